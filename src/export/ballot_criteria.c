/* ballot_criteria: a criterion of the ballot's page: what it asks, its scale with the anchors, room
 * for evidence.
 *
 * A part of ballot. What always holds: each thing is said once: the criterion on the group, number
 * and anchor on its buttons. */
#include "export/export_private.h"

#include <string.h>

#define ANCHOR_EXPECTED 3

static const char *const scores[] = {"0", "1", "2", "3", "4", "NE"};

void ballot_put_button(const struct ballot_writer *writer, const char *group, const char *value,
                       const char *before, const char *text)
{
    g_string_append_printf(writer->html,
                           "<div class=\"choice v%s\"><input type=\"radio\" id=\"%s-%s\" "
                           "name=\"%s\" value=\"%s\"><label for=\"%s-%s\">",
                           value, group, value, group, value, group, value);
    if (before) {
        ballot_put_element(writer, "b", before);
        ballot_put(writer, "<span class=\"unseen\">");
        html_append_escaped(writer->html, ballot_label(writer, LABEL_COLON));
        ballot_put(writer, "</span>");
    }
    ballot_put(writer, "<span>");
    ballot_put_text(writer, text);
}

void ballot_end_button(const struct ballot_writer *writer)
{
    ballot_put(writer, "</span></label></div>\n");
}

/* On a screen there only if it says that not all criteria are alike: `plain` otherwise. */
static void put_weight(const struct ballot_writer *writer,
                       const struct posting_criterion *criterion)
{
    g_autoptr(GString) line = g_string_new(criterion->categories);
    g_autoptr(GString) weight = g_string_new(NULL);
    const bool is_plain = !criterion->weight_reason && !criterion->knockout && !criterion->bonus;

    num_append(weight, criterion->weight, 2);
    if (writer->lang->decimal_mark)
        g_strdelimit(weight->str, ".", writer->lang->decimal_mark);
    g_string_append_printf(line, " · %s %s", ballot_label(writer, LABEL_GRID_WEIGHT), weight->str);
    if (criterion->knockout)
        g_string_append_printf(line, " · %s", ballot_label(writer, LABEL_GRID_KNOCKOUT));
    if (criterion->bonus)
        g_string_append_printf(line, " · %s", ballot_label(writer, LABEL_GRID_BONUS));
    if (criterion->weight_reason)
        g_string_append_printf(line, " · %s%s%s", ballot_label(writer, LABEL_GRID_WEIGHT_REASON),
                               ballot_label(writer, LABEL_COLON), criterion->weight_reason);
    ballot_put_element(writer, is_plain ? "p class=\"weight plain\"" : "p class=\"weight\"",
                       line->str);
}

/* Heading, what the posting says, question. */
static void put_what(const struct ballot_writer *writer, unsigned number,
                     const struct posting_criterion *criterion)
{
    g_string_append_printf(writer->html,
                           "<section class=\"criterion\" id=\"K%u\" "
                           "aria-labelledby=\"K%u-name\">\n<h2 id=\"K%u-name\"><span "
                           "class=\"number\">K%u</span> ",
                           number, number, number, number);
    ballot_put_element(writer, "span", criterion->label);
    ballot_put(writer, "</h2>\n<div class=\"what\">");
    put_weight(writer, criterion);
    if (strcmp(criterion->label, criterion->text) != 0)
        ballot_put_element(writer, "p class=\"line\"", criterion->text);
    ballot_put_element(writer, "p class=\"question\"", criterion->question);
    ballot_put(writer, "</div>\n");
}

/* The criterion's name once, on the group; then numbers with their anchors. */
static void put_scale(const struct ballot_writer *writer, unsigned number,
                      const struct posting_criterion *criterion)
{
    const char *expected = ballot_label(writer, LABEL_GRID_EXPECTED);
    g_autofree char *group = g_strdup_printf("K%u.score", number);

    g_string_append_printf(writer->html,
                           "<fieldset class=\"scale\"><legend><span class=\"unseen\">K%u ", number);
    ballot_put_text(writer, criterion->label);
    ballot_put(writer, ", </span>");
    ballot_put_text(writer, ballot_label(writer, LABEL_GRID_SCORE));
    ballot_put(writer, "</legend><div class=\"choices\">\n");
    for (unsigned i = 0; i < G_N_ELEMENTS(scores); i++) {
        const char *anchor =
            i < POSTING_ANCHORS ? criterion->anchors[i] : ballot_label(writer, LABEL_GRID_NE_SAYS);

        ballot_put_button(writer, group, scores[i], scores[i], anchor);
        if (i == ANCHOR_EXPECTED && strcmp(anchor, expected) != 0) {
            ballot_put(writer, " <small>(");
            ballot_put_text(writer, expected);
            ballot_put(writer, ")</small>");
        }
        ballot_end_button(writer);
    }
    ballot_put(writer, "</div></fieldset>\n");
}

static void put_evidence(const struct ballot_writer *writer, unsigned number,
                         const struct posting_criterion *criterion)
{
    g_string_append_printf(writer->html,
                           "<div class=\"evidence\"><label for=\"K%u-evidence\"><span "
                           "class=\"unseen\">K%u ",
                           number, number);
    ballot_put_text(writer, criterion->label);
    ballot_put(writer, ", </span>");
    ballot_put_text(writer, ballot_label(writer, LABEL_GRID_EVIDENCE));
    g_string_append_printf(writer->html,
                           "</label><div class=\"grow\"><textarea id=\"K%u-evidence\" "
                           "name=\"K%u.evidence\" rows=\"2\"></textarea></div>\n",
                           number, number);
    g_string_append_printf(writer->html, "<p class=\"hint\" id=\"K%u-hint\" hidden>", number);
    ballot_put_text(writer, ballot_label(writer, LABEL_BALLOT_HINT));
    ballot_put(writer, "</p></div>\n</section>\n");
}

/* The head of the table, on paper. */
static void put_strip(const struct ballot_writer *writer)
{
    g_autofree char *scale = g_strdup_printf(
        "%s · 3\u00A0=\u00A0%s · NE\u00A0=\u00A0%s", ballot_label(writer, LABEL_GRID_QUESTION),
        ballot_label(writer, LABEL_GRID_EXPECTED), ballot_label(writer, LABEL_GRID_NE_SAYS));

    ballot_put(writer, "<p class=\"paper strip\" aria-hidden=\"true\">");
    ballot_put_label(writer, "span", LABEL_GRID_CRITERION);
    ballot_put_element(writer, "span", scale);
    ballot_put_label(writer, "span", LABEL_GRID_EVIDENCE);
    ballot_put(writer, "</p>\n");
}

void ballot_put_criteria(const struct ballot_writer *writer)
{
    put_strip(writer);
    for (unsigned i = 0; i < writer->posting->criteria->len; i++) {
        const struct posting_criterion *criterion = posting_criterion(writer->posting, i);

        put_what(writer, i + 1, criterion);
        put_scale(writer, i + 1, criterion);
        put_evidence(writer, i + 1, criterion);
    }
}
