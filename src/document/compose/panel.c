/* compose_panel: what the summary of a round says: how many ballots were read, who stands where,
 * what is to be discussed, how far the evaluators agree, room for the decision, and all their
 * words.
 *
 * From ballots and figures to a document. What always holds: it informs, and a named person
 * decides; every number that a chart shows stands in a table as well. */
#include "document/compose/compose_private.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

const char *compose_panel_label(const struct compose *c, enum lang_panel text)
{
    return lang_panel(c->posting->lang, text);
}

struct doc_node *compose_group(const struct compose *c, struct doc_node *parent, const char *style)
{
    return doc_add(c->doc, parent, DOC_GROUP, style, NO_SPAN);
}

void compose_panel_heading(const struct compose *c, struct doc_node *parent, enum lang_panel text)
{
    compose_text(c, parent, DOC_HEADING, "section", compose_panel_label(c, text), NO_SPAN)->level =
        2;
}

struct doc_node *compose_cell(const struct compose *c, struct doc_node *row, enum doc_scope scope,
                              const char *style, const char *text)
{
    struct doc_node *cell = compose_text(
        c, row, scope == DOC_SCOPE_NONE ? DOC_CELL : DOC_HEADER_CELL, style, text, NO_SPAN);

    cell->scope = scope;
    return cell;
}

/* The values in place of `{1}`, `{2}` …; takes `text`. */
static char *fill_in(char *text, const char *const *values, unsigned count)
{
    GString *filled = g_string_new(text);

    for (unsigned i = 0; i < count; i++) {
        const char place[] = {'{', (char)('1' + i), '}', '\0'};

        g_string_replace(filled, place, values[i], 0);
    }
    g_free(text);
    return g_string_free(filled, FALSE);
}

#define VALUES_MAX 9

char *compose_say(const struct compose *c, enum lang_panel text, ...)
{
    const char *values[VALUES_MAX];
    unsigned count = 0;
    va_list list;

    va_start(list, text);
    while (count < VALUES_MAX && (values[count] = va_arg(list, const char *)))
        count++;
    va_end(list);
    return fill_in(g_strdup(compose_panel_label(c, text)), values, count);
}

char *compose_count(const struct compose *c, enum lang_panel text, unsigned count)
{
    g_autofree char *number = g_strdup_printf("%u", count);

    return fill_in(lang_panel_count(c->posting->lang, text, count), (const char *const[]){number},
                   1);
}

char *compose_number(const struct compose *c, double value, int decimals)
{
    g_autofree char *number = isnan(value) ? g_strdup("–") : num_fixed(value, decimals);
    GString *said = g_string_new(number);

    lang_set_decimal_mark(c->posting->lang, said->str);
    g_string_replace(said, "-", "−", 0);
    return g_string_free(said, FALSE);
}

char *compose_criterion_number(unsigned criterion)
{
    return g_strdup_printf("K%u", criterion + 1);
}

const struct ballot *compose_find_ballot(const struct compose *c, const char *candidate,
                                         const char *evaluator)
{
    const GPtrArray *ballots = c->request->panel->ballots;

    for (unsigned i = 0; i < ballots->len; i++) {
        const struct ballot *ballot = g_ptr_array_index(ballots, i);

        if (strcmp(ballot->candidate, candidate) == 0 && strcmp(ballot->evaluator, evaluator) == 0)
            return ballot;
    }
    return NULL;
}

char *compose_scores(const struct compose *c, unsigned candidate, unsigned criterion)
{
    const struct panel_result *result = c->request->result;
    g_autoptr(GString) list = g_string_new(NULL);

    for (unsigned e = 0; e < result->evaluators; e++) {
        const char *code = result->evaluator[e].code;
        const struct ballot *ballot =
            compose_find_ballot(c, result->candidate[candidate].code, code);

        if (ballot && ballot->scores[criterion] >= 0)
            g_string_append_printf(list, "%s%s\u00A0%d", list->len ? " · " : "", code,
                                   ballot->scores[criterion]);
    }
    return g_string_free(g_steal_pointer(&list), FALSE);
}

/* header */

/* "Responsable du pôle · session 1" */
static char *posting_line(const struct compose *c)
{
    const char *round = c->request->panel->grid->round;
    g_autofree char *session = round ? compose_say(c, PANEL_ROUND, round, NULL) : NULL;

    return g_strjoin(" · ", c->doc->title, session, NULL);
}

/* What became of the ballots that were read: those that always stand there, and those that do where
 * there are any. */
