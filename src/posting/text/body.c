/* body: from the text to blocks and sections. On the way from posting to PDF: after the files are
 * read, before facts are looked for. What always holds: every word of the text stands in just one
 * block, in its order.
 *
 * A heading in capitals opens a section. One that is not does so until the first in capitals; below
 * that it is a sub-heading, unless the lexicon knows it and has known none of those in capitals
 * ("MAISON X" above a text does not swallow it). So is, in a section that has a role, one that the
 * lexicon does not know and that leads to items ("You will:" among the duties). */
#include "posting/text/text.h"

#include "posting/text/text_private.h"

#include <string.h>

struct reading {
    struct posting *posting;
    struct body_place at;
    GHashTable *corrections;       /* folded line → struct body_correction *; NULL: none */
    bool open;                     /* the last block may go on in the next line */
    bool open_capitals;            /* and is a heading in capitals */
    bool capitals, known_capitals; /* a heading in capitals came; one that the lexicon knows */
    bool sub_capitals;             /* in the section at hand there are sub-headings in capitals */
    struct span above;             /* the line above, if the last block is open */
};

static struct posting_block *last_block(const struct reading *reading)
{
    const GArray *blocks = reading->posting->blocks;

    return &g_array_index(blocks, struct posting_block, blocks->len - 1);
}

static void add_section(struct reading *reading, enum lang_role role)
{
    const struct posting_section section = {role, reading->posting->blocks->len, 0};

    g_array_append_val(reading->posting->sections, section);
    reading->at.role = role;
    reading->at.sections++;
    reading->sub_capitals = false;
}

/* As typed, without the spaces after it. */
static char *marker_of(const struct body_line *line)
{
    const size_t len = line->content.offset - line->whole.offset;

    return g_strchomp(span_dup(span_part(line->whole, 0, len)));
}

static void add_block(struct reading *reading, enum posting_block_kind kind, struct span span)
{
    const bool item = kind == BLOCK_ITEM;
    const struct posting_block block = {.kind = kind,
                                        .span = span,
                                        .number = item ? reading->at.line.number : 0,
                                        .lettered = item && reading->at.line.lettered,
                                        .depth = item ? 1 : 0,
                                        .marker = item ? marker_of(&reading->at.line) : NULL};

    g_array_append_val(reading->posting->blocks, block);
    reading->at.blocks++;
    reading->open = true;
    reading->open_capitals = false;
}

static void add_heading(struct reading *reading, unsigned level, enum lang_role role)
{
    if (level == 2)
        add_section(reading, role);
    add_block(reading, BLOCK_HEADING, reading->at.line.whole);
    last_block(reading)->level = level;
    reading->open = false;
}

static void add_capitals(struct reading *reading)
{
    const enum lang_role role = body_heading_role(&reading->at, reading->at.line.whole);

    add_heading(reading, 2, role);
    reading->capitals = true;
    reading->known_capitals |= role != ROLE_NONE;
    reading->open = reading->open_capitals = true;
}

static void add_plain_heading(struct reading *reading)
{
    enum lang_role role = ROLE_NONE;
    bool below;

    if (!reading->known_capitals)
        role = body_heading_role(&reading->at, reading->at.line.whole);
    below =
        reading->capitals || (reading->at.role != ROLE_NONE && body_heading_leads_on(&reading->at));
    add_heading(reading, role == ROLE_NONE && below ? 3 : 2, role);
}

/* The last block, with the line at hand. */
static struct span longer_block(const struct reading *reading)
{
    struct span span = last_block(reading)->span;

    span.len = reading->at.line.whole.offset + reading->at.line.whole.len - span.offset;
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
    reading->at.role = body_heading_role(&reading->at, last_block(reading)->span);
    reading->known_capitals |= reading->at.role != ROLE_NONE;
    g_array_index(sections, struct posting_section, sections->len - 1).role = reading->at.role;
}

/* A heading in capitals that has a role already does not go on in this line, which has none. */
static bool is_below_heading(const struct reading *reading)
{
    return reading->open && reading->open_capitals &&
           body_heading_role(&reading->at, last_block(reading)->span) != ROLE_NONE &&
           body_heading_role(&reading->at, reading->at.line.whole) == ROLE_NONE &&
           !body_heading_joins(&reading->at, reading->above);
}

static bool is_sub_capitals(const struct reading *reading)
{
    return reading->at.next.item &&
           (is_below_heading(reading) ||
            (reading->sub_capitals && !reading->open_capitals &&
             body_heading_role(&reading->at, reading->at.line.whole) == ROLE_NONE));
}

/* Lines in capitals that follow each other are one heading, as long as a heading may be, or until
 * it has a role and a value follows, or items do; the rest is a text in capitals. */
