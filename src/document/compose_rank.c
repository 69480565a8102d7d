/* compose_rank: drop ranks of the parts of a poster. Part of compose_poster, which says what there is; fit moves the cut along these ranks. What
 * always holds: a heading never outlives what it stands over, since of each list and each run of paragraphs the first stays. */
#include "document/compose_rank.h"

#define RANK_SECTION 100000 /* above all items, of which a text of 8 MB may have some thousands on a poster that is refused anyway */

struct beyond {
    struct doc_node *node;
    unsigned index; /* in its list, or among the paragraphs below its heading */
};

void compose_ranks_init(struct compose_ranks *ranks)
{
    ranks->beyond = g_array_new(FALSE, FALSE, sizeof(struct beyond));
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

static void note(struct compose_ranks *ranks, struct doc_node *node, unsigned index, unsigned most)
{
    const struct beyond beyond = {node, index};

    if (index >= most)
        g_array_append_val(ranks->beyond, beyond);
}

static void note_section(struct compose_ranks *ranks, struct doc_node *first, unsigned most)
{
    unsigned paragraphs = 0;

    for (struct doc_node *node = first; node; node = node->next) {
        unsigned items = 0;

        if (node->role == DOC_HEADING)
            paragraphs = 0;
        else if (node->role == DOC_PARAGRAPH)
            note(ranks, node, paragraphs++, most);
        for (struct doc_node *item = node->role == DOC_LIST ? node->first : NULL; item; item = item->next)
            note(ranks, item, items++, most);
    }
}

void compose_rank_section(const struct compose *c, struct compose_ranks *ranks, struct doc_node *first, enum lang_role role)
{
    const struct posting_poster *poster = &c->posting->poster;
    const unsigned rank = section_rank(c, role), most = poster->items ? poster->items : c->design->items;

    if (lang_has_role(&c->design->keep, role) || lang_has_role(&poster->keep, role))
        return;
    for (struct doc_node *node = first; rank > 0 && node; node = node->next)
        node->drop_rank = rank;
    if (rank == 0 && most > 0)
        note_section(ranks, first, most);
}

/* Rising: the last one goes first. */
static int compare_beyond(gconstpointer a, gconstpointer b)
{
    const struct beyond *left = a, *right = b;

    if (left->index != right->index)
        return left->index < right->index ? -1 : 1;
    return left->node->id < right->node->id ? -1 : left->node->id > right->node->id;
}

void compose_ranks_finish(struct compose_ranks *ranks)
{
    g_array_sort(ranks->beyond, compare_beyond);
    for (unsigned i = 0; i < ranks->beyond->len; i++)
        g_array_index(ranks->beyond, struct beyond, i).node->drop_rank = MIN(i + 1, RANK_SECTION - 1);
    g_array_unref(ranks->beyond);
}
