/* design_check: bounds that hang on more than one value: on the page, the body size, the kind of
 * document.
 *
 * The last part of loading a design. What always holds: no style of a design that is handed out is
 * wider than its page by itself, text is no smaller than people read, and every field of a form is
 * large enough to be filled in by hand. */
#include "design/design_private.h"

#include "base/base.h"

#include <string.h>

#define TEXT_MIN_PT 4.0
#define CARD_TEXT_MIN_PT 3.0 /* 4 px */
#define CARD_MODULE_MIN_PT 3.0
#define TOLERANCE_PT 0.005 /* a page's size is rounded to the hundredth */

struct check {
    const struct design *design;
    const struct ini *ini;
    struct diag *diag;
};

/* At the style's own value: one that it has from another is reported there. */
static void report(const struct check *check, const struct design_style *style, const char *key,
                   const char *message)
{
    g_autofree char *section = g_strconcat("style ", style->name, NULL);
    const struct ini_entry *entry = ini_find(check->ini, section, key);

    if (entry)
        diag_add(check->diag, DIAG_INI_LENGTH, entry->value_span, "%s", say_text(message));
}

/* At the smallest body (em); what depends on the room at hand is 0. */
static double least(const struct check *check, struct design_length length)
{
    return length.unit == UNIT_EM   ? length.value * check->design->body.min.value
           : length.unit == UNIT_PT ? length.value
                                    : 0;
}

static double columns_width(const struct check *check, const struct design_style *style)
{
    double sum_pt = 0;

    for (unsigned i = 0; i < style->column_count; i++)
        sum_pt += least(check, style->columns[i]) + (i > 0 ? least(check, style->gap) : 0);
    return sum_pt;
}

static void check_extents(const struct check *check, const struct design_style *style)
{
    static const char wide[] = N_("this is wider than the page");
    const double page_pt = check->design->width_pt + TOLERANCE_PT;

    if (least(check, style->width.max) > page_pt)
        report(check, style, "width", wide);
    if (least(check, style->indent) > page_pt)
        report(check, style, "indent", wide);
    if (least(check, style->padding[1]) + least(check, style->padding[3]) > page_pt)
        report(check, style, "padding", wide);
    if (columns_width(check, style) > page_pt)
        report(check, style, "columns",
               "these columns and the gaps between them are wider than the page");
    if (least(check, style->height) > check->design->height_pt + TOLERANCE_PT)
        report(check, style, "height", "this is higher than the page");
    if (style->width.min.value != style->width.max.value && strcmp(style->name, "code") != 0)
        report(check, style, "width", "a range is for a code; give one width");
}

static void check_legible(const struct check *check, const struct design_style *style)
{
    const bool card = check->design->kind == DESIGN_CARD;
    const double module_pt = card ? CARD_MODULE_MIN_PT : DESIGN_MODULE_PT;

    if (least(check, style->size.min) < (card ? CARD_TEXT_MIN_PT : TEXT_MIN_PT))
        report(check, style, "size",
               card ? N_("nobody can read text under 4px") : N_("nobody can read text under 4pt"));
    if (style->module_pt < module_pt - TOLERANCE_PT)
        report(check, style, "module",
               card ? N_("telephones don't read a module under 4px")
                    : N_("telephones don't read a module under 0.85mm"));
}

/* What people must be able to hit, or to write in. */
static const struct {
    const char *style;
    double width_mm, height_mm;
} fields[] = {
    {"radio", 4, 4},
    {"field", 20, 5},
    {"evidence", 30, 15},
};

/* `auto` is all the width there is, and one line. */
static void check_fields(const struct check *check)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        const struct design_style *style = design_find_style(check->design, fields[i].style);
        g_autofree char *section = g_strconcat("style ", fields[i].style, NULL);
        const double line_pt = style ? least(check, style->size.min) * style->leading.min : 0;
        const bool narrow = style && style->width.max.unit != UNIT_AUTO &&
                            least(check, style->width.max) < fields[i].width_mm * NUM_PT_PER_MM;
        const double height_pt =
            !style || style->height.unit == UNIT_AUTO ? line_pt : least(check, style->height);
        const bool low = style && height_pt < fields[i].height_mm * NUM_PT_PER_MM;
        const struct ini_entry *entry = ini_find(check->ini, section, narrow ? "width" : "height");

        if (narrow || low)
            diag_add(check->diag, DIAG_INI_LENGTH,
                     entry ? entry->value_span : ini_section_span(check->ini, section),
                     "nobody can fill in so small a field; it takes at least %.0fmm by %.0fmm",
                     fields[i].width_mm, fields[i].height_mm);
    }
}

