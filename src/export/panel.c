/* panel: a round's figures for other programs: panel.csv and --json (specs/grid.md §5).
 *
 * Beside panel.pdf, from the same figures. What always holds: what can't be computed is blank, or
 * null with its reason, never a 0. */
#include "export/export_private.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static const char *const fates[] = {
    [BALLOT_COUNTED] = "counted",
    [BALLOT_REFUSED] = "refused",
    [BALLOT_SET_ASIDE] = "set aside",
    [BALLOT_MERGED] = "merged",
    [BALLOT_OTHER_ROUND] = "other round",
    [BALLOT_TO_ASK] = "to be asked",
    [BALLOT_NOTED] = "noted",
    [BALLOT_EMPTY] = "empty",
    [BALLOT_WAITS] = "to confirm",
};

static const char *const recommendations[RECOMMEND_COUNT] = {"blank", "retain", "discuss",
                                                             "decline"};

/* CSV */

/* Quoted where it has to be; what a spreadsheet would take for a formula gets an apostrophe. */
static void append_cell(GString *csv, const char *text)
{
    const bool formula = *text && strchr("=+-@", *text), quoted = strpbrk(text, ",\"\n\r") != NULL;

    if (quoted)
        g_string_append_c(csv, '"');
    if (formula)
        g_string_append_c(csv, '\'');
    for (; *text; text++) {
        if (*text == '"')
            g_string_append_c(csv, '"');
        g_string_append_c(csv, *text);
    }
    if (quoted)
        g_string_append_c(csv, '"');
}

static void append_row(GString *csv, const char *figure, const char *candidate,
                       const char *evaluator, const char *criterion, double value, int decimals)
{
    g_autofree char *number = isnan(value) ? g_strdup("") : num_fixed(value, decimals);
    const char *const cells[] = {figure, candidate, evaluator, criterion};

    for (unsigned i = 0; i < G_N_ELEMENTS(cells); i++) {
        append_cell(csv, cells[i]);
        g_string_append_c(csv, ',');
    }
    g_string_append_printf(csv, "%s\n", number);
}

static void append_candidate(GString *csv, const struct panel_result *result, unsigned index)
{
    const struct panel_candidate *candidate = &result->candidate[index];

    append_row(csv, "rank", candidate->code, "", "",
               candidate->rank ? (double)candidate->rank : (double)NAN, 0);
    append_row(csv, "score", candidate->code, "", "", candidate->score, 2);
    append_row(csv, "coverage", candidate->code, "", "", candidate->coverage, 2);
    append_row(csv, "ballots", candidate->code, "", "", candidate->ballots, 0);
    append_row(csv, "failed", candidate->code, "", "", candidate->failed, 0);
    append_row(csv, "calibration", candidate->code, "", "", candidate->calibration, 0);
    append_row(csv, "highest in scenarios", candidate->code, "", "", candidate->wins, 0);
    for (unsigned i = RECOMMEND_RETAIN; i < RECOMMEND_COUNT; i++)
        append_row(csv, recommendations[i], candidate->code, "", "", candidate->recommendations[i],
                   0);
    for (unsigned e = 0; e < result->evaluators; e++)
        append_row(csv, "score", candidate->code, result->evaluator[e].code, "",
                   result->scores[(size_t)index * result->evaluators + e], 2);
}

static void append_cells(GString *csv, const struct panel_result *result, unsigned index)
{
    const char *code = result->candidate[index].code;

    for (unsigned k = 0; k < result->criteria; k++) {
        const struct panel_cell *cell = panel_cell(result, index, k);
        g_autofree char *criterion = g_strdup_printf("K%u", k + 1);

        append_row(csv, "n", code, "", criterion, cell->n, 0);
        append_row(csv, "mean", code, "", criterion, cell->mean, 2);
        append_row(csv, "minimum", code, "", criterion, cell->min, 0);
        append_row(csv, "maximum", code, "", criterion, cell->max, 0);
        append_row(csv, "standard deviation", code, "", criterion, cell->sd, 2);
        append_row(csv, "to discuss", code, "", criterion, cell->discuss, 0);
    }
}

static void append_agreement(GString *csv, const char *name,
                             const struct panel_agreement *agreement)
{
    g_autofree char *n = g_strconcat(name, ", n", NULL);

    append_row(csv, name, "", "", "", agreement->value, 2);
    append_row(csv, n, "", "", "", agreement->n, 0);
}

