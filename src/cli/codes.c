/* codes: reads the codes of a round, its candidates and evaluators: lists and ranges.
 *
 * Before reading. What always holds: a code becomes part of a file's name as it is, so one that
 * would lead elsewhere, or that some system can't name a file by, is refused. */
#include "cli/cli.h"

#include "lang/lang.h"

#include <stdio.h>
#include <string.h>

#define CODES_MAX 1000 /* in one list */
#define DIGITS_MAX 9   /* of a number in a range */

static bool refuse(const char *command, const char *option, const char *code, const char *why)
{
    g_autofree char *printable = diag_printable(code, strlen(code));

    cli_complain(command, "%s: “%s” %s", option, printable, say_text(why));
    return false;
}

/* Why it makes no file name, anywhere that panels work; NULL: it does. */
static const char *find_fault(const char *code, size_t max)
{
    if (!g_utf8_validate(code, -1, NULL))
        return N_("is not UTF-8");
    if (!*code)
        return N_("is no code");
    if ((size_t)g_utf8_strlen(code, -1) > max)
        return N_("is too long: a candidate's code has at most 16 characters, others have 40");
    if (strpbrk(code, "/\\:*?\"<>|"))
        return N_("makes no file name: it holds one of / \\ : * ? \" < > |");
    if (*code == '.' || *code == '-' || g_str_has_suffix(code, "."))
        return N_("makes no file name: it begins with . or -, or ends with .");
    for (const char *at = code; *at; at = g_utf8_next_char(at))
        if (!g_unichar_isprint(g_utf8_get_char(at)))
            return N_("makes no file name: it holds a character that can't be seen");
    return NULL;
}

bool codes_check(const char *command, const char *option, const char *code, size_t max)
{
    const char *fault = find_fault(code, max);

    return !fault || refuse(command, option, code, fault);
}

/* The digits at a code's end. */
static size_t find_number(const char *code)
{
    size_t at = strlen(code);

    while (at > 0 && g_ascii_isdigit(code[at - 1]))
        at--;
    return at;
}

/* `C-01..C-12`: the same beginning, and numbers that rise; as many digits as the first has. */
static bool add_range(GPtrArray *codes, const char *from, const char *to)
{
    const size_t at = find_number(from), end = find_number(to);
    const guint64 first = g_ascii_strtoull(from + at, NULL, 10),
                  last = g_ascii_strtoull(to + end, NULL, 10);

    if (!from[at] || !to[end] || at != end || strncmp(from, to, at) != 0 ||
        strlen(from + at) > DIGITS_MAX || strlen(to + end) > DIGITS_MAX || last < first ||
        last - first >= CODES_MAX)
        return false;
    for (guint64 i = 0; i <= last - first; i++)
        g_ptr_array_add(codes, g_strdup_printf("%.*s%0*" G_GUINT64_FORMAT, (int)at, from,
                                               (int)strlen(from + at), first + i));
    return true;
}

static bool add_part(GPtrArray *codes, const char *command, const char *option, char *part)
{
    g_auto(GStrv) ends = g_strsplit(g_strstrip(part), "..", 2);

    if (*ends && ends[1]) {
        if (add_range(codes, g_strstrip(ends[0]), g_strstrip(ends[1])))
            return true;
        return refuse(command, option, part,
                      "is no range such as C-01..C-12: the same letters, a number of at most nine "
                      "digits that rises, at most 1000 codes");
    }
    g_ptr_array_add(codes, g_strdup(part));
    return true;
}

/* Each makes a file name, and no two are one code: ballots are told apart in one case. */
static bool check_all(const GPtrArray *codes, const char *command, const char *option, size_t max)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (unsigned i = 0; i < codes->len; i++) {
        const char *code = g_ptr_array_index(codes, i);

        if (!codes_check(command, option, code, max))
            return false;
        if (!g_hash_table_add(seen, lang_upper(code, strlen(code))))
            return refuse(command, option, code, "is there twice");
        if (i >= CODES_MAX)
            return refuse(command, option, code, "is one too many: 1000 codes at most");
    }
    return true;
}

char **codes_parse(const char *command, const char *option, const char *list, size_t max)
{
    g_auto(GStrv) parts = g_strsplit(list, ",", -1);
    g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func(g_free);
    bool ok = *parts || refuse(command, option, list, "names nobody");

    if (!g_utf8_validate(list, -1, NULL))
        return refuse(command, option, list, "is not UTF-8"), NULL;
    for (char **part = parts; ok && *part; part++)
        ok = add_part(codes, command, option, *part);
    if (!ok || !check_all(codes, command, option, max))
        return NULL;
    g_ptr_array_set_free_func(codes, NULL);
    g_ptr_array_add(codes, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&codes), FALSE);
}
