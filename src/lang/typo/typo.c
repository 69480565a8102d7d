/* typo: micro-typography as a chain of small passes. Between the posting, which keeps what was
 * written, and the documents. What always holds: words never change, what is protected never
 * changes, and a second pass changes nothing. */
#include "lang/typo/typo_private.h"

#include <string.h>

void typo_grow(struct typo_out *out)
{
    out->room += out->room / 2 + 64;
    out->chars = g_renew(struct typo_char, out->chars, out->room);
}

size_t typo_skip_spaces(struct typo_text text, size_t index)
{
    while (typo_is_space(typo_at(text, index)))
        index++;
    return index;
}

bool typo_strip(struct typo_out *out)
{
    bool stripped = false;

    while (typo_is_space(typo_last(out, 0)) && !out->chars[out->len - 1].protected) {
        out->len--;
        stripped = true;
    }
    return stripped;
}

static void read_chars(const char *text, const struct typo_options *options, struct typo_out *out)
{
    g_autofree bool *protected = typo_protect(text, options->keep);

    for (const char *at = text; *at; at = g_utf8_next_char(at))
        typo_append(out, &(struct typo_char){g_utf8_get_char(at), (guint32)(at - text),
                                             (guint32)out->len + 1, protected[at - text]});
}

static char *write_chars(const struct typo_out *from)
{
    GString *text = g_string_sized_new(from->len + from->len / 8);

    for (size_t i = 0; i < from->len; i++)
        if (from->chars[i].c < 0x80)
            g_string_append_c(text, (char)from->chars[i].c);
        else
            g_string_append_unichar(text, from->chars[i].c);
    return g_string_free(text, FALSE);
}

static void list_origins(const struct typo_out *from, GArray *origins)
{
    for (size_t i = 0; i < from->len; i++) {
        const guint32 at = from->chars[i].id > 0 ? from->chars[i].at : TYPO_MADE;

        g_array_append_val(origins, at);
    }
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
    const unsigned bit = 1u << rule->number;

    return !(options->off & bit) && (!rule->optional || (options->on & bit)) &&
           (!rule->marks || strpbrk(text, rule->marks)) &&
           (!rule->needs || holds_one(text, rule->needs));
}

/* Each pass reads what the one before it wrote; two buffers take turns. */
char *typo_apply(const char *text, const struct typo_options *options)
{
    const struct typo_rule *rule = options->lang->typography;
    struct typo_out from = {0}, out = {0};
    char *result;

    read_chars(text, options, &from);
    for (; rule && rule->name; rule++) {
        const struct typo_text in = {from.chars, from.len, options->lang};
        const struct typo_out read = from;

        if (!is_on(options, rule, text))
            continue;
        out.len = 0;
        rule->apply(in, &out);
        if (options->changes)
            typo_list_changes(rule, in, &out, options->changes);
        from = out;
        out = read;
    }
    result = write_chars(&from);
    if (options->origins)
        list_origins(&from, options->origins);
    g_free(from.chars);
    g_free(out.chars);
    return result;
}
