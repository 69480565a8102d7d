/* batch: postings on their way through the table of documents, and the options that `build` and
 * `preview` share.
 *
 * Between the commands and documents. What always holds: a document that can't be made is reported
 * and leaves the others, and what was there before, alone. */
#include "cli/cli.h"

#include "base/base.h"
#include "check/check.h"

#include <string.h>
#include <unistd.h>

static bool is_asked_for(const struct batch *batch, const struct document *document,
                         const struct posting_office *here)
{
    if (batch->pages_only && !document->paint)
        return false;
    if (document->kind != DESIGN_POSTER && batch_is_for_print(batch))
        return false;
    if (document->on_request && !batch->names && !batch->layout)
        return false;
    if (batch->names && !g_strv_contains((const char *const *)batch->names, document->name))
        return false;
    return !batch->office || !here || strcmp(batch->office, here->id) == 0;
}

static void say_made(const char *path)
{
    g_autofree char *printable = diag_printable(path, strlen(path));

    puts(printable);
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
        say_made(path);
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
    ok = step.design && documents_place(step.job, document, step.design, here, &step.made) &&
         batch->emit(batch, &step);
    batch->failed += !ok;
    documents_made_drop(&step.made);
}

/* All documents of one posting, into DIR/NAME. False: reported, and none was asked for. */
static bool make_posting(struct batch *batch, const struct posting *posting, struct diag *diag)
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
    bool ok;

    if (!out_make_folder(batch->out, diag) || !out_make_folder(folder, diag))
        return false;
    timing_start(&job.timing);
    ok = documents_open(&job);
    timing_stop(&job.timing, TIMING_READ);
    if (ok)
        documents_each(posting, make_document, &visit);
    timing_add(&batch->timing, &job.timing);
    documents_close(&job);
    return ok;
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
    batch->lost +=
        !posting || diag_stopped_since(diag, mark) || !make_posting(batch, posting, diag);
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    batch->errors += diag_count(diag, DIAG_ERROR);
    batch->warnings += diag_count(diag, DIAG_WARNING);
    batch->system |= diag_system_failed(diag);
    posting_drop(posting);
    diag_drop(diag);
}

/* A layout that suits nothing that was asked for is a slip of the command line. */
static bool check_layout(const struct batch *batch)
{
    if (!batch->layout || batch->made || batch->failed || batch->lost)
        return true;
    fprintf(stderr, "affiche %s: layout “%s” is of no kind that was asked for\n", batch->command,
            batch->layout);
    return false;
}

/* The list is made anew each time: postings come and go while `build` watches. */
bool batch_run(struct batch *batch)
{
    g_autoptr(GPtrArray) postings = postings_expand(batch->arguments);

    batch->made = batch->failed = batch->lost = batch->errors = batch->warnings = 0;
    batch->system = false;
    batch->timing = (struct timing){0};
    if (!batch_check(batch, postings))
        return false;
    for (unsigned i = 0; i < postings->len; i++)
        run_posting(batch, g_ptr_array_index(postings, i));
    return check_layout(batch);
}

static void append_count(GString *line, const char *before, unsigned count, const char *what)
{
    g_string_append_printf(line, "%s%u %s%s", before, count, what, count == 1 ? "" : "s");
}

/* `what` NULL: what was counted before. */
static void append_lost(GString *line, unsigned count, const char *what)
{
    if (count == 0)
        return;
    if (what)
        append_count(line, ", ", count, what);
    else
        g_string_append_printf(line, ", %u", count);
    g_string_append(line, " not made");
}

void batch_print_summary(const struct batch *batch)
{
    g_autoptr(GString) line = g_string_new(NULL);

    append_count(line, "", batch->made, batch->what);
    append_lost(line, batch->failed, batch->pages_only ? "document" : NULL);
    append_lost(line, batch->lost, "posting");
    append_count(line, "; ", batch->errors, "error");
    append_count(line, ", ", batch->warnings, "warning");
    puts(line->str);
}
