/* check: `affiche check`: what is wrong or missing in a posting. Goes the way from posting to PDF
 * up to the placed pages, and writes nothing but what --fix --write mends. What always holds: it
 * alone may ask the clock what today is. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

struct check {
    char *format, *today_option, *data_option; /* options; NULL: not given */
    char **raised, **only, **arguments;
    gboolean strict, fix, write;
    char *data;
    struct date today;
    struct findings *findings;
    unsigned errors, warnings, infos;
    bool system;
};

static void count(struct check *check, const struct diag *diag)
{
    check->errors += diag_count(diag, DIAG_ERROR);
    check->warnings += diag_count(diag, DIAG_WARNING);
    check->infos += diag_count(diag, DIAG_INFO);
    check->system |= diag_system_failed(diag);
}

static void take_edits(void *data, const GArray *edits)
{
    findings_take_edits(data, edits);
}

static void check_posting(struct check *check, struct house *house, const char *path)
{
    const struct mending mending = {check->write, (const char *const *)check->only, check->today};
    const struct order order = {
        .stage = STAGE_NOTHING,
        .today = check->today,
        .judged = findings_are_text(check->findings) ? NULL : take_edits,
        .data = check->findings,
    };
    struct diag *diag = diag_new();

    for (char **id = check->raised; id && *id; id++)
        diag_raise(diag, *id);
    if (check->only)
        diag_switch_off_others(diag, (const char *const *)check->only);
    if (check->fix)
        mend_posting(path, &mending, diag);
    else
        job_run(house, path, &order, diag);
    count(check, diag);
    findings_put(check->findings, diag);
    diag_drop(diag);
}

static bool parse_options(struct check *check, int argc, char **argv, int *status)
{
    const GOptionEntry own[] = {
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &check->format,
         N_("how: text (on stderr), json or sarif (on stdout)"), "text|json|sarif"},
        {"today", 0, 0, G_OPTION_ARG_FILENAME, &check->today_option,
         N_("judge dates as of this day"), "DATE"},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &check->strict, N_("warnings are errors"), NULL},
        {"warning-as-error", 'W', 0, G_OPTION_ARG_FILENAME_ARRAY, &check->raised,
         N_("this finding is an error"), "ID"},
        {"only-rule", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &check->only,
         N_("only findings of this rule, and what stops a document"), "ID"},
        {"fix", 0, 0, G_OPTION_ARG_NONE, &check->fix,
         N_("print a diff of what the text alone can mend"), NULL},
        {"write", 0, 0, G_OPTION_ARG_NONE, &check->write,
         N_("with --fix: write it, but for what may be a false alarm"), NULL},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &check->data_option,
         N_("the folder with fonts/ and layouts/"), "DIR"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &check->arguments, NULL,
         "POSTING..."},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};

    return options_parse(
        "check",
        "Says what is wrong or missing in each POSTING, with line and column. Writes nothing "
        "without --write.",
        entries, argc, argv, status);
}

static bool check_format(struct check *check)
{
    check->findings = findings_new(check->format ? check->format : "text");
    if (!check->findings)
        cli_complain("check", "--format takes text, json or sarif, not “%s”", check->format);
    return check->findings;
}

static bool check_mending(const struct check *check)
{
    if (check->write && !check->fix)
        cli_complain("check", "--write goes with --fix");
    else if (check->fix && !findings_are_text(check->findings))
        cli_complain("check", "--fix prints a diff; leave --format out");
    else
        return true;
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

static bool check_only(const struct check *check)
{
    enum diag_id found;

    for (char **id = check->only; id && *id; id++)
        if (!diag_find_id(*id, &found)) {
            cli_complain("check", "--only-rule knows no “%s”; `affiche rules` lists them", *id);
            return false;
        }
    return true;
}

static bool check_usage(struct check *check, const GPtrArray *postings)
{
    const char *const texts[] = {check->format, check->today_option};
    char **const lists[] = {check->raised, check->only};

    if (!options_has_postings("check", postings))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        if (lists[i] &&
            !options_are_text("check", (const char *const *)lists[i], g_strv_length(lists[i])))
            return false;
    check->data = options_find_data("check", check->data_option);
    return check->data && options_are_text("check", texts, G_N_ELEMENTS(texts)) &&
           check_format(check) && check_mending(check) && check_raised(check) &&
           check_only(check) && options_find_day("check", check->today_option, &check->today);
}

static void print_summary(const struct check *check)
{
    printf(say_count("%u error", "%u errors", check->errors), check->errors);
    printf(say_count(", %u warning", ", %u warnings", check->warnings), check->warnings);
    printf(say_count(", %u info\n", ", %u infos\n", check->infos), check->infos);
}

static int run(struct check *check)
{
    int status;
    g_autoptr(GPtrArray) postings = postings_take(check->arguments, &status);
    struct house *house;

    if (!postings)
        return status;
    if (!check_usage(check, postings))
        return CLI_USAGE;
    house = house_open(check->data);
    for (unsigned i = 0; i < postings->len; i++)
        check_posting(check, house, g_ptr_array_index(postings, i));
    house_close(house);
    findings_end(check->findings);
    if (findings_are_text(check->findings) && !check->fix)
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
    findings_drop(check.findings);
    g_strfreev(check.raised);
    g_strfreev(check.only);
    g_strfreev(check.arguments);
    return status;
}
