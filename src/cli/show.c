/* show: `affiche show`: what was understood of a posting, and where it stands. Reads, and goes no
 * further on the way. What always holds: every line names the place it comes from. */
#include "cli/cli.h"

#include "base/base.h"
#include "posting/posting.h"

#include <stdio.h>
#include <unistd.h>

#define NOWHERE (NO_SPAN)

/* What a terminal would obey, it is shown instead. */
static void print_line(struct span span, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void print_line(struct span span, const char *format, ...)
{
    const struct source_place place = source_find_place(span);
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree char *printable = NULL;
    va_list args;

    va_start(args, format);
    g_string_append_vprintf(line, format, args);
    va_end(args);
    if (span.source)
        g_string_append_printf(line, "  (%s:%u:%u)", span.source->path, place.line, place.column);
    printable = diag_printable(line->str, line->len);
    puts(printable);
}

/* Of several lines (places), each on its own. */
static void print_fact(const struct posting_fact *fact, const char *name)
{
    const struct date *date = &fact->date;
    g_auto(GStrv) lines = g_strsplit(fact->text, "\n", -1);
    g_autofree char *meant =
        date->year ? g_strdup_printf("  = %04d-%02d-%02d", date->year, date->month, date->day)
                   : g_strdup("");

    for (unsigned i = 0; lines[i]; i++)
        print_line(lines[i + 1] ? NOWHERE : fact->span, "  %-12s%s%s", i == 0 ? name : "", lines[i],
                   lines[i + 1] ? "" : meant);
}

static void print_facts(const struct posting *posting)
{
    puts("facts");
    for (unsigned id = 0; id < FACT_COUNT; id++)
        if (posting->facts[id].text)
            print_fact(&posting->facts[id], posting_fact_name(id));
        else
            print_line(NOWHERE, "  %-12sunknown", posting_fact_name(id));
    for (unsigned i = 0; i < posting->offices->len; i++) {
        const struct posting_office *office =
            &g_array_index(posting->offices, struct posting_office, i);

        print_line(office->span, "  office      %s: %s, %s", office->id, office->name,
                   office->address ? office->address : "no address");
    }
}

static void print_block(const struct posting_block *block)
{
    if (block->kind == BLOCK_HEADING)
        print_line(block->span, "    H%u %s", block->level, block->text);
    else if (block->kind == BLOCK_PARAGRAPH)
        print_line(block->span, "    P  %s", block->text);
    else if (block->lettered)
        print_line(block->span, "    %c. %s", (char)('a' + block->number - 1), block->text);
    else if (block->number)
        print_line(block->span, "    %u. %s", block->number, block->text);
    else
        print_line(block->span, "    –  %s", block->text);
}

static void print_sections(const struct posting *posting)
{
    puts("sections");
    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);

        print_line(NOWHERE, "  %s", lang_role_name(section->role));
        for (unsigned j = 0; j < section->count; j++)
            print_block(posting_block(posting, section->first + j));
    }
}

static void print_criterion(const struct posting_criterion *criterion, unsigned number)
{
    g_autoptr(GString) weight = g_string_new(NULL);

    num_append(weight, criterion->weight, 3);
    print_line(criterion->span, "  K%u %s [%s] weight %s%s%s%s%s", number, criterion->label,
               criterion->categories, weight->str, criterion->alternative ? ", alternative" : "",
               criterion->bonus ? ", bonus" : "", criterion->knockout ? ", knock-out" : "",
               criterion->knockout_suggested && !criterion->knockout ? ", knock-out suggested"
                                                                     : "");
    for (char **indicator = criterion->indicators; criterion->indicators[1] && *indicator;
         indicator++)
        print_line(NOWHERE, "     - %s", *indicator);
    print_line(NOWHERE, "     %s", criterion->question);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        print_line(NOWHERE, "     %u %s", i, criterion->anchors[i]);
}

static void print_posting(const struct posting *posting)
{
    print_line(NOWHERE, "%s (%s)", posting->name, posting->lang->code);
    print_facts(posting);
    print_sections(posting);
    print_line(NOWHERE, "criteria %s", posting->criteria_hash);
    for (unsigned i = 0; i < posting->criteria->len; i++)
        print_criterion(&g_array_index(posting->criteria, struct posting_criterion, i), i + 1);
}

static int status_of(const struct diag *diag, bool read)
{
    if (diag_system_failed(diag))
        return CLI_SYSTEM;
    return !read || diag_stopped_since(diag, 0) ? CLI_FAILED : CLI_OK;
}

static int show(const char *path)
{
    struct diag *diag = diag_new();
    struct posting *posting = posting_load(path, diag);
    const int status = status_of(diag, posting);

    if (posting)
        print_posting(posting);
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    posting_drop(posting);
    diag_drop(diag);
    return status;
}

static int run(char *const *arguments)
{
    g_autoptr(GPtrArray) postings = postings_expand(arguments);
    int status = CLI_OK;

    if (!options_has_postings("show", postings))
        return CLI_USAGE;
    for (unsigned i = 0; i < postings->len; i++) {
        const int one = show(g_ptr_array_index(postings, i));

        status = MAX(status, one);
    }
    return status;
}

int cli_show(int argc, char **argv)
{
    g_auto(GStrv) arguments = NULL;
    const GOptionEntry own[] = {
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, "POSTING..."},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};
    int status;

    if (options_parse("show",
                      "Says what was understood of each POSTING: facts, sections, criteria, with "
                      "their places.",
                      entries, argc, argv, &status))
        status = run(arguments);
    return status;
}