static void read_capitals(struct reading *reading)
{
    if (is_sub_capitals(reading)) {
        add_heading(reading, 3, ROLE_NONE);
        reading->sub_capitals = true;
        reading->open_capitals = false;
    } else if (is_below_heading(reading) && body_heading_holds_fact(&reading->at)) {
        add_block(reading, BLOCK_PARAGRAPH, reading->at.line.whole);
    } else if (!reading->open || !reading->open_capitals) {
        add_capitals(reading);
    } else if (!body_line_is_longer(longer_block(reading), BODY_HEADING_MAX)) {
        go_on_capitals(reading);
    } else if (body_heading_role(&reading->at, reading->at.line.whole) != ROLE_NONE) {
        add_capitals(reading);
    } else {
        add_block(reading, BLOCK_PARAGRAPH, reading->at.line.whole);
    }
}

/* Inside a paragraph that goes on, capitals are a name; a heading comes where the text could end,
 * or is one that the lexicon knows. */
static bool opens_section(const struct reading *reading)
{
    if (!body_heading_in_capitals(&reading->at, reading->at.line.whole))
        return false;
    return !reading->open || reading->open_capitals || is_sub_capitals(reading) ||
           body_line_ends_sentence(last_block(reading)->span) ||
           body_heading_role(&reading->at, reading->at.line.whole) != ROLE_NONE;
}

static void add_corrected(struct reading *reading, struct body_correction *correction)
{
    correction->used = true;
    if (correction->kind == BLOCK_HEADING)
        add_heading(reading, correction->level,
                    correction->has_role ? correction->role
                                         : body_heading_role(&reading->at, reading->at.line.whole));
    else
        add_block(reading, correction->kind,
                  correction->kind == BLOCK_ITEM ? reading->at.line.content
                                                 : reading->at.line.whole);
}

/* Does the line at hand belong to the block above it? */
static bool goes_on(const struct reading *reading)
{
    if (!reading->open || reading->open_capitals)
        return false;
    return last_block(reading)->kind != BLOCK_ITEM ||
           (!body_heading_ends_list(&reading->at) &&
            !body_heading_stands_below(&reading->at, reading->above));
}

/* `a)` is no marker where no `b)` follows; nor is the number of a heading. */
static void unmark(struct reading *reading)
{
    struct body_line *line = &reading->at.line;
    const struct posting_block *last = reading->at.blocks > 0 ? last_block(reading) : NULL;
    const bool letter =
        line->lettered &&
        !body_heading_in_letters(&reading->at, last && last->lettered ? last->number : 0);

    if (!letter && !body_heading_is_numbered(&reading->at))
        return;
    line->item = line->lettered = false;
    line->number = 0;
    line->content = line->whole;
}

static void read_line(struct reading *reading)
{
    struct body_correction *correction =
        reading->at.line.blank
            ? NULL
            : body_corrections_find(reading->corrections, reading->at.line.whole);

    unmark(reading);
    if (reading->at.line.blank)
        reading->open = false;
    else if (correction)
        add_corrected(reading, correction);
    else if (reading->at.line.item)
        add_block(reading, BLOCK_ITEM, reading->at.line.content);
    else if (opens_section(reading))
        read_capitals(reading);
    else if (goes_on(reading))
        go_on(reading);
    else if ((body_heading_is_alone(&reading->at) && body_heading_in_words(&reading->at) &&
              body_heading_has_text(&reading->at)) ||
             (!reading->known_capitals && body_heading_opens_text(&reading->at)))
        add_plain_heading(reading);
    else
        add_block(reading, BLOCK_PARAGRAPH, reading->at.line.whole);
}

/* Sections were given their first block; now blocks get their texts and sections their counts. */
static void finish(const struct posting *posting)
{
    for (unsigned i = 0, section = 0; i < posting->blocks->len; i++) {
        struct posting_block *block = &g_array_index(posting->blocks, struct posting_block, i);

        while (section + 1 < posting->sections->len &&
               posting_section(posting, section + 1)->first <= i)
            section++;
        block->text = body_fold(block->span);
        block->section = section;
        g_array_index(posting->sections, struct posting_section, section).count++;
    }
}

void body_read(struct posting *posting, const char *title, const struct ini *ini, struct diag *diag)
{
    const unsigned lines = posting->txt->lines->len;
    struct reading reading = {
        .posting = posting,
        .at = {.lang = posting->lang, .title = title && *title ? title : NULL},
        .corrections = body_corrections_read(ini, diag)};

    add_section(&reading, ROLE_NONE);
    reading.at.source = posting->txt;
    reading.at.next = body_line_read(posting->txt, 1);
    for (unsigned line = 1; line <= lines; line++) {
        reading.at.number = line;
        reading.at.line = reading.at.next;
        reading.at.next = line < lines ? body_line_read(posting->txt, line + 1)
                                       : (struct body_line){.blank = true};
        read_line(&reading);
        reading.above = reading.at.line.whole;
    }
    body_corrections_report(reading.corrections, diag);
    g_clear_pointer(&reading.corrections, g_hash_table_unref);
    finish(posting);
}
