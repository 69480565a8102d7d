/* status: views of a round beside its summary: `affiche panel --status`, how far its forms are, and
 * `--purge-list`, how long its files are kept.
 *
 * What always holds: a form or file is a line, in the order of codes or names, whatever order the
 * folder has; nothing is changed or deleted. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static const char *const states[] = {[STATUS_MISSING] = N_("missing"),
                                     [STATUS_REFUSED] = N_("refused"),
                                     [STATUS_BLANK] = N_("blank"),
                                     [STATUS_PARTLY] = N_("partly filled"),
                                     [STATUS_WHOLLY] = N_("filled")};

/* A column: printf counts bytes. */
static void print_cell(const char *text, glong width)
{
    g_autofree char *printable = diag_printable(text, strlen(text));
    const glong len = g_utf8_strlen(printable, -1);

    printf("%s%*s  ", printable, (int)MAX(width - len, 0), "");
}

static void print_entry(const struct status_entry *entry)
{
    g_autofree char *file = entry->file ? g_path_get_basename(entry->file) : g_strdup("");
    g_autofree char *rest = g_strdup_printf("%s%s%s", file, *entry->what ? ": " : "", entry->what);
    g_autofree char *printable = diag_printable(rest, strlen(rest));

    print_cell(*entry->candidate ? entry->candidate : "–", 16);
    print_cell(*entry->evaluator ? entry->evaluator : "–", 8);
    print_cell(say_text(states[entry->state]), *printable ? 18 : 0);
    puts(printable);
}

static void print_counts(const GArray *entries, const char *round)
{
    unsigned counts[G_N_ELEMENTS(states)] = {0};

    for (unsigned i = 0; i < entries->len; i++)
        counts[g_array_index(entries, struct status_entry, i).state]++;
    printf(say_count("round %s: %u form: ", "round %s: %u forms: ", entries->len), round,
           entries->len);
    for (size_t i = 0; i < G_N_ELEMENTS(states); i++) {
        fputs(i ? ", " : "", stdout);
        printf(say_text("%u %s"), counts[i], say_text(states[i]));
    }
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

static bool print_term(const struct purge_round *round)
{
    g_autofree char *from = date_new_iso(&round->from), *until = date_new_iso(&round->keep_until),
                    *archive = date_new_iso(&round->archive_until);

    if (!round->from.year) {
        printf(say_text("round %s: neither [panel] answered nor a form says when it ended: give "
                        "answered = DATE in posting.ini\n"),
               round->round);
        return false;
    }
    printf(round->is_answer
               ? say_text("round %s: answered %s; in the working files until %s")
               : say_text("round %s: last interview %s (nothing says when they were answered: "
                          "[panel] answered = DATE); in the working files until %s"),
           round->round, from, until);
    if (round->archive_until.year)
        printf(say_text(", in the archive until %s"), archive);
    putchar('\n');
    return true;
}

static void print_due(const struct purge_round *round, const struct date *today)
{
    const bool past_archive =
        round->archive_until.year && date_compare(today, &round->archive_until) > 0;

    if (date_compare(today, &round->keep_until) <= 0)
        return;
    for (unsigned i = 0; i < round->files->len; i++) {
        const char *file = g_ptr_array_index(round->files, i);
        g_autofree char *printable = diag_printable(file, strlen(file));

        printf("%s: %s\n", printable,
               past_archive ? say_text("delete, from the archive as well")
                            : say_text("take out of the working files"));
    }
}

enum cli_status purge_print(const char *posting, const char *number, const char *password,
                            const struct date *today, struct diag *diag)
{
    GArray *rounds = purge_read(posting, number, password, diag);
    enum cli_status status = diag_stopped_since(diag, 0) ? CLI_FAILED : CLI_OK;

    if (!rounds)
        return CLI_FAILED;
    for (unsigned i = 0; i < rounds->len; i++) {
        const struct purge_round *round = &g_array_index(rounds, struct purge_round, i);

        if (print_term(round))
            print_due(round, today);
        else
            status = CLI_FAILED;
    }
    if (rounds->len == 0)
        puts(say_text("no round has files here"));
    g_array_unref(rounds);
    return status;
}