char *export_panel_csv(const struct panel *panel, const struct panel_result *result)
{
    GString *csv = g_string_new(PANEL_CSV_HEAD "\n");

    append_row(csv, "ballots read", "", "", "", panel->read, 0);
    for (unsigned fate = 0; fate < G_N_ELEMENTS(fates); fate++)
        append_row(csv, fates[fate], "", "", "", panel_count(panel, (enum ballot_fate)fate), 0);
    append_row(csv, "scenarios", "", "", "", result->scenarios, 0);
    for (unsigned i = 0; i < result->candidates; i++) {
        append_candidate(csv, result, i);
        append_cells(csv, result, i);
    }
    for (unsigned e = 0; e < result->evaluators; e++) {
        append_row(csv, "scores given", "", result->evaluator[e].code, "",
                   result->evaluator[e].scores, 0);
        append_row(csv, "strictness", "", result->evaluator[e].code, "",
                   result->evaluator[e].strictness, 2);
        append_row(csv, "one score for all", "", result->evaluator[e].code, "",
                   result->evaluator[e].flat, 0);
        append_row(csv, "scores without evidence", "", result->evaluator[e].code, "",
                   result->evaluator[e].unfounded, 0);
    }
    append_agreement(csv, "alpha", &result->alpha);
    append_agreement(csv, "Kendall's W", &result->kendall);
    append_agreement(csv, "ICC(2,1)", &result->icc_one);
    append_agreement(csv, "ICC(2,k)", &result->icc_mean);
    return g_string_free(csv, FALSE);
}

/* JSON */

static void put_number(JsonBuilder *to, const char *name, double value)
{
    json_builder_set_member_name(to, name);
    if (isnan(value))
        json_builder_add_null_value(to);
    else
        json_builder_add_double_value(to, value);
}

static void put_cells(JsonBuilder *to, const struct panel_result *result, unsigned index)
{
    json_begin_list(to, "criteria");
    for (unsigned k = 0; k < result->criteria; k++) {
        const struct panel_cell *cell = panel_cell(result, index, k);

        json_builder_begin_object(to);
        json_put_count(to, "n", cell->n);
        put_number(to, "mean", cell->mean);
        put_number(to, "min", cell->min);
        put_number(to, "max", cell->max);
        put_number(to, "sd", cell->sd);
        json_put_flag(to, "discuss", cell->discuss);
        json_builder_end_object(to);
    }
    json_builder_end_array(to);
}

static void put_scores(JsonBuilder *to, const struct panel_result *result, unsigned index)
{
    json_builder_set_member_name(to, "evaluators");
    json_builder_begin_object(to);
    for (unsigned e = 0; e < result->evaluators; e++)
        put_number(to, result->evaluator[e].code,
                   result->scores[(size_t)index * result->evaluators + e]);
    json_builder_end_object(to);
}

static void put_candidate(JsonBuilder *to, const struct panel_result *result, unsigned index)
{
    const struct panel_candidate *candidate = &result->candidate[index];

    json_builder_begin_object(to);
    json_put_text(to, "candidate", candidate->code);
    put_number(to, "rank", candidate->rank ? (double)candidate->rank : (double)NAN);
    put_number(to, "score", candidate->score);
    put_number(to, "coverage", candidate->coverage);
    json_put_count(to, "ballots", candidate->ballots);
    json_put_flag(to, "failed", candidate->failed);
    json_put_flag(to, "calibration", candidate->calibration);
    json_put_count(to, "wins", candidate->wins);
    json_builder_set_member_name(to, "recommendations");
    json_builder_begin_object(to);
    for (unsigned i = 0; i < RECOMMEND_COUNT; i++)
        json_put_count(to, recommendations[i], candidate->recommendations[i]);
    json_builder_end_object(to);
    put_scores(to, result, index);
    put_cells(to, result, index);
    json_builder_end_object(to);
}

static void put_evaluators(JsonBuilder *to, const struct panel_result *result)
{
    json_begin_list(to, "evaluators");
    for (unsigned e = 0; e < result->evaluators; e++) {
        const struct panel_evaluator *evaluator = &result->evaluator[e];

        json_builder_begin_object(to);
        json_put_text(to, "evaluator", evaluator->code);
        json_put_count(to, "scores", evaluator->scores);
        put_number(to, "strictness", evaluator->strictness);
        json_put_flag(to, "flat", evaluator->flat);
        json_put_count(to, "without_evidence", evaluator->unfounded);
        json_builder_end_object(to);
    }
    json_builder_end_array(to);
}

