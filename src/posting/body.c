/* body: from the text to blocks and sections. On the way from posting to PDF: after the files are read, before facts are looked for. What always
 * holds: every word of the text stands in just one block, in its order.
 *
 * A heading in capitals opens a section. One that is not does so until the first in capitals; below that it is a sub-heading, unless the lexicon knows
 * it and has known none of those in capitals ("OFFRE D'EMPLOI" above a text does not swallow it). */
#include "posting/body.h"

#include "posting/body_correct.h"
#include "posting/body_line.h"
#include "posting/title.h"

#include <string.h>

struct reading {
    struct posting *posting;
    const char *title;       /* folded, or NULL */
    GHashTable *corrections; /* folded line → struct body_correction *; NULL: none */
    bool open;               /* the last block may go on in the next line */
    bool open_capitals;      /* and is a heading in capitals */
    bool capitals, known_capitals; /* a heading in capitals came; one that the lexicon knows */
    enum lang_role role;     /* of the section at hand */
    struct body_line line, next;
};

struct span body_trim(struct span span)
{
    const char *start = span_text(span), *end = start + span.len, *from = start;

    while (from < end && g_unichar_isspace(g_utf8_get_char(from)))
        from = g_utf8_next_char(from);
    while (end > from && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return span_part(span, (size_t)(from - start), (size_t)(end - from));
}

char *body_fold(struct span span)
{
    const char *text = span_text(span);
    GString *folded = g_string_sized_new(span.len);

    for (size_t i = 0; i < span.len; i++)
        if (!g_ascii_isspace(text[i]))
            g_string_append_c(folded, text[i]);
        else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c(folded, ' ');
    return g_string_free(folded, FALSE);
}

/* Five digits on their own, with a letter after them: "13100 Aix". */
static bool has_postcode(const char *text, size_t len)
{
    for (size_t i = 0, run = 0; i < len; i++) {
        run = g_ascii_isdigit(text[i]) ? run + 1 : 0;
        if (run != 5 || (i >= 5 && g_ascii_isalnum(text[i - 5])) || i + 2 >= len)
            continue;
        if (text[i + 1] == ' ' && g_unichar_isalpha(g_utf8_get_char(text + i + 2)))
            return true;
    }
    return false;
}

bool body_is_address(const char *text, size_t len)
{
    return memchr(text, '@', len) || g_strstr_len(text, (gssize)len, "://") || g_strstr_len(text, (gssize)len, "www.") ||
           g_strstr_len(text, (gssize)len, "WWW.") || has_postcode(text, len);
}

static char *fold_words(struct span span)
{
    return lang_fold(span_text(span), span.len);
}

static enum lang_role role_of(const struct reading *reading, struct span line)
{
    g_autofree char *text = span_dup(line);

    return lang_find_role(reading->posting->lang, text);
}

/* Above all headings, a line that only says that there is a job; `Job description` does so only in the first line. */
static bool is_announcement(const struct reading *reading, struct span line)
{
    const struct posting *posting = reading->posting;

    return posting->sections->len == 1 && title_is_announcement(posting->lang, line) &&
           (posting->blocks->len == 0 || role_of(reading, line) == ROLE_NONE);
}

/* What is no heading: a line that holds the title, or leads to it. */
static bool holds_title(const struct reading *reading, struct span line)
{
    g_autofree char *folded = reading->title ? fold_words(line) : NULL;

    return (folded && strstr(folded, reading->title)) || is_announcement(reading, line);
}

/* Sections whose short lines are their content, not headings. */
static bool is_fact_role(enum lang_role role)
{
    return role == ROLE_DEADLINE || role == ROLE_START || role == ROLE_PAY || role == ROLE_PLACES || role == ROLE_APPLY;
}

static bool says_more(struct span line)
{
    const char *colon = g_strstr_len(span_text(line), (gssize)line.len, ":");

    return colon && colon + 1 < span_text(line) + line.len;
}

/* The line is alone between blank lines, headings and items, and not in capitals. */
static bool is_plain_heading(const struct reading *reading, struct span line)
{
    enum lang_role role;

    if ((!body_line_is_question(line) && !body_line_is_short(line)) || says_more(line) || holds_title(reading, line))
        return false;
    if (!is_fact_role(reading->role))
        return true;
    role = role_of(reading, line);
    return role != ROLE_NONE && role != reading->role;
}

static bool is_capitals_heading(const struct reading *reading, struct span line)
{
    return body_line_is_capitals(line) && !holds_title(reading, line);
}

static bool is_alone(const struct reading *reading)
{
    return reading->next.blank || reading->next.item || is_capitals_heading(reading, reading->next.whole);
}

static struct posting_block *last_block(const struct reading *reading)
{
    const GArray *blocks = reading->posting->blocks;

