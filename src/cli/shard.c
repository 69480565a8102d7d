/* shard: one part of many postings, for one of several machines or jobs that share them out.
 *
 * Serves build. What always holds: which part a posting is in depends on its name and the number of
 * parts, and on nothing else, so that all parts together are all postings, each once, though every
 * job makes its own list. */
#include "cli/cli.h"

#include <string.h>

#define SHARDS_MAX 100000

/* A whole number from 1 to SHARDS_MAX; 0: it is none. */
static unsigned number_of(const char *text)
{
    guint64 number = 0;

    return g_ascii_isdigit(*text) &&
                   g_ascii_string_to_unsigned(text, 10, 1, SHARDS_MAX, &number, NULL)
               ? (unsigned)number
               : 0;
}

bool shard_parse(const char *command, const char *option, struct shard *shard)
{
    g_auto(GStrv) numbers = NULL;

    *shard = (struct shard){1, 1};
    if (!option)
        return true;
    numbers = g_strsplit(option, "/", 2);
    shard->number = numbers[0] ? number_of(numbers[0]) : 0;
    shard->count = numbers[0] && numbers[1] ? number_of(numbers[1]) : 0;
    if (shard->number > 0 && shard->number <= shard->count)
        return true;
    cli_complain(command, "--shard takes a part and how many there are, such as 2/4, not “%s”",
                 option);
    return false;
}

/* The names of postings are much alike, and parts must not be. */
bool shard_has(const struct shard *shard, const char *name)
{
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, name, -1);
    char digits[16] = "";

    memcpy(digits, sum, sizeof digits - 1);
    return g_ascii_strtoull(digits, NULL, 16) % shard->count == shard->number - 1;
}

GPtrArray *shard_take(const struct shard *shard, const GPtrArray *postings)
{
    GPtrArray *part = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = 0; i < postings->len; i++) {
        const char *path = g_ptr_array_index(postings, i);
        g_autofree char *name = postings_name(path);

        if (shard_has(shard, name))
            g_ptr_array_add(part, g_strdup(path));
    }
    return part;
}
