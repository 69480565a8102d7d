/* compose_common: how a piece of the posting becomes nodes: typography, links, abbreviations,
 * lists.
 *
 * Between posting and document, under every compose_*. What always holds: each node has the span of
 * the text it says, and the words are the posting's own. */
#include "document/compose/compose_private.h"

#include "lang/address/address.h"

#include <string.h>

/* A brand lends its name only to a posting that asks for that brand: the layout's own is but a
 * look. */
struct ini_value compose_organisation(const struct compose *c)
{
    if (c->posting->organisation)
        return (struct ini_value){c->posting->organisation, c->posting->organisation_span};
    return c->posting->brand.text ? c->request->brand_name : (struct ini_value){0};
}

static struct ini_value tagline(const struct compose *c)
{
    if (c->posting->tagline)
        return (struct ini_value){c->posting->tagline, c->posting->tagline_span};
    return c->posting->brand.text ? c->request->brand_tagline : (struct ini_value){0};
}

struct compose compose_begin(const struct compose_request *request)
{
    const struct posting *posting = request->posting;
    struct compose c = {.request = request, .posting = posting, .here = request->here};
    const char *title = posting->facts[FACT_TITLE].text, *name = compose_organisation(&c).text;
    g_autofree char *set =
        compose_typo(&c, title ? title : lang_label(posting->lang, LABEL_JOB_OFFER));
    g_autofree char *author = name ? compose_typo(&c, name) : NULL;

    c.doc = doc_new(posting->lang, set);
    c.doc->author = doc_keep(c.doc, author);
    return c;
}

const struct posting_fact *compose_fact(const struct compose *c, enum posting_fact_id id)
{
    return c->here && c->here->facts[id].text ? &c->here->facts[id] : &c->posting->facts[id];
}

char *compose_typo(const struct compose *c, const char *text)
{
    return posting_typo(c->posting, text);
}

struct doc_node *compose_text(const struct compose *c, struct doc_node *parent, enum doc_role role,
                              const char *style, const char *text, struct span span)
{
    g_autofree char *set = compose_typo(c, text);
    struct doc_node *node = doc_add(c->doc, parent, role, style, span);

    compose_leaf(c, node, set, strlen(set), span);
    return node;
}

struct doc_node *compose_label(const struct compose *c, struct doc_node *parent, enum doc_role role,
                               const char *style, enum lang_label label)
{
    return compose_text(c, parent, role, style, lang_label(c->posting->lang, label), NO_SPAN);
}

struct doc_node *compose_link(const struct compose *c, struct doc_node *parent, const char *text,
                              const char *uri, struct span span)
{
    const bool mail = g_str_has_prefix(uri, "mailto:");
    g_autofree char *shown = address_short(uri);
    g_autofree char *alt = g_strconcat(
        lang_label(c->posting->lang, mail ? LABEL_MAIL_TO : LABEL_WEB_TO), " ", shown, NULL);
    struct doc_node *link = doc_add_link(c->doc, parent, text, uri, alt, span);

    link->style = doc_keep(c->doc, "link");
    return link;
}

/* Running text, its addresses as links. */
static void add_addressed(const struct compose *c, struct doc_node *node, const char *text,
                          struct span span)
{
    struct address address;
    size_t done = 0, from = 0;

    for (; address_find(text, from, &address); from = address.end) {
        g_autofree char *shown = g_strndup(text + address.start, address.end - address.start);
        g_autofree char *uri = address_uri(shown);

        if (!uri)
            continue;
        compose_spans_add(c, node, text + done, address.start - done, span);
        compose_link(c, node, shown, uri, span);
        done = address.end;
    }
    compose_spans_add(c, node, text + done, strlen(text + done), span);
}

struct doc_node *compose_rich(const struct compose *c, struct doc_node *parent, enum doc_role role,
                              const char *style, const char *text, struct span span)
{
    g_autofree char *set = compose_typo(c, text);
    struct doc_node *node = doc_add(c->doc, parent, role, style, span);

    add_addressed(c, node, set, span);
    return node;
}

/* Around the text of a link while typography works on all of the block: private characters. */
#define LINK_BEGINS "\uF8F0"
#define LINK_ENDS "\uF8F1"

