/* places: takes the section about places apart into addresses. A part of facts. What always holds:
 * all its words are kept, in their order. */
#include "posting/facts/facts_private.h"

#include "posting/text/text.h"

#include <string.h>

enum { PLACE_MAX = 1000, BLOCKS_MAX = 50 }; /* bytes of a block; blocks */

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

void places_read(struct posting *posting)
{
    const struct posting_section *section = posting_find_section(posting, ROLE_PLACES);
    struct posting_fact *fact = &posting->facts[FACT_PLACES];
    g_autoptr(GString) places = g_string_new(NULL);

    for (unsigned i = 1; section && !fact->text && i < MIN(section->count, BLOCKS_MAX); i++) {
        const struct posting_block *block = posting_block(posting, section->first + i);

        if (block->kind == BLOCK_HEADING || is_prose(block))
            continue;
        if (places->len == 0)
            fact->span = block->span;
        append_block(posting, places, block->span);
    }
    if (places->len > 0)
        fact->text = g_strdup(places->str);
}

void places_split(char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "|", -1);
    g_autofree char *joined = NULL;

    for (char **part = parts; *part; part++)
        g_strstrip(*part);
    joined = g_strjoinv("\n", parts);
    memcpy(text, joined, strlen(joined) + 1);
}
