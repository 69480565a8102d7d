/* batch_posting: one posting of a batch: built, or as an earlier run left it; and what is said of
 * it.
 *
 * One half of batch. What always holds: both say the same; a posting of which anything failed, or
 * of which something was reported that happens once (a form that was moved aside), is built again
 * next time. */
#include "cli/cli.h"

#include "posting/posting.h"

#include <string.h>

void batch_answer_init(struct batch_answer *answer)
{
    *answer = (struct batch_answer){.made = g_ptr_array_new_with_free_func(g_free)};
}

void batch_answer_clear(struct batch_answer *answer)
{
    g_clear_pointer(&answer->made, g_ptr_array_unref);
    g_clear_pointer(&answer->found, g_free);
}

static void note_made(void *data, const char *path)
{
    const struct batch *batch = data;

    g_ptr_array_add(batch->made, g_strdup(path));
}

static void time_step(void *data, const char *name)
{
    const struct batch *batch = data;

    if (batch->timing)
        timing_step(batch->timing, name);
}

void batch_count_findings(struct batch_tally *tally, const struct diag *diag)
{
    tally->errors += diag_count(diag, DIAG_ERROR);
    tally->warnings += diag_count(diag, DIAG_WARNING);
    tally->system |= diag_system_failed(diag);
}

static void build(struct batch *batch, struct house *house, const char *path,
                  const struct posting_texts *texts, struct batch_answer *answer, struct diag *diag)
{
    struct job_result result;

    batch->made = answer->made;
    batch->order.made = note_made;
    batch->order.step = time_step;
    batch->order.data = batch;
    result = texts ? job_run_texts(house, texts, &batch->order, diag)
                   : job_run(house, path, &batch->order, diag);
    answer->tally =
        (struct batch_tally){.made = result.made, .failed = result.failed, .lost = result.lost};
}

static bool is_whole(const struct batch_answer *answer, const struct diag *diag)
{
    const struct batch_tally *tally = &answer->tally;

    return tally->made > 0 && !tally->failed && !tally->lost && !tally->system &&
           !diag_has(diag, DIAG_FILLED_FORM) && !diag_has(diag, DIAG_FORM_KEPT);
}

/* A line that can't be read is a posting of which nothing could be tried. */
static void build_or_recall(struct batch *batch, struct house *house, const char *path,
                            const struct posting_texts *texts, struct batch_answer *answer)
{
    g_autofree char *name = postings_name(path),
                    *folder = g_build_filename(batch->order.out, name, NULL), *inputs = NULL;
    struct diag *diag;

    time_step(batch, "read");
    if (batch->inputs)
        inputs = texts ? inputs_of_texts(batch->inputs, &batch->order, texts)
                       : inputs_of_posting(batch->inputs, &batch->order, path);
    if (inputs && !batch->rebuild && manifest_recall(folder, inputs, answer)) {
        time_step(batch, NULL);
        return;
    }
    diag = diag_new();
    build(batch, house, path, texts, answer, diag);
    time_step(batch, "write");
    batch_count_findings(&answer->tally, diag);
    answer->found = diag_to_text(diag, true);
    if (inputs && is_whole(answer, diag))
        manifest_keep(folder, inputs, answer);
    time_step(batch, NULL);
    diag_drop(diag);
}

static void take_line(struct batch *batch, struct house *house, const char *path,
                      struct batch_answer *answer)
{
    struct diag *diag = diag_new();
    struct stream_line line;

    if (stream_read(batch->stream, path, &line, diag)) {
        build_or_recall(batch, house, path, &(struct posting_texts){path, line.ini, line.text},
                        answer);
        stream_line_clear(&line);
    } else {
        answer->tally = (struct batch_tally){.lost = 1};
        batch_count_findings(&answer->tally, diag);
        answer->found = diag_to_text(diag, true);
    }
    diag_drop(diag);
}

void batch_take_posting(struct batch *batch, struct house *house, const char *path,
                        struct batch_answer *answer)
{
    if (batch->stream)
        take_line(batch, house, path, answer);
    else
        build_or_recall(batch, house, path, NULL, answer);
}

/* Takes the colours out: nothing else that is printed has such a character (diag_printable). */
static void print_plain(const char *text, FILE *to)
{
    const char *escape, *end;

    while ((escape = strchr(text, '\033')) && (end = strchr(escape, 'm'))) {
        fwrite(text, 1, (size_t)(escape - text), to);
        text = end + 1;
    }
    fputs(text, to);
}

void batch_print_made(const char *path)
{
    g_autofree char *printable = diag_printable(path, strlen(path));

    puts(printable);
}

void batch_print_found(const char *found, bool colour)
{
    if (colour)
        fputs(found, stderr);
    else
        print_plain(found, stderr);
}

void batch_add_tally(struct batch_tally *sum, const struct batch_tally *part)
{
    sum->made += part->made;
    sum->failed += part->failed;
    sum->lost += part->lost;
    sum->unchanged += part->unchanged;
    sum->errors += part->errors;
    sum->warnings += part->warnings;
    sum->system |= part->system;
}
