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

struct posting_block *body_last_block(const struct body_reading *reading)
{
    const GArray *blocks = reading->posting->blocks;

    return blocks->len ? &g_array_index(blocks, struct posting_block, blocks->len - 1) : NULL;
}

void body_add_section(struct body_reading *reading, enum lang_role role,
                      const struct text_line *head)
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

bool body_is_aside(const struct text_line *line)
{
    return line->mark.foreign || text_line_is(line, RULE_ASIDE | RULE_AROUND);
}

/* The cells of the first bytes of a row, with marks between them: a colon behind the first of two,
 * else dots. */
static GString *fold_cells(const struct language *lang, struct span row, size_t len)
{
    g_autofree char *all = span_dup(row), *part = g_strndup(all, len);
    g_auto(GStrv) cells = g_strsplit(all, "\t", -1), folded = g_strsplit(part, "\t", -1);
    const char *mark = g_strv_length(cells) > 2 ? " · " : lang_label(lang, LABEL_COLON);
    GString *out = g_string_new(NULL);

    for (char **cell = folded; *cell; cell++) {
        const char *text = g_strstrip(*cell);

        if (!*text)
            continue;
        if (out->len > 0)
            g_string_append(out, strchr(":?", out->str[out->len - 1]) ? " " : mark);
        for (; *text; text++)
            if (!g_ascii_isspace(*text) || out->str[out->len - 1] != ' ')
                g_string_append_c(out, g_ascii_isspace(*text) ? ' ' : *text);
    }
    return out;
}

static size_t folded_len(const struct language *lang, const struct posting_block *block, size_t len)
{
    GString *row;

    if (!block->row)
        return body_folded_len(block->span, len);
    row = fold_cells(lang, block->span, len);
    len = row->len;
    g_string_free(row, TRUE);
    return len;
}

/* The span's folded text with the links in it. */
static void read_text_of(struct body_reading *reading, struct posting_block *block)
{
    const GArray *links = reading->text->marks ? reading->text->marks->links : NULL;
    const struct language *lang = reading->text->lang;

    for (; links && reading->link < links->len; reading->link++) {
        const struct text_link *link = &g_array_index(links, struct text_link, reading->link);
        size_t start;

        if (link->at + link->len > block->span.offset + block->span.len)
            break;
        if (link->at < block->span.offset || link->len == 0)
            continue;
        start = folded_len(lang, block, link->at - block->span.offset);
        if (!block->links)
            block->links = posting_links_new();
        posting_links_add(block->links, start,
                          folded_len(lang, block, link->at + link->len - block->span.offset) -
                              start,
                          link->target);
    }
    block->text = block->row ? g_string_free(fold_cells(lang, block->span, block->span.len), FALSE)
                             : body_fold(block->span);
}

struct posting_block *body_add_block(struct body_reading *reading, enum posting_block_kind kind,
                                     const struct text_line *line, struct span span)
{
    struct posting_block block = {.kind = kind,
                                  .span = span,
                                  .rule = line->rule->name,
                                  .row = text_line_is(line, RULE_ROW),
                                  .wish = reading->wish,
                                  .aside = body_is_aside(line),
                                  .around = text_line_is(line, RULE_AROUND)};

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
    return body_last_block(reading);
}

/* How deep an item stands: by its indent, and where that tells nothing, by its mark. */
static unsigned depth_of(const struct body_reading *reading, const struct text_line *line,
                         unsigned i)
{
    const struct posting_block *last = body_last_block(reading);
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

static void add_item(struct body_reading *reading, struct text_line *line, struct span span,
                     unsigned i)
{
    const unsigned depth = depth_of(reading, line, i);

    body_add_block(reading, BLOCK_ITEM, line, span)->depth = depth;
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

static void add_line(struct body_reading *reading, unsigned *i)
{
    const unsigned first = *i;
    struct text_line *line = text_line(reading->text, first);
    const struct span span = span_of(reading->text, i);

    if (line->correction)
        body_add_corrected(reading, line, span, first);
    else if (line->kind == TEXT_HEADING)
        body_add_heading(reading, line, span, first);
    else if (line->kind == TEXT_ITEM)
        add_item(reading, line, span, first);
    else
        body_add_paragraph(reading, line, span, first);
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
    g_autofree char *employer =
        posting->organisation ? lang_fold(posting->organisation, strlen(posting->organisation))
                              : NULL;
    struct text text = {.lang = posting->lang,
                        .source = posting->txt,
                        .title = title && *title ? title : NULL,
                        .employer = employer,
                        .marks = marks,
                        .corrections = body_corrections_read(ini, diag)};
    struct body_reading reading = {.posting = posting, .text = &text};

    text_read_lines(&text);
    text_find_frame(&text);
    text_find_forms(&text);
    text_decide(&text);
    for (unsigned i = 0; i < text.lines->len; i++)
        if (text_line(&text, i)->kind == TEXT_HEADING)
            reading.heads |= 1u << text_role(&text, text_line(&text, i));
    body_add_section(&reading, ROLE_NONE, NULL);
    for (unsigned i = 0; i < text.lines->len; i++)
        add_line(&reading, &i);
    body_corrections_report(text.corrections, diag);
    g_clear_pointer(&text.corrections, g_hash_table_unref);
    g_array_unref(text.lines);
    finish(posting);
}
