/* show: `affiche show`: what was understood of a posting, and where it stands. Reads, and goes no further on the way. What always holds: every line
 * names the place it comes from. */
#include "cli/cli.h"

#include "base/num.h"
#include "cli/postings.h"
#include "posting/posting.h"

#include <stdio.h>
#include <unistd.h>

static void print_place(struct span span)
{
    const struct source_place place = source_find_place(span);

    if (span.source)
        printf("  (%s:%u:%u)\n", span.source->path, place.line, place.column);
    else
        printf("\n");
}

/* Of several lines (places), each on its own. */
static void print_fact(const struct posting_fact *fact, const char *name)
{
    g_auto(GStrv) lines = g_strsplit(fact->text ? fact->text : "", "\n", -1);

    for (unsigned i = 0; lines[i]; i++) {
        printf("  %-12s%s", i == 0 ? name : "", lines[i]);
        if (lines[i + 1])
            printf("\n");
    }
    if (fact->date.year)
        printf("  = %04d-%02d-%02d", fact->date.year, fact->date.month, fact->date.day);
    print_place(fact->span);
}

static void print_facts(const struct posting *posting)
{
    printf("facts\n");
    for (unsigned id = 0; id < FACT_COUNT; id++)
        if (posting->facts[id].text)
            print_fact(&posting->facts[id], posting_fact_name(id));
        else
            printf("  %-12sunknown\n", posting_fact_name(id));
    for (unsigned i = 0; i < posting->offices->len; i++) {
        const struct posting_office *office = &g_array_index(posting->offices, struct posting_office, i);

        printf("  office      %s: %s, %s", office->id, office->name, office->address ? office->address : "no address");
        print_place(office->span);
    }
}

static void print_block(const struct posting_block *block)
{
    if (block->kind == BLOCK_HEADING)
        printf("    H%u %s", block->level, block->text);
    else if (block->kind == BLOCK_PARAGRAPH)
        printf("    P  %s", block->text);
    else if (block->lettered)
        printf("    %c. %s", (char)('a' + block->number - 1), block->text);
    else if (block->number)
        printf("    %u. %s", block->number, block->text);
    else
        printf("    –  %s", block->text);
    print_place(block->span);
}

static void print_sections(const struct posting *posting)
{
    printf("sections\n");
    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);

        printf("  %s\n", lang_role_name(section->role));
        for (unsigned j = 0; j < section->count; j++)
            print_block(posting_block(posting, section->first + j));
    }
}

static void print_criterion(const struct posting_criterion *criterion, unsigned number)
{
    g_autoptr(GString) weight = g_string_new(NULL);

    num_append(weight, criterion->weight, 3);
    printf("  K%u %s [%s] weight %s%s%s%s%s", number, criterion->label, criterion->categories, weight->str,
           criterion->alternative ? ", alternative" : "", criterion->bonus ? ", bonus" : "", criterion->knockout ? ", knock-out" : "",
           criterion->knockout_suggested && !criterion->knockout ? ", knock-out suggested" : "");
    print_place(criterion->span);
    for (char **indicator = criterion->indicators; criterion->indicators[1] && *indicator; indicator++)
        printf("     - %s\n", *indicator);
    printf("     %s\n", criterion->question);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        printf("     %u %s\n", i, criterion->anchors[i]);
}

static void print_posting(const struct posting *posting)
{
    printf("%s (%s)\n", posting->name, lang_code(posting->lang));
    print_facts(posting);
    print_sections(posting);
    printf("criteria %s\n", posting->criteria_hash);
    for (unsigned i = 0; i < posting->criteria->len; i++)
        print_criterion(&g_array_index(posting->criteria, struct posting_criterion, i), i + 1);
}

static int show(const char *path)
{
    struct diag *diag = diag_new();
    struct posting *posting = posting_load(path, diag);
    const int status = !posting || diag_stopped_since(diag, 0) ? CLI_FAILED : CLI_OK;

    if (posting)
        print_posting(posting);
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    posting_drop(posting);
    diag_drop(diag);
    return status;
}

int cli_show(int argc, char **argv)
{
    static const char *const none[] = {NULL};
    g_auto(GStrv) arguments = NULL;
    const GOptionEntry entries[] = {
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, "POSTING..."},
        {0},
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GPtrArray) postings = NULL;
    g_autoptr(GError) error = NULL;
    int status = CLI_OK;

    g_option_context_set_summary(context, "Says what was understood of each POSTING: facts, sections, criteria, with their places.");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        fprintf(stderr, "affiche show: %s\n", error->message);
        return CLI_USAGE;
    }
    postings = postings_expand(arguments ? (const char *const *)arguments : none);
    if (postings->len == 0)
        fprintf(stderr, "affiche show: no POSTING given; `affiche show --help` says how\n");
    for (unsigned i = 0; i < postings->len; i++) {
        const int one = show(g_ptr_array_index(postings, i));

        status = MAX(status, one);
    }
    return postings->len == 0 ? CLI_USAGE : status;
}
