/* compose_grid_criteria: a row a criterion, with its scores and room for evidence; and a row a
 * criterion with what each score means.
 *
 * Part of compose_grid. What always holds: both tables have the criteria in the posting's order, by
 * the numbers that the fields are named by. */
#include "document/compose/compose_private.h"

#include "base/base.h"

#include <string.h>

#define ANCHOR_EXPECTED 3

#define NOT_EVALUATED POSTING_ANCHORS

static const char *const scores[] = {"0", "1", "2", "3", "4", [NOT_EVALUATED] = "NE"};

static void append_weight(GString *to, const struct language *lang, double weight)
{
    const gsize from = to->len;
    char *point;

    num_append(to, weight, 2);
    point = strchr(to->str + from, '.');
    if (point && lang->decimal_mark)
        *point = lang->decimal_mark;
}

/* "savoir · poids 1 · éliminatoire" */
static char *facts_line(const struct compose *c, const struct posting_criterion *criterion)
{
    GString *line = g_string_new(NULL);

    g_string_append_printf(line, "%s · %s ", criterion->categories,
                           compose_grid_label(c, LABEL_GRID_WEIGHT));
    append_weight(line, c->posting->lang, criterion->weight);
    if (criterion->knockout)
        g_string_append_printf(line, " · %s", compose_grid_label(c, LABEL_GRID_KNOCKOUT));
    if (criterion->bonus)
        g_string_append_printf(line, " · %s", compose_grid_label(c, LABEL_GRID_BONUS));
    return g_string_free(line, FALSE);
}

static void add_what(const struct compose *c, struct doc_node *row, const char *number,
                     const struct posting_criterion *criterion)
{
    g_autofree char *facts = facts_line(c, criterion);
    struct doc_node *cell =
        doc_add(c->doc, row, DOC_HEADER_CELL, "criterion-what", criterion->span);
    struct doc_node *body;

    cell->scope = DOC_SCOPE_ROW;
    compose_text(c, cell, DOC_PARAGRAPH, "criterion-number", number, NO_SPAN);
    body = doc_add(c->doc, cell, DOC_GROUP, "criterion-body", NO_SPAN);
    compose_text(c, body, DOC_PARAGRAPH, "criterion-label", criterion->label,
                 criterion->label_span);
    compose_text(c, body, DOC_PARAGRAPH, "criterion-facts", facts, criterion->span);
    if (criterion->weight_reason) {
        g_autofree char *reason =
            g_strconcat(compose_grid_label(c, LABEL_GRID_WEIGHT_REASON),
                        compose_grid_label(c, LABEL_COLON), criterion->weight_reason, NULL);

        compose_text(c, body, DOC_PARAGRAPH, "criterion-facts", reason, criterion->reason_span);
    }
    compose_text(c, body, DOC_PARAGRAPH, "criterion-question", criterion->question,
                 criterion->question_span);
}

/* "2 : actions isolées"; what it is a score for, the group says (g_free). */
static char *score_says(const struct compose *c, const struct posting_criterion *criterion,
                        unsigned score)
{
    g_autofree char *anchor = score == NOT_EVALUATED
                                  ? g_strdup(compose_grid_label(c, LABEL_GRID_NE_SAYS))
                                  : compose_typo(c, criterion->anchors[score]);

    return g_strconcat(scores[score], compose_grid_label(c, LABEL_COLON), anchor, NULL);
}

static void add_scores(const struct compose *c, struct doc_node *row, const char *number,
                       const char *what, const struct posting_criterion *criterion)
{
    g_autofree char *name = g_strconcat(number, ".score", NULL);
    struct doc_node *cell = doc_add(c->doc, row, DOC_CELL, "criterion-scores", criterion->span);

    for (unsigned i = 0; i < G_N_ELEMENTS(scores); i++) {
        g_autofree char *says = score_says(c, criterion, i);
        const struct doc_field field = {
            .kind = DOC_FIELD_RADIO,
            .name = name,
            .value = scores[i],
            .says = says,
            .group_says = what,
        };

        compose_grid_choice(c, cell, "score", &field, scores[i], criterion->span);
    }
}

