/* ballot_criteria: the criteria of the ballot's page: what each asks and its own anchors; and once,
 * for all of them, a scale with room for evidence, which the script gives to each.
 *
 * A part of ballot. What always holds: each thing is said once: the criterion on the group, number
 * and anchor on its buttons; in the file, too, so that thirty criteria stay small. */
#include "export/export_private.h"

#include <string.h>

#define ANCHOR_EXPECTED 3

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
    lang_set_decimal_mark(writer->lang, weight->str);
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

/* A criterion whose anchors are the generic ones has no list of its own. */
static void put_anchors(const struct ballot_writer *writer, unsigned number,
                        const struct posting_criterion *criterion)
{
    if (!posting_is_anchored(writer->posting, number - 1))
        return;
    ballot_put(writer, "<ol start=\"0\">");
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        ballot_put_element(writer, "li", criterion->anchors[i]);
    ballot_put(writer, "</ol>\n");
}

/* Heading, what the posting says, question, anchors. */
static void put_criterion(const struct ballot_writer *writer, unsigned number,
                          const struct posting_criterion *criterion)
{
    g_string_append_printf(writer->html,
                           "<section class=\"criterion\" id=\"K%u\">\n<h2><span "
                           "class=\"number\">K%u</span> ",
                           number, number);
    ballot_put_element(writer, "span", criterion->label);
    ballot_put(writer, "</h2>\n<div class=\"what\">");
    put_weight(writer, criterion);
    if (strcmp(criterion->label, criterion->text) != 0)
        ballot_put_element(writer, "p class=\"line\"", criterion->text);
    ballot_put_element(writer, "p class=\"question\"", criterion->question);
    ballot_put(writer, "</div>\n");
    put_anchors(writer, number, criterion);
    ballot_put(writer, "</section>\n");
}

/* Names begin with `K`, where the criterion's number comes; its name goes into what is unseen, its
 * anchors into the buttons. */
static void put_scale(const struct ballot_writer *writer)
{
    ballot_put(writer, "<fieldset class=\"scale\"><legend><span class=\"unseen name\"></span>");
    ballot_put_text(writer, ballot_label(writer, LABEL_GRID_SCORE));
    ballot_put(writer, "</legend><div class=\"choices\">\n");
    for (unsigned i = 0; posting_scores[i]; i++) {
        ballot_put_button(writer, "K.score", posting_scores[i], posting_scores[i],
                          ballot_label(writer, i < POSTING_ANCHORS ? LABEL_GRID_ANCHOR_0 + i
                                                                   : LABEL_GRID_NE_SAYS));
        if (i == ANCHOR_EXPECTED) {
            ballot_put(writer, " <small hidden>(");
            ballot_put_text(writer, ballot_label(writer, LABEL_GRID_EXPECTED));
            ballot_put(writer, ")</small>");
        }
        ballot_end_button(writer);
    }
    ballot_put(writer, "</div></fieldset>\n");
}

static void put_evidence(const struct ballot_writer *writer)
{
    ballot_put(writer, "<div class=\"evidence\"><label for=\"K-evidence\"><span class=\"unseen "
                       "name\"></span>");
    ballot_put_text(writer, ballot_label(writer, LABEL_GRID_EVIDENCE));
    ballot_put(writer, "</label><div class=\"grow\"><textarea id=\"K-evidence\" "
                       "name=\"K.evidence\" rows=\"2\"></textarea></div>\n<p class=\"hint\" "
                       "id=\"K-hint\" hidden>");
    ballot_put_text(writer, ballot_label(writer, LABEL_BALLOT_HINT));
    ballot_put(writer, "</p></div>\n");
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
    ballot_put(writer, "<template id=\"scale\">\n");
    put_scale(writer);
    put_evidence(writer);
    ballot_put(writer, "</template>\n");
    put_strip(writer);
    for (unsigned i = 0; i < writer->posting->criteria->len; i++)
        put_criterion(writer, i + 1, posting_criterion(writer->posting, i));
}
