/* compose_cover: the first page of a dossier: whose it is, what it holds and on which page.
 *
 * From a round to a document. What always holds: ballots are listed by code, never by rank; the
 * cover of an extract names one candidate. */
#include "document/compose/compose_private.h"

#define MEMBERS_MAX 7 /* beside one another; beyond that, ballots are found by their bookmarks */
#define CANDIDATES_MAX 20

/* header */

static void add_header(const struct compose *c)
{
    const struct dossier *dossier = c->request->dossier;
    const char *round = c->request->panel->grid->round;
    struct doc_node *root = c->doc->root;
    g_autofree char *of = dossier->candidate
                              ? compose_say(c, PANEL_DOSSIER_OF, dossier->candidate, NULL)
                              : NULL,
                    *session = round ? compose_say(c, PANEL_DOSSIER_ROUND, round, NULL) : NULL,
                    *line = of && session ? g_strjoin(" · ", of, session, NULL)
                                          : g_strdup(of ? of : session);

    compose_brand(c, compose_group(c, root, "brand"));
    compose_text(c, root, DOC_HEADING, "title",
                 compose_panel_label(c, of ? PANEL_DOSSIER_EXTRACT : PANEL_DOSSIER), NO_SPAN)
        ->level = 1;
    compose_text(c, root, DOC_PARAGRAPH, "posting", c->doc->title,
                 c->posting->facts[FACT_TITLE].span);
    if (line)
        compose_text(c, root, DOC_PARAGRAPH, "round", line, NO_SPAN);
    compose_slot(c, "header");
}

/* facts */

static void add_fact(const struct compose *c, struct doc_node *row, const char *label,
                     const char *value)
{
    struct doc_node *fact = compose_group(c, row, "fact");

    compose_text(c, fact, DOC_PARAGRAPH, "fact-label", label, NO_SPAN);
    compose_text(c, fact, DOC_PARAGRAPH, "fact-value", value, NO_SPAN);
}

/* Of an extract there is no number that counts others. */
static void add_facts(const struct compose *c)
{
    const struct panel *panel = c->request->panel;
    const bool whole = !c->request->dossier->candidate;
    struct doc_node *row = compose_group(c, c->doc->root, "facts");
    g_autofree char *candidates = g_strdup_printf("%u", panel->candidates->len),
                    *members = g_strdup_printf("%u", c->request->result->members),
                    *read = compose_count(c, PANEL_DOSSIER_READ, panel->read),
                    *refused = compose_count(c, PANEL_REFUSED, panel_count(panel, BALLOT_REFUSED)),
                    *ballots = whole ? g_strjoin(", ", read, refused, NULL) : g_strdup(read);

    if (whole)
        add_fact(c, row, compose_panel_label(c, PANEL_DOSSIER_CANDIDATES), candidates);
    else
        add_fact(c, row, compose_panel_label(c, PANEL_DOSSIER_CANDIDATE),
                 c->request->dossier->candidate);
    add_fact(c, row, compose_panel_label(c, PANEL_DOSSIER_MEMBERS), members);
    add_fact(c, row, compose_panel_label(c, PANEL_DOSSIER_BALLOTS), ballots);
    add_fact(c, row, lang_label(c->posting->lang, LABEL_GRID_HASH), c->posting->criteria_hash);
    compose_slot(c, "facts");
}

/* contents */

static char *says_of(const struct compose *c, enum dossier_part part)
{
    switch (part) {
    case DOSSIER_OFFER:
        return g_strdup(compose_panel_label(c, PANEL_DOSSIER_OFFER_SAYS));
    case DOSSIER_ANCHORS:
        return compose_count(c, PANEL_DOSSIER_ANCHORS_SAYS, c->posting->criteria->len);
    case DOSSIER_SUMMARY:
        return g_strdup(compose_panel_label(c, PANEL_DOSSIER_SUMMARY_SAYS));
    case DOSSIER_FIGURES:
        return g_strdup(compose_panel_label(c, PANEL_DOSSIER_FIGURES_SAYS));
    case DOSSIER_BALLOTS:
        break;
    }
    return NULL;
}