static void add_evidence(const struct compose *c, struct doc_node *row, const char *number,
                         const char *what, struct span span)
{
    g_autofree char *evidence = compose_grid_inside(c, LABEL_GRID_EVIDENCE);
    g_autofree char *name = g_strconcat(number, ".evidence", NULL);
    g_autofree char *says = g_strconcat(what, ", ", evidence, NULL);
    const struct doc_field field = {
        .kind = DOC_FIELD_TEXT, .name = name, .says = says, .multi_line = true};
    struct doc_node *cell = doc_add(c->doc, row, DOC_CELL, "criterion-evidence", span);

    doc_add_field(c->doc, cell, "evidence", &field, span);
}

static const struct posting_criterion *criterion_at(const struct compose *c, unsigned index)
{
    return &g_array_index(c->posting->criteria, struct posting_criterion, index);
}

static void add_criterion(const struct compose *c, struct doc_node *table, unsigned index)
{
    const struct posting_criterion *criterion = criterion_at(c, index);
    g_autofree char *number = g_strdup_printf("K%u", index + 1);
    g_autofree char *label = compose_typo(c, criterion->label);
    g_autofree char *what = g_strconcat(number, " ", label, NULL);
    const bool last = index + 1 == c->posting->criteria->len;
    struct doc_node *row =
        doc_add(c->doc, table, DOC_ROW, last ? "criterion-last" : "criterion", criterion->span);

    add_what(c, row, number, criterion);
    add_scores(c, row, number, what, criterion);
    add_evidence(c, row, number, what, criterion->span);
}

static void add_head_cell(const struct compose *c, struct doc_node *row, const char *style,
                          const char *text)
{
    compose_text(c, row, DOC_HEADER_CELL, style, text, NO_SPAN)->scope = DOC_SCOPE_COLUMN;
}

void compose_grid_criteria(const struct compose *c)
{
    struct doc_node *table = doc_add(c->doc, c->doc->root, DOC_TABLE, "criteria", NO_SPAN);
    struct doc_node *head = doc_add(c->doc, table, DOC_ROW, "criteria-head", NO_SPAN);

    add_head_cell(c, head, "criteria-head-what",
                  compose_grid_label(c, LABEL_GRID_CRITERION_QUESTION));
    add_head_cell(c, head, "criteria-head-scores", compose_grid_label(c, LABEL_GRID_SCORE));
    add_head_cell(c, head, "criteria-head-evidence", compose_grid_label(c, LABEL_GRID_EVIDENCE));
    for (unsigned i = 0; i < c->posting->criteria->len; i++)
        add_criterion(c, table, i);
}

static void add_anchors_head(const struct compose *c, struct doc_node *table)
{
    struct doc_node *head = doc_add(c->doc, table, DOC_ROW, "anchors-head", NO_SPAN);

    add_head_cell(c, head, "anchors-head-cell", compose_grid_label(c, LABEL_GRID_CRITERION));
    for (unsigned i = 0; i < POSTING_ANCHORS; i++) {
        g_autofree char *expected =
            g_strconcat(scores[i], " · ", compose_grid_label(c, LABEL_GRID_EXPECTED), NULL);

        add_head_cell(c, head, "anchors-head-cell", i == ANCHOR_EXPECTED ? expected : scores[i]);
    }
}

static void add_anchors_row(const struct compose *c, struct doc_node *table, unsigned index)
{
    const struct posting_criterion *criterion = criterion_at(c, index);
    g_autofree char *what = g_strdup_printf("K%u %s", index + 1, criterion->label);
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "anchor", criterion->span);

    compose_text(c, row, DOC_HEADER_CELL, "anchor-what", what, criterion->label_span)->scope =
        DOC_SCOPE_ROW;
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        compose_text(c, row, DOC_CELL, "anchor-text", criterion->anchors[i],
                     criterion->anchor_spans[i]);
}

void compose_grid_anchors(const struct compose *c)
{
    struct doc_node *root = c->doc->root, *table;

    compose_label(c, root, DOC_HEADING, "section", LABEL_GRID_ANCHORS)->level = 2;
    table = doc_add(c->doc, root, DOC_TABLE, "anchors", NO_SPAN);
    add_anchors_head(c, table);
    for (unsigned i = 0; i < c->posting->criteria->len; i++)
        add_anchors_row(c, table, i);
}
