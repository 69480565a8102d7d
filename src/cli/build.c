/* build: `affiche build`: from postings to files, once or whenever they change.
 *
 * Serves the command line; batch knows the way. What always holds: what it watches for is what it
 * builds from. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#define TIMEOUT_S 30 /* unless --timeout says otherwise */

struct build {
    struct batch batch;
    char *as, *inclusive; /* options */
    gboolean watch;
};

static const struct {
    const char *name;
    enum product_stage stage;
} stages[] = {{"final", STAGE_FINAL}, {"tree", STAGE_TREE}, {"trace", STAGE_TRACE}};

static bool check_stage(struct build *build)
{
    const char *const as = build->as;

    if (!options_are_text("build", &as, 1))
        return false;
    for (size_t i = 0; build->as && i < G_N_ELEMENTS(stages); i++) {
        if (strcmp(stages[i].name, build->as) != 0)
            continue;
        build->batch.order.stage = stages[i].stage;
        return true;
    }
    if (build->as)
        cli_complain("build", "--as takes final, tree or trace, not “%s”", build->as);
    return !build->as;
}

static bool check_inclusive(struct build *build)
{
    const char *const says = build->inclusive;

    if (!options_are_text("build", &says, 1))
        return false;
    build->batch.order.doubled = says && strcmp(says, "double") == 0;
    if (!says || build->batch.order.doubled || strcmp(says, "keep") == 0)
        return true;
    cli_complain("build", "--inclusive takes keep or double, not “%s”", says);
    return false;
}

static bool parse_options(struct build *build, int argc, char **argv, int *status)
{
    const GOptionEntry entries[] = {
        {"as", 0, 0, G_OPTION_ARG_FILENAME, &build->as,
         N_("what to write: final, tree (the document), trace (its pages)"), "FORM"},
        {"inclusive", 0, 0, G_OPTION_ARG_FILENAME, &build->inclusive,
         N_("in offer.txt: keep “salarié·es”, or double, “salariées et salariés”"), "keep|double"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &build->batch.jobs,
         N_("in so many processes; without N: as many as there are processors"), "N"},
        {"timeout", 0, 0, G_OPTION_ARG_INT, &build->batch.timeout_s,
         N_("with -j: the most that a posting may take (30)"), "SECONDS"},
        {"rebuild", 0, 0, G_OPTION_ARG_NONE, &build->batch.rebuild,
         N_("build all, also what has not changed since it was made"), NULL},
        {"from-jsonl", 0, 0, G_OPTION_ARG_FILENAME, &build->batch.from,
         N_("postings as lines of JSON, {\"name\", \"ini\", \"text\"}, instead of POSTING"),
         "FILE|-"},
        {"shard", 0, 0, G_OPTION_ARG_FILENAME, &build->batch.part,
         N_("only this part of the postings, the K-th of N"), "K/N"},
        {"time", 0, 0, G_OPTION_ARG_NONE, &build->batch.time, N_("say how long each step took"),
         NULL},
        {"watch", 0, 0, G_OPTION_ARG_NONE, &build->watch,
         N_("build again whenever a posting, layout or font changes, until Ctrl-C"), NULL},
        {0},
    };

    parallel_turn_option(argc, argv);
    return batch_parse(
        &build->batch, argc, argv, entries,
        "Makes the documents of each POSTING: a folder, a posting.ini, or a folder of postings.",
        status);
}

static bool check_watch(const struct build *build)
{
    if (build->watch && build->batch.from)
        cli_complain("build", "--watch is not for --from-jsonl");
    return !build->watch || !build->batch.from;
}

static int watch_postings(struct build *build, struct watch *watch)
{
    enum watch_end end;

    do {
        const gint64 start_us = g_get_monotonic_time();
        const bool watched = watch_look(watch);

        batch_run(&build->batch);
        if (!watched)
            return CLI_SYSTEM;
        printf(say_text("built in %ld ms; watching for changes, Ctrl-C ends it\n"),
               (long)((g_get_monotonic_time() - start_us) / 1000));
        fflush(stdout);
        end = watch_wait(watch);
    } while (end == WATCH_CHANGED);
    return end == WATCH_ENDED ? CLI_OK : CLI_SYSTEM;
}

/* A command line that can't be understood is refused at once; what goes wrong later is said, and
 * mended while it watches: all that ends it is the user. */
static int run_watching(struct build *build)
{
    int status;
    g_autoptr(GPtrArray) postings = postings_take(build->batch.arguments, &status);
    struct watch *watch;

    if (!postings)
        return status;
    if (!batch_check(&build->batch, postings))
        return CLI_USAGE;
    watch = watch_new("build", build->batch.arguments, build->batch.data);
    if (!watch)
        return CLI_SYSTEM;
    confine_tell("build");
    sandbox_enter_new(SANDBOX_BUILD, NULL, NULL);
    build->batch.watches = true;
    status = watch_postings(build, watch);
    watch_drop(watch);
    return status;
}

int cli_build(int argc, char **argv)
{
    struct build build = {
        .batch = {.command = "build", .jobs = BATCH_ALONE, .timeout_s = TIMEOUT_S}};
    int status;

    if (parse_options(&build, argc, argv, &status)) {
        status = CLI_USAGE;
        if (batch_prepare(&build.batch) && check_stage(&build) && check_watch(&build) &&
            check_inclusive(&build) && parallel_check(&build.batch))
            status = build.watch ? run_watching(&build) : (int)batch_run(&build.batch);
    }
    batch_clear(&build.batch);
    g_free(build.as);
    g_free(build.inclusive);
    return status;
}
