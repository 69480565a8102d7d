/* body: from the text to blocks and sections. On the way from posting to PDF: after the files are
 * read, before facts are looked for. What always holds: every word of the text stands in just one
 * block, in its order.
 *
 * A heading opens a section where it has a role of its own, or stands as high as the one above it;
 * else it parts the section. Of paragraphs that no heading names, those that say by a label or by
 * how they sound what they are about make sections without a heading. */
#include "posting/text/text.h"

#include "posting/posting_private.h"
#include "posting/text/text_private.h"

#include <string.h>

enum {
    TONE_LINES = 12,    /* below a heading whose words don't tell */
    LIST_LINE_MAX = 120 /* characters of a line that is one of a list without marks */
};

struct reading {
    struct posting *posting;
    struct text *text;
    const struct text_line *head; /* of the section at hand; NULL: it has none */
    enum lang_role role;          /* of it */
    enum lang_role headed;        /* of the last section with a heading */
    const struct text_line *sub;  /* its last sub-heading */
    bool told;                    /* a heading has said what it is about */
    bool wish;                    /* below a heading that wishes */
    bool sub_capitals;            /* the section has sub-headings in capitals */
    bool started;                 /* it has a block below its heading */
    unsigned heads;               /* bits: the roles that headings have */
    unsigned link;                /* the first that no block has yet */
};

static struct posting_block *last_block(const struct reading *reading)
{
    const GArray *blocks = reading->posting->blocks;

    return blocks->len ? &g_array_index(blocks, struct posting_block, blocks->len - 1) : NULL;
}

static void add_section(struct reading *reading, enum lang_role role, const struct text_line *head)
{
    const struct posting_section section = {role, reading->posting->blocks->len, 0};
    GArray *sections = reading->posting->sections;
    struct posting_section *last =
        sections->len ? &g_array_index(sections, struct posting_section, sections->len - 1) : NULL;

    if (last && last->first == section.first && sections->len > 1)
        last->role = role;
    else
        g_array_append_val(sections, section);
    reading->role = role;
    reading->head = head;
    reading->headed = head ? role : reading->headed;
    reading->sub_capitals = false;
    reading->sub = NULL;
    reading->wish = false;
}

static bool is_rule_named(const struct text_line *line, const char *name)
{
    return line->rule && strcmp(line->rule, name) == 0;
}

static bool is_aside(const struct text_line *line)
{
    return line->mark.aside || line->mark.foreign || is_rule_named(line, "hashtags") ||
           is_rule_named(line, "buttons") || is_rule_named(line, "table-head");
}

static bool is_around(const struct text_line *line)
{
    return line->mark.aside || is_rule_named(line, "hashtags") || is_rule_named(line, "buttons");
}

/* The span's folded text with the links in it. */
static void read_text_of(struct reading *reading, struct posting_block *block)
{
    const GArray *links = reading->text->marks ? reading->text->marks->links : NULL;

    for (; links && reading->link < links->len; reading->link++) {
        const struct text_link *link = &g_array_index(links, struct text_link, reading->link);
        size_t start;

        if (link->at + link->len > block->span.offset + block->span.len)
            break;
        if (link->at < block->span.offset || link->len == 0)
            continue;
        start = body_folded_len(block->span, link->at - block->span.offset);
        if (!block->links)
            block->links = posting_links_new();
        posting_links_add(block->links, start,
                          body_folded_len(block->span, link->at + link->len - block->span.offset) -
                              start,
                          link->target);
    }
    block->text = body_fold(block->span);
}

static struct posting_block *add_block(struct reading *reading, enum posting_block_kind kind,
                                       const struct text_line *line, struct span span)
{
    struct posting_block block = {.kind = kind,
                                  .span = span,
                                  .rule = line->rule,
                                  .wish = reading->wish,
                                  .aside = is_aside(line),
                                  .around = is_around(line)};

    if (kind == BLOCK_ITEM && line->look.item) {
        block.number = line->look.number;
        block.lettered = line->look.lettered;
        block.marker = span_dup(body_trim(
            span_part(line->look.whole, 0, line->look.content.offset - line->look.whole.offset)));
    }
    block.depth = kind == BLOCK_ITEM ? 1 : 0;
    if (kind == BLOCK_HEADING || !body_line_parts(span, &block.label, &block.value))
        block.label = block.value = NO_SPAN;
    read_text_of(reading, &block);
    g_array_append_val(reading->posting->blocks, block);
    reading->started |= kind != BLOCK_HEADING;
    return last_block(reading);
}

