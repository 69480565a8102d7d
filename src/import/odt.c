/* odt: what a document of LibreOffice says (ODF 1.3, part 3). Between its parts and an article.
 * What always holds: characters count inside paragraphs alone; what revision control deleted, which
 * stands apart from the text there, is none. */
#include "import/import_private.h"

#include <string.h>

enum { HEADINGS = 5 };

static void walk(struct odt *odt, const xmlNode *parent);

static void skip(struct odt *odt, const xmlNode *node)
{
    (void)odt;
    (void)node;
}

static void read_deletions(struct odt *odt, const xmlNode *node)
{
    odt->xml->report->left[LEFT_DELETED] |= xml_find(node, "deletion") != NULL;
}

static void read_note(struct odt *odt, const xmlNode *node)
{
    (void)node;
    odt->xml->report->left[LEFT_NOTES] = true;
}

static void read_comment(struct odt *odt, const xmlNode *node)
{
    (void)node;
    odt->xml->report->left[LEFT_COMMENTS] = true;
}

static void read_hidden(struct odt *odt, const xmlNode *node)
{
    (void)node;
    odt->xml->report->left[LEFT_HIDDEN] = true;
}

static void read_spaces(struct odt *odt, const xmlNode *node)
{
    (void)node;
    article_put(odt->article, " ", odt->bold, false);
}

static void read_tab(struct odt *odt, const xmlNode *node)
{
    (void)node;
    article_put_break(odt->article, '\t');
}

static void read_break(struct odt *odt, const xmlNode *node)
{
    (void)node;
    article_put_break(odt->article, '\n');
}

static void read_span(struct odt *odt, const xmlNode *node)
{
    const char *style = xml_attribute(node, "style-name");
    const bool outer = odt->bold;

    if (odt_style_is(odt, style, true, false)) {
        read_hidden(odt, node);
        return;
    }
    odt->bold = odt_style_is(odt, style, false, outer);
    walk(odt, node);
    odt->bold = outer;
}

static void read_link(struct odt *odt, const xmlNode *node)
{
    article_open_link(odt->article, xml_attribute(node, "href"));
    walk(odt, node);
    article_close_link(odt->article);
}

static void read_box(struct odt *odt, const xmlNode *node)
{
    if (odt->in_paragraph)
        g_ptr_array_add(odt->boxes, (gpointer)node);
    else
        walk(odt, node);
}

static void read_boxes(struct odt *odt)
{
    g_autoptr(GPtrArray) boxes = g_steal_pointer(&odt->boxes);

    odt->boxes = g_ptr_array_new();
    for (unsigned i = 0; i < boxes->len; i++)
        walk(odt, g_ptr_array_index(boxes, i));
}

/* The first paragraph of an item has its mark. */
static struct article_block item(struct odt *odt)
{
    const char *style = odt->lists[odt->depth];
    g_autofree char *key = g_strdup_printf("%s %u", style ? style : "", odt->depth);
    const char *format = g_hash_table_lookup(odt->ordered, key);
    struct article_block how = {.kind = ARTICLE_ITEM, .level = odt->depth};

    odt->marked = true;
    if (format) {
        how.number = ++odt->numbers[odt->depth];
        how.lettered = *format == 'a' || *format == 'A';
    }
    return how;
}

static struct article_block look(struct odt *odt, const xmlNode *node)
{
    const char *outline = xml_is(node, "h") ? xml_attribute(node, "outline-level") : NULL;
    const unsigned level =
        xml_is(node, "h") ? (unsigned)g_ascii_strtoull(outline ? outline : "1", NULL, 10) : 0;

    if (odt_style_is_title(odt, xml_attribute(node, "style-name"))) {
        odt->titled = true;
        return (struct article_block){.kind = ARTICLE_HEADING, .level = 1};
    }
    if (level > 0 && level <= HEADINGS)
        return (struct article_block){.kind = ARTICLE_HEADING, .level = level + odt->titled};
    if (odt->depth > 0 && !odt->marked && xml_has_text(node))
        return item(odt);
    return (struct article_block){.kind = ARTICLE_PARAGRAPH};
}

static void read_paragraph(struct odt *odt, const xmlNode *node)
{
    const char *style = xml_attribute(node, "style-name");
    struct article_block how;

    if (odt->in_paragraph) { /* of something unknown inside another one */
        walk(odt, node);
        article_put_break(odt->article, '\n');
        return;
    }
    if (odt_style_is(odt, style, true, false)) {
        odt->xml->report->left[LEFT_HIDDEN] |= xml_has_text(node);
        return;
    }
    how = look(odt, node);
    odt->in_paragraph = true;
    odt->bold = odt_style_is(odt, style, false, false);
    walk(odt, node);
    odt->in_paragraph = false;
    article_end(odt->article, how);
    read_boxes(odt);
}

static void read_section(struct odt *odt, const xmlNode *node)
{
    if (g_strcmp0(xml_attribute(node, "display"), "none") == 0)
        read_hidden(odt, node);
    else
        walk(odt, node);
}

