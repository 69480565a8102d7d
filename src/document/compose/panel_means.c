/* compose_panel_means: the mean of each candidate on each criterion, and what is to be discussed.
 *
 * Part of compose_panel. What always holds: a heavy frame in the table is an entry in the list, and
 * the other way round. */
#include "document/compose/compose_private.h"

#include "base/base.h"

#include <math.h>

#define SCORE_MAX 4
#define SMALL_CANDIDATES 5 /* side by side up to here */
#define SMALL_CRITERIA 12
#define SMALL_ENTRIES 8
#define CODE_SHORT 6 /* characters that a narrow column takes */
#define ABREAST 10   /* candidates beside one another */
#define ABREAST_LONG 4

static bool has_long_codes(const struct panel_result *result)
{
    bool some = false;

    for (unsigned i = 0; i < result->candidates; i++)
        some |= g_utf8_strlen(result->candidate[i].code, -1) > CODE_SHORT;
    return some;
}

/* Is something of a cell to be said: scores far apart, a 0 on a knock-out? */
static bool is_listed(const struct compose *c, unsigned candidate, unsigned criterion)
{
    const struct panel_cell *cell = panel_cell(c->request->result, candidate, criterion);

    return cell->discuss || (c->request->panel->grid->criteria[criterion].knockout &&
                             cell->n >= 2 && cell->max <= 0);
}

static unsigned count_listed(const struct compose *c)
{
    unsigned count = 0;

    for (unsigned i = 0; i < c->request->result->candidates; i++)
        for (unsigned k = 0; k < c->request->result->criteria; k++)
            count += is_listed(c, i, k);
    return count;
}

bool compose_panel_is_small(const struct compose *c)
{
    const struct panel_result *result = c->request->result;

    return result->candidates <= SMALL_CANDIDATES && result->criteria <= SMALL_CRITERIA &&
           !has_long_codes(result) && count_listed(c) <= SMALL_ENTRIES;
}

/* means */

static void add_head(const struct compose *c, struct doc_node *table, unsigned first, unsigned end)
{
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "means-head", NO_SPAN);

    compose_cell(c, row, DOC_SCOPE_COLUMN, "means-head-what",
                 compose_panel_label(c, PANEL_MEANS_HEAD));
    for (unsigned i = first; i < end; i++)
        compose_cell(c, row, DOC_SCOPE_COLUMN, "means-head-code",
                     c->request->result->candidate[i].code);
}

static void add_mean(const struct compose *c, struct doc_node *row, unsigned candidate,
                     unsigned criterion)
{
    const double mean = panel_cell(c->request->result, candidate, criterion)->mean;
    const char *style = isnan(mean)                          ? "mean-none"
                        : is_listed(c, candidate, criterion) ? "mean-discuss"
                                                             : "mean";
    g_autofree char *number = compose_number(c, mean, 1);

    compose_cell(c, row, DOC_SCOPE_NONE, style, number)->share = isnan(mean) ? 0 : mean / SCORE_MAX;
}

static void add_criterion(const struct compose *c, struct doc_node *table, unsigned criterion,
                          unsigned first, unsigned end)
{
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "means-row", NO_SPAN), *what;
    g_autofree char *number = compose_criterion_number(criterion);

    what = doc_add(c->doc, row, DOC_HEADER_CELL, "means-what", NO_SPAN);
    what->scope = DOC_SCOPE_ROW;
    compose_text(c, what, DOC_PARAGRAPH, "means-number", number, NO_SPAN);
    compose_text(c, what, DOC_PARAGRAPH, "means-label",
                 c->request->panel->grid->criteria[criterion].label, NO_SPAN);
    for (unsigned i = first; i < end; i++)
        add_mean(c, row, i, criterion);
}

/* Candidates side by side as far as their columns can be read; then the same table goes on. */
static void add_means(const struct compose *c, struct doc_node *parent, bool small)
{
    const struct panel_result *result = c->request->result;
    const bool wide = has_long_codes(result);
    const unsigned most = wide ? ABREAST_LONG : ABREAST,
                   tables = MAX(1, (result->candidates + most - 1) / most);
    struct doc_node *legend;

    compose_text(c, parent, DOC_HEADING, small ? "section" : "section-annex",
                 compose_panel_label(c, PANEL_MEANS), NO_SPAN)
        ->level = 2;
    for (unsigned i = 0; i < tables; i++) {
        const unsigned first = i * result->candidates / tables,
                       end = (i + 1) * result->candidates / tables;
        struct doc_node *table =
            doc_add(c->doc, parent, DOC_TABLE, wide ? "means-wide" : "means", NO_SPAN);

        add_head(c, table, first, end);
        for (unsigned k = 0; k < result->criteria; k++)
            add_criterion(c, table, k, first, end);
    }
    legend = compose_group(c, parent, "means-legend");
    compose_group(c, legend, "means-legend-frame");
    compose_text(c, legend, DOC_PARAGRAPH, "means-legend-text", compose_panel_label(c, PANEL_FRAME),
                 NO_SPAN);
}

