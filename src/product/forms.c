/* forms: the personal forms of a round: one grid for each candidate and evaluator.
 *
 * The end of a job's way, in place of write. The grid was laid out, painted and sealed once; here
 * it is copied. What always holds: a form that somebody may have filled is never written over, and
 * all is readable by its owner alone. */
#include "product/product_private.h"

#include "device/device.h"
#include "pdf/pdf.h"

#include <string.h>

char *forms_folder(const struct posting *posting, const char *round)
{
    g_autofree char *name = g_strconcat(FORMS_FOLDER, round ? round : "all", NULL);

    return g_build_filename(posting->folder, name, NULL);
}

bool forms_is_made(const char *name)
{
    return g_str_has_prefix(name, "panel.") || g_str_has_prefix(name, "dossier") ||
           g_str_has_prefix(name, "confirm");
}

/* Suffixes in small letters or capitals, as systems write them. */
bool forms_is_ballot(const char *name)
{
    static const char *const suffixes[] = {".pdf", ".csv", ".jpg",  ".jpeg",
                                           ".png", ".tif", ".tiff", NULL};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    bool is_known = false;

    for (const char *const *suffix = suffixes; *suffix; suffix++)
        is_known |= g_str_has_suffix(lower, *suffix);
    return *name != '.' && is_known && !forms_is_made(name);
}

GPtrArray *forms_list_folder(const char *folder, bool (*is_wanted)(const char *name),
                             struct diag *diag)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) names = source_list_folder(folder, diag);

    for (unsigned i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);

        if (!is_wanted || is_wanted(name))
            g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    }
    return paths;
}

static bool is_named(const char *path, char *const *files)
{
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    bool named = false;

    for (; *files && !named; files++) {
        g_autofree char *file = g_canonicalize_filename(*files, NULL);

        named = strcmp(file, whole) == 0;
    }
    return named;
}

GPtrArray *forms_gather(const struct posting *posting, const char *round, char *const *named,
                        bool whole, struct diag *diag)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folder = forms_folder(posting, round);
    g_autoptr(GPtrArray) there = NULL;

    for (char *const *file = named; *file; file++)
        g_ptr_array_add(files, g_strdup(*file));
    if (!*named || whole)
        there = forms_list_folder(folder, forms_is_ballot, diag);
    for (unsigned i = 0; there && i < there->len; i++)
        if (!is_named(g_ptr_array_index(there, i), named))
            g_ptr_array_add(files, g_strdup(g_ptr_array_index(there, i)));
    return files;
}

static bool make_folder(const struct job *job)
{
    g_autofree char *folder = forms_folder(job->posting, job->order->forms->round);

    return out_make_private_folder(folder, true, job->diag);
}

char *forms_name(const char *candidate, const char *evaluator)
{
    return g_strdup_printf("grid-%s-%s.pdf", candidate, evaluator);
}

/* panel-1/grid-C-07-A.pdf (g_free) */
static char *forms_path(const struct job *job, const char *candidate, const char *evaluator)
{
    g_autofree char *folder = forms_folder(job->posting, job->order->forms->round);
    g_autofree char *name = forms_name(candidate, evaluator);

    return g_build_filename(folder, name, NULL);
}

/* What is copied: the form that was sealed, and its pages. */
struct master {
    struct copies *copies;
    const struct pages *pages;
};

static bool make_one(struct job *job, const struct master *master, const char *candidate,
                     const char *evaluator)
{
    const struct forms *forms = job->order->forms;
    const struct grid_codes whose = {forms->round, candidate, evaluator};
    const char *const values[] = {forms->round, candidate, evaluator};
    g_autofree char *path = forms_path(job, candidate, evaluator);
    g_autofree char *label = compose_grid_codes(candidate, evaluator);
    g_autoptr(GPtrArray) codes = NULL;
    g_autoptr(GBytes) bytes = NULL;

    job_step(job, "seal");
    codes = paper_new_codes(job, master->pages, &whose);
    bytes = codes ? copies_make(master->copies, values, label, codes) : NULL;
    if (bytes)
        job_write_file(job, path, bytes, OUT_FORM | (forms->force ? 0 : OUT_KEEP));
    return bytes;
}

bool forms_write(struct job *job, const struct pages *pages, GBytes *sealed)
{
    static const char *const names[] = {"round", "candidate", "evaluator", NULL};
    const struct forms *forms = job->order->forms;
    g_autofree char *label = compose_grid_codes(*forms->candidates, *forms->evaluators);
    const char *code = paper_find_code(pages_get(pages, 0)) ? "/" DEVICE_CODE_NAME : NULL;
    const struct master master = {
        .copies = make_folder(job)
                      ? copies_new(sealed, job->order->password, names, label, code, job->diag)
                      : NULL,
        .pages = pages,
    };
    unsigned failed = 0;

    for (char *const *candidate = forms->candidates; master.copies && *candidate; candidate++)
        for (char *const *evaluator = forms->evaluators; *evaluator; evaluator++)
            failed += !make_one(job, &master, *candidate, *evaluator);
    if (failed > 0)
        job->result.failed += failed - 1; /* the grid itself is counted by whom this returns to */
    copies_drop(master.copies);
    return master.copies && failed == 0;
}
