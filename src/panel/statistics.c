/* statistics: what the ballots of a round say together (specs/grid.md §5).
 *
 * Last before panel.csv, panel.pdf and --json. Missing values (NE, blank, no ballot) are NAN all
 * through. What always holds: the same ballots give the same figures, whatever the order in which
 * they came. */
#include "panel/panel_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GROUP_POINTS                                                                               \
    2 /* a candidate less than so far under the first of its group shares the rank */
#define TIE 1e-9
/* A knock-out is failed when all who scored it, two at least, gave 0; one 0 among others is to be
 * discussed. */
static void judge_knockouts(struct table *table, struct panel_cell *cells)
{
    for (unsigned c = 0; c < table->candidates; c++)
        for (unsigned k = 0; k < table->criteria; k++) {
            struct panel_cell *cell = &cells[(size_t)c * table->criteria + k];
            const bool zero = cell->n > 0 && cell->min <= 0;

            if (!table->panel->grid->criteria[k].knockout || !zero)
                continue;
            if (cell->n >= 2 && cell->max <= 0)
                table->failed[c] = true;
            else
                cell->discuss = true;
        }
}

static void count_wins(const struct table *table, const struct scenario *scenario, unsigned *wins)
{
    double best = NAN;

    for (unsigned c = 0; c < table->candidates; c++)
        if (!table->failed[c] && !table->trial[c])
            best = fmax(best, table_score(table, scenario, c));
    for (unsigned c = 0; c < table->candidates; c++)
        wins[c] +=
            !table->failed[c] && !table->trial[c] && table_score(table, scenario, c) >= best - TIE;
}

/* Who scored nobody but the trial candidate has no part in the ranking, nor in how it agrees. */
static bool is_judge(const struct table *table, unsigned e)
{
    for (unsigned c = 0; c < table->candidates; c++)
        if (!table->trial[c] && !isnan(table_evaluator_score(table, c, e)))
            return true;
    return false;
}

static unsigned count_judges(const struct table *table)
{
    unsigned count = 0;

    for (unsigned e = 0; e < table->evaluators; e++)
        count += is_judge(table, e);
    return count;
}

/* Each judge left out, each criterion left out, each weight a fifth less and a fifth more.
 * Returns how many that was. */
static unsigned try_scenarios(const struct table *table, unsigned judges, unsigned *wins)
{
    static const double factors[] = {0.8, 1.2};
    unsigned count = 0;

    for (unsigned e = 0; judges > 1 && e < table->evaluators; e++) {
        if (!is_judge(table, e))
            continue;
        count_wins(table, &(struct scenario){e, NOTHING, NOTHING, 1}, wins);
        count++;
    }
    for (unsigned k = 0; table->criteria > 1 && k < table->criteria; k++, count++)
        count_wins(table, &(struct scenario){NOTHING, k, NOTHING, 1}, wins);
    for (unsigned k = 0; k < table->criteria; k++)
        for (unsigned f = 0; f < G_N_ELEMENTS(factors); f++, count++)
            count_wins(table, &(struct scenario){NOTHING, NOTHING, k, factors[f]}, wins);
    return count;
}

/* Of those that are ranked, from the best; then those that failed; then those without a score, and
 * the trial candidate. */
static int class_of(const struct panel_candidate *candidate)
{
    return candidate->calibration ? 3 : isnan(candidate->score) ? 2 : candidate->failed ? 1 : 0;
}

static int compare_candidates(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct panel_candidate *left =
        (const struct panel_candidate *)data + *(const unsigned *)a;
    const struct panel_candidate *right =
        (const struct panel_candidate *)data + *(const unsigned *)b;

    if (class_of(left) != class_of(right))
        return class_of(left) - class_of(right);
    if (!isnan(left->score) && fabs(left->score - right->score) > TIE)
        return left->score < right->score ? 1 : -1;
    return strcmp(left->code, right->code);
}

