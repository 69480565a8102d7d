/* compose_panel_figures: how far the evaluators agree, how strict each is, how stable the first
 * place is.
 *
 * Part of compose_panel. What always holds: each figure has a sentence that says what it says here;
 * what concerns a person is a question, and no verdict. */
#include "document/compose/compose_private.h"

#include <math.h>

#define STRICTNESS_LEAST 0.5 /* points to each side of the scale, at the least */

/* agreement */

/* A coefficient, its name, and what it says below `some`, below `high`, and from there on. The
 * bounds: Krippendorff (2004), p. 241; Landis & Koch (1977) for W; Koo & Li (2016) for the ICC. */
struct meaning {
    enum lang_panel name;
    double some, high;
    enum lang_panel low_says, some_says, high_says;
};

static const struct meaning alpha = {PANEL_ALPHA,      0.667,           0.8, PANEL_ALPHA_LOW,
                                     PANEL_ALPHA_SOME, PANEL_ALPHA_HIGH};
static const struct meaning kendall = {
    PANEL_KENDALL, 0.4, 0.7, PANEL_KENDALL_LOW, PANEL_KENDALL_SOME, PANEL_KENDALL_HIGH};
static const struct meaning icc_one = {
    PANEL_ICC_ONE, 0.5, 0.75, PANEL_ICC_ONE_LOW, PANEL_ICC_ONE_SOME, PANEL_ICC_ONE_HIGH};
static const struct meaning icc_mean = {
    PANEL_ICC_MEAN, 0.5, 0.75, PANEL_ICC_MEAN_LOW, PANEL_ICC_MEAN_SOME, PANEL_ICC_MEAN_HIGH};

static char *sentence_of(const struct compose *c, const struct panel_agreement *agreement,
                         const struct meaning *meaning)
{
    static const enum lang_panel lacks[] = {
        [LACK_EVALUATORS] = PANEL_LACK_EVALUATORS,
        [LACK_CANDIDATES] = PANEL_LACK_CANDIDATES,
        [LACK_PAIRS] = PANEL_LACK_PAIRS,
        [LACK_VARIANCE] = PANEL_LACK_VARIANCE,
    };

    if (agreement->lack)
        return compose_say(c, PANEL_NOT_COMPUTABLE, compose_panel_label(c, lacks[agreement->lack]),
                           NULL);
    return g_strdup(compose_panel_label(c, agreement->value < meaning->some ? meaning->low_says
                                           : agreement->value < meaning->high
                                               ? meaning->some_says
                                               : meaning->high_says));
}

static void add_agreement(const struct compose *c, struct doc_node *parent,
                          const struct panel_agreement *agreement, const struct meaning *meaning)
{
    struct doc_node *row = compose_group(c, parent, "agreement");
    g_autofree char *value = compose_number(c, agreement->value, 2),
                    *n = g_strdup_printf("%u", agreement->n),
                    *judges = g_strdup_printf("%u", c->request->result->judges),
                    *name = compose_say(c, meaning->name, n, judges, NULL),
                    *sentence = sentence_of(c, agreement, meaning),
                    *text = g_strconcat(name, lang_label(c->posting->lang, LABEL_COLON), sentence,
                                        NULL);

    compose_text(c, row, DOC_PARAGRAPH, "agreement-value", value, NO_SPAN);
    compose_text(c, row, DOC_PARAGRAPH, "agreement-text", text, NO_SPAN);
}

static void add_agreements(const struct compose *c, struct doc_node *parent)
{
    const struct panel_result *result = c->request->result;

    compose_panel_heading(c, parent, PANEL_AGREEMENT);
    add_agreement(c, parent, &result->alpha, &alpha);
    add_agreement(c, parent, &result->kendall, &kendall);
    add_agreement(c, parent, &result->icc_one, &icc_one);
    add_agreement(c, parent, &result->icc_mean, &icc_mean);
}

/* strictness */

static double strictness_scale(const struct panel_result *result)
{
    double most = STRICTNESS_LEAST;

    for (unsigned e = 0; e < result->evaluators; e++)
        most = fmax(most, fabs(result->evaluator[e].strictness)); /* of NAN and a number, that */
    return most;
}

static char *signed_number(const struct compose *c, double value)
{
    g_autofree char *number = compose_number(c, value, 1);

    return g_strconcat(value >= 0.05 ? "+" : "", number, NULL);
}

static void add_strictness_row(const struct compose *c, struct doc_node *table, unsigned e)
{
    const struct panel_evaluator *evaluator = &c->request->result->evaluator[e];
    const double most = strictness_scale(c->request->result);
    const struct doc_point point = {0.5, e};
    const struct doc_chart mark = {.to = 1, .value = NAN, .points = &point, .count = 1};
    const struct doc_chart bar = {.from = -most, .to = most, .value = evaluator->strictness};
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "strictness-row", NO_SPAN), *cell;
    g_autofree char *number = signed_number(c, evaluator->strictness);

    cell = doc_add(c->doc, row, DOC_HEADER_CELL, "strictness-who", NO_SPAN);
    cell->scope = DOC_SCOPE_ROW;
    doc_add_chart(c->doc, cell, "legend-mark", &mark);
    compose_text(c, cell, DOC_PARAGRAPH, "strictness-code", evaluator->code, NO_SPAN);
    cell = doc_add(c->doc, row, DOC_CELL, "strictness-cell", NO_SPAN);
    compose_text(c, cell, DOC_PARAGRAPH, "strictness-value", number, NO_SPAN);
    doc_add_chart(c->doc, cell, "strictness-bar", &bar);
}

