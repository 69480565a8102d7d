/* lang: the languages there are, and what they say. Read at every step of the way from posting to
 * PDF. What always holds: what a language leaves out has the English words where it is printed, and
 * is empty where a text is understood by it. */
#include "lang/lang_private.h"

#include "base/base.h"

#include <glib.h>
#include <string.h>

enum { NAME_BYTES = 40 }; /* no name of a day or month is longer */

static const char *const role_names[ROLE_COUNT] = {
    [ROLE_NONE] = "-",
    [ROLE_ABOUT] = "about",
    [ROLE_MISSIONS] = "missions",
    [ROLE_PROFILE] = "profile",
    [ROLE_DEADLINE] = "deadline",
    [ROLE_START] = "start",
    [ROLE_PAY] = "pay",
    [ROLE_PLACES] = "places",
    [ROLE_APPLY] = "apply",
    [ROLE_COMMITMENTS] = "commitments",
};

const struct language *const *lang_all(void)
{
    static const struct language *const languages[] = {&language_fr, &language_en, NULL};

    return languages;
}

const struct language *lang_find(const char *code)
{
    const size_t len = strcspn(code, "-_");

    for (const struct language *const *lang = lang_all(); *lang; lang++)
        if (len > 0 && strcspn((*lang)->code, "-") == len &&
            g_ascii_strncasecmp(code, (*lang)->code, len) == 0)
            return *lang;
    return NULL;
}

char *lang_short_code(const struct language *lang)
{
    return g_strndup(lang->code, strcspn(lang->code, "-"));
}

char *lang_list_codes(void)
{
    GString *list = g_string_new(NULL);

    for (const struct language *const *lang = lang_all(); *lang; lang++)
        g_string_append_printf(list, "%s%.*s",
                               list->len == 0 ? ""
                               : lang[1]      ? ", "
                                              : say_text(" or "),
                               (int)strcspn((*lang)->code, "-"), (*lang)->code);
    return g_string_free(list, FALSE);
}

void lang_set_decimal_mark(const struct language *lang, char *number)
{
    if (lang->decimal_mark)
        g_strdelimit(number, ".", lang->decimal_mark);
}

const char *lang_label(const struct language *lang, enum lang_label label)
{
    return lang->labels[label] ? lang->labels[label] : language_en.labels[label];
}

const char *lang_panel(const struct language *lang, enum lang_panel text)
{
    return lang->panel && lang->panel[text] ? lang->panel[text] : language_en.panel[text];
}

char *lang_panel_count(const struct language *lang, enum lang_panel text, unsigned count)
{
    const char *both = lang_panel(lang, text), *bar = strchr(both, '|');
    const bool singular = count == 1 || (count == 0 && lang->none_is_one);

    if (!bar)
        return g_strdup(both);
    return singular ? g_strndup(both, (gsize)(bar - both)) : g_strdup(bar + 1);
}

const char *lang_category_name(const struct lang_criteria *words, enum lang_category category)
{
    const char *name = words->names[category];

    return name ? name : language_en.criteria->names[category];
}

const char *lang_question(const struct lang_criteria *words, enum lang_category category)
{
    const char *question = words->questions[category];

    return question ? question : language_en.criteria->questions[category];
}

const char *lang_day_end(const struct language *lang)
{
    return lang->day_end ? lang->day_end : language_en.day_end;
}

const struct lang_criteria *lang_criteria(const struct language *lang)
{
    static const struct lang_criteria none = {0};

    return lang->criteria ? lang->criteria : &none;
}

const struct lang_check *lang_check(const struct language *lang)
{
    static const struct lang_check none;

    return lang->check ? lang->check : &none;
}

const struct lang_facts *lang_facts(const struct language *lang)
{
    static const char *const *const labels[LANG_FACT_COUNT];
    static const char *const nothing[LANG_PATTERN_COUNT + 1];
    static const struct lang_facts none = {
        .labels = labels, .patterns = nothing, .fillers = nothing, .jobs = nothing};

    return lang->facts ? lang->facts : &none;
}

const char *const *lang_abbreviations(const struct language *lang)
{
    static const char *const none[] = {NULL};

    return lang->abbreviations ? lang->abbreviations : none;
}

const char *lang_role_name(enum lang_role role)
{
    return role_names[role];
}

bool lang_is_fact_role(enum lang_role role)
{
    return role == ROLE_DEADLINE || role == ROLE_START || role == ROLE_PAY || role == ROLE_PLACES;
}

bool lang_is_work_role(enum lang_role role)
{
    return role == ROLE_MISSIONS || role == ROLE_PROFILE;
}

static bool find_role_name(const char *name, enum lang_role *role)
{
    for (unsigned i = 0; i < ROLE_COUNT; i++) {
        if (strcmp(name, i == ROLE_NONE ? "other" : role_names[i]) != 0)
            continue;
        *role = (enum lang_role)i;
        return true;
    }
    return false;
}

bool lang_has_role(const struct lang_roles *roles, enum lang_role role)
{
    for (unsigned i = 0; i < roles->count; i++)
        if (roles->list[i] == role)
            return true;
    return false;
}

char *lang_parse_roles(const char *text, struct lang_roles *roles)
{
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    struct lang_roles read = {.count = 0};

    for (char **name = names; *name; name++) {
        enum lang_role role;

        if (!find_role_name(g_strstrip(*name), &role))
            return g_strdup(*name);
        if (!lang_has_role(&read, role))
            read.list[read.count++] = role;
    }
    *roles = read;
    return NULL;
}

