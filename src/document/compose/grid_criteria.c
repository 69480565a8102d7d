/* compose_grid_criteria: a row a criterion: what it is, what is asked, a button a score, room for
 * evidence.
 *
 * Part of compose_grid. What always holds: criteria stand in the posting's order, by the numbers
 * that the fields are named by; a row header holds number and label, and nothing that is said
 * again. */
#include "document/compose/compose_private.h"

#include "base/base.h"

#include <string.h>

/* What is there only where it saves no page: the posting's own lines go before the anchors, which
 * have a table of their own. */
enum { RANK_ANCHORS = DOC_RANK_LEAD, RANK_LINES };

static void append_weight(GString *to, const struct language *lang, double weight)
{
    const gsize from = to->len;

    num_append(to, weight, 2);
    lang_set_decimal_mark(lang, to->str + from);
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

/* "K3", with a link to the criterion's anchors, if it has any. */
static struct doc_node *add_number(const struct compose *c, struct doc_node *cell, unsigned index)
{
    g_autofree char *number = compose_criterion_number(index);
    g_autofree char *says =
        g_strconcat(number, ", ", compose_grid_label(c, LABEL_GRID_TO_ANCHORS), NULL);
    struct doc_node *block = doc_add(c->doc, cell, DOC_PARAGRAPH, "criterion-number", NO_SPAN);

    if (posting_is_anchored(c->posting, index))
        return doc_add_jump(c->doc, block, number, NULL, says, NO_SPAN);
    doc_add_text(c->doc, block, number, NO_SPAN);
    return NULL;
}

/* Number and label in the row's header, category and weight beside it. */
static struct doc_node *add_line(const struct compose *c, struct doc_node *main, unsigned index,
                                 const struct posting_criterion *criterion)
{
    g_autofree char *facts = facts_line(c, criterion);
    struct doc_node *line = doc_add(c->doc, main, DOC_GROUP, "criterion-line", criterion->span);
    struct doc_node *cell =
        doc_add(c->doc, line, DOC_HEADER_CELL, "criterion-what", criterion->span);
    struct doc_node *link = add_number(c, cell, index);

    cell->scope = DOC_SCOPE_ROW;
    compose_text(c, cell, DOC_PARAGRAPH, "criterion-label", criterion->label,
                 criterion->label_span);
    compose_text(c, line, DOC_CELL, "criterion-facts", facts, criterion->span);
    return link;
}

/* The posting's own words, where the label is shorter, and why the weight is another. */
static void add_words(const struct compose *c, struct doc_node *body,
                      const struct posting_criterion *criterion)
{
    if (criterion->text && strcmp(criterion->text, criterion->label) != 0)
        compose_text(c, body, DOC_PARAGRAPH, "criterion-text", criterion->text, criterion->span)
            ->drop_rank = RANK_LINES;
    if (criterion->weight_reason) {
        g_autofree char *reason =
            g_strconcat(compose_grid_label(c, LABEL_GRID_WEIGHT_REASON),
                        compose_grid_label(c, LABEL_COLON), criterion->weight_reason, NULL);

        compose_text(c, body, DOC_PARAGRAPH, "criterion-reason", reason, criterion->reason_span);
    }
    compose_text(c, body, DOC_PARAGRAPH, "criterion-question", criterion->question,
                 criterion->question_span);
}

/* "2 : actions isolées"; what it is a score for, the group says (g_free). */
static char *score_says(const struct compose *c, const struct posting_criterion *criterion,
                        unsigned score)
{
    g_autofree char *anchor = score == POSTING_NOT_EVALUATED
                                  ? g_strdup(compose_grid_label(c, LABEL_GRID_NE_SAYS))
                                  : compose_typo(c, criterion->anchors[score]);

    return g_strconcat(posting_scores[score], compose_grid_label(c, LABEL_COLON), anchor, NULL);
}

/* The button with its number beside it, its anchor below. */
static void add_score(const struct compose *c, struct doc_node *row, unsigned score,
                      const struct doc_field *field, const char *anchor, struct span span)
{
    struct doc_node *form = compose_grid_form(c, row, "score", field, span);
    struct doc_node *line = doc_add(c->doc, form, DOC_GROUP, "score-line", span);

    doc_add_field(c->doc, line, "radio", field, span);
    compose_text(c, line, DOC_LABEL, "score-label", posting_scores[score], NO_SPAN);
    if (anchor)
        compose_text(c, form, DOC_LABEL, "score-anchor", anchor, span)->drop_rank = RANK_ANCHORS;
}

static void add_scores(const struct compose *c, struct doc_node *body, unsigned index,
                       const char *what, const struct posting_criterion *criterion)
{
    g_autofree char *name = g_strdup_printf("K%u.score", index + 1);
    const bool anchored = posting_is_anchored(c->posting, index);
    struct doc_node *row = doc_add(c->doc, body, DOC_GROUP, "criterion-scores", criterion->span);

    for (unsigned i = 0; i <= POSTING_NOT_EVALUATED; i++) {
        const bool own = anchored && i < POSTING_NOT_EVALUATED;
        g_autofree char *says = score_says(c, criterion, i);
        const struct doc_field field = {
            .kind = DOC_FIELD_RADIO,
            .name = name,
            .value = posting_scores[i],
            .says = says,
            .group_says = what,
        };

        add_score(c, row, i, &field, own ? criterion->anchors[i] : NULL,
                  own ? criterion->anchor_spans[i] : criterion->span);
    }
}

static void add_evidence(const struct compose *c, struct doc_node *row, unsigned index,
                         const char *what, struct span span)
{
    g_autofree char *evidence = compose_grid_inside(c, LABEL_GRID_EVIDENCE);
    g_autofree char *name = g_strdup_printf("K%u.evidence", index + 1);
    g_autofree char *says = g_strconcat(what, ", ", evidence, NULL);
    const struct doc_field field = {
        .kind = DOC_FIELD_TEXT, .name = name, .says = says, .multi_line = true};
    struct doc_node *cell = doc_add(c->doc, row, DOC_CELL, "criterion-evidence", span);

    doc_add_field(c->doc, cell, "evidence", &field, span);
}

static struct doc_node *add_criterion(const struct compose *c, struct doc_node *table,
                                      unsigned index)
{
    const unsigned count = c->posting->criteria->len;
    const struct posting_criterion *criterion = posting_criterion(c->posting, index);
    g_autofree char *label = compose_typo(c, criterion->label);
    g_autofree char *what = g_strdup_printf("K%u %s", index + 1, label);
    /* the last two stay together, with the foot of the form */
    struct doc_node *row =
        doc_add(c->doc, table, DOC_ROW, index + 2 >= count ? "criterion-last" : "criterion",
                criterion->span);
    struct doc_node *main = doc_add(c->doc, row, DOC_GROUP, "criterion-main", criterion->span);
    struct doc_node *link = add_line(c, main, index, criterion);
    struct doc_node *body = doc_add(c->doc, main, DOC_CELL, "criterion-body", criterion->span);

    add_words(c, body, criterion);
    add_scores(c, body, index, what, criterion);
    add_evidence(c, row, index, what, criterion->span);
    return link;
}

static void add_head_cell(const struct compose *c, struct doc_node *row, const char *style,
                          enum lang_label label)
{
    compose_cell(c, row, DOC_SCOPE_COLUMN, style, compose_grid_label(c, label));
}

/* "Question et note · 3 = attendu · NE = non évalué"; where the whole scale stands above, only what
 * the column is. */
static char *scores_head(const struct compose *c)
{
    const char *question = compose_grid_label(c, LABEL_GRID_QUESTION);

    if (compose_grid_has_scale(c))
        return g_strdup(question);
    return g_strdup_printf("%s · 3\u00A0=\u00A0%s · NE\u00A0=\u00A0%s", question,
                           compose_grid_label(c, LABEL_GRID_EXPECTED),
                           compose_grid_label(c, LABEL_GRID_NE_SAYS));
}

struct doc_node **compose_grid_criteria(const struct compose *c)
{
    struct doc_node **links = g_new0(struct doc_node *, c->posting->criteria->len + 1);
    struct doc_node *table = doc_add(c->doc, c->doc->root, DOC_TABLE, "criteria", NO_SPAN);
    struct doc_node *head = doc_add(c->doc, table, DOC_ROW, "criteria-head", NO_SPAN);
    struct doc_node *what = compose_group(c, head, "criteria-head-what");
    g_autofree char *scores = scores_head(c);

    add_head_cell(c, what, "criteria-head-cell", LABEL_GRID_CRITERION);
    add_head_cell(c, what, "criteria-head-facts", LABEL_GRID_CATEGORY);
    compose_cell(c, what, DOC_SCOPE_COLUMN, "criteria-head-scores", scores);
    add_head_cell(c, head, "criteria-head-evidence", LABEL_GRID_EVIDENCE);
    for (unsigned i = 0; i < c->posting->criteria->len; i++)
        links[i] = add_criterion(c, table, i);
    return links;
}