/* Columns need a width, and content a height. */
static void check_frame(const struct check *check, const struct design_frame *frame)
{
    const struct design *design = check->design;
    g_autofree char *section = g_strconcat("frame ", frame->name, NULL);
    const double across_pt =
        least(check, frame->padding[SIDE_LEFT]) + least(check, frame->padding[SIDE_RIGHT]);
    const double down_pt =
        least(check, frame->padding[SIDE_TOP]) + least(check, frame->padding[SIDE_BOTTOM]);
    const bool gutters = across_pt < design->width_pt &&
                         across_pt + frame->gutter_pt * (frame->columns - 1) >= design->width_pt;
    const struct ini_entry *entry = ini_find(check->ini, section, gutters ? "gutter" : "padding");

    if (gutters || across_pt >= design->width_pt || down_pt >= design->height_pt)
        diag_add(check->diag, DIAG_INI_LENGTH, entry ? entry->value_span : frame->span,
                 "this leaves frame “%s” no room on the page", frame->name);
}

void design_check(const struct design *design, const struct ini *ini, struct diag *diag)
{
    const struct check check = {design, ini, diag};
    const struct ini_entry *foot = ini_find(ini, "page", "foot");
    GHashTableIter iter;
    gpointer style;

    if (foot && design->foot_pt >= design->height_pt)
        diag_add(diag, DIAG_INI_LENGTH, foot->value_span, "the foot stands above the page");
    g_hash_table_iter_init(&iter, design->styles);
    while (g_hash_table_iter_next(&iter, NULL, &style)) {
        check_extents(&check, style);
        check_legible(&check, style);
    }
    for (unsigned i = 0; i < design->frames->len; i++)
        check_frame(&check, g_ptr_array_index(design->frames, i));
    if (design->kind == DESIGN_GRID)
        check_fields(&check);
}

/* What compose_* names of a layout, so that a layout that lacks some of it is refused
 * when it is read.
 *
 * One table a kind. What always holds: a slot or style that compose_poster, _offer, _grid or _card
 * gives a node stands here. */

static const char *const poster_frames[] = {"header", "facts", "body", "apply", NULL};
static const char *const poster_styles[] = {
    "head",           "brand",       "organisation", "tagline",     "badge",       "title",
    "facts",          "fact",        "fact-body",    "fact-label",  "fact-value",  "section",
    "sub-heading",    "lead",        "text",         "list",        "item",        "item-label",
    "item-text",      "link",        "apply",        "code-box",    "code",        "code-note",
    "code-target",    "apply-text",  "apply-title",  "apply-line",  "contact",     "offices",
    "office",         "office-here", "office-body",  "office-head", "office-name", "office-tag",
    "office-address", "commitment",  NULL,
};

static const char *const offer_frames[] = {"main", NULL};
static const char *const offer_styles[] = {
    "brand",      "organisation", "tagline",     "title",     "facts",       "fact",
    "fact-label", "fact-value",   "fact-line",   "section",   "sub-heading", "text",
    "list",       "item",         "item-label",  "item-text", "link",        "glossary",
    "around",     "around-title", "around-text", "entry",     "entry-label", "entry-text",
    "foot",       NULL,
};

static const char *const grid_frames[] = {"body", NULL};
static const char *const grid_styles[] = {
    "head",
    "head-title",
    "title",
    "posting",
    "head-id",
    "id",
    "hash-line",
    "hash-label",
    "hash",
    "people",
    "person",
    "field-label",
    "field",
    "declaration",
    "claim",
    "claim-label",
    "declaration-note",
    "criteria",
    "criteria-head",
    "criteria-head-what",
    "criteria-head-scores",
    "criteria-head-evidence",
    "criterion",
    "criterion-last",
    "criterion-what",
    "criterion-number",
    "criterion-body",
    "criterion-label",
    "criterion-facts",
    "criterion-question",
    "criterion-scores",
    "score",
    "score-label",
    "radio",
    "criterion-evidence",
    "evidence",
    "closing",
    "closing-cell",
    "drawn",
    "choices",
    "choice",
    "choice-label",
    "purge",
    "section",
    "anchors",
    "anchors-head",
    "anchors-head-cell",
    "anchor",
    "anchor-what",
    "anchor-text",
    "foot",
    NULL,
};

static const char *const card_frames[] = {"header", "facts", "more", NULL};
static const char *const card_styles[] = {
    "head", "brand",     "organisation", "tagline",    "badge",       "title",   "facts",
    "fact", "fact-body", "fact-label",   "fact-value", "link",        "more",    "code-box",
    "code", "code-note", "code-target",  "apply-text", "apply-title", "contact", NULL,
};

