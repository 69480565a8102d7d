/* docx_looks: what the styles and lists of a Word document make of its paragraphs and runs
 * (ECMA-376, part 1, 17.7 and 17.9). Beside docx. What always holds: a chain of styles ends, also
 * where it is a ring. */
#include "import/import_private.h"

#include <string.h>

enum { CHAIN_MAX = 20, LEVELS = 9, HEADINGS = 5 };

enum { UNSAID = -1 };

struct docx_style {
    char *base;              /* id of the style it is based on; NULL: none */
    char *list;              /* id of its list; NULL: unsaid */
    int depth;               /* its level there */
    int outline;             /* from 0; UNSAID */
    int traits[DOCX_TRAITS]; /* 0, 1, UNSAID */
    bool title;
};

enum numbering { NUMBERING_NONE, NUMBERING_BULLET, NUMBERING_NUMBER, NUMBERING_LETTER };

struct docx_list {
    enum numbering numbering[LEVELS];
    unsigned start[LEVELS], next[LEVELS];
};

static void style_free(gpointer data)
{
    struct docx_style *style = data;

    g_free(style->base);
    g_free(style->list);
    g_free(style);
}

static const char *value_of(const xmlNode *parent, const char *name)
{
    const xmlNode *node = xml_child(parent, name);

    return node ? xml_attribute(node, "val") : NULL;
}

static int number_of(const xmlNode *parent, const char *name, int unsaid)
{
    const char *value = value_of(parent, name);

    return value ? (int)g_ascii_strtoll(value, NULL, 10) : unsaid;
}

/* 17.17.4: an element that is there says yes, unless it says no. */
static int flag_of(const xmlNode *parent, const char *name)
{
    static const char *const no[] = {"0", "false", "off", "none", NULL};
    const xmlNode *node = xml_child(parent, name);
    const char *value = node ? xml_attribute(node, "val") : NULL;

    return !node ? UNSAID : !value || !g_strv_contains(no, value);
}

static void read_traits(const xmlNode *properties, int traits[DOCX_TRAITS])
{
    traits[DOCX_BOLD] = flag_of(properties, "b");
    traits[DOCX_HIDDEN] = flag_of(properties, "vanish");
}

/* The names of built-in styles are English in every language's Word. */
static void read_style(struct docx *docx, const xmlNode *node)
{
    struct docx_style *style = g_new0(struct docx_style, 1);
    const xmlNode *paragraph = xml_child(node, "pPr"), *list = xml_child(paragraph, "numPr");
    const char *name = value_of(node, "name");

    style->base = g_strdup(value_of(node, "basedOn"));
    style->list = g_strdup(value_of(list, "numId"));
    style->depth = number_of(list, "ilvl", 0);
    style->outline = number_of(paragraph, "outlineLvl", UNSAID);
    read_traits(xml_child(node, "rPr"), style->traits);
    style->title = name && g_ascii_strcasecmp(name, "title") == 0;
    if (name && g_ascii_strncasecmp(name, "heading ", 8) == 0 && g_ascii_isdigit(name[8]))
        style->outline = name[8] - '1';
    g_hash_table_insert(docx->styles, g_strdup(xml_attribute(node, "styleId")), style);
}

static void read_styles(struct docx *docx, const xmlNode *root)
{
    for (const xmlNode *node = root->children; node; node = node->next)
        if (xml_is(node, "style") && xml_attribute(node, "styleId"))
            read_style(docx, node);
}

static enum numbering find_numbering(const char *format)
{
    static const char *const none[] = {"none", NULL}, *const bullet[] = {"bullet", NULL},
                             *const letter[] = {"lowerLetter", "upperLetter", NULL};

    if (!format || g_strv_contains(none, format))
        return NUMBERING_NONE;
    if (g_strv_contains(bullet, format))
        return NUMBERING_BULLET;
    return g_strv_contains(letter, format) ? NUMBERING_LETTER : NUMBERING_NUMBER;
}

static struct docx_list *read_abstract(const xmlNode *node)
{
    struct docx_list *list = g_new0(struct docx_list, 1);

    for (const xmlNode *level = node->children; level; level = level->next) {
        const char *depth = xml_is(level, "lvl") ? xml_attribute(level, "ilvl") : NULL;
        const unsigned i = depth ? (unsigned)g_ascii_strtoull(depth, NULL, 10) : LEVELS;

        if (i >= LEVELS)
            continue;
        list->numbering[i] = find_numbering(value_of(level, "numFmt"));
        list->start[i] = list->next[i] = (unsigned)MAX(1, number_of(level, "start", 1));
    }
    return list;
}

