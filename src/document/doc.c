/* doc: makes, walks and cuts the tree of a document.
 *
 * Between compose_* (which builds it) and place, seal and the exporters (which read it). What
 * always holds: a node belongs to exactly one doc, its id is its index in doc->nodes, and the order
 * of the tree is the reading order. */
#include "document/doc.h"

#include <string.h>

static void drop_node(gpointer data)
{
    struct doc_node *node = data;

    if (!node) /* adopted by another */
        return;
    g_free((gpointer)node->field);
    if (node->chart)
        g_free((gpointer)node->chart->points);
    g_free((gpointer)node->chart);
    g_clear_pointer(&node->png, g_bytes_unref);
    g_free(node);
}

struct doc *doc_new(const struct language *lang, const char *title)
{
    struct doc *doc = g_new0(struct doc, 1);

    doc->nodes = g_ptr_array_new_with_free_func(drop_node);
    doc->omissions = g_array_new(FALSE, FALSE, sizeof(struct doc_omission));
    doc->sections = g_array_new(FALSE, FALSE, sizeof(struct doc_section));
    doc->strings = g_string_chunk_new(4096);
    doc->adopted = g_ptr_array_new_with_free_func((GDestroyNotify)doc_drop);
    doc->lang = lang;
    doc->title = doc_keep(doc, title);
    doc->root = doc_add(doc, NULL, DOC_DOCUMENT, "document", NO_SPAN);
    return doc;
}

void doc_drop(struct doc *doc)
{
    if (!doc)
        return;
    g_ptr_array_free(doc->nodes, TRUE);
    g_array_unref(doc->omissions);
    g_array_unref(doc->sections);
    g_string_chunk_free(doc->strings);
    g_ptr_array_unref(doc->adopted);
    g_free(doc);
}

/* The root of the part stays its own, without children. */
void doc_adopt(struct doc *doc, struct doc *part)
{
    struct doc_node *root = doc->root, *first = part->root->first;

    for (unsigned i = 1; i < part->nodes->len; i++) {
        struct doc_node *node = g_ptr_array_index(part->nodes, i);

        node->id = doc->nodes->len;
        node->parent = node->parent == part->root ? root : node->parent;
        g_ptr_array_add(doc->nodes, node);
        part->nodes->pdata[i] = NULL;
    }
    if (root->last)
        root->last->next = first;
    else
        root->first = first;
    root->last = part->root->last ? part->root->last : root->last;
    part->root->first = part->root->last = NULL;
    g_ptr_array_add(doc->adopted, part);
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

struct doc_node *doc_add_jump(struct doc *doc, struct doc_node *parent, const char *text,
                              const struct doc_node *target, const char *alt, struct span span)
{
    struct doc_node *node = doc_add_link(doc, parent, text, NULL, alt, span);

    node->target = target;
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

struct doc_node *doc_add_chart(struct doc *doc, struct doc_node *parent, const char *style,
                               const struct doc_chart *chart)
{
    struct doc_node *node = doc_add(doc, parent, DOC_CHART, style, NO_SPAN);
    struct doc_chart *copy = g_memdup2(chart, sizeof *chart);

    copy->points = g_memdup2(chart->points, chart->count * sizeof *chart->points);
    node->chart = copy;
    node->artifact = true;
    return node;
}

struct doc_node *doc_add_picture(struct doc *doc, struct doc_node *parent, const char *style,
                                 GBytes *png)
{
    struct doc_node *node = doc_add(doc, parent, DOC_PICTURE, style, NO_SPAN);

    node->png = g_bytes_ref(png);
    node->artifact = true;
    return node;
}

void doc_add_section(struct doc *doc, struct doc_node *first, enum lang_role role)
{
    const struct doc_section section = {first, doc->root->last, role};

    if (first)
        g_array_append_val(doc->sections, section);
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

bool doc_walk_next(struct doc_walk *walk)
{
    const struct doc_node *node = walk->node;

    if (!node) {
        walk->node = walk->leave ? NULL : walk->root;
    } else if (!walk->leave && node->first && !walk->skip) {
        walk->node = node->first;
        walk->depth++;
    } else if (!walk->leave) {
        walk->leave = true;
    } else if (node == walk->root) {
        walk->node = NULL;
    } else if (node->next) {
        walk->node = node->next;
        walk->leave = false;
    } else {
        walk->node = node->parent;
        walk->depth--;
    }
    walk->skip = false;
    return walk->node != NULL;
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

/* The later a node was made, the deeper it stands: lists have lost their items before they are
 * looked at themselves. */
void doc_cut(struct doc *doc, unsigned cut)
{
    for (unsigned i = doc->nodes->len; i > 0; i--)
        cut_children(g_ptr_array_index(doc->nodes, i - 1), cut);
}
