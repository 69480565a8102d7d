/* compose_rest: what a poster says where there is room: conditions that its facts do not say, whom
 * the job is for, sections without a role. Part of compose_poster. What always holds: what goes is
 * named as left out, a section at a time, the longest first, conditions last. */
#include "document/compose/compose_private.h"

#include <string.h>

#define TINY_WORDS 90   /* of a text on a card in a window */
#define SAYING_LEAST 12 /* words, of what stands before the first heading */
#define LABEL_MOST 40   /* bytes that a line has beside the fact that it gives */

struct compose_part {
    struct doc_node *first, *last; /* of the root's children */
    size_t length;                 /* of its words, in bytes */
    bool terms;                    /* conditions: they go last */
};

void compose_omit(const struct compose *c, const struct posting_block *block)
{
    g_autofree char *words = lang_fold(block->text, strlen(block->text));

    if (*words)
        doc_omit(c->doc, block->text, block->span, NULL);
}

unsigned compose_count_words(const char *text)
{
    unsigned words = 0;

    for (const char *at = text; *at; at++)
        words += *at != ' ' && (at == text || at[-1] == ' ');
    return words;
}

static bool is_lead(const struct posting_block *block, const struct doc_node *lead)
{
    return lead && lead->span.source == block->span.source &&
           lead->span.offset == block->span.offset;
}

/* A text of so few words that each of them counts. */
static bool is_tiny(const struct compose *c)
{
    unsigned words = 0;

    for (unsigned i = 0; i < c->posting->blocks->len && words <= TINY_WORDS; i++)
        words += compose_count_words(posting_block(c->posting, i)->text);
    return words <= TINY_WORDS;
}

/* Does the block say more than the header does: title, house, offices? */
static bool says_more(const struct compose *c, const struct posting_block *block)
{
    const char *title = c->posting->facts[FACT_TITLE].text;
    g_autofree char *said = title ? lang_fold(title, strlen(title)) : NULL,
                    *text = lang_fold(block->text, strlen(block->text));

    return (compose_count_words(block->text) >= SAYING_LEAST || is_tiny(c) ||
            compose_has_cells(block) || (block->label.source && !posting_names_next(block))) &&
           !(said && strstr(text, said));
}

/* A line that is nothing but the job's title: the header has it. */
static bool is_title(const struct compose *c, const struct posting_block *block)
{
    const char *title = c->posting->facts[FACT_TITLE].text;
    g_autofree char *said = title ? lang_fold(title, strlen(title)) : NULL,
                    *text = lang_fold(block->text, strlen(block->text));

    return said && *said && strstr(text, said) && strlen(text) <= strlen(said) + LABEL_MOST;
}

static bool is_rest(enum lang_role role)
{
    return role == ROLE_NONE || role == ROLE_ABOUT || lang_is_fact_role(role);
}

/* Does the block of a section say what nothing else on the poster does? */
static bool is_said(const struct compose *c, const struct posting_section *section,
                    const struct posting_block *block, const struct doc_node *lead)
{
    if (is_lead(block, lead))
        return false;
    return lang_is_fact_role(section->role) || posting_heading_of(c->posting, section) ||
           says_more(c, block);
}

static bool holds(const char *folded, const char *text)
{
    g_autofree char *words = text ? lang_fold(text, strlen(text)) : NULL;

    return words && *words && (strstr(folded, words) || strstr(words, folded));
}

/* Above the first heading, what is too short to be read by itself: it is named as left out, but for
 * what header and foot say: title, house, offices. */
void compose_omit_short(const struct compose *c, const struct posting_block *block)
{
    const GArray *offices = c->posting->offices;
    g_autofree char *text = lang_fold(block->text, strlen(block->text));

    if (holds(text, c->posting->facts[FACT_TITLE].text) ||
        holds(text, compose_organisation(c).text) || holds(text, c->posting->tagline))
        return;
    for (unsigned i = 0; i < offices->len; i++)
        if (holds(text, g_array_index(offices, struct posting_office, i).name) ||
            holds(text, g_array_index(offices, struct posting_office, i).address))
            return;
    compose_omit(c, block);
}

/* The blocks of a section that say more; returns how many bytes they have. */
static size_t add_blocks(const struct compose *c, const struct posting_section *section,
                         const struct doc_node *lead)
{
    const unsigned end = section->first + section->count;
    unsigned from = section->first + (posting_heading_of(c->posting, section) ? 1 : 0), to;
    size_t length = 0;

    for (; from < end; from = to + 1) {
        for (to = from; to < end && is_said(c, section, posting_block(c->posting, to), lead); to++)
            length += posting_block(c->posting, to)->span.len;
        compose_blocks(c, c->doc->root, from, to);
        if (to < end && !is_lead(posting_block(c->posting, to), lead))
            compose_omit_short(c, posting_block(c->posting, to));
    }
    return length;
}

