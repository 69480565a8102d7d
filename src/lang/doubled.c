/* doubled: inclusive forms written out, for whoever is read to: `salarié·es permanent·es` is
 * `salariées et salariés permanents`.
 *
 * Asked by compose, after typography, which has made each mark a middle dot. In the plural the
 * first word stands twice, and what agrees with it follows in the form that a mixed plural has; in
 * the singular, and behind an adjective that leads, the whole phrase does. What always holds: what
 * no row of the language covers is said to be unknown, never guessed. */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

#define MARK "\u00B7"
#define WORDS_MAX 6

/* A word with its mark. */
struct form {
    const char *start, *end;
    char *feminine, *masculine; /* owned; NULL: unknown */
    char *stem;                 /* in small letters; owned */
    bool plural;
};

struct phrase {
    const char *start;                /* of what goes with each of both: an elided article */
    const char *paired;               /* where `la ou le` begins, or `start` */
    const struct lang_gendered *pair; /* NULL: none */
    struct form forms[WORDS_MAX];
    unsigned count;
};

static void form_clear(struct form *form)
{
    g_free(form->feminine);
    g_free(form->masculine);
    g_free(form->stem);
}

static bool is_letter(gunichar c)
{
    return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

static bool is_elision(gunichar c)
{
    return c == '\'' || c == 0x2019;
}

/* Where a word, with its hyphens, begins that ends at `at`. */
static const char *word_start(const char *text, const char *at)
{
    while (at > text) {
        const char *before = g_utf8_prev_char(at);
        const gunichar c = g_utf8_get_char(before);

        if (!is_letter(c) && c != '-')
            break;
        at = before;
    }
    return at;
}

static const char *skip_letters(const char *at)
{
    while (is_letter(g_utf8_get_char(at)) || *at == '-')
        at = g_utf8_next_char(at);
    return at;
}

static const char *skip_mark(const char *at)
{
    return g_str_has_prefix(at, MARK) ? at + strlen(MARK) : NULL;
}

static char *with_ending(const char *stem, const char *ending, const char *instead)
{
    const size_t len = strlen(stem) - strlen(ending);

    return g_strdup_printf("%.*s%s", (int)len, stem, instead);
}

static char *new_plural(const struct lang_doubled *rules, const char *word)
{
    for (const struct lang_gendered *row = rules->plurals; row->form; row++)
        if (g_str_has_suffix(word, row->form))
            return with_ending(word, row->form, row->masculine);
    return g_strconcat(word, rules->plural_mark, NULL);
}

static bool find_whole(struct form *form, const struct lang_gendered *rows, const char *whole)
{
    for (; rows->form; rows++) {
        if (strcmp(rows->form, whole) != 0)
            continue;
        form->masculine = g_strdup(rows->masculine);
        form->feminine = g_strdup(rows->feminine);
        return true;
    }
    return false;
}

/* A suffix in the singular, on a stem in the singular. */
static void fill_ending(const struct lang_doubled *rules, struct form *form, const char *stem,
                        const char *suffix)
{
    const char *plural = form->plural ? rules->plural_mark : "";

    for (const struct lang_gendered *row = rules->endings; row->form; row++) {
        g_autofree char *feminine = NULL;

        if (strcmp(row->form, suffix) != 0 || !g_str_has_suffix(stem, row->masculine) ||
            strlen(stem) == strlen(row->masculine))
            continue;
        feminine = with_ending(stem, row->masculine, row->feminine);
        form->feminine = g_strconcat(feminine, plural, NULL);
        form->masculine = form->plural ? new_plural(rules, stem) : g_strdup(stem);
        return;
    }
}

/* `salariés·es` has its plural twice. */
static char *dup_singular(const struct lang_doubled *rules, const struct form *form)
{
    char *stem = g_strdup(form->stem);
    const size_t len = strlen(stem), mark = strlen(rules->plural_mark);

    if (form->plural && len > mark + 2 && g_str_has_suffix(stem, rules->plural_mark))
        stem[len - mark] = '\0';
    return stem;
}

/* As it was written: all in capitals, or its first letter. */
static void take_case(char **word, const char *start, const char *end)
{
    g_autofree char *lower = lang_lower(start, (size_t)(end - start));
    const bool first = g_unichar_isupper(g_utf8_get_char(start));
    const char *second = g_utf8_next_char(start);
    char *with = NULL;

    if (!*word || !first)
        return;
    if (second < end && g_unichar_isupper(g_utf8_get_char(second))) {
        with = lang_upper(*word, strlen(*word));
    } else {
        const size_t len = (size_t)(g_utf8_next_char(*word) - *word);
        g_autofree char *upper = lang_upper(*word, len);

        with = g_strconcat(upper, *word + len, NULL);
    }
    g_free(*word);
    *word = with;
}

static void fill_forms(const struct lang_doubled *rules, struct form *form, const char *suffix,
                       bool marked)
{
    g_autofree char *whole = lang_lower(form->start, (size_t)(form->end - form->start));
    g_autofree char *one = g_strdup(suffix), *stem = NULL;
    const size_t mark = strlen(rules->plural_mark);

    if (find_whole(form, rules->singular, whole))
        return;
    form->plural = find_whole(form, rules->plural, whole);
    if (form->plural)
        return;
    form->plural = marked || (strlen(one) > mark && g_str_has_suffix(one, rules->plural_mark));
    if (form->plural && !marked)
        one[strlen(one) - mark] = '\0';
    stem = dup_singular(rules, form);
    fill_ending(rules, form, stem, one);
}

/* The word with a mark in it that begins at `start`. False: there is none. */
static bool read_form(const struct lang_doubled *rules, const char *start, struct form *form)
{
    const char *mark = skip_letters(start), *suffix = skip_mark(mark), *end, *more;
    g_autofree char *says = NULL;
    bool marked;

    if (mark == start || !suffix || !is_letter(g_utf8_get_char(suffix)))
        return false;
    end = skip_letters(suffix);
    says = lang_lower(suffix, (size_t)(end - suffix));
    more = skip_mark(end);
    marked = more && g_ascii_tolower(*more) == rules->plural_mark[0] &&
             !is_letter(g_utf8_get_char(more + 1));
    *form = (struct form){.start = start, .end = end};
    form->stem = lang_lower(start, (size_t)(mark - start));
    if (marked)
        form->end = more + 1;
    if (!more || marked)
        fill_forms(rules, form, says, marked);
    take_case(&form->feminine, start, mark);
    take_case(&form->masculine, start, mark);
    return true;
}

/* The words that follow each other, of one number. */
static void read_forms(const struct lang_doubled *rules, const char *start, struct phrase *phrase)
{
    while (phrase->count < WORDS_MAX && read_form(rules, start, &phrase->forms[phrase->count])) {
        struct form *form = &phrase->forms[phrase->count];

        if (phrase->count > 0 && (!form->feminine || form->plural != phrase->forms[0].plural)) {
            form_clear(form);
            return;
        }
        phrase->count++;
        if (!form->feminine || !g_unichar_isspace(g_utf8_get_char(form->end)))
            return;
        start = g_utf8_next_char(form->end);
    }
}

/* `l’` before the word; and, of one in the singular, `la ou le`. */
static void read_before(const struct lang_doubled *rules, const char *text, struct phrase *phrase)
{
    const char *before = phrase->start > text ? g_utf8_prev_char(phrase->start) : text;

    if (before > text && is_elision(g_utf8_get_char(before)))
        phrase->start = word_start(text, before);
    phrase->paired = phrase->start;
    for (const struct lang_gendered *row = rules->pairs; row->form; row++) {
        const size_t len = strlen(row->form) + 1;
        const char *at = phrase->start - MIN(len, (size_t)(phrase->start - text));
        g_autofree char *lower = NULL;

        if ((size_t)(phrase->start - at) < len || phrase->forms[0].plural ||
            (at > text && is_letter(g_utf8_get_char(g_utf8_prev_char(at)))))
            continue;
        lower = lang_lower(at, len - 1);
        if (strcmp(lower, row->form) != 0)
            continue;
        phrase->paired = at;
        phrase->pair = row;
        return;
    }
}

static void append_all(GString *to, const struct phrase *phrase, bool feminine)
{
    if (phrase->pair) {
        g_autofree char *word =
            g_strdup(feminine ? phrase->pair->feminine : phrase->pair->masculine);

        take_case(&word, phrase->paired, g_utf8_next_char(phrase->paired));
        g_string_append_printf(to, "%s ", word);
    }
    g_string_append_len(to, phrase->start, phrase->forms[0].start - phrase->start);
    for (unsigned i = 0; i < phrase->count; i++)
        g_string_append_printf(to, "%s%s", i ? " " : "",
                               feminine ? phrase->forms[i].feminine : phrase->forms[i].masculine);
}

/* What began a sentence begins none the second time. */
static void lower_first(GString *says, gsize from)
{
    char *first = says->str + from;
    const size_t len = (size_t)(g_utf8_next_char(first) - first);
    g_autofree char *lower = lang_lower(first, len);

    g_string_erase(says, (gssize)from, (gssize)len);
    g_string_insert(says, (gssize)from, lower);
}

static char *write_out(const struct lang_doubled *rules, const struct phrase *phrase)
{
    const struct form *first = &phrase->forms[0];
    const bool both = !first->plural || lang_has_word(rules->before, first->stem);
    GString *says = g_string_new(NULL);
    gsize from;

    if (both) {
        append_all(says, phrase, true);
    } else {
        g_string_append_len(says, phrase->start, first->start - phrase->start);
        g_string_append(says, first->feminine);
    }
    g_string_append_printf(says, " %s ", first->plural ? rules->and : rules->or);
    from = says->len;
    append_all(says, phrase, false);
    if (!first->plural && !g_unichar_isupper(g_utf8_get_char(g_utf8_next_char(says->str + from))))
        lower_first(says, from);
    return g_string_free(says, FALSE);
}

bool lang_find_doubled(const struct language *lang, const char *text, size_t from,
                       struct lang_written_out *found)
{
    const struct lang_doubled *rules = lang->doubled;

    for (const char *mark = rules ? strstr(text + from, MARK) : NULL; mark;
         mark = strstr(mark + strlen(MARK), MARK)) {
        const char *word = word_start(text + from, mark);
        struct phrase phrase = {.start = word};

        read_forms(rules, word, &phrase);
        if (phrase.count == 0)
            continue;
        read_before(rules, text + from, &phrase);
        found->offset = (size_t)(phrase.paired - text);
        found->len = (size_t)(phrase.forms[phrase.count - 1].end - phrase.paired);
        found->says = phrase.forms[0].feminine ? write_out(rules, &phrase) : NULL;
        for (unsigned i = 0; i < phrase.count; i++)
            form_clear(&phrase.forms[i]);
        return true;
    }
    return false;
}