static const char *title_of(const struct compose *c, enum dossier_part part)
{
    const struct language *lang = c->posting->lang;
    const char *const titles[] = {
        [DOSSIER_OFFER] = lang_label(lang, LABEL_JOB_OFFER),
        [DOSSIER_ANCHORS] = lang_label(lang, LABEL_GRID_ANCHORS),
        [DOSSIER_SUMMARY] = compose_panel_label(c, PANEL_TITLE),
        [DOSSIER_FIGURES] = compose_panel_label(c, PANEL_DOSSIER_FIGURES),
        [DOSSIER_BALLOTS] = compose_panel_label(c, PANEL_DOSSIER_FILLED),
    };

    return titles[part];
}

/* Words that lead to a place of the file: "Repères de notation, page 6". */
static void add_jump(const struct compose *c, struct doc_node *block, const char *text,
                     const char *what, const struct dossier_place *place)
{
    g_autofree char *says =
        g_strdup_printf("%s, %s %u", what, lang_label(c->posting->lang, LABEL_PAGE), place->page);

    doc_add_jump(c->doc, block, text, place->heading, says, NO_SPAN)->style = "link";
}

static void add_entry(const struct compose *c, struct doc_node *table, unsigned index)
{
    const struct dossier_entry *entry = &c->request->dossier->entries[index];
    const char *title = title_of(c, entry->part);
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "contents-row", NO_SPAN), *what;
    g_autofree char *number = g_strdup_printf("%u", index + 1),
                    *page = g_strdup_printf("%u", entry->place.page),
                    *says = says_of(c, entry->part);

    compose_cell(c, row, DOC_SCOPE_NONE, "contents-number", number);
    what = doc_add(c->doc, row, DOC_HEADER_CELL, "contents-what", NO_SPAN);
    what->scope = DOC_SCOPE_ROW;
    add_jump(c, doc_add(c->doc, what, DOC_PARAGRAPH, "contents-title", NO_SPAN), title, title,
             &entry->place);
    if (says)
        compose_text(c, what, DOC_PARAGRAPH, "contents-says", says, NO_SPAN);
    compose_cell(c, row, DOC_SCOPE_NONE, "contents-page", page);
}

/* Of a candidate and an evaluator; NULL: there is none. */
static const struct dossier_place *place_of(const struct compose *c, const char *candidate,
                                            const char *evaluator)
{
    const struct ballot *ballot = compose_find_ballot(c, candidate, evaluator);
    unsigned index;

    return ballot && g_ptr_array_find(c->request->panel->ballots, ballot, &index)
               ? &c->request->dossier->ballots[index]
               : NULL;
}

static char *new_member(const struct compose *c, unsigned evaluator)
{
    return compose_say(c, PANEL_MEMBER, g_ptr_array_index(c->request->panel->evaluators, evaluator),
                       NULL);
}

/* The page of a ballot, which leads there. */
static void add_ballot(const struct compose *c, struct doc_node *row, const char *candidate,
                       unsigned evaluator)
{
    const struct dossier_place *place =
        place_of(c, candidate, g_ptr_array_index(c->request->panel->evaluators, evaluator));
    g_autofree char *who = new_member(c, evaluator), *what = g_strjoin(", ", candidate, who, NULL),
                    *page = place ? g_strdup_printf("%u", place->page) : NULL;
    struct doc_node *cell;

    if (!place) {
        compose_cell(c, row, DOC_SCOPE_NONE, "ballots-page", "–");
        return;
    }
    cell = doc_add(c->doc, row, DOC_CELL, "ballots-page", NO_SPAN);
    add_jump(c, cell, page, what, place);
}

static void add_ballots_row(const struct compose *c, struct doc_node *table, const char *candidate)
{
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "ballots-row", NO_SPAN);

    compose_cell(c, row, DOC_SCOPE_ROW, "ballots-candidate", candidate);
    for (unsigned e = 0; e < c->request->panel->evaluators->len; e++)
        add_ballot(c, row, candidate, e);
}

