/* html: the offer as one web page that stands alone: offer.html (specs/offer.md).
 *
 * Last on the way, from the same tree as the PDF, before a layout puts its looks on it. What always
 * holds: every word of the tree is there, in reading order, as text or element, never as markup of
 * its own; nothing is fetched from elsewhere, and there is no script. */
#include "export/export.h"

#include "export/export_private.h"

#include <string.h>

#define LEAD_MIN                                                                                   \
    140 /* characters: a first paragraph that long leads; shorter ones are the letter's head */

struct writer {
    GString *html;
    unsigned headings; /* of level 2, so far: their ids */
    bool in_text;      /* behind the first of them */
    bool lead;         /* the leading paragraph is there */
};

static void append_inline(GString *html, const struct doc_node *node);

static void append_children(GString *html, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next)
        append_inline(html, child);
}

/* A line break of a text is one here. */
static void append_text(GString *html, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (unsigned i = 0; lines[i]; i++) {
        if (i > 0)
            g_string_append(html, "<br>");
        html_append_escaped(html, lines[i]);
    }
}

static void append_element(GString *html, const struct doc_node *node, const char *name,
                           const char *attribute, const char *value)
{
    g_string_append_printf(html, "<%s", name);
    html_append_attribute(html, attribute, value);
    html_append_attribute(html, "lang", node->lang);
    g_string_append_c(html, '>');
    append_children(html, node);
    g_string_append_printf(html, "</%s>", name);
}

static void append_inline(GString *html, const struct doc_node *node)
{
    if (node->role == DOC_TEXT)
        append_text(html, node->text);
    else if (node->role == DOC_LINK)
        append_element(html, node, "a", "href", node->uri);
    else if (node->role == DOC_SPAN && node->expansion)
        append_element(html, node, "abbr", "title", node->expansion);
    else if (node->role == DOC_SPAN && node->lang)
        append_element(html, node, "span", NULL, NULL);
    else
        append_children(html, node);
}

static void append_block(struct writer *writer, const struct doc_node *node);

static void append_blocks(struct writer *writer, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next)
        append_block(writer, child);
}

static void append_heading(struct writer *writer, const struct doc_node *node)
{
    const unsigned level = CLAMP(node->level, 1, 6);

    g_string_append_printf(writer->html, "<h%u", level);
    if (level == 2)
        g_string_append_printf(writer->html, " id=\"s%u\"", ++writer->headings);
    g_string_append_c(writer->html, '>');
    append_children(writer->html, node);
    g_string_append_printf(writer->html, "</h%u>\n", level);
    writer->in_text |= level == 2;
}

/* What stands before the first heading: the letter's head in small, and its first long paragraph as
 * a lead. */
static void append_paragraph(struct writer *writer, const struct doc_node *node)
{
    g_autofree char *text = doc_text(node);
    const bool before =
        !writer->in_text && !writer->lead && node->parent && node->parent->role == DOC_DOCUMENT;
    const bool lead = before && g_utf8_strlen(text, -1) >= LEAD_MIN;

    writer->lead |= lead;
    append_element(writer->html, node, "p", "class", lead ? "lead" : before ? "head" : NULL);
    g_string_append_c(writer->html, '\n');
}

static bool is_block(const struct doc_node *node)
{
    return !doc_is_inline(node);
}

/* What an item holds: blocks, or a line of its own. */
static void append_content(struct writer *writer, const struct doc_node *node)
{
    for (const struct doc_node *child = node->first; child; child = child->next)
        if (is_block(child))
            append_block(writer, child);
        else
            append_inline(writer->html, child);
}

/* The typed marker stays the marker: `– `, `a) `. */
static void append_item(struct writer *writer, const struct doc_node *item)
{
    const struct doc_node *label =
        item->first && item->first->role == DOC_LABEL ? item->first : NULL;
    g_autofree char *marker = label ? doc_text(label) : NULL;
    g_autofree char *quoted =
        marker ? g_strdup_printf("list-style-type:'%s '", strpbrk(marker, "'\\\"<&") ? "–" : marker)
               : NULL;

    g_string_append(writer->html, "<li");
    html_append_attribute(writer->html, "style", quoted);
    g_string_append_c(writer->html, '>');
    for (const struct doc_node *child = label ? label->next : item->first; child;
         child = child->next)
        append_content(writer, child->role == DOC_BODY ? child : item);
    g_string_append(writer->html, "</li>\n");
}

