/* design_needs: what compose_* names of a layout, so that a layout that lacks some of it is refused
 * when it is read.
 *
 * One table a kind. What always holds: a slot or style that compose_* gives a node stands here. */
#include "design/design_private.h"

#include <string.h>

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
    "top",
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
    "claims",
    "claim",
    "claim-label",
    "declaration-note",
    "declaration-hint",
    "scale",
    "criteria",
    "criteria-head",
    "criteria-head-what",
    "criteria-head-cell",
    "criteria-head-facts",
    "criteria-head-scores",
    "criteria-head-evidence",
    "criterion",
    "criterion-last",
    "criterion-main",
    "criterion-line",
    "criterion-what",
    "criterion-number",
    "criterion-label",
    "criterion-facts",
    "criterion-body",
    "criterion-text",
    "criterion-reason",
    "criterion-question",
    "criterion-scores",
    "score",
    "score-line",
    "score-label",
    "score-anchor",
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
    "page-code",
    "page-box",
    "foot",
    "link",
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
    "figures-unnamed",
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
    "scale",
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
    "anchors",
    "ballot",
    "ballot-next",
    "cells",
    "answers",
    "words-evidence-again",
    "evidence",
    "foot",
    NULL,
};

static const char *const cover_frames[] = {"header", "facts", "body", NULL};
static const char *const cover_styles[] = {
    "brand",
    "organisation",
    "tagline",
    "title",
    "posting",
    "round",
    "facts",
    "fact",
    "fact-label",
    "fact-value",
    "columns",
    "part",
    "section",
    "text",
    "contents",
    "contents-row",
    "contents-number",
    "contents-what",
    "contents-title",
    "link",
    "contents-says",
    "contents-page",
    "ballots",
    "ballots-head",
    "ballots-head-candidate",
    "ballots-head-member",
    "ballots-row",
    "ballots-candidate",
    "ballots-page",
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
    [DESIGN_COVER] = {"cover", cover_frames, cover_styles},
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
