/* compose_panel_annex: every number of the charts as a table, what doesn't count and why, and every
 * word that the evaluators wrote, by candidate and criterion.
 *
 * Part of compose_panel. What always holds: no evidence and no recommendation is left out. */
#include "document/compose/compose_private.h"

#include <math.h>
#include <string.h>

static void add_head_cell(const struct compose *c, struct doc_node *head, enum lang_panel text)
{
    compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-cell", compose_panel_label(c, text));
}

/* by member */

static void add_member_row(const struct compose *c, struct doc_node *table, unsigned index,
                           unsigned first, unsigned end)
{
    const struct panel_result *result = c->request->result;
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "figure-row", NO_SPAN);
    g_autofree char *all = compose_number(c, result->candidate[index].score, 1);

    compose_cell(c, row, DOC_SCOPE_ROW, "figure-what", result->candidate[index].code);
    for (unsigned e = first; e < end; e++) {
        g_autofree char *score =
            compose_number(c, result->scores[(size_t)index * result->evaluators + e], 1);

        compose_cell(c, row, DOC_SCOPE_NONE, "figure", score);
    }
    compose_cell(c, row, DOC_SCOPE_NONE, "figure-all", all);
}

static void add_by_member(const struct compose *c)
{
    const struct panel_result *result = c->request->result;

    compose_text(c, c->doc->root, DOC_HEADING, "section-annex",
                 compose_panel_label(c, PANEL_BY_MEMBER), NO_SPAN)
        ->level = 2;
    for (unsigned first = 0; first < result->evaluators; first += COMPOSE_MEMBERS_ABREAST) {
        const unsigned end = MIN(first + COMPOSE_MEMBERS_ABREAST, result->evaluators);
        struct doc_node *table = doc_add(c->doc, c->doc->root, DOC_TABLE, "by-member", NO_SPAN),
                        *head = doc_add(c->doc, table, DOC_ROW, "figure-head", NO_SPAN);

        add_head_cell(c, head, PANEL_BY_MEMBER_HEAD);
        for (unsigned e = first; e < end; e++)
            compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-number",
                         result->evaluator[e].code);
        compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-number",
                     compose_panel_label(c, PANEL_ALL));
        for (unsigned i = 0; i < result->candidates; i++)
            add_member_row(c, table, i, first, end);
    }
}

/* what was reported */

static const enum lang_panel fates[BALLOT_FATES] = {
    [BALLOT_COUNTED] = PANEL_FATE_COUNTED,
    [BALLOT_REFUSED] = PANEL_FATE_REFUSED,
    [BALLOT_SET_ASIDE] = PANEL_FATE_SET_ASIDE,
    [BALLOT_MERGED] = PANEL_FATE_MERGED,
    [BALLOT_OTHER_ROUND] = PANEL_FATE_OTHER_ROUND,
    [BALLOT_TO_ASK] = PANEL_FATE_TO_ASK,
    [BALLOT_NOTED] = PANEL_FATE_NOTED,
    [BALLOT_EMPTY] = PANEL_FATE_EMPTY,
    [BALLOT_WAITS] = PANEL_FATE_WAITS,
};

static void add_remark(const struct compose *c, struct doc_node *table,
                       const struct panel_remark *remark)
{
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "figure-row", NO_SPAN);
    g_autofree char *file = g_path_get_basename(remark->file), *shown = g_utf8_make_valid(file, -1);
    g_autofree char *who =
        g_strjoin(" · ", remark->candidate && *remark->candidate ? remark->candidate : "–",
                  remark->evaluator && *remark->evaluator ? remark->evaluator : "–", NULL);

    compose_cell(c, row, DOC_SCOPE_ROW, "figure-what", shown);
    compose_cell(c, row, DOC_SCOPE_NONE, "figure-text", who);
    compose_cell(c, row, DOC_SCOPE_NONE, "figure-text",
                 compose_panel_label(c, fates[remark->fate]));
    /* The reason is in the language of messages, as on the terminal. */
    compose_cell(c, row, DOC_SCOPE_NONE, "figure-text", remark->reason)->lang =
        doc_keep(c->doc, say_language());
}

