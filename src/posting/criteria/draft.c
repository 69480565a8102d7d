/* criteria_draft: one line of the profile as a criterion. Under posting/criteria. What always
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

/* A bracket that the cut left open goes, with what stands in it. */
static void drop_bracket(char *label)
{
    char *open = strrchr(label, '(');

    if (open && open > label && !strchr(open, ')'))
        *open = '\0';
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
    drop_bracket(label);
    drop_marks(label);
    drop_dangling(lexicon, label);
    return label;
}

bool criteria_draft_init(struct criteria_draft *draft, const struct language *lang,
                         struct span line, struct criteria_wish wish)
{
    const struct lang_criteria *lexicon = lang_criteria(lang);
    struct posting_criterion *criterion = &draft->criterion;
    struct criteria_text text;

    *draft = (struct criteria_draft){
        .wish = wish, .criterion = {.weight = 1, .span = line, .text = body_fold(line)}};
    criteria_text_init(&text, criterion->text, strlen(criterion->text));
    criteria_classify(lexicon, &text, criterion);
    criterion->bonus = wish.bonus || criteria_says(lexicon, &text, lexicon->bonuses, G_MAXUINT);
    criterion->knockout_suggested =
        wish.knockout || criteria_says(lexicon, &text, lexicon->knockouts, G_MAXUINT) ||
        criteria_says(lexicon, &text, lexicon->line_knockouts, G_MAXUINT);
    criterion->label = short_label(lexicon, criterion->text);
    criterion->question = g_strdup(lang_question(lexicon, criterion->category));
    criterion->label_span = criterion->reason_span = criterion->question_span = line;
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
