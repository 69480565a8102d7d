/* options: how every command takes its command line, and what most of them ask for: the data
 * folder, and what day it is.
 *
 * Before reading. What always holds: what can't be understood is said, with the command's name; no
 * document depends on the clock (DESIGN §6.10), which serves `check` alone. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static const char *translate(const char *text, void *data G_GNUC_UNUSED)
{
    return say_text(text);
}

/* GLib's own --help ends the program by itself, whether or not the help could be written. */
static GOptionContext *context_new(const char *says, const GOptionEntry *const *entries,
                                   char **messages, gboolean *help)
{
    const GOptionEntry own[] = {{"messages", 0, 0, G_OPTION_ARG_FILENAME, messages,
                                 N_("in which language this speaks (that of the first POSTING)"),
                                 "fr|en"},
                                {"help", 'h', 0, G_OPTION_ARG_NONE, help, N_("this list"), NULL},
                                {0}};
    GOptionContext *context = g_option_context_new(NULL);

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, says);
    for (; *entries; entries++)
        g_option_context_add_main_entries(context, *entries, NULL);
    g_option_context_add_main_entries(context, own, NULL);
    g_option_context_set_translate_func(context, translate, NULL, NULL);
    g_option_group_set_translate_func(g_option_context_get_main_group(context), translate, NULL,
                                      NULL);
    return context;
}

/* GLib speaks English here: what it says of an option is told in our own words. */
static void complain(const char *command, const char *message)
{
    static const char unknown[] = "Unknown option ", missing[] = "Missing argument for ";

    if (g_str_has_prefix(message, unknown))
        cli_complain(command, "Unknown option %s", message + strlen(unknown));
    else if (g_str_has_prefix(message, missing))
        cli_complain(command, "Missing argument for %s", message + strlen(missing));
    else
        cli_complain(command, "%s", message);
}

/* Of its own words, too. */
static void print_help(GOptionContext *context)
{
    static const char *const words[] = {N_("Usage:"), N_("Options:"), N_("[OPTION…]")};
    g_autofree char *english = g_option_context_get_help(context, TRUE, NULL);
    g_autoptr(GString) help = g_string_new(english);

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        g_string_replace(help, words[i], say_text(words[i]), 1);
    fputs(help->str, stdout);
}

bool options_parse(const char *command, const char *says, const GOptionEntry *const *entries,
                   int argc, char **argv, int *status)
{
    g_autofree char *name = g_strconcat("affiche ", command, NULL);
    g_autofree char *messages = NULL;
    gboolean help = FALSE;
    g_autoptr(GOptionContext) context = context_new(says, entries, &messages, &help);
    g_autoptr(GError) error = NULL;

    g_set_prgname(name);
    *status = CLI_USAGE;
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        complain(command, error->message);
        return false;
    }
    if (!messages_check(command, messages))
        return false;
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
        cli_complain(command, "“%s” is not UTF-8", valid);
        return false;
    }
    return true;
}

bool options_has_postings(const char *command, const GPtrArray *postings)
{
    if (postings->len == 0)
        cli_complain(command, "no POSTING given; `affiche %s --help` says how", command);
    for (unsigned i = 0; i < postings->len; i++) {
        if (*(const char *)g_ptr_array_index(postings, i))
            continue;
        cli_complain(command, "a POSTING is a path, not nothing");
        return false;
    }
    return postings->len > 0;
}

#define PASSWORD_MAX 127 /* bytes: ISO 32000-2, 7.6.4.3.3 */

bool options_read_password(const char *command, struct options_round *options)
{
    const char *path = options->password_file, *why = NULL;
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;

    if (!path)
        return true;
    if (!g_file_get_contents(path, &text, NULL, &error))
        why = error->message;
    else if (text[strcspn(text, "\r\n")] = '\0', !*text || strlen(text) > PASSWORD_MAX)
        why = N_("its first line is the password, of 1 to 127 bytes");
    else if (!g_utf8_validate(text, -1, NULL))
        why = N_("the password is not UTF-8");
    if (why)
        cli_complain(command, "--password-file %s: %s", path, say_text(why));
    else
        options->password = g_steal_pointer(&text);
    return !why;
}

