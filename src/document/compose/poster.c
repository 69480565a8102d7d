/* compose_poster: what the poster says: who looks for whom, the facts, missions and profile in
 * full, how to apply, where.
 *
 * From posting to document. What always holds: sections are said in the posting's own words, all of
 * them; only their titles come from the lexicon of roles. */
#include "document/compose/compose_private.h"
#include "lang/address/address.h"

#include <string.h>

#define LEAD_LEAST 12 /* words */
#define LEAD_MOST 70
#define ADDRESS_MOST 160 /* bytes */

/* The first section of a role has the lexicon's title; a further one keeps its own. */
static void add_sections(const struct compose *c, enum lang_role role, enum lang_label label)
{
    struct doc_node *root = c->doc->root;
    bool any = false;

    for (unsigned i = 0; i < c->posting->sections->len; i++) {
        const struct posting_section *section = posting_section(c->posting, i);
        const struct posting_block *heading = posting_heading_of(c->posting, section);
        const bool titled = !any && !c->several;
        struct doc_node *const before = root->last;

        if (section->role != role)
            continue;
        if (heading && section->count == 1) { /* a title over nothing */
            compose_omit(c, heading);
            continue;
        }
        if (titled) {
            struct doc_node *title = compose_label(c, root, DOC_HEADING, "section", label);

            title->level = 2;
            title->span = posting_block(c->posting, section->first)->span;
        }
        compose_blocks(c, root, section->first + (titled && heading),
                       section->first + section->count);
        doc_add_section(c->doc, before->next, role);
        any = true;
    }
}

/* The title stands in the header: the sentence that it comes from would say it again. */
static bool gives_title(const struct posting *posting, const struct posting_block *block)
{
    const struct span title = posting->facts[FACT_TITLE].span;

    return title.source && title.source == block->span.source &&
           title.offset >= block->span.offset &&
           title.offset < block->span.offset + block->span.len;
}

/* Goes on about what was named above: "It has 430 pupils". */
static bool goes_on(const struct posting *posting, const struct posting_block *block)
{
    g_autofree char *word = lang_fold(block->text, strcspn(block->text, " "));

    return lang_has_word(posting->lang->pronouns, word);
}

/* The first paragraph before the missions that speaks in sentences, and is short enough to be read
 * in passing. */
static const struct posting_block *find_opening(const struct posting *posting)
{
    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);

        if (section->role != ROLE_NONE && section->role != ROLE_ABOUT)
            return NULL;
        for (unsigned j = section->first; j < section->first + section->count; j++) {
            const struct posting_block *block = posting_block(posting, j);
            const unsigned words = compose_count_words(block->text);

            if (block->kind == BLOCK_PARAGRAPH && words >= LEAD_LEAST && words <= LEAD_MOST &&
                g_str_has_suffix(block->text, ".") && !gives_title(posting, block) &&
                !goes_on(posting, block))
                return block;
        }
    }
    return NULL;
}

/* The organisation's own, or the sentence with which the text begins. NULL: neither. */
static const struct doc_node *add_lead(const struct compose *c)
{
    const struct posting_poster *poster = &c->posting->poster;
    const struct posting_block *opening = poster->lead ? NULL : find_opening(c->posting);
    struct doc_node *lead = NULL;

    if (poster->lead)
        lead =
            compose_rich(c, c->doc->root, DOC_PARAGRAPH, "lead", poster->lead, poster->lead_span);
    else if (opening)
        lead = compose_rich(c, c->doc->root, DOC_PARAGRAPH, "lead", opening->text, opening->span);
    if (lead)
        lead->drop_rank = DOC_RANK_LEAD;
    return lead;
}

/* Where the first section stands that a poster always says; the number of sections: there is none.
 */
static unsigned find_main(const struct posting *posting)
{
    unsigned i = 0;

    while (i < posting->sections->len && !lang_is_work_role(posting_section(posting, i)->role))
        i++;
    return i;
}

/* A posting in which the lexicon finds neither missions nor profile is said as it stands, but for
 * what the facts and the foot say. */
