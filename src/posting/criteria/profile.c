/* criteria_profile: walks over what a posting asks for, and makes a draft of each line. Part of the
 * way from blocks to the grid. What always holds: drafts stand in the order of the text, and what
 * is no profile gives some only where there is no other. */
#include "posting/criteria/criteria_private.h"

#include "posting/text/text.h"

#include <string.h>

enum { REMARK_WORDS = 3, ABOVE_WORDS = 6, PROSE_WORDS = 6 };

struct walk {
    const struct posting *posting;
    const struct lang_criteria *lexicon;
    struct criteria_found *found;
    struct criteria_wish section; /* what its heading says */
    struct criteria_wish wish;    /* of the lines that come next */
    struct criteria_wish outer;   /* before an item that leads to others */
    unsigned led;                 /* depth of that item; 0: none */
    struct criteria_table table;
    bool items; /* the section holds some */
};

/* `Permis B. Indispensable.`: a short sentence that only says how much it is wanted belongs to the
 * one before. */
static bool is_remark(const struct walk *walk, const struct criteria_draft *draft)
{
    struct criteria_text text;
    bool remark;

    criteria_text_init(&text, walk->lexicon, draft->criterion.text, strlen(draft->criterion.text));
    remark = criteria_find_head(&text, 0, text.words->len).category == CATEGORY_UNCLASSED &&
             !criteria_has_sign(&text) && text.words->len <= REMARK_WORDS + 1 &&
             ((draft->criterion.bonus && !draft->wish.bonus) ||
              (draft->criterion.knockout_suggested && !draft->wish.knockout));
    criteria_text_clear(&text);
    return remark;
}

/* `Cette formation est indispensable`, on a line of its own: it speaks of the one above. */
static bool speaks_of_above(const struct walk *walk, const struct criteria_draft *draft)
{
    struct criteria_text text;
    bool speaks;

    criteria_text_init(&text, walk->lexicon, draft->criterion.text, strlen(draft->criterion.text));
    speaks = text.words->len <= ABOVE_WORDS &&
             criteria_text_begins_any(&text, 0, walk->lexicon->remarks, false) > 0;
    criteria_text_clear(&text);
    return speaks;
}

/* Appends the criterion, or adds what a remark says to the one before. */
static void take(struct walk *walk, struct criteria_draft *draft, unsigned before)
{
    GArray *drafts = walk->found->drafts;

    if ((drafts->len > before && is_remark(walk, draft)) ||
        (drafts->len > 0 && speaks_of_above(walk, draft))) {
        struct posting_criterion *last =
            &g_array_index(drafts, struct criteria_draft, drafts->len - 1).criterion;

        last->bonus |= draft->criterion.bonus;
        last->knockout_suggested |= draft->criterion.knockout_suggested;
        criteria_clear(&draft->criterion);
        return;
    }
    draft->number = drafts->len + 1;
    draft->order = draft->number;
    g_array_append_val(drafts, *draft);
}

/* `prose`: sentences, which have to ask for something. */
static void derive_parts(struct walk *walk, const GArray *parts, unsigned count, bool prose,
                         enum criteria_place place)
{
    const unsigned before = walk->found->drafts->len;

    for (unsigned i = 0; i < count; i++) {
        const struct span part = g_array_index(parts, struct span, i);
        struct criteria_draft draft;

        if (criteria_refuse(walk->lexicon, part, prose || i > 0) ||
            !criteria_draft_init(&draft, walk->posting->lang, part, walk->wish))
            continue;
        if (prose && !criteria_asks(walk->lexicon, part, place) &&
            !(walk->found->drafts->len > before && is_remark(walk, &draft)))
            criteria_clear(&draft.criterion);
        else
            take(walk, &draft, before);
    }
}

static unsigned count_words(const char *text)
{
    unsigned words = 1;

    for (; (text = strchr(text, ' ')); text++)
        words++;
    return words;
}

/* Sentences, and no line of a list that has lost its marker. */
static bool is_prose(const struct posting_block *block, unsigned parts)
{
    const size_t len = strlen(block->text);

    return block->kind == BLOCK_PARAGRAPH &&
           (parts > 1 || (len > 0 && strchr(".!?", block->text[len - 1]) &&
                          count_words(block->text) > PROSE_WORDS));
}

static void derive_block(struct walk *walk, const struct posting_block *block, struct span span,
                         enum criteria_place place)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));

    criteria_split(walk->lexicon, span, parts);
    derive_parts(walk, parts, parts->len,
                 place != PLACE_PROFILE || is_prose(block, parts->len) ||
                     (walk->items && block->kind == BLOCK_PARAGRAPH),
                 place);
}

