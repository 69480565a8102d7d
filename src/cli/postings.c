/* postings: turns the POSTING arguments of a command into a list of postings.
 *
 * Before reading. What always holds: the list is in the order of the arguments, and by name inside
 * a folder, whatever the order in which the file system lists it. */
#include "cli/cli.h"

#include "posting/posting.h"

#include <string.h>
#include <unistd.h>

bool postings_is_one(const char *folder)
{
    g_autofree char *ini = g_build_filename(folder, POSTING_INI, NULL),
                    *text = g_build_filename(folder, POSTING_TXT, NULL);

    return !source_is_missing(ini) || !source_is_missing(text);
}

/* The postings right under a folder, sorted, go to a list. False: not all can be read, reported. */
static bool add_folder(GPtrArray *postings, const char *folder, struct diag *diag)
{
    g_autoptr(GPtrArray) names = source_list_folder(folder, diag);

    for (unsigned i = 0; names && i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);

        if (postings_is_one(path))
            g_ptr_array_add(postings, g_steal_pointer(&path));
    }
    return names;
}

static bool add_argument(GPtrArray *postings, const char *argument, struct diag *diag)
{
    const unsigned before = postings->len;

    if (*argument && !postings_is_one(argument) && !add_folder(postings, argument, diag))
        return false;
    if (postings->len == before)
        g_ptr_array_add(postings, g_strdup(argument));
    return true;
}

GPtrArray *postings_expand(char *const *arguments, struct diag *diag)
{
    GPtrArray *postings = g_ptr_array_new_with_free_func(g_free);
    bool ok = true;

    for (; arguments && *arguments; arguments++)
        ok &= add_argument(postings, *arguments, diag);
    if (!ok)
        g_clear_pointer(&postings, g_ptr_array_unref);
    return postings;
}

GPtrArray *postings_take(char *const *arguments, int *status)
{
    struct diag *diag = diag_new();
    GPtrArray *postings = postings_expand(arguments, diag);

    if (postings)
        messages_ask(postings);
    *status = diag_system_failed(diag) ? CLI_SYSTEM : CLI_FAILED;
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    diag_drop(diag);
    return postings;
}

char *postings_folder(const char *path)
{
    g_autofree char *whole = g_canonicalize_filename(path, NULL);

    return posting_is_ini(whole) ? g_path_get_dirname(whole) : g_steal_pointer(&whole);
}

char *postings_name(const char *path)
{
    g_autofree char *folder = postings_folder(path);

    return g_path_get_basename(folder);
}
