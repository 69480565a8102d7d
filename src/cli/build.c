/* build: `affiche build`: from postings to files.
 *
 * Walks the table of documents for each posting. What always holds: a document that can't be made
 * is reported and leaves the others, and what was there before, alone. */
#include "cli/cli.h"

#include "base/out.h"
#include "cli/data.h"
#include "cli/documents.h"
#include "cli/postings.h"
#include "cli/today.h"
#include "posting/rules.h"

#include <string.h>
#include <unistd.h>

struct build {
    char *out, *only, *office, *layout, *today_option, *data_option,
        *as; /* options; NULL: not given */
    gboolean time;
    char **arguments;
    char **names; /* of --only; NULL: all */
    char *data, *created;
    struct date today;
    enum documents_form form;
    struct timing timing; /* of all postings */
    unsigned made, failed, errors, warnings;
    bool usage, system; /* something of that kind went wrong */
};

static bool is_asked_for(const struct build *build, const struct document *document,
                         const struct posting_office *here)
{
    if (build->names && !g_strv_contains((const char *const *)build->names, document->name))
        return false;
    return !build->office || !here || strcmp(build->office, here->id) == 0;
}

/* The bytes of one document go where they belong. */
static bool write_document(struct build *build, struct documents_job *job, const char *folder,
                           const char *name, GBytes *bytes)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    bool ok;

    timing_start(&job->timing);
    ok = out_write(path, data, len, job->diag);
    timing_stop(&job->timing, TIMING_WRITE);
    if (ok)
        printf("%s\n", path);
    build->made += ok;
    return ok;
}

/* One posting on its way through the table of documents. */
struct visit {
    struct build *build;
    struct documents_job *job;
    const char *folder;
};

static void make_document(const struct document *document, const struct posting_office *here,
                          void *data)
{
    const struct visit *visit = data;
    struct build *build = visit->build;
    struct documents_job *job = visit->job;
    g_autofree char *name = documents_file_name(job, document, here);
    g_autoptr(GBytes) bytes = NULL;
    struct documents_made made = {0};
    const struct design *design;
    bool other;

    if (!is_asked_for(build, document, here))
        return;
    design = documents_design(job, document, &other);
    if (other)
        return;
    if (design && documents_place(job, document, design, here, &made))
        bytes = documents_finish(job, document, &made);
    if (!bytes || !write_document(build, job, visit->folder, name, bytes))
        build->failed++;
    documents_made_drop(&made);
}

static bool check_office(const struct build *build, const struct posting *posting)
{
    for (unsigned i = 0; build->office && i < posting->offices->len; i++)
        if (strcmp(g_array_index(posting->offices, struct posting_office, i).id, build->office) ==
            0)
            return true;
    if (build->office)
        fprintf(stderr, "affiche build: %s has no office “%s”\n", posting->name, build->office);
    return !build->office;
}

/* All documents of one posting, into DIR/NAME. */
static void make_posting(struct build *build, const struct posting *posting, struct diag *diag)
{
    struct documents_job job = {.posting = posting,
                                .data = build->data,
                                .layout = build->layout,
                                .created = build->created,
                                .form = build->form,
                                .says_left_out = true,
                                .diag = diag};
    g_autofree char *folder = g_build_filename(build->out, posting->name, NULL);
    struct visit visit = {build, &job, folder};

    if (!check_office(build, posting)) {
        build->usage = true;
        return;
    }
    if (!out_make_folder(build->out, diag) || !out_make_folder(folder, diag))
        return;
    timing_start(&job.timing);
    if (documents_open(&job)) {
        timing_stop(&job.timing, TIMING_READ);
        documents_each(posting, make_document, &visit);
    }
    timing_add(&build->timing, &job.timing);
    documents_close(&job);
}

static void build_posting(struct build *build, const char *path)
{
    struct diag *diag = diag_new();
    const size_t mark = diag_mark(diag);
    struct timing timing = {0};
    struct posting *posting;

    timing_start(&timing);
    posting = posting_load(path, diag);
    if (posting)
        rules_check(posting, &build->today, diag);
    timing_stop(&timing, TIMING_READ);
    timing_add(&build->timing, &timing);
    if (posting && !diag_stopped_since(diag, mark))
        make_posting(build, posting, diag);
    else
        build->failed++;
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    build->errors += diag_count(diag, DIAG_ERROR);
    build->warnings += diag_count(diag, DIAG_WARNING);
    build->system |= diag_system_failed(diag);
    posting_drop(posting);
    diag_drop(diag);
}

static bool has_document(const char *name)
{
    for (const struct document *document = documents; document->name; document++)
        if (strcmp(document->name, name) == 0)
            return true;
    return false;
}

/* `poster, offer, grid` */
static char *list_documents(void)
{
    GString *list = g_string_new(NULL);

    for (const struct document *document = documents; document->name; document++)
        if (document == documents || strcmp(document->name, document[-1].name) != 0)
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", document->name);
    return g_string_free(list, FALSE);
}

static bool check_only(struct build *build)
{
    g_autofree char *known = list_documents();

    build->names = build->only ? g_strsplit(build->only, ",", -1) : NULL;
    for (char **name = build->names; name && *name; name++) {
        if (has_document(g_strstrip(*name)))
            continue;
        fprintf(stderr, "affiche build: --only knows no “%s”; it takes: %s\n", *name, known);
        return false;
    }
    return true;
}

