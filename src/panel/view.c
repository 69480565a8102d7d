/* view: a round as it is shown to somebody: of one candidate alone, its evaluators by code, by name
 * or not at all.
 *
 * Between the panel and the documents of a round. What always holds: of what is not to be shown
 * nothing is in the view, also not in the evaluators' own words. */
#include "panel/panel_private.h"

#include <string.h>

struct viewing {
    const struct panel *from;
    const struct panel_view *view;
    GPtrArray *hidden; /* GRegex *: what the evaluators' words must not say */
};

/* Other candidates, also those whose ballots don't count. */
static void hide_candidates(const struct viewing *viewing)
{
    const struct panel *from = viewing->from;
    const char *own = viewing->view->candidate;

    for (unsigned i = 0; i < from->candidates->len; i++)
        if (strcmp(g_ptr_array_index(from->candidates, i), own) != 0)
            hide_code(viewing->hidden, g_ptr_array_index(from->candidates, i));
    for (unsigned i = 0; i < from->remarks->len; i++) {
        const char *other = g_array_index(from->remarks, struct panel_remark, i).candidate;

        if (other && strcmp(other, own) != 0)
            hide_code(viewing->hidden, other);
    }
}

/* Evaluators, also those whose ballots don't count. */
static void hide_evaluators(const struct viewing *viewing)
{
    const struct panel *from = viewing->from;

    for (unsigned i = 0; i < from->evaluators->len; i++)
        hide_code(viewing->hidden, g_ptr_array_index(from->evaluators, i));
    for (unsigned i = 0; i < from->remarks->len; i++) {
        const char *evaluator = g_array_index(from->remarks, struct panel_remark, i).evaluator;

        if (evaluator)
            hide_code(viewing->hidden, evaluator);
    }
}

/* The whole by code is the panel's own record, and carries what was received as it is: its words
 * are left alone. */
static void hide_all(const struct viewing *viewing)
{
    const struct panel_view *view = viewing->view;
    const bool nobody = view->evaluators == VIEW_NONE;
    GHashTableIter iter;
    gpointer name;

    if (view->candidate)
        hide_candidates(viewing);
    if (nobody)
        hide_evaluators(viewing);
    if (!nobody && (view->evaluators == VIEW_NAMES || !view->candidate))
        return;
    if (view->names)
        g_hash_table_iter_init(&iter, view->names);
    while (view->names && g_hash_table_iter_next(&iter, NULL, &name))
        hide_name(viewing->hidden, name);
}

static char *new_words(const struct viewing *viewing, const char *words)
{
    return hide_in(viewing->hidden, words);
}

/* When an interview was is a free text, but for a date, which names nobody. */
static char *new_date(const struct viewing *viewing, const char *words)
{
    struct date date;

    return date_parse_iso(words, &date) ? g_strdup(words) : new_words(viewing, words);
}

/* A name that two evaluators have doesn't tell them apart: "Anne Martin (B)" (g_free). */
static char *new_name(const struct viewing *viewing, const char *code)
{
    const GPtrArray *evaluators = viewing->from->evaluators;
    const char *name = g_hash_table_lookup(viewing->view->names, code);
    bool shared = false;

    for (unsigned i = 0; name && i < evaluators->len; i++) {
        const char *other = g_ptr_array_index(evaluators, i),
                   *named = g_hash_table_lookup(viewing->view->names, other);

        shared |= strcmp(other, code) != 0 && strcmp(named ? named : other, name) == 0;
    }
    return name && shared ? g_strdup_printf("%s (%s)", name, code) : g_strdup(name ? name : code);
}

static char *new_evaluator(const struct viewing *viewing, const char *code, unsigned number)
{
    switch (viewing->view->evaluators) {
    case VIEW_NONE:
        return g_strdup_printf("%u", number);
    case VIEW_NAMES:
        return new_name(viewing, code);
    default:
        return g_strdup(code);
    }
}

/* Words can be looked through for names, a hand can't, and is known: a view that hides anybody has
 * only that there is one. */
static struct ballot_paper *new_paper(const struct viewing *viewing,
                                      const struct ballot_paper *from)
{
    const unsigned count = viewing->from->grid->count;
    const bool all = !viewing->view->candidate && viewing->view->evaluators != VIEW_NONE;
    struct ballot_paper *paper = from ? ballot_paper_new(count) : NULL;

    for (unsigned k = 0; paper && k < count; k++) {
        paper->waits[k] = from->waits[k];
        if (from->written[k])
            paper->written[k] = all ? g_bytes_ref(from->written[k]) : g_bytes_new(NULL, 0);
    }
    return paper;
}

