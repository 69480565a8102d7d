/* round: the ballots of one round, and what they say together.
 *
 * Beside the way of documents; ballots reads the files, the panel counts. What always holds:
 * ballots are held against the grid that the posting has now. */
#include "product/product_private.h"

#include <string.h>

static void read_grid(struct round *round, const char *number)
{
    const GArray *criteria = round->posting->criteria;

    round->criteria = g_new0(struct panel_criterion, criteria->len + 1);
    for (unsigned i = 0; i < criteria->len; i++) {
        const struct posting_criterion *criterion =
            &g_array_index(criteria, struct posting_criterion, i);

        round->criteria[i] =
            (struct panel_criterion){criterion->label, criterion->weight, criterion->knockout};
    }
    round->grid = (struct panel_grid){.criteria = round->criteria,
                                      .count = criteria->len,
                                      .hash = round->posting->criteria_hash,
                                      .round = number,
                                      .calibration = round->posting->panel.calibration};
}

struct round *round_open(const char *posting, const char *number, struct diag *diag)
{
    struct round *round = g_new0(struct round, 1);

    round->posting = posting_load(posting, diag);
    if (round->posting && round->posting->criteria->len > 0)
        read_grid(round, number);
    else
        g_clear_pointer(&round, round_drop);
    return round;
}

static void clear_file(gpointer data)
{
    struct round_file *file = data;

    g_free(file->path);
    g_bytes_unref(file->bytes);
}

static void clear_wait(gpointer data)
{
    struct round_wait *wait = data;

    g_free(wait->file);
    g_free(wait->candidate);
    g_free(wait->evaluator);
    g_free(wait->row);
    g_free(wait->proposal);
    g_free(wait->digest);
    g_bytes_unref(wait->crop);
    g_strfreev(wait->values);
}

/* Takes the ballots of a file; one that holds nothing that can be read isn't kept. */
static void read_file(struct round *round, struct returns *returns, const char *path,
                      const char *password, struct diag *diag)
{
    struct round_file file = {0};

    file.mime = ballots_take(round->panel, path, password, returns, &file.bytes, diag);
    if (!file.mime)
        return;
    file.path = g_strdup(path);
    g_array_append_val(round->files, file);
    /* cppcheck-suppress memleak; the array has it now */
}

/* In the round's folder, and where its documents go. */
static void read_returns(struct round *round, struct returns *returns,
                         const struct round_request *request, struct diag *diag)
{
    g_autofree char *own = forms_folder(round->posting, request->number);

    returns_find_answers(returns, own, diag);
    if (request->folder && strcmp(request->folder, own) != 0)
        returns_find_answers(returns, request->folder, diag);
    returns_take(returns, round);
}

/* A round of which a ballot is missing, since the system failed, says nothing. */
struct round *round_read(const struct round_request *request, struct diag *diag)
{
    struct round *round = round_open(request->posting, request->number, diag);
    const size_t mark = diag_mark(diag);
    g_autoptr(GPtrArray) paths = NULL;
    struct returns *returns;

    if (!round)
        return NULL;
    round->panel = panel_new(&round->grid);
    round->files = g_array_new(FALSE, FALSE, sizeof(struct round_file));
    g_array_set_clear_func(round->files, clear_file);
    round->waiting = g_array_new(FALSE, FALSE, sizeof(struct round_wait));
    g_array_set_clear_func(round->waiting, clear_wait);
    returns = request->house ? returns_new(request->house, round->posting) : NULL;
    paths = forms_gather(round->posting, request->number, request->files, request->whole, diag);
    for (unsigned i = 0; i < paths->len; i++)
        read_file(round, returns, g_ptr_array_index(paths, i), request->password, diag);
    if (returns)
        read_returns(round, returns, request, diag);
    returns_drop(returns);
    if (diag_failed_since(diag, mark)) {
        round_drop(round);
        return NULL;
    }
    panel_close(round->panel);
    round->result = panel_evaluate(round->panel);
    return round;
}

/* What is said of a candidate among all others. */
static void keep_standing(const struct panel_result *all, struct panel_candidate *shown)
{
    for (unsigned i = 0; i < all->candidates; i++)
        if (strcmp(all->candidate[i].code, shown->code) == 0) {
            shown->rank = all->candidate[i].rank;
            shown->wins = all->candidate[i].wins;
        }
}

/* What takes knowing who is who among all that were read. */
static void keep_agreement(const struct panel_result *all, struct panel_result *shown)
{
    shown->members = all->members;
    shown->judges = all->judges;
    shown->alpha = all->alpha;
    shown->kendall = all->kendall;
    shown->icc_one = all->icc_one;
    shown->icc_mean = all->icc_mean;
}

void round_show(struct round *round, const struct panel_view *view)
{
    struct panel *panel = panel_view_new(round->panel, view);
    struct panel_result *result = panel_evaluate(panel);

    for (unsigned i = 0; i < result->candidates; i++)
        keep_standing(round->result, &result->candidate[i]);
    result->scenarios = round->result->scenarios;
    if (!view->candidate)
        keep_agreement(round->result, result);
    if (view->candidate || view->evaluators == VIEW_NONE)
        g_array_set_size(round->files, 0);
    panel_result_drop(round->result);
    panel_drop(round->panel);
    round->panel = panel;
    round->result = result;
}

bool round_make_folder(const struct round *round, const char *folder, struct diag *diag)
{
    g_autofree char *own = forms_folder(round->posting, round->grid.round);

    return out_make_private_folder(folder, strcmp(folder, own) == 0, diag);
}

/* The dictionary that names the encryption is never encrypted itself (ISO 32000-1, 7.6.1). */
static bool is_plain(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize len;

    return g_file_get_contents(path, &bytes, &len, NULL) &&
           !(g_str_has_prefix(bytes, "%PDF") && memmem(bytes, len, "/Encrypt", 8));
}

GPtrArray *round_find_plain(const char *folder)
{
    struct diag *unsaid = diag_new(); /* what was written there says enough */
    GPtrArray *made = forms_list_folder(folder, forms_is_made, unsaid);

    for (unsigned i = made->len; i > 0; i--)
        if (!is_plain(g_ptr_array_index(made, i - 1)))
            g_ptr_array_remove_index(made, i - 1);
    diag_drop(unsaid);
    return made;
}

void round_drop(struct round *round)
{
    if (!round)
        return;
    if (round->files)
        g_array_unref(round->files);
    if (round->waiting)
        g_array_unref(round->waiting);
    panel_result_drop(round->result);
    panel_drop(round->panel);
    g_free(round->criteria);
    posting_drop(round->posting);
    g_free(round);
}
