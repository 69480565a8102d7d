/* compose_panel_ranking: who stands where: a bar a candidate, a mark an evaluator, the
 * recommendations, how much was scored.
 *
 * Part of compose_panel. What always holds: each evaluator has a shape of their own, the same
 * wherever it is shown, and the chart's numbers stand in the annex's table by member. */
#include "document/compose/compose_private.h"

#include <math.h>

#define SCALE_MAX 100
#define SCALE_STEP 25
#define COVERAGE_MIN 0.8  /* below it the coverage is flagged (specs/grid.md §5) */
#define MANY_CANDIDATES 9 /* from here on rows are lower */
#define LEGEND_ITEMS 6    /* in a line */

static const struct doc_chart scale = {.to = SCALE_MAX, .step = SCALE_STEP, .value = NAN};

static void add_head(const struct compose *c, struct doc_node *table)
{
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "ranking-head", NO_SPAN), *cell;
    struct doc_chart axis = scale;

    axis.numbers = true;
    compose_cell(c, row, DOC_SCOPE_COLUMN, "ranking-head-rank", compose_panel_label(c, PANEL_RANK));
    compose_cell(c, row, DOC_SCOPE_COLUMN, "ranking-head-code", compose_panel_label(c, PANEL_CODE));
    cell = doc_add(c->doc, row, DOC_HEADER_CELL, "ranking-head-score", NO_SPAN);
    cell->scope = DOC_SCOPE_COLUMN;
    compose_text(c, cell, DOC_PARAGRAPH, "ranking-head-text", compose_panel_label(c, PANEL_OF_100),
                 NO_SPAN);
    doc_add_chart(c->doc, cell, "ranking-axis", &axis);
    for (enum ballot_recommendation i = RECOMMEND_RETAIN; i < RECOMMEND_COUNT; i++)
        compose_cell(c, row, DOC_SCOPE_COLUMN, "ranking-head-count", compose_recommendation(c, i));
    compose_cell(c, row, DOC_SCOPE_COLUMN, "ranking-head-count",
                 compose_panel_label(c, PANEL_COVERAGE));
}

/* The bar is the candidate's score, the marks are the evaluators', each its own
 * where it is known whose. */
static void add_chart(const struct compose *c, struct doc_node *cell, unsigned index)
{
    const struct panel_result *result = c->request->result;
    g_autofree struct doc_point *points = g_new(struct doc_point, result->evaluators + 1);
    struct doc_chart chart = scale;

    for (unsigned e = 0; e < result->evaluators; e++)
        points[e] = (struct doc_point){result->scores[(size_t)index * result->evaluators + e],
                                       c->request->panel->unnamed ? 0 : e};
    chart.value = result->candidate[index].score;
    chart.points = points;
    chart.count = result->evaluators;
    doc_add_chart(c->doc, cell,
                  result->candidates < MANY_CANDIDATES ? "ranking-chart" : "ranking-chart-low",
                  &chart);
}

static char *rank_of(const struct compose *c, const struct panel_candidate *candidate)
{
    if (candidate->calibration)
        return g_strdup(compose_panel_label(c, PANEL_TRIAL));
    return candidate->rank ? g_strdup_printf("%u", candidate->rank) : g_strdup("–");
}

static void add_counts(const struct compose *c, struct doc_node *row,
                       const struct panel_candidate *candidate)
{
    const bool low = candidate->coverage < COVERAGE_MIN;
    g_autofree char *share = compose_number(c, 100 * candidate->coverage, 0);
    g_autofree char *percent = g_strconcat(share, "\u00A0%", NULL);

    for (enum ballot_recommendation i = RECOMMEND_RETAIN; i < RECOMMEND_COUNT; i++) {
        const unsigned count = candidate->recommendations[i];
        g_autofree char *number = count ? g_strdup_printf("%u", count) : g_strdup("–");

        compose_cell(c, row, DOC_SCOPE_NONE, "ranking-count", number);
    }
    compose_cell(c, row, DOC_SCOPE_NONE, low ? "ranking-count-low" : "ranking-count", percent);
}

