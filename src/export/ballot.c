/* ballot: the evaluation grid as a web page that stands alone: grid.html (specs/grid.md §6), for
 * telephones and tablets whose PDF readers have no forms.
 *
 * Last on the way, from the posting, with the same criteria, anchors and hash as the PDF. What
 * always holds: the names and values of its fields are those of specs/grid.md §3; nothing is
 * fetched, and no script runs but the page's own (ballot.js), which the page's policy names by its
 * sum. */
#include "export/export_private.h"

#include <string.h>

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

const char *ballot_label(const struct ballot_writer *writer, enum lang_label label)
{
    return lang_label(writer->lang, label);
}

void ballot_put(const struct ballot_writer *writer, const char *markup)
{
    g_string_append(writer->html, markup);
}

void ballot_put_text(const struct ballot_writer *writer, const char *text)
{
    g_autofree char *set = posting_typo(writer->posting, text);

    html_append_escaped(writer->html, set);
}

void ballot_put_element(const struct ballot_writer *writer, const char *tag, const char *text)
{
    g_string_append_printf(writer->html, "<%s>", tag);
    ballot_put_text(writer, text);
    g_string_append_printf(writer->html, "</%.*s>", (int)strcspn(tag, " "), tag);
}

void ballot_put_label(const struct ballot_writer *writer, const char *tag, enum lang_label of)
{
    ballot_put_element(writer, tag, ballot_label(writer, of));
}

/* header */

static void put_header(const struct ballot_writer *writer, const struct doc *grid)
{
    const struct posting *posting = writer->posting;
    const char *title = posting->facts[FACT_TITLE].text;
    const char *reference = posting->facts[FACT_REFERENCE].text;

    ballot_put(writer, "<header><div class=\"in\">\n<div>");
    if (grid->author)
        ballot_put_element(writer, "p class=\"organisation\"", grid->author);
    ballot_put_label(writer, "h1", LABEL_GRID_TITLE);
    ballot_put(writer, "<p class=\"job\">");
    ballot_put_text(writer, title ? title : ballot_label(writer, LABEL_JOB_OFFER));
    if (grid->author) {
        ballot_put(writer, "<span class=\"paper\"> · ");
        html_append_escaped(writer->html, grid->author);
        ballot_put(writer, "</span>");
    }
    ballot_put(writer, "</p></div>\n<p class=\"meta\"><span class=\"paper\">");
    ballot_put_label(writer, "span", LABEL_GRID_ID);
    ballot_put(writer, " ");
    ballot_put_element(writer, "b", reference ? reference : posting->shown_name);
    ballot_put(writer, "</span> <span id=\"round-shown\" hidden>");
    ballot_put_label(writer, "span", LABEL_GRID_ROUND);
    ballot_put(writer, " <b></b></span> <span>");
    ballot_put_label(writer, "span", LABEL_GRID_HASH);
    ballot_put(writer, " ");
    ballot_put_element(writer, "b", posting->criteria_hash);
    ballot_put(writer, "</span></p>\n</div></header>\n");
}

/* who judges whom */

/* The field's label, with what is added to it in small, or NULL. */
static void put_field(const struct ballot_writer *writer, const char *name, const char *attributes,
                      enum lang_label of, const char *small)
{
    g_string_append_printf(writer->html, "<div class=\"field %s\"><label for=\"%s\">", name, name);
    ballot_put_text(writer, ballot_label(writer, of));
    if (small) {
        ballot_put(writer, " ");
        ballot_put_element(writer, "small", small);
    }
    g_string_append_printf(writer->html, "</label><input id=\"%s\" name=\"%s\" %s></div>\n", name,
                           name, attributes);
}