/* What the chair may want to ask: of each who gave one score to all … */
static void ask_flat(const struct compose *c, struct doc_node *parent)
{
    const struct panel_result *result = c->request->result;

    for (unsigned e = 0; e < result->evaluators; e++) {
        g_autofree char *scores = g_strdup_printf("%u", result->evaluator[e].scores),
                        *question =
                            compose_say(c, PANEL_FLAT, result->evaluator[e].code, scores, NULL);

        if (result->evaluator[e].flat)
            compose_text(c, parent, DOC_PARAGRAPH, "note", question, NO_SPAN);
    }
}

/* … and of all who gave scores without evidence. */
static void ask_unfounded(const struct compose *c, struct doc_node *parent)
{
    const struct panel_result *result = c->request->result;
    g_autoptr(GString) list = g_string_new(NULL);
    g_autofree char *question = NULL;

    for (unsigned e = 0; e < result->evaluators; e++) {
        const struct panel_evaluator *evaluator = &result->evaluator[e];
        g_autofree char *some = g_strdup_printf("%u", evaluator->unfounded),
                        *all = g_strdup_printf("%u", evaluator->scores),
                        *one =
                            compose_say(c, PANEL_UNFOUNDED_ONE, evaluator->code, some, all, NULL);

        if (evaluator->unfounded > 0)
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", one);
    }
    question = compose_say(c, PANEL_UNFOUNDED, list->str, NULL);
    if (list->len)
        compose_text(c, parent, DOC_PARAGRAPH, "note", question, NO_SPAN);
}

static void add_strictness(const struct compose *c, struct doc_node *parent)
{
    struct doc_node *table, *ends;

    compose_panel_heading(c, parent, PANEL_STRICTNESS);
    table = doc_add(c->doc, parent, DOC_TABLE, "strictness", NO_SPAN);
    for (unsigned e = 0; e < c->request->result->evaluators; e++)
        add_strictness_row(c, table, e);
    ends = compose_group(c, parent, "strictness-ends");
    compose_text(c, ends, DOC_PARAGRAPH, "strictness-left", compose_panel_label(c, PANEL_STRICTER),
                 NO_SPAN);
    compose_text(c, ends, DOC_PARAGRAPH, "strictness-right", compose_panel_label(c, PANEL_GENEROUS),
                 NO_SPAN);
    compose_text(c, parent, DOC_PARAGRAPH, "note", compose_panel_label(c, PANEL_STRICTNESS_NOTE),
                 NO_SPAN);
    ask_flat(c, parent);
    ask_unfounded(c, parent);
}

/* stability */

static void add_stability_row(const struct compose *c, struct doc_node *table,
                              const struct panel_candidate *candidate)
{
    const unsigned scenarios = c->request->result->scenarios;
    const struct doc_chart bar = {.to = scenarios, .value = candidate->wins};
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "stability-row", NO_SPAN), *cell;
    g_autofree char *wins = g_strdup_printf("%u", candidate->wins),
                    *of = g_strdup_printf("%u", scenarios),
                    *text = compose_say(c, PANEL_OUT_OF, wins, of, NULL);

    compose_cell(c, row, DOC_SCOPE_ROW, "stability-code", candidate->code);
    cell = doc_add(c->doc, row, DOC_CELL, "stability-cell", NO_SPAN);
    doc_add_chart(c->doc, cell, "stability-bar", &bar);
    compose_text(c, cell, DOC_PARAGRAPH, "stability-value", text, NO_SPAN);
}

/* Those that were never first, in a sentence. */
static void add_never_first(const struct compose *c, struct doc_node *parent)
{
    const struct panel_result *result = c->request->result;
    g_autoptr(GString) list = g_string_new(NULL);
    g_autofree char *text = NULL;

    for (unsigned i = 0; i < result->candidates; i++)
        if (result->candidate[i].wins == 0 && !result->candidate[i].calibration)
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", result->candidate[i].code);
    text = compose_say(c, PANEL_NEVER_FIRST, list->str, NULL);
    if (list->len)
        compose_text(c, parent, DOC_PARAGRAPH, "note", text, NO_SPAN);
}

static void add_stability(const struct compose *c, struct doc_node *parent)
{
    const struct panel_result *result = c->request->result;
    g_autofree char *scenarios = g_strdup_printf("%u", result->scenarios),
                    *note = compose_say(c, PANEL_STABILITY_NOTE, scenarios, NULL);
    struct doc_node *table = NULL;

    compose_panel_heading(c, parent, PANEL_STABILITY);
    for (unsigned i = 0; i < result->candidates; i++) {
        if (result->candidate[i].wins == 0)
            continue;
        table = table ? table : doc_add(c->doc, parent, DOC_TABLE, "stability", NO_SPAN);
        add_stability_row(c, table, &result->candidate[i]);
    }
    compose_text(c, parent, DOC_PARAGRAPH, "note", note, NO_SPAN);
    add_never_first(c, parent);
}

void compose_panel_figures(const struct compose *c)
{
    const bool unnamed = c->request->panel->unnamed;
    struct doc_node *row = compose_group(c, c->doc->root, unnamed ? "figures-unnamed" : "figures");

    add_agreements(c, compose_group(c, row, "part"));
    if (!unnamed)
        add_strictness(c, compose_group(c, row, "part"));
    add_stability(c, compose_group(c, row, "part"));
}