static bool is_fact_role(enum lang_role role)
{
    return role == ROLE_PAY || role == ROLE_PLACES || role == ROLE_START || role == ROLE_DEADLINE ||
           role == ROLE_APPLY;
}

/* How a heading is set: those that are set alike stand alike. */
static unsigned style_of(const struct text_line *line)
{
    enum { HASHES = 1, UNDERLINED = 8, NUMBERED, ROMAN, LETTERED, CAPITALS, BOLD, PLAIN };

    if (line->mark.level)
        return HASHES + line->mark.level;
    if (line->underlined || line->below_rule)
        return UNDERLINED;
    if (line->look.number && line->look.item)
        return line->look.roman ? ROMAN : line->look.lettered ? LETTERED : NUMBERED;
    return line->capitals ? CAPITALS : line->mark.strong ? BOLD : PLAIN;
}

/* What the paragraphs and items below a heading sound like, up to the next. */
static enum lang_role role_below(const struct reading *reading, unsigned i)
{
    const struct text_line *first = text_line(reading->text, i + 1), *last = NULL;
    struct span span;

    for (unsigned j = i + 1; j <= i + TONE_LINES; j++) {
        const struct text_line *line = text_line(reading->text, j);

        if (!line || line->kind == TEXT_HEADING)
            break;
        last = line;
    }
    if (!last)
        return ROLE_NONE;
    span = first->look.whole;
    span.len = last->look.whole.offset + last->look.whole.len - span.offset;
    return lang_find_tone(reading->text->lang, span_text(span), span.len);
}

/* A heading with words that tell, or by what stands below it; before the first that tells, a line
 * set as a heading is a title or a name. */
static enum lang_role role_of(const struct reading *reading, struct text_line *line, unsigned i)
{
    const enum lang_role role = text_role(reading->text, line);

    return role != ROLE_NONE || !reading->told || line->mark.foreign ||
                   reading->posting->blocks->len > TEXT_LINES_MAX ||
                   is_rule_named(line, "one-of-several-posts")
               ? role
               : role_below(reading, i);
}

/* Lower than the heading of the section at hand, by how it is set. */
static bool is_set_lower(const struct reading *reading, const struct text_line *line)
{
    const struct text_line *head = reading->head;

    if (!head)
        return false;
    if (line->mark.level || head->mark.level)
        return line->mark.level == 0 || (head->mark.level && line->mark.level > head->mark.level);
    return style_of(line) != style_of(head);
}

static bool leads_on(const struct reading *reading, const struct text_line *line, unsigned i)
{
    const struct text_line *next = text_line(reading->text, i + 1);

    return body_line_ends_in(line->look.whole, ":…") || (next && next->look.item);
}

/* In capitals, glued below its section's heading, and above items; then others like it, too. */
static bool is_sub_capitals(const struct reading *reading, const struct text_line *line, unsigned i)
{
    const struct text_line *next = text_line(reading->text, i + 1);

    return line->capitals && next && next->look.item &&
           ((!reading->started && !line->below_blank) || reading->sub_capitals);
}

/* Its series or style has parted the section already, and its words are not all known, nor does it
 * bring a role where there was none. */
static bool is_set_as_sub(const struct reading *reading, const struct text_line *line)
{
    return reading->sub && (line->role == ROLE_NONE || reading->role != ROLE_NONE) &&
           style_of(reading->sub) == style_of(line) && !line->whole &&
           style_of(line) != style_of(reading->head);
}

/* Duties may be about that, too: “Équipe”, “Accessibilité”. */
static bool is_topic(enum lang_role role)
{
    return role == ROLE_ABOUT || role == ROLE_COMMITMENTS || role == ROLE_MISSIONS;
}