/* to discuss */

/* "Rédaction", and why it is listed where scores far apart are not the reason (g_free). */
static char *label_of(const struct compose *c, unsigned candidate, unsigned criterion)
{
    const struct panel_cell *cell = panel_cell(c->request->result, candidate, criterion);
    const struct panel_criterion *asked = &c->request->panel->grid->criteria[criterion];
    const char *why = !asked->knockout || cell->min > 0 ? NULL
                      : cell->max > 0 || cell->n < 2 ? compose_panel_label(c, PANEL_KNOCKOUT_ZERO)
                                                     : compose_panel_label(c, PANEL_ELIMINATED);

    return why ? g_strdup_printf("%s, %s", asked->label, why) : g_strdup(asked->label);
}

/* "C-02 · K5" (g_free) */
static char *name_of(const struct compose *c, unsigned candidate, unsigned criterion)
{
    return g_strdup_printf("%s · K%u", c->request->result->candidate[candidate].code,
                           criterion + 1);
}

static void add_entry(const struct compose *c, struct doc_node *parent, unsigned candidate,
                      unsigned criterion)
{
    struct doc_node *entry = compose_group(c, parent, "entry"),
                    *head = compose_group(c, entry, "entry-head");
    g_autofree char *name = name_of(c, candidate, criterion),
                    *scores = compose_scores(c, candidate, criterion),
                    *label = label_of(c, candidate, criterion);

    compose_text(c, head, DOC_PARAGRAPH, "entry-name", name, NO_SPAN);
    compose_text(c, head, DOC_PARAGRAPH, "entry-scores", scores, NO_SPAN);
    compose_text(c, entry, DOC_PARAGRAPH, "entry-label", label, NO_SPAN);
}

static void add_discuss_row(const struct compose *c, struct doc_node *table, unsigned candidate,
                            unsigned criterion)
{
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "figure-row", NO_SPAN);
    g_autofree char *name = name_of(c, candidate, criterion),
                    *scores = compose_scores(c, candidate, criterion),
                    *label = label_of(c, candidate, criterion);

    compose_cell(c, row, DOC_SCOPE_ROW, "figure-what", name);
    compose_cell(c, row, DOC_SCOPE_NONE, "figure-text", label);
    compose_cell(c, row, DOC_SCOPE_NONE, "figure-text", scores);
}

static struct doc_node *add_discuss_table(const struct compose *c, struct doc_node *parent)
{
    struct doc_node *table = doc_add(c->doc, parent, DOC_TABLE, "discuss", NO_SPAN),
                    *head = doc_add(c->doc, table, DOC_ROW, "figure-head", NO_SPAN);

    compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-cell", compose_panel_label(c, PANEL_CODE));
    compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-cell",
                 compose_panel_label(c, PANEL_CRITERION));
    compose_cell(c, head, DOC_SCOPE_COLUMN, "figure-head-cell",
                 compose_panel_label(c, PANEL_SCORES));
    return table;
}

/* A list of a few entries, or a table of many. */
static void add_discuss(const struct compose *c, struct doc_node *parent, bool small)
{
    const unsigned count = count_listed(c);
    struct doc_node *table;

    compose_panel_heading(c, parent, PANEL_DISCUSS);
    if (count == 0)
        compose_text(c, parent, DOC_PARAGRAPH, "note", compose_panel_label(c, PANEL_NOTHING),
                     NO_SPAN);
    table = small || count == 0 ? NULL : add_discuss_table(c, parent);
    for (unsigned i = 0; i < c->request->result->candidates; i++)
        for (unsigned k = 0; k < c->request->result->criteria; k++)
            if (is_listed(c, i, k) && small)
                add_entry(c, parent, i, k);
            else if (is_listed(c, i, k))
                add_discuss_row(c, table, i, k);
}

void compose_panel_means(const struct compose *c)
{
    const bool small = compose_panel_is_small(c);
    struct doc_node *row = small ? compose_group(c, c->doc->root, "by-criterion") : NULL;

    add_means(c, small ? compose_group(c, row, "part") : c->doc->root, small);
    add_discuss(c, small ? compose_group(c, row, "part") : c->doc->root, small);
}
