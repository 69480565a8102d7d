/* show: `affiche show`: what was understood of a posting, and where it stands. Reads, and goes no
 * further on the way. What always holds: every line names the place it comes from. */
#include "cli/cli.h"

#include "base/base.h"
#include "export/export.h"
#include "posting/posting.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct show {
    bool json;
    gboolean why;
    char *format, *today_option, **arguments; /* options; NULL: not given */
    struct date today;
};

/* What a terminal would obey, it is shown instead; behind it the place, if there is one. */
static void G_GNUC_PRINTF(2, 3) print_line(struct span span, const char *format, ...)
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
        print_line(lines[i + 1] ? NO_SPAN : fact->span, "  %-12s%s%s", i == 0 ? name : "", lines[i],
                   lines[i + 1] ? "" : meant);
}

static void print_facts(const struct posting *posting)
{
    puts("facts");
    for (unsigned id = 0; id < FACT_COUNT; id++)
        if (posting->facts[id].text)
            print_fact(&posting->facts[id], posting_fact_name(id));
        else
            print_line(NO_SPAN, "  %-12sunknown", posting_fact_name(id));
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
    else if (block->number && block->marker)
        print_line(block->span, "    %s %s", block->marker, block->text);
    else
        print_line(block->span, "    –  %s", block->text);
}

static void print_sections(const struct posting *posting)
{
    puts("sections");
    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);

        print_line(NO_SPAN, "  %s", lang_role_name(section->role));
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
        print_line(NO_SPAN, "     - %s", *indicator);
    print_line(NO_SPAN, "     %s", criterion->question);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        print_line(NO_SPAN, "     %u %s", i, criterion->anchors[i]);
}

static void print_posting(const struct posting *posting)
{
    print_line(NO_SPAN, "%s (%s)", posting->shown_name, posting->lang->code);
    print_facts(posting);
    print_sections(posting);
    print_line(NO_SPAN, "criteria %s", posting->criteria_hash);
    for (unsigned i = 0; i < posting->criteria->len; i++)
        print_criterion(&g_array_index(posting->criteria, struct posting_criterion, i), i + 1);
}

static void print_fact_rule(const struct posting *posting, enum posting_fact_id id)
{
    const struct posting_fact *fact = &posting->facts[id];
    const char *name = posting_fact_name(id);

    if (!fact->text)
        print_line(NO_SPAN, "  %-12s unknown", name);
    else
        print_line(fact->span, "  %-12s %-20s %.*s", name,
                   fact->rule       ? fact->rule
                   : fact->from_ini ? "ini"
                                    : "text",
                   (int)strcspn(fact->text, "\n"), fact->text);
}

static void print_block_rule(const struct posting_block *block)
{
    static const char *const kinds[] = {
        [BLOCK_HEADING] = "heading", [BLOCK_ITEM] = "item", [BLOCK_PARAGRAPH] = "paragraph"};

    print_line(block->span, "  %-9s  %-22s %s", kinds[block->kind], block->rule ? block->rule : "-",
               block->text);
}

/* Which rule decided: for each fact, and for each line of the text the kind of its block; a rule
 * that has no name is left out. */
static void print_rules(const struct posting *posting)
{
    puts("facts");
    for (unsigned id = 0; id < FACT_COUNT; id++)
        print_fact_rule(posting, id);
    puts("lines");
    for (unsigned i = 0; i < posting->blocks->len; i++)
        print_block_rule(posting_block(posting, i));
}

static int status_of(const struct diag *diag, bool read)
{
    if (diag_system_failed(diag))
        return CLI_SYSTEM;
    return !read || diag_stopped_since(diag, 0) ? CLI_FAILED : CLI_OK;
}

static void print(const struct show *options, const struct posting *posting)
{
    g_autofree char *json = options->json ? export_posting(posting) : NULL;

    if (json)
        fputs(json, stdout);
    else if (options->why)
        print_rules(posting);
    else
        print_posting(posting);
}

static int show(const struct show *options, const char *path)
{
    struct diag *diag = diag_new();
    struct posting *posting = posting_load(path, diag);
    const int status = status_of(diag, posting);

    if (posting) {
        posting_settle_dates(posting, &options->today);
        print(options, posting);
    }
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    posting_drop(posting);
    diag_drop(diag);
    return status;
}

static bool prepare(struct show *options)
{
    g_autofree char *created = NULL;

    options->json = g_strcmp0(options->format, "json") == 0;
    if (options->format && !options->json && strcmp(options->format, "text") != 0) {
        cli_complain("show", "--format takes text or json, not “%s”", options->format);
        return false;
    }
    if (options->json && options->why) {
        cli_complain("show", "--why is a form of its own; leave --format json out");
        return false;
    }
    return options_find_today("show", options->today_option, &options->today, &created);
}

static int run(struct show *options)
{
    const char *const texts[] = {options->format, options->today_option};
    int status;
    g_autoptr(GPtrArray) postings = postings_take(options->arguments, &status);

    if (!postings)
        return status;
    status = CLI_OK;
    if (!options_are_text("show", texts, G_N_ELEMENTS(texts)) || !prepare(options) ||
        !options_has_postings("show", postings))
        return CLI_USAGE;
    for (unsigned i = 0; i < postings->len; i++) {
        const int one = show(options, g_ptr_array_index(postings, i));

        status = MAX(status, one);
    }
    return status;
}

static void clear(struct show *options)
{
    g_free(options->format);
    g_free(options->today_option);
    g_strfreev(options->arguments);
}

int cli_show(int argc, char **argv)
{
    struct show options = {0};
    const GOptionEntry own[] = {
        {"format", 0, 0, G_OPTION_ARG_FILENAME, &options.format,
         N_("how: text, or json: an object for each posting"), "text|json"},
        {"why", 0, 0, G_OPTION_ARG_NONE, &options.why,
         N_("which rule decided on each line and each fact"), NULL},
        {"today", 0, 0, G_OPTION_ARG_FILENAME, &options.today_option,
         N_("what a date without a year is seen from"), "DATE"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.arguments, NULL,
         "POSTING..."},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};
    int status;

    if (options_parse("show",
                      "Says what was understood of each POSTING: facts, sections, criteria, with "
                      "their places.",
                      entries, argc, argv, &status))
        status = run(&options);
    clear(&options);
    return status;
}
