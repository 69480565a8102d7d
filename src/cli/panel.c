/* panel: `affiche panel`: the filled grids of a round, read back.
 *
 * Ballots are only read. What always holds: whatever doesn't count is said on stderr, with its file
 * and its reason, and the first line on stdout says how many that were. */
#include "cli/cli.h"

#include "export/export.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Without files those of one round are looked for. */
static bool check_options(const struct options_round *options)
{
    char **arguments = options->arguments;
    const char *missing = NULL;

    if (options->round && !codes_check("panel", "--round", options->round, PANEL_CODE_MAX))
        return false;
    if (!arguments || !arguments[0])
        missing = N_("a POSTING");
    else if (options->status && !options->round)
        missing = N_("--round with --status");
    else if (options->purge && arguments[1])
        missing = N_("no files with --purge-list");
    else if (!options->purge && !options->round && !arguments[1])
        missing = N_("the ballots, or --round");
    if (missing)
        cli_complain("panel", "give %s; `affiche panel --help` says how", say_text(missing));
    return !missing;
}

static bool parse_options(struct options_round *options, int argc, char **argv, int *status)
{
    const GOptionEntry own[] = {
        {"round", 'r', 0, G_OPTION_ARG_FILENAME, &options->round,
         N_("take only ballots of this round"), "N"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_("print all figures as JSON"), NULL},
        {"strict", 0, 0, G_OPTION_ARG_NONE, &options->strict,
         N_("anything that is refused, set aside, to be asked or warned of is an error"), NULL},
        {"password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
         N_("what encrypted forms are read with: the first line of this file"), "FILE"},
        {"status", 0, 0, G_OPTION_ARG_NONE, &options->status,
         N_("say how far the forms of the round are filled in, and no more"), NULL},
        {"confirm", 0, 0, G_OPTION_ARG_NONE, &options->confirm,
         N_("write confirm.html, a page to read what waits off its pictures, and no more"), NULL},
        {"candidates", 0, 0, G_OPTION_ARG_FILENAME, &options->candidates,
         N_("who is expected, for --status"), "C-01..C-12"},
        {"evaluators", 0, 0, G_OPTION_ARG_FILENAME, &options->evaluators,
         N_("who is expected, for --status"), "A,B,C"},
        {"purge-list", 0, 0, G_OPTION_ARG_NONE, &options->purge,
         N_("list the files of the round, or of all, that are to be taken out, and no more"), NULL},
        {"today", 0, 0, G_OPTION_ARG_FILENAME, &options->today,
         N_("the day, for --purge-list (today)"), "DATE"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->out,
         N_("the folder that panel.pdf and panel.csv go to (panel-N in the posting's folder)"),
         "DIR"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &options->data,
         N_("the folder with fonts/ and layouts/"), "DIR"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->arguments, NULL,
         "POSTING [FILLED.pdf|SCORES.csv|SCAN...]"},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};

    return options_parse(
        "panel",
        "Reads the ballots of a round back: filled PDF forms, CSV and scans; writes "
        "panel.pdf and panel.csv, and prints the ranking. Without files, those in "
        "panel-N in the POSTING's folder.",
        entries, argc, argv, status);
}

static void print_remarks(const struct panel *panel)
{
    static const char *const fates[] = {
        [BALLOT_COUNTED] = N_("warning"),
        [BALLOT_REFUSED] = N_("error: not counted"),
        [BALLOT_SET_ASIDE] = N_("warning: set aside"),
        [BALLOT_MERGED] = N_("note"),
        [BALLOT_OTHER_ROUND] = N_("note: skipped"),
        [BALLOT_TO_ASK] = N_("warning"),
        [BALLOT_NOTED] = N_("note"),
        [BALLOT_EMPTY] = N_("warning: skipped"),
        [BALLOT_WAITS] = N_("warning: to confirm"),
    };

    for (unsigned i = 0; i < panel->remarks->len; i++) {
        const struct panel_remark *remark = &g_array_index(panel->remarks, struct panel_remark, i);
        g_autofree char *who =
            remark->candidate && remark->evaluator && *remark->candidate && *remark->evaluator
                ? g_strdup_printf(say_text("%s by %s: "), remark->candidate, remark->evaluator)
                : g_strdup("");
        g_autofree char *line = g_strdup_printf("%s: %s: %s%s", remark->file,
                                                say_text(fates[remark->fate]), who, remark->reason);
        g_autofree char *printable = diag_printable(line, strlen(line));

        fprintf(stderr, "%s\n", printable);
    }
}