static bool is_sub_heading(const struct reading *reading, struct text_line *line, unsigned i)
{
    const enum lang_role role = text_role(reading->text, line),
                         below = reading->posting->blocks->len > TEXT_LINES_MAX || role != ROLE_NONE
                                     ? ROLE_NONE
                                     : role_below(reading, i);

    if (is_rule_named(line, "one-of-several-posts") ||
        (line->mark.foreign && reading->role != ROLE_NONE))
        return false;
    if (reading->head == NULL && reading->role == ROLE_NONE)
        return false;
    if ((line->wish || line->need) && reading->role == ROLE_PROFILE)
        return reading->head && (is_set_lower(reading, line) || !line->mark.level);
    if (reading->head && is_set_as_sub(reading, line))
        return true;
    if (role == ROLE_NONE && reading->head && leads_on(reading, line, i) && below != ROLE_NONE &&
        below != reading->role && is_fact_role(below) && !is_fact_role(reading->role))
        return false;
    if (role != ROLE_NONE && role == reading->role && reading->head && !line->mark.level &&
        leads_on(reading, line, i) && !line->capitals && !line->mark.strong && !line->underlined)
        return true;
    if (role != ROLE_NONE && role != reading->role)
        return reading->head && is_set_lower(reading, line) &&
               (!line->whole || (is_topic(role) && leads_on(reading, line, i))) &&
               reading->text->known_capitals > 0 && !line->capitals;
    if (role == ROLE_NONE && is_sub_capitals(reading, line, i))
        return true;
    if (role == ROLE_NONE && !is_set_lower(reading, line))
        return !line->mark.level && !line->capitals && !line->mark.strong && !line->underlined &&
               reading->role != ROLE_NONE && leads_on(reading, line, i);
    return is_set_lower(reading, line);
}

static void add_heading(struct reading *reading, struct text_line *line, struct span span,
                        unsigned i)
{
    const bool below = is_sub_heading(reading, line, i);

    reading->told |= text_role(reading->text, line) != ROLE_NONE;
    if (below) {
        reading->sub_capitals |= line->capitals;
        reading->sub = line;
    } else {
        add_section(reading, role_of(reading, line, i), line);
        reading->started = false;
    }
    reading->wish = line->wish;
    add_block(reading, BLOCK_HEADING, line, span)->level = below ? 3 : 2;
}

static void add_corrected(struct reading *reading, struct text_line *line, struct span span,
                          unsigned i)
{
    struct body_correction *correction = line->correction;

    correction->used = true;
    if (correction->kind != BLOCK_HEADING) {
        add_block(reading, correction->kind, line, span);
        return;
    }
    if (correction->level == 2)
        add_section(reading, correction->has_role ? correction->role : role_of(reading, line, i),
                    line);
    add_block(reading, BLOCK_HEADING, line, span)->level = correction->level;
}

/* What names a value says what it is about: `Salaire : …`. */
static enum lang_role role_of_label(const struct reading *reading, struct span span)
{
    struct span label, value;
    g_autofree char *says = NULL;

    if (!body_line_parts(span, &label, &value))
        return ROLE_NONE;
    says = span_dup(label);
    return lang_is_whole_heading(reading->text->lang, says)
               ? lang_find_role(reading->text->lang, says)
               : ROLE_NONE;
}

/* A label whose text is a section of its own, `**Le poste :** …`; or one that names a fact. */
static enum lang_role role_by_label(const struct reading *reading, struct span span,
                                    const struct text_line *line)
{
    const enum lang_role role = role_of_label(reading, span);

    if (role == ROLE_NONE || line->mark.run_in)
        return role;
    if (!is_fact_role(role))
        return ROLE_NONE;
    if (is_fact_role(reading->headed) && role != ROLE_APPLY && role != ROLE_DEADLINE)
        return reading->role;
    return role;
}

/* Has no heading this role? Then a paragraph may. */
static bool is_unheaded(const struct reading *reading, enum lang_role role)
{
    return !(reading->heads & (1u << role));
}

/* A paragraph of another role than its section's, by how it sounds. Inside a section that has a
 * heading and a role, only what is sure never to be of it. */
