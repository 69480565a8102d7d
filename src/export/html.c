/* html: the offer as one web page that stands alone: offer.html (specs/offer.md).
 *
 * Last on the way, from the same tree as the PDF, before a layout puts its looks on it. What always
 * holds: every word of the tree is there (html_text); nothing is fetched from elsewhere, and there
 * is no script. */
#include "export/export.h"

#include "export/export_private.h"

static void append_brand(struct html_writer *writer, const struct doc_node *brand)
{
    for (const struct doc_node *part = brand ? brand->first : NULL; part; part = part->next)
        html_put_element(writer, part, "p", "class", part->style);
}

/* The application is the page's one action. */
static void append_action(struct html_writer *writer, const struct html_page *page)
{
    if (!page->apply_uri)
        return;
    g_string_append(writer->html, "<p class=\"apply\"><a");
    html_append_attribute(writer->html, "href", page->apply_uri);
    g_string_append_c(writer->html, '>');
    html_append_escaped(writer->html, page->apply_label);
    g_string_append(writer->html, "</a>");
    if (page->apply_note) {
        g_string_append(writer->html, " <span>");
        html_append_escaped(writer->html, page->apply_note);
        g_string_append(writer->html, "</span>");
    }
    g_string_append(writer->html, "</p>\n");
}

static void append_header(struct html_writer *writer, const struct html_parts *parts,
                          const struct html_page *page)
{
    g_string_append(writer->html, "<header><div class=\"in\">\n<div class=\"brand\">");
    append_brand(writer, parts->brand);
    g_string_append(writer->html, "</div>\n<p class=\"kicker\">");
    html_append_escaped(writer->html, page->kicker);
    g_string_append(writer->html, "</p>\n");
    if (parts->title)
        html_put_heading(writer, parts->title);
    append_action(writer, page);
    g_string_append(writer->html, "</div></header>\n");
}

/* Labels above their values: a list of pairs says the same as the PDF's table, and folds on a
 * telephone. */
static void append_facts(struct html_writer *writer, const struct doc_node *facts,
                         const char *label)
{
    if (!facts)
        return;
    g_string_append(writer->html, "<section class=\"facts\"");
    html_append_attribute(writer->html, "aria-label", label);
    g_string_append(writer->html, "><dl class=\"in\">\n");
    for (const struct doc_node *row = facts->first; row; row = row->next) {
        g_string_append(writer->html, "<div><dt>");
        html_put_children(writer, row->first);
        g_string_append(writer->html, "</dt><dd>");
        html_put_content(writer, row->first->next);
        g_string_append(writer->html, "</dd></div>\n");
    }
    g_string_append(writer->html, "</dl></section>\n");
}

static void append_contents_list(struct html_writer *writer, const struct doc_node *text)
{
    unsigned number = 0;

    g_string_append(writer->html, "<ul>\n");
    for (const struct doc_node *node = text; node; node = node->next) {
        if (node->role != DOC_HEADING || node->level != 2)
            continue;
        g_string_append_printf(writer->html, "<li><a href=\"#s%u\">", ++number);
        html_put_children(writer, node);
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
static void append_contents(struct html_writer *writer, const struct doc_node *text,
                            const char *label)
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
    const struct html_parts parts = html_find_parts(doc);
    struct html_writer writer = {.html = g_string_new(NULL)};

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
        html_put_block(&writer, node);
    g_string_append(writer.html, "</main>\n</div>\n</body>\n</html>\n");
    return g_string_free(writer.html, FALSE);
}
