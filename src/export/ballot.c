/* ballot: the evaluation grid as a web page that stands alone: grid.html (specs/grid.md §6), for
 * telephones and tablets whose PDF readers have no forms.
 *
 * Last on the way, from the posting, with the same criteria, anchors and hash as the PDF. What
 * always holds: the names and values of its fields are those of specs/grid.md §3; nothing is
 * fetched, and no script runs but the page's own (ballot.js), which the page's policy names by its
 * sum. */
#include "export/export_private.h"

#include <string.h>

#define ANCHOR_EXPECTED 3
#define CANDIDATE_MAX 16 /* characters, as in the PDF */

struct writer {
    GString *html;
    const struct posting *posting;
    const struct language *lang;
};

static const char *const scores[] = {"0", "1", "2", "3", "4", "NE"};

/* A value of a radio group, and what it says. */
struct choice {
    const char *value;
    enum lang_label label;
};

static const struct choice declarations[] = {
    {"none", LABEL_GRID_CONFLICT_NONE},
    {"link", LABEL_GRID_CONFLICT_LINK},
};

static const struct choice recommendations[] = {
    {"retain", LABEL_GRID_RETAIN},
    {"discuss", LABEL_GRID_DISCUSS},
    {"decline", LABEL_GRID_DECLINE},
};

/* What the script says, as the form's data-NAME. */
static const struct {
    const char *name;
    enum lang_label label;
} words[] = {
    {"data-progress", LABEL_BALLOT_PROGRESS},
    {"data-progress-one", LABEL_BALLOT_PROGRESS_ONE},
    {"data-save", LABEL_BALLOT_SAVE},
    {"data-save-anyway", LABEL_BALLOT_SAVE_ANYWAY},
    {"data-no-codes", LABEL_BALLOT_NO_CODES},
    {"data-missing", LABEL_BALLOT_MISSING},
    {"data-colon", LABEL_COLON},
    {"data-declaration", LABEL_GRID_CONFLICT},
    {"data-saved", LABEL_BALLOT_SAVED},
    {"data-again", LABEL_BALLOT_AGAIN},
    {"data-back", LABEL_BALLOT_BACK},
    {"data-forgotten", LABEL_BALLOT_FORGOTTEN},
    {"data-unkept", LABEL_BALLOT_UNKEPT},
    {"data-move", LABEL_BALLOT_MOVE},
};

static const char *label(const struct writer *writer, enum lang_label label)
{
    return lang_label(writer->lang, label);
}

static void put(const struct writer *writer, const char *markup)
{
    g_string_append(writer->html, markup);
}

/* Text with its typography. */
static void put_text(const struct writer *writer, const char *text)
{
    g_autofree char *set = export_new_set(writer->posting, text);

    html_append_escaped(writer->html, set);
}

/* <tag>text</tag>; `tag` may have attributes. */
static void put_element(const struct writer *writer, const char *tag, const char *text)
{
    g_string_append_printf(writer->html, "<%s>", tag);
    put_text(writer, text);
    g_string_append_printf(writer->html, "</%.*s>", (int)strcspn(tag, " "), tag);
}

static void put_label(const struct writer *writer, const char *tag, enum lang_label of)
{
    put_element(writer, tag, label(writer, of));
}

/* header */

static void put_header(const struct writer *writer, const struct doc *grid)
{
    const struct posting *posting = writer->posting;
    const char *title = posting->facts[FACT_TITLE].text;
    const char *reference = posting->facts[FACT_REFERENCE].text;

    put(writer, "<header><div class=\"in\">\n<div>");
    if (grid->author)
        put_element(writer, "p class=\"organisation\"", grid->author);
    put_label(writer, "h1", LABEL_GRID_TITLE);
    put_element(writer, "p class=\"job\"", title ? title : label(writer, LABEL_JOB_OFFER));
    put(writer, "</div>\n<p class=\"meta\"><span class=\"paper\">");
    put_label(writer, "span", LABEL_GRID_ID);
    put(writer, " ");
    put_element(writer, "b", reference ? reference : posting->name);
    put(writer, "</span> <span id=\"round-shown\" hidden>");
    put_label(writer, "span", LABEL_GRID_ROUND);
    put(writer, " <b></b></span> <span>");
    put_label(writer, "span", LABEL_GRID_HASH);
    put(writer, " ");
    put_element(writer, "b", posting->criteria_hash);
    put(writer, "</span></p>\n</div></header>\n");
}

/* who judges whom */