/* `number`: who it is by, where nobody is named. */
static struct ballot *new_ballot(const struct viewing *viewing, const struct ballot *from,
                                 unsigned number)
{
    const struct panel_grid *grid = viewing->from->grid;
    const bool nobody = viewing->view->evaluators == VIEW_NONE;
    g_autofree char *base = g_path_get_basename(from->file),
                    *file = nobody ? g_strdup("") : new_words(viewing, base);
    struct ballot *ballot = ballot_new(file, grid);

    ballot->candidate = g_strdup(from->candidate);
    ballot->evaluator = new_evaluator(viewing, from->evaluator, number);
    g_free(ballot->round);
    ballot->round = g_strdup(from->round);
    g_free(ballot->date);
    ballot->date = new_date(viewing, from->date);
    ballot->conflict = from->conflict;
    ballot->recommendation = from->recommendation;
    ballot->hash_checked = from->hash_checked;
    ballot->paper = new_paper(viewing, from->paper);
    for (unsigned k = 0; k < grid->count; k++) {
        ballot->scores[k] = from->scores[k];
        g_free(ballot->evidence[k]);
        ballot->evidence[k] = new_words(viewing, from->evidence[k]);
    }
    return ballot;
}

/* Not in the order of their codes, which would tell who they are. */
static int compare_unnamed(gconstpointer a, gconstpointer b)
{
    const struct ballot *left = *(struct ballot *const *)a, *right = *(struct ballot *const *)b;
    const int by_candidate = strcmp(left->candidate, right->candidate);

    for (unsigned k = 0; by_candidate == 0 && left->evidence[k]; k++) {
        const int by_words = strcmp(left->evidence[k], right->evidence[k]);

        if (by_words != 0 || left->scores[k] != right->scores[k])
            return by_words ? by_words : left->scores[k] - right->scores[k];
    }
    return by_candidate;
}

static void add_ballots(const struct viewing *viewing, struct panel *panel)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    const char *before = NULL;
    unsigned number = 0;

    for (unsigned i = 0; i < viewing->from->ballots->len; i++)
        g_ptr_array_add(all, g_ptr_array_index(viewing->from->ballots, i));
    if (viewing->view->evaluators == VIEW_NONE)
        g_ptr_array_sort(all, compare_unnamed);
    for (unsigned i = 0; i < all->len; i++) {
        const struct ballot *ballot = g_ptr_array_index(all, i);

        number = before && strcmp(before, ballot->candidate) == 0 ? number + 1 : 1;
        before = ballot->candidate;
        if (!viewing->view->candidate || strcmp(ballot->candidate, viewing->view->candidate) == 0)
            g_ptr_array_add(panel->ballots, new_ballot(viewing, ballot, number));
    }
}

/* Where nobody is named, of a remark only its candidate and what became of it. */
static void add_remarks(const struct viewing *viewing, struct panel *panel)
{
    const bool nobody = viewing->view->evaluators == VIEW_NONE;

    for (unsigned i = 0; !viewing->view->candidate && i < viewing->from->remarks->len; i++) {
        const struct panel_remark *from =
            &g_array_index(viewing->from->remarks, struct panel_remark, i);
        const struct panel_remark remark = {
            .fate = from->fate,
            .file = g_strdup(nobody ? "–" : from->file),
            .candidate = g_strdup(from->candidate),
            .evaluator =
                nobody || !from->evaluator ? NULL : new_evaluator(viewing, from->evaluator, 0),
            .reason = g_strdup(nobody ? "–" : from->reason),
        };

        g_array_append_val(panel->remarks, remark);
    }
}

struct panel *panel_view_new(const struct panel *from, const struct panel_view *view)
{
    struct panel *panel = panel_new(from->grid);
    const struct viewing viewing = {
        .from = from,
        .view = view,
        .hidden = g_ptr_array_new_with_free_func((GDestroyNotify)g_regex_unref),
    };

    panel->unnamed = view->evaluators == VIEW_NONE;
    hide_all(&viewing);
    add_ballots(&viewing, panel);
    add_remarks(&viewing, panel);
    panel_list_codes(panel);
    panel->read = view->candidate ? panel->ballots->len : from->read;
    panel->unchecked = view->candidate ? 0 : from->unchecked;
    g_ptr_array_unref(viewing.hidden);
    return panel;
}
