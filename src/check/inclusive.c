/* inclusive: the rules that judge inclusive forms: one kind of mark in a text, and none whose forms
 * nobody can write out.
 *
 * A part of check, walked by slips. What always holds: what may be no such mark is neither reported
 * nor changed. */
#include "check/check_private.h"

#include <string.h>

#define MIDDLE_DOT "·"

enum { STEM_MIN = 3 };

/* Is it surely one: `(s)` is a plural, `le/la` are two words, `est-elle` a question? */
static bool is_sure(const char *from, const char *mark, size_t len)
{
    static const char *const unsure[] = {"(s)", "(x)", "-la", "-le", "-les", "-elle",
                                         "-ce", "-s",  "-x",  ".la", ".le",  ".les",
                                         ".s",  ".x",  ".sa", ".te", "/s",   "/x"};
    const char *stem = mark;

    while (stem > from && check_is_letter(g_utf8_find_prev_char(from, stem)))
        stem = g_utf8_find_prev_char(from, stem);
    for (size_t i = 0; i < G_N_ELEMENTS(unsure); i++)
        if (strlen(unsure[i]) == len && strncmp(mark, unsure[i], len) == 0)
            return false;
    return mark - stem >= (*mark == '/' ? STEM_MIN + 1 : STEM_MIN);
}

/* The plural behind an ending, with the same mark: `.s` of `salarié.e.s`; 0: there is none. */
static size_t plural_len(const char *mark, const char *at, const char *end)
{
    const size_t len = (size_t)(g_utf8_next_char(mark) - mark);
    const char *behind = at + len + 1;

    if (behind > end || memcmp(at, mark, len) != 0 || at[len] != 's')
        return 0;
    if (*mark == '(')
        return behind < end && *behind == ')' ? len + 2 : 0;
    return behind == end || !check_is_letter(behind) ? len + 1 : 0;
}

static void judge_mark(struct check_inclusive *inclusive, struct span ending, struct span whole)
{
    const gunichar kind = g_utf8_get_char(span_text(ending));

    if (inclusive->first == 0)
        inclusive->first = kind;
    if (kind != inclusive->first && !inclusive->second.source)
        inclusive->second = ending;
    if (inclusive->check->edits)
        g_array_append_val(inclusive->marks, whole);
}

/* The marks of a word. Is there one? */
static bool judge_word(struct check_inclusive *inclusive, const struct check_block *block,
                       const char *word, const char *end)
{
    bool found = false;

    for (const char *at = word; at < end && *at != '@'; at = g_utf8_next_char(at)) {
        const size_t len = check_is_letter_before(word, at) && !check_is_letter(at)
                               ? lang_inclusive_len(block->check->posting->lang, at, end)
                               : 0;

        if (len > 0 && is_sure(word, at, len))
            judge_mark(inclusive, check_part(block, at, len),
                       check_part(block, at, len + plural_len(at, at + len, end)));
        found |= len > 0 || g_str_has_prefix(at, MIDDLE_DOT);
    }
    return found;
}

struct check_inclusive check_inclusive_init(const struct check *check)
{
    return (struct check_inclusive){
        .check = check,
        .marks = g_array_new(FALSE, FALSE, sizeof(struct span)),
        .unsaid = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
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

void check_inclusive_block(struct check_inclusive *inclusive, const struct check_block *block)
{
    bool marked = false;

    for (unsigned i = 0; i < block->words->len; i++) {
        const struct check_word *word = check_word_at(block, i);
        const char *start = block->text + word->start;

        marked |= judge_word(inclusive, block, start, start + word->len);
    }
    if (marked)
        judge_forms(inclusive, block->block->span);
}

/* `(e)s`, `.es`, `-e-s` with middle dots. */
static void make_alike(const struct check_inclusive *inclusive, struct span mark)
{
    const char *at = span_text(mark), *end = at + mark.len;
    g_autoptr(GString) text = g_string_new(NULL);

    for (; at < end; at = g_utf8_next_char(at))
        if (check_is_letter(at))
            g_string_append_unichar(text, g_utf8_get_char(at));
        else if (*at != ')')
            g_string_append(text, MIDDLE_DOT);
    check_add_edit(inclusive->check, DIAG_INCLUSIVE_MIXED, inclusive->second, mark, text->str);
}

void check_inclusive_end(struct check_inclusive *inclusive)
{
    if (inclusive->second.source) {
        diag_add(inclusive->check->diag, DIAG_INCLUSIVE_MIXED, inclusive->second,
                 "the text has other inclusive marks before; use one, best “·”");
        for (unsigned i = 0; i < inclusive->marks->len; i++)
            make_alike(inclusive, g_array_index(inclusive->marks, struct span, i));
    }
    g_array_unref(inclusive->marks);
    g_hash_table_destroy(inclusive->unsaid);
}