/* Ranks run 1, 1, 3: who is less than two points under the first of a group joins it. */
static void rank(struct panel_result *result)
{
    unsigned first = 0;

    for (unsigned i = 0; i < result->candidates && class_of(&result->candidate[i]) == 0; i++) {
        if (result->candidate[first].score - result->candidate[i].score >= GROUP_POINTS - TIE)
            first = i;
        result->candidate[i].rank = first + 1;
    }
}

static struct panel_candidate new_candidate(const struct table *table, unsigned c, unsigned wins)
{
    static const struct scenario as_it_is = {NOTHING, NOTHING, NOTHING, 1};
    struct panel_candidate candidate = {.code = g_ptr_array_index(table->panel->candidates, c),
                                        .ballots = table->ballots[c],
                                        .score = table_score(table, &as_it_is, c),
                                        .coverage = table_coverage(table, c),
                                        .failed = table->failed[c],
                                        .calibration = table->trial[c],
                                        .wins = wins};

    for (unsigned b = 0; b < table->panel->ballots->len; b++) {
        const struct ballot *ballot = g_ptr_array_index(table->panel->ballots, b);

        if (strcmp(ballot->candidate, candidate.code) == 0)
            candidate.recommendations[ballot->recommendation]++;
    }
    return candidate;
}

/* Candidates in the order of the ranking, with their cells and the scores of each evaluator. */
static void write_candidates(const struct table *table, const struct panel_cell *cells,
                             const unsigned *wins, struct panel_result *result)
{
    g_autofree struct panel_candidate *all = g_new(struct panel_candidate, table->candidates + 1);

    for (unsigned c = 0; c < table->candidates; c++) {
        all[c] = new_candidate(table, c, wins[c]);
        result->column[c] = c;
    }
    qsort_r(result->column, table->candidates, sizeof *result->column, compare_candidates, all);
    for (unsigned i = 0; i < table->candidates; i++) {
        const unsigned c = result->column[i];

        result->candidate[i] = all[c];
        memcpy(&result->cells[(size_t)i * table->criteria], &cells[(size_t)c * table->criteria],
               table->criteria * sizeof *cells);
        for (unsigned e = 0; e < table->evaluators; e++)
            result->scores[(size_t)i * table->evaluators + e] = table_evaluator_score(table, c, e);
    }
    rank(result);
}

/* How far one evaluator's scores are from the others' mean on the same candidate and criterion. */
static double strictness_of(const struct table *table, unsigned e)
{
    double sum = 0;
    unsigned count = 0;

    for (unsigned c = 0; c < table->candidates; c++)
        for (unsigned k = 0; k < table->criteria; k++) {
            double others = 0;
            unsigned n = 0;

            for (unsigned o = 0; o < table->evaluators; o++)
                if (o != e && !isnan(table_get(table, c, o, k))) {
                    others += table_get(table, c, o, k);
                    n++;
                }
            if (n > 0 && !isnan(table_get(table, c, e, k))) {
                sum += table_get(table, c, e, k) - others / n;
                count++;
            }
        }
    return count > 0 ? sum / count : NAN;
}

static struct panel_evaluator new_evaluator(const struct table *table, unsigned e)
{
    struct panel_evaluator evaluator = {.code = g_ptr_array_index(table->panel->evaluators, e),
                                        .strictness = strictness_of(table, e)};
    double least = NAN, most = NAN;

    for (unsigned b = 0; b < table->panel->ballots->len; b++) {
        const struct ballot *ballot = g_ptr_array_index(table->panel->ballots, b);

        for (unsigned k = 0; k < table->criteria && strcmp(ballot->evaluator, evaluator.code) == 0;
             k++) {
            if (ballot->scores[k] < 0)
                continue;
            evaluator.scores++;
            evaluator.unfounded += !ballot_has_evidence(ballot, k);
            least = fmin(least, ballot->scores[k]);
            most = fmax(most, ballot->scores[k]);
        }
    }
    evaluator.flat = evaluator.scores > 1 && most - least < TIE;
    return evaluator;
}