/* A sub-heading inside a section: what it leaves open, the section's heading says; one that only
 * says how much its lines are wanted keeps their topic (`Experience`, `Desirable`). */
static void enter(struct walk *walk, const char *heading)
{
    const struct criteria_wish said = criteria_read_wish(walk->lexicon, heading, G_MAXUINT);
    const bool wishes = said.bonus || said.knockout;

    if (said.topic != CATEGORY_UNCLASSED)
        walk->wish.topic = said.topic;
    else if (!wishes)
        walk->wish.topic = walk->section.topic;
    walk->wish.bonus = wishes ? said.bonus : walk->section.bonus;
    walk->wish.knockout = wishes ? said.knockout : walk->section.knockout;
}

/* What stands before its last sentence asks for something itself. */
static void derive_lead(struct walk *walk, const struct posting_block *block)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));

    criteria_split(walk->lexicon, block->span, parts);
    if (parts->len > 1)
        derive_parts(walk, parts, parts->len - 1, true, PLACE_PROFILE);
    if (parts->len > 0) {
        g_autofree char *last = body_fold(g_array_index(parts, struct span, parts->len - 1));

        enter(walk, last);
    }
}

static const struct posting_block *next_block(const struct walk *walk,
                                              const struct posting_section *section, unsigned i)
{
    return i + 1 < section->count ? posting_block(walk->posting, section->first + i + 1) : NULL;
}

/* `We need` with items inside it; `Additional requirements (desirable)` above others. */
static bool item_leads(const struct walk *walk, const struct posting_block *item,
                       const struct posting_block *next)
{
    const struct criteria_wish said = criteria_read_wish(walk->lexicon, item->text, G_MAXUINT);
    const bool inside = next && next->kind == BLOCK_ITEM && next->depth > item->depth,
               topic = criteria_is_topic(walk->posting->lang, item->text),
               colon = g_str_has_suffix(item->text, ":");

    if (!next || next->kind != BLOCK_ITEM)
        return false;
    if (topic && (inside || !item->marker))
        return true;
    if (topic || colon)
        return inside ||
               (said.topic == CATEGORY_UNCLASSED && (said.bonus || said.knockout || colon));
    return said.bonus && inside;
}

static void derive_item(struct walk *walk, const struct posting_block *item,
                        const struct posting_block *next)
{
    if (walk->led > 0 && item->depth <= walk->led) {
        walk->wish = walk->outer;
        walk->led = 0;
    }
    if (item_leads(walk, item, next)) {
        if (next->depth > item->depth) {
            walk->outer = walk->wish;
            walk->led = MAX(item->depth, 1);
        }
        enter(walk, item->text);
        return;
    }
    derive_block(walk, item, item->span, PLACE_PROFILE);
}

static bool derive_row(struct walk *walk, const struct posting_block *block)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(struct criteria_cell));
    const struct criteria_wish over = walk->wish;

    if (block->kind == BLOCK_ITEM && !block->row)
        return false;
    if (!criteria_table_read(&walk->table, block->span, over, cells))
        return false;
    for (unsigned i = 0; i < cells->len; i++) {
        const struct criteria_cell *cell = &g_array_index(cells, struct criteria_cell, i);

        walk->wish = cell->wish;
        derive_block(walk, block, cell->span, PLACE_PROFILE);
    }
    walk->wish = over;
    return true;
}

/* `Essential: a degree; three years' work`: what its label says, of all that follows. False: it has
 * none that says how much something is wanted. */
static bool derive_labelled(struct walk *walk, const struct posting_block *block)
{
    const struct criteria_wish over = walk->wish;
    g_autofree char *label = NULL;
    g_autoptr(GArray) parts = NULL;
    struct criteria_wish said;

    if (!block->label.source || block->row || posting_names_next(block))
        return false;
    label = span_dup(block->label);
    said = criteria_read_wish(walk->lexicon, label, G_MAXUINT);
    if (!(said.bonus || said.knockout) || !criteria_is_topic(walk->posting->lang, label))
        return false;
    enter(walk, label);
    parts = g_array_new(FALSE, FALSE, sizeof(struct span));
    criteria_split(walk->lexicon, block->value, parts);
    derive_parts(walk, parts, parts->len, false, PLACE_PROFILE);
    walk->wish = over;
    return true;
}

static bool holds_items(const struct posting *posting, const struct posting_section *section)
{
    for (unsigned i = 0; i < section->count; i++)
        if (posting_block(posting, section->first + i)->kind == BLOCK_ITEM)
            return true;
    return false;
}

