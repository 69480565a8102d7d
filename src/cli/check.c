/* check: `affiche check`: what is wrong or missing in a posting. Goes the way from posting to PDF
 * up to the placed pages, and writes nothing. What always holds: it alone may ask the clock what
 * today is. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct check {
    char *format, *today_option, *data_option; /* options; NULL: not given */
    char **raised, **arguments;
    gboolean strict;
    char *data;
    struct date today;
    bool json;
    unsigned printed, errors, warnings, infos;
    bool system;
};

/* One JSON array for all postings: each diag's array without its brackets. */
static void print_json(struct check *check, const struct diag *diag)
{
    g_autofree char *json = diag_to_json(diag);
    char *items = strchr(json, '[') + 1;

    *strrchr(items, ']') = '\0';
    g_strchomp(items);
    if (*items)
        printf("%s%s", check->printed++ > 0 ? "," : "", items);
}

static void count(struct check *check, const struct diag *diag)
{
    check->errors += diag_count(diag, DIAG_ERROR);
    check->warnings += diag_count(diag, DIAG_WARNING);
    check->infos += diag_count(diag, DIAG_INFO);
    check->system |= diag_system_failed(diag);
}

static void check_posting(struct check *check, struct house *house, const char *path)
{
    const struct order order = {.stage = STAGE_NOTHING, .today = check->today};
    struct diag *diag = diag_new();

    for (char **id = check->raised; id && *id; id++)
        diag_raise(diag, *id);
    job_run(house, path, &order, diag);
    count(check, diag);
    if (check->json)
        print_json(check, diag);
    else
        diag_print(diag, stderr, isatty(STDERR_FILENO));
    diag_drop(diag);
}

static bool parse_options(struct check *check, int argc, char **argv, int *status)
{
    const GOptionEntry own[] = {
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &check->format,
         N_("how: text (on stderr), json (on stdout)"), "text|json"},
        {"today", 0, 0, G_OPTION_ARG_FILENAME, &check->today_option,
         N_("judge dates as of this day"), "DATE"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &check->strict, N_("warnings are errors"), NULL},
        {"warning-as-error", 'W', 0, G_OPTION_ARG_FILENAME_ARRAY, &check->raised,
         N_("this finding is an error"), "ID"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &check->data_option,
         N_("the folder with fonts/ and layouts/"), "DIR"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &check->arguments, NULL,
         "POSTING..."},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};

    return options_parse(
        "check",
        "Says what is wrong or missing in each POSTING, with line and column. Writes nothing.",
        entries, argc, argv, status);
}

static bool check_format(struct check *check)
{
    check->json = check->format && strcmp(check->format, "json") == 0;
    if (!check->format || check->json || strcmp(check->format, "text") == 0)
        return true;
    cli_complain("check", "--format takes text or json, not “%s”", check->format);
    return false;
}

static bool check_raised(const struct check *check)
{
    struct diag *diag = diag_new();
    bool ok = true;

    for (char **id = check->raised; ok && id && *id; id++) {
        ok = diag_raise(diag, *id);
        if (!ok)
            cli_complain("check", "-W knows no “%s”; `affiche rules` lists them", *id);
    }
    diag_drop(diag);
    return ok;
}

static bool find_today(struct check *check)
{
    g_autofree char *created = NULL;

    if (!today_find(check->today_option, &check->today, &created))
        return false;
    if (check->today.year == 0)
        today_from_clock(&check->today);
    return true;
}

static bool check_usage(struct check *check, const GPtrArray *postings)
{
    const char *const texts[] = {check->format, check->today_option};
    const char *const *raised = (const char *const *)check->raised;

    if (!options_has_postings("check", postings))
        return false;
    check->data = options_find_data("check", check->data_option);
    return check->data && options_are_text("check", texts, G_N_ELEMENTS(texts)) &&
           options_are_text("check", raised, raised ? g_strv_length(check->raised) : 0) &&
           check_format(check) && check_raised(check) && find_today(check);
}

static void print_counts(const struct check *check)
{
    printf(say_count("%u error", "%u errors", check->errors), check->errors);
    printf(say_count(", %u warning", ", %u warnings", check->warnings), check->warnings);
    printf(say_count(", %u info\n", ", %u infos\n", check->infos), check->infos);
}

static void print_summary(const struct check *check)
{
    if (check->json)
        puts(check->printed > 0 ? "\n]" : "]");
    else
        print_counts(check);
}

static int run(struct check *check)
{
    g_autoptr(GPtrArray) postings = postings_expand(check->arguments);
    struct house *house;

    messages_ask(postings);
    if (!check_usage(check, postings))
        return CLI_USAGE;
    if (check->json)
        putchar('[');
    house = house_open(check->data);
    for (unsigned i = 0; i < postings->len; i++)
        check_posting(check, house, g_ptr_array_index(postings, i));
    house_close(house);
    print_summary(check);
    if (check->system)
        return CLI_SYSTEM;
    return check->errors > 0 || (check->strict && check->warnings > 0) ? CLI_FAILED : CLI_OK;
}

int cli_check(int argc, char **argv)
{
    struct check check = {0};
    int status;

    if (parse_options(&check, argc, argv, &status))
        status = run(&check);
    g_free(check.format);
    g_free(check.today_option);
    g_free(check.data_option);
    g_free(check.data);
    g_strfreev(check.raised);
    g_strfreev(check.arguments);
    return status;
}