/* Terms with what they mean: a list whose labels are words. */
static void append_definition(struct writer *writer, const struct doc_node *item)
{
    const struct doc_node *label = item->first, *body = label ? label->next : NULL;

    g_string_append(writer->html, "<div><dt>");
    if (label)
        append_children(writer->html, label);
    g_string_append(writer->html, "</dt><dd>");
    if (body)
        append_content(writer, body);
    g_string_append(writer->html, "</dd></div>\n");
}

static void append_list(struct writer *writer, const struct doc_node *list)
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

static void append_cell(struct writer *writer, const struct doc_node *cell)
{
    const bool head = cell->role == DOC_HEADER_CELL;
    static const char *const scopes[] = {
        [DOC_SCOPE_NONE] = NULL, [DOC_SCOPE_ROW] = "row", [DOC_SCOPE_COLUMN] = "col"};

    g_string_append(writer->html, head ? "<th" : "<td");
    html_append_attribute(writer->html, "scope", head ? scopes[cell->scope] : NULL);
    g_string_append_c(writer->html, '>');
    append_content(writer, cell);
    g_string_append(writer->html, head ? "</th>" : "</td>");
}

static void append_table(struct writer *writer, const struct doc_node *table)
{
    g_string_append(writer->html, "<div class=\"wide\"><table>\n");
    for (const struct doc_node *row = table->first; row; row = row->next) {
        g_string_append(writer->html, "<tr>");
        for (const struct doc_node *cell = row->first; cell; cell = cell->next)
            append_cell(writer, cell);
        g_string_append(writer->html, "</tr>\n");
    }
    g_string_append(writer->html, "</table></div>\n");
}

static void append_block(struct writer *writer, const struct doc_node *node)
{
    if (node->role == DOC_HEADING)
        append_heading(writer, node);
    else if (node->role == DOC_PARAGRAPH)
        append_paragraph(writer, node);
    else if (node->role == DOC_LIST)
        append_list(writer, node);
    else if (node->role == DOC_TABLE)
        append_table(writer, node);
    else
        append_blocks(writer, node);
}

/* The tree of an offer: the brand, the title, the table of facts, then the text. */
struct parts {
    const struct doc_node *brand, *title, *facts, *text;
};

static struct parts find_parts(const struct doc *doc)
{
    struct parts parts = {0};
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
    struct writer writer = {.html = g_string_new(NULL), .in_text = true};

    for (const struct doc_node *node = find_parts(doc).text; node; node = node->next)
        append_block(&writer, node);
    return g_string_free(writer.html, FALSE);
}

static void append_brand(struct writer *writer, const struct doc_node *brand)
{
    for (const struct doc_node *part = brand ? brand->first : NULL; part; part = part->next)
        append_element(writer->html, part, "p", "class", part->style);
}

/* The application is the page's one action. */
static void append_action(struct writer *writer, const struct html_page *page)
{
    if (!page->apply_uri)
        return;
    g_string_append(writer->html, "<p class=\"apply\"><a");
    html_append_attribute(writer->html, "href", page->apply_uri);
    g_string_append_c(writer->html, '>');
    html_append_escaped(writer->html, page->apply_label);
    g_string_append(writer->html, "</a></p>\n");
}

static void append_header(struct writer *writer, const struct parts *parts,
                          const struct html_page *page)
{
    g_string_append(writer->html, "<header><div class=\"in\">\n<div class=\"brand\">");
    append_brand(writer, parts->brand);
    g_string_append(writer->html, "</div>\n<p class=\"kicker\">");
    html_append_escaped(writer->html, page->kicker);
    g_string_append(writer->html, "</p>\n");
    if (parts->title)
        append_heading(writer, parts->title);
    append_action(writer, page);
    g_string_append(writer->html, "</div></header>\n");
}

/* Labels above their values: a list of pairs says the same as the PDF's table, and folds on a
 * telephone. */