static enum lang_role role_by_tone(const struct reading *reading, struct span span,
                                   const struct text_line *line)
{
    const enum lang_role tone = lang_find_tone(reading->text->lang, span_text(span), span.len);
    const bool free = reading->headed == ROLE_NONE, apart = line->below_blank || !reading->head;

    switch (tone) {
    case ROLE_APPLY:
    case ROLE_COMMITMENTS:
        return free || (apart && reading->started) ? tone : ROLE_NONE;
    case ROLE_PAY:
        return free || (apart && reading->started &&
                        (reading->headed == ROLE_PROFILE || reading->headed == ROLE_MISSIONS))
                   ? tone
                   : ROLE_NONE;
    case ROLE_PROFILE:
    case ROLE_MISSIONS:
        return is_unheaded(reading, tone) &&
                       (free || (apart && reading->started && reading->headed == ROLE_PAY))
                   ? tone
                   : ROLE_NONE;
    default:
        return free && is_unheaded(reading, tone) ? tone : ROLE_NONE;
    }
}

static enum lang_role role_of_paragraph(const struct reading *reading, struct span span,
                                        const struct text_line *line)
{
    enum lang_role label;

    if (reading->posting->blocks->len > TEXT_LINES_MAX || is_aside(line) ||
        is_rule_named(line, "title") || is_rule_named(line, "announcement"))
        return ROLE_NONE;
    label = role_by_label(reading, span, line);
    return label != ROLE_NONE ? label : role_by_tone(reading, span, line);
}

/* Where a paragraph stands: in the section at hand, in one of its own, or again in the one with the
 * last heading. */
static void place_paragraph(struct reading *reading, struct span span, const struct text_line *line)
{
    const enum lang_role role = role_of_paragraph(reading, span, line);
    const bool stays = reading->role == ROLE_APPLY || reading->role == ROLE_COMMITMENTS;

    if (is_aside(line)) {
        if (reading->role != ROLE_NONE && !is_rule_named(line, "table-head"))
            add_section(reading, ROLE_NONE, NULL);
    } else if (line->mark.run_in && role != ROLE_NONE && role_of_label(reading, span) == role) {
        if (role != reading->role || reading->headed != role)
            add_section(reading, role, NULL);
        reading->headed = role;
    } else if (role != ROLE_NONE && role != reading->role)
        add_section(reading, role, NULL);
    else if (role == ROLE_NONE && !reading->head && reading->role != reading->headed && !stays &&
             line->below_blank)
        add_section(reading, reading->headed, NULL);
}

/* Lines of a list that has no marks: short, glued, under missions or a profile. */
static bool is_unmarked_list(const struct reading *reading, unsigned i)
{
    const struct text *text = reading->text;
    const struct text_line *line = text_line(text, i), *last = i ? text_line(text, i - 1) : NULL,
                           *next = text_line(text, i + 1);
    const bool glued_above = last && !line->below_blank && last->kind == TEXT_PARAGRAPH,
               glued_below = next && !line->above_blank && next->kind == TEXT_PARAGRAPH;

    return (reading->role == ROLE_PROFILE || reading->role == ROLE_MISSIONS) &&
           (glued_above || glued_below) && !body_line_is_longer(line->look.whole, LIST_LINE_MAX) &&
           (is_rule_named(line, "paragraph") || is_rule_named(line, "table-row"));
}

static unsigned count_cells(struct span line)
{
    unsigned cells = 1;

    for (size_t i = 0; i < line.len; i++)
        cells += span_text(line)[i] == '\t' && span_text(line)[i + 1] != '\t';
    return cells;
}

/* The first row of a table of three columns or more says what they are. */
static bool is_table_head(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *last = i ? text_line(text, i - 1) : NULL,
                           *next = text_line(text, i + 1);

    return is_rule_named(line, "table-row") && count_cells(line->look.whole) > 2 && next &&
           is_rule_named(next, "table-row") &&
           !(last && (is_rule_named(last, "table-row") || is_rule_named(last, "table-head")) &&
             !line->below_blank);
}

/* One of its further cells is a word that wishes. */
static bool has_wish_cell(const struct text *text, struct span row)
{
    g_autofree char *says = span_dup(row);
    g_auto(GStrv) cells = g_strsplit(says, "\t", -1);

    for (char **cell = cells; *cell; cell++)
        if (cell > cells && lang_is_wish_heading(text->lang, *cell))
            return true;
    return false;
}