/* The name, from 1, among names each of which is given in several forms. */
static int find_name(const char *const *names, unsigned count, const char *word, size_t len)
{
    g_autofree char *folded = len <= NAME_BYTES ? lang_fold(word, len) : g_strdup("");

    for (unsigned i = 0; *folded && i < count; i++)
        for (const char *form = names[i] ? names[i] : ""; *form; form += strspn(form, " ")) {
            const size_t form_len = strcspn(form, " ");

            if (strncmp(folded, form, form_len) == 0 && folded[form_len] == '\0')
                return (int)i + 1;
            form += form_len;
        }
    return 0;
}

int lang_find_month(const struct language *lang, const char *word, size_t len)
{
    return find_name(lang->months, 12, word, len);
}

bool lang_is_whole_month(const struct language *lang, const char *word, size_t len)
{
    const int month = lang_find_month(lang, word, len);
    g_autofree char *folded = month ? lang_fold(word, len) : NULL;
    const char *name = month ? lang->months[month - 1] : "";

    return month && strlen(folded) == strcspn(name, " ");
}

int lang_find_weekday(const struct language *lang, const char *word, size_t len)
{
    return find_name(lang->weekdays, 7, word, len);
}

const char *lang_weekday_name(int weekday)
{
    static const char *const names[] = {N_("Monday"),   N_("Tuesday"), N_("Wednesday"),
                                        N_("Thursday"), N_("Friday"),  N_("Saturday"),
                                        N_("Sunday")};

    return say_text(names[weekday - 1]);
}

const char *lang_month_name(int month)
{
    static const char *const names[] = {N_("January"), N_("February"), N_("March"),
                                        N_("April"),   N_("May"),      N_("June"),
                                        N_("July"),    N_("August"),   N_("September"),
                                        N_("October"), N_("November"), N_("December")};

    return say_text(names[month - 1]);
}

static const struct lang_job_words *job_words(const struct language *lang)
{
    static const struct lang_job_words none = {0};

    return lang->job_words ? lang->job_words : &none;
}

struct lang_match lang_find_contract(const struct language *lang, const char *text, size_t len)
{
    const struct lang_match sure = lang_find_phrase(text, len, job_words(lang)->contracts);

    return sure.len > 0 ? sure : lang_find_phrase(text, len, job_words(lang)->likely_contracts);
}

struct lang_match lang_find_hours(const struct language *lang, const char *text, size_t len,
                                  bool *part_time)
{
    const struct lang_match full = lang_find_phrase(text, len, job_words(lang)->full_time);
    const struct lang_match part = lang_find_phrase(text, len, job_words(lang)->part_time);
    const bool is_part = part.len > 0 && (full.len == 0 || part.offset < full.offset);

    if (part_time)
        *part_time = is_part;
    return is_part ? part : full;
}

enum { GUESS_WORDS = 4000 }; /* so many of a text are looked at */

/* A folded text, of which each word ends in a NUL, the last in two. */
static char *new_words(const char *text, size_t len)
{
    char *folded = lang_fold(text, len);
    const size_t end = strlen(folded);
    char *words = g_realloc(folded, end + 2);

    for (size_t i = 0; i < end; i++)
        words[i] = words[i] == ' ' ? '\0' : words[i];
    words[end + 1] = '\0';
    return words;
}

static unsigned count_common(const char *text, const char *const *words)
{
    unsigned count = 0;

    for (unsigned i = 0; *text && i < GUESS_WORDS; text += strlen(text) + 1, i++)
        count += lang_has_word(words, text) ? 1 : 0;
    return count;
}

/* Of fewer such words names may be the reason: "Association of the Arts". */
#define OTHER_LEAST 4

const struct language *lang_find_other(const struct language *lang, const char *text, size_t len)
{
    g_autofree char *words = new_words(text, len);
    const unsigned own = count_common(words, lang->common);

    for (const struct language *const *other = lang_all(); *other; other++) {
        const unsigned count = *other == lang ? 0 : count_common(words, (*other)->common);

        if (count >= OTHER_LEAST && count > 4 * own)
            return *other;
    }
    return NULL;
}

/* Does a word of a folded text name a job? */
static bool names_job(const struct language *lang, const char *folded)
{
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    const char *const *jobs = lang->facts ? lang->facts->jobs : NULL;

    for (char **word = words; *word; word++)
        for (const char *const *job = jobs; job && *job; job++)
            if (lang_word_matches(*word, *job, strlen(*job)))
                return true;
    return false;
}

bool lang_is_foreign_job(const struct language *lang, const char *title)
{
    g_autofree char *folded = lang_fold(title, strlen(title));
    bool foreign = false;

    for (const struct language *const *other = lang_all(); *other; other++)
        foreign |= *other != lang && names_job(*other, folded);
    return foreign && !names_job(lang, folded);
}

const struct language *lang_guess(const char *text, size_t len)
{
    g_autofree char *words = new_words(text, len);
    const struct language *best = *lang_all();
    unsigned most = 0;

    for (const struct language *const *lang = lang_all(); *lang; lang++) {
        const unsigned count = count_common(words, (*lang)->common);

        if (count > most) {
            most = count;
            best = *lang;
        }
    }
    return best;
}