static void put_people(const struct ballot_writer *writer)
{
    g_autofree char *code = g_strdup_printf(
        "maxlength=\"%d\" required autocapitalize=\"characters\" spellcheck=\"false\"",
        PANEL_CANDIDATE_MAX);

    ballot_put(writer, "<div class=\"people\">\n");
    put_field(writer, "candidate", code, LABEL_BALLOT_CODE,
              ballot_label(writer, LABEL_BALLOT_NEVER));
    put_field(writer, "evaluator", "required autocapitalize=\"words\" spellcheck=\"false\"",
              LABEL_GRID_EVALUATOR, NULL);
    put_field(writer, "date", "type=\"date\"", LABEL_GRID_DATE, NULL);
    put_field(writer, "round", "maxlength=\"8\"", LABEL_GRID_ROUND, NULL);
    ballot_put(writer, "</div>\n");
    ballot_put_label(writer, "p class=\"locked\" id=\"locked\"", LABEL_BALLOT_LOCKED);
    ballot_put(writer, "\n<noscript>");
    ballot_put_label(writer, "p", LABEL_BALLOT_NO_SCRIPT);
    ballot_put(writer, "</noscript>\n");
}

/* groups of buttons */

static void put_choices(const struct ballot_writer *writer, const char *group,
                        const struct choice *choices, size_t count)
{
    ballot_put(writer, "<div class=\"choices\">\n");
    for (size_t i = 0; i < count; i++) {
        ballot_put_button(writer, group, choices[i].value, NULL,
                          ballot_label(writer, choices[i].label));
        ballot_end_button(writer);
    }
    ballot_put(writer, "</div></fieldset>\n");
}

static void put_declaration(const struct ballot_writer *writer)
{
    ballot_put(writer, "<fieldset class=\"declaration\">");
    ballot_put_label(writer, "legend", LABEL_GRID_CONFLICT);
    put_choices(writer, "conflict", declarations, G_N_ELEMENTS(declarations));
    ballot_put(writer, "<p class=\"note\">");
    ballot_put_text(writer, ballot_label(writer, LABEL_GRID_NOTE));
    ballot_put(writer, " <span class=\"screen\">");
    ballot_put_text(writer, ballot_label(writer, LABEL_BALLOT_STAYS));
    ballot_put(writer, "</span></p>\n");
}

/* foot */

/* A box that a pen fills in. */
static void put_drawn(const struct ballot_writer *writer, const char *name, enum lang_label of)
{
    g_string_append_printf(writer->html, "<div class=\"paper drawn %s\">", name);
    ballot_put_label(writer, "span", of);
    ballot_put(writer, "<i></i></div>");
}

static void put_closing(const struct ballot_writer *writer)
{
    ballot_put(writer, "<div class=\"closing\">\n");
    put_drawn(writer, "total", LABEL_GRID_TOTAL);
    put_drawn(writer, "counted", LABEL_GRID_COUNTED);
    ballot_put(writer, "<fieldset class=\"recommendation\"><legend>");
    ballot_put_label(writer, "h2", LABEL_GRID_RECOMMENDATION);
    ballot_put(writer, "</legend>");
    put_choices(writer, "recommendation", recommendations, G_N_ELEMENTS(recommendations));
    put_drawn(writer, "signature", LABEL_GRID_SIGNATURE);
    ballot_put(writer, "</div>\n<p class=\"left\" id=\"left\" hidden>");
    ballot_put_text(writer, ballot_label(writer, LABEL_BALLOT_LEFT));
    html_append_escaped(writer->html, ballot_label(writer, LABEL_COLON));
    ballot_put(writer, "<span></span></p>\n");
    ballot_put_label(writer, "p class=\"left\" id=\"none-left\" hidden", LABEL_BALLOT_NONE_LEFT);
    ballot_put_label(writer, "p class=\"paper purge\"", LABEL_GRID_PURGE);
    ballot_put(writer, "</fieldset>\n");
}

