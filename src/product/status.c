/* status: which personal forms of a round are still missing, blank, partly or wholly filled.
 *
 * Beside round. What always holds: files are only read; of a pair with several forms the fullest
 * stands for it. */
#include "product/product_private.h"

#include <string.h>

static void clear_entry(gpointer data)
{
    struct status_entry *entry = data;

    g_free(entry->candidate);
    g_free(entry->evaluator);
    g_free(entry->file);
    g_free(entry->what);
}

/* The pairs that are known, while files are read. */
struct survey {
    const struct round *round;
    const struct status_request *request;
    GArray *entries;                     /* struct status_entry: a file each */
    GHashTable *candidates, *evaluators; /* char *: sets of codes */
};

/* A list of what a ballot has not: "K3, K5, declaration" (g_free). */
static char *list_gaps(const struct round *round, const struct ballot *ballot)
{
    g_autoptr(GPtrArray) gaps = g_ptr_array_new_with_free_func(g_free);

    for (unsigned k = 0; k < round->grid.count; k++)
        if (ballot->scores[k] == BALLOT_BLANK)
            g_ptr_array_add(gaps, g_strdup_printf("K%u", k + 1));
    if (ballot->conflict == CONFLICT_BLANK)
        g_ptr_array_add(gaps, g_strdup(say_text("declaration")));
    if (ballot->recommendation == RECOMMEND_BLANK)
        g_ptr_array_add(gaps, g_strdup(say_text("recommendation")));
    g_ptr_array_add(gaps, NULL);
    return g_strjoinv(", ", (char **)gaps->pdata);
}

static void add_entry(struct survey *survey, const char *file, const char *candidate,
                      const char *evaluator, enum status_state state, const char *what)
{
    const struct status_entry entry = {g_strdup(candidate ? candidate : ""),
                                       g_strdup(evaluator ? evaluator : ""),
                                       g_strdup(file),
                                       g_strdup(what),
                                       state,
                                       false};

    g_array_append_val(survey->entries, entry);
    if (!*entry.candidate || !*entry.evaluator)
        return;
    g_hash_table_add(survey->candidates, g_strdup(entry.candidate));
    g_hash_table_add(survey->evaluators, g_strdup(entry.evaluator));
}

static void add_ballot(struct survey *survey, const struct ballot *ballot)
{
    g_autofree char *gaps = list_gaps(survey->round, ballot);

    add_entry(survey, ballot->file, ballot->candidate, ballot->evaluator,
              *gaps ? STATUS_PARTLY : STATUS_WHOLLY, gaps);
}

/* Of what became of the others, that which says how far they are. */
static void add_remark(struct survey *survey, const struct panel_remark *remark)
{
    static const struct {
        enum ballot_fate fate;
        enum status_state state;
    } states[] = {{BALLOT_REFUSED, STATUS_REFUSED},
                  {BALLOT_SET_ASIDE, STATUS_WHOLLY},
                  {BALLOT_EMPTY, STATUS_BLANK}};

    for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
        if (states[i].fate == remark->fate)
            add_entry(survey, remark->file, remark->candidate, remark->evaluator, states[i].state,
                      states[i].state == STATUS_BLANK ? "" : remark->reason);
}

/* Each file by itself: copies and contradictions are the panel's matter. */
static void read_file(struct survey *survey, const char *file, struct diag *diag)
{
    struct panel *panel = panel_new(&survey->round->grid);

    ballots_take(panel, file, survey->request->password, NULL, NULL, diag);
    for (unsigned i = 0; i < panel->ballots->len; i++)
        add_ballot(survey, g_ptr_array_index(panel->ballots, i));
    for (unsigned i = 0; i < panel->remarks->len; i++)
        add_remark(survey, &g_array_index(panel->remarks, struct panel_remark, i));
    panel_drop(panel);
}

static void read_files(struct survey *survey, struct diag *diag)
{
    const struct status_request *request = survey->request;
    g_autoptr(GPtrArray) files =
        forms_gather(survey->round->posting, request->round, request->files, false, diag);

    for (unsigned i = 0; i < files->len; i++)
        read_file(survey, g_ptr_array_index(files, i), diag);
}

static void expect(GHashTable *codes, char *const *named)
{
    for (; named && *named; named++)
        g_hash_table_add(codes, ballot_new_code(*named));
}

/* A file that can't be read says by its name whose form it was, in letters of either case. */
static bool is_named_for(const char *file, const char *candidate, const char *evaluator)
{
    g_autofree char *base = g_path_get_basename(file), *is = ballot_new_code(base),
                    *form = forms_name(candidate, evaluator), *wanted = ballot_new_code(form);

    return strcmp(is, wanted) == 0;
}

static bool is_of(const struct status_entry *entry, const char *candidate, const char *evaluator)
{
    return *entry->candidate ? strcmp(entry->candidate, candidate) == 0 &&
                                   strcmp(entry->evaluator, evaluator) == 0
                             : is_named_for(entry->file, candidate, evaluator);
}

/* The fullest form of a pair; NULL: there is none. */
static struct status_entry *find_fullest(const GArray *entries, const char *candidate,
                                         const char *evaluator)
{
    struct status_entry *best = NULL;

    for (unsigned i = 0; i < entries->len; i++) {
        struct status_entry *entry = &g_array_index(entries, struct status_entry, i);

        if (!is_of(entry, candidate, evaluator))
            continue;
        entry->is_placed = true;
        if (!best || entry->state > best->state)
            best = entry;
    }
    return best;
}

static void append_entry(GArray *to, const struct status_entry *entry, const char *candidate,
                         const char *evaluator)
{
    const struct status_entry copy = {g_strdup(candidate),
                                      g_strdup(evaluator),
                                      entry ? g_strdup(entry->file) : NULL,
                                      g_strdup(entry ? entry->what : ""),
                                      entry ? entry->state : STATUS_MISSING,
                                      true};

    g_array_append_val(to, copy);
}

static GArray *new_entries(void)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct status_entry));

    g_array_set_clear_func(entries, clear_entry);
    return entries;
}

static GArray *cross(const struct survey *survey)
{
    GArray *all = new_entries();
    g_autoptr(GList) candidates = g_hash_table_get_keys(survey->candidates),
                     evaluators = g_hash_table_get_keys(survey->evaluators);

    candidates = g_list_sort(candidates, (GCompareFunc)strcmp);
    evaluators = g_list_sort(evaluators, (GCompareFunc)strcmp);
    for (const GList *c = candidates; c; c = c->next)
        for (const GList *e = evaluators; e; e = e->next)
            append_entry(all, find_fullest(survey->entries, c->data, e->data), c->data, e->data);
    for (unsigned i = 0; i < survey->entries->len; i++) {
        const struct status_entry *entry = &g_array_index(survey->entries, struct status_entry, i);

        if (!entry->is_placed)
            append_entry(all, entry, entry->candidate, entry->evaluator);
    }
    return all;
}

GArray *status_read(const struct status_request *request, struct diag *diag)
{
    struct round *round = round_open(request->posting, request->round, diag);
    struct survey survey = {.round = round, .request = request};
    GArray *all;

    if (!round)
        return NULL;
    survey.entries = new_entries();
    survey.candidates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    survey.evaluators = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    expect(survey.candidates, request->candidates);
    expect(survey.evaluators, request->evaluators);
    read_files(&survey, diag);
    all = cross(&survey);
    g_array_unref(survey.entries);
    g_hash_table_unref(survey.candidates);
    g_hash_table_unref(survey.evaluators);
    round_drop(round);
    return all;
}
