/* title_cut: what belongs to a title, and what stands beside it on its line: the employer, the
 * contract, a place, a year. A part of facts, for title. What always holds: what is left is one
 * stretch of the text. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    NAME_SHARE = 70, /* per cent of its words that are the employer's: a line is their name */
    TAG_MOST = 24    /* bytes of what square brackets hold before a title */
};

static GStrv words_of(const struct facts_view *view, struct facts_stretch part)
{
    g_autofree char *folded = lang_fold(view->low->str + part.start, part.len);

    return g_strsplit(folded, " ", -1);
}

/* Does a word end as those do that name who does a job? */
static bool ends_as_job(const struct facts_view *view, const char *word)
{
    const size_t len = strlen(word);

    for (const char *const *ending = view->words->job_endings; ending && *ending; ending++) {
        const size_t end = strlen(*ending);

        if (len > end + 1 && word[len - end] == **ending &&
            memcmp(word + len - end, *ending, end) == 0)
            return true;
    }
    return false;
}

/* A word for who does a job. */
bool title_has_job(const struct facts_view *view, struct facts_stretch part)
{
    g_auto(GStrv) words = words_of(view, part);
    bool begins[256] = {false}; /* by the first byte of the words */

    for (char **word = words; *word; word++) {
        if (ends_as_job(view, *word))
            return true;
        begins[(unsigned char)**word] = true;
    }
    for (const char *const *job = view->words->jobs; *job; job++)
        for (char **word = words; begins[(unsigned char)**job] && *word; word++)
            if (**word == **job && lang_word_matches(*word, *job, strlen(*job)))
                return true;
    return false;
}

static unsigned count_common(char *const *words, const char *name, unsigned *long_words)
{
    g_autofree char *folded = lang_fold(name, strlen(name));
    g_auto(GStrv) others = g_strsplit(folded, " ", -1);
    unsigned count = 0;

    for (*long_words = 0; *words; words++) {
        *long_words += strlen(*words) > 2 ? 1 : 0;
        count += strlen(*words) > 2 && g_strv_contains((const char *const *)others, *words) ? 1 : 0;
    }
    return count;
}

static bool is_like(const struct facts_view *view, struct facts_stretch part, const char *name)
{
    g_auto(GStrv) words = name ? words_of(view, part) : NULL;
    unsigned all, common = name ? count_common(words, name, &all) : 0;

    return common > 0 && common * 100 >= all * NAME_SHARE;
}

/* The name of those who hire, and nothing else. */
bool title_is_name(const struct facts_view *view, struct facts_stretch part)
{
    const struct posting *posting = view->posting;
    bool is = is_like(view, part, posting->organisation) || is_like(view, part, posting->tagline);

    for (unsigned i = 0; i < posting->offices->len; i++)
        is |= is_like(view, part, g_array_index(posting->offices, struct posting_office, i).name);
    return is;
}

/* "[STAGE] Assistant": without the tag, where something stands behind it. */
static struct facts_stretch skip_tag(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start,
               *end =
                   part.len > 0 && *low == '[' ? memchr(low, ']', MIN(part.len, TAG_MOST)) : NULL;
    const size_t len = end ? (size_t)(end - low) + 1 : 0;

    return len > 0 && len + 2 < part.len ? view_part(part, len, part.len) : part;
}

/* Marks and pictures around a title. */
struct facts_stretch title_strip(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str;

    part = skip_tag(view, part);
    if (part.len > 2 && low[part.start] == '"' && low[part.start + part.len - 1] == '"' &&
        !memchr(low + part.start + 1, '"', part.len - 2))
        part = view_part(part, 1, part.len - 2);
    while (part.len > 0 && !g_ascii_isalnum(low[part.start]) &&
           !(low[part.start] == '"' ||
             (low[part.start] == '(' && memchr(low + part.start, ')', part.len))))
        part = view_part(part, 1, part.len);
    while (part.len > 0 && !g_ascii_isalnum(low[part.start + part.len - 1]) &&
           !strchr(")\"%+", low[part.start + part.len - 1]))
        part.len--;
    if (part.len > 0 && low[part.start + part.len - 1] == ')' &&
        !memchr(low + part.start, '(', part.len))
        part.len--;
    return part;
}

size_t title_dash_at(const char *text, size_t len)
{
    for (size_t i = 1; i + 2 < len; i++)
        if ((text[i] == ',' && text[i + 1] == ' ') ||
            (text[i] == ' ' &&
             (strchr("|-", text[i + 1]) || strncmp(text + i, "   ", 3) == 0 ||
              strncmp(text + i, " // ", 4) == 0 || strncmp(text + i, " . ", 3) == 0)))
            return i;
    return len;
}

