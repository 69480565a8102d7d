/* status: `affiche panel --status`: how far the forms of a round are.
 *
 * A view of its own beside the summary. What always holds: a form is a line, in the order of codes,
 * whatever order the files have. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static const char *const states[] = {[STATUS_MISSING] = "missing",
                                     [STATUS_REFUSED] = "refused",
                                     [STATUS_BLANK] = "blank",
                                     [STATUS_PARTLY] = "partly filled",
                                     [STATUS_WHOLLY] = "filled"};

static void print_entry(const struct status_entry *entry)
{
    g_autofree char *file = entry->file ? g_path_get_basename(entry->file) : g_strdup("");
    g_autofree char *rest = g_strdup_printf("%s%s%s", file, *entry->what ? ": " : "", entry->what);
    g_autofree char *printable = diag_printable(rest, strlen(rest));
    g_autofree char *line = g_strdup_printf(
        "%-16s  %-8s  %-13s  %s", *entry->candidate ? entry->candidate : "–",
        *entry->evaluator ? entry->evaluator : "–", states[entry->state], printable);

    puts(g_strchomp(line));
}

static void print_counts(const GArray *entries, const char *round)
{
    unsigned counts[G_N_ELEMENTS(states)] = {0};

    for (unsigned i = 0; i < entries->len; i++)
        counts[g_array_index(entries, struct status_entry, i).state]++;
    printf("round %s: %u forms", round, entries->len);
    for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
        printf("%s %u %s", i ? "," : ":", counts[i], states[i]);
    putchar('\n');
}

enum cli_status status_print(const struct status_request *request, struct diag *diag)
{
    GArray *entries = status_read(request, diag);

    if (!entries)
        return CLI_FAILED;
    print_counts(entries, request->round);
    for (unsigned i = 0; i < entries->len; i++)
        print_entry(&g_array_index(entries, struct status_entry, i));
    g_array_unref(entries);
    return CLI_OK;
}
