/* html_text: what stands in a document's tree as elements of HTML: offer.html's text, and the
 * description in offer.jsonld.
 *
 * A part of html. What always holds: every word of the tree is there, in reading order, as text or
 * element, never as markup of its own. */
#include "export/export_private.h"

#include <string.h>

#define LEAD_MIN                                                                                   \
    140 /* characters: a first paragraph that long leads; shorter ones are the letter's head */
#define POSTCODE_LEN 5 /* digits */

static void append_inline(const struct html_writer *writer, const struct doc_node *node);

void html_put_children(const struct html_writer *writer, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next)
        append_inline(writer, child);
}

static bool is_space(const char *at)
{
    return *at == ' ' || g_str_has_prefix(at, "\u00A0");
}

/* `13100 AIX-EN-PROVENCE`: five digits and the word behind them. 0: there is none. */
static size_t measure_town(const char *at)
{
    const char *word = at + POSTCODE_LEN;

    if (strspn(at, "0123456789") != POSTCODE_LEN || !is_space(word))
        return 0;
    word = g_utf8_next_char(word);
    return g_unichar_isupper(g_utf8_get_char(word)) ? (size_t)(word - at) + strcspn(word, " ,;.()")
                                                    : 0;
}

/* A postcode and its town stay on one line. */
static void append_line(const struct html_writer *writer, const char *line)
{
    g_autoptr(GString) before = g_string_new(NULL);

    for (const char *at = line; *at;) {
        const bool begins = at == line || !g_ascii_isalnum(at[-1]);
        const size_t len = begins && !writer->plain ? measure_town(at) : 0;
        g_autofree char *town = len ? g_strndup(at, len) : NULL;

        if (town) {
            html_append_escaped(writer->html, before->str);
            g_string_truncate(before, 0);
            g_string_append(writer->html, "<span class=\"whole\">");
            html_append_escaped(writer->html, town);
            g_string_append(writer->html, "</span>");
        } else {
            g_string_append_c(before, *at);
        }
        at += MAX(len, 1);
    }
    html_append_escaped(writer->html, before->str);
}

/* A line break of a text is one here. */
static void append_text(const struct html_writer *writer, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (unsigned i = 0; lines[i]; i++) {
        if (i > 0)
            g_string_append(writer->html, "<br>");
        append_line(writer, lines[i]);
    }
}

void html_put_element(const struct html_writer *writer, const struct doc_node *node,
                      const char *name, const char *attribute, const char *value)
{
    g_string_append_printf(writer->html, "<%s", name);
    html_append_attribute(writer->html, attribute, value);
    html_append_attribute(writer->html, "lang", node->lang);
    g_string_append_c(writer->html, '>');
    html_put_children(writer, node);
    g_string_append_printf(writer->html, "</%s>", name);
}

static void append_inline(const struct html_writer *writer, const struct doc_node *node)
{
    if (node->role == DOC_TEXT)
        append_text(writer, node->text);
    else if (node->role == DOC_LINK)
        html_put_element(writer, node, "a", "href", node->uri);
    else if (node->role == DOC_SPAN && node->expansion)
        html_put_element(writer, node, "abbr", "title", node->expansion);
    else if (node->role == DOC_SPAN && node->lang)
        html_put_element(writer, node, "span", NULL, NULL);
    else
        html_put_children(writer, node);
}

static void append_blocks(struct html_writer *writer, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next)
        html_put_block(writer, child);
}

void html_put_heading(struct html_writer *writer, const struct doc_node *node)
{
    const unsigned level = CLAMP(node->level, 1, 6);

    g_string_append_printf(writer->html, "<h%u", level);
    if (level == 2 && !writer->plain)
        g_string_append_printf(writer->html, " id=\"s%u\"", ++writer->headings);
    g_string_append_c(writer->html, '>');
    html_put_children(writer, node);
    g_string_append_printf(writer->html, "</h%u>\n", level);
    writer->in_text |= level == 2;
}

/* What stands before the first heading: the letter's head in small, and its first long paragraph as
 * a lead. */
static void append_paragraph(struct html_writer *writer, const struct doc_node *node)
{
    g_autofree char *text = doc_text(node);
    const bool before =
        !writer->in_text && !writer->lead && node->parent && node->parent->role == DOC_DOCUMENT;
    const bool lead = before && g_utf8_strlen(text, -1) >= LEAD_MIN;

    writer->lead |= lead;
    html_put_element(writer, node, "p", "class",
                     writer->plain ? NULL
                     : lead        ? "lead"
                     : before      ? "head"
                                   : NULL);
    g_string_append_c(writer->html, '\n');
}