static void add_remarks(const struct compose *c)
{
    const GArray *remarks = c->request->panel->remarks;
    struct doc_node *table, *head;

    if (remarks->len == 0)
        return;
    compose_panel_heading(c, c->doc->root, PANEL_REPORTED);
    table = doc_add(c->doc, c->doc->root, DOC_TABLE, "remarks", NO_SPAN);
    head = doc_add(c->doc, table, DOC_ROW, "figure-head", NO_SPAN);
    add_head_cell(c, head, PANEL_FILE);
    add_head_cell(c, head, PANEL_BALLOT);
    add_head_cell(c, head, PANEL_FATE);
    add_head_cell(c, head, PANEL_REASON);
    for (unsigned i = 0; i < remarks->len; i++)
        add_remark(c, table, &g_array_index(remarks, struct panel_remark, i));
}

/* evidence */

/* "Rang 1 · 82,3 sur 100 · couverture 100 %" */
static char *standing_of(const struct compose *c, const struct panel_candidate *candidate)
{
    g_autofree char *number = g_strdup_printf("%u", candidate->rank),
                    *score = compose_number(c, candidate->score, 1),
                    *share = compose_number(c, 100 * candidate->coverage, 0),
                    *rank = candidate->calibration ? g_strdup(compose_panel_label(c, PANEL_TRIAL))
                            : candidate->rank      ? compose_say(c, PANEL_RANK_IS, number, NULL)
                                              : g_strdup(compose_panel_label(c, PANEL_NO_RANK)),
                    *points = compose_say(c, PANEL_SCORE_IS, score, NULL),
                    *coverage = compose_say(c, PANEL_COVERAGE_IS, share, NULL);

    return g_strjoin(" · ", rank, points, coverage, NULL);
}

/* "A retenir · B à discuter" */
static char *recommendations_of(const struct compose *c, const char *candidate)
{
    const struct panel_result *result = c->request->result;
    GString *list = g_string_new(NULL);

    for (unsigned e = 0; e < result->evaluators; e++) {
        const char *code = result->evaluator[e].code;
        const struct ballot *ballot = compose_find_ballot(c, candidate, code);

        if (ballot)
            g_string_append_printf(list, "%s%s %s", list->len ? " · " : "", code,
                                   compose_recommendation(c, ballot->recommendation));
    }
    return g_string_free(list, FALSE);
}

const char *compose_recommendation(const struct compose *c, enum ballot_recommendation what)
{
    static const enum lang_label labels[] = {
        [RECOMMEND_RETAIN] = LABEL_GRID_RETAIN,
        [RECOMMEND_DISCUSS] = LABEL_GRID_DISCUSS,
        [RECOMMEND_DECLINE] = LABEL_GRID_DECLINE,
    };

    return what == RECOMMEND_BLANK ? compose_panel_label(c, PANEL_NO_RECOMMENDATION)
                                   : lang_label(c->posting->lang, labels[what]);
}

char *compose_score(int score)
{
    if (score == BALLOT_BLANK)
        return g_strdup("–");
    return g_strdup(posting_scores[score == BALLOT_NE ? POSTING_NOT_EVALUATED : score]);
}

/* A view that hides anybody has no picture. */
static void add_written(const struct compose *c, struct doc_node *cell, GBytes *written,
                        unsigned criterion)
{
    g_autofree char *number = compose_criterion_number(criterion),
                    *says = compose_say(c, PANEL_HANDWRITTEN, number, NULL);

    if (g_bytes_get_size(written) > 0)
        doc_add_picture(c->doc, cell, "evidence", written);
    compose_text(c, cell, DOC_PARAGRAPH, "evidence", says, NO_SPAN);
}

void compose_evidence(const struct compose *c, struct doc_node *row, const char *style,
                      const struct ballot *ballot, unsigned criterion)
{
    struct doc_node *cell = doc_add(c->doc, row, DOC_CELL, style, NO_SPAN);
    g_auto(GStrv) lines = g_strsplit_set(ballot->evidence[criterion], "\r\n", -1);

    for (char **line = lines; *line; line++)
        if (*g_strstrip(*line))
            doc_add_block(c->doc, cell, DOC_PARAGRAPH, "evidence", *line, NO_SPAN);
    if (ballot->paper && ballot->paper->written[criterion])
        add_written(c, cell, ballot->paper->written[criterion], criterion);
}