static void clear_round(struct options_round *options)
{
    char *const strings[] = {options->round,         options->candidates, options->candidate,
                             options->evaluators,    options->layout,     options->out,
                             options->password_file, options->today,      options->data,
                             options->password};

    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_strfreev(options->arguments);
}

void options_warn_plain(const char *command, const struct options_round *options,
                        const char *folder)
{
    g_autoptr(GPtrArray) plain = options->password ? round_find_plain(folder) : NULL;

    for (unsigned i = 0; plain && i < plain->len; i++)
        cli_complain(command,
                     "%s is of an earlier run without a password, and can be read by whoever has "
                     "it: delete it, or lock it away",
                     (const char *)g_ptr_array_index(plain, i));
}

int options_run_round(int argc, char **argv,
                      bool (*parse)(struct options_round *options, int argc, char **argv,
                                    int *status),
                      enum cli_status (*run)(struct options_round *options, struct diag *diag))
{
    struct options_round options = {0};
    struct diag *diag = diag_new();
    int status;

    if (parse(&options, argc, argv, &status)) {
        messages_ask_one(options.arguments ? options.arguments[0] : NULL);
        status = (int)run(&options, diag);
    }
    diag_drop(diag);
    clear_round(&options);
    return status;
}

static char *try_folder(const char *folder)
{
    g_autofree char *layouts = g_build_filename(folder, "layouts", NULL);

    return g_file_test(layouts, G_FILE_TEST_IS_DIR) ? g_strdup(folder) : NULL;
}

static char *find_data(const char *option)
{
    static const char *const beside[] = {".", "../..", "../share/affiche"};
    const char *named = option ? option : g_getenv("AFFICHE_DATA");
    g_autofree char *binary = NULL, *folder = NULL;
    char *found = NULL;

    if (named && *named)
        return g_strdup(named);
    binary = g_file_read_link("/proc/self/exe", NULL);
    if (!binary)
        return NULL;
    folder = g_path_get_dirname(binary);
    for (size_t i = 0; i < G_N_ELEMENTS(beside) && !found; i++) {
        g_autofree char *joined = g_build_filename(folder, beside[i], NULL);
        g_autofree char *tried = g_canonicalize_filename(joined, NULL);

        found = try_folder(tried);
    }
    return found;
}

char *options_find_data(const char *command, const char *named)
{
    char *data = NULL;

    if (named && !*named)
        cli_complain(command, "--data takes a folder, not nothing");
    else if (!(data = find_data(named)))
        cli_complain(command, "there is no data folder (fonts/, layouts/); name it with --data or "
                              "AFFICHE_DATA");
    return data;
}

static void set_date(struct date *today, GDateTime *time)
{
    *today = (struct date){.year = g_date_time_get_year(time),
                           .month = g_date_time_get_month(time),
                           .day = g_date_time_get_day_of_month(time),
                           .hour = -1,
                           .minute = -1};
}

static bool from_epoch(const char *command, const char *text, struct date *today, char **created)
{
    g_autoptr(GDateTime) time = NULL;
    gint64 seconds;

    if (g_ascii_string_to_signed(text, 10, 0, G_MAXINT64, &seconds, NULL))
        time = g_date_time_new_from_unix_utc(seconds);
    if (!time) {
        cli_complain(command, "SOURCE_DATE_EPOCH is “%s”, which is no number of seconds", text);
        return false;
    }
    set_date(today, time);
    *created = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
    return true;
}

bool options_find_today(const char *command, const char *option, struct date *today, char **created)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");

    *today = (struct date){.hour = -1, .minute = -1};
    *created = NULL;
    if (!option)
        return !epoch || !*epoch || from_epoch(command, epoch, today, created);
    if (!date_parse_iso(option, today)) {
        cli_complain(command, "--today takes a date like 2025-11-01, not “%s”", option);
        return false;
    }
    *created = g_strdup_printf("%sT00:00:00Z", option);
    return true;
}

bool options_find_day(const char *command, const char *option, struct date *today)
{
    g_autofree char *created = NULL;
    g_autoptr(GDateTime) now = NULL;

    if (!options_find_today(command, option, today, &created))
        return false;
    if (today->year == 0) {
        now = g_date_time_new_now_local();
        set_date(today, now);
    }
    return true;
}
