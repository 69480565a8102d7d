/* odt_looks: what the styles of a document of LibreOffice say (ODF 1.3, part 3, 16). Beside odt.
 * What always holds: a chain of styles ends, also where it is a ring. */
#include "import/import_private.h"

#include <string.h>

enum { CHAIN_MAX = 20 };

enum { UNSAID = -1 };

struct odt_style {
    char *base;
    int bold, hidden; /* 0, 1, UNSAID */
};

static const struct odt_style *find_style(const struct odt *odt, const char *name)
{
    return name ? g_hash_table_lookup(odt->styles, name) : NULL;
}

bool odt_style_is(const struct odt *odt, const char *name, bool hidden, bool otherwise)
{
    const struct odt_style *style = find_style(odt, name);

    for (unsigned i = 0; style && i < CHAIN_MAX; i++, style = find_style(odt, style->base)) {
        const int says = hidden ? style->hidden : style->bold;

        if (says != UNSAID)
            return says == 1;
    }
    return otherwise;
}

bool odt_style_is_title(const struct odt *odt, const char *name)
{
    for (unsigned i = 0; name && i < CHAIN_MAX; i++) {
        const struct odt_style *style = find_style(odt, name);

        if (strcmp(name, "Title") == 0)
            return true;
        name = style ? style->base : NULL;
    }
    return false;
}

static void style_free(gpointer data)
{
    g_free(((struct odt_style *)data)->base);
    g_free(data);
}

static int says(const char *value, const char *yes)
{
    return !value ? UNSAID : strcmp(value, yes) == 0;
}

static void add_style(struct odt *odt, const xmlNode *node)
{
    struct odt_style *style = g_new0(struct odt_style, 1);
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

void odt_read_styles(struct odt *odt, const xmlNode *group)
{
    for (const xmlNode *node = group ? group->children : NULL; node; node = node->next) {
        if (xml_is(node, "style") && xml_attribute(node, "name"))
            add_style(odt, node);
        else if (xml_is(node, "list-style") && xml_attribute(node, "name"))
            add_list_style(odt, node);
    }
}

void odt_read_common_styles(struct odt *odt, GHashTable *parts)
{
    xmlDoc *doc = xml_read(odt->xml, parts, "styles.xml");
    const xmlNode *root = doc ? odt->xml->lib->xmlDocGetRootElement(doc) : NULL,
                  *masters = root ? xml_child(root, "master-styles") : NULL;

    if (!doc)
        return;
    odt_read_styles(odt, xml_child(root, "styles"));
    odt->xml->report->left[LEFT_EDGES] |= masters && (xml_has_text(xml_find(masters, "header")) ||
                                                      xml_has_text(xml_find(masters, "footer")));
    odt->xml->lib->xmlFreeDoc(doc);
}

void odt_looks_open(struct odt *odt)
{
    odt->styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, style_free);
    odt->ordered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}
