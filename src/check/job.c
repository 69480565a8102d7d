/* job: the rules that judge what is said of the job: its title, its language, how many duties it
 * has, under which agreement it stands; and what was pasted with it.
 *
 * A part of check. */
#include "check/check_private.h"

#include <string.h>

bool check_text_says(const struct posting *posting, const char *const *phrases)
{
    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const char *text = posting_block(posting, i)->text;
        g_autofree char *folded = lang_fold(text, strlen(text));

        if (lang_says(folded, phrases))
            return true;
    }
    return false;
}

static bool value_says(const char *text, const char *const *phrases)
{
    g_autofree char *folded = lang_fold(text ? text : "", text ? strlen(text) : 0);

    return lang_says(folded, phrases);
}

void check_agreement(const struct check *check)
{
    const struct posting *posting = check->posting;
    const struct lang_check *words = lang_check(posting->lang);
    const struct posting_fact *contract = &posting->facts[FACT_CONTRACT];

    if (words->agreements && contract->text && value_says(contract->text, words->employed) &&
        !value_says(posting->organisation, words->agreements) &&
        !value_says(posting->facts[FACT_EMPLOYER].text, words->agreements) &&
        !value_says(posting->facts[FACT_PAY].text, words->agreements) &&
        !check_text_says(posting, words->agreements))
        diag_add(check->diag, DIAG_AGREEMENT, contract->span,
                 "no collective agreement is named; name it, with the group or level");
}

enum { OPENING = 300 }; /* bytes of a section: enough to tell its language */

/* Does a section speak another language? */
static void judge_section(const struct check *check, const struct posting_section *section)
{
    const struct posting *posting = check->posting;
    const struct span from = posting_block(posting, section->first)->span,
                      to = posting_block(posting, section->first + section->count - 1)->span;
    const char *text = span_text(from), *end = text + to.offset + to.len - from.offset;
    const char *stop = end - text > OPENING ? g_utf8_find_prev_char(text, text + OPENING) : end;

    if (stop > text && lang_find_other(posting->lang, text, (size_t)(stop - text)))
        diag_add(check->diag, DIAG_LANGUAGE, from,
                 "this is in another language than the offer; translate it (Code du travail, "
                 "article L5331-4)");
}

void check_language(const struct check *check)
{
    const struct posting *posting = check->posting;
    const struct posting_fact *title = &posting->facts[FACT_TITLE];

    if (!lang_check(posting->lang)->foreign_title)
        return;
    for (unsigned i = 0; i < posting->sections->len; i++)
        if (posting_section(posting, i)->count > 0)
            judge_section(check, posting_section(posting, i));
    if (title->text && lang_is_foreign_job(posting->lang, title->text))
        diag_add(check->diag, DIAG_LANGUAGE, title->span,
                 "the title is in another language; say in this one what the job is (Code du "
                 "travail, article L5331-4)");
}

enum { FORM_ENDING = 5, STEM_MIN = 4 }; /* letters of a form's end; of what both share */

static bool ends_in(const char *word, const char *const *endings)
{
    for (; endings && *endings; endings++)
        if (g_str_has_suffix(word, *endings))
            return true;
    return false;
}

/* The same word for the other: `assistante`, where the text has `assistant` as well. */
static bool is_other_form(const struct lang_check *words, const char *head, const char *word)
{
    const size_t stem = MAX(strlen(head), FORM_ENDING + STEM_MIN) - FORM_ENDING;

    return strncmp(head, word, stem) == 0 && strcmp(head, word) != 0 &&
           (ends_in(word, words->gendered) || lang_has_word(words->whole_gendered, word));
}

static bool holds_other_form(const struct lang_check *check, const char *head, const char *folded)
{
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);

    for (char **word = words; *word; word++)
        if (is_other_form(check, head, *word))
            return true;
    return false;
}

/* In the title, or anywhere in the text. */
static bool has_other_form(const struct posting *posting, const char *title, const char *head)
{
    const struct lang_check *words = lang_check(posting->lang);
    bool has = holds_other_form(words, head, title);

    for (unsigned i = 0; i < posting->blocks->len && !has; i++) {
        const char *text = posting_block(posting, i)->text;
        g_autofree char *folded = lang_fold(text, strlen(text));

        has = holds_other_form(words, head, folded);
    }
    return has;
}

/* `Directeur ou directrice`, `chargé·e`, `H/F` say that it is for both. */
static bool is_for_both(const struct posting *posting, const char *title, const char *folded)
{
    const struct lang_check *words = lang_check(posting->lang);
    g_autofree char *plain = lang_fold_inclusive(posting->lang, title, strlen(title));

    return strcmp(plain, folded) != 0 || strchr(title, '/') || lang_says(folded, words->both) ||
           check_text_says(posting, words->both);
}

void check_gendered_title(const struct check *check)
{
    const struct posting *posting = check->posting;
    const struct lang_check *words = lang_check(posting->lang);
    const struct posting_fact *title = &posting->facts[FACT_TITLE];
    g_autofree char *folded =
        lang_fold(title->text ? title->text : "", title->text ? strlen(title->text) : 0);
    g_autofree char *head = g_strndup(folded, strcspn(folded, " "));

    if (*head && (ends_in(head, words->gendered) || lang_says(folded, words->whole_gendered)) &&
        !is_for_both(posting, title->text, folded) && !has_other_form(posting, folded, head))
        diag_add(check->diag, DIAG_GENDERED_TITLE, title->span,
                 "the title names one gender; write both forms, or a word for both");
}

enum { DUTIES_MAX = 15, CRITERIA_MAX = 12 };

void check_many_duties(const struct check *check)
{
    const struct posting *posting = check->posting;
    unsigned duties = 0, criteria = 0;

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);

        if (block->kind == BLOCK_ITEM &&
            posting_section(posting, block->section)->role == ROLE_MISSIONS &&
            ++duties == DUTIES_MAX + 1)
            diag_add(check->diag, DIAG_MANY_DUTIES, block->span,
                     "more than %d duties; keep those that fill most of the time", DUTIES_MAX);
    }
    for (unsigned i = 0; i < posting->criteria->len; i++)
        if (!posting_criterion(posting, i)->bonus && ++criteria == CRITERIA_MAX + 1)
            diag_add(check->diag, DIAG_MANY_DUTIES, posting_criterion(posting, i)->span,
                     "more than %d criteria; ask for what the job needs on its first day",
                     CRITERIA_MAX);
}

/* What was typed has marks that the text has not. */
static bool was_marked(const struct posting_block *block)
{
    static const char *const marks[] = {"**", "](", "</", "&nbsp;", "&amp;", "<br", "&#"};
    const struct span typed = source_typed(block->span);
    g_autofree char *text = span_dup(typed);

    if (g_strcmp0(block->rule, "hash-heading") == 0 || g_strcmp0(block->rule, "bold-heading") == 0)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (strstr(text, marks[i]) && !strstr(block->text, marks[i]))
            return true;
    return false;
}

void check_markup(const struct check *check)
{
    for (unsigned i = 0; i < check->posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(check->posting, i);

        if (!was_marked(block))
            continue;
        diag_add(check->diag, DIAG_MARKUP, block->span,
                 "the text has marks of Markdown or HTML, which were taken for headings, bold, "
                 "lists and links; see `affiche show --why`");
        return;
    }
}
