/* grid: `affiche grid`: the personal forms of a round.
 *
 * A build of one document, with codes. What always holds: what makes no file name, or would make
 * one of two forms, is refused before anything is made. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool parse_options(struct options_round *options, int argc, char **argv, int *status)
{
    const GOptionEntry own[] = {
        {"round", 'r', 0, G_OPTION_ARG_FILENAME, &options->round,
         N_("the round, which names the folder panel-N"), "N"},
        {"evaluators", 0, 0, G_OPTION_ARG_FILENAME, &options->evaluators, N_("codes of the panel"),
         "A,B,C"},
        {"candidates", 0, 0, G_OPTION_ARG_FILENAME, &options->candidates,
         N_("codes of those who are heard"), "C-01..C-12"},
        {"layout", 0, 0, G_OPTION_ARG_FILENAME, &options->layout,
         N_("in this layout of the grid's, such as grid-a4-large"), "NAME"},
        {"force", 0, 0, G_OPTION_ARG_NONE, &options->force,
         N_("move a form aside that may be filled, and make a new one"), NULL},
        {"password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
         N_("encrypt the forms with what the first line of this file says"), "FILE"},
        {"today", 0, 0, G_OPTION_ARG_FILENAME, &options->today, N_("the date that the files carry"),
         "DATE"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &options->data,
         N_("the folder with fonts/ and layouts/"), "DIR"},
        {"time", 0, 0, G_OPTION_ARG_NONE, &options->time, N_("say how long each step took"), NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->arguments, NULL,
         "POSTING"},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};

    return options_parse("grid",
                         "Makes the personal forms of a round: the grid, with round, candidate and "
                         "evaluator filled in, one file each in panel-N in the POSTING's folder.",
                         entries, argc, argv, status);
}

static bool check_given(const struct options_round *options)
{
    const char *missing = !options->round        ? "--round 1"
                          : !options->evaluators ? "--evaluators A,B,C"
                          : !options->candidates ? "--candidates C-01..C-12"
                                                 : NULL;

    if (!options->arguments || !options->arguments[0] || options->arguments[1])
        missing = say_text("one POSTING");
    if (missing)
        cli_complain("grid", "give %s; `affiche grid --help` says how", missing);
    return !missing;
}

/* Codes may hold a `-` themselves: C-1 by A-B and C-1-A by B would be one file. */
static bool check_names(char *const *candidates, char *const *evaluators)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (; *candidates; candidates++)
        for (char *const *evaluator = evaluators; *evaluator; evaluator++)
            if (!g_hash_table_add(seen, g_strconcat(*candidates, "-", *evaluator, NULL))) {
                cli_complain("grid", "the form of %s by %s would have the name of another one",
                             *candidates, *evaluator);
                return false;
            }
    return true;
}

static void take_step(void *data, const char *name)
{
    if (data)
        timing_step(data, name);
}

static enum cli_status make(const struct options_round *options, const struct forms *forms,
                            struct order *order, struct diag *diag)
{
    g_autofree char *data = options_find_data("grid", options->data);
    struct timing *timing = options->time ? timing_new() : NULL;
    struct house *house = data ? house_open(data) : NULL;
    struct job_result result = {0};

    order->forms = forms;
    order->layout = options->layout;
    order->data = timing;
    order->step = take_step;
    order->made = cli_print_path;
    if (house)
        result = job_run(house, options->arguments[0], order, diag);
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    if (timing)
        timing_print(timing, stderr);
    timing_drop(timing);
    house_close(house);
    if (!house)
        return CLI_USAGE;
    if (diag_system_failed(diag))
        return CLI_SYSTEM;
    if (result.lost || result.failed > 0)
        return CLI_FAILED;
    if (result.made > 0)
        return CLI_OK;
    cli_complain("grid", "--layout %s is none of the grid's", options->layout);
    return CLI_USAGE;
}

static enum cli_status run(struct options_round *options, struct diag *diag)
{
    static const char *const grid[] = {"grid", NULL};
    g_autofree char *created = NULL;
    g_auto(GStrv) candidates = NULL, evaluators = NULL;
    struct order order = {.names = grid, .stage = STAGE_FINAL};
    struct forms forms = {.round = options->round, .force = options->force};

    if (!check_given(options) || !codes_check("grid", "--round", options->round, PANEL_CODE_MAX))
        return CLI_USAGE;
    candidates = codes_parse("grid", "--candidates", options->candidates, PANEL_CANDIDATE_MAX);
    evaluators = candidates
                     ? codes_parse("grid", "--evaluators", options->evaluators, PANEL_CODE_MAX)
                     : NULL;
    if (!evaluators || !check_names(candidates, evaluators) ||
        !options_find_today("grid", options->today, &order.today, &created))
        return CLI_USAGE;
    if (!options_read_password("grid", options))
        return CLI_FAILED;
    forms.candidates = candidates;
    forms.evaluators = evaluators;
    order.created = created;
    order.password = options->password;
    return make(options, &forms, &order, diag);
}

int cli_grid(int argc, char **argv)
{
    return options_run_round(argc, argv, parse_options, run);
}