bool title_is_contract(struct facts_view *view, struct facts_stretch part)
{
    static const enum lang_pattern ids[] = {LANG_PATTERN_CONTRACT, LANG_PATTERN_LIKELY_CONTRACT,
                                            LANG_PATTERN_HOURS};

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        const struct facts_stretch found = view_match_whole(view, ids[i], part);

        if (found.len > 0 && found.start <= part.start + 1)
            return true;
    }
    return false;
}

/* Behind a comma: "part time" and no more; "contract management" is part of a title. */
static bool is_term(struct facts_view *view, struct facts_stretch part)
{
    const struct facts_stretch contract = view_match_whole(view, LANG_PATTERN_CONTRACT, part),
                               likely = view_match_whole(view, LANG_PATTERN_LIKELY_CONTRACT, part),
                               hours = view_match_whole(view, LANG_PATTERN_HOURS, part);

    return part.len > 0 &&
           (contract.len == part.len || likely.len == part.len || hours.len == part.len);
}

/* Behind a dash: the contract, the employer, a number, a date: no part of the title. */
static bool is_other(struct facts_view *view, struct facts_stretch tail)
{
    const char *text = view->low->str + tail.start;
    const struct span plain = view_plain(view, tail);
    const char *organisation = view->posting->organisation;
    g_autofree char *folded = lang_fold(text, tail.len);
    g_autofree char *name =
        lang_fold(organisation ? organisation : "", organisation ? strlen(organisation) : 0);
    struct dates_match match;
    size_t from = 0;

    return tail.len == 0 || g_ascii_isdigit(*text) || title_is_name(view, tail) ||
           title_is_contract(view, tail) || view_says(view, LANG_PATTERN_POSTCODE, tail) ||
           (*name && strstr(folded, name)) ||
           dates_next(view->posting->lang, plain, &from, &match) ||
           view_says(view, LANG_PATTERN_PAY, tail) ||
           (view_says(view, LANG_PATTERN_PAY_SCALE, tail) &&
            view_match_whole(view, LANG_PATTERN_PAY_SCALE, tail).start == tail.start) ||
           view_says(view, LANG_PATTERN_TITLE_TAIL, tail) ||
           view_says(view, LANG_PATTERN_REFERENCE, tail);
}

/* "Cuisinier - Lyon": a place, if the text names it as one elsewhere. */
static bool is_place(const struct facts_view *view, struct facts_stretch tail)
{
    static const char *const leads[] = {
        " a ", " in ", " at ", "lieu : ", "lieu: ", "location: ", "\xF0\x9F\x93\x8D " /* a pin */};
    g_autofree char *name = g_strndup(
        view->low->str + tail.start, MIN(tail.len, strcspn(view->low->str + tail.start, "(,/|\n")));

    g_strchomp(name);
    for (size_t i = 0; strlen(name) > 2 && strlen(name) <= tail.len && i < G_N_ELEMENTS(leads);
         i++) {
        g_autofree char *lead = g_strconcat(leads[i], name, NULL);

        if (strstr(view->low->str, lead))
            return true;
    }
    return false;
}

/* The title without what stands behind its dashes and is none. */
static struct facts_stretch cut_tails(struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str;
    size_t at = title_dash_at(low + part.start, part.len);

    while (at < part.len) {
        const bool comma = low[part.start + at] == ',';
        const size_t next = at + 2 + title_dash_at(low + part.start + at + 2, part.len - at - 2);
        struct facts_stretch tail = title_strip(view, view_part(part, at + 2, next - at - 2));

        if (comma ? title_is_name(view, tail) || is_place(view, tail) || is_term(view, tail)
                  : is_other(view, tail) || (is_place(view, tail) && !title_has_job(view, tail)))
            return title_strip(view, view_part(part, 0, at));
        at = next >= part.len ? part.len : next;
    }
    return part;
}

/* `Maison X Chargé de mission`: without the name, where a job is left. */
static struct facts_stretch cut_name(const struct facts_view *view, struct facts_stretch part)
{
    const char *name = view->posting->organisation;
    g_autofree char *folded = name ? lang_fold(name, strlen(name)) : NULL;
    size_t len = 0;

    for (size_t i = 1; folded && *folded && i < part.len && len == 0; i++) {
        g_autofree char *so_far = lang_fold(view->low->str + part.start, i);

        if (strcmp(so_far, folded) == 0 && view->low->str[part.start + i] == ' ')
            len = i;
    }
    if (len > 0 && title_has_job(view, view_part(part, len, part.len)))
        return title_strip(view, view_part(part, len, part.len));
    return part;
}

static bool holds_year(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (MIN(strspn(text + i, "0123456789"), len - i) >= 4)
            return true;
    return false;
}

