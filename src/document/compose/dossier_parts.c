/* compose_anchors, compose_figures, compose_ballots: parts of a dossier: what scores mean, the
 * figures of one candidate, and each ballot, set anew from the values that were read.
 *
 * From a round to documents, in the summary's layout. What always holds: a ballot says all that was
 * read of it, and each begins a page. */
#include "document/compose/compose_private.h"

#include <math.h>

static struct doc_node *add_title(const struct compose *c, const char *title)
{
    struct doc_node *heading = compose_text(c, c->doc->root, DOC_HEADING, "title", title, NO_SPAN);

    heading->level = 1;
    return heading;
}

static struct doc_node *add_head(const struct compose *c, struct doc_node *table)
{
    return doc_add(c->doc, table, DOC_ROW, "figure-head", NO_SPAN);
}

static void add_head_cell(const struct compose *c, struct doc_node *head, const char *text)
{
    compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-cell", text);
}

/* "K3 Coordination de programmation" (g_free) */
static char *name_of(const struct compose *c, unsigned criterion)
{
    return g_strdup_printf("K%u %s", criterion + 1,
                           posting_criterion(c->posting, criterion)->label);
}

/* anchors */

static struct doc_node *add_anchors(const struct compose *c)
{
    struct doc_node *table = doc_add(c->doc, c->doc->root, DOC_TABLE, "anchors", NO_SPAN),
                    *head = add_head(c, table);

    add_head_cell(c, head, compose_panel_label(c, PANEL_CRITERION));
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        add_head_cell(c, head, posting_scores[i]);
    return table;
}

static void add_anchor_row(const struct compose *c, struct doc_node *table, unsigned criterion)
{
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "figure-row", NO_SPAN);
    g_autofree char *name = name_of(c, criterion);

    compose_cell(c, row, DOC_SCOPE_ROW, "figure-what", name);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        compose_cell(c, row, DOC_SCOPE_NONE, "figure-text",
                     posting_criterion(c->posting, criterion)->anchors[i]);
}

/* As the grid has it: the scale once, and what criteria have of their own. */
struct doc *compose_anchors(const struct compose_request *request)
{
    struct compose c = compose_begin(request);
    struct doc_node *table = NULL;

    add_title(&c, lang_label(c.posting->lang, LABEL_GRID_ANCHORS));
    compose_grid_scale(&c, c.doc->root);
    for (unsigned k = 0; k < c.posting->criteria->len; k++) {
        if (!posting_is_anchored(c.posting, k))
            continue;
        table = table ? table : add_anchors(&c);
        add_anchor_row(&c, table, k);
    }
    compose_slot(&c, "body");
    return c.doc;
}

/* figures */

static void add_figure(const struct compose *c, struct doc_node *row, double value, int decimals)
{
    g_autofree char *number = compose_number(c, value, decimals);

    compose_cell(c, row, DOC_SCOPE_NONE, "figure", number);
}

static void add_cell_row(const struct compose *c, struct doc_node *table, unsigned criterion)
{
    const struct panel_cell *cell = panel_cell(c->request->result, 0, criterion);
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "figure-row", NO_SPAN);
    g_autofree char *name = name_of(c, criterion);

    compose_cell(c, row, DOC_SCOPE_ROW, "figure-what", name);
    add_figure(c, row, cell->n, 0);
    add_figure(c, row, cell->mean, 2);
    add_figure(c, row, cell->min, 0);
    add_figure(c, row, cell->max, 0);
    add_figure(c, row, cell->sd, 2);
}

static void add_cells(const struct compose *c)
{
    static const enum lang_panel heads[] = {PANEL_DOSSIER_N, PANEL_DOSSIER_MEAN, PANEL_DOSSIER_MIN,
                                            PANEL_DOSSIER_MAX, PANEL_DOSSIER_SD};
    struct doc_node *table = doc_add(c->doc, c->doc->root, DOC_TABLE, "cells", NO_SPAN),
                    *head = add_head(c, table);

    add_head_cell(c, head, compose_panel_label(c, PANEL_CRITERION));
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-number",
                     compose_panel_label(c, heads[i]));
    for (unsigned k = 0; k < c->request->result->criteria; k++)
        add_cell_row(c, table, k);
}

/* What the evaluators [first, end) gave the one candidate. */
static void add_members(const struct compose *c, unsigned first, unsigned end)
{
    const struct panel_result *result = c->request->result;
    struct doc_node *table = doc_add(c->doc, c->doc->root, DOC_TABLE, "by-member", NO_SPAN),
                    *head = add_head(c, table),
                    *row = doc_add(c->doc, table, DOC_ROW, "figure-row", NO_SPAN);

    add_head_cell(c, head, compose_panel_label(c, PANEL_BY_MEMBER_HEAD));
    compose_cell(c, row, DOC_SCOPE_ROW, "figure-what", result->candidate[0].code);
    for (unsigned e = first; e < end; e++) {
        g_autofree char *who = compose_say(c, PANEL_MEMBER, result->evaluator[e].code, NULL);

        compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-number", who);
        add_figure(c, row, result->scores[e], 1);
    }
}

