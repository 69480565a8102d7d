/* compose_rank: drop ranks of the parts of a poster. Part of compose_poster, which says what there
 * is; fit moves the cut along these ranks. What always holds: a heading never outlives what it
 * stands over, since of each list and each run of paragraphs the first stays. */
#include "document/compose/compose_private.h"

/* Above all items, of which a text of 8 MB may have some thousands on a poster that is refused
 * anyway. */
#define RANK_SECTION 100000

struct spare {
    struct doc_node *node;
    unsigned part;  /* all of one part go together; 0: on its own */
    unsigned index; /* in its list, or among the paragraphs below its heading */
};

void compose_ranks_init(struct compose_ranks *ranks)
{
    *ranks = (struct compose_ranks){.spare = g_array_new(FALSE, FALSE, sizeof(struct spare))};
}

/* 0: not named. The posting's come before the layout's. */
static unsigned section_rank(const struct compose *c, enum lang_role role)
{
    const struct lang_roles *const lists[] = {&c->posting->poster.drop, &c->design->drop};
    unsigned rank = RANK_SECTION + 2 * ROLE_COUNT;

    for (unsigned i = 0; i < G_N_ELEMENTS(lists); i++)
        for (unsigned j = 0; j < lists[i]->count; j++, rank--)
            if (lists[i]->list[j] == role)
                return rank;
    return 0;
}

static void note(struct compose_ranks *ranks, struct doc_node *node, unsigned part, unsigned index)
{
    const struct spare spare = {node, part, index};

    g_array_append_val(ranks->spare, spare);
}

static void note_items(struct compose_ranks *ranks, const struct doc_node *list, unsigned most)
{
    unsigned index = 0;

    for (struct doc_node *item = list->first; item; item = item->next, index++)
        if (index >= most)
            note(ranks, item, 0, index);
}

static void note_section(struct compose_ranks *ranks, struct doc_node *first, unsigned most)
{
    unsigned paragraphs = 0, headings = 0;

    for (struct doc_node *node = first; node; node = node->next) {
        if (node->role == DOC_HEADING && node->level > 2) {
            paragraphs = 0;
            ranks->parts += ++headings > 1;
        }
        if (node->role == DOC_PARAGRAPH && paragraphs++ >= most)
            note(ranks, node, 0, paragraphs);
        else if (headings > 1)
            note(ranks, node, ranks->parts, 0);
        if (node->role == DOC_LIST)
            note_items(ranks, node, most);
    }
}

void compose_rank_section(const struct compose *c, struct compose_ranks *ranks,
                          struct doc_node *first, enum lang_role role)
{
    const struct posting_poster *poster = &c->posting->poster;
    const unsigned rank = section_rank(c, role),
                   most = poster->items ? poster->items : c->design->items;

    if (lang_has_role(&poster->keep, role) ||
        (lang_has_role(&c->design->keep, role) && !lang_has_role(&poster->drop, role)))
        return;
    for (struct doc_node *node = first; rank > 0 && node; node = node->next)
        node->drop_rank = rank;
    if (rank == 0 && most > 0)
        note_section(ranks, first, most);
}

/* Rising: the last one goes first. */
static int compare_spares(gconstpointer a, gconstpointer b)
{
    const struct spare *left = a, *right = b;

    if (!left->part != !right->part)
        return left->part ? -1 : 1;
    if (left->part != right->part)
        return left->part < right->part ? -1 : 1;
    if (left->index != right->index)
        return left->index < right->index ? -1 : 1;
    return left->node->id < right->node->id ? -1 : left->node->id > right->node->id;
}

void compose_ranks_finish(struct compose_ranks *ranks)
{
    unsigned rank = 0, part = 0;

    g_array_sort(ranks->spare, compare_spares);
    for (unsigned i = 0; i < ranks->spare->len; i++) {
        const struct spare *spare = &g_array_index(ranks->spare, struct spare, i);

        rank += spare->part == 0 || spare->part != part;
        part = spare->part;
        spare->node->drop_rank = MIN(rank, RANK_SECTION - 1);
    }
    g_array_unref(ranks->spare);
}
