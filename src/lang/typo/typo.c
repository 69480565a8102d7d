/* typo: micro-typography as a chain of small passes. Between the posting, which keeps what was
 * written, and the documents. What always holds: words never change, what is protected never
 * changes, and a second pass changes nothing. */
#include "lang/typo/typo_private.h"

#include <string.h>

gunichar typo_at(struct typo_text text, size_t index)
{
    return index < text.len && !text.chars[index].protected ? text.chars[index].c : 0;
}

gunichar typo_last(const GArray *out, size_t back)
{
    return back < out->len ? g_array_index(out, struct typo_char, out->len - 1 - back).c : 0;
}

void typo_put(GArray *out, gunichar c)
{
    const struct typo_char next = {.c = c};

    g_array_append_val(out, next);
}

void typo_copy(struct typo_text in, size_t index, GArray *out)
{
    g_array_append_val(out, in.chars[index]);
}

bool typo_is_space(gunichar c)
{
    return c == ' ' || c == TYPO_NB || c == TYPO_NN;
}

size_t typo_skip_spaces(struct typo_text text, size_t index)
{
    while (typo_is_space(typo_at(text, index)))
        index++;
    return index;
}

bool typo_strip(GArray *out)
{
    bool stripped = false;

    while (typo_is_space(typo_last(out, 0)) &&
           !g_array_index(out, struct typo_char, out->len - 1).protected) {
        g_array_set_size(out, out->len - 1);
        stripped = true;
    }
    return stripped;
}

static GArray *read_chars(const char *text, const struct typo_options *options)
{
    GArray *chars = g_array_new(FALSE, FALSE, sizeof(struct typo_char));
    g_autofree bool *protected = typo_protect(text, options->keep);

    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const struct typo_char next = {g_utf8_get_char(at), (guint32)(at - text), chars->len + 1,
                                       protected[at - text]};

        g_array_append_val(chars, next);
    }
    return chars;
}

static char *write_chars(const GArray *chars)
{
    GString *text = g_string_sized_new(chars->len + chars->len / 8);

    for (unsigned i = 0; i < chars->len; i++)
        g_string_append_unichar(text, g_array_index(chars, struct typo_char, i).c);
    return g_string_free(text, FALSE);
}

static bool holds_one(const char *text, const char *const *needs)
{
    while (*needs && !strstr(text, *needs))
        needs++;
    return *needs != NULL;
}

static bool is_on(const struct typo_options *options, const struct typo_rule *rule,
                  const char *text)
{
    return !(options->off & (1u << rule->number)) && (!rule->marks || strpbrk(text, rule->marks)) &&
           (!rule->needs || holds_one(text, rule->needs));
}

char *typo_apply(const char *text, const struct typo_options *options)
{
    const struct typo_rule *rule = options->lang->typography;
    GArray *chars = read_chars(text, options);
    char *result;

    for (; rule && rule->name; rule++) {
        const struct typo_text in = {(const struct typo_char *)(void *)chars->data, chars->len,
                                     options->lang};
        GArray *out;

        if (!is_on(options, rule, text))
            continue;
        out = g_array_sized_new(FALSE, FALSE, sizeof(struct typo_char), chars->len);
        rule->apply(in, out);
        if (options->changes)
            typo_list_changes(rule, in, out, options->changes);
        g_array_unref(chars);
        chars = out;
    }
    result = write_chars(chars);
    g_array_unref(chars);
    return result;
}