static bool check_form(struct build *build)
{
    for (unsigned i = 0; build->as && i < DOCUMENTS_FORM_COUNT; i++) {
        if (strcmp(documents_form_names[i], build->as) != 0)
            continue;
        build->form = (enum documents_form)i;
        return true;
    }
    if (build->as)
        fprintf(stderr, "affiche build: --as takes final, tree or trace, not “%s”\n", build->as);
    return !build->as;
}

/* Two postings of one name would write over each other's documents. */
static bool check_names(const GPtrArray *postings)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (unsigned i = 0; i < postings->len; i++) {
        char *path = g_ptr_array_index(postings, i), *name = postings_name(path);
        const char *other = g_hash_table_lookup(seen, name);

        if (other) {
            fprintf(stderr,
                    "affiche build: %s and %s have the same name, “%s”: build them with a -o for "
                    "each\n",
                    other, path, name);
            g_free(name);
            return false;
        }
        g_hash_table_insert(seen, name, path);
    }
    return true;
}

static bool check_usage(struct build *build, const GPtrArray *postings)
{
    if (postings->len == 0) {
        fprintf(stderr, "affiche build: no POSTING given; `affiche build --help` says how\n");
        return false;
    }
    build->data = data_find(build->data_option);
    if (!build->data)
        fprintf(stderr, "affiche build: there is no data folder (fonts/, layouts/); name it with "
                        "--data or AFFICHE_DATA\n");
    return build->data && check_only(build) && check_form(build) && check_names(postings) &&
           today_find(build->today_option, &build->today, &build->created);
}

static void append_count(GString *line, const char *before, unsigned count, const char *what)
{
    g_string_append_printf(line, "%s%u %s%s", before, count, what, count == 1 ? "" : "s");
}

/* `5 documents; 1 error, 5 warnings` */
static void print_summary(const struct build *build)
{
    g_autoptr(GString) line = g_string_new(NULL);

    append_count(line, "", build->made, "document");
    if (build->failed)
        g_string_append_printf(line, ", %u not made", build->failed);
    append_count(line, "; ", build->errors, "error");
    append_count(line, ", ", build->warnings, "warning");
    puts(line->str);
}

static int exit_status(const struct build *build)
{
    return build->system   ? CLI_SYSTEM
           : build->usage  ? CLI_USAGE
           : build->failed ? CLI_FAILED
                           : CLI_OK;
}

static bool parse_options(struct build *build, int argc, char **argv)
{
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &build->out, "where the documents' folders go (out)",
         "DIR"},
        {"only", 0, 0, G_OPTION_ARG_STRING, &build->only, "only these documents",
         "poster,offer,grid"},
        {"office", 0, 0, G_OPTION_ARG_STRING, &build->office, "only this office's poster", "ID"},
        {"layout", 0, 0, G_OPTION_ARG_STRING, &build->layout,
         "in this layout, and no document of another kind", "NAME"},
        {"today", 0, 0, G_OPTION_ARG_STRING, &build->today_option, "judge dates as of this day",
         "DATE"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &build->data_option,
         "the folder with fonts/ and layouts/", "DIR"},
        {"as", 0, 0, G_OPTION_ARG_STRING, &build->as,
         "what to write: final, tree (the document), trace (its pages)", "FORM"},
        {"time", 0, 0, G_OPTION_ARG_NONE, &build->time, "say how long each step took", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &build->arguments, NULL,
         "POSTING..."},
        {0},
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;

    g_option_context_set_summary(
        context,
        "Makes the documents of each POSTING: a folder, a posting.ini, or a folder of postings.");
    g_option_context_add_main_entries(context, entries, NULL);
    if (g_option_context_parse(context, &argc, &argv, &error))
        return true;
    fprintf(stderr, "affiche build: %s\n", error->message);
    return false;
}

static void clear(struct build *build)
{
    char **const strings[] = {&build->out,    &build->only,         &build->office,
                              &build->layout, &build->today_option, &build->data_option,
                              &build->data,   &build->created,      &build->as};

    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(*strings[i]);
    g_strfreev(build->arguments);
    g_strfreev(build->names);
}

static int run(struct build *build)
{
    static const char *const none[] = {NULL};
    g_autoptr(GPtrArray) postings =
        postings_expand(build->arguments ? (const char *const *)build->arguments : none);

    if (!check_usage(build, postings))
        return CLI_USAGE;
    if (!build->out)
        build->out = g_strdup("out");
    for (unsigned i = 0; i < postings->len; i++)
        build_posting(build, g_ptr_array_index(postings, i));
    if (build->layout && !build->made && !build->failed && !build->usage) {
        fprintf(stderr, "affiche build: layout “%s” is of no kind that was asked for\n",
                build->layout);
        return CLI_USAGE;
    }
    if (build->time)
        timing_print(&build->timing, stdout);
    print_summary(build);
    return exit_status(build);
}

int cli_build(int argc, char **argv)
{
    struct build build = {0};
    const int status = parse_options(&build, argc, argv) ? run(&build) : CLI_USAGE;

    clear(&build);
    return status;
}
