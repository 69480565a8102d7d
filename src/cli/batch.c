/* batch: takes the postings of `build` and `preview` through one house, and says what that made.
 *
 * Between the commands and product. What always holds: where the list of postings is refused,
 * nothing was made; a posting that fails leaves the others alone. */
#include "cli/cli.h"

#include "posting/posting.h"

#include <string.h>
#include <unistd.h>

/* Two postings of one name would write over each other's documents. */
static bool check_names(const char *command, const GPtrArray *postings)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (unsigned i = 0; i < postings->len; i++) {
        char *path = g_ptr_array_index(postings, i), *name = postings_name(path);
        const char *other = g_hash_table_lookup(seen, name);

        if (other) {
            cli_complain(command,
                         "%s and %s have the same name, “%s”: build them with a -o for each", other,
                         path, name);
            g_free(name);
            return false;
        }
        g_hash_table_insert(seen, name, path);
    }
    return true;
}

/* A posting that can't be read says so when its turn comes. */
static bool check_office(const struct batch *batch, const char *path)
{
    const bool ok = posting_may_have_office(path, batch->office);
    g_autofree char *name = ok ? NULL : postings_name(path);

    if (!ok)
        cli_complain(batch->command, "%s has no office “%s”", name, batch->office);
    return ok;
}

static bool check_offices(const struct batch *batch, const GPtrArray *postings)
{
    bool ok = true;

    for (unsigned i = 0; batch->office && i < postings->len; i++)
        ok &= check_office(batch, g_ptr_array_index(postings, i));
    return ok;
}

/* A layout that a posting does not have is a slip of the command line. */
static bool check_layouts(const struct batch *batch, const GPtrArray *postings)
{
    for (unsigned i = 0; batch->layout && i < postings->len; i++) {
        g_autofree char *folder = postings_folder(g_ptr_array_index(postings, i)), *list = NULL;

        if (house_has_layout(batch->data, folder, batch->layout))
            continue;
        list = house_list_layouts(batch->data, folder);
        cli_complain(batch->command, "there is no layout “%s”; there are: %s", batch->layout, list);
        return false;
    }
    return true;
}

/* Of lines, each with a name that isn't its own says so when its turn comes. */
bool batch_check(const struct batch *batch, const GPtrArray *postings)
{
    const bool ok = batch->stream || (options_has_postings(batch->command, postings) &&
                                      check_names(batch->command, postings));

    return ok && check_layouts(batch, postings) && check_offices(batch, postings);
}

static void print_made(gpointer path, gpointer data G_GNUC_UNUSED)
{
    batch_print_made(path);
}

/* While there is one thread, and before anything that others wrote is read. */
static void confine(const struct batch *batch, const GPtrArray *postings)
{
    struct sandbox *sandbox = batch->watches ? NULL : confine_new(batch, postings);

    if (sandbox)
        sandbox_enter(sandbox);
    sandbox_drop(sandbox);
}

static void run_each(struct batch *batch, struct house *house, const GPtrArray *postings)
{
    confine(batch, postings);
    for (unsigned i = 0; i < postings->len; i++) {
        struct batch_answer answer;

        batch_answer_init(&answer);
        batch_take_posting(batch, house, g_ptr_array_index(postings, i), &answer);
        batch_add_tally(&batch->tally, &answer.tally);
        g_ptr_array_foreach(answer.made, print_made, NULL);
        batch_print_found(answer.found, isatty(STDERR_FILENO));
        batch_answer_clear(&answer);
    }
}

/* A layout that suits nothing that was asked for is a slip of the command line. */
static bool check_kind(const struct batch *batch, const GPtrArray *postings)
{
    const struct batch_tally *tally = &batch->tally;

    if (!batch->layout || postings->len == 0 || tally->made || tally->failed || tally->lost)
        return true;
    cli_complain(batch->command, "layout “%s” is of no kind that was asked for", batch->layout);
    return false;
}

/* One posting alone is built whenever that is asked: who asks has changed it, or wants to see it
 * done. */
static bool may_recall(const struct batch *batch, const GPtrArray *all)
{
    return batch->order.stage == STAGE_FINAL &&
           (all->len > 1 || batch->jobs != BATCH_ALONE || batch->stream);
}