/* 17.9.15: a `num` is an abstract one in use. */
static void read_lists(struct docx *docx, const xmlNode *root)
{
    g_autoptr(GHashTable) abstract = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    for (const xmlNode *node = root->children; node; node = node->next) {
        const char *id = xml_is(node, "abstractNum") ? xml_attribute(node, "abstractNumId") : NULL;

        if (id)
            g_hash_table_insert(abstract, g_strdup(id), read_abstract(node));
    }
    for (const xmlNode *node = root->children; node; node = node->next) {
        const char *id = xml_is(node, "num") ? xml_attribute(node, "numId") : NULL,
                   *of = id ? value_of(node, "abstractNumId") : NULL;
        const struct docx_list *list = of ? g_hash_table_lookup(abstract, of) : NULL;

        if (list)
            g_hash_table_insert(docx->lists, g_strdup(id), g_memdup2(list, sizeof *list));
    }
}

static void read_part(struct docx *docx, GHashTable *parts, const char *name,
                      void (*read)(struct docx *docx, const xmlNode *root))
{
    xmlDoc *doc = xml_read(docx->xml, parts, name);

    if (!doc)
        return;
    read(docx, docx->xml->lib->xmlDocGetRootElement(doc));
    docx->xml->lib->xmlFreeDoc(doc);
}

void docx_looks_open(struct docx *docx, GHashTable *parts, const char *styles, const char *lists)
{
    docx->styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, style_free);
    docx->lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    read_part(docx, parts, styles, read_styles);
    read_part(docx, parts, lists, read_lists);
}

void docx_looks_close(struct docx *docx)
{
    g_hash_table_unref(docx->styles);
    g_hash_table_unref(docx->lists);
}

static const struct docx_style *find_style(const struct docx *docx, const char *id)
{
    return id ? g_hash_table_lookup(docx->styles, id) : NULL;
}

static int trait_of(const struct docx *docx, const struct docx_style *style, enum docx_trait trait)
{
    for (unsigned i = 0; style && i < CHAIN_MAX; i++, style = find_style(docx, style->base))
        if (style->traits[trait] != UNSAID)
            return style->traits[trait];
    return UNSAID;
}

bool docx_run_is(const struct docx *docx, const xmlNode *properties, enum docx_trait trait)
{
    int own[DOCX_TRAITS], of_style;

    read_traits(properties, own);
    if (own[trait] != UNSAID)
        return own[trait] == 1;
    of_style = trait_of(docx, find_style(docx, value_of(properties, "rStyle")), trait);
    return (of_style != UNSAID ? of_style : trait_of(docx, docx->style, trait)) == 1;
}

static int outline_of(const struct docx *docx, const xmlNode *properties)
{
    const struct docx_style *style = docx->style;
    int outline = number_of(properties, "outlineLvl", UNSAID);

    for (unsigned i = 0; outline == UNSAID && style && i < CHAIN_MAX; i++) {
        outline = style->outline;
        style = find_style(docx, style->base);
    }
    return outline;
}

static bool is_title(const struct docx *docx)
{
    const struct docx_style *style = docx->style;

    for (unsigned i = 0; style && i < CHAIN_MAX; i++, style = find_style(docx, style->base))
        if (style->title)
            return true;
    return false;
}

/* The list of a paragraph, its own or its style's; NULL: none. */
static struct docx_list *list_of(const struct docx *docx, const xmlNode *properties, int *depth)
{
    const xmlNode *own = xml_child(properties, "numPr");
    const char *id = value_of(own, "numId");
    const struct docx_style *style = docx->style;

    *depth = number_of(own, "ilvl", UNSAID);
    for (unsigned i = 0; style && i < CHAIN_MAX; i++, style = find_style(docx, style->base)) {
        id = id ? id : style->list;
        *depth = *depth == UNSAID && style->list ? style->depth : *depth;
    }
    *depth = CLAMP(*depth, 0, LEVELS - 1);
    return id ? g_hash_table_lookup(docx->lists, id) : NULL;
}

static struct article_block number(struct docx_list *list, int depth)
{
    struct article_block item = {.kind = ARTICLE_ITEM, .level = (unsigned)depth + 1};

    for (int i = depth + 1; i < LEVELS; i++)
        list->next[i] = list->start[i];
    item.lettered = list->numbering[depth] == NUMBERING_LETTER;
    if (list->numbering[depth] >= NUMBERING_NUMBER)
        item.number = list->next[depth]++;
    return item;
}

struct article_block docx_paragraph(struct docx *docx, const xmlNode *properties)
{
    struct docx_list *list;
    int depth, outline;

    docx->style = find_style(docx, value_of(properties, "pStyle"));
    outline = outline_of(docx, properties);
    if (is_title(docx)) {
        docx->titled = true;
        return (struct article_block){.kind = ARTICLE_HEADING, .level = 1};
    }
    if (outline >= 0 && outline < HEADINGS)
        return (struct article_block){.kind = ARTICLE_HEADING,
                                      .level = (unsigned)outline + 1 + docx->titled};
    list = list_of(docx, properties, &depth);
    if (!list || list->numbering[depth] == NUMBERING_NONE)
        return (struct article_block){.kind = ARTICLE_PARAGRAPH};
    return number(list, depth);
}