void compose_rest_init(struct compose_rest *rest, const struct compose *c,
                       const struct doc_node *lead)
{
    *rest = (struct compose_rest){
        c,
        lead,
        g_array_new(FALSE, FALSE, sizeof(struct compose_part)),
    };
}

/* What a section is called in what is left out: its heading, else the first block that it says. */
static const struct posting_block *
name_of(const struct compose *c, const struct posting_section *section, const struct doc_node *lead)
{
    const struct posting_block *heading = posting_heading_of(c->posting, section);

    for (unsigned i = section->first; i < section->first + section->count && !heading; i++)
        if (is_said(c, section, posting_block(c->posting, i), lead))
            return posting_block(c->posting, i);
    return heading;
}

static bool holds_lead(const struct compose *c, const struct posting_section *section,
                       const struct doc_node *lead)
{
    for (unsigned i = section->first; i < section->first + section->count; i++)
        if (is_lead(posting_block(c->posting, i), lead))
            return true;
    return false;
}

/* Nothing below its heading that is not said elsewhere: the heading goes without a word where the
 * lead or the facts say it all. */
static void omit_heading(const struct compose_rest *rest, const struct posting_section *section)
{
    const struct posting_block *heading = posting_heading_of(rest->c->posting, section);

    if (heading && !lang_is_fact_role(section->role))
        doc_omit(rest->c->doc, heading->text, heading->span,
                 holds_lead(rest->c, section, rest->lead) ? rest->lead : NULL);
}

static bool says_any(const struct compose_rest *rest, const struct posting_section *section)
{
    const unsigned titled = posting_heading_of(rest->c->posting, section) ? 1 : 0;

    for (unsigned i = section->first + titled; i < section->first + section->count; i++)
        if (is_said(rest->c, section, posting_block(rest->c->posting, i), rest->lead))
            return true;
    return false;
}

static void add_section(struct compose_rest *rest, const struct posting_section *section)
{
    const struct compose *c = rest->c;
    struct doc_node *const root = c->doc->root, *const before = root->last;
    const struct posting_block *titled = posting_heading_of(c->posting, section),
                               *name = name_of(c, section, rest->lead);
    struct compose_part part = {.terms = lang_is_fact_role(section->role)};

    if (!says_any(rest, section)) {
        omit_heading(rest, section);
        for (unsigned i = section->first; i < section->first + section->count && !titled; i++)
            if (!is_lead(posting_block(c->posting, i), rest->lead))
                compose_omit_short(c, posting_block(c->posting, i));
        return;
    }
    if (titled)
        compose_blocks(c, root, section->first, section->first + 1);
    part.length = add_blocks(c, section, rest->lead);
    part.first = before ? before->next : root->first;
    part.last = root->last;
    doc_omit(c->doc, name->text, name->span, part.first);
    g_array_append_val(rest->parts, part);
}

void compose_rest_add(struct compose_rest *rest, unsigned first, unsigned end)
{
    for (unsigned i = first; i < end; i++) {
        const struct posting_section *section = posting_section(rest->c->posting, i);

        if (section->count > 0 && is_rest(section->role))
            add_section(rest, section);
    }
}

/* Rising: the last one goes first. */
static int compare_parts(gconstpointer a, gconstpointer b)
{
    const struct compose_part *left = a, *right = b;

    if (left->terms != right->terms)
        return left->terms ? -1 : 1;
    if (left->length != right->length)
        return left->length < right->length ? -1 : 1;
    return left->first->id < right->first->id ? -1 : left->first->id > right->first->id;
}

void compose_rest_rank(struct compose_rest *rest)
{
    g_array_sort(rest->parts, compare_parts);
    for (unsigned i = 0; i < rest->parts->len; i++) {
        const struct compose_part *part = &g_array_index(rest->parts, struct compose_part, i);

        for (struct doc_node *node = part->first; node != part->last->next; node = node->next)
            node->drop_rank = DOC_RANK_LEAD + 1 + i;
    }
    g_array_unref(rest->parts);
}

/* Of a section that says what the poster is about, all but the lead and the title. */
static void add_whole(const struct compose_rest *rest, const struct posting_section *section)
{
    const struct compose *c = rest->c;
    struct doc_node *const before = c->doc->root->last;
    const unsigned end = section->first + section->count;

    for (unsigned from = section->first, to; from < end; from = to + 1) {
        for (to = from; to < end && !is_lead(posting_block(c->posting, to), rest->lead) &&
                        !is_title(c, posting_block(c->posting, to));
             to++)
            ;
        compose_blocks(c, c->doc->root, from, to);
    }
    if (c->doc->root->last != before)
        doc_add_section(c->doc, before->next, section->role);
}

void compose_rest_add_all(struct compose_rest *rest)
{
    for (unsigned i = 0; i < rest->c->posting->sections->len; i++) {
        const struct posting_section *section = posting_section(rest->c->posting, i);

        if (section->role == ROLE_NONE || section->role == ROLE_ABOUT)
            add_whole(rest, section);
        else if (section->count > 0 && is_rest(section->role))
            add_section(rest, section);
    }
}
