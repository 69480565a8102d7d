/* parallel: the postings of a batch in worker processes, forked from a house that has read what all
 * postings share.
 *
 * Between batch and product. What always holds: what is said of the postings comes in their order;
 * one that costs its worker is named with the reason, and the others are built. */
#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { JOBS_MAX = 1024, TIMEOUT_MAX_S = 24 * 60 * 60 };

#define MEMORY_MAX ((size_t)1 << 30) /* bytes, of a worker: thirty times what a posting takes */

struct parallel {
    struct batch *batch;
    struct house *house;
    const GPtrArray *postings;
    struct progress *progress;
    struct sandbox *sandbox; /* of the workers */
    bool colour;
};

static bool is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text);
}

/* `4` of `-j4`, and of `-j 4`, whose number GLib reads; NULL: this is no -j. */
static const char *number_of(const char *option, const char *next)
{
    if (g_str_has_prefix(option, "-j") && is_number(option + 2))
        return option + 2;
    if (strcmp(option, "-j") != 0 && strcmp(option, "--jobs") != 0)
        return NULL;
    return next && is_number(next) ? NULL : "0";
}

void parallel_turn_option(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *number = number_of(argv[i], argv[i + 1]);
        g_autofree char *turned = NULL;

        if (!number)
            continue;
        turned = g_strconcat("--jobs=", number, NULL);
        argv[i] = (char *)g_intern_string(turned); /* it lives as long as argv does */
    }
}

bool parallel_check(struct batch *batch)
{
    if (batch->jobs < BATCH_ALONE || batch->jobs > JOBS_MAX) {
        cli_complain(batch->command, "-j takes a number of processes up to %d, not %d", JOBS_MAX,
                     batch->jobs);
        return false;
    }
    if (batch->timeout_s < 1 || batch->timeout_s > TIMEOUT_MAX_S) {
        cli_complain(batch->command, "--timeout takes seconds, from 1 to %d, not %d", TIMEOUT_MAX_S,
                     batch->timeout_s);
        return false;
    }
    if (batch->jobs == 0)
        batch->jobs = (int)g_get_num_processors();
    return true;
}

static void begin(void *data)
{
    sandbox_enter(((const struct parallel *)data)->sandbox);
}

/* The answer of a worker: the tally; what each step took, if that is asked; the files that were
 * made, each ended by NUL, and one more; what was found, as it is printed in colour. */
static void work(void *data, unsigned task, GString *to)
{
    struct parallel *parallel = data;
    struct batch *batch = parallel->batch;
    struct batch_answer answer;

    batch_answer_init(&answer);
    batch->timing = batch->time ? timing_new() : NULL;
    batch_take_posting(batch, parallel->house, g_ptr_array_index(parallel->postings, task),
                       &answer);
    g_string_append_len(to, (const char *)&answer.tally, sizeof answer.tally);
    if (batch->timing)
        timing_pack(batch->timing, to);
    for (unsigned i = 0; i < answer.made->len; i++) {
        const char *path = g_ptr_array_index(answer.made, i);

        g_string_append_len(to, path, (gssize)strlen(path) + 1);
    }
    g_string_append_c(to, '\0');
    g_string_append_len(to, answer.found, (gssize)strlen(answer.found) + 1);
    g_clear_pointer(&batch->timing, timing_drop);
    batch_answer_clear(&answer);
}

static void take_done(struct parallel *parallel, GBytes *bytes)
{
    struct batch *batch = parallel->batch;
    struct batch_tally tally;
    const char *at = g_bytes_get_data(bytes, NULL);

    memcpy(&tally, at, sizeof tally);
    batch_add_tally(&batch->tally, &tally);
    at += sizeof tally;
    if (batch->timing)
        at = timing_add(batch->timing, at);
    for (; *at; at += strlen(at) + 1)
        batch_print_made(at);
    batch_print_found(at + 1, parallel->colour);
}

static void report(const struct workers_answer *answer, const struct batch *batch, const char *path,
                   struct diag *diag)
{
    const char *name = answer->signal ? sigabbrev_np(answer->signal) : NULL;

    if (answer->fate == WORKER_LATE)
        diag_add_file(diag, DIAG_WORKER, path, 1,
                      "building this took more than %d s, and was ended; --timeout gives it more",
                      batch->timeout_s);
    else if (answer->signal)
        diag_add_file(diag, DIAG_WORKER, path, 1,
                      "the process that built this was ended by signal %d (%s); build it alone to "
                      "see why",
                      answer->signal, name ? name : "?");
    else
        diag_add_file(diag, DIAG_WORKER, path, 1,
                      "the process that built this ended with status %d; build it alone to see why",
                      answer->status);
}

static void take_lost(struct parallel *parallel, const char *path,
                      const struct workers_answer *answer)
{
    struct diag *diag = diag_new();

    report(answer, parallel->batch, path, diag);
    diag_print(diag, stderr, parallel->colour);
    parallel->batch->tally.lost++;
    batch_count_findings(&parallel->batch->tally, diag);
    diag_drop(diag);
}

/* On a terminal files and findings come in the order in which they are said. */
static void take(void *data, unsigned task, const struct workers_answer *answer)
{
    struct parallel *parallel = data;

    progress_hide(parallel->progress);
    if (answer->fate == WORKER_DONE)
        take_done(parallel, answer->bytes);
    else
        take_lost(parallel, g_ptr_array_index(parallel->postings, task), answer);
    if (isatty(STDOUT_FILENO))
        fflush(stdout);
}

static void tell(void *data, unsigned answered)
{
    progress_tell(((struct parallel *)data)->progress, answered);
}

void parallel_run(struct batch *batch, struct house *house, const GPtrArray *postings)
{
    struct parallel parallel = {.batch = batch,
                                .house = house,
                                .postings = postings,
                                .progress = progress_new(postings->len),
                                .sandbox = confine_new(batch, postings),
                                .colour = isatty(STDERR_FILENO)};
    const struct workers_plan plan = {.workers =
                                          MIN((unsigned)MAX(batch->jobs, 1), MAX(postings->len, 1)),
                                      .tasks = postings->len,
                                      .timeout_s = (unsigned)batch->timeout_s,
                                      .memory = MEMORY_MAX,
                                      .share = PARALLEL_SHARE,
                                      .data = &parallel,
                                      .begin = begin,
                                      .work = work,
                                      .take = take,
                                      .tell = tell};

    say_language();
    house_warm(house, &batch->order);
    fflush(stdout);
    if (!workers_run(&plan)) {
        progress_hide(parallel.progress);
        cli_complain(batch->command, "no process can be started: %s", say_error(errno));
        batch->tally.system = true;
    }
    progress_drop(parallel.progress);
    sandbox_drop(parallel.sandbox);
}
