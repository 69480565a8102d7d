/* table: all scores of a round, and what is figured from them for one candidate: cells, scores,
 * coverage.
 *
 * Under statistics. Missing values (NE, blank, no ballot) are NAN all through. */
#include "panel/panel_private.h"

#include <math.h>
#include <string.h>

#define DISCUSS_RANGE 2

double table_get(const struct table *table, unsigned c, unsigned e, unsigned k)
{
    return table->x[((size_t)c * table->evaluators + e) * table->criteria + k];
}

static unsigned find_code(const GPtrArray *codes, const char *code)
{
    unsigned i = 0;

    while (strcmp(g_ptr_array_index(codes, i), code) != 0)
        i++;
    return i;
}

static void fill(struct table *table)
{
    const struct panel *panel = table->panel;
    const size_t size = (size_t)table->candidates * table->evaluators * table->criteria;

    for (size_t i = 0; i < size; i++)
        table->x[i] = NAN;
    for (unsigned b = 0; b < panel->ballots->len; b++) {
        const struct ballot *ballot = g_ptr_array_index(panel->ballots, b);
        const unsigned c = find_code(panel->candidates, ballot->candidate),
                       e = find_code(panel->evaluators, ballot->evaluator);

        table->ballots[c]++;
        for (unsigned k = 0; k < table->criteria; k++)
            if (ballot->scores[k] >= 0)
                table->x[((size_t)c * table->evaluators + e) * table->criteria + k] =
                    ballot->scores[k];
    }
}

void table_init(struct table *table, const struct panel *panel)
{
    const unsigned candidates = panel->candidates->len, evaluators = panel->evaluators->len,
                   criteria = panel->grid->count;

    *table = (struct table){.panel = panel,
                            .candidates = candidates,
                            .evaluators = evaluators,
                            .criteria = criteria,
                            .x = g_new(double, (size_t)candidates *evaluators *criteria + 1),
                            .weights = g_new(double, criteria + 1),
                            .ballots = g_new0(unsigned, candidates + 1),
                            .failed = g_new0(bool, candidates + 1),
                            .trial = g_new0(bool, candidates + 1)};
    fill(table);
    for (unsigned k = 0; k < criteria; k++)
        table->weights[k] = panel->grid->criteria[k].weight;
    for (unsigned c = 0; c < candidates; c++) {
        g_autofree char *code =
            panel->grid->calibration ? ballot_new_code(panel->grid->calibration) : NULL;

        table->trial[c] = code && strcmp(g_ptr_array_index(panel->candidates, c), code) == 0;
    }
}

void table_clear(struct table *table)
{
    g_free(table->x);
    g_free(table->weights);
    g_free(table->ballots);
    g_free(table->failed);
    g_free(table->trial);
}
struct panel_cell table_new_cell(const struct table *table, unsigned c, unsigned k)
{
    struct panel_cell cell = {.mean = NAN, .min = NAN, .max = NAN, .sd = NAN};
    double sum = 0, squares = 0;

    for (unsigned e = 0; e < table->evaluators; e++) {
        const double x = table_get(table, c, e, k);

        if (isnan(x))
            continue;
        cell.n++;
        sum += x;
        cell.min = fmin(cell.min, x);
        cell.max = fmax(cell.max, x);
    }
    if (cell.n == 0)
        return cell;
    cell.mean = sum / cell.n;
    for (unsigned e = 0; e < table->evaluators; e++) {
        const double x = table_get(table, c, e, k);

        squares += isnan(x) ? 0 : (x - cell.mean) * (x - cell.mean);
    }
    if (cell.n > 1)
        cell.sd = sqrt(squares / (cell.n - 1));
    cell.discuss = cell.max - cell.min >= DISCUSS_RANGE;
    return cell;
}
static double weight_of(const struct table *table, const struct scenario *scenario, unsigned k)
{
    return k == scenario->criterion
               ? 0
               : table->weights[k] * (k == scenario->scaled ? scenario->factor : 1);
}

/* S(c): 25 · Σ w m / Σ w over the criteria that someone scored. */
double table_score(const struct table *table, const struct scenario *scenario, unsigned c)
{
    double sum = 0, weights = 0;

    for (unsigned k = 0; k < table->criteria; k++) {
        const double weight = weight_of(table, scenario, k);
        double total = 0;
        unsigned n = 0;

        for (unsigned e = 0; e < table->evaluators; e++) {
            const double x = e == scenario->evaluator ? NAN : table_get(table, c, e, k);

            n += isnan(x) ? 0 : 1;
            total += isnan(x) ? 0 : x;
        }
        if (n > 0 && weight > 0) {
            sum += weight * total / n;
            weights += weight;
        }
    }
    return weights > 0 ? 25 * sum / weights : NAN;
}

/* s(c,e). */
double table_evaluator_score(const struct table *table, unsigned c, unsigned e)
{
    double sum = 0, weights = 0;

    for (unsigned k = 0; k < table->criteria; k++) {
        const double x = table_get(table, c, e, k);

        if (!isnan(x)) {
            sum += table->weights[k] * x;
            weights += table->weights[k];
        }
    }
    return weights > 0 ? 25 * sum / weights : NAN;
}

double table_coverage(const struct table *table, unsigned c)
{
    double given = 0, asked = 0;

    for (unsigned k = 0; k < table->criteria; k++) {
        asked += table->weights[k] * table->ballots[c];
        for (unsigned e = 0; e < table->evaluators; e++)
            given += isnan(table_get(table, c, e, k)) ? 0 : table->weights[k];
    }
    return asked > 0 ? given / asked : NAN;
}
