/* compose_grid: what the evaluation grid says and asks: who judges whom, the criteria, the
 * recommendation, the anchors.
 *
 * From posting to document. What always holds: the fields have the names and values of
 * specs/grid.md §3, in the order in which people fill them in, and each says of itself what it is
 * for. */
#include "document/compose/compose_private.h"

static const struct {
    const char *value;
    enum lang_label label;
} recommendations[] = {
    {"retain", LABEL_GRID_RETAIN},
    {"discuss", LABEL_GRID_DISCUSS},
    {"decline", LABEL_GRID_DECLINE},
};

static const struct {
    const char *value;
    enum lang_label label;
} conflicts[] = {
    {"none", LABEL_GRID_CONFLICT_NONE},
    {"link", LABEL_GRID_CONFLICT_LINK},
};

static const struct {
    const char *name;
    enum lang_label label, says, locked_says;
    unsigned max_len;
} people[] = {
    {"candidate", LABEL_GRID_CANDIDATE, LABEL_GRID_CANDIDATE_SAYS, LABEL_BALLOT_CODE,
     PANEL_CANDIDATE_MAX},
    {"evaluator", LABEL_GRID_EVALUATOR, LABEL_GRID_EVALUATOR, LABEL_GRID_EVALUATOR, 0},
    {"date", LABEL_GRID_DATE, LABEL_GRID_DATE_SAYS, LABEL_GRID_DATE, 0},
    {"round", LABEL_GRID_ROUND, LABEL_GRID_ROUND, LABEL_GRID_ROUND, 0},
};

const char *compose_grid_label(const struct compose *c, enum lang_label label)
{
    return lang_label(c->posting->lang, label);
}

char *compose_grid_inside(const struct compose *c, enum lang_label label)
{
    const char *text = compose_grid_label(c, label);
    GString *inner = g_string_new(NULL);

    g_string_append_unichar(inner, g_unichar_tolower(g_utf8_get_char(text)));
    g_string_append(inner, g_utf8_next_char(text));
    return g_string_free(inner, FALSE);
}

static void add_paragraph(const struct compose *c, struct doc_node *parent, const char *style,
                          enum lang_label label)
{
    compose_label(c, parent, DOC_PARAGRAPH, style, label);
}

/* header */

static const char *grid_id(const struct posting *posting)
{
    const char *reference = posting->facts[FACT_REFERENCE].text;

    return reference ? reference : posting->shown_name;
}

/* "Responsable du pôle · CHRONIQUES" */
static char *posting_line(const struct compose *c)
{
    const char *title = c->posting->facts[FACT_TITLE].text;

    return g_strjoin(" · ", title ? title : compose_grid_label(c, LABEL_JOB_OFFER),
                     compose_organisation(c).text, NULL);
}

/* "grille mediation-2026 · 8 critères" */
static char *id_line(const struct compose *c)
{
    const unsigned count = c->posting->criteria->len;
    g_autofree char *one = compose_grid_inside(c, LABEL_GRID_CRITERION);

    return g_strdup_printf("%s %s · %u %s", compose_grid_label(c, LABEL_GRID_ID),
                           grid_id(c->posting), count,
                           count == 1 ? one : compose_grid_label(c, LABEL_GRID_CRITERIA));
}

/* What a field is called: of a locked one the value as well, since pdf.js shows such a field as a
 * picture with a name and no more. */
static const char *field_says(const struct compose *c, enum lang_label label, const char *value)
{
    const char *says = compose_grid_label(c, label);
    g_autofree char *whole =
        value ? g_strconcat(says, compose_grid_label(c, LABEL_COLON), value, NULL) : NULL;

    return value ? doc_keep(c->doc, whole) : says;
}

static void add_hash(const struct compose *c, struct doc_node *parent)
{
    const struct doc_field field = {
        .kind = DOC_FIELD_TEXT,
        .name = "hash",
        .value = c->posting->criteria_hash,
        .says = field_says(c, LABEL_GRID_HASH, c->posting->criteria_hash),
        .read_only = true,
    };
    struct doc_node *line = compose_grid_form(c, parent, "hash-line", &field, NO_SPAN);

    compose_label(c, line, DOC_LABEL, "hash-label", LABEL_GRID_HASH);
    doc_add_field(c->doc, line, "hash", &field, NO_SPAN);
}

static void add_header(const struct compose *c, struct doc_node *top)
{
    g_autofree char *posting = posting_line(c), *id = id_line(c);
    struct doc_node *head = compose_group(c, top, "head");
    struct doc_node *left = compose_group(c, head, "head-title"), *right;

    compose_label(c, left, DOC_HEADING, "title", LABEL_GRID_TITLE)->level = 1;
    compose_text(c, left, DOC_PARAGRAPH, "posting", posting, c->posting->facts[FACT_TITLE].span)
        ->also = compose_organisation(c).span;
    right = compose_group(c, head, "head-id");
    compose_text(c, right, DOC_PARAGRAPH, "id", id, c->posting->facts[FACT_REFERENCE].span);
    add_hash(c, right);
}