/* Candidates × evaluators. */
static void add_ballots(const struct compose *c, struct doc_node *parent)
{
    const struct panel *panel = c->request->panel;
    struct doc_node *table, *head;

    if (panel->evaluators->len > MEMBERS_MAX || panel->candidates->len > CANDIDATES_MAX)
        return;
    table = doc_add(c->doc, parent, DOC_TABLE, "ballots", NO_SPAN);
    head = doc_add(c->doc, table, DOC_ROW, "ballots-head", NO_SPAN);
    compose_cell(c, head, DOC_SCOPE_COLUMN, "ballots-head-candidate",
                 compose_panel_label(c, PANEL_DOSSIER_CANDIDATE));
    for (unsigned e = 0; e < panel->evaluators->len; e++) {
        g_autofree char *who = new_member(c, e);

        compose_cell(c, head, DOC_SCOPE_COLUMN, "ballots-head-member", who);
    }
    for (unsigned i = 0; i < panel->candidates->len; i++)
        add_ballots_row(c, table, g_ptr_array_index(panel->candidates, i));
}

static void add_contents(const struct compose *c, struct doc_node *parent)
{
    struct doc_node *table;

    compose_panel_heading(c, parent, PANEL_DOSSIER_CONTENTS);
    table = doc_add(c->doc, parent, DOC_TABLE, "contents", NO_SPAN);
    for (unsigned i = 0; i < c->request->dossier->count; i++)
        add_entry(c, table, i);
    add_ballots(c, parent);
}

/* beside them */

static void add_words(const struct compose *c, struct doc_node *parent, const char *words)
{
    compose_text(c, parent, DOC_PARAGRAPH, "text", words, NO_SPAN);
}

static void add_side(const struct compose *c, struct doc_node *parent)
{
    const struct dossier *dossier = c->request->dossier;
    g_autofree char *attached = compose_count(c, PANEL_DOSSIER_ATTACHED_SAYS, dossier->originals),
                    *months = g_strdup_printf("%u", c->posting->panel.keep_months),
                    *purge = compose_say(c, PANEL_DOSSIER_PURGE, months, NULL);

    if (dossier->originals > 0) {
        compose_panel_heading(c, parent, PANEL_DOSSIER_ATTACHED);
        add_words(c, parent, attached);
    }
    compose_panel_heading(c, parent, PANEL_CONFIDENTIAL);
    if (dossier->candidate) {
        add_words(c, parent, compose_panel_label(c, PANEL_DOSSIER_ALONE));
        return;
    }
    add_words(c, parent, compose_panel_label(c, PANEL_DOSSIER_CODES));
    add_words(c, parent, purge);
}

/* "Dossier du jury · mediation-2026 · établi le …" */
static void set_title_and_foot(const struct compose *c)
{
    const struct dossier *dossier = c->request->dossier;
    struct doc *doc = c->doc;
    const char *name =
        compose_panel_label(c, dossier->candidate ? PANEL_DOSSIER_EXTRACT : PANEL_DOSSIER);
    g_autofree char *of = g_strjoin(" · ", name, dossier->candidate, NULL),
                    *made = dossier->day ? compose_say(c, PANEL_DOSSIER_MADE, dossier->day, NULL)
                                         : NULL,
                    *foot = g_strjoin(" · ", of, c->posting->shown_name, made, NULL),
                    *title = g_strjoin(" · ", of, doc->title, NULL);

    doc->title = doc_keep(doc, title);
    doc->foot = doc_keep(doc, foot);
}

struct doc *compose_cover(const struct compose_request *request)
{
    struct compose c = compose_begin(request);
    struct doc_node *row;

    add_header(&c);
    add_facts(&c);
    row = compose_group(&c, c.doc->root, "columns");
    add_contents(&c, compose_group(&c, row, "part"));
    add_side(&c, compose_group(&c, row, "part"));
    compose_slot(&c, "body");
    set_title_and_foot(&c);
    return c.doc;
}
