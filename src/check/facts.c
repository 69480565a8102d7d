/* facts: the rules that judge what is known of the job.
 *
 * A part of check. */
#include "check/check_private.h"

#include "lang/lang.h"

#include <string.h>

/* Does every office state it for itself? */
static bool all_offices_have(const struct posting *posting, enum posting_fact_id id)
{
    for (unsigned i = 0; i < posting->offices->len; i++)
        if (!g_array_index(posting->offices, struct posting_office, i).facts[id].text)
            return false;
    return posting->offices->len > 0;
}

/* With the line that might hold it, and what to write then. */
static void report_missing(const struct check *check, enum posting_fact_id id, const char *what)
{
    const struct ini_value *hint = &check->posting->facts[id].hint;

    if (hint->text)
        diag_add(check->diag, DIAG_MISSING_FACT, hint->span,
                 "no %s is sure; if this is it, write in posting.ini, [facts]: %s = %s", what,
                 posting_fact_name(id), hint->text);
    else
        diag_add(check->diag, DIAG_MISSING_FACT, NO_SPAN,
                 "no %s is known; give it in [facts], key %s", what, posting_fact_name(id));
}

void check_missing_fact(const struct check *check)
{
    static const struct {
        enum posting_fact_id id;
        const char *what;
    } wanted[] = {
        {FACT_TITLE, N_("title")},          {FACT_EMPLOYER, N_("employer")},
        {FACT_PLACES, N_("place of work")}, {FACT_CONTRACT, N_("kind of contract")},
        {FACT_CONTACT, N_("contact")},      {FACT_DEADLINE, N_("deadline")},
        {FACT_START, N_("start date")},     {FACT_PUBLISHED, N_("publication date")},
        {FACT_REFERENCE, N_("reference")},  {FACT_URL, N_("address (URL) of the offer")},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (!check->posting->facts[wanted[i].id].text &&
            !all_offices_have(check->posting, wanted[i].id))
            report_missing(check, wanted[i].id, say_text(wanted[i].what));
}

/* Neither a contact nor an address on the web, and no section says how to apply. */
void check_no_apply(const struct check *check)
{
    const struct posting *posting = check->posting;
    const struct posting_section *section = posting_find_section(posting, ROLE_APPLY);

    if (section && section->count > 1)
        return;
    if (posting->facts[FACT_CONTACT].text || all_offices_have(posting, FACT_CONTACT) ||
        posting->facts[FACT_URL].text || posting->facts[FACT_SITE].text)
        return;
    diag_add(check->diag, DIAG_NO_APPLY,
             section ? posting_block(posting, section->first)->span : NO_SPAN,
             "nothing says how to apply, and neither will the poster; give an address in [facts], "
             "key contact or url");
}

void check_expired(const struct check *check)
{
    const struct posting_fact *deadline = check_fact(check, FACT_DEADLINE);

    if (date_is_complete(&deadline->date) && date_is_complete(&check->today) &&
        date_compare(&deadline->date, &check->today) < 0)
        diag_add(check->diag, DIAG_EXPIRED, deadline->span,
                 "this deadline (%04d-%02d-%02d) is over; give a new one, or take the offer down",
                 deadline->date.year, deadline->date.month, deadline->date.day);
}

static bool has_phrase(struct span span, const char *const *phrases)
{
    return phrases && lang_find_phrase(span_text(span), span.len, phrases).len > 0;
}

/* Is there such a word of letters alone right behind a figure: `52K`, `12,31 Euros`? */
static bool follows_figure(const char *text, const char *word)
{
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
        const char *before = at;

        while (before > text && before[-1] == ' ')
            before--;
        if (before > text && g_ascii_isdigit(before[-1]) && (word[1] || !g_ascii_isalpha(at[1])))
            return true;
    }
    return false;
}

/* A figure with a currency, or what stands for one. */
static bool has_sum(const struct check *check, struct span span)
{
    static const char *const signs[] = {"€", "£", "$"}, *const words[] = {"k", "eur", "gbp", "usd",
                                                                          "chf"};
    g_autofree char *typed = span_dup(span), *text = lang_lower(typed, strlen(typed));
    const bool figure = strpbrk(text, "0123456789");

    g_strdelimit(text, "\t\n", ' ');
    for (size_t i = 0; figure && i < G_N_ELEMENTS(signs); i++)
        if (strstr(text, signs[i]))
            return true;
    for (size_t i = 0; figure && i < G_N_ELEMENTS(words); i++)
        if (follows_figure(text, words[i]))
            return true;
    return has_phrase(span, lang_check(check->posting->lang)->sums);
}

/* The blocks that speak of pay, one after the other: 0 begins. NULL: there are no more. */
static const struct posting_block *next_pay_block(const struct posting *posting, unsigned *at)
{
    while (*at < posting->blocks->len) {
        const struct posting_block *block = posting_block(posting, (*at)++);

        if ((block->kind != BLOCK_HEADING || block->level > 2) &&
            (posting_section(posting, block->section)->role == ROLE_PAY ||
             has_phrase(block->span, lang_check(posting->lang)->pay)))
            return block;
    }
    return NULL;
}

static bool states_sum(const struct check *check, const struct posting_fact *pay)
{
    return pay->text && pay->span.source && has_sum(check, pay->span);
}

