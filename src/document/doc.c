/* doc: makes, walks and dumps the tree of a document.
 *
 * Between compose_* (which builds it) and place, seal and the exporters (which read it). What
 * always holds: a node belongs to exactly one doc, its id is its index in doc->nodes, and the order
 * of the tree is the reading order. */
#include "document/doc.h"

#include <string.h>

static void drop_node(gpointer data)
{
    struct doc_node *node = data;

    g_free((gpointer)node->field);
    g_free(node);
}

struct doc *doc_new(enum lang lang, const char *title)
{
    struct doc *doc = g_new0(struct doc, 1);

    doc->nodes = g_ptr_array_new_with_free_func(drop_node);
    doc->omissions = g_array_new(FALSE, FALSE, sizeof(struct doc_omission));
    doc->strings = g_string_chunk_new(4096);
    doc->lang = lang;
    doc->title = doc_keep(doc, title);
    doc->root = doc_add(doc, NULL, DOC_DOCUMENT, "document", (struct span){0});
    return doc;
}

void doc_drop(struct doc *doc)
{
    if (!doc)
        return;
    g_ptr_array_free(doc->nodes, TRUE);
    g_array_unref(doc->omissions);
    g_string_chunk_free(doc->strings);
    g_free(doc);
}

const char *doc_keep(struct doc *doc, const char *text)
{
    return text ? g_string_chunk_insert(doc->strings, text) : NULL;
}

struct doc_node *doc_add(struct doc *doc, struct doc_node *parent, enum doc_role role,
                         const char *style, struct span span)
{
    struct doc_node *node = g_new0(struct doc_node, 1);

    node->role = role;
    node->style = doc_keep(doc, style);
    node->span = span;
    node->parent = parent;
    node->id = doc->nodes->len;
    g_ptr_array_add(doc->nodes, node);
    if (!parent)
        return node;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

struct doc_node *doc_add_text(struct doc *doc, struct doc_node *parent, const char *text,
                              struct span span)
{
    struct doc_node *node = doc_add(doc, parent, DOC_TEXT, NULL, span);

    node->text = doc_keep(doc, text);
    return node;
}

struct doc_node *doc_add_block(struct doc *doc, struct doc_node *parent, enum doc_role role,
                               const char *style, const char *text, struct span span)
{
    struct doc_node *node = doc_add(doc, parent, role, style, span);

    doc_add_text(doc, node, text, span);
    return node;
}

struct doc_node *doc_add_link(struct doc *doc, struct doc_node *parent, const char *text,
                              const char *uri, const char *alt, struct span span)
{
    struct doc_node *node = doc_add_block(doc, parent, DOC_LINK, NULL, text, span);

    node->uri = doc_keep(doc, uri);
    node->alt = doc_keep(doc, alt);
    return node;
}

struct doc_node *doc_add_field(struct doc *doc, struct doc_node *parent, const char *style,
                               const struct doc_field *field, struct span span)
{
    struct doc_node *node = doc_add(doc, parent, DOC_FIELD, style, span);
    struct doc_field *copy = g_new(struct doc_field, 1);

    *copy = *field;
    copy->name = doc_keep(doc, field->name);
    copy->value = doc_keep(doc, field->value);
    copy->says = doc_keep(doc, field->says);
    copy->group_says = doc_keep(doc, field->group_says);
    node->field = copy;
    return node;
}

void doc_omit(struct doc *doc, const char *text, struct span span, const struct doc_node *unless)
{
    const struct doc_omission omission = {doc_keep(doc, text), span, unless};

    g_array_append_val(doc->omissions, omission);
}

bool doc_is_inline(const struct doc_node *node)
{
    return node->role == DOC_TEXT || node->role == DOC_SPAN || node->role == DOC_LINK;
}

const struct doc_node *doc_element(const struct doc_node *node)
{
    while (node && (node->role == DOC_TEXT || node->role == DOC_GROUP))
        node = node->parent;
    return node;
}

struct doc_node *doc_next(const struct doc_node *root, const struct doc_node *node)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Blocks are set apart by a line end; inline parts follow one another as they stand. */
char *doc_text(const struct doc_node *node)
{
    GString *text = g_string_new(NULL);

    for (const struct doc_node *at = node; at; at = doc_next(node, at)) {
        if (!doc_is_inline(at) && text->len && text->str[text->len - 1] != '\n')
            g_string_append_c(text, '\n');
        if (at->text)
            g_string_append(text, at->text);
    }
    return g_string_free(text, FALSE);
}

/* The children that stay, one after the other. */
static void cut_children(struct doc_node *node, unsigned cut)
{
    struct doc_node *last = NULL, *next;

    for (struct doc_node *child = node->first; child; child = next) {
        next = child->next;
        if (!doc_is_shown(child, cut) || (child->role == DOC_LIST && !child->first))
            continue;
        if (last)
            last->next = child;
        else
            node->first = child;
        last = child;
    }
    if (last)
        last->next = NULL;
    else
        node->first = NULL;
    node->last = last;
}

/* The later a node was made, the deeper it stands: lists have lost their items before they are looked at themselves. */
void doc_cut(struct doc *doc, unsigned cut)
{
    for (unsigned i = doc->nodes->len; i > 0; i--)
        cut_children(g_ptr_array_index(doc->nodes, i - 1), cut);
}

static const char *const role_names[] = {
    [DOC_DOCUMENT] = "document", [DOC_GROUP] = "group",      [DOC_HEADING] = "heading",
    [DOC_PARAGRAPH] = "para",    [DOC_LIST] = "list",        [DOC_ITEM] = "item",
    [DOC_LABEL] = "label",       [DOC_BODY] = "body",        [DOC_TABLE] = "table",
    [DOC_ROW] = "row",           [DOC_HEADER_CELL] = "head", [DOC_CELL] = "cell",
    [DOC_SPAN] = "span",         [DOC_LINK] = "link",        [DOC_CODE] = "code",
    [DOC_FIELD] = "field",       [DOC_TEXT] = "text",
};

const char *doc_role_name(enum doc_role role)
{
    return role_names[role];
}

static const char *const field_names[] = {
    [DOC_FIELD_TEXT] = "text",
    [DOC_FIELD_CHECK] = "check",
    [DOC_FIELD_RADIO] = "radio",
};

void doc_append_quoted(GString *to, const char *text)
{
    static const struct {
        gunichar c;
        const char *shown;
    } shown[] = {{'"', "\\\""},    {'\\', "\\\\"},   {'\n', "\\n"},  {0xA0, "<nb>"},
                 {0x202F, "<nn>"}, {0x200B, "<zw>"}, {0xAD, "<shy>"}};

    g_string_append_c(to, '"');
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        size_t i = 0;

        while (i < G_N_ELEMENTS(shown) && shown[i].c != c)
            i++;
        if (i < G_N_ELEMENTS(shown))
            g_string_append(to, shown[i].shown);
        else
            g_string_append_unichar(to, c);
    }
    g_string_append_c(to, '"');
}

