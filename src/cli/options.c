/* options: how every command takes its command line. Before reading. What always holds: what can't
 * be understood is said, with the command's name. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

/* GLib's own --help ends the program by itself, whether or not the help could be written. */
static GOptionContext *context_new(const char *says, const GOptionEntry *const *entries,
                                   gboolean *help)
{
    const GOptionEntry own[] = {{"help", 'h', 0, G_OPTION_ARG_NONE, help, "this list", NULL}, {0}};
    GOptionContext *context = g_option_context_new(NULL);

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, says);
    for (; *entries; entries++)
        g_option_context_add_main_entries(context, *entries, NULL);
    g_option_context_add_main_entries(context, own, NULL);
    return context;
}

static void print_help(GOptionContext *context)
{
    g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);

    fputs(help, stdout);
}

bool options_parse(const char *command, const char *says, const GOptionEntry *const *entries,
                   int argc, char **argv, int *status)
{
    g_autofree char *name = g_strconcat("affiche ", command, NULL);
    gboolean help = FALSE;
    g_autoptr(GOptionContext) context = context_new(says, entries, &help);
    g_autoptr(GError) error = NULL;

    g_set_prgname(name);
    *status = CLI_USAGE;
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        fprintf(stderr, "%s: %s\n", name, error->message);
        return false;
    }
    if (!help)
        return true;
    print_help(context);
    *status = CLI_OK;
    return false;
}

bool options_are_text(const char *command, const char *const *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *valid = NULL;

        if (!values[i] || g_utf8_validate(values[i], -1, NULL))
            continue;
        valid = g_utf8_make_valid(values[i], -1);
        fprintf(stderr, "affiche %s: “%s” is not UTF-8\n", command, valid);
        return false;
    }
    return true;
}

bool options_has_postings(const char *command, const GPtrArray *postings)
{
    if (postings->len == 0)
        fprintf(stderr, "affiche %s: no POSTING given; `affiche %s --help` says how\n", command,
                command);
    return postings->len > 0;
}

char *options_find_data(const char *command, const char *named)
{
    char *data = NULL;

    if (named && !*named)
        fprintf(stderr, "affiche %s: --data takes a folder, not nothing\n", command);
    else if (!(data = data_find(named)))
        fprintf(stderr,
                "affiche %s: there is no data folder (fonts/, layouts/); name it with --data or "
                "AFFICHE_DATA\n",
                command);
    return data;
}