/* The field's label, with what is added to it in small, or NULL. */
static void put_field(const struct writer *writer, const char *name, const char *attributes,
                      enum lang_label of, const char *small)
{
    g_string_append_printf(writer->html, "<div class=\"field %s\"><label for=\"%s\">", name, name);
    put_text(writer, label(writer, of));
    if (small) {
        put(writer, " ");
        put_element(writer, "small", small);
    }
    g_string_append_printf(writer->html, "</label><input id=\"%s\" name=\"%s\" %s></div>\n", name,
                           name, attributes);
}

static void put_people(const struct writer *writer)
{
    g_autofree char *code = g_strdup_printf(
        "maxlength=\"%d\" required autocapitalize=\"characters\" spellcheck=\"false\"",
        CANDIDATE_MAX);

    put(writer, "<div class=\"people\">\n");
    put_field(writer, "candidate", code, LABEL_BALLOT_CODE, label(writer, LABEL_BALLOT_NEVER));
    put_field(writer, "evaluator", "required autocapitalize=\"words\" spellcheck=\"false\"",
              LABEL_GRID_EVALUATOR, NULL);
    put_field(writer, "date", "type=\"date\"", LABEL_GRID_DATE, NULL);
    put_field(writer, "round", "maxlength=\"8\"", LABEL_GRID_ROUND, NULL);
    put(writer, "</div>\n");
    put_label(writer, "p class=\"locked\" id=\"locked\"", LABEL_BALLOT_LOCKED);
    put(writer, "\n<noscript>");
    put_label(writer, "p", LABEL_BALLOT_NO_SCRIPT);
    put(writer, "</noscript>\n");
}

/* groups of buttons */

/* A button and its words: `before`, in bold, then `text`. */
static void put_button(const struct writer *writer, const char *group, const char *value,
                       const char *before, const char *text)
{
    g_string_append_printf(writer->html,
                           "<div class=\"choice v%s\"><input type=\"radio\" id=\"%s-%s\" "
                           "name=\"%s\" value=\"%s\"><label for=\"%s-%s\">",
                           value, group, value, group, value, group, value);
    if (before) {
        put_element(writer, "b", before);
        put(writer, "<span class=\"unseen\">");
        html_append_escaped(writer->html, label(writer, LABEL_COLON));
        put(writer, "</span>");
    }
    put(writer, "<span>");
    put_text(writer, text);
}

static void end_button(const struct writer *writer)
{
    put(writer, "</span></label></div>\n");
}

static void put_choices(const struct writer *writer, const char *group,
                        const struct choice *choices, size_t count)
{
    put(writer, "<div class=\"choices\">\n");
    for (size_t i = 0; i < count; i++) {
        put_button(writer, group, choices[i].value, NULL, label(writer, choices[i].label));
        end_button(writer);
    }
    put(writer, "</div></fieldset>\n");
}

static void put_declaration(const struct writer *writer)
{
    put(writer, "<fieldset class=\"declaration\">");
    put_label(writer, "legend", LABEL_GRID_CONFLICT);
    put_choices(writer, "conflict", declarations, G_N_ELEMENTS(declarations));
    put(writer, "<p class=\"note\">");
    put_text(writer, label(writer, LABEL_GRID_NOTE));
    put(writer, " <span class=\"screen\">");
    put_text(writer, label(writer, LABEL_BALLOT_STAYS));
    put(writer, "</span></p>\n");
}

/* criteria */

/* On a screen there only if it says that not all criteria are alike: `plain` otherwise. */
static void put_weight(const struct writer *writer, const struct posting_criterion *criterion)
{
    g_autoptr(GString) line = g_string_new(criterion->categories);
    const bool is_plain = !criterion->weight_reason && !criterion->knockout && !criterion->bonus;

    g_string_append_printf(line, " · %s ", label(writer, LABEL_GRID_WEIGHT));
    num_append(line, criterion->weight, 2);
    if (criterion->knockout)
        g_string_append_printf(line, " · %s", label(writer, LABEL_GRID_KNOCKOUT));
    if (criterion->bonus)
        g_string_append_printf(line, " · %s", label(writer, LABEL_GRID_BONUS));
    if (criterion->weight_reason)
        g_string_append_printf(line, " · %s%s%s", label(writer, LABEL_GRID_WEIGHT_REASON),
                               label(writer, LABEL_COLON), criterion->weight_reason);
    put_element(writer, is_plain ? "p class=\"weight plain\"" : "p class=\"weight\"", line->str);
}

