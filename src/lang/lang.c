/* lang: asks the tables of a language. Read at every step of the way from posting to PDF. What
 * always holds: words are compared folded, so that case, accents and punctuation do not count. */
#include "lang/lang_private.h"

#include <glib.h>
#include <string.h>

enum { NAME_BYTES = 40 }; /* no name of a day or month is longer */

static const struct lang_table *const languages[LANG_COUNT] = {
    [LANG_FR] = &lang_fr, [LANG_EN] = &lang_en};

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

const struct lang_table *lang_table(enum lang lang)
{
    return languages[lang];
}

const struct lang_facts *lang_facts(enum lang lang)
{
    static const struct lang_facts *const facts[LANG_COUNT] = {[LANG_FR] = &lang_facts_fr,
                                                               [LANG_EN] = &lang_facts_en};

    return facts[lang];
}

const char *lang_code(enum lang lang)
{
    return languages[lang]->code;
}

bool lang_find(const char *code, enum lang *lang)
{
    for (unsigned i = 0; i < LANG_COUNT; i++)
        if (g_ascii_strncasecmp(code, languages[i]->code, 2) == 0 &&
            (!code[2] || strchr("-_", code[2]))) {
            *lang = i;
            return true;
        }
    return false;
}

const char *lang_label(enum lang lang, enum lang_label label)
{
    return languages[lang]->labels[label];
}

const char *lang_role_name(enum lang_role role)
{
    return role_names[role];
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

    roles->count = 0;
    for (char **name = names; *name; name++) {
        enum lang_role role;

        if (!find_role_name(g_strstrip(*name), &role))
            return g_strdup(*name);
        if (!lang_has_role(roles, role))
            roles->list[roles->count++] = role;
    }
    return NULL;
}

/* What is neither letter nor digit is a space, several of them are one. */
static void fold_mark(GString *out)
{
    if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
}

static void fold_other(gunichar c, GString *out)
{
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    const size_t count = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));

    if (c == 0x0153 || c == 0x0152 || c == 0xE6 || c == 0xC6) {
        g_string_append(out, c == 0x0153 || c == 0x0152 ? "oe" : "ae");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (g_unichar_ismark(parts[i]))
            continue;
        if (g_unichar_isalnum(parts[i]))
            g_string_append_unichar(out, g_unichar_tolower(parts[i]));
        else
            fold_mark(out);
    }
}

/* One character, folded: its base letters in lower case; a space for what is neither letter nor
 * digit; nothing for a mark. */
static void fold_char(gunichar c, GString *out)
{
    if (c < 0x80 && g_ascii_isalnum((char)c))
        g_string_append_c(out, g_ascii_tolower((char)c));
    else if (c < 0x80)
        fold_mark(out);
    else
        fold_other(c, out);
}

char *lang_fold(const char *text, size_t len)
{
    g_autoptr(GString) out = g_string_sized_new(len);

    for (const char *at = text; at < text + len; at = g_utf8_next_char(at))
        fold_char(g_utf8_get_char(at), out);
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* The name, from 1, among names each of which is given in several forms. */
static int find_name(const char *const *names, unsigned count, const char *word, size_t len)
{
    g_autofree char *folded = len <= NAME_BYTES ? lang_fold(word, len) : g_strdup("");

    for (unsigned i = 0; *folded && i < count; i++)
        for (const char *form = names[i]; *form; form += strspn(form, " ")) {
            const size_t form_len = strcspn(form, " ");

            if (strncmp(folded, form, form_len) == 0 && folded[form_len] == '\0')
                return (int)i + 1;
            form += form_len;
        }
    return 0;
}

int lang_find_month(enum lang lang, const char *word, size_t len)
{
    return find_name(languages[lang]->months, 12, word, len);
}

bool lang_is_whole_month(enum lang lang, const char *word, size_t len)
{
    const int month = lang_find_month(lang, word, len);
    g_autofree char *folded = month ? lang_fold(word, len) : NULL;
    const char *name = month ? languages[lang]->months[month - 1] : "";

    return month && strlen(folded) == strcspn(name, " ");
}

int lang_find_weekday(enum lang lang, const char *word, size_t len)
{
    return find_name(languages[lang]->weekdays, 7, word, len);
}

const char *lang_weekday_name(int weekday)
{
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};

    return names[weekday - 1];
}

const char *lang_month_name(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

    return names[month - 1];
}

const char *const *lang_abbreviations(enum lang lang)
{
    return languages[lang]->abbreviations;
}

/* Folds a stretch of text and keeps, for each byte of the folded one, where its character began. */
static char *fold_with_places(const char *text, size_t len, GArray *places)
{
    g_autoptr(GString) out = g_string_sized_new(len);

    for (const char *at = text; at < text + len; at = g_utf8_next_char(at)) {
        const size_t place = (size_t)(at - text);

        fold_char(g_utf8_get_char(at), out);
        while (places->len < out->len)
            g_array_append_val(places, place);
    }
    g_array_append_val(places, len);
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static bool stands_alone(const char *folded, const char *found, size_t len)
{
    return (found == folded || found[-1] == ' ') && (found[len] == '\0' || found[len] == ' ');
}

/* The first of the phrases in a folded text; NULL: none. */
static const char *find_phrase(const char *folded, const char *const *phrases, size_t *len)
{
    const char *first = NULL;

    for (; *phrases; phrases++)
        for (const char *at = strstr(folded, *phrases); at; at = strstr(at + 1, *phrases))
            if (stands_alone(folded, at, strlen(*phrases))) {
                if (!first || at < first) {
                    first = at;
                    *len = strlen(*phrases);
                }
                break;
            }
    return first;
}

struct lang_match lang_find_phrase(const char *text, size_t len, const char *const *phrases)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autofree char *folded = fold_with_places(text, len, places);
    size_t found_len = 0, start, end;
    const char *found = find_phrase(folded, phrases, &found_len);

    if (!found)
        return (struct lang_match){0, 0};
    start = g_array_index(places, size_t, found - folded);
    end = g_array_index(places, size_t, (size_t)(found - folded) + found_len - 1);
    return (struct lang_match){start, (size_t)(g_utf8_next_char(text + end) - text) - start};
}

struct lang_match lang_find_contract(enum lang lang, const char *text, size_t len)
{
    const struct lang_match sure = lang_find_phrase(text, len, languages[lang]->contracts);

    return sure.len > 0 ? sure : lang_find_phrase(text, len, languages[lang]->likely_contracts);
}

struct lang_match lang_find_hours(enum lang lang, const char *text, size_t len, bool *part_time)
{
    const struct lang_match full = lang_find_phrase(text, len, languages[lang]->full_time);
    const struct lang_match part = lang_find_phrase(text, len, languages[lang]->part_time);
    const bool is_part = part.len > 0 && (full.len == 0 || part.offset < full.offset);

    if (part_time)
        *part_time = is_part;
    return is_part ? part : full;
}

static unsigned count_common(const char *folded, const char *const *words)
{
    g_auto(GStrv) all = g_strsplit(folded, " ", 4000);
    unsigned count = 0;

    for (char **word = all; *word; word++)
        count += g_strv_contains(words, *word) ? 1 : 0;
    return count;
}

enum lang lang_guess(const char *text, size_t len)
{
    g_autofree char *folded = lang_fold(text, len);
    enum lang best = LANG_FR;
    unsigned most = 0;

    for (unsigned i = 0; i < LANG_COUNT; i++) {
        const unsigned count = count_common(folded, languages[i]->common);

        if (count > most) {
            most = count;
            best = i;
        }
    }
    return best;
}