/* "(two positions)" */
static bool counts_posts(const struct facts_view *view, struct facts_stretch bracket)
{
    g_auto(GStrv) words = words_of(view, bracket);
    bool posts = false;

    for (char **word = words; *word; word++) {
        g_autofree char *one =
            g_strndup(*word, strlen(*word) - (g_str_has_suffix(*word, "s") ? 1 : 0));

        posts |= lang_has_word(view->posting->lang->post_words, one);
    }
    return posts && g_strv_length(words) == 2;
}

/* A bracket at the end with the employer or a year in it. */
static struct facts_stretch cut_bracket(struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start;
    size_t at = part.len;

    if (part.len == 0 || low[part.len - 1] != ')')
        return part;
    while (at > 0 && low[at - 1] != '(')
        at--;
    return at > 1 && (is_other(view, view_part(part, at, part.len - at - 1)) ||
                      holds_year(low + at, part.len - at) ||
                      counts_posts(view, view_part(part, at, part.len - at)))
               ? title_strip(view, view_part(part, 0, at - 1))
               : part;
}

/* "Mécanicien H/F en CDI": without the contract at its end. */
static struct facts_stretch cut_contract(struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start;

    for (size_t i = part.len > 4 ? part.len - 4 : 0; i > 2; i--) {
        const struct facts_stretch tail = view_part(part, i + 4, part.len);

        if (strncmp(low + i, " en ", 4) == 0 || strncmp(low + i, " in ", 4) == 0)
            return title_is_contract(view, tail) && is_term(view, tail)
                       ? title_strip(view, view_part(part, 0, i))
                       : part;
    }
    return part;
}

/* "Menuisier à 100 %": without the share of full time. */
static struct facts_stretch cut_share(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start;
    size_t at = part.len;

    if (at == 0 || low[at - 1] != '%')
        return part;
    while (at > 0 && strchr("0123456789 %-", low[at - 1]))
        at--;
    at -= at > 2 && strncmp(low + at - 2, " a", 2) == 0 ? 2 : 0;
    return at > 2 ? title_strip(view, view_part(part, 0, at)) : part;
}

/* "Studio Manager at Pottery Loft (Holmeden)": without who hires, and what stands behind. */
static struct facts_stretch cut_employer(const struct facts_view *view, struct facts_stretch part)
{
    static const char *const leads[] = {" at ", " for ", " with ", " chez ",
                                        " a ",  " au ",  " pour ", " of "};
    const char *low = view->low->str + part.start;

    for (size_t i = 3; i < part.len; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(leads); k++) {
            const size_t len = strlen(leads[k]);
            const struct facts_stretch rest = view_part(part, i + len, part.len);

            if (strncmp(low + i, leads[k], len) == 0 &&
                title_is_name(view, view_part(rest, 0, strcspn(low + i + len, "(,|\n-"))))
                return title_strip(view, view_part(part, 0, i));
        }
    return part;
}

struct facts_stretch title_cut(struct facts_view *view, struct facts_stretch part)
{
    part = cut_contract(view, cut_share(view, cut_tails(view, part)));
    return cut_name(view, cut_bracket(view, cut_employer(view, part)));
}

bool title_is_role(const struct facts_view *view, struct facts_stretch part)
{
    g_autofree char *text = body_fold(view_plain(view, part));

    return lang_find_role(view->posting->lang, text) != ROLE_NONE;
}

/* "cherche son ou sa médiatrice": what is left of a sentence whose beginning was a name. */
static bool begins_with_seeking(struct facts_view *view, struct facts_stretch part)
{
    const struct facts_stretch verb = view_seeks(view, part);

    return verb.len > 0 && verb.start == part.start && verb.len < part.len;
}

/* "J4C42": a code of a list of jobs has no word in it. */
static bool has_word(const struct facts_view *view, struct facts_stretch part)
{
    size_t run = 0;

    for (size_t i = 0; i < part.len && run < 2; i++)
        run = g_ascii_isalpha(view->low->str[part.start + i]) ? run + 1 : 0;
    return run >= 2;
}

bool title_can_be(struct facts_view *view, struct facts_stretch part, size_t max)
{
    const struct span plain = view_plain(view, part);
    struct dates_match match;
    size_t from = 0;

    return part.len > 2 && part.len <= max && !begins_with_seeking(view, part) &&
           (!title_is_contract(view, part) || title_has_job(view, part)) &&
           !view_says(view, LANG_PATTERN_NO_TITLE, part) &&
           (!view_says(view, LANG_PATTERN_NAME, part) || title_has_job(view, part)) &&
           !body_is_address(span_text(plain), plain.len) && !title_is_name(view, part) &&
           view_match_whole(view, LANG_PATTERN_CONTRACT, part).len < part.len &&
           !(view_match_whole(view, LANG_PATTERN_LIKELY_CONTRACT, part).len == part.len) &&
           !dates_next(view->posting->lang, plain, &from, &match) && has_word(view, part) &&
           !title_is_role(view, part);
}