static void print_agreement(const char *name, const struct panel_agreement *agreement)
{
    g_autofree char *value = agreement->why ? NULL : num_fixed(agreement->value, 2);

    if (agreement->why)
        printf(say_text("  %-10s not computable: %s  (n = %u)\n"), name, agreement->why,
               agreement->n);
    else
        printf("  %-10s %5s  (n = %u)\n", name, value, agreement->n);
}

static void print_candidate(const struct panel_candidate *candidate, unsigned scenarios)
{
    g_autofree char *rank =
        candidate->rank ? g_strdup_printf("%u", candidate->rank) : g_strdup("–");
    g_autofree char *score =
        isnan(candidate->score) ? g_strdup("–") : num_fixed(candidate->score, 2);
    g_autofree char *coverage = isnan(candidate->score)
                                    ? g_strdup("  –")
                                    : g_strdup_printf("%3.0f", 100 * candidate->coverage);

    printf(say_text("%4s  %-16s %6s  coverage %s %%  highest in %u of %u%s%s\n"), rank,
           candidate->code, score, coverage, candidate->wins, scenarios,
           candidate->failed ? say_text("  knock-out failed") : "",
           candidate->calibration ? say_text("  calibration") : "");
}

static void print_paper(const struct round *round)
{
    const struct round_paper *paper = &round->paper;

    if (paper->pages == 0)
        return;
    printf(say_count("%u page of paper: %u values read, %u confirmed by a person, %u to confirm\n",
                     "%u pages of paper: %u values read, %u confirmed by a person, %u to confirm\n",
                     paper->pages),
           paper->pages, paper->read, paper->confirmed, round->waiting->len);
}

static void print_summary(const struct round *round)
{
    const struct panel *panel = round->panel;
    const struct panel_result *result = round->result;

    printf(
        say_count("%u ballot read: %u count, %u refused, %u set aside, %u empty, %u merged, %u of "
                  "other rounds; %u to be asked; %u could not be checked for grid or declaration\n",
                  "%u ballots read: %u count, %u refused, %u set aside, %u empty, %u merged, %u of "
                  "other rounds; %u to be asked; %u could not be checked for grid or declaration\n",
                  panel->read),
        panel->read, panel_count(panel, BALLOT_COUNTED), panel_count(panel, BALLOT_REFUSED),
        panel_count(panel, BALLOT_SET_ASIDE), panel_count(panel, BALLOT_EMPTY),
        panel_count(panel, BALLOT_MERGED), panel_count(panel, BALLOT_OTHER_ROUND),
        panel_count(panel, BALLOT_TO_ASK), panel->unchecked);
    print_paper(round);
    for (unsigned i = 0; i < result->candidates; i++)
        print_candidate(&result->candidate[i], result->scenarios);
    puts(say_text("agreement"));
    print_agreement("alpha", &result->alpha);
    print_agreement("W", &result->kendall);
    print_agreement("ICC(2,1)", &result->icc_one);
    print_agreement("ICC(2,k)", &result->icc_mean);
}

/* Scores are confidential: they go where the round's forms are (g_free). */
static char *folder_of(const struct options_round *options, const struct round *round)
{
    return options->out ? g_strdup(options->out) : forms_folder(round->posting, options->round);
}

static void say_made(void *data, const char *path)
{
    const struct options_round *options = data;

    if (!options->json)
        puts(path);
}

/* False: reported. */
static bool write_pdf(struct house *house, struct options_round *options, const char *folder,
                      const struct round *round, struct diag *diag)
{
    const struct order order = {.out = folder,
                                .round = round,
                                .password = options->password,
                                .made = say_made,
                                .data = options};

    return job_run_round(house, &order, diag).made > 0;
}

/* Pictures of people's hands lie where the forms do, but not beside files that are encrypted. */
static bool save_crops(const struct options_round *options, const char *folder,
                       const struct round *round, struct diag *diag)
{
    return options->password || confirm_save_crops(round, folder, diag);
}

static bool waits(const struct round *round)
{
    return round->waiting->len > 0 || round->paper.missing > 0;
}

/* What is missing in the figures is said once more, last. */
static void say_waiting(const struct round *round)
{
    if (round->waiting->len > 0)
        cli_complain("panel", "rows on paper wait for a person, and count as nothing until then: "
                              "affiche panel --confirm makes a page to read them on");
}

static bool write_csv(struct options_round *options, const char *folder, const struct round *round,
                      struct diag *diag)
{
    g_autofree char *path = g_build_filename(folder, "panel.csv", NULL);
    g_autofree char *csv = NULL;

