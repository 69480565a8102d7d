/* build: `affiche build`: from postings to files, once or whenever they change.
 *
 * Serves the command line; batch knows the way. What always holds: what it watches for is what it
 * builds from. */
#include "base/base.h"
#include "cli/cli.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <string.h>

struct build {
    struct batch batch;
    char *as; /* options */
    gboolean time, watch;
};

/* Did this tool make the form, and has nobody touched it since? Its fingerprint is the only value
 * that it writes. */
static bool is_empty_form(GBytes *there)
{
    static const char *const own[] = {"hash", NULL};
    struct fields *fields = fields_read(there);
    const struct field *hash = fields ? fields_find(fields, "hash") : NULL;
    const bool empty = hash && hash->read_only && !fields_are_filled(fields, own);

    fields_drop(fields);
    return empty;
}

/* A form that people have filled is moved aside; so is what can't be known to be none. False:
 * reported, and it can't be. */
static bool keep_filled(const char *path, GBytes *bytes, struct diag *diag)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    g_autoptr(GBytes) there = file ? g_mapped_file_get_bytes(file) : NULL;
    g_autofree char *aside = NULL;

    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
        (there && (g_bytes_equal(there, bytes) || is_empty_form(there))))
        return true;
    aside = out_move_aside(path, diag);
    if (aside)
        diag_add_file(diag, DIAG_FILLED_FORM, path, 1,
                      "this was filled, or is no form of affiche's: it is %s now", aside);
    return aside;
}

static bool emit(struct batch *batch, const struct batch_step *step)
{
    g_autofree char *name = documents_file_name(step->job, step->document, step->here);
    g_autofree char *path = g_build_filename(batch->out, step->job->posting->name, name, NULL);
    g_autoptr(GBytes) bytes = documents_finish(step->job, step->document, &step->made);

    if (!bytes || (step->document->kind == DESIGN_GRID && batch->form == DOCUMENTS_FINAL &&
                   !keep_filled(path, bytes, step->job->diag)))
        return false;
    return batch_write(batch, step->job, name, bytes);
}

static bool check_form(struct build *build)
{
    const char *const as = build->as;

    if (!options_are_text("build", &as, 1))
        return false;
    for (unsigned i = 0; build->as && i < DOCUMENTS_FORM_COUNT; i++) {
        if (strcmp(documents_form_names[i], build->as) != 0)
            continue;
        build->batch.form = (enum documents_form)i;
        return true;
    }
    if (build->as)
        fprintf(stderr, "affiche build: --as takes final, tree or trace, not “%s”\n", build->as);
    return !build->as;
}

static bool parse_options(struct build *build, int argc, char **argv, int *status)
{
    const GOptionEntry entries[] = {
        {"as", 0, 0, G_OPTION_ARG_FILENAME, &build->as,
         "what to write: final, tree (the document), trace (its pages)", "FORM"},
        {"time", 0, 0, G_OPTION_ARG_NONE, &build->time, "say how long each step took", NULL},
        {"watch", 0, 0, G_OPTION_ARG_NONE, &build->watch,
         "build again whenever a posting, layout or font changes, until Ctrl-C", NULL},
        {0},
    };

    return batch_parse(
        &build->batch, argc, argv, entries,
        "Makes the documents of each POSTING: a folder, a posting.ini, or a folder of postings.",
        status);
}

static int run_once(struct build *build)
{
    if (!batch_run(&build->batch))
        return CLI_USAGE;
    if (build->time)
        timing_print(&build->batch.timing, stdout);
    batch_print_summary(&build->batch);
    return batch_status(&build->batch);
}

static int watch_postings(struct build *build, struct watch *watch)
{
    enum watch_end end;

    do {
        const gint64 start_us = g_get_monotonic_time();

        watch_look(watch);
        run_once(build);
        printf("built in %ld ms; watching for changes, Ctrl-C ends it\n",
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
    g_autoptr(GPtrArray) postings = postings_expand(build->batch.arguments);
    struct watch *watch;
    int status;

    if (!batch_check(&build->batch, postings))
        return CLI_USAGE;
    watch = watch_new("build", build->batch.arguments, build->batch.data);
    if (!watch)
        return CLI_SYSTEM;
    status = watch_postings(build, watch);
    watch_drop(watch);
    return status;
}

int cli_build(int argc, char **argv)
{
    struct build build = {.batch = {.command = "build", .what = "document", .emit = emit}};
    int status;

    if (parse_options(&build, argc, argv, &status)) {
        status = CLI_USAGE;
        if (batch_prepare(&build.batch) && check_form(&build))
            status = build.watch ? run_watching(&build) : run_once(&build);
    }
    batch_clear(&build.batch);
    g_free(build.as);
    return status;
}