/* s(c,e), targets × judges, of those candidates whom every judge scored, but for the trial;
 * *targets: how many. */
static double *new_complete_scores(const struct table *table, unsigned *targets)
{
    double *scores = g_new(double, (size_t)table->candidates * table->evaluators + 1);
    size_t kept = 0;

    *targets = 0;
    for (unsigned c = 0; c < table->candidates; c++) {
        size_t at = kept;
        bool whole = !table->trial[c];

        for (unsigned e = 0; whole && e < table->evaluators; e++)
            if (is_judge(table, e)) {
                scores[at] = table_evaluator_score(table, c, e);
                whole = !isnan(scores[at++]);
            }
        kept = whole ? at : kept;
        *targets += whole;
    }
    return scores;
}

/* Units of alpha are candidates × criteria, coders the evaluators. */
static double *new_units(const struct table *table)
{
    double *units =
        g_new(double, (size_t)table->candidates * table->criteria * table->evaluators + 1);
    size_t at = 0;

    for (unsigned c = 0; c < table->candidates; c++)
        for (unsigned k = 0; k < table->criteria; k++)
            for (unsigned e = 0; e < table->evaluators; e++)
                units[at++] = table_get(table, c, e, k);
    return units;
}

static void write_agreement(const struct table *table, struct panel_result *result)
{
    unsigned targets;
    g_autofree double *units = new_units(table), *scores = new_complete_scores(table, &targets);

    result->alpha = agreement_alpha(units, table->candidates * table->criteria, table->evaluators);
    result->kendall = agreement_kendall(scores, targets, result->judges);
    result->icc_one = agreement_icc(scores, targets, result->judges, false);
    result->icc_mean = agreement_icc(scores, targets, result->judges, true);
}

struct panel_result *panel_evaluate(const struct panel *panel)
{
    struct panel_result *result = g_new0(struct panel_result, 1);
    g_autofree struct panel_cell *cells = NULL;
    g_autofree unsigned *wins = NULL;
    struct table table;

    table_init(&table, panel);
    cells = g_new(struct panel_cell, (size_t)table.candidates * table.criteria + 1);
    wins = g_new0(unsigned, table.candidates + 1);
    for (unsigned c = 0; c < table.candidates; c++)
        for (unsigned k = 0; k < table.criteria; k++)
            cells[(size_t)c * table.criteria + k] = table_new_cell(&table, c, k);
    judge_knockouts(&table, cells);
    result->candidates = table.candidates;
    result->evaluators = result->members = table.evaluators;
    result->judges = count_judges(&table);
    result->criteria = table.criteria;
    result->candidate = g_new0(struct panel_candidate, table.candidates + 1);
    result->evaluator = g_new0(struct panel_evaluator, table.evaluators + 1);
    result->column = g_new0(unsigned, table.candidates + 1);
    result->cells = g_new0(struct panel_cell, (size_t)table.candidates * table.criteria + 1);
    result->scores = g_new0(double, (size_t)table.candidates *table.evaluators + 1);
    result->scenarios = try_scenarios(&table, result->judges, wins);
    write_candidates(&table, cells, wins, result);
    for (unsigned e = 0; e < table.evaluators; e++)
        result->evaluator[e] = new_evaluator(&table, e);
    write_agreement(&table, result);
    table_clear(&table);
    return result;
}

void panel_result_drop(struct panel_result *result)
{
    if (!result)
        return;
    g_free(result->candidate);
    g_free(result->evaluator);
    g_free(result->column);
    g_free(result->cells);
    g_free(result->scores);
    g_free(result);
}

const struct panel_cell *panel_cell(const struct panel_result *result, unsigned candidate,
                                    unsigned criterion)
{
    return &result->cells[(size_t)candidate * result->criteria + criterion];
}