static void put_device(const struct ballot_writer *writer)
{
    g_auto(GStrv) parts = g_strsplit(ballot_label(writer, LABEL_BALLOT_KEPT), "{file}", 2);

    ballot_put(writer, "<section class=\"device\" aria-labelledby=\"device\">");
    ballot_put_label(writer, "h2 id=\"device\"", LABEL_BALLOT_DEVICE);
    ballot_put(writer, "<p>");
    ballot_put_text(writer, parts[0]);
    ballot_put(writer, " <b id=\"file\">ballot-…-….csv</b>");
    ballot_put_text(writer, parts[1] ? parts[1] : "");
    ballot_put(writer,
               "</p>\n<p class=\"more\"><input type=\"checkbox\" id=\"more\" disabled><label "
               "for=\"more\">");
    ballot_put_text(writer, ballot_label(writer, LABEL_BALLOT_MORE));
    ballot_put(writer, "</label></p>\n");
    ballot_put_label(writer, "button type=\"button\" id=\"forget\"", LABEL_BALLOT_FORGET);
    ballot_put(writer, "</section>\n");
}

/* Progress, what there is to say, and Save: always in sight. */
static void put_bar(const struct ballot_writer *writer)
{
    ballot_put(writer,
               "<div class=\"bar\"><div class=\"in\">\n<p id=\"status\" role=\"status\"></p>\n"
               "<div class=\"progress\"><p id=\"progress\"></p><div class=\"steps\" "
               "aria-hidden=\"true\">");
    for (unsigned i = 0; i < writer->posting->criteria->len; i++)
        ballot_put(writer, "<i></i>");
    ballot_put(writer, "</div></div>\n");
    ballot_put_label(writer, "button type=\"button\" id=\"save\"", LABEL_BALLOT_SAVE);
    ballot_put(writer, "</div></div>\n");
}

static void put_form(const struct ballot_writer *writer)
{
    ballot_put(writer, "<main>\n<form id=\"ballot\" autocomplete=\"off\" novalidate");
    html_append_attribute(writer->html, "data-hash", writer->posting->criteria_hash);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        html_append_attribute(writer->html, words[i].name, ballot_label(writer, words[i].label));
    ballot_put(writer, ">\n<div class=\"in\">\n");
    put_people(writer);
    ballot_put(writer, "<fieldset id=\"judging\" disabled aria-describedby=\"locked\">\n");
    put_declaration(writer);
    ballot_put_criteria(writer);
    put_closing(writer);
    put_device(writer);
    ballot_put(writer, "</div>\n");
    put_bar(writer);
    ballot_put(writer, "</form>\n</main>\n");
}

/* Pages that came apart find each other again, where the browser prints what a page's margin says.
 */
static char *new_style(const struct ballot_writer *writer, const struct doc *grid,
                       const struct html_brand *brand)
{
    static const struct html_embedded sheet = HTML_EMBEDDED(ballot_css);
    g_autofree char *style = html_new_style(brand, sheet);
    g_auto(GStrv) parts = g_strsplit_set(grid->foot ? grid->foot : grid->title, "\"\\<\n", -1);
    g_autofree char *foot = g_strjoinv(" ", parts);

    return g_strdup_printf("%s@page{@bottom-left{content:\"%s\";font:7pt \"%s\",sans-serif}"
                           "@bottom-right{content:\"%s \" counter(page) \" %s \" "
                           "counter(pages);font:7pt \"%s\",sans-serif}}\n",
                           style, foot, brand->text_family, ballot_label(writer, LABEL_PAGE),
                           ballot_label(writer, LABEL_PAGE_OF), brand->text_family);
}

char *export_ballot(const struct posting *posting, const struct doc *grid,
                    const struct html_brand *brand)
{
    static const struct html_embedded code = HTML_EMBEDDED(ballot_js);
    const struct ballot_writer writer = {
        .html = g_string_new(NULL), .posting = posting, .lang = posting->lang};
    g_autofree char *style = new_style(&writer, grid, brand);
    g_autofree char *script = g_strndup(code.start, (gsize)(code.end - code.start));

    html_append_head(writer.html, grid);
    html_append_policy(writer.html, style, script);
    g_string_append_printf(writer.html, "<style>%s</style>\n</head>\n<body>\n", style);
    put_header(&writer, grid);
    put_form(&writer);
    g_string_append_printf(writer.html, "<script>%s</script>\n</body>\n</html>\n", script);
    return g_string_free(writer.html, FALSE);
}