static void append_facts(struct writer *writer, const struct doc_node *facts, const char *label)
{
    if (!facts)
        return;
    g_string_append(writer->html, "<section class=\"facts\"");
    html_append_attribute(writer->html, "aria-label", label);
    g_string_append(writer->html, "><dl class=\"in\">\n");
    for (const struct doc_node *row = facts->first; row; row = row->next) {
        g_string_append(writer->html, "<div><dt>");
        append_children(writer->html, row->first);
        g_string_append(writer->html, "</dt><dd>");
        append_content(writer, row->first->next);
        g_string_append(writer->html, "</dd></div>\n");
    }
    g_string_append(writer->html, "</dl></section>\n");
}

static void append_contents_list(struct writer *writer, const struct doc_node *text)
{
    unsigned number = 0;

    g_string_append(writer->html, "<ul>\n");
    for (const struct doc_node *node = text; node; node = node->next) {
        if (node->role != DOC_HEADING || node->level != 2)
            continue;
        g_string_append_printf(writer->html, "<li><a href=\"#s%u\">", ++number);
        append_children(writer->html, node);
        g_string_append(writer->html, "</a></li>\n");
    }
    g_string_append(writer->html, "</ul>\n");
}

static unsigned count_sections(const struct doc_node *text)
{
    unsigned count = 0;

    for (const struct doc_node *node = text; node; node = node->next)
        count += node->role == DOC_HEADING && node->level == 2;
    return count;
}

/* Beside the text on a wide screen, folded above it on a narrow one: of the two, one is there at a
 * time. */
static void append_contents(struct writer *writer, const struct doc_node *text, const char *label)
{
    if (count_sections(text) < 2)
        return;
    g_string_append(writer->html, "<nav class=\"beside\"");
    html_append_attribute(writer->html, "aria-label", label);
    g_string_append(writer->html, "><p>");
    html_append_escaped(writer->html, label);
    g_string_append(writer->html, "</p>\n");
    append_contents_list(writer, text);
    g_string_append(writer->html, "</nav>\n<nav class=\"folded\"");
    html_append_attribute(writer->html, "aria-label", label);
    g_string_append(writer->html, "><details><summary>");
    html_append_escaped(writer->html, label);
    g_string_append(writer->html, "</summary>\n");
    append_contents_list(writer, text);
    g_string_append(writer->html, "</details></nav>\n");
}

/* JSON-LD in a <script> of data, so written that nothing in it ends the element. */
static void append_jsonld(GString *html, const char *json)
{
    g_string_append(html, "<script type=\"application/ld+json\">\n");
    for (; *json; json++)
        if (*json == '<')
            g_string_append(html, "\\u003c");
        else
            g_string_append_c(html, *json);
    g_string_append(html, "\n</script>\n");
}

static void append_head(GString *html, const struct doc *doc, const struct html_page *page)
{
    static const struct html_embedded sheet = HTML_EMBEDDED(offer_css);
    g_autofree char *style = html_new_style(page->brand, sheet);

    html_append_head(html, doc);
    if (page->jsonld)
        append_jsonld(html, page->jsonld);
    g_string_append_printf(html, "<style>%s</style>\n</head>\n<body>\n", style);
}

char *export_html(const struct doc *doc, const struct html_page *page)
{
    const struct parts parts = find_parts(doc);
    struct writer writer = {.html = g_string_new(NULL)};

    append_head(writer.html, doc, page);
    g_string_append(writer.html, "<a class=\"skip\" href=\"#text\">");
    html_append_escaped(writer.html, page->skip_label);
    g_string_append(writer.html, "</a>\n");
    append_header(&writer, &parts, page);
    append_facts(&writer, parts.facts, page->facts_label);
    g_string_append(writer.html, "<div class=\"in page\">\n");
    append_contents(&writer, parts.text, page->contents_label);
    g_string_append(writer.html, "<main id=\"text\" tabindex=\"-1\">\n");
    for (const struct doc_node *node = parts.text; node; node = node->next)
        append_block(&writer, node);
    g_string_append(writer.html, "</main>\n</div>\n</body>\n</html>\n");
    return g_string_free(writer.html, FALSE);
}