static const struct {
    enum ballot_fate fate;
    enum lang_panel text;
    bool always;
} fates[] = {
    {BALLOT_REFUSED, PANEL_REFUSED, true}, {BALLOT_SET_ASIDE, PANEL_SET_ASIDE, true},
    {BALLOT_MERGED, PANEL_MERGED, false},  {BALLOT_OTHER_ROUND, PANEL_OTHER_ROUND, false},
    {BALLOT_TO_ASK, PANEL_TO_ASK, false},
};

static char *count_fates(const struct compose *c)
{
    const struct panel *panel = c->request->panel;
    GString *line = g_string_new(NULL);
    g_autofree char *read = compose_count(c, PANEL_READ, panel->read);

    g_string_append(line, read);
    for (size_t i = 0; i < G_N_ELEMENTS(fates); i++) {
        const unsigned count = panel_count(panel, fates[i].fate);
        g_autofree char *said = compose_count(c, fates[i].text, count);

        if (count > 0 || fates[i].always)
            g_string_append_printf(line, ", %s", said);
    }
    if (panel->unchecked > 0) {
        g_autofree char *unchecked = compose_count(c, PANEL_UNCHECKED, panel->unchecked);

        g_string_append_printf(line, ", %s", unchecked);
    }
    return g_string_free(line, FALSE);
}

/* "15 grilles lues, 0 refusée, 0 mise à part · 5 candidatures …" */
static char *count_line(const struct compose *c)
{
    const struct panel_result *result = c->request->result;
    g_autofree char *ballots = count_fates(c);
    g_autofree char *candidates = compose_count(c, PANEL_CANDIDATES, result->candidates);
    g_autofree char *members = compose_count(c, PANEL_MEMBERS, result->members);
    g_autofree char *criteria = compose_count(c, PANEL_CRITERIA, result->criteria);
    g_autofree char *hash = compose_say(c, PANEL_HASH, c->posting->criteria_hash, NULL);

    return g_strjoin(" · ", ballots, candidates, members, criteria, hash, NULL);
}

static void add_header(const struct compose *c)
{
    struct doc_node *root = c->doc->root;
    g_autofree char *posting = posting_line(c), *counts = count_line(c);

    compose_text(c, root, DOC_HEADING, "title", compose_panel_label(c, PANEL_TITLE), NO_SPAN)
        ->level = 1;
    compose_text(c, root, DOC_PARAGRAPH, "posting", posting, c->posting->facts[FACT_TITLE].span);
    compose_text(c, root, DOC_PARAGRAPH, "counts", counts, NO_SPAN);
}

/* decision */

static void add_box(const struct compose *c, struct doc_node *row, enum lang_panel text)
{
    struct doc_node *cell = compose_group(c, row, "decision-cell");

    compose_text(c, cell, DOC_PARAGRAPH, "field-label", compose_panel_label(c, text), NO_SPAN);
    compose_group(c, cell, "drawn");
}

static void add_decision(const struct compose *c)
{
    struct doc_node *decision = compose_group(c, c->doc->root, "decision"), *row;

    compose_panel_heading(c, decision, PANEL_DECISION);
    compose_text(c, decision, DOC_PARAGRAPH, "decision-note",
                 compose_panel_label(c, PANEL_DECISION_NOTE), NO_SPAN);
    row = compose_group(c, decision, "decision-boxes");
    add_box(c, row, PANEL_DECISION_REASON);
    add_box(c, row, PANEL_DECISION_NAME);
    add_box(c, row, PANEL_DECISION_DATE);
}

static void set_title_and_foot(const struct compose *c)
{
    struct doc *doc = c->doc;
    g_autofree char *whole =
        g_strconcat(compose_panel_label(c, PANEL_TITLE), " · ", doc->title, NULL);
    g_autofree char *foot = g_strjoin(" · ", compose_panel_label(c, PANEL_CONFIDENTIAL),
                                      c->posting->shown_name, whole, NULL);

    doc->title = doc_keep(doc, whole);
    doc->foot = doc_keep(doc, foot);
}

/* A small round has it all on its first page; of a large one what is by criterion begins the
 * second. */
struct doc *compose_panel(const struct compose_request *request)
{
    struct compose c = compose_begin(request);
    const bool small = compose_panel_is_small(&c);

    add_header(&c);
    compose_panel_ranking(&c);
    if (small)
        compose_panel_means(&c);
    compose_panel_figures(&c);
    add_decision(&c);
    if (!small)
        compose_panel_means(&c);
    compose_panel_annex(&c);
    set_title_and_foot(&c);
    compose_slot(&c, "body");
    return c.doc;
}