/* Very many go through a worker also where nobody asked for it, so that memory doesn't grow. */
static void run_postings(struct batch *batch, const GPtrArray *all, const GPtrArray *postings)
{
    struct house *house = house_open(batch->data);

    if (may_recall(batch, all))
        batch->inputs = inputs_of_house(house, batch->program);
    if (batch->jobs == BATCH_ALONE && postings->len <= PARALLEL_SHARE)
        run_each(batch, house, postings);
    else
        parallel_run(batch, house, postings);
    g_clear_pointer(&batch->inputs, g_free);
    house_close(house);
}

static void append_made(GString *line, const struct batch *batch)
{
    if (batch->order.stage == STAGE_PICTURES)
        g_string_append_printf(line, say_count("%u picture", "%u pictures", batch->tally.made),
                               batch->tally.made);
    else
        g_string_append_printf(line, say_count("%u document", "%u documents", batch->tally.made),
                               batch->tally.made);
}

static void append_rest(GString *line, const struct batch *batch)
{
    if (batch->tally.failed > 0 && batch->order.stage == STAGE_PICTURES)
        g_string_append_printf(
            line,
            say_count(", %u document not made", ", %u documents not made", batch->tally.failed),
            batch->tally.failed);
    else if (batch->tally.failed > 0)
        g_string_append_printf(line,
                               say_count(", %u not made", ", %u not made", batch->tally.failed),
                               batch->tally.failed);
    if (batch->tally.unchanged > 0)
        g_string_append_printf(
            line,
            say_count(", %u posting unchanged", ", %u postings unchanged", batch->tally.unchanged),
            batch->tally.unchanged);
    if (batch->tally.lost > 0)
        g_string_append_printf(
            line, say_count(", %u posting not made", ", %u postings not made", batch->tally.lost),
            batch->tally.lost);
}

static void print_summary(const struct batch *batch)
{
    g_autoptr(GString) line = g_string_new(NULL);

    append_made(line, batch);
    append_rest(line, batch);
    g_string_append_printf(line, say_count("; %u error", "; %u errors", batch->tally.errors),
                           batch->tally.errors);
    g_string_append_printf(line, say_count(", %u warning", ", %u warnings", batch->tally.warnings),
                           batch->tally.warnings);
    puts(line->str);
}

static enum cli_status status_of(const struct batch *batch)
{
    return batch->tally.system                        ? CLI_SYSTEM
           : batch->tally.failed || batch->tally.lost ? CLI_FAILED
                                                      : CLI_OK;
}

static void say_of_stream(const struct batch *batch)
{
    g_autofree char *others = stream_list_others(batch->stream);

    if (stream_language(batch->stream))
        say_speak(stream_language(batch->stream));
    if (others)
        cli_complain(batch->command, "of each line “name”, “ini” and “text” are read, not: %s",
                     others);
}

/* NULL: reported; *status says how badly. */
static GPtrArray *list_lines(struct batch *batch, int *status)
{
    struct diag *diag = diag_new();
    GPtrArray *postings = NULL;

    batch->stream = stream_open(batch->from, diag);
    if (batch->stream) {
        say_of_stream(batch);
        postings = stream_list(batch->stream);
    }
    *status = diag_system_failed(diag) ? CLI_SYSTEM : CLI_FAILED;
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    diag_drop(diag);
    return postings;
}

/* The house is opened each time: layouts and fonts come and go while `build` watches. All postings
 * are judged, so that all parts are refused alike. */
static enum cli_status run(struct batch *batch, const GPtrArray *all)
{
    g_autoptr(GPtrArray) postings = NULL;

    if (!batch_check(batch, all))
        return CLI_USAGE;
    if (!batch->watches)
        confine_tell(batch->command);
    postings = shard_take(&batch->shard, all);
    batch->tally = (struct batch_tally){0};
    batch->timing = batch->time ? timing_new() : NULL;
    run_postings(batch, all, postings);
    if (batch->timing)
        timing_print(batch->timing, stdout);
    g_clear_pointer(&batch->timing, timing_drop);
    if (!check_kind(batch, postings))
        return CLI_USAGE;
    print_summary(batch);
    return status_of(batch);
}

enum cli_status batch_run(struct batch *batch)
{
    int status;
    g_autoptr(GPtrArray) all =
        batch->from ? list_lines(batch, &status) : postings_take(batch->arguments, &status);

    if (all)
        status = (int)run(batch, all);
    g_clear_pointer(&batch->stream, stream_close);
    return (enum cli_status)status;
}