/* A list inside an item has the style of the outer one, unless it has its own. */
static void read_list(struct odt *odt, const xmlNode *node)
{
    const char *style = xml_attribute(node, "style-name");
    const char *going_on = xml_attribute(node, "continue-numbering");

    if (odt->depth == ODT_DEPTH_MAX) {
        walk(odt, node);
        return;
    }
    odt->depth++;
    odt->lists[odt->depth] = style ? style : odt->lists[odt->depth - 1];
    if (g_strcmp0(going_on, "true") != 0 && !xml_attribute(node, "continue-list"))
        odt->numbers[odt->depth] = 0;
    walk(odt, node);
    odt->depth--;
    odt->marked = true;
}

static void read_item(struct odt *odt, const xmlNode *node)
{
    odt->marked = xml_is(node, "list-header");
    walk(odt, node);
}

static void read_cell(struct odt *odt, const xmlNode *node)
{
    if (odt->cells) {
        g_ptr_array_add(odt->cells, article_new());
        odt->article = g_ptr_array_index(odt->cells, odt->cells->len - 1);
    }
    walk(odt, node);
}

static void read_row(struct odt *odt, const xmlNode *node)
{
    struct article *article = odt->article;
    GPtrArray *outer = odt->cells;
    const unsigned depth = odt->depth;

    odt->depth = 0;
    odt->cells = g_ptr_array_new_with_free_func((GDestroyNotify)article_drop);
    walk(odt, node);
    article_add_row(article, odt->cells);
    g_ptr_array_unref(odt->cells);
    odt->cells = outer;
    odt->article = article;
    odt->depth = depth;
}

static const struct {
    const char *name;
    void (*read)(struct odt *odt, const xmlNode *node);
} elements[] = {
    {"p", read_paragraph},
    {"h", read_paragraph},
    {"span", read_span},
    {"a", read_link},
    {"s", read_spaces},
    {"tab", read_tab},
    {"line-break", read_break},
    {"list", read_list},
    {"list-item", read_item},
    {"list-header", read_item},
    {"table-row", read_row},
    {"table-cell", read_cell},
    {"section", read_section},
    {"text-box", read_box},
    {"custom-shape", read_box},
    {"rect", read_box},
    {"ellipse", read_box},
    {"caption", read_box},
    {"note", read_note},
    {"annotation", read_comment},
    {"tracked-changes", read_deletions},
    {"hidden-text", read_hidden},
    {"hidden-paragraph", read_hidden},
    {"table-of-content", skip},
    {"alphabetical-index", skip},
    {"illustration-index", skip},
    {"ruby-text", skip},
    {"title", skip}, /* of a picture, as the next */
    {"desc", skip},
    {"script", skip},
    {"event-listeners", skip},
    {"covered-table-cell", skip},
};

static void read_element(struct odt *odt, const xmlNode *node)
{
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        if (xml_is(node, elements[i].name)) {
            elements[i].read(odt, node);
            return;
        }
    walk(odt, node);
}

static void walk(struct odt *odt, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE)
            read_element(odt, node);
        else if (odt->in_paragraph && node->content &&
                 (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE))
            article_put(odt->article, (const char *)node->content, odt->bold, true);
    }
}

static bool read_content(struct odt *odt, GHashTable *parts)
{
    xmlDoc *doc = xml_read(odt->xml, parts, "content.xml");
    const xmlNode *root = doc ? odt->xml->lib->xmlDocGetRootElement(doc) : NULL,
                  *body = root ? xml_child(xml_child(root, "body"), "text") : NULL;

    if (body) {
        odt_read_styles(odt, xml_child(root, "automatic-styles"));
        walk(odt, body);
    } else {
        import_fail(odt->xml->report, FAULT_XML, "content.xml");
    }
    if (doc)
        odt->xml->lib->xmlFreeDoc(doc);
    return body != NULL;
}

/* ODF 1.3, part 2, 3.4: the manifest says of each part whether it is encrypted. */
static bool is_locked(const struct xml *xml, GHashTable *parts)
{
    xmlDoc *doc = xml_read(xml, parts, "META-INF/manifest.xml");
    const bool locked = doc && xml_find(xml->lib->xmlDocGetRootElement(doc), "encryption-data");

    if (doc)
        xml->lib->xmlFreeDoc(doc);
    return locked;
}

bool odt_read(const struct xml *xml, GHashTable *parts, struct article *article)
{
    struct odt odt = {.xml = xml, .article = article, .boxes = g_ptr_array_new()};
    bool ok;

    odt_looks_open(&odt);
    ok = !is_locked(xml, parts) || import_fail(xml->report, FAULT_LOCKED, NULL);
    if (ok)
        odt_read_common_styles(&odt, parts);
    ok = ok && xml->report->fault == FAULT_NONE && read_content(&odt, parts);
    g_hash_table_unref(odt.styles);
    g_hash_table_unref(odt.ordered);
    g_ptr_array_unref(odt.boxes);
    return ok;
}