/* The panel is a view of one candidate. */
struct doc *compose_figures(const struct compose_request *request)
{
    struct compose c = compose_begin(request);
    const struct panel_result *result = request->result;

    add_title(&c, compose_panel_label(&c, PANEL_DOSSIER_FIGURES));
    if (result->candidates > 0) {
        compose_standing(&c, 0);
        for (unsigned first = 0; first < result->evaluators; first += COMPOSE_MEMBERS_ABREAST)
            add_members(&c, first, MIN(first + COMPOSE_MEMBERS_ABREAST, result->evaluators));
        compose_panel_heading(&c, c.doc->root, PANEL_MEANS);
        add_cells(&c);
    }
    compose_slot(&c, "body");
    return c.doc;
}

/* ballots */

/* "session 1 · entretien du 8 décembre · fichier grid-C-07-A.pdf" */
static char *origin_of(const struct compose *c, const struct ballot *ballot)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *file = g_path_get_basename(ballot->file), *shown = g_utf8_make_valid(file, -1);

    if (*ballot->round)
        g_ptr_array_add(parts, compose_say(c, PANEL_ROUND, ballot->round, NULL));
    if (*ballot->date)
        g_ptr_array_add(parts, compose_say(c, PANEL_DOSSIER_INTERVIEW, ballot->date, NULL));
    if (*ballot->file)
        g_ptr_array_add(parts, compose_say(c, PANEL_DOSSIER_FILE, shown, NULL));
    g_ptr_array_add(parts, NULL);
    return g_strjoinv(" · ", (char **)parts->pdata);
}

static void add_answer(const struct compose *c, struct doc_node *table, const struct ballot *ballot,
                       unsigned criterion)
{
    const int given = ballot->scores[criterion];
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "figure-row", NO_SPAN);
    g_autofree char *name = name_of(c, criterion), *score = compose_score(given);
    const char *anchor = given >= 0 ? posting_criterion(c->posting, criterion)->anchors[given]
                         : given == BALLOT_NE ? lang_label(c->posting->lang, LABEL_GRID_NE_SAYS)
                                              : "";

    compose_cell(c, row, DOC_SCOPE_ROW, "figure-what", name);
    compose_cell(c, row, DOC_SCOPE_NONE, "figure-all", score);
    compose_cell(c, row, DOC_SCOPE_NONE, "figure-text", anchor);
    compose_evidence(c, row, "figure-text", ballot, criterion);
}

static void add_answers(const struct compose *c, const struct ballot *ballot)
{
    struct doc_node *table = doc_add(c->doc, c->doc->root, DOC_TABLE, "answers", NO_SPAN),
                    *head = add_head(c, table);

    add_head_cell(c, head, compose_panel_label(c, PANEL_CRITERION));
    compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-number",
                 compose_panel_label(c, PANEL_SCORE_HEAD));
    add_head_cell(c, head, compose_panel_label(c, PANEL_DOSSIER_ANCHOR));
    add_head_cell(c, head, compose_panel_label(c, PANEL_EVIDENCE));
    for (unsigned k = 0; k < c->request->panel->grid->count; k++)
        add_answer(c, table, ballot, k);
}

static void add_paragraph(const struct compose *c, const char *style, const char *text)
{
    if (*text)
        compose_text(c, c->doc->root, DOC_PARAGRAPH, style, text, NO_SPAN);
}

static void add_ballot(const struct compose *c, const struct ballot *ballot, bool first)
{
    static const enum lang_panel conflicts[] = {
        [CONFLICT_BLANK] = PANEL_DOSSIER_UNDECLARED,
        [CONFLICT_NONE] = PANEL_DOSSIER_DECLARED,
        [CONFLICT_LINK] = PANEL_DOSSIER_UNDECLARED,
        [CONFLICT_UNASKED] = PANEL_DOSSIER_UNASKED,
    };
    g_autofree char *who = compose_say(c, PANEL_MEMBER, ballot->evaluator, NULL),
                    *title = g_strjoin(" · ", ballot->candidate, who, NULL),
                    *origin = origin_of(c, ballot),
                    *advice = compose_say(c, PANEL_RECOMMENDED,
                                          compose_recommendation(c, ballot->recommendation), NULL);

    compose_text(c, c->doc->root, DOC_HEADING, first ? "ballot" : "ballot-next", title, NO_SPAN)
        ->level = 2;
    add_paragraph(c, "counts", origin);
    add_paragraph(c, "counts", compose_panel_label(c, conflicts[ballot->conflict]));
    add_answers(c, ballot);
    add_paragraph(c, "recommendations", advice);
}

struct doc *compose_ballots(const struct compose_request *request)
{
    struct compose c = compose_begin(request);

    add_title(&c, compose_panel_label(&c, PANEL_DOSSIER_FILLED));
    for (unsigned i = 0; i < request->panel->ballots->len; i++)
        add_ballot(&c, g_ptr_array_index(request->panel->ballots, i), i == 0);
    compose_slot(&c, "body");
    return c.doc;
}
