/* places_section: the section that says where the work is done, one address a line. A part of
 * facts. What always holds: an address over several lines stays one, addresses run together are
 * parted. */
#include "posting/facts/facts_private.h"

#include "posting/text/text.h"

#include <string.h>

enum {
    PLACE_MAX = 1000, /* bytes of a block */
    BLOCKS_MAX = 50
};

/* Letters and digits, folded, each with the byte at which its character ends. */
struct letters {
    GString *folded;
    GArray *ends; /* size_t */
};

static struct letters letters_of(const char *text, size_t len)
{
    struct letters letters = {g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(size_t))};

    for (const char *at = text; at < text + len;) {
        const char *next = g_utf8_next_char(at);
        g_autofree char *folded = lang_fold(at, (size_t)(next - at));
        const size_t end = (size_t)(next - text);

        for (const char *c = folded; *c; c++)
            if (*c != ' ') {
                g_string_append_c(letters.folded, *c);
                g_array_append_val(letters.ends, end);
            }
        at = next;
    }
    return letters;
}

static void letters_clear(struct letters *letters)
{
    g_string_free(letters->folded, TRUE);
    g_array_unref(letters->ends);
}

/* Where, from the beginning of the line on, the first of the offices' addresses ends; 0: none is in
 * it. Case, accents and marks don't count. */
static size_t office_end(const struct posting *posting, struct span line)
{
    struct letters letters = letters_of(span_text(line), line.len);
    size_t first = 0;

    for (unsigned i = 0; i < posting->offices->len; i++) {
        const char *address = g_array_index(posting->offices, struct posting_office, i).address;
        struct letters wanted = letters_of(address ? address : "", address ? strlen(address) : 0);
        const char *found =
            wanted.folded->len > 0 ? strstr(letters.folded->str, wanted.folded->str) : NULL;

        if (found) {
            const size_t end =
                g_array_index(letters.ends, size_t,
                              (size_t)(found - letters.folded->str) + wanted.folded->len - 1);

            first = first == 0 ? end : MIN(first, end);
        }
        letters_clear(&wanted);
    }
    letters_clear(&letters);
    return first;
}

static void append(GString *places, struct span span)
{
    g_autofree char *text = NULL;

    span = body_trim(span);
    while (span.len > 0 && strchr(",;.", span_text(span)[span.len - 1]))
        span = body_trim(span_part(span, 0, span.len - 1));
    if (span.len == 0)
        return;
    text = body_fold(span);
    g_string_append_printf(places, "%s%s", places->len > 0 ? "\n" : "", text);
}

/* Addresses run together are parted where an office's ends. */
static void append_line(const struct posting *posting, GString *places, struct span line)
{
    size_t end = office_end(posting, line);

    while (end > 0 && end < line.len) {
        append(places, span_part(line, 0, end));
        line = span_part(line, end, line.len);
        end = office_end(posting, line);
    }
    append(places, line);
}

/* Lines of one block are places of their own where each has a postcode. */
static void append_block(const struct posting *posting, GString *places, struct span block)
{
    size_t len = strcspn(span_text(block), "\r\n");

    while (len < block.len && body_is_address(span_text(block), len)) {
        append_line(posting, places, span_part(block, 0, len));
        block = body_trim(span_part(block, len, block.len));
        len = strcspn(span_text(block), "\r\n");
    }
    append_line(posting, places, block);
}

/* Long blocks, and sentences without an address, speak about the places. */
static bool is_prose(const struct posting_block *block)
{
    return block->span.len > PLACE_MAX ||
           (block->kind == BLOCK_PARAGRAPH && g_str_has_suffix(block->text, ".") &&
            !body_is_address(block->text, strlen(block->text)));
}

/* An address over several lines has its postcode in one of them, the last or the one before it. */
static void join_address(GString *places)
{
    g_auto(GStrv) lines = g_strsplit(places->str, "\n", -1);
    const unsigned count = g_strv_length(lines);
    unsigned codes = 0;
    bool late = false;

    for (unsigned i = 0; i < count; i++)
        if (body_is_address(lines[i], strlen(lines[i]))) {
            codes++;
            late = i + 2 >= count;
        } else if (i + 1 == count && g_ascii_isdigit(lines[i][strcspn(lines[i], "0123456789")])) {
            codes++; /* "WL4 2TB" alone */
            late = true;
        }
    if (count < 2 || codes != 1 || !late)
        return;
    for (char *at = places->str; *at; at++)
        if (*at == '\n')
            *at = '\v';
    g_string_replace(places, "\v", ", ", 0);
}

/* What a label of places names, of a block that has one; else all of it. */
static struct span value_of(const struct facts_view *view, const struct posting_block *block)
{
    return block->label.source && !posting_names_next(block) &&
                   lang_find_fact(view->words, span_text(block->label), block->label.len) ==
                       LANG_FACT_PLACES
               ? block->value
               : block->span;
}

/* "In person", "Work location: on site" */
static bool names_no_place(struct facts_view *view, unsigned block)
{
    for (unsigned i = 0; i < view->parts->len; i++) {
        const struct facts_part *part = &g_array_index(view->parts, struct facts_part, i);

        if (view_unit(view, part->unit)->block == block &&
            view_says(view, LANG_PATTERN_NO_PLACE, part->value))
            return true;
    }
    return false;
}

/* A word or two above sentences that are about something else. */
static bool heads_prose(const struct posting *posting, const struct posting_section *section,
                        unsigned index)
{
    const struct posting_block *block = posting_block(posting, section->first + index),
                               *next = index + 1 < section->count
                                           ? posting_block(posting, section->first + index + 1)
                                           : NULL;

    return next && block->kind == BLOCK_PARAGRAPH && is_prose(next) &&
           !strpbrk(block->text, ",0123456789");
}

void places_in_section(struct facts_pool *pool)
{
    const struct posting *posting = pool->view->posting;
    const struct posting_section *section = posting_find_section(posting, ROLE_PLACES);
    g_autoptr(GString) places = g_string_new(NULL);
    struct span span = NO_SPAN;

    for (unsigned i = 0; section && i < MIN(section->count, BLOCKS_MAX); i++) {
        const struct posting_block *block = posting_block(posting, section->first + i);

        const struct span where = value_of(pool->view, block);

        if (block->kind == BLOCK_HEADING || block->around || is_prose(block) ||
            posting_names_next(block) || names_no_place(pool->view, section->first + i))
            continue;
        if (places->len > 0 && heads_prose(posting, section, i))
            break;
        if (places->len == 0)
            span = where;
        append_block(posting, places, where);
    }
    join_address(places);
    if (places->len > 0)
        pool_add_text(pool, FACT_PLACES, "section", 86, g_strdup(places->str), span, NULL);
}