/* Heading, what the posting says, question. */
static void put_what(const struct writer *writer, unsigned number,
                     const struct posting_criterion *criterion)
{
    g_string_append_printf(writer->html,
                           "<section class=\"criterion\" id=\"K%u\" "
                           "aria-labelledby=\"K%u-name\">\n<h2 id=\"K%u-name\"><span "
                           "class=\"number\">K%u</span> ",
                           number, number, number, number);
    put_element(writer, "span", criterion->label);
    put(writer, "</h2>\n<div class=\"what\">");
    put_weight(writer, criterion);
    if (strcmp(criterion->label, criterion->text) != 0)
        put_element(writer, "p class=\"line\"", criterion->text);
    put_element(writer, "p class=\"question\"", criterion->question);
    put(writer, "</div>\n");
}

/* The criterion's name once, on the group; then numbers with their anchors. */
static void put_scale(const struct writer *writer, unsigned number,
                      const struct posting_criterion *criterion)
{
    const char *expected = label(writer, LABEL_GRID_EXPECTED);
    g_autofree char *group = g_strdup_printf("K%u.score", number);

    g_string_append_printf(writer->html,
                           "<fieldset class=\"scale\"><legend><span class=\"unseen\">K%u ", number);
    put_text(writer, criterion->label);
    put(writer, ", </span>");
    put_text(writer, label(writer, LABEL_GRID_SCORE));
    put(writer, "</legend><div class=\"choices\">\n");
    for (unsigned i = 0; i < G_N_ELEMENTS(scores); i++) {
        const char *anchor =
            i < POSTING_ANCHORS ? criterion->anchors[i] : label(writer, LABEL_GRID_NE_SAYS);

        put_button(writer, group, scores[i], scores[i], anchor);
        if (i == ANCHOR_EXPECTED && strcmp(anchor, expected) != 0) {
            put(writer, " <small>(");
            put_text(writer, expected);
            put(writer, ")</small>");
        }
        end_button(writer);
    }
    put(writer, "</div></fieldset>\n");
}

static void put_evidence(const struct writer *writer, unsigned number,
                         const struct posting_criterion *criterion)
{
    g_string_append_printf(writer->html,
                           "<div class=\"evidence\"><label for=\"K%u-evidence\"><span "
                           "class=\"unseen\">K%u ",
                           number, number);
    put_text(writer, criterion->label);
    put(writer, ", </span>");
    put_text(writer, label(writer, LABEL_GRID_EVIDENCE));
    g_string_append_printf(writer->html,
                           "</label><div class=\"grow\"><textarea id=\"K%u-evidence\" "
                           "name=\"K%u.evidence\" rows=\"2\"></textarea></div>\n",
                           number, number);
    g_string_append_printf(writer->html, "<p class=\"hint\" id=\"K%u-hint\" hidden>", number);
    put_text(writer, label(writer, LABEL_BALLOT_HINT));
    put(writer, "</p></div>\n</section>\n");
}

static void put_criteria(const struct writer *writer)
{
    const GArray *criteria = writer->posting->criteria;

    for (unsigned i = 0; i < criteria->len; i++) {
        const struct posting_criterion *criterion =
            &g_array_index(criteria, struct posting_criterion, i);

        put_what(writer, i + 1, criterion);
        put_scale(writer, i + 1, criterion);
        put_evidence(writer, i + 1, criterion);
    }
}

/* foot */

/* A box that a pen fills in. */
static void put_drawn(const struct writer *writer, const char *name, enum lang_label of)
{
    g_string_append_printf(writer->html, "<div class=\"paper drawn %s\">", name);
    put_label(writer, "span", of);
    put(writer, "<i></i></div>");
}

static void put_closing(const struct writer *writer)
{
    put(writer, "<div class=\"closing\">\n");
    put_drawn(writer, "total", LABEL_GRID_TOTAL);
    put_drawn(writer, "counted", LABEL_GRID_COUNTED);
    put(writer, "<fieldset class=\"recommendation\"><legend>");
    put_label(writer, "h2", LABEL_GRID_RECOMMENDATION);
    put(writer, "</legend>");
    put_choices(writer, "recommendation", recommendations, G_N_ELEMENTS(recommendations));
    put_drawn(writer, "signature", LABEL_GRID_SIGNATURE);
    put(writer, "</div>\n<p class=\"left\" id=\"left\" hidden>");
    put_text(writer, label(writer, LABEL_BALLOT_LEFT));
    html_append_escaped(writer->html, label(writer, LABEL_COLON));
    put(writer, "<span></span></p>\n");
    put_label(writer, "p class=\"left\" id=\"none-left\" hidden", LABEL_BALLOT_NONE_LEFT);
    put_label(writer, "p class=\"paper purge\"", LABEL_GRID_PURGE);
    put(writer, "</fieldset>\n");
}

