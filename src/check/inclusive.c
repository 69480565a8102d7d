/* inclusive: the rule that judges inclusive marks: one kind in a text.
 *
 * A part of check. What always holds: what may be no such mark is neither reported nor changed. */
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

static void judge_word(struct check_inclusive *inclusive, const struct check_block *block,
                       const char *word, const char *end)
{
    for (const char *at = word; at < end && *at != '@'; at = g_utf8_next_char(at)) {
        const size_t len = check_is_letter_before(word, at) && !check_is_letter(at)
                               ? lang_inclusive_len(block->check->posting->lang, at, end)
                               : 0;

        if (len > 0 && is_sure(word, at, len))
            judge_mark(inclusive, check_part(block, at, len),
                       check_part(block, at, len + plural_len(at, at + len, end)));
    }
}

struct check_inclusive check_inclusive_init(const struct check *check)
{
    return (struct check_inclusive){.check = check,
                                    .marks = g_array_new(FALSE, FALSE, sizeof(struct span))};
}

void check_inclusive_mixed(struct check_inclusive *inclusive, const struct check_block *block)
{
    for (unsigned i = 0; i < block->words->len; i++) {
        const struct check_word *word = check_word_at(block, i);
        const char *start = block->text + word->start;

        judge_word(inclusive, block, start, start + word->len);
    }
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
}
