/* text: prints a document as plain text, for boards that take nothing else, and for their search.
 *
 * Last on the way, from the same tree as the PDF. What always holds: every word of the tree is
 * there, in reading order, and of all spaces only the ordinary one. */
#include "export/export.h"
#include "lang/address/address.h"

#include <string.h>

static bool is_first(const struct doc_node *node)
{
    return node->parent && node->parent->first == node;
}

static bool is_bullet(const char *label)
{
    for (; *label; label = g_utf8_next_char(label))
        if (g_unichar_isalnum(g_utf8_get_char(label)))
            return false;
    return true;
}

/* Words that label an item or a row are set apart from it; what only marks or counts an item is
 * not.
 */
static const char *after_label(const struct doc *doc, const struct doc_node *node,
                               const char *label)
{
    const struct doc_node *list = node->role == DOC_LABEL ? node->parent->parent : NULL;
    const char last = *label ? label[strlen(label) - 1] : '\0';
    const bool marks = (list && list->numbering != DOC_NUMBERING_NONE) || strchr(".)/", last);

    return marks ? " " : lang_label(doc->lang, LABEL_COLON);
}

/* Items of a list inside an item stand under it, further to the right. */
static const char *before_item(const struct doc_node *node)
{
    static const char *const gaps[] = {"\n", "\n  ", "\n    ", "\n      "};
    unsigned lists = 0; /* its own among them */

    for (const struct doc_node *up = node->parent; up; up = up->parent)
        lists += up->role == DOC_LIST;
    return lists <= 1 && is_first(node) ? "\n\n" : gaps[CLAMP(lists, 1, G_N_ELEMENTS(gaps)) - 1];
}

/* What goes before a block, unless it is the very first; NULL: nothing of its own. In an item
 * without a label the first paragraph says what the second is. */
static const char *before(const struct doc *doc, const struct doc_node *node)
{
    const enum doc_role parent = node->parent ? node->parent->role : DOC_DOCUMENT;

    switch (node->role) {
    case DOC_HEADING:
        return "\n\n";
    case DOC_PARAGRAPH:
        if (parent == DOC_CELL || parent == DOC_HEADER_CELL)
            return is_first(node) ? NULL : "; ";
        if (parent == DOC_BODY && is_first(node))
            return NULL;
        return parent == DOC_BODY && is_first(node->parent) ? lang_label(doc->lang, LABEL_COLON)
                                                            : "\n\n";
    case DOC_ITEM:
        return before_item(node);
    case DOC_ROW:
        return is_first(node) ? "\n\n" : "\n";
    default:
        return NULL;
    }
}

/* Spaces of typography become plain ones, soft hyphens and joiners nothing, forced breaks of a line
 * a space. */
static void append_plain(GString *to, const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        const gunichar c = g_utf8_get_char(text);

        if (g_unichar_isspace(c))
            g_string_append_c(to, ' ');
        else if (c != 0xAD && c != 0x200B && c != 0x2060 && c != 0xFEFF)
            g_string_append_unichar(to, c);
    }
}

static void append_label(GString *to, const struct doc *doc, const struct doc_node *node)
{
    g_autofree char *label = doc_text(node);

    if (node->role == DOC_LABEL && is_bullet(label)) {
        g_string_append(to, "- ");
        return;
    }
    append_plain(to, label);
    append_plain(to, after_label(doc, node, label));
}

/* Where a link leads to that does not say so itself, behind its words. */
static void append_target(GString *to, const struct doc_node *link)
{
    const char *uri = link->uri + (g_str_has_prefix(link->uri, "mailto:") ? strlen("mailto:") : 0);
    g_autofree char *says = doc_text(link), *shown = address_short(link->uri);

    if (strstr(uri, says) || strstr(says, shown))
        return;
    g_string_append(to, " <");
    append_plain(to, uri);
    g_string_append_c(to, '>');
}

static bool is_label(const struct doc_node *node)
{
    return node->role == DOC_LABEL ||
           (node->role == DOC_HEADER_CELL && node->scope == DOC_SCOPE_ROW);
}

/* What a span is read aloud as, where that is wanted; NULL: as it is written. */
static const char *said_instead(const struct doc_node *node, bool doubled)
{
    return doubled && node->role == DOC_SPAN ? node->actual_text : NULL;
}

static void enter(GString *to, const struct doc *doc, struct doc_walk *walk, bool doubled)
{
    const char *instead = said_instead(walk->node, doubled);

    walk->skip = instead || is_label(walk->node);
    if (instead)
        append_plain(to, instead);
    else if (walk->skip)
        append_label(to, doc, walk->node);
    else if (walk->node->text)
        append_plain(to, walk->node->text);
}

char *export_text(const struct doc *doc, bool doubled)
{
    GString *to = g_string_new(NULL);
    struct doc_walk walk = {.root = doc->root};

    while (doc_walk_next(&walk)) {
        const char *gap = walk.leave ? NULL : before(doc, walk.node);

        if (gap && to->len)
            g_string_append(to, gap);
        if (!walk.leave)
            enter(to, doc, &walk, doubled);
        else if (walk.node->role == DOC_LINK)
            append_target(to, walk.node);
    }
    if (to->len)
        g_string_append_c(to, '\n');
    return g_string_free(to, FALSE);
}
