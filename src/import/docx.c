/* docx: what a Word document says (ECMA-376, part 1, 17). Between its parts and an article. What
 * always holds: text is read where `w:t` has it and nowhere else; what revision control deleted is
 * none; a text box is read behind the paragraph that holds it. */
#include "import/import_private.h"

#include <string.h>

static void walk(struct docx *docx, const xmlNode *parent);

static void skip(struct docx *docx, const xmlNode *node)
{
    (void)docx;
    (void)node;
}

static void read_text(struct docx *docx, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->content)
            article_put(docx->article, (const char *)child->content, docx->bold, false);
}

static void read_tab(struct docx *docx, const xmlNode *node)
{
    (void)node;
    article_put_break(docx->article, '\t');
}

static void read_break(struct docx *docx, const xmlNode *node)
{
    (void)node;
    article_put_break(docx->article, '\n');
}

static void read_hyphen(struct docx *docx, const xmlNode *node)
{
    (void)node;
    article_put(docx->article, "\u2011", docx->bold, false);
}

/* 17.3.3.30: a character of a font of symbols. posting/text knows Word's bullets. */
static void read_symbol(struct docx *docx, const xmlNode *node)
{
    const char *code = xml_attribute(node, "char");
    const gunichar c = code ? (gunichar)g_ascii_strtoull(code, NULL, 16) : 0;
    char text[7] = "";

    if (c >= 0x20 && g_unichar_validate(c)) {
        g_unichar_to_utf8(c, text);
        article_put(docx->article, text, docx->bold, false);
    }
}

static void read_run(struct docx *docx, const xmlNode *node)
{
    const xmlNode *how = xml_child(node, "rPr");

    if (docx_run_is(docx, how, DOCX_HIDDEN)) {
        docx->xml->report->left[LEFT_HIDDEN] |= xml_has_text(node);
        return;
    }
    docx->bold = docx_run_is(docx, how, DOCX_BOLD);
    walk(docx, node);
}

static void read_deleted(struct docx *docx, const xmlNode *node)
{
    docx->xml->report->left[LEFT_DELETED] |= xml_find(node, "r") != NULL;
}

static void read_note(struct docx *docx, const xmlNode *node)
{
    (void)node;
    docx->xml->report->left[LEFT_NOTES] = true;
}

static void read_comment(struct docx *docx, const xmlNode *node)
{
    (void)node;
    docx->xml->report->left[LEFT_COMMENTS] = true;
}

static void read_inserted(struct docx *docx, const xmlNode *node)
{
    (void)node;
    docx->xml->report->left[LEFT_INSERTED] = true;
}

static void read_hyperlink(struct docx *docx, const xmlNode *node)
{
    const char *id = xml_attribute(node, "id");

    article_open_link(docx->article, id ? g_hash_table_lookup(docx->targets, id) : NULL);
    walk(docx, node);
    article_close_link(docx->article);
}

/* 17.16.5.25: HYPERLINK "target". */
static void read_instruction(struct docx *docx, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->content && docx->fields > 0)
            g_string_append(docx->instruction, (const char *)child->content);
}

static void open_field_link(struct docx *docx)
{
    const char *name = strstr(docx->instruction->str, "HYPERLINK"),
               *open = name ? strchr(name, '"') : NULL,
               *close = open ? strchr(open + 1, '"') : NULL;
    g_autofree char *target = close ? g_strndup(open + 1, (size_t)(close - open - 1)) : NULL;

    if (target)
        article_open_link(docx->article, target);
}

/* 17.16.18: begin, what it is, separate, what it shows, end. */
static void read_field(struct docx *docx, const xmlNode *node)
{
    const char *type = xml_attribute(node, "fldCharType");

    if (g_strcmp0(type, "begin") == 0) {
        docx->fields++;
        g_string_truncate(docx->instruction, 0);
    } else if (g_strcmp0(type, "separate") == 0) {
        open_field_link(docx);
    } else if (docx->fields > 0) {
        docx->fields--;
        article_close_link(docx->article);
    }
}

static void read_simple_field(struct docx *docx, const xmlNode *node)
{
    const char *instruction = xml_attribute(node, "instr");

    g_string_assign(docx->instruction, instruction ? instruction : "");
    open_field_link(docx);
    walk(docx, node);
    article_close_link(docx->article);
}

/* ECMA-376, part 3, 10.2.1: the same in several ways; the first one, if it says anything. */
static void read_alternate(struct docx *docx, const xmlNode *node)
{
    const xmlNode *choice = xml_child(node, "Choice"), *fallback = xml_child(node, "Fallback");

    if (choice && (xml_find(choice, "t") || !fallback))
        walk(docx, choice);
    else if (fallback)
        walk(docx, fallback);
}

static void read_box(struct docx *docx, const xmlNode *node)
{
    if (docx->in_paragraph)
        g_ptr_array_add(docx->boxes, (gpointer)node);
    else
        walk(docx, node);
}

/* Those of the boxes themselves come behind them. */
static void read_boxes(struct docx *docx)
{
    g_autoptr(GPtrArray) boxes = g_steal_pointer(&docx->boxes);

    docx->boxes = g_ptr_array_new();
    for (unsigned i = 0; i < boxes->len; i++)
        walk(docx, g_ptr_array_index(boxes, i));
}

static void read_paragraph(struct docx *docx, const xmlNode *node)
{
    const struct article_block how = docx_paragraph(docx, xml_child(node, "pPr"));

    docx->in_paragraph = true;
    walk(docx, node);
    docx->in_paragraph = false;
    article_end(docx->article, how);
    read_boxes(docx);
}