static void add_people(const struct compose *c, struct doc_node *top)
{
    const struct grid_codes *codes = &c->request->codes;
    const char *const values[] = {codes->candidate, codes->evaluator, NULL, codes->round};
    struct doc_node *row = compose_group(c, top, "people");

    for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
        const struct doc_field field = {
            .kind = DOC_FIELD_TEXT,
            .name = people[i].name,
            .value = values[i],
            .says = field_says(c, values[i] ? people[i].locked_says : people[i].says, values[i]),
            .read_only = values[i] != NULL,
            .max_len = people[i].max_len,
        };
        struct doc_node *person = compose_grid_form(c, row, "person", &field, NO_SPAN);

        compose_label(c, person, DOC_LABEL, "field-label", people[i].label);
        doc_add_field(c->doc, person, "field", &field, NO_SPAN);
    }
}

static void add_declaration(const struct compose *c)
{
    struct doc_node *box = compose_group(c, c->doc->root, "declaration");
    struct doc_node *claims = compose_group(c, box, "claims");

    for (size_t i = 0; i < G_N_ELEMENTS(conflicts); i++) {
        const char *label = compose_grid_label(c, conflicts[i].label);
        const struct doc_field field = {
            .kind = DOC_FIELD_RADIO,
            .name = "conflict",
            .value = conflicts[i].value,
            .says = label,
            .group_says = compose_grid_label(c, LABEL_GRID_CONFLICT),
        };

        compose_grid_choice(c, claims, "claim", &field, label);
    }
    add_paragraph(c, box, "declaration-note", LABEL_GRID_NOTE);
    add_paragraph(c, box, "declaration-hint", LABEL_GRID_HINT);
    compose_grid_scale(c, box);
}

/* foot of the form */

struct doc_node *compose_grid_form(const struct compose *c, struct doc_node *parent,
                                   const char *style, const struct doc_field *field,
                                   struct span span)
{
    struct doc_node *form = doc_add(c->doc, parent, DOC_FORM, style, span);

    form->alt = doc_keep(c->doc, field->says);
    return form;
}

void compose_grid_choice(const struct compose *c, struct doc_node *row, const char *style,
                         const struct doc_field *field, const char *label)
{
    g_autofree char *label_style = g_strconcat(style, "-label", NULL);
    struct doc_node *form = compose_grid_form(c, row, style, field, NO_SPAN);

    doc_add_field(c->doc, form, "radio", field, NO_SPAN);
    compose_text(c, form, DOC_LABEL, label_style, label, NO_SPAN);
}

/* No field: who can't see the page hears that there is nothing to fill in. */
static void add_drawn(const struct compose *c, struct doc_node *row, enum lang_label label)
{
    struct doc_node *cell = compose_group(c, row, "closing-cell"), *said;
    g_autofree char *says = g_strconcat(compose_grid_label(c, label), ", ",
                                        compose_grid_label(c, LABEL_GRID_PAPER), NULL);

    said = compose_label(c, cell, DOC_PARAGRAPH, "field-label", label);
    said->actual_text = doc_keep(c->doc, says);
    compose_group(c, cell, "drawn");
}

static void add_recommendation(const struct compose *c, struct doc_node *row)
{
    const char *group = compose_grid_label(c, LABEL_GRID_RECOMMENDATION);
    struct doc_node *cell = compose_group(c, row, "closing-cell"), *choices;

    add_paragraph(c, cell, "field-label", LABEL_GRID_RECOMMENDATION);
    choices = compose_group(c, cell, "choices");
    for (size_t i = 0; i < G_N_ELEMENTS(recommendations); i++) {
        const char *label = compose_grid_label(c, recommendations[i].label);
        const struct doc_field field = {
            .kind = DOC_FIELD_RADIO,
            .name = "recommendation",
            .value = recommendations[i].value,
            .says = label,
            .group_says = group,
        };

        compose_grid_choice(c, choices, "choice", &field, label);
    }
}

static void add_closing(const struct compose *c)
{
    struct doc_node *row = compose_group(c, c->doc->root, "closing");

    add_drawn(c, row, LABEL_GRID_TOTAL);
    add_drawn(c, row, LABEL_GRID_COUNTED);
    add_recommendation(c, row);
    add_drawn(c, row, LABEL_GRID_SIGNATURE);
    add_paragraph(c, c->doc->root, "purge", LABEL_GRID_PURGE);
}

char *compose_grid_codes(const char *candidate, const char *evaluator)
{
    return g_strjoin(" · ", candidate, evaluator, NULL);
}

/* Pages that came apart find each other again; of windows side by side each says whose form it is.
 */
static void set_title_and_foot(const struct compose *c)
{
    struct doc *doc = c->doc;
    const struct grid_codes *codes = &c->request->codes;
    const char *title = compose_grid_label(c, LABEL_GRID_TITLE);
    g_autofree char *who =
        codes->candidate ? compose_grid_codes(codes->candidate, codes->evaluator) : NULL;
    g_autofree char *whole =
        g_strconcat(who ? who : "", who ? " · " : "", title, " · ", doc->title, NULL);
    g_autofree char *foot =
        g_strconcat(title, " · ", grid_id(c->posting), " · ", c->posting->criteria_hash, NULL);

    doc->title = doc_keep(doc, whole);
    doc->foot = doc_keep(doc, foot);
}

struct doc *compose_grid(const struct compose_request *request)
{
    struct compose c = compose_begin(request);
    g_autofree struct doc_node **links = NULL;
    struct doc_node *top; /* beside the page's code */

    set_title_and_foot(&c);
    top = compose_group(&c, c.doc->root, "top");
    add_header(&c, top);
    add_people(&c, top);
    add_declaration(&c);
    links = compose_grid_criteria(&c);
    add_closing(&c);
    compose_grid_anchors(&c, links);
    compose_slot(&c, "body");
    return c.doc;
}
