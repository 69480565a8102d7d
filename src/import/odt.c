/* odt: what a document of LibreOffice says (ODF 1.3, part 3). Between its parts and an article.
 * What always holds: characters count inside paragraphs alone; what revision control deleted, which
 * stands apart from the text there, is none. */
#include "import/import_private.h"

#include <string.h>

enum { CHAIN_MAX = 20, DEPTH_MAX = 8, HEADINGS = 5 };

enum { UNSAID = -1 };

struct style {
    char *base;
    int bold, hidden; /* 0, 1, UNSAID */
};

struct odt {
    const struct xml *xml;
    struct article *article;
    GPtrArray *cells;    /* struct article *, of the row under way; NULL: none */
    GPtrArray *boxes;    /* lent nodes: text boxes of the paragraph under way */
    GHashTable *styles;  /* char * name → struct style * */
    GHashTable *ordered; /* char * name and level → char * format of its numbers; none: a bullet */
    const char *lists[DEPTH_MAX + 1]; /* styles of the lists we are in */
    unsigned depth, numbers[DEPTH_MAX + 1];
    bool marked; /* the item under way has its mark already */
    bool in_paragraph, bold, titled;
};

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

static const struct style *find_style(const struct odt *odt, const char *name)
{
    return name ? g_hash_table_lookup(odt->styles, name) : NULL;
}

static bool style_is(const struct odt *odt, const char *name, bool hidden, bool otherwise)
{
    const struct style *style = find_style(odt, name);

    for (unsigned i = 0; style && i < CHAIN_MAX; i++, style = find_style(odt, style->base)) {
        const int says = hidden ? style->hidden : style->bold;

        if (says != UNSAID)
            return says == 1;
    }
    return otherwise;
}

static void read_span(struct odt *odt, const xmlNode *node)
{
    const char *style = xml_attribute(node, "style-name");
    const bool outer = odt->bold;

    if (style_is(odt, style, true, false)) {
        read_hidden(odt, node);
        return;
    }
    odt->bold = style_is(odt, style, false, outer);
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

static bool is_title(const struct odt *odt, const char *name)
{
    for (unsigned i = 0; name && i < CHAIN_MAX; i++) {
        const struct style *style = find_style(odt, name);

        if (strcmp(name, "Title") == 0)
            return true;
        name = style ? style->base : NULL;
    }
    return false;
}

static struct article_block look(struct odt *odt, const xmlNode *node)
{
    const char *outline = xml_is(node, "h") ? xml_attribute(node, "outline-level") : NULL;
    const unsigned level =
        xml_is(node, "h") ? (unsigned)g_ascii_strtoull(outline ? outline : "1", NULL, 10) : 0;

    if (is_title(odt, xml_attribute(node, "style-name"))) {
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
    if (style_is(odt, style, true, false)) {
        odt->xml->report->left[LEFT_HIDDEN] |= xml_has_text(node);
        return;
    }
    how = look(odt, node);
    odt->in_paragraph = true;
    odt->bold = style_is(odt, style, false, false);
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

    if (odt->depth == DEPTH_MAX) {
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

static void style_free(gpointer data)
{
    g_free(((struct style *)data)->base);
    g_free(data);
}

static int says(const char *value, const char *yes)
{
    return !value ? UNSAID : strcmp(value, yes) == 0;
}

static void add_style(struct odt *odt, const xmlNode *node)
{
    struct style *style = g_new0(struct style, 1);
    const xmlNode *text = xml_child(node, "text-properties");

    style->base = g_strdup(xml_attribute(node, "parent-style-name"));
    style->bold = text ? says(xml_attribute(text, "font-weight"), "bold") : UNSAID;
    style->hidden = text ? says(xml_attribute(text, "display"), "none") : UNSAID;
    g_hash_table_insert(odt->styles, g_strdup(xml_attribute(node, "name")), style);
}

/* 16.30: the levels of a list that are numbered. */
static void add_list_style(struct odt *odt, const xmlNode *node)
{
    for (const xmlNode *level = node->children; level; level = level->next) {
        const char *depth = xml_is(level, "list-level-style-number") ? xml_attribute(level, "level")
                                                                     : NULL,
                   *format = depth ? xml_attribute(level, "num-format") : NULL;

        if (format && *format)
            g_hash_table_insert(odt->ordered,
                                g_strdup_printf("%s %s", xml_attribute(node, "name"), depth),
                                g_strdup(format));
    }
}

static void read_styles(struct odt *odt, const xmlNode *group)
{
    for (const xmlNode *node = group ? group->children : NULL; node; node = node->next) {
        if (xml_is(node, "style") && xml_attribute(node, "name"))
            add_style(odt, node);
        else if (xml_is(node, "list-style") && xml_attribute(node, "name"))
            add_list_style(odt, node);
    }
}

static void read_common_styles(struct odt *odt, GHashTable *parts)
{
    xmlDoc *doc = xml_read(odt->xml, parts, "styles.xml");
    const xmlNode *root = doc ? odt->xml->lib->xmlDocGetRootElement(doc) : NULL,
                  *masters = root ? xml_child(root, "master-styles") : NULL;

    if (!doc)
        return;
    read_styles(odt, xml_child(root, "styles"));
    odt->xml->report->left[LEFT_EDGES] |= masters && (xml_has_text(xml_find(masters, "header")) ||
                                                      xml_has_text(xml_find(masters, "footer")));
    odt->xml->lib->xmlFreeDoc(doc);
}

static bool read_content(struct odt *odt, GHashTable *parts)
{
    xmlDoc *doc = xml_read(odt->xml, parts, "content.xml");
    const xmlNode *root = doc ? odt->xml->lib->xmlDocGetRootElement(doc) : NULL,
                  *body = root ? xml_child(xml_child(root, "body"), "text") : NULL;

    if (body) {
        read_styles(odt, xml_child(root, "automatic-styles"));
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

    odt.styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, style_free);
    odt.ordered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    ok = !is_locked(xml, parts) || import_fail(xml->report, FAULT_LOCKED, NULL);
    if (ok)
        read_common_styles(&odt, parts);
    ok = ok && xml->report->fault == FAULT_NONE && read_content(&odt, parts);
    g_hash_table_unref(odt.styles);
    g_hash_table_unref(odt.ordered);
    g_ptr_array_unref(odt.boxes);
    return ok;
}
