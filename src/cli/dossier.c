/* dossier: `affiche dossier`: a round in one file for the record, or what it holds of one
 * candidate.
 *
 * After panel, from the same ballots. What always holds: the extract of one candidate holds nothing
 * of any other, and no file as it was received. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool parse_options(struct options_round *options, int argc, char **argv, int *status)
{
    const GOptionEntry own[] = {
        {"round", 'r', 0, G_OPTION_ARG_FILENAME, &options->round,
         N_("the round, which names the folder panel-N"), "N"},
        {"candidate", 0, 0, G_OPTION_ARG_FILENAME, &options->candidate,
         N_("only what concerns this candidate, for a request of access"), "C-07"},
        {"evaluators", 0, 0, G_OPTION_ARG_FILENAME, &options->evaluators,
         N_("how they are called: codes, names (as [evaluators] says), or none"),
         "codes|names|none"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->out,
         N_("the folder that the file goes to (panel-N in the posting's folder)"), "DIR"},
        {"password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
         N_("read encrypted forms, and encrypt the file, with what its first line says"), "FILE"},
        {"today", 0, 0, G_OPTION_ARG_FILENAME, &options->today,
         N_("the date that the file carries"), "DATE"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &options->data,
         N_("the folder with fonts/ and layouts/"), "DIR"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->arguments, NULL,
         "POSTING [FILLED.pdf|SCORES.csv...]"},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};

    return options_parse("dossier",
                         "Binds a round's ballots, summary and offer into one file; with "
                         "--candidate, the ballots and figures of one candidate. Without files, "
                         "those in panel-N in the POSTING's folder.",
                         entries, argc, argv, status);
}

/* False: it is none of these, reported. */
static bool find_evaluators(const char *named, enum panel_view_evaluators *evaluators)
{
    static const struct {
        const char *name;
        enum panel_view_evaluators evaluators;
    } words[] = {{"codes", VIEW_CODES}, {"names", VIEW_NAMES}, {"none", VIEW_NONE}};

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(named ? named : "codes", words[i].name) == 0) {
            *evaluators = words[i].evaluators;
            return true;
        }
    cli_complain("dossier", "--evaluators takes codes, names or none, not “%s”", named);
    return false;
}

static bool check_given(const struct options_round *options)
{
    const char *missing = !options->arguments || !options->arguments[0] ? say_text("a POSTING")
                          : !options->round                             ? "--round 1"
                                                                        : NULL;

    if (missing)
        cli_complain("dossier", "give %s; `affiche dossier --help` says how", missing);
    return !missing && codes_check("dossier", "--round", options->round, PANEL_CODE_MAX) &&
           (!options->candidate ||
            codes_check("dossier", "--candidate", options->candidate, PANEL_CODE_MAX));
}

/* The candidate's code as ballots are compared by; NULL: none of the round's, reported. Lent. */
static const char *find_candidate(const struct round *round, const char *named)
{
    g_autofree char *code = ballot_new_code(named);

    for (unsigned i = 0; i < round->panel->candidates->len; i++)
        if (strcmp(g_ptr_array_index(round->panel->candidates, i), code) == 0)
            return g_ptr_array_index(round->panel->candidates, i);
    cli_complain("dossier", "there is no ballot on “%s” that counts", named);
    return NULL;
}

static enum cli_status show(struct house *house, const struct options_round *options,
                            struct round *round, enum panel_view_evaluators evaluators,
                            struct order *order, struct diag *diag)
{
    static const char *const whole[] = {"dossier", NULL}, *const extract[] = {"extract", NULL};
    const struct panel_view view = {
        .candidate = options->candidate ? find_candidate(round, options->candidate) : NULL,
        .evaluators = evaluators,
        .names = round->posting->panel.names,
    };
    g_autofree char *candidate = g_strdup(view.candidate),
                    *folder = options->out ? g_strdup(options->out)
                                           : forms_folder(round->posting, options->round);
    bool made;

    if (options->candidate && !view.candidate)
        return CLI_FAILED;
    if (round->panel->ballots->len == 0) {
        cli_complain("dossier", "there is no ballot that counts");
        return CLI_FAILED;
    }
    round_show(round, &view);
    order->out = folder;
    order->round = round;
    order->candidate = candidate;
    order->names = candidate ? extract : whole;
    order->made = cli_print_path;
    made = job_run_round(house, order, diag).made > 0;
    options_warn_plain("dossier", options, folder);
    return made ? CLI_OK : CLI_FAILED;
}

static enum cli_status read_and_show(const char *data, const struct options_round *options,
                                     enum panel_view_evaluators evaluators, struct order *order,
                                     struct diag *diag)
{
    struct house *house = house_open(data);
    const struct round_request request = {.posting = options->arguments[0],
                                          .number = options->round,
                                          .files = options->arguments + 1,
                                          .whole = options->candidate !=
                                                   NULL, /* the rank of one is that among all */
                                          .password = options->password,
                                          .house = house,
                                          .folder = options->out};
    struct round *round = round_read(&request, diag);
    const enum cli_status status =
        round ? show(house, options, round, evaluators, order, diag) : CLI_FAILED;

    round_drop(round);
    house_close(house);
    return status;
}

static enum cli_status run(struct options_round *options, struct diag *diag)
{
    enum panel_view_evaluators evaluators;
    g_autofree char *created = NULL;
    struct order order = {.stage = STAGE_FINAL};
    enum cli_status status = CLI_FAILED;
    g_autofree char *data = NULL;

    if (!check_given(options) || !find_evaluators(options->evaluators, &evaluators) ||
        !options_find_today("dossier", options->today, &order.today, &created))
        return CLI_USAGE;
    if (!options_read_password("dossier", options))
        return CLI_FAILED;
    order.created = created;
    order.password = options->password;
    data = options_find_data("dossier", options->data);
    if (!data)
        return CLI_USAGE;
    status = read_and_show(data, options, evaluators, &order, diag);
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    return diag_system_failed(diag) ? CLI_SYSTEM : status;
}

int cli_dossier(int argc, char **argv)
{
    return options_run_round(argc, argv, parse_options, run);
}