static const char *const panel_frames[] = {"body", NULL};
static const char *const panel_styles[] = {
    "title",
    "posting",
    "counts",
    "section",
    "section-annex",
    "sub-heading",
    "note",
    "ranking",
    "ranking-head",
    "ranking-head-rank",
    "ranking-head-code",
    "ranking-head-score",
    "ranking-head-text",
    "ranking-axis",
    "ranking-head-count",
    "ranking-row",
    "ranking-rank",
    "ranking-code",
    "ranking-score",
    "ranking-value",
    "ranking-chart",
    "ranking-chart-low",
    "ranking-count",
    "ranking-count-low",
    "legend",
    "legend-item",
    "legend-bar",
    "legend-mark",
    "legend-text",
    "by-criterion",
    "part",
    "means",
    "means-wide",
    "means-head",
    "means-head-what",
    "means-head-code",
    "means-row",
    "means-what",
    "means-number",
    "means-label",
    "mean",
    "mean-discuss",
    "mean-none",
    "means-legend",
    "means-legend-frame",
    "means-legend-text",
    "entry",
    "entry-head",
    "entry-name",
    "entry-scores",
    "entry-label",
    "discuss",
    "figures",
    "agreement",
    "agreement-value",
    "agreement-text",
    "strictness",
    "strictness-row",
    "strictness-who",
    "strictness-code",
    "strictness-cell",
    "strictness-value",
    "strictness-bar",
    "strictness-ends",
    "strictness-left",
    "strictness-right",
    "stability",
    "stability-row",
    "stability-code",
    "stability-cell",
    "stability-bar",
    "stability-value",
    "decision",
    "decision-note",
    "decision-boxes",
    "decision-cell",
    "field-label",
    "drawn",
    "by-member",
    "remarks",
    "figure-head",
    "figure-head-cell",
    "figure-head-number",
    "figure-row",
    "figure-what",
    "figure",
    "figure-all",
    "figure-text",
    "standing",
    "recommendations",
    "words",
    "words-first",
    "words-row",
    "words-what",
    "words-again",
    "words-label",
    "words-number",
    "words-figures",
    "words-who",
    "words-who-again",
    "words-score",
    "words-score-again",
    "words-evidence",
    "words-evidence-again",
    "evidence",
    "foot",
    NULL,
};

static const struct {
    const char *what;
    const char *const *frames, *const *styles;
} needs[] = {
    [DESIGN_POSTER] = {"poster", poster_frames, poster_styles},
    [DESIGN_OFFER] = {"offer", offer_frames, offer_styles},
    [DESIGN_GRID] = {"grid", grid_frames, grid_styles},
    [DESIGN_CARD] = {"card", card_frames, card_styles},
    [DESIGN_PANEL] = {"panel", panel_frames, panel_styles},
};

/* A layout may have these, but can do without. */
static const char *const optional[] = {"document", "logo", NULL};

/* "[style badge], [style title]": the names that the layout lacks. */
static void append_missing(GString *missing, const char *section, const char *name)
{
    g_string_append_printf(missing, "%s[%s %s]", missing->len ? ", " : "", section, name);
}

static void check_missing(const struct design *design, const struct ini *ini, struct diag *diag)
{
    g_autoptr(GString) missing = g_string_new(NULL);
    const char *const *name;

    for (name = needs[design->kind].frames; *name; name++)
        if (!design_find_frame(design, *name))
            append_missing(missing, "frame", *name);
    for (name = needs[design->kind].styles; *name; name++)
        if (!g_hash_table_contains(design->styles, *name))
            append_missing(missing, "style", *name);
    if (missing->len)
        diag_add(diag, DIAG_INI_SECTION, ini_section_span(ini, "page"),
                 "a layout of kind %s needs more sections: %s", needs[design->kind].what,
                 missing->str);
}

static bool is_liked(const struct ini *ini, const char *name)
{
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++) {
        const struct ini_entry *like = ini_find(ini, section, "like");

        if (like && strcmp(like->value, name) == 0)
            return true;
    }
    return false;
}

/* A frame into which nothing flows may still be a band of colour, if it is not one that the layout
 * lacks. */
static bool is_band(const struct design *design, const char *name)
{
    const struct design_frame *frame = design_find_frame(design, name);
    const char *nearest = nearest_find(name, needs[design->kind].frames);

    return frame && (frame->background.a > 0 || frame->art_name) &&
           (!nearest || design_find_frame(design, nearest));
}

static void report_unknown(const struct design *design, const struct ini *ini, const char *section,
                           const char *name, const char *const *known, struct diag *diag)
{
    const char *near = nearest_find(name, known),
               *nearest = near ? near : nearest_find(name, optional);

    if (nearest)
        diag_add(diag, DIAG_INI_SECTION, ini_section_span(ini, section),
                 "nothing in a document of kind %s is called “%s”; did you mean “%s”?",
                 needs[design->kind].what, name, nearest);
    else
        diag_add(diag, DIAG_INI_SECTION, ini_section_span(ini, section),
                 "nothing in a document of kind %s is called “%s”", needs[design->kind].what, name);
}

static void check_unknown(const struct design *design, const struct ini *ini, struct diag *diag)
{
    const char *const *const frames = needs[design->kind].frames, *const *const styles =
                                                                      needs[design->kind].styles;
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++) {
        const char *name = strchr(section, ' ');

        if (name && g_str_has_prefix(section, "frame ") && !g_strv_contains(frames, ++name) &&
            !is_band(design, name))
            report_unknown(design, ini, section, name, frames, diag);
        else if (name && g_str_has_prefix(section, "style ") && !g_strv_contains(styles, ++name) &&
                 !g_strv_contains(optional, name) && !is_liked(ini, name))
            report_unknown(design, ini, section, name, styles, diag);
    }
}

void design_needs_check(const struct design *design, const struct ini *ini, struct diag *diag)
{
    check_missing(design, ini, diag);
    check_unknown(design, ini, diag);
}