static void put_device(const struct writer *writer)
{
    g_auto(GStrv) parts = g_strsplit(label(writer, LABEL_BALLOT_KEPT), "{file}", 2);

    put(writer, "<section class=\"device\" aria-labelledby=\"device\">");
    put_label(writer, "h2 id=\"device\"", LABEL_BALLOT_DEVICE);
    put(writer, "<p>");
    put_text(writer, parts[0]);
    put(writer, " <b id=\"file\">ballot-…-….csv</b>");
    put_text(writer, parts[1] ? parts[1] : "");
    put(writer, "</p>\n<p class=\"more\"><input type=\"checkbox\" id=\"more\" disabled><label "
                "for=\"more\">");
    put_text(writer, label(writer, LABEL_BALLOT_MORE));
    put(writer, "</label></p>\n");
    put_label(writer, "button type=\"button\" id=\"forget\"", LABEL_BALLOT_FORGET);
    put(writer, "</section>\n");
}

/* Progress, what there is to say, and Save: always in sight. */
static void put_bar(const struct writer *writer)
{
    put(writer, "<div class=\"bar\"><div class=\"in\">\n<p id=\"status\" role=\"status\"></p>\n"
                "<div class=\"progress\"><p id=\"progress\"></p><div class=\"steps\" "
                "aria-hidden=\"true\">");
    for (unsigned i = 0; i < writer->posting->criteria->len; i++)
        put(writer, "<i></i>");
    put(writer, "</div></div>\n");
    put_label(writer, "button type=\"button\" id=\"save\"", LABEL_BALLOT_SAVE);
    put(writer, "</div></div>\n");
}

static void put_form(const struct writer *writer)
{
    put(writer, "<main>\n<form id=\"ballot\" autocomplete=\"off\" novalidate");
    html_append_attribute(writer->html, "data-hash", writer->posting->criteria_hash);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        html_append_attribute(writer->html, words[i].name, label(writer, words[i].label));
    put(writer, ">\n<div class=\"in\">\n");
    put_people(writer);
    put(writer, "<fieldset id=\"judging\" disabled aria-describedby=\"locked\">\n");
    put_declaration(writer);
    put_criteria(writer);
    put_closing(writer);
    put_device(writer);
    put(writer, "</div>\n");
    put_bar(writer);
    put(writer, "</form>\n</main>\n");
}

/* Nothing from elsewhere, and nothing to elsewhere: only this style and this script. */
static void put_policy(const struct writer *writer, const char *style, const char *script)
{
    const char *const texts[] = {style, script};
    char *sums[G_N_ELEMENTS(texts)];

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        guint8 sum[32];
        gsize len = sizeof sum;
        g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);

        g_checksum_update(checksum, (const guchar *)texts[i], (gssize)strlen(texts[i]));
        g_checksum_get_digest(checksum, sum, &len);
        sums[i] = g_base64_encode(sum, len);
    }
    g_string_append_printf(writer->html,
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                           "'none'; base-uri 'none'; form-action 'none'; font-src data:; img-src "
                           "data:; style-src 'sha256-%s'; script-src 'sha256-%s'\">\n",
                           sums[0], sums[1]);
    g_free(sums[0]);
    g_free(sums[1]);
}

char *export_ballot(const struct posting *posting, const struct doc *grid,
                    const struct html_brand *brand)
{
    static const struct html_embedded sheet = HTML_EMBEDDED(ballot_css),
                                      code = HTML_EMBEDDED(ballot_js);
    const struct writer writer = {
        .html = g_string_new(NULL), .posting = posting, .lang = posting->lang};
    g_autofree char *style = html_new_style(brand, sheet);
    g_autofree char *script = g_strndup(code.start, (gsize)(code.end - code.start));

    html_append_head(writer.html, grid);
    put_policy(&writer, style, script);
    g_string_append_printf(writer.html, "<style>%s</style>\n</head>\n<body>\n", style);
    put_header(&writer, grid);
    put_form(&writer);
    g_string_append_printf(writer.html, "<script>%s</script>\n</body>\n</html>\n", script);
    return g_string_free(writer.html, FALSE);
}