/* What a link of the text leads to; NULL: nowhere, or its text says so itself (g_free). */
static char *uri_of(const struct posting_block *block, const struct posting_link *link)
{
    const bool mail = g_str_has_prefix(link->target, "mailto:");
    struct address address;

    if (address_find(block->text + link->start, 0, &address) && address.start < link->len)
        return NULL;
    return mail || address_is_web(link->target) ? address_uri(link->target + (mail ? 7 : 0)) : NULL;
}

/* The block's text with its links marked; `uris` gets what they lead to (g_free). */
static char *mark_links(const struct posting_block *block, GPtrArray *uris)
{
    g_autoptr(GString) marked = g_string_new(NULL);
    size_t done = 0;

    for (unsigned i = 0; i < block->links->len; i++) {
        const struct posting_link *link = &g_array_index(block->links, struct posting_link, i);
        char *uri = link->start >= done ? uri_of(block, link) : NULL;

        if (!uri)
            continue;
        g_ptr_array_add(uris, uri);
        g_string_append_len(marked, block->text + done, (gssize)(link->start - done));
        g_string_append(marked, LINK_BEGINS);
        g_string_append_len(marked, block->text + link->start, (gssize)link->len);
        g_string_append(marked, LINK_ENDS);
        done = link->start + link->len;
    }
    g_string_append(marked, block->text + done);
    return g_string_free(g_steal_pointer(&marked), FALSE);
}

/* A block in another language than the posting says so. */
static void say_which_language(const struct compose *c, struct doc_node *node,
                               const struct posting_block *block)
{
    const struct language *other =
        c->spans ? lang_find_other(c->posting->lang, block->text, strlen(block->text)) : NULL;

    node->lang = other ? other->code : NULL;
}

/* A block's text with its addresses and with the links that were pasted with it. */
static struct doc_node *add_block_text(const struct compose *c, struct doc_node *parent,
                                       enum doc_role role, const char *style,
                                       const struct posting_block *block)
{
    g_autoptr(GPtrArray) uris = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *marked = NULL, *set = NULL;
    g_auto(GStrv) parts = NULL;
    struct doc_node *node;

    if (!block->links) {
        node = compose_rich(c, parent, role, style, block->text, block->span);
        say_which_language(c, node, block);
        return node;
    }
    marked = mark_links(block, uris);
    set = compose_typo(c, marked);
    parts = g_strsplit(set, LINK_BEGINS, -1);
    node = doc_add(c->doc, parent, role, style, block->span);
    add_addressed(c, node, parts[0], block->span);
    for (unsigned i = 1; i <= uris->len && parts[i]; i++) {
        g_auto(GStrv) halves = g_strsplit(parts[i], LINK_ENDS, 2);

        compose_link(c, node, halves[0], g_ptr_array_index(uris, i - 1), block->span);
        add_addressed(c, node, halves[1] ? halves[1] : "", block->span);
    }
    say_which_language(c, node, block);
    return node;
}

static enum doc_numbering numbering_of(const struct posting_block *item)
{
    if (item->number == 0)
        return DOC_NUMBERING_BULLET;
    if (!item->lettered)
        return DOC_NUMBERING_DECIMAL;
    return item->marker && strpbrk(item->marker, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
               ? DOC_NUMBERING_UPPER_ALPHA
               : DOC_NUMBERING_LOWER_ALPHA;
}

/* The lists that are open, one inside the other's last item. Deeper items stand in the last one:
 * place goes as deep as the tree. */
#define LISTS_MAX 4

struct lists {
    unsigned count;
    struct {
        struct doc_node *list, *body; /* of its last item */
        unsigned depth;               /* as the posting counts */
    } open[LISTS_MAX];
};

/* The list that an item belongs to. */
static struct doc_node *find_list(const struct compose *c, struct lists *lists,
                                  struct doc_node *parent, const struct posting_block *item)
{
    const enum doc_numbering numbering = numbering_of(item);
    unsigned count = lists->count;
    struct doc_node *list;