static void put_agreement(JsonBuilder *to, const char *name,
                          const struct panel_agreement *agreement)
{
    json_builder_set_member_name(to, name);
    json_builder_begin_object(to);
    put_number(to, "value", agreement->value);
    json_put_count(to, "n", agreement->n);
    json_put_text(to, "why_not", agreement->why);
    json_builder_end_object(to);
}

static void put_answers(JsonBuilder *to, const struct ballot *ballot, unsigned criteria)
{
    json_begin_list(to, "answers");
    for (unsigned k = 0; k < criteria; k++) {
        const int score = ballot->scores[k];

        json_builder_begin_object(to);
        put_number(to, "score", score >= 0 ? (double)score : (double)NAN);
        json_put_flag(to, "not_evaluated", score == BALLOT_NE);
        json_put_text(to, "evidence", ballot->evidence[k]);
        json_builder_end_object(to);
    }
    json_builder_end_array(to);
}

/* All that people wrote, by ballot. */
static void put_ballots(JsonBuilder *to, const struct panel *panel)
{
    json_begin_list(to, "counted");
    for (unsigned i = 0; i < panel->ballots->len; i++) {
        const struct ballot *ballot = g_ptr_array_index(panel->ballots, i);

        json_builder_begin_object(to);
        json_put_text(to, "file", ballot->file);
        json_put_text(to, "candidate", ballot->candidate);
        json_put_text(to, "evaluator", ballot->evaluator);
        json_put_text(to, "round", ballot->round);
        json_put_text(to, "recommendation", recommendations[ballot->recommendation]);
        put_answers(to, ballot, panel->grid->count);
        json_builder_end_object(to);
    }
    json_builder_end_array(to);
}

static void put_remarks(JsonBuilder *to, const struct panel *panel)
{
    json_begin_list(to, "remarks");
    for (unsigned i = 0; i < panel->remarks->len; i++) {
        const struct panel_remark *remark = &g_array_index(panel->remarks, struct panel_remark, i);

        json_builder_begin_object(to);
        json_put_text(to, "file", remark->file);
        json_put_text(to, "candidate", remark->candidate);
        json_put_text(to, "evaluator", remark->evaluator);
        json_put_text(to, "fate", fates[remark->fate]);
        json_put_text(to, "reason", remark->reason);
        json_builder_end_object(to);
    }
    json_builder_end_array(to);
}

static void put_counts(JsonBuilder *to, const struct panel *panel)
{
    json_put_text(to, "hash", panel->grid->hash);
    json_put_text(to, "round", panel->grid->round);
    json_builder_set_member_name(to, "ballots");
    json_builder_begin_object(to);
    json_put_count(to, "read", panel->read);
    json_put_count(to, "unchecked", panel->unchecked);
    for (unsigned fate = 0; fate < G_N_ELEMENTS(fates); fate++)
        json_put_count(to, fates[fate], panel_count(panel, (enum ballot_fate)fate));
    json_builder_end_object(to);
}

char *export_panel_json(const struct panel *panel, const struct panel_result *result)
{
    g_autoptr(JsonBuilder) to = json_builder_new();
    g_autoptr(JsonNode) root = NULL;

    json_builder_begin_object(to);
    put_counts(to, panel);
    json_put_count(to, "scenarios", result->scenarios);
    json_begin_list(to, "candidates");
    for (unsigned i = 0; i < result->candidates; i++)
        put_candidate(to, result, i);
    json_builder_end_array(to);
    put_evaluators(to, result);
    json_builder_set_member_name(to, "agreement");
    json_builder_begin_object(to);
    put_agreement(to, "alpha", &result->alpha);
    put_agreement(to, "kendall_w", &result->kendall);
    put_agreement(to, "icc_2_1", &result->icc_one);
    put_agreement(to, "icc_2_k", &result->icc_mean);
    json_builder_end_object(to);
    put_ballots(to, panel);
    put_remarks(to, panel);
    json_builder_end_object(to);
    root = json_builder_get_root(to);
    return json_to_string(root, TRUE);
}