/* Is it told anywhere: by a fact, of all or of an office, or in a section about pay? */
static bool knows_sum(const struct check *check)
{
    const struct posting *posting = check->posting;
    const struct posting_block *block;
    unsigned at = 0;

    if (states_sum(check, &posting->facts[FACT_PAY]))
        return true;
    for (unsigned i = 0; i < posting->offices->len; i++)
        if (states_sum(check,
                       &g_array_index(posting->offices, struct posting_office, i).facts[FACT_PAY]))
            return true;
    while ((block = next_pay_block(posting, &at)))
        if (has_sum(check, block->span))
            return true;
    return false;
}

void check_pay_range(const struct check *check)
{
    const struct posting_fact *pay = &check->posting->facts[FACT_PAY];
    unsigned at = 0;
    const struct posting_block *block = next_pay_block(check->posting, &at);

    if (!knows_sum(check))
        diag_add(check->diag, DIAG_PAY_RANGE,
                 block       ? block->span
                 : pay->text ? pay->span
                             : NO_SPAN,
                 "no pay, nor a pay range; give one, here or before the interview (directive (EU) "
                 "2023/970, article 5)");
}

static void judge_vague(const struct check *check, struct span span)
{
    const char *const *phrases = lang_check(check->posting->lang)->pay_vague;
    const struct lang_match vague = phrases && span.source
                                        ? lang_find_phrase(span_text(span), span.len, phrases)
                                        : (struct lang_match){0};

    if (vague.len > 0 && !has_sum(check, span))
        diag_add(check->diag, DIAG_PAY_VAGUE, span_part(span, vague.offset, vague.len),
                 "this says nothing of the pay; give it, or its range");
}

void check_pay_vague(const struct check *check)
{
    const struct posting_fact *pay = &check->posting->facts[FACT_PAY];
    const struct posting_block *block;
    unsigned at = 0;

    while ((block = next_pay_block(check->posting, &at)))
        judge_vague(check, block->span);
    if (pay->text && pay->from_ini)
        judge_vague(check, pay->span);
}

/* Where one reads how to apply. */
static struct span apply_heading(const struct posting *posting)
{
    const struct posting_section *apply = posting_find_section(posting, ROLE_APPLY);

    return apply && apply->count > 0 ? posting_block(posting, apply->first)->span : NO_SPAN;
}

void check_data_notice(const struct check *check)
{
    const struct posting *posting = check->posting;
    const char *const *phrases = lang_check(posting->lang)->data_notice;

    for (unsigned i = 0; phrases && i < posting->blocks->len; i++) {
        const struct span span = posting_block(posting, i)->span;

        if (has_phrase(span, phrases))
            return;
    }
    if (phrases)
        diag_add(check->diag, DIAG_DATA_NOTICE, apply_heading(posting),
                 "no word on what happens to candidates' data; say who keeps it, why, and how long "
                 "(GDPR, article 13)");
}

/* What a heading may be about that nobody knows, and how that is said. */
static const struct {
    enum lang_role role;
    const char *what;
} guesses[] = {
    {ROLE_MISSIONS, N_("what the job is")},     {ROLE_PROFILE, N_("who is looked for")},
    {ROLE_PAY, N_("the conditions")},           {ROLE_APPLY, N_("how to apply")},
    {ROLE_PLACES, N_("where the work is")},     {ROLE_START, N_("when the job begins")},
    {ROLE_DEADLINE, N_("by when one applies")},
};

static const char *what_of(enum lang_role role)
{
    for (size_t i = 0; i < G_N_ELEMENTS(guesses); i++)
        if (guesses[i].role == role)
            return say_text(guesses[i].what);
    return NULL;
}

/* What is said below a heading that tells nothing: by how it sounds; else what no heading names
 * that every posting has. */
static enum lang_role guess_role(const struct posting *posting,
                                 const struct posting_section *section)
{
    const struct span first = posting_block(posting, section->first + 1)->span,
                      last = posting_block(posting, section->first + section->count - 1)->span;
    const enum lang_role tone =
        lang_find_tone(posting->lang, span_text(first), last.offset + last.len - first.offset);

    if (what_of(tone) && !posting_find_section(posting, tone))
        return tone;
    return !posting_find_section(posting, ROLE_MISSIONS)  ? ROLE_MISSIONS
           : !posting_find_section(posting, ROLE_PROFILE) ? ROLE_PROFILE
                                                          : ROLE_NONE;
}

/* Each heading that nobody knows, where what every posting says may stand below it. */
void check_unknown_role(const struct check *check)
{
    const struct posting *posting = check->posting;
    unsigned number = 0;

    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);
        const struct posting_block *heading = posting_heading_of(posting, section);
        enum lang_role role;

        if (section->role != ROLE_NONE || section->count < 2 || !heading)
            continue;
        role = guess_role(posting, section);
        if (role != ROLE_NONE)
            diag_add(check->diag, DIAG_UNKNOWN_ROLE, heading->span,
                     "no heading says %s; if this one does, write in posting.ini, under "
                     "[headings]: %u = heading %s | %s",
                     what_of(role), ++number, lang_role_name(role), heading->text);
    }
}