    return &g_array_index(blocks, struct posting_block, blocks->len - 1);
}

static void add_section(struct reading *reading, enum lang_role role)
{
    const struct posting_section section = {role, reading->posting->blocks->len, 0};

    g_array_append_val(reading->posting->sections, section);
    reading->role = role;
}

static void add_block(struct reading *reading, enum posting_block_kind kind, struct span span)
{
    const struct posting_block block = {.kind = kind, .span = span, .number = kind == BLOCK_ITEM ? reading->line.number : 0};

    g_array_append_val(reading->posting->blocks, block);
    reading->open = true;
    reading->open_capitals = false;
}

static void add_heading(struct reading *reading, unsigned level, enum lang_role role)
{
    if (level == 2)
        add_section(reading, role);
    add_block(reading, BLOCK_HEADING, reading->line.whole);
    last_block(reading)->level = level;
    reading->open = false;
}

static void add_capitals(struct reading *reading)
{
    const enum lang_role role = role_of(reading, reading->line.whole);

    add_heading(reading, 2, role);
    reading->capitals = true;
    reading->known_capitals |= role != ROLE_NONE;
    reading->open = reading->open_capitals = true;
}

static void add_plain_heading(struct reading *reading)
{
    enum lang_role role = ROLE_NONE;

    if (!reading->known_capitals)
        role = role_of(reading, reading->line.whole);
    add_heading(reading, !reading->capitals || role != ROLE_NONE ? 2 : 3, role);
}

/* The last block, with the line at hand. */
static struct span longer_block(const struct reading *reading)
{
    struct span span = last_block(reading)->span;

    span.len = reading->line.whole.offset + reading->line.whole.len - span.offset;
    return span;
}

static void go_on(const struct reading *reading)
{
    last_block(reading)->span = longer_block(reading);
}

/* A heading in capitals that takes two lines may get its role only now. */
static void go_on_capitals(struct reading *reading)
{
    GArray *sections = reading->posting->sections;

    go_on(reading);
    reading->role = role_of(reading, last_block(reading)->span);
    reading->known_capitals |= reading->role != ROLE_NONE;
    g_array_index(sections, struct posting_section, sections->len - 1).role = reading->role;
}

/* Lines in capitals that follow each other are one heading, as long as a heading may be; the rest is a text in capitals. */
static void read_capitals(struct reading *reading)
{
    if (!reading->open || !reading->open_capitals)
        add_capitals(reading);
    else if (!body_line_is_longer(longer_block(reading), BODY_HEADING_MAX))
        go_on_capitals(reading);
    else if (role_of(reading, reading->line.whole) != ROLE_NONE)
        add_capitals(reading);
    else
        add_block(reading, BLOCK_PARAGRAPH, reading->line.whole);
}

/* Inside a paragraph that goes on, capitals are a name; a heading comes where the text could end, or is one that the lexicon knows. */
static bool opens_section(const struct reading *reading)
{
    if (!is_capitals_heading(reading, reading->line.whole))
        return false;
    return !reading->open || reading->open_capitals || body_line_ends_sentence(last_block(reading)->span) ||
           role_of(reading, reading->line.whole) != ROLE_NONE;
}

static void add_corrected(struct reading *reading, struct body_correction *correction)
{
    correction->used = true;
    if (correction->kind == BLOCK_HEADING)
        add_heading(reading, correction->level, correction->has_role ? correction->role : role_of(reading, reading->line.whole));
    else
        add_block(reading, correction->kind, correction->kind == BLOCK_ITEM ? reading->line.content : reading->line.whole);
}

static void read_line(struct reading *reading)
{
    struct body_correction *correction = reading->line.blank ? NULL : body_corrections_find(reading->corrections, reading->line.whole);

    if (reading->line.blank)
        reading->open = false;
    else if (correction)
        add_corrected(reading, correction);
    else if (reading->line.item)
        add_block(reading, BLOCK_ITEM, reading->line.content);
    else if (opens_section(reading))
        read_capitals(reading);
    else if (reading->open && !reading->open_capitals)
        go_on(reading);
    else if (is_alone(reading) && is_plain_heading(reading, reading->line.whole))
        add_plain_heading(reading);
    else
        add_block(reading, BLOCK_PARAGRAPH, reading->line.whole);
}

/* Sections were given their first block; now blocks get their texts and sections their counts. */
static void finish(const struct posting *posting)
{
    for (unsigned i = 0, section = 0; i < posting->blocks->len; i++) {
        struct posting_block *block = &g_array_index(posting->blocks, struct posting_block, i);

        while (section + 1 < posting->sections->len && posting_section(posting, section + 1)->first <= i)
            section++;
        block->text = body_fold(block->span);
        block->section = section;
        g_array_index(posting->sections, struct posting_section, section).count++;
    }
}

void body_read(struct posting *posting, const char *title, const struct ini *ini, struct diag *diag)
{
    const unsigned lines = posting->txt->lines->len;
    struct reading reading = {.posting = posting, .title = title && *title ? title : NULL, .corrections = body_corrections_read(ini, diag)};

    add_section(&reading, ROLE_NONE);
    reading.next = body_line_read(posting->txt, 1);
    for (unsigned line = 1; line <= lines; line++) {
        reading.line = reading.next;
        reading.next = line < lines ? body_line_read(posting->txt, line + 1) : (struct body_line){.blank = true};
        read_line(&reading);
    }
    body_corrections_report(reading.corrections, diag);
    g_clear_pointer(&reading.corrections, g_hash_table_unref);
    finish(posting);
}