static void dump_string(GString *to, const char *name, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(to, " %s=", name);
    doc_append_quoted(to, text);
}

static void dump_field(GString *to, const struct doc_field *field)
{
    g_string_append_printf(to, " kind=%s", field_names[field->kind]);
    dump_string(to, "name", field->name);
    dump_string(to, "value", field->value);
    dump_string(to, "says", field->says);
    dump_string(to, "group", field->group_says);
    if (field->read_only)
        g_string_append(to, " read-only");
    if (field->multi_line)
        g_string_append(to, " multi-line");
    if (field->max_len)
        g_string_append_printf(to, " max=%u", field->max_len);
}

static void dump_flags(GString *to, const struct doc_node *node)
{
    if (node->level)
        g_string_append_printf(to, " level=%u", node->level);
    if (node->drop_rank)
        g_string_append_printf(to, " drop=%u", node->drop_rank);
    if (node->scope)
        g_string_append_printf(to, " scope=%s", node->scope == DOC_SCOPE_ROW ? "row" : "column");
    if (node->artifact)
        g_string_append(to, " artifact");
}

/* The file's name alone: a golden must not depend on the folder the tests run in. */
static void dump_place(GString *to, struct span span)
{
    g_autofree char *file = span.source ? g_path_get_basename(span.source->path) : NULL;
    struct source_place place;

    if (!file)
        return;
    place = source_find_place(span);
    g_string_append_printf(to, " @%s:%u:%u", file, place.line, place.column);
}

static void dump_node(GString *to, const struct doc_node *node)
{
    g_string_append(to, doc_role_name(node->role));
    if (node->style)
        g_string_append_printf(to, " %s", node->style);
    dump_flags(to, node);
    if (node->slot)
        g_string_append_printf(to, " slot=%s", node->slot);
    if (node->text) {
        g_string_append_c(to, ' ');
        doc_append_quoted(to, node->text);
    }
    dump_string(to, "actual", node->actual_text);
    dump_string(to, "expansion", node->expansion);
    dump_string(to, "alt", node->alt);
    dump_string(to, "uri", node->uri);
    dump_string(to, "lang", node->lang);
    if (node->field)
        dump_field(to, node->field);
    /* A text stands where its element does, which says so already. */
    if (node->role != DOC_TEXT)
        dump_place(to, node->span);
    g_string_append_c(to, '\n');
}

char *doc_dump(const struct doc *doc)
{
    GString *to = g_string_new(NULL);
    const struct doc_node *node = doc->root;

    g_string_append_printf(to, "doc lang=%s", lang_code(doc->lang));
    dump_string(to, "title", doc->title);
    dump_string(to, "author", doc->author);
    dump_string(to, "foot", doc->foot);
    g_string_append_c(to, '\n');
    for (; node; node = doc_next(doc->root, node)) {
        for (const struct doc_node *up = node; up; up = up->parent)
            g_string_append(to, "  ");
        dump_node(to, node);
    }
    return g_string_free(to, FALSE);
}
