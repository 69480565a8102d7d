/* compose_grid_anchors: what the scores mean: the scale that holds for all, or a criterion's own
 * anchors.
 *
 * Part of compose_grid. What always holds: each meaning stands in full once, and a criterion and
 * its anchors lead to each other. */
#include "document/compose/compose_private.h"

#define EXPECTED 3

static unsigned count_anchored(const struct compose *c)
{
    unsigned count = 0;

    for (unsigned i = 0; i < c->posting->criteria->len; i++)
        count += posting_is_anchored(c->posting, i);
    return count;
}

bool compose_grid_has_scale(const struct compose *c)
{
    return count_anchored(c) < c->posting->criteria->len;
}

/* "Échelle : 0 aucun élément · 1 faible · … · NE non évalué" */
void compose_grid_scale(const struct compose *c, struct doc_node *parent)
{
    g_autoptr(GString) scale = g_string_new(compose_grid_label(c, LABEL_GRID_SCALE));

    if (!compose_grid_has_scale(c))
        return;
    for (unsigned i = 0; i <= POSTING_NOT_EVALUATED; i++)
        g_string_append_printf(
            scale, "%s%s = %s", i ? " · " : compose_grid_label(c, LABEL_COLON), posting_scores[i],
            compose_grid_label(c, i == POSTING_NOT_EVALUATED ? LABEL_GRID_NE_SAYS
                                                             : LABEL_GRID_ANCHOR_0 + i));
    compose_text(c, parent, DOC_PARAGRAPH, "scale", scale->str, NO_SPAN);
}

static void add_head_cell(const struct compose *c, struct doc_node *row, const char *text)
{
    compose_cell(c, row, DOC_SCOPE_COLUMN, "anchors-head-cell", text);
}

static void add_head(const struct compose *c, struct doc_node *table)
{
    struct doc_node *head = doc_add(c->doc, table, DOC_ROW, "anchors-head", NO_SPAN);

    add_head_cell(c, head, compose_grid_label(c, LABEL_GRID_CRITERION));
    for (unsigned i = 0; i < POSTING_ANCHORS; i++) {
        g_autofree char *expected =
            g_strconcat(posting_scores[i], " · ", compose_grid_label(c, LABEL_GRID_EXPECTED), NULL);

        add_head_cell(c, head, i == EXPECTED ? expected : posting_scores[i]);
    }
}

/* `link`, on the criterion's number, leads here, and the number here leads back. */
static void add_row(const struct compose *c, struct doc_node *table, unsigned index,
                    struct doc_node *link)
{
    const struct posting_criterion *criterion = posting_criterion(c->posting, index);
    g_autofree char *number = compose_criterion_number(index);
    g_autofree char *label = compose_typo(c, criterion->label);
    g_autofree char *rest = g_strconcat(" ", label, NULL);
    g_autofree char *says =
        g_strconcat(number, ", ", compose_grid_label(c, LABEL_GRID_TO_CRITERION), NULL);
    struct doc_node *row = doc_add(c->doc, table, DOC_ROW, "anchor", criterion->span);
    struct doc_node *what =
        doc_add(c->doc, row, DOC_HEADER_CELL, "anchor-what", criterion->label_span);
    struct doc_node *back;

    what->scope = DOC_SCOPE_ROW;
    back = doc_add_jump(c->doc, what, number, link, says, NO_SPAN);
    back->style = "link";
    link->target = back;
    doc_add_text(c->doc, what, rest, criterion->label_span);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        compose_text(c, row, DOC_CELL, "anchor-text", criterion->anchors[i],
                     criterion->anchor_spans[i]);
}

void compose_grid_anchors(const struct compose *c, struct doc_node **links)
{
    struct doc_node *root = c->doc->root, *table;

    if (count_anchored(c) == 0)
        return;
    compose_label(c, root, DOC_HEADING, "section", LABEL_GRID_ANCHORS)->level = 2;
    table = doc_add(c->doc, root, DOC_TABLE, "anchors", NO_SPAN);
    add_head(c, table);
    for (unsigned i = 0; i < c->posting->criteria->len; i++)
        if (links[i])
            add_row(c, table, i, links[i]);
}
