/* confine: what is left to a process that builds, once all that it builds from is known: to read
 * the data and the postings, to write below -o; no network, and no other program.
 *
 * Beside batch and parallel. What always holds: a kernel that can't do it stops nobody. */
#include "cli/cli.h"

#include "posting/posting.h"

#include <string.h>

static void add(GPtrArray *paths, const char *folder, const char *name)
{
    g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
}

/* fonts and layouts may be links that lead elsewhere. */
static GPtrArray *list_read(const struct batch *batch, const GPtrArray *postings)
{
    GPtrArray *reads = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(reads, g_strdup(batch->data));
    add(reads, batch->data, "fonts");
    add(reads, batch->data, "layouts");
    for (unsigned i = 0; i < postings->len && !batch->stream; i++)
        g_ptr_array_add(reads, postings_folder(g_ptr_array_index(postings, i)));
    g_ptr_array_add(reads, NULL);
    return reads;
}

/* The folder of the documents; where it can't be made, the one that it would stand in, so that
 * whoever writes there is told the true reason (g_free). */
static char *make_out(const struct batch *batch)
{
    struct diag *unsaid = diag_new();
    const bool made = out_make_folder(batch->out, unsaid);

    diag_drop(unsaid);
    return made ? g_strdup(batch->out) : g_path_get_dirname(batch->out);
}

struct sandbox *confine_new(const struct batch *batch, const GPtrArray *postings)
{
    g_autoptr(GPtrArray) reads = list_read(batch, postings);
    g_autofree char *out = make_out(batch);

    return sandbox_new(SANDBOX_BUILD, (const char *const *)reads->pdata, out);
}

void confine_tell(const char *command)
{
    if (!sandbox_is_whole())
        cli_complain(command,
                     "this system can't keep what is built from the network, other programs and "
                     "other files (libseccomp, and seccomp and Landlock in the kernel); it goes on "
                     "without");
}