static void read_cell(struct docx *docx, const xmlNode *node)
{
    if (docx->cells)
        g_ptr_array_add(docx->cells, article_new());
    if (docx->cells)
        docx->article = g_ptr_array_index(docx->cells, docx->cells->len - 1);
    walk(docx, node);
}

static bool is_deleted(const xmlNode *row)
{
    return xml_child(xml_child(row, "trPr"), "del");
}

static void read_row(struct docx *docx, const xmlNode *node)
{
    struct article *article = docx->article;
    GPtrArray *outer = docx->cells;

    if (is_deleted(node)) {
        read_deleted(docx, node);
        return;
    }
    docx->cells = g_ptr_array_new_with_free_func((GDestroyNotify)article_drop);
    walk(docx, node);
    article_add_row(article, docx->cells);
    g_ptr_array_unref(docx->cells);
    docx->cells = outer;
    docx->article = article;
}

static const struct {
    const char *name;
    void (*read)(struct docx *docx, const xmlNode *node);
} elements[] = {
    {"p", read_paragraph},
    {"r", read_run},
    {"t", read_text},
    {"tr", read_row},
    {"tc", read_cell},
    {"tab", read_tab},
    {"ptab", read_tab},
    {"br", read_break},
    {"cr", read_break},
    {"noBreakHyphen", read_hyphen},
    {"sym", read_symbol},
    {"hyperlink", read_hyperlink},
    {"fldSimple", read_simple_field},
    {"fldChar", read_field},
    {"instrText", read_instruction},
    {"del", read_deleted},
    {"moveFrom", read_deleted},
    {"footnoteReference", read_note},
    {"endnoteReference", read_note},
    {"commentReference", read_comment},
    {"altChunk", read_inserted},
    {"AlternateContent", read_alternate},
    {"txbxContent", read_box},
    {"pPr", skip},
    {"rPr", skip},
    {"tblPr", skip},
    {"tcPr", skip},
    {"trPr", skip},
    {"sectPr", skip},
    {"sdtPr", skip},
    {"rt", skip},
};

static void read_element(struct docx *docx, const xmlNode *node)
{
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        if (xml_is(node, elements[i].name)) {
            elements[i].read(docx, node);
            return;
        }
    walk(docx, node);
}

/* libxml2 takes no tree deeper than 256 elements, so this ends. */
static void walk(struct docx *docx, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            read_element(docx, node);
}

/* Beside the main part stand those that go with it: word/document.xml,
 * word/_rels/document.xml.rels.
 */
static char *beside(const char *main, const char *name)
{
    g_autofree char *folder = g_path_get_dirname(main);

    return g_build_filename(folder, name, NULL);
}

static void read_targets(struct docx *docx, GHashTable *parts, const char *main)
{
    g_autofree char *file = g_path_get_basename(main),
                    *rels = g_strconcat("_rels/", file, ".rels", NULL), *name = beside(main, rels);
    xmlDoc *doc = xml_read(docx->xml, parts, name);
    const xmlNode *root = doc ? docx->xml->lib->xmlDocGetRootElement(doc) : NULL;

    for (const xmlNode *node = root ? root->children : NULL; node; node = node->next)
        if (xml_is(node, "Relationship") && xml_attribute(node, "Id") &&
            xml_attribute(node, "Target"))
            g_hash_table_insert(docx->targets, g_strdup(xml_attribute(node, "Id")),
                                g_strdup(xml_attribute(node, "Target")));
    if (doc)
        docx->xml->lib->xmlFreeDoc(doc);
}

/* Headers and footers are left out; that is said of those with words in them. */
static void look_at_edges(struct docx *docx, GHashTable *parts)
{
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init(&iter, parts);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        g_autofree char *file = g_path_get_basename(name);
        xmlDoc *doc = g_str_has_prefix(file, "header") || g_str_has_prefix(file, "footer")
                          ? xml_read(docx->xml, parts, name)
                          : NULL;

        if (!doc)
            continue;
        docx->xml->report->left[LEFT_EDGES] |=
            xml_has_text(xml_find(docx->xml->lib->xmlDocGetRootElement(doc), "t"));
        docx->xml->lib->xmlFreeDoc(doc);
    }
}

static bool read_main(struct docx *docx, GHashTable *parts, const char *main)
{
    xmlDoc *doc = xml_read(docx->xml, parts, main);
    const xmlNode *root = doc ? docx->xml->lib->xmlDocGetRootElement(doc) : NULL,
                  *body = root ? xml_child(root, "body") : NULL;

    if (body)
        walk(docx, body);
    else
        import_fail(docx->xml->report, FAULT_XML, main);
    if (doc)
        docx->xml->lib->xmlFreeDoc(doc);
    return body != NULL;
}

bool docx_read(const struct xml *xml, GHashTable *parts, const char *main, struct article *article)
{
    struct docx docx = {.xml = xml, .article = article, .boxes = g_ptr_array_new()};
    g_autofree char *styles = beside(main, "styles.xml"), *lists = beside(main, "numbering.xml");
    bool ok;

    docx.instruction = g_string_new(NULL);
    docx.targets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    docx_looks_open(&docx, parts, styles, lists);
    read_targets(&docx, parts, main);
    look_at_edges(&docx, parts);
    ok = xml->report->fault == FAULT_NONE && read_main(&docx, parts, main);
    docx_looks_close(&docx);
    g_hash_table_unref(docx.targets);
    g_ptr_array_unref(docx.boxes);
    g_string_free(docx.instruction, TRUE);
    return ok;
}
