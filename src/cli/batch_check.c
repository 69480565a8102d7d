/* batch_check: judges the list of postings before any of them goes its way. A part of batch. What
 * always holds: where the list is refused, nothing was made. */
#include "cli/cli.h"

#include <string.h>

/* Two postings of one name would write over each other's documents. */
static bool check_names(const char *command, const GPtrArray *postings)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (unsigned i = 0; i < postings->len; i++) {
        char *path = g_ptr_array_index(postings, i), *name = postings_name(path);
        const char *other = g_hash_table_lookup(seen, name);

        if (other) {
            fprintf(
                stderr,
                "affiche %s: %s and %s have the same name, “%s”: build them with a -o for each\n",
                command, other, path, name);
            g_free(name);
            return false;
        }
        g_hash_table_insert(seen, name, path);
    }
    return true;
}

static bool has_office(const struct posting *posting, const char *id)
{
    for (unsigned i = 0; i < posting->offices->len; i++)
        if (strcmp(g_array_index(posting->offices, struct posting_office, i).id, id) == 0)
            return true;
    return false;
}

/* A posting that can't be read says so when its turn comes. */
static bool check_office(const struct batch *batch, const char *path)
{
    struct diag *diag = diag_new();
    struct posting *posting = posting_load(path, diag);
    const bool ok = !posting || diag_stopped_since(diag, 0) || has_office(posting, batch->office);

    if (!ok)
        fprintf(stderr, "affiche %s: %s has no office “%s”\n", batch->command, posting->name,
                batch->office);
    posting_drop(posting);
    diag_drop(diag);
    return ok;
}

static bool check_offices(const struct batch *batch, const GPtrArray *postings)
{
    bool ok = true;

    for (unsigned i = 0; batch->office && i < postings->len; i++)
        ok &= check_office(batch, g_ptr_array_index(postings, i));
    return ok;
}

bool batch_check(const struct batch *batch, const GPtrArray *postings)
{
    return options_has_postings(batch->command, postings) &&
           check_names(batch->command, postings) && check_offices(batch, postings);
}