static void add_row(const struct compose *c, struct doc_node *table, unsigned index)
{
    const struct panel_candidate *candidate = &c->request->result->candidate[index];
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "ranking-row", NO_SPAN), *cell;
    g_autofree char *rank = rank_of(c, candidate), *score = compose_number(c, candidate->score, 1);

    compose_cell(c, row, DOC_SCOPE_NONE, "ranking-rank", rank);
    compose_cell(c, row, DOC_SCOPE_ROW, "ranking-code", candidate->code);
    cell = doc_add(c->doc, row, DOC_CELL, "ranking-score", NO_SPAN);
    compose_text(c, cell, DOC_PARAGRAPH, "ranking-value", score, NO_SPAN);
    add_chart(c, cell, index);
    add_counts(c, row, candidate);
}

/* legend */

/* In lines of so many, which empty places fill up, so that they stand in columns. */
struct legend {
    const struct compose *c;
    struct doc_node *line;
    unsigned count;
};

static struct doc_node *add_legend_item(struct legend *legend)
{
    if (legend->count++ % LEGEND_ITEMS == 0)
        legend->line = compose_group(legend->c, legend->c->doc->root, "legend");
    return compose_group(legend->c, legend->line, "legend-item");
}

static void end_legend(const struct legend *legend)
{
    for (unsigned i = legend->count; i % LEGEND_ITEMS != 0; i++)
        compose_group(legend->c, legend->line, "legend-item");
    compose_group(legend->c, legend->line, "legend-item");
}

static void add_member(struct legend *legend, unsigned evaluator)
{
    const struct compose *c = legend->c;
    const struct doc_point point = {0.5, evaluator};
    const struct doc_chart mark = {.to = 1, .value = NAN, .points = &point, .count = 1};
    g_autofree char *who =
        compose_say(c, PANEL_MEMBER, c->request->result->evaluator[evaluator].code, NULL);
    struct doc_node *item = add_legend_item(legend);

    doc_add_chart(c->doc, item, "legend-mark", &mark);
    compose_text(c, item, DOC_PARAGRAPH, "legend-text", who, NO_SPAN);
}

static void add_legend(const struct compose *c)
{
    const struct doc_chart swatch = {.to = 1, .value = 1};
    struct legend legend = {.c = c};
    struct doc_node *item = add_legend_item(&legend);

    doc_add_chart(c->doc, item, "legend-bar", &swatch);
    compose_text(c, item, DOC_PARAGRAPH, "legend-text", compose_panel_label(c, PANEL_SCORE),
                 NO_SPAN);
    for (unsigned e = 0; !c->request->panel->unnamed && e < c->request->result->evaluators; e++)
        add_member(&legend, e);
    end_legend(&legend);
}

/* What the table shows, in a sentence each, where it shows it. */
static void add_notes(const struct compose *c)
{
    const struct panel_result *result = c->request->result;
    bool low = false, failed = false, trial = false;
    g_autoptr(GString) notes = g_string_new(compose_panel_label(c, PANEL_SAME_RANK));

    for (unsigned i = 0; i < result->candidates; i++) {
        low |= result->candidate[i].coverage < COVERAGE_MIN;
        failed |= result->candidate[i].failed;
        trial |= result->candidate[i].calibration;
    }
    if (failed)
        g_string_append_printf(notes, " %s", compose_panel_label(c, PANEL_UNRANKED));
    if (low)
        g_string_append_printf(notes, " %s", compose_panel_label(c, PANEL_LOW_COVERAGE));
    if (trial)
        g_string_append_printf(notes, " %s", compose_panel_label(c, PANEL_UNRANKED_TRIAL));
    compose_text(c, c->doc->root, DOC_PARAGRAPH, "note", notes->str, NO_SPAN);
}

void compose_panel_ranking(const struct compose *c)
{
    struct doc_node *table;

    compose_panel_heading(c, c->doc->root, PANEL_RANKING);
    table = doc_add(c->doc, c->doc->root, DOC_TABLE, "ranking", NO_SPAN);
    add_head(c, table);
    for (unsigned i = 0; i < c->request->result->candidates; i++)
        add_row(c, table, i);
    add_legend(c);
    add_notes(c);
}
