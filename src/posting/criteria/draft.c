/* criteria_draft: one line of the profile as a criterion. A part of criteria. What always
 * holds: all that is said of the job stands in the line; question and anchors are the same for
 * every line of a category. */
#include "posting/criteria/criteria_private.h"

#include "posting/text/text.h"

#include <string.h>

enum { LABEL_MAX = 45 }; /* characters */

static bool is_dangling(const struct lang_criteria *lexicon, const char *word)
{
    g_autofree char *folded = lang_fold(word, strlen(word));

    return *folded == '\0' || lang_has_word(lexicon->dangling, folded);
}

/* Quotes and brackets come in pairs: what the cut left open goes, with all behind it; at the
 * beginning, only the mark does. */
static void drop_open(char *label)
{
    static const char *const pairs[][2] = {{"(", ")"},           {"[", "]"},
                                           {"\u00AB", "\u00BB"}, {"\u201C", "\u201D"},
                                           {"\u2018", "\u2019"}, {"\"", "\""}};

    for (unsigned i = 0; i < G_N_ELEMENTS(pairs); i++) {
        const size_t len = strlen(pairs[i][0]);
        bool open = false;
        char *last = NULL;

        for (char *at = label; *at; at++) {
            const bool opens = (!open || strcmp(pairs[i][0], pairs[i][1]) != 0) &&
                               g_str_has_prefix(at, pairs[i][0]);

            if (opens)
                last = at;
            open = opens || (open && !g_str_has_prefix(at, pairs[i][1]));
        }
        if (open && last > label)
            *last = '\0';
        else if (open)
            memmove(label, label + len, strlen(label + len) + 1);
    }
}

static void drop_marks(char *label)
{
    for (size_t len = strlen(label); len > 1 && strchr(" ,;:-", label[len - 1]); len--)
        label[len - 1] = '\0';
}

/* Words of the end that lead to what was cut. */
static void drop_dangling(const struct lang_criteria *lexicon, char *label)
{
    char *space;

    while ((space = strrchr(label, ' ')) && is_dangling(lexicon, space)) {
        *space = '\0';
        drop_marks(label);
    }
}

/* The text, cut at a word. */
static char *short_label(const struct lang_criteria *lexicon, const char *text)
{
    const char *end = text;
    char *label, *space;

    for (unsigned i = 0; i < LABEL_MAX && *end; i++)
        end = g_utf8_next_char(end);
    label = g_strndup(text, (size_t)(end - text));
    if (!*end)
        return label;
    if (!strchr(" ,;:", *end) && (space = strrchr(label, ' ')))
        *space = '\0';
    drop_open(label);
    drop_marks(label);
    drop_dangling(lexicon, label);
    return g_strchug(label);
}

bool criteria_draft_init(struct criteria_draft *draft, const struct language *lang,
                         struct span line, struct criteria_wish wish)
{
    const struct lang_criteria *lexicon = lang_criteria(lang);
    struct posting_criterion *criterion = &draft->criterion;
    struct criteria_text text;

    *draft = (struct criteria_draft){
        .wish = wish, .criterion = {.weight = 1, .span = line, .text = body_fold(line)}};
    criteria_text_init(&text, lexicon, criterion->text, strlen(criterion->text));
    criteria_classify(&text, wish.topic, criterion);
    criteria_read_line(&text, wish, criterion);
    criterion->label = short_label(lexicon, criterion->text);
    criterion->question = g_strdup(lang_question(lexicon, criterion->category));
    criterion->label_span = criterion->category_span = line;
    criterion->reason_span = criterion->question_span = line;
    for (unsigned i = 0; i < POSTING_ANCHORS; i++) {
        criterion->anchors[i] = g_strdup(lang_label(lang, LABEL_GRID_ANCHOR_0 + i));
        criterion->anchor_spans[i] = line;
    }
    if (text.words->len == 0)
        criteria_clear(criterion);
    draft->gone = text.words->len == 0;
    criteria_text_clear(&text);
    return !draft->gone;
}
