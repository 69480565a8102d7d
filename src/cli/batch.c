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

bool batch_check(const struct batch *batch, const GPtrArray *postings)
{
    return options_has_postings(batch->command, postings) &&
           check_names(batch->command, postings) && check_layouts(batch, postings) &&
           check_offices(batch, postings);
}

static void say_made(void *data G_GNUC_UNUSED, const char *path)
{
    g_autofree char *printable = diag_printable(path, strlen(path));

    puts(printable);
}

static void time_step(void *data, const char *name)
{
    const struct batch *batch = data;

    if (batch->timing)
        timing_step(batch->timing, name);
}

static void run_posting(struct batch *batch, struct house *house, const char *path)
{
    struct diag *diag = diag_new();
    const struct job_result result = job_run(house, path, &batch->order, diag);

    diag_print(diag, stderr, isatty(STDERR_FILENO));
    batch->made += result.made;
    batch->failed += result.failed;
    batch->lost += result.lost;
    batch->errors += diag_count(diag, DIAG_ERROR);
    batch->warnings += diag_count(diag, DIAG_WARNING);
    batch->system |= diag_system_failed(diag);
    diag_drop(diag);
}

/* A layout that suits nothing that was asked for is a slip of the command line. */
static bool check_kind(const struct batch *batch)
{
    if (!batch->layout || batch->made || batch->failed || batch->lost)
        return true;
    cli_complain(batch->command, "layout “%s” is of no kind that was asked for", batch->layout);
    return false;
}

static void run_postings(struct batch *batch, const GPtrArray *postings)
{
    struct house *house = house_open(batch->data);

    for (unsigned i = 0; i < postings->len; i++)
        run_posting(batch, house, g_ptr_array_index(postings, i));
    house_close(house);
}

static void append_made(GString *line, const struct batch *batch)
{
    if (batch->order.stage == STAGE_PICTURES)
        g_string_append_printf(line, say_count("%u picture", "%u pictures", batch->made),
                               batch->made);
    else
        g_string_append_printf(line, say_count("%u document", "%u documents", batch->made),
                               batch->made);
}

static void append_lost(GString *line, const struct batch *batch)
{
    if (batch->failed > 0 && batch->order.stage == STAGE_PICTURES)
        g_string_append_printf(
            line, say_count(", %u document not made", ", %u documents not made", batch->failed),
            batch->failed);
    else if (batch->failed > 0)
        g_string_append_printf(line, say_count(", %u not made", ", %u not made", batch->failed),
                               batch->failed);
    if (batch->lost > 0)
        g_string_append_printf(
            line, say_count(", %u posting not made", ", %u postings not made", batch->lost),
            batch->lost);
}

static void print_summary(const struct batch *batch)
{
    g_autoptr(GString) line = g_string_new(NULL);

    append_made(line, batch);
    append_lost(line, batch);
    g_string_append_printf(line, say_count("; %u error", "; %u errors", batch->errors),
                           batch->errors);
    g_string_append_printf(line, say_count(", %u warning", ", %u warnings", batch->warnings),
                           batch->warnings);
    puts(line->str);
}

static enum cli_status status_of(const struct batch *batch)
{
    return batch->system ? CLI_SYSTEM : batch->failed || batch->lost ? CLI_FAILED : CLI_OK;
}

/* The list is made anew each time, and the house opened: postings, layouts and fonts come and go
 * while `build` watches. */
enum cli_status batch_run(struct batch *batch)
{
    g_autoptr(GPtrArray) postings = postings_expand(batch->arguments);

    messages_ask(postings);
    if (!batch_check(batch, postings))
        return CLI_USAGE;
    batch->made = batch->failed = batch->lost = batch->errors = batch->warnings = 0;
    batch->system = false;
    batch->timing = batch->time ? timing_new() : NULL;
    batch->order.made = say_made;
    batch->order.step = time_step;
    batch->order.data = batch;
    run_postings(batch, postings);
    if (batch->timing)
        timing_print(batch->timing, stdout);
    g_clear_pointer(&batch->timing, timing_drop);
    if (!check_kind(batch))
        return CLI_USAGE;
    print_summary(batch);
    return status_of(batch);
}