static void add_paragraph(struct reading *reading, struct text_line *line, struct span span,
                          unsigned i)
{
    const bool row = is_rule_named(line, "table-row");

    if (is_table_head(reading->text, i))
        line->rule = "table-head";
    place_paragraph(reading, span, line);
    if (is_unmarked_list(reading, i) && !is_rule_named(line, "table-head")) {
        line->rule = row ? line->rule : "line-of-list";
        add_block(reading, BLOCK_ITEM, line, span);
    } else {
        add_block(reading, BLOCK_PARAGRAPH, line, span);
    }
    if (row && has_wish_cell(reading->text, span))
        last_block(reading)->wish = true;
}

/* How deep an item stands: by its indent, and where that tells nothing, by its mark. */
static unsigned depth_of(const struct reading *reading, const struct text_line *line, unsigned i)
{
    const struct posting_block *last = last_block(reading);
    const struct text_line *above = NULL;
    unsigned depth = 1;

    while (i > 0 && (above = text_line(reading->text, i - 1))->kind == TEXT_MORE)
        i--;
    if (!last || last->kind != BLOCK_ITEM || !above || above->kind != TEXT_ITEM)
        return 1;
    depth = last->depth;
    if (line->look.indent > above->look.indent + 1)
        return depth + 1;
    if (line->look.indent + 1 < above->look.indent)
        return depth > 1 ? depth - 1 : 1;
    if (span_text(line->look.whole)[0] == 'o' && span_text(above->look.whole)[0] != 'o')
        return depth + 1;
    if (span_text(line->look.whole)[0] != 'o' && span_text(above->look.whole)[0] == 'o')
        return depth > 1 ? depth - 1 : 1;
    return depth;
}

static void add_item(struct reading *reading, struct text_line *line, struct span span, unsigned i)
{
    const unsigned depth = depth_of(reading, line, i);

    add_block(reading, BLOCK_ITEM, line, span)->depth = depth;
}

/* From a line to the end of those that go on with it; `i` is moved to the last of them. */
static struct span span_of(const struct text *text, unsigned *i)
{
    const struct text_line *line = text_line(text, *i), *next;
    struct span span = line->look.whole;

    if (line->kind == TEXT_ITEM || (line->correction && line->correction->kind == BLOCK_ITEM))
        span = line->look.content;
    while ((next = text_line(text, *i + 1)) && next->kind == TEXT_MORE) {
        span.len = next->look.whole.offset + next->look.whole.len - span.offset;
        ++*i;
    }
    return span;
}

static void add_line(struct reading *reading, unsigned *i)
{
    const unsigned first = *i;
    struct text_line *line = text_line(reading->text, first);
    const struct span span = span_of(reading->text, i);

    if (line->correction)
        add_corrected(reading, line, span, first);
    else if (line->kind == TEXT_HEADING)
        add_heading(reading, line, span, first);
    else if (line->kind == TEXT_ITEM)
        add_item(reading, line, span, first);
    else
        add_paragraph(reading, line, span, first);
}

/* Sections were given their first block; now they get their counts. */
static void finish(const struct posting *posting)
{
    for (unsigned i = 0, section = 0; i < posting->blocks->len; i++) {
        struct posting_block *block = &g_array_index(posting->blocks, struct posting_block, i);

        while (section + 1 < posting->sections->len &&
               posting_section(posting, section + 1)->first <= i)
            section++;
        block->section = section;
        g_array_index(posting->sections, struct posting_section, section).count++;
    }
}

void body_read(struct posting *posting, const char *title, const struct ini *ini,
               struct text_marks *marks, struct diag *diag)
{
    struct text text = {.lang = posting->lang,
                        .source = posting->txt,
                        .title = title && *title ? title : NULL,
                        .marks = marks,
                        .corrections = body_corrections_read(ini, diag)};
    struct reading reading = {.posting = posting, .text = &text};

    text_read_lines(&text);
    text_find_frame(&text);
    text_decide(&text);
    for (unsigned i = 0; i < text.lines->len; i++)
        if (text_line(&text, i)->kind == TEXT_HEADING)
            reading.heads |= 1u << text_role(&text, text_line(&text, i));
    add_section(&reading, ROLE_NONE, NULL);
    for (unsigned i = 0; i < text.lines->len; i++)
        add_line(&reading, &i);
    body_corrections_report(text.corrections, diag);
    g_clear_pointer(&text.corrections, g_hash_table_unref);
    g_array_unref(text.lines);
    finish(posting);
}
