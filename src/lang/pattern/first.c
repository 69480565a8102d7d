/* first: with what a match of a pattern may begin, and what it can't do without, so that hardly a
 * place of a text is tried in vain. Behind read. What always holds: no match is lost by it. */
#include "lang/pattern/pattern_private.h"

#include <stdint.h>
#include <string.h>

static classes classes_of(const struct set *set)
{
    classes all = 0;

    for (unsigned c = 0; c < 256; c++)
        if (set_has(set, (unsigned char)c))
            all |= (classes)1 << class_of((unsigned char)c);
    return all;
}

static classes first_of_kind(struct node *node)
{
    classes all = 0;

    switch (node->kind) {
    case NODE_TEXT:
        return (classes)1 << class_of((unsigned char)*node->text);
    case NODE_SET:
        return classes_of(node->set);
    case NODE_SPAN:
        return classes_of(node->set) | (node->min == 0 ? first_of(node->next) : 0);
    case NODE_BRANCH:
        for (size_t i = 0; i < node->min; i++)
            all |= first_of(node->branches[i]);
        return all;
    case NODE_LOOP:
        return first_of(node->body) | first_of(node->next);
    case NODE_DONE:
        return ~(classes)0;
    default:
        return first_of(node->next);
    }
}

/* Asked again while it is being told, in a loop: anything. */
classes first_of(struct node *node)
{
    if (node->busy)
        return ~(classes)0;
    if (node->known)
        return node->first;
    node->busy = true;
    node->first = first_of_kind(node);
    node->busy = false;
    node->known = true;
    return node->first;
}

/* Into `pairs`, by the class of the first byte: the classes that the second may have. */
static void add_pairs(struct node *node, classes *pairs)
{
    classes first = first_of(node), second = ~(classes)0;
    bool ends = true;

    switch (node->kind) {
    case NODE_PASS:
    case NODE_START:
    case NODE_EDGE:
    case NODE_LOOK:
    case NODE_OPEN:
    case NODE_CLOSE:
        add_pairs(node->next, pairs);
        return;
    case NODE_BRANCH:
        for (size_t i = 0; i < node->min; i++)
            add_pairs(node->branches[i], pairs);
        return;
    case NODE_TEXT:
        if (node->min > 1)
            second = (classes)1 << class_of((unsigned char)node->text[1]);
        else
            second = first_of(node->next);
        break;
    case NODE_SET:
        second = first_of(node->next);
        break;
    case NODE_SPAN:
        first = classes_of(node->set);
        second = first | first_of(node->next);
        ends = node->min > 0;
        break;
    default:
        break;
    }
    for (; first; first &= first - 1)
        pairs[__builtin_ctzll(first)] |= second;
    if (!ends)
        add_pairs(node->next, pairs);
}

static bool is_figure(const struct node *node)
{
    struct set figures = {{0}};

    if (node->kind == NODE_TEXT)
        return strcspn(node->text, "0123456789") < node->min;
    if (node->kind != NODE_SET && (node->kind != NODE_SPAN || node->min == 0))
        return false;
    set_add(&figures, '0', '9');
    for (size_t i = 0; i < G_N_ELEMENTS(figures.bits); i++)
        if (node->set->bits[i] & ~figures.bits[i])
            return false;
    return true;
}

/* Does all that begins at a node (NULL: nothing does) have a figure in it? */
static bool needs_figure(struct node *node)
{
    struct node *from = node;
    bool needs = false;

    if (!from)
        return false;
    for (; node && node->kind != NODE_BRANCH && !needs && node->figure == UNKNOWN;
         node = node->next)
        needs = is_figure(node);
    if (node && node->figure != UNKNOWN)
        needs |= node->figure == YES;
    else if (node && !needs && node->kind == NODE_BRANCH) {
        needs = true;
        for (size_t i = 0; i < node->min && needs; i++)
            needs = needs_figure(node->branches[i]);
    }
    from->figure = needs ? YES : NO;
    return needs;
}

/* Must what begins at a node stand at the beginning of the text? */
static bool is_tied(const struct node *node)
{
    bool tied = true;

    while (node->kind == NODE_PASS || node->kind == NODE_OPEN || node->kind == NODE_LOOK)
        node = node->next;
    if (node->kind != NODE_BRANCH)
        return node->kind == NODE_START;
    for (size_t i = 0; i < node->min; i++)
        tied &= is_tied(node->branches[i]);
    return tied;
}

void first_init(struct pattern *pattern)
{
    pattern->tied = is_tied(pattern->root);
    pattern->figure = needs_figure(pattern->root);
    add_pairs(pattern->root, pattern->pairs);
}
