/* agreement: how far evaluators agree: Krippendorff's alpha, Kendall's W, the intraclass
 * correlation.
 *
 * Plain tables in, one coefficient out. What always holds: where a coefficient is not defined it is
 * not a number, and says why. */
#include "panel/panel.h"

#include <math.h>

#define LEVELS 5 /* scores 0 … 4 */
#define TIE 1e-9 /* the same score, summed up in another order */

static struct panel_agreement not_computable(unsigned n, enum panel_lack lack)
{
    static const char *const words[] = {
        [LACK_EVALUATORS] = N_("fewer than two evaluators"),
        [LACK_CANDIDATES] = N_("fewer than three candidates whom every evaluator scored"),
        [LACK_PAIRS] = N_("no candidate and criterion that two evaluators scored"),
        [LACK_VARIANCE] = N_("no variance: all scores are the same"),
    };

    return (struct panel_agreement){
        .value = NAN, .n = n, .lack = lack, .why = say_text(words[lack])};
}

/* Adds the pairs of one unit to the matrix of coincidences (Krippendorff 2011, C). */
static unsigned add_coincidences(const double *unit, unsigned coders, double pairs[LEVELS][LEVELS])
{
    unsigned counts[LEVELS] = {0}, m = 0;

    for (unsigned i = 0; i < coders; i++)
        if (!isnan(unit[i])) {
            counts[(unsigned)unit[i]]++;
            m++;
        }
    if (m < 2)
        return 0;
    for (unsigned c = 0; c < LEVELS; c++)
        for (unsigned k = 0; k < LEVELS; k++)
            pairs[c][k] +=
                (double)(counts[c] * (c == k ? counts[k] - (counts[k] > 0) : counts[k])) / (m - 1);
    return m;
}

/* The square of the ordinal difference: all that stands between two levels, and half of each. */
static double ordinal_difference(const double totals[LEVELS], unsigned c, unsigned k)
{
    double between = -(totals[c] + totals[k]) / 2;

    for (unsigned g = MIN(c, k); g <= MAX(c, k); g++)
        between += totals[g];
    return between * between;
}

struct panel_agreement agreement_alpha(const double *values, unsigned units, unsigned coders)
{
    double pairs[LEVELS][LEVELS] = {{0}}, totals[LEVELS] = {0}, observed = 0, expected = 0;
    unsigned n = 0;

    if (coders < 2)
        return not_computable(0, LACK_EVALUATORS);
    for (unsigned i = 0; i < units; i++)
        n += add_coincidences(values + (size_t)i * coders, coders, pairs);
    if (n == 0)
        return not_computable(0, LACK_PAIRS);
    for (unsigned c = 0; c < LEVELS; c++)
        for (unsigned k = 0; k < LEVELS; k++)
            totals[c] += pairs[c][k];
    for (unsigned c = 0; c < LEVELS; c++)
        for (unsigned k = c + 1; k < LEVELS; k++) {
            const double difference = ordinal_difference(totals, c, k);

            observed += pairs[c][k] * difference;
            expected += totals[c] * totals[k] * difference;
        }
    if (expected <= 0)
        return not_computable(n, LACK_VARIANCE);
    return (struct panel_agreement){.value = 1 - (n - 1) * observed / expected, .n = n};
}

/* Adds each target's rank by one judge, ties with their mean, to `sums`; returns the sum of t³ − t
 * over its ties. */
static double add_ranks(const double *values, unsigned targets, unsigned judges, unsigned judge,
                        double *sums)
{
    double ties = 0;

    for (unsigned i = 0; i < targets; i++) {
        const double value = values[(size_t)i * judges + judge];
        unsigned below = 0, same = 0;

        for (unsigned j = 0; j < targets; j++) {
            const double other = values[(size_t)j * judges + judge];

            below += other < value - TIE;
            same += fabs(other - value) <= TIE;
        }
        sums[i] += below + (same + 1) / 2.0;
        ties += (double)same * same - 1; /* each of `same` targets adds its share of t³ − t */
    }
    return ties;
}

struct panel_agreement agreement_kendall(const double *values, unsigned targets, unsigned judges)
{
    g_autofree double *sums = g_new0(double, targets);
    const double n = targets, m = judges;
    double ties = 0, squares = 0, most;

    if (judges < 2)
        return not_computable(targets, LACK_EVALUATORS);
    if (targets < 3)
        return not_computable(targets, LACK_CANDIDATES);
    for (unsigned judge = 0; judge < judges; judge++)
        ties += add_ranks(values, targets, judges, judge, sums);
    for (unsigned i = 0; i < targets; i++)
        squares += (sums[i] - m * (n + 1) / 2) * (sums[i] - m * (n + 1) / 2);
    most = m * m * (n * n * n - n) - m * ties;
    if (most <= 0)
        return not_computable(targets, LACK_VARIANCE);
    return (struct panel_agreement){.value = 12 * squares / most, .n = targets};
}

/* Mean squares of a two-way table (Shrout & Fleiss 1979, table 1). */
struct squares {
    double targets, judges, error;
};

static struct squares mean_squares(const double *values, unsigned targets, unsigned judges)
{
    g_autofree double *by_judge = g_new0(double, judges);
    const double n = targets, k = judges;
    double grand = 0, between = 0, of_judges = 0, total = 0;

    for (size_t i = 0; i < (size_t)targets * judges; i++)
        grand += values[i] / (n * k);
    for (unsigned i = 0; i < targets; i++) {
        double mean = 0;

        for (unsigned j = 0; j < judges; j++) {
            const double value = values[(size_t)i * judges + j];

            mean += value / k;
            by_judge[j] += value / n;
            total += (value - grand) * (value - grand);
        }
        between += k * (mean - grand) * (mean - grand);
    }
    for (unsigned j = 0; j < judges; j++)
        of_judges += n * (by_judge[j] - grand) * (by_judge[j] - grand);
    return (struct squares){.targets = between / (n - 1),
                            .judges = of_judges / (k - 1),
                            .error = (total - between - of_judges) / ((n - 1) * (k - 1))};
}

struct panel_agreement agreement_icc(const double *values, unsigned targets, unsigned judges,
                                     bool mean)
{
    const double n = targets, k = judges;
    struct squares ms;
    double below;

    if (judges < 2)
        return not_computable(targets, LACK_EVALUATORS);
    if (targets < 3)
        return not_computable(targets, LACK_CANDIDATES);
    ms = mean_squares(values, targets, judges);
    below = mean ? ms.targets + (ms.judges - ms.error) / n
                 : ms.targets + (k - 1) * ms.error + k * (ms.judges - ms.error) / n;
    if (ms.targets + ms.judges + fabs(ms.error) < 1e-12 || fabs(below) < 1e-12)
        return not_computable(targets, LACK_VARIANCE);
    return (struct panel_agreement){.value = (ms.targets - ms.error) / below, .n = targets};
}