    while (count > 0 && lists->open[count - 1].depth > item->depth)
        count--;
    lists->count = count;
    if (count == LISTS_MAX || (count > 0 && lists->open[count - 1].depth == item->depth)) {
        list = lists->open[count - 1].list;
        list->numbering = list->numbering == numbering ? numbering : DOC_NUMBERING_NONE;
        return list;
    }
    list = doc_add(c->doc, count > 0 ? lists->open[count - 1].body : parent, DOC_LIST, "list",
                   item->span);
    list->numbering = numbering;
    lists->open[count].list = list;
    lists->open[count].depth = item->depth;
    lists->count++;
    return list;
}

static struct doc_node *add_item_text(const struct compose *c, struct doc_node *parent,
                                      enum doc_role role, const struct posting_block *block,
                                      bool brief)
{
    return brief ? compose_rich(c, parent, role, "item-text", block->brief.text, block->brief.span)
                 : add_block_text(c, parent, role, "item-text", block);
}

/* `next`: what comes after it; a deeper item begins a list in its body. */
static void add_item(const struct compose *c, struct lists *lists, struct doc_node *parent,
                     const struct posting_block *block, const struct posting_block *next)
{
    struct doc_node *list = find_list(c, lists, parent, block);
    struct doc_node *item = doc_add(c->doc, list, DOC_ITEM, "item", block->span), *body;
    const bool brief = c->brief && block->brief.text;

    if (block->number && block->marker)
        doc_add_block(c->doc, item, DOC_LABEL, "item-label", block->marker, block->span);
    else
        compose_label(c, item, DOC_LABEL, "item-label", LABEL_BULLET);
    if (next && next->kind == BLOCK_ITEM && next->depth > block->depth &&
        lists->count < LISTS_MAX) {
        body = doc_add(c->doc, item, DOC_BODY, "item-body", block->span);
        add_item_text(c, body, DOC_PARAGRAPH, block, brief);
    } else {
        body = add_item_text(c, item, DOC_BODY, block, brief);
    }
    lists->open[lists->count - 1].body = body;
}

char *compose_join_value(const struct compose *c, unsigned index, unsigned end)
{
    const struct posting_block *name = posting_block(c->posting, index), *value;

    if (index + 1 >= end || !posting_names_next(name))
        return NULL;
    value = posting_block(c->posting, index + 1);
    if (value->kind != BLOCK_PARAGRAPH || value->links || value->span.offset != name->value.offset)
        return NULL;
    return g_strconcat(name->text,
                       strchr(":?", name->text[strlen(name->text) - 1])
                           ? " "
                           : lang_label(c->posting->lang, LABEL_COLON),
                       value->text, NULL);
}

/* A line of a form and what it says, as one; moves on to that. False: it is none. */
static bool add_joined(const struct compose *c, struct doc_node *parent, unsigned *index,
                       unsigned end)
{
    g_autofree char *text = compose_join_value(c, *index, end);
    struct doc_node *node;

    if (!text)
        return false;
    node = compose_rich(c, parent, DOC_PARAGRAPH, "text", text,
                        posting_block(c->posting, *index)->span);
    node->also = posting_block(c->posting, ++*index)->span;
    return true;
}

void compose_blocks(const struct compose *c, struct doc_node *parent, unsigned first, unsigned end)
{
    struct lists lists = {0};

    for (unsigned i = first; i < end; i++) {
        const struct posting_block *block = posting_block(c->posting, i);
        const bool sub = block->level > 2;

        if (block->kind == BLOCK_ITEM) {
            add_item(c, &lists, parent, block,
                     i + 1 < end ? posting_block(c->posting, i + 1) : NULL);
            continue;
        }
        lists.count = 0;
        if (add_joined(c, parent, &i, end))
            continue;
        if (block->kind == BLOCK_HEADING)
            add_block_text(c, parent, DOC_HEADING, sub ? "sub-heading" : "section", block)->level =
                sub ? 3 : 2;
        else
            add_block_text(c, parent, DOC_PARAGRAPH, "text", block);
    }
}

void compose_brand(const struct compose *c, struct doc_node *parent)
{
    const struct ini_value name = compose_organisation(c), line = tagline(c);

    doc_add(c->doc, parent, DOC_GROUP, "logo", NO_SPAN)->picture = true;
    if (name.text)
        compose_text(c, parent, DOC_PARAGRAPH, "organisation", name.text, name.span);
    if (line.text)
        compose_text(c, parent, DOC_PARAGRAPH, "tagline", line.text, line.span);
}

void compose_slot(const struct compose *c, const char *slot)
{
    for (struct doc_node *node = c->doc->root->first; node; node = node->next)
        if (!node->slot)
            node->slot = doc_keep(c->doc, slot);
}