/* A paragraph that ends in a colon leads to what stands below it, as a sub-heading does; so does
 * one that is nothing but words of such headings. */
static bool paragraph_leads(const struct walk *walk, const struct posting_block *block,
                            const struct posting_block *next)
{
    return next && next->kind != BLOCK_HEADING &&
           (g_str_has_suffix(block->text, ":") ||
            criteria_is_topic(walk->posting->lang, block->text));
}

static void derive_section(struct walk *walk, const struct posting_section *section)
{
    walk->items = holds_items(walk->posting, section);
    walk->wish = walk->section;
    walk->led = 0;
    walk->table = (struct criteria_table){.lang = walk->posting->lang};
    for (unsigned i = 0; i < section->count; i++) {
        const struct posting_block *block = posting_block(walk->posting, section->first + i),
                                   *next = next_block(walk, section, i);

        if (block->kind == BLOCK_HEADING) {
            if (i > 0)
                enter(walk, block->text);
        } else if (derive_row(walk, block) || derive_labelled(walk, block)) {
            continue;
        } else if (block->kind == BLOCK_ITEM) {
            derive_item(walk, block, next);
        } else if (paragraph_leads(walk, block, next)) {
            derive_lead(walk, block);
        } else {
            derive_block(walk, block, block->span, PLACE_PROFILE);
        }
    }
}

/* The heading of the first profile is mostly just its name (`Profil souhaité`): it tells how much
 * the lines are wanted only where it begins with that. Nor is what is called a qualification mostly
 * a diploma. */
static void derive_profile(struct walk *walk, const struct posting_section *section)
{
    const struct posting_block *heading = posting_heading_of(walk->posting, section);

    if (walk->found->drafts->len > 0 && criteria_is_foreign(walk->posting, section))
        return;
    walk->section = CRITERIA_NO_WISH;
    if (heading)
        walk->section =
            criteria_read_wish(walk->lexicon, heading->text, walk->found->found ? G_MAXUINT : 1);
    if (walk->section.topic == CATEGORY_EDUCATION)
        walk->section.topic = CATEGORY_UNCLASSED;
    if (!walk->found->found)
        walk->found->first =
            heading ? heading->span : posting_block(walk->posting, section->first)->span;
    walk->found->found = true;
    derive_section(walk, section);
}

/* Blocks that are no profile, sentence by sentence. */
static void derive_others(struct walk *walk, const struct posting_section *section,
                          enum criteria_place place)
{
    walk->wish = CRITERIA_NO_WISH;
    for (unsigned i = 0; i < section->count; i++) {
        const struct posting_block *block = posting_block(walk->posting, section->first + i);

        if (block->kind != BLOCK_HEADING && !block->around &&
            (section->first + i > 0 || place == PLACE_BEHIND))
            derive_block(walk, block, block->span, place);
    }
}

static void derive_profiles(struct walk *walk)
{
    bool inside = false;

    for (unsigned i = 0; i < walk->posting->sections->len; i++) {
        const struct posting_section *section = posting_section(walk->posting, i);
        const struct posting_block *heading = posting_heading_of(walk->posting, section);

        if (section->count == 0)
            continue;
        if (inside && section->role == ROLE_NONE && !heading) {
            derive_others(walk, section, PLACE_BEHIND);
            continue;
        }
        inside =
            section->role == ROLE_PROFILE || (inside && section->role == ROLE_NONE && heading &&
                                              criteria_goes_on(walk->posting, heading));
        if (inside)
            derive_profile(walk, section);
    }
}

/* No profile gives any: then what is asked for stands among the rest. */
static void derive_elsewhere(struct walk *walk)
{
    for (unsigned i = 0; i < walk->posting->sections->len; i++) {
        const struct posting_section *section = posting_section(walk->posting, i);

        const bool headed = posting_heading_of(walk->posting, section) != NULL;

        if (section->role != ROLE_COMMITMENTS && section->role != ROLE_PROFILE &&
            (!headed || (section->role != ROLE_MISSIONS && section->role != ROLE_APPLY)))
            derive_others(walk, section, PLACE_ELSEWHERE);
    }
}

void criteria_profile(const struct posting *posting, struct criteria_found *found)
{
    struct walk walk = {
        .posting = posting, .lexicon = lang_criteria(posting->lang), .found = found};

    derive_profiles(&walk);
    if (found->drafts->len == 0)
        derive_elsewhere(&walk);
    if (!found->found)
        found->first = criteria_find_meant(posting);
}