    if (options->password) {
        cli_complain("panel", "a CSV can't be encrypted: %s is not written", path);
        return true;
    }
    csv = export_panel_csv(round->panel, round->result);
    if (!round_make_folder(round, folder, diag) || !out_write_private(path, csv, strlen(csv), diag))
        return false;
    say_made(options, path);
    return true;
}

static enum cli_status finish(struct house *house, struct options_round *options,
                              const struct round *round, struct diag *diag)
{
    g_autofree char *folder = folder_of(options, round);
    bool made;

    print_remarks(round->panel);
    if (round->panel->rounds) {
        cli_complain("panel", "these are ballots of rounds %s; take one with --round",
                     round->panel->rounds);
        return CLI_USAGE;
    }
    if (options->json) {
        g_autofree char *json = export_panel_json(round->panel, round->result);

        puts(json);
    } else {
        print_summary(round);
    }
    if (panel_count(round->panel, BALLOT_COUNTED) == 0) {
        cli_complain("panel", "there is no ballot that counts");
        return CLI_FAILED;
    }
    if (!write_csv(options, folder, round, diag) || !save_crops(options, folder, round, diag))
        return CLI_SYSTEM;
    made = write_pdf(house, options, folder, round, diag);
    options_warn_plain("panel", options, folder);
    say_waiting(round);
    return made && !waits(round) && (!options->strict || panel_is_spotless(round->panel))
               ? CLI_OK
               : CLI_FAILED;
}

/* The page alone. */
static enum cli_status confirm(const struct options_round *options, const struct round *round,
                               struct diag *diag)
{
    g_autofree char *folder = folder_of(options, round), *path = NULL;

    print_remarks(round->panel);
    print_paper(round);
    if (round->waiting->len == 0)
        return CLI_OK;
    if (options->password) {
        cli_complain("panel", "a web page can't be encrypted: confirm.html is not written");
        return CLI_FAILED;
    }
    path = confirm_write(round, folder, diag);
    if (!path || !confirm_save_crops(round, folder, diag))
        return CLI_SYSTEM;
    puts(path);
    return CLI_OK;
}

static enum cli_status read_and_finish(struct options_round *options, struct diag *diag)
{
    g_autofree char *data = options_find_data("panel", options->data);
    struct house *house = data ? house_open(data) : NULL;
    const struct round_request request = {.posting = options->arguments[0],
                                          .number = options->round,
                                          .files = options->arguments + 1,
                                          .password = options->password,
                                          .house = house,
                                          .folder = options->out};
    struct round *round = house ? round_read(&request, diag) : NULL;
    enum cli_status status = house ? CLI_FAILED : CLI_USAGE;

    if (round && options->confirm)
        status = confirm(options, round, diag);
    else if (round)
        status = finish(house, options, round, diag);
    round_drop(round);
    house_close(house);
    return status;
}

static enum cli_status show_status(const struct options_round *options, struct diag *diag)
{
    struct status_request request = {.posting = options->arguments[0],
                                     .round = options->round,
                                     .password = options->password,
                                     .files = options->arguments + 1};
    g_auto(GStrv) candidates = NULL, evaluators = NULL;

    if (options->candidates &&
        !(candidates =
              codes_parse("panel", "--candidates", options->candidates, PANEL_CANDIDATE_MAX)))
        return CLI_USAGE;
    if (options->evaluators &&
        !(evaluators = codes_parse("panel", "--evaluators", options->evaluators, PANEL_CODE_MAX)))
        return CLI_USAGE;
    request.candidates = candidates;
    request.evaluators = evaluators;
    return status_print(&request, diag);
}

static enum cli_status show_purge(const struct options_round *options, struct diag *diag)
{
    struct date today;

    if (!options_find_day("panel", options->today, &today))
        return CLI_USAGE;
    return purge_print(options->arguments[0], options->round, options->password, &today, diag);
}

static enum cli_status look(struct options_round *options, struct diag *diag)
{
    if (!check_options(options))
        return CLI_USAGE;
    if (!options_read_password("panel", options))
        return CLI_FAILED;
    if (options->status)
        return show_status(options, diag);
    if (options->purge)
        return show_purge(options, diag);
    return read_and_finish(options, diag);
}

static enum cli_status run(struct options_round *options, struct diag *diag)
{
    const enum cli_status status = look(options, diag);

    diag_print(diag, stderr, isatty(STDERR_FILENO));
    return diag_system_failed(diag) ? CLI_SYSTEM : status;
}

int cli_panel(int argc, char **argv)
{
    return options_run_round(argc, argv, parse_options, run);
}
