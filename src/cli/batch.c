/* batch: postings on their way through the table of documents, and the options that `build` and
 * `preview` share.
 *
 * Between the commands and documents. What always holds: a document that can't be made is reported
 * and leaves the others, and what was there before, alone. */
#include "cli/batch.h"

#include "base/out.h"
#include "cli/postings.h"
#include "posting/rules.h"

#include <string.h>
#include <unistd.h>

/* What is for the print shop is for posters. */
static bool is_for_print(const struct batch *batch)
{
    return batch->print.bleed_pt > 0 || batch->print.marks || batch->print.press;
}

static bool is_asked_for(const struct batch *batch, const struct document *document,
                         const struct posting_office *here)
{
    if (batch->pages_only && !document->paint)
        return false;
    if (document->kind != DESIGN_POSTER && is_for_print(batch))
        return false;
    if (document->on_request && !batch->names && !batch->layout)
        return false;
    if (batch->names && !g_strv_contains((const char *const *)batch->names, document->name))
        return false;
    return !batch->office || !here || strcmp(batch->office, here->id) == 0;
}

bool batch_write(struct batch *batch, struct documents_job *job, const char *name, GBytes *bytes)
{
    g_autofree char *path = g_build_filename(batch->out, job->posting->name, name, NULL);
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    bool ok;

    timing_start(&job->timing);
    ok = out_write(path, data, len, job->diag);
    timing_stop(&job->timing, TIMING_WRITE);
    if (ok)
        printf("%s\n", path);
    batch->made += ok;
    return ok;
}

/* One posting on its way through the table of documents. */
struct visit {
    struct batch *batch;
    struct documents_job *job;
};

static void make_document(const struct document *document, const struct posting_office *here,
                          void *data)
{
    const struct visit *visit = data;
    struct batch *batch = visit->batch;
    struct batch_step step = {.job = visit->job, .document = document, .here = here};
    bool other, ok;

    if (!is_asked_for(batch, document, here))
        return;
    step.design = documents_design(step.job, document, &other);
    if (other || (!step.design && document->on_request && !batch->names))
        return;
    ok = step.design &&
         documents_place(step.job, document, step.design, here, &step.made) &&
         batch->emit(batch, &step);
    batch->failed += !ok;
    documents_made_drop(&step.made);
}

static bool check_office(const struct batch *batch, const struct posting *posting)
{
    for (unsigned i = 0; batch->office && i < posting->offices->len; i++)
        if (strcmp(g_array_index(posting->offices, struct posting_office, i).id, batch->office) ==
            0)
            return true;
    if (batch->office)
        fprintf(stderr, "affiche %s: %s has no office “%s”\n", batch->command, posting->name,
                batch->office);
    return !batch->office;
}

/* All documents of one posting, into DIR/NAME. */
static void make_posting(struct batch *batch, const struct posting *posting, struct diag *diag)
{
    struct documents_job job = {.posting = posting,
                                .data = batch->data,
                                .layout = batch->layout,
                                .created = batch->created,
                                .form = batch->form,
                                .print = batch->print,
                                .says_left_out = true,
                                .diag = diag};
    g_autofree char *folder = g_build_filename(batch->out, posting->name, NULL);
    struct visit visit = {batch, &job};

    if (!check_office(batch, posting)) {
        batch->usage = true;
        return;
    }
    if (!out_make_folder(batch->out, diag) || !out_make_folder(folder, diag))
        return;
    timing_start(&job.timing);
    if (documents_open(&job)) {
        timing_stop(&job.timing, TIMING_READ);
        documents_each(posting, make_document, &visit);
    }
    timing_add(&batch->timing, &job.timing);
    documents_close(&job);
}

static void run_posting(struct batch *batch, const char *path)
{
    struct diag *diag = diag_new();
    const size_t mark = diag_mark(diag);
    struct timing timing = {0};
    struct posting *posting;

    timing_start(&timing);
    posting = posting_load(path, diag);
    if (posting)
        rules_check(posting, &batch->today, diag);
    timing_stop(&timing, TIMING_READ);
    timing_add(&batch->timing, &timing);
    if (posting && !diag_stopped_since(diag, mark))
        make_posting(batch, posting, diag);
    else
        batch->failed++;
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    batch->errors += diag_count(diag, DIAG_ERROR);
    batch->warnings += diag_count(diag, DIAG_WARNING);
    batch->system |= diag_system_failed(diag);
    posting_drop(posting);
    diag_drop(diag);
}

/* Two postings of one name would write over each other's documents. */
static bool check_names(const char *command, const GPtrArray *postings)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (unsigned i = 0; i < postings->len; i++) {
        char *path = g_ptr_array_index(postings, i), *name = postings_name(path);
        const char *other = g_hash_table_lookup(seen, name);

        if (other) {
            fprintf(stderr,
                    "affiche %s: %s and %s have the same name, “%s”: build them with a -o for "
                    "each\n",
                    command, other, path, name);
            g_free(name);
            return false;
        }
        g_hash_table_insert(seen, name, path);
    }
    return true;
}

static bool check_list(const char *command, const GPtrArray *postings)
{
    if (postings->len > 0)
        return check_names(command, postings);
    fprintf(stderr, "affiche %s: no POSTING given; `affiche %s --help` says how\n", command,
            command);
    return false;
}

/* A layout that suits nothing that was asked for is a slip of the command line. */
static bool check_layout(const struct batch *batch)
{
    if (!batch->layout || batch->made || batch->failed || batch->usage)
        return true;
    fprintf(stderr, "affiche %s: layout “%s” is of no kind that was asked for\n", batch->command,
            batch->layout);
    return false;
}

/* The list is made anew each time: postings come and go while `build` watches. */
bool batch_run(struct batch *batch)
{
    static const char *const none[] = {NULL};
    g_autoptr(GPtrArray) postings =
        postings_expand(batch->arguments ? (const char *const *)batch->arguments : none);

    batch->made = batch->failed = batch->errors = batch->warnings = 0;
    batch->usage = batch->system = false;
    batch->timing = (struct timing){0};
    if (!check_list(batch->command, postings))
        return false;
    for (unsigned i = 0; i < postings->len; i++)
        run_posting(batch, g_ptr_array_index(postings, i));
    return check_layout(batch);
}

static void append_count(GString *line, const char *before, unsigned count, const char *what)
{
    g_string_append_printf(line, "%s%u %s%s", before, count, what, count == 1 ? "" : "s");
}

void batch_print_summary(const struct batch *batch)
{
    g_autoptr(GString) line = g_string_new(NULL);

    append_count(line, "", batch->made, batch->what);
    if (batch->failed)
        g_string_append_printf(line, ", %u not made", batch->failed);
    append_count(line, "; ", batch->errors, "error");
    append_count(line, ", ", batch->warnings, "warning");
    puts(line->str);
}