static bool is_block(const struct doc_node *node)
{
    return !doc_is_inline(node);
}

/* What an item holds: blocks, or a line of its own. */
void html_put_content(struct html_writer *writer, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next)
        if (is_block(child))
            html_put_block(writer, child);
        else
            append_inline(writer, child);
}

/* The typed marker stays the marker: `– `, `a) `. */
static void append_item(struct html_writer *writer, const struct doc_node *item)
{
    const struct doc_node *label =
        item->first && item->first->role == DOC_LABEL ? item->first : NULL;
    g_autofree char *marker = label ? doc_text(label) : NULL;
    g_autofree char *quoted =
        marker ? g_strdup_printf("list-style-type:'%s '", strpbrk(marker, "'\\\"<&") ? "–" : marker)
               : NULL;

    g_string_append(writer->html, "<li");
    html_append_attribute(writer->html, "style", writer->plain ? NULL : quoted);
    g_string_append_c(writer->html, '>');
    for (const struct doc_node *child = label ? label->next : item->first; child;
         child = child->next)
        html_put_content(writer, child->role == DOC_BODY ? child : item);
    g_string_append(writer->html, "</li>\n");
}

/* Terms with what they mean: a list whose labels are words. */
static void append_definition(struct html_writer *writer, const struct doc_node *item)
{
    const struct doc_node *label = item->first, *body = label ? label->next : NULL;

    g_string_append(writer->html, "<div><dt>");
    if (label)
        html_put_children(writer, label);
    g_string_append(writer->html, "</dt><dd>");
    if (body)
        html_put_content(writer, body);
    g_string_append(writer->html, "</dd></div>\n");
}

static void append_list(struct html_writer *writer, const struct doc_node *list)
{
    const char *name = list->terms ? "dl" : "ul";

    g_string_append_printf(writer->html, "<%s>\n", name);
    for (const struct doc_node *item = list->first; item; item = item->next)
        if (list->terms)
            append_definition(writer, item);
        else
            append_item(writer, item);
    g_string_append_printf(writer->html, "</%s>\n", name);
}

static void append_cell(struct html_writer *writer, const struct doc_node *cell)
{
    const bool head = cell->role == DOC_HEADER_CELL;
    static const char *const scopes[] = {
        [DOC_SCOPE_NONE] = NULL, [DOC_SCOPE_ROW] = "row", [DOC_SCOPE_COLUMN] = "col"};

    g_string_append(writer->html, head ? "<th" : "<td");
    html_append_attribute(writer->html, "scope", head ? scopes[cell->scope] : NULL);
    g_string_append_c(writer->html, '>');
    html_put_content(writer, cell);
    g_string_append(writer->html, head ? "</th>" : "</td>");
}

static void append_table(struct html_writer *writer, const struct doc_node *table)
{
    g_string_append(writer->html, writer->plain ? "<table>\n" : "<div class=\"wide\"><table>\n");
    for (const struct doc_node *row = table->first; row; row = row->next) {
        g_string_append(writer->html, "<tr>");
        for (const struct doc_node *cell = row->first; cell; cell = cell->next)
            append_cell(writer, cell);
        g_string_append(writer->html, "</tr>\n");
    }
    g_string_append(writer->html, writer->plain ? "</table>\n" : "</table></div>\n");
}

void html_put_block(struct html_writer *writer, const struct doc_node *node)
{
    if (node->role == DOC_HEADING)
        html_put_heading(writer, node);
    else if (node->role == DOC_PARAGRAPH)
        append_paragraph(writer, node);
    else if (node->role == DOC_LIST)
        append_list(writer, node);
    else if (node->role == DOC_TABLE)
        append_table(writer, node);
    else
        append_blocks(writer, node);
}

struct html_parts html_find_parts(const struct doc *doc)
{
    struct html_parts parts = {0};
    const struct doc_node *node = doc->root->first;

    if (node && node->role == DOC_GROUP) {
        parts.brand = node;
        node = node->next;
    }
    if (node && node->role == DOC_HEADING && node->level == 1) {
        parts.title = node;
        node = node->next;
    }
    if (node && node->role == DOC_TABLE) {
        parts.facts = node;
        node = node->next;
    }
    parts.text = node;
    return parts;
}

char *export_html_text(const struct doc *doc)
{
    struct html_writer writer = {.html = g_string_new(NULL), .in_text = true, .plain = true};

    for (const struct doc_node *node = html_find_parts(doc).text; node; node = node->next)
        html_put_block(&writer, node);
    return g_string_free(writer.html, FALSE);
}