static void add_body(const struct compose *c)
{
    const unsigned main = find_main(c->posting), count = c->posting->sections->len;
    const struct doc_node *lead;
    struct compose_rest rest;

    lead = main < count || c->posting->poster.lead ? add_lead(c) : NULL;
    compose_rest_init(&rest, c, lead);
    if (main == count)
        compose_rest_add_all(&rest);
    else
        compose_rest_add(&rest, 0, main);
    add_sections(c, ROLE_MISSIONS, LABEL_MISSIONS);
    add_sections(c, ROLE_PROFILE, LABEL_PROFILE);
    compose_rest_add(&rest, main, count);
    compose_rest_rank(&rest);
    compose_slot(c, "body");
}

static void add_office(const struct compose *c, struct doc_node *list,
                       const struct posting_office *office, bool here)
{
    struct doc_node *item =
        doc_add(c->doc, list, DOC_ITEM, here ? "office-here" : "office", office->span);
    struct doc_node *body = doc_add(c->doc, item, DOC_BODY, "office-body", office->span);
    struct doc_node *head = doc_add(c->doc, body, DOC_GROUP, "office-head", office->span);

    compose_text(c, head, DOC_PARAGRAPH, "office-name", office->name, office->name_span);
    if (here)
        compose_label(c, head, DOC_PARAGRAPH, "office-tag", LABEL_YOU_ARE_HERE);
    if (office->address)
        compose_text(c, body, DOC_PARAGRAPH, "office-address", office->address,
                     office->address_span);
}

/* Of a posting without offices: where one works, as far as the band does not say it. */
static void add_places(const struct compose *c, struct doc_node *parent)
{
    const struct posting_fact *places = compose_fact(c, FACT_PLACES);
    g_auto(GStrv) lines = g_strsplit(places->text ? places->text : "", "\n", -1);
    struct doc_node *list = NULL;

    for (char **line = lines; *line; line++) {
        struct doc_node *item;

        if (!strpbrk(*line, "0123456789") || !strpbrk(*line, ",-–") || strlen(*line) > ADDRESS_MOST)
            continue;
        if (!list)
            list = doc_add(c->doc, parent, DOC_LIST, "offices", NO_SPAN);
        item = doc_add(c->doc, list, DOC_ITEM, "office", places->span);
        compose_text(c, doc_add(c->doc, item, DOC_BODY, "office-body", places->span), DOC_PARAGRAPH,
                     "office-address", *line, places->span);
    }
}

static void add_offices(const struct compose *c, struct doc_node *parent,
                        const struct posting_office *here)
{
    const GArray *offices = c->posting->offices;
    struct doc_node *list;

    if (offices->len == 0) {
        add_places(c, parent);
        return;
    }
    list = doc_add(c->doc, parent, DOC_LIST, "offices", NO_SPAN);
    if (here)
        add_office(c, list, here, true);
    for (unsigned i = 0; i < offices->len; i++) {
        const struct posting_office *office = &g_array_index(offices, struct posting_office, i);

        if (office != here)
            add_office(c, list, office, false);
    }
}

static int compare_omissions(gconstpointer a, gconstpointer b)
{
    const struct doc_omission *left = a, *right = b;

    return left->span.offset < right->span.offset ? -1 : left->span.offset > right->span.offset;
}

struct doc *compose_poster(const struct compose_request *request)
{
    const struct posting_poster *poster = &request->posting->poster;
    struct compose c = compose_begin(request);
    struct compose_view view;
    struct doc_node *apply;

    compose_skip(&c, &view);
    c.brief = true;
    compose_header(&c);
    compose_facts(&c, FACT_COUNT);
    c.doc->preferences = (struct doc_preferences){poster->drop, poster->keep, poster->items};
    add_body(&c);
    apply = doc_add(c.doc, c.doc->root, DOC_GROUP, "apply", NO_SPAN);
    compose_code(&c, apply);
    compose_apply(&c, apply);
    add_offices(&c, apply, request->here);
    compose_small_print(&c);
    compose_slot(&c, "apply");
    g_array_sort(c.doc->omissions, compare_omissions);
    compose_view_end(&view);
    return c.doc;
}