/* "moyenne 3,3 · de 2 à 4 · écart type 1,2" */
static char *statistics_of(const struct compose *c, const struct panel_cell *cell)
{
    g_autofree char *mean = compose_number(c, cell->mean, 2),
                    *min = compose_number(c, cell->min, 0), *max = compose_number(c, cell->max, 0),
                    *sd = compose_number(c, cell->sd, 2),
                    *figures = compose_say(c, PANEL_STATISTICS, mean, min, max, NULL),
                    *deviation = compose_say(c, PANEL_DEVIATION, sd, NULL);

    if (cell->n == 0)
        return g_strdup(compose_panel_label(c, PANEL_NO_SCORE));
    return isnan(cell->sd) ? g_steal_pointer(&figures) : g_strjoin(" · ", figures, deviation, NULL);
}

/* The row of a criterion's first ballot has its name and figures, those of the others its number.
 */
static void add_what(const struct compose *c, struct doc_node *row, unsigned candidate,
                     unsigned criterion, bool first)
{
    g_autofree char *number = compose_criterion_number(criterion),
                    *name = g_strdup_printf("%s %s", number,
                                            c->request->panel->grid->criteria[criterion].label),
                    *figures =
                        statistics_of(c, panel_cell(c->request->result, candidate, criterion));
    struct doc_node *cell =
        doc_add(c->doc, row, DOC_HEADER_CELL, first ? "words-what" : "words-again", NO_SPAN);

    cell->scope = DOC_SCOPE_ROW;
    compose_text(c, cell, DOC_PARAGRAPH, first ? "words-label" : "words-number",
                 first ? name : number, NO_SPAN);
    if (first)
        compose_text(c, cell, DOC_PARAGRAPH, "words-figures", figures, NO_SPAN);
}

static void add_criterion(const struct compose *c, struct doc_node *table, unsigned candidate,
                          unsigned criterion)
{
    const struct panel_result *result = c->request->result;
    bool first = true;

    for (unsigned e = 0; e < result->evaluators; e++) {
        const struct ballot *ballot =
            compose_find_ballot(c, result->candidate[candidate].code, result->evaluator[e].code);
        g_autofree char *score = ballot ? compose_score(ballot->scores[criterion]) : NULL;
        struct doc_node *row;

        if (!ballot)
            continue;
        row = doc_add(c->doc, table, DOC_ROW, first ? "words-first" : "words-row", NO_SPAN);
        add_what(c, row, candidate, criterion, first);
        compose_cell(c, row, DOC_SCOPE_NONE, first ? "words-who" : "words-who-again",
                     result->evaluator[e].code);
        compose_cell(c, row, DOC_SCOPE_NONE, first ? "words-score" : "words-score-again", score);
        compose_evidence(c, row, first ? "words-evidence" : "words-evidence-again", ballot,
                         criterion);
        first = false;
    }
}

void compose_standing(const struct compose *c, unsigned index)
{
    const struct panel_candidate *candidate = &c->request->result->candidate[index];
    g_autofree char *standing = standing_of(c, candidate),
                    *list = recommendations_of(c, candidate->code),
                    *recommendations = compose_say(c, PANEL_RECOMMENDATIONS, list, NULL);

    compose_text(c, c->doc->root, DOC_PARAGRAPH, "standing", standing, NO_SPAN);
    compose_text(c, c->doc->root, DOC_PARAGRAPH, "recommendations", recommendations, NO_SPAN);
}

static void add_candidate(const struct compose *c, unsigned index)
{
    struct doc_node *root = c->doc->root, *table, *head;

    compose_text(c, root, DOC_HEADING, "sub-heading", c->request->result->candidate[index].code,
                 NO_SPAN)
        ->level = 3;
    compose_standing(c, index);
    table = doc_add(c->doc, root, DOC_TABLE, "words", NO_SPAN);
    head = doc_add(c->doc, table, DOC_ROW, "figure-head", NO_SPAN);
    add_head_cell(c, head, PANEL_CRITERION);
    add_head_cell(c, head, PANEL_WHO);
    compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-number",
                 compose_panel_label(c, PANEL_SCORE_HEAD));
    add_head_cell(c, head, PANEL_EVIDENCE);
    for (unsigned k = 0; k < c->request->result->criteria; k++)
        add_criterion(c, table, index, k);
}

void compose_panel_annex(const struct compose *c)
{
    if (c->request->result->candidates == 0) {
        add_remarks(c);
        return;
    }
    add_by_member(c);
    add_remarks(c);
    compose_panel_heading(c, c->doc->root, PANEL_ANNEX);
    for (unsigned i = 0; i < c->request->result->candidates; i++)
        add_candidate(c, i);
}
