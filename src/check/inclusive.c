/* inclusive: the rules that judge inclusive forms: one mark in a text, and none whose forms nobody
 * can write out.
 *
 * A part of check, walked by slips. What always holds: nothing inside an address is judged. */
#include "check/check_private.h"

#include <string.h>

enum { STEM_MIN = 3 };

static const char middle_dot[] = "\u00B7";

struct check_inclusive check_inclusive_init(const struct check *check)
{
    return (struct check_inclusive){
        .check = check,
        .unsaid = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
}

void check_inclusive_clear(struct check_inclusive *inclusive)
{
    g_hash_table_destroy(inclusive->unsaid);
}

static bool is_letter(const char *at)
{
    return g_unichar_isalpha(g_utf8_get_char(at));
}

static bool is_letter_before(const char *text, const char *at)
{
    return at > text && is_letter(g_utf8_find_prev_char(text, at));
}

/* Is it surely one: `(s)` is a plural, `le/la` are two words, `est-elle` a question? */
static bool is_sure(const char *from, const char *mark, size_t len)
{
    static const char *const unsure[] = {"(s)", "(x)", "-la", "-le", "-les", "-elle",
                                         "-ce", "-s",  "-x",  ".la", ".le",  ".les",
                                         ".s",  ".x",  ".sa", ".te", "/s",   "/x"};
    const char *stem = mark;

    while (stem > from && is_letter(g_utf8_find_prev_char(from, stem)))
        stem = g_utf8_find_prev_char(from, stem);
    for (size_t i = 0; i < G_N_ELEMENTS(unsure); i++)
        if (strlen(unsure[i]) == len && strncmp(mark, unsure[i], len) == 0)
            return false;
    return mark - stem >= (*mark == '/' ? STEM_MIN + 1 : STEM_MIN);
}

static void judge_mark(struct check_inclusive *inclusive, struct span span, const char *word,
                       const char *mark, size_t len)
{
    const gunichar kind = g_utf8_get_char(mark);

    if (!is_sure(word, mark, len))
        return;
    if (inclusive->first == 0)
        inclusive->first = kind;
    if (kind == inclusive->first || inclusive->told)
        return;
    inclusive->told = true;
    diag_add(inclusive->check->diag, DIAG_INCLUSIVE_MIXED, span,
             "the text has other inclusive marks before; use one, best “·”");
}

/* The marks of a word. Is there one? */
static bool judge_word(struct check_inclusive *inclusive, struct span span, size_t start,
                       size_t len)
{
    const char *text = span_text(span), *word = text + start, *end = word + len;
    bool found = false;

    for (const char *c = word; c < end && *c != '@'; c = g_utf8_next_char(c)) {
        const size_t ending = is_letter_before(word, c) && !is_letter(c)
                                  ? lang_inclusive_len(inclusive->check->posting->lang, c, end)
                                  : 0;

        if (ending > 0)
            judge_mark(inclusive, span_part(span, (size_t)(c - text), ending), word, c, ending);
        found |= ending > 0 || g_str_has_prefix(c, middle_dot);
    }
    return found;
}

/* Does [inclusive] say it? */
static bool is_said(const struct posting *posting, const char *form)
{
    for (unsigned i = 0; i < posting->inclusive->len; i++) {
        const struct posting_phrase *phrase =
            &g_array_index(posting->inclusive, struct posting_phrase, i);
        g_autofree char *set = posting_typo(posting, phrase->form);

        if (strstr(set, form))
            return true;
    }
    return false;
}

/* How long a form is in the text as it was typed, with whatever mark, if it stands at `at`; 0: it
 * doesn't. */
static size_t typed_len(const char *at, const char *end, const char *form)
{
    const char *from = at;

    for (; *form; form = g_utf8_next_char(form), at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(form), typed = at < end ? g_utf8_get_char(at) : 0;

        if (c != typed && (g_unichar_isalpha(c) || g_unichar_isalpha(typed) || typed == 0))
            return 0;
    }
    return (size_t)(at - from);
}

/* Reports a form where it first stands. */
static void report(struct check_inclusive *inclusive, struct span span, const char *form)
{
    const char *text = span_text(span), *end = text + span.len;

    if (!g_hash_table_add(inclusive->unsaid, g_strdup(form)) ||
        is_said(inclusive->check->posting, form))
        return;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        const size_t len = typed_len(at, end, form);

        if (len == 0)
            continue;
        diag_add(inclusive->check->diag, DIAG_INCLUSIVE_UNSAID,
                 span_part(span, (size_t)(at - text), len),
                 "“%s” is read aloud as it stands, since no rule can tell; write it out in "
                 "posting.ini, [inclusive]: 1 = %s | both forms",
                 form, form);
        return;
    }
}

/* What the offer would be read aloud, form by form. */
static void judge_forms(struct check_inclusive *inclusive, struct span span)
{
    const struct posting *posting = inclusive->check->posting;
    g_autofree char *typed = g_strndup(span_text(span), span.len),
                    *text = posting_typo(posting, typed);
    struct lang_written_out found = {0};

    for (size_t from = 0; lang_find_doubled(posting->lang, text, from, &found);
         from = found.offset + found.len) {
        g_autofree char *form = g_strndup(text + found.offset, found.len);

        if (!found.says)
            report(inclusive, span, form);
        g_free(found.says);
    }
}

void check_inclusive_block(struct check_inclusive *inclusive, struct span span, const GArray *words)
{
    bool marked = false;

    for (unsigned i = 0; i < words->len; i++) {
        const struct check_word *at = &g_array_index(words, struct check_word, i);

        marked |= judge_word(inclusive, span, at->start, at->len);
    }
    if (marked)
        judge_forms(inclusive, span);
}
