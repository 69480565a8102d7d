/* dress: capitals for looks, pictures that there are, and what may go where a page can't hold all.
 *
 * Between compose_*, which needs no layout, and place; fit moves the cut along the drop ranks. What
 * always holds: texts stay as they are said, and a heading never outlives what it stands over,
 * since of each list and each run of paragraphs the first stays. */
#include "document/dress/dress.h"

#include <string.h>

/* Above all items, of which a text of 8 MB may have some thousands on a poster that is refused
 * anyway. */
#define RANK_SECTION 100000

static void keep_said(struct doc *doc, struct doc_node *block)
{
    g_autofree char *said = doc_text(block);

    block->actual_text = doc_keep(doc, said);
}

static void dress_text(struct doc *doc, struct doc_node *block)
{
    keep_said(doc, block);
    for (struct doc_node *node = block; node; node = doc_next(block, node)) {
        g_autofree char *upper = node->text ? lang_upper(node->text, strlen(node->text)) : NULL;

        node->dressed = doc_keep(doc, upper);
    }
}

/* Is the first word small letters alone, with the marks of elision, gender and compounds, and one
 * behind it? No code, address or name that is written in its own way (iOS). */
static bool begins_small(const char *text)
{
    const char *at = text;

    for (; *at && !g_unichar_isspace(g_utf8_get_char(at)); at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (at > text && strchr(",;:", *at) && (!at[1] || g_ascii_isspace(at[1])))
            continue;
        if (at > text && at[-1] == '-' && g_unichar_isupper(c))
            continue;
        if (!g_unichar_islower(c) && !strchr("'-()", (int)(c < 0x80 ? c : ' ')) && c != 0x2019 &&
            c != 0xB7)
            return false;
    }
    return g_unichar_islower(g_utf8_get_char(text));
}

static void dress_first(struct doc *doc, struct doc_node *block)
{
    struct doc_node *node = block;

    while (node && !node->text)
        node = doc_next(block, node);
    if (node && begins_small(node->text)) {
        const size_t first = (size_t)(g_utf8_next_char(node->text) - node->text);
        g_autofree char *upper = lang_upper(node->text, first);
        g_autofree char *whole = g_strconcat(upper, node->text + first, NULL);

        keep_said(doc, block);
        node->dressed = doc_keep(doc, whole);
    }
}

/* A block with text of its own, or a link that looks otherwise than the block around it. */
static bool has_look(const struct doc_node *node)
{
    return node->style && node->first && doc_is_inline(node->first);
}

static void take_out(struct doc_node *node)
{
    struct doc_node *parent = node->parent, *before = NULL;

    for (struct doc_node *child = parent->first; child != node; child = child->next)
        before = child;
    if (before)
        before->next = node->next;
    else
        parent->first = node->next;
    if (parent->last == node)
        parent->last = before;
}

/* What may go, on its own or as part of a section. */
struct spare {
    struct doc_node *node;
    unsigned part;  /* all of one part go together; 0: on its own */
    unsigned index; /* in its list, or among the paragraphs below its heading */
};

struct ranking {
    const struct doc_preferences *preferences;
    const struct design *design;
    GArray *spares; /* struct spare, in the order of the tree */
    unsigned parts;
};

/* 0: not named. The posting's come before the layout's. */
static unsigned section_rank(const struct ranking *ranking, enum lang_role role)
{
    const struct lang_roles *const lists[] = {&ranking->preferences->drop, &ranking->design->drop};
    unsigned rank = RANK_SECTION + 2 * ROLE_COUNT;

    for (unsigned i = 0; i < G_N_ELEMENTS(lists); i++)
        for (unsigned j = 0; j < lists[i]->count; j++, rank--)
            if (lists[i]->list[j] == role)
                return rank;
    return 0;
}

static bool is_kept(const struct ranking *ranking, enum lang_role role)
{
    const struct doc_preferences *preferences = ranking->preferences;

    return lang_has_role(&preferences->keep, role) ||
           (lang_has_role(&ranking->design->keep, role) &&
            !lang_has_role(&preferences->drop, role));
}

static void note(struct ranking *ranking, struct doc_node *node, unsigned part, unsigned index)
{
    const struct spare spare = {node, part, index};

    g_array_append_val(ranking->spares, spare);
}

static void note_items(struct ranking *ranking, const struct doc_node *list, unsigned most)
{
    unsigned index = 0;

    for (struct doc_node *item = list->first; item; item = item->next, index++)
        if (index >= most)
            note(ranking, item, 0, index);
}

/* Items and paragraphs past the number, and the parts below second and further sub-headings. */
static void note_section(struct ranking *ranking, const struct doc_section *section, unsigned most)
{
    unsigned paragraphs = 0, headings = 0;

    for (struct doc_node *node = section->first; node != section->last->next; node = node->next) {
        if (node->role == DOC_HEADING && node->level > 2) {
            paragraphs = 0;
            ranking->parts += ++headings > 1;
        }
        if (node->role == DOC_PARAGRAPH && paragraphs++ >= most)
            note(ranking, node, 0, paragraphs);
        else if (headings > 1)
            note(ranking, node, ranking->parts, 0);
        if (node->role == DOC_LIST)
            note_items(ranking, node, most);
    }
}

/* A section that is named in `drop` goes whole, and before all else; of others, but those in
 * `keep`, some may go. */
static void rank_section(struct ranking *ranking, const struct doc_section *section)
{
    const unsigned rank = section_rank(ranking, section->role), own = ranking->preferences->items,
                   most = own ? own : ranking->design->items;

    if (is_kept(ranking, section->role))
        return;
    for (struct doc_node *node = section->first; rank > 0 && node != section->last->next;
         node = node->next)
        node->drop_rank = rank;
    if (rank == 0 && most > 0)
        note_section(ranking, section, most);
}

/* Rising: the last one goes first. Of what is past the number, the furthest down its list goes
 * first, of those the last in the document; parts go after all of that. */
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

static void rank_spares(GArray *spares)
{
    unsigned rank = 0, part = 0;

    g_array_sort(spares, compare_spares);
    for (unsigned i = 0; i < spares->len; i++) {
        const struct spare *spare = &g_array_index(spares, struct spare, i);

        rank += spare->part == 0 || spare->part != part;
        part = spare->part;
        spare->node->drop_rank = MIN(rank, RANK_SECTION - 1);
    }
}

static void rank_sections(struct doc *doc, const struct design *design)
{
    g_autoptr(GArray) spares = g_array_new(FALSE, FALSE, sizeof(struct spare));
    struct ranking ranking = {&doc->preferences, design, spares, 0};

    for (unsigned i = 0; i < doc->sections->len; i++)
        rank_section(&ranking, &g_array_index(doc->sections, struct doc_section, i));
    rank_spares(spares);
}

void doc_dress(struct doc *doc, const struct design *design)
{
    rank_sections(doc, design);
    for (unsigned i = 0; i < doc->nodes->len; i++) {
        struct doc_node *node = g_ptr_array_index(doc->nodes, i);
        const struct design_style *style = node->style ? design_style(design, node->style) : NULL;

        if (node->picture && !(style && style->art))
            take_out(node);
        else if (style && style->caps != CAPS_NO && has_look(node) && !node->first->dressed)
            (style->caps == CAPS_YES ? dress_text : dress_first)(doc, node);
    }
}
