/* view: a round as it is shown to somebody: of one candidate alone, its evaluators by code, by name
 * or not at all.
 *
 * Between the panel and the documents of a round. What always holds: of what is not to be shown
 * nothing is in the view, also not in the evaluators' own words. */
#include "panel/panel_private.h"

#include "lang/lang.h"

#include <string.h>

#define HIDDEN "[…]"
#define CODE_MIN 2 /* characters: shorter codes are words as well */

struct viewing {
    const struct panel *from;
    const struct panel_view *view;
    GPtrArray *hidden; /* GRegex *: what the evaluators' words must not say */
};

/* The digits of a number, its zeros in front counted or not; returns what comes after. */
static const char *append_number(GString *pattern, const char *at)
{
    const char *end = at;

    while (g_ascii_isdigit(*end))
        end++;
    while (at + 1 < end && *at == '0')
        at++;
    g_string_append(pattern, "0*");
    g_string_append_len(pattern, at, end - at);
    return end;
}

/* A code as people write it: in any case, with other signs between its parts, or none (g_free). */
static char *pattern_of(const char *code)
{
    GString *pattern = g_string_new("(?<![\\p{L}\\p{N}])");
    bool parted = false, begun = false;

    while (*code) {
        const gunichar c = g_utf8_get_char(code);
        const bool digit = g_ascii_isdigit(*code);

        parted |= !g_unichar_isalnum(c) || digit;
        if (begun && parted && g_unichar_isalnum(c))
            g_string_append(pattern, "[-\\s_.\\x{2010}-\\x{2013}]{0,2}");
        if (digit)
            code = append_number(pattern, code);
        else if (g_unichar_isalnum(c))
            g_string_append_unichar(pattern, c);
        parted = g_unichar_isalnum(c) ? digit : true;
        begun |= g_unichar_isalnum(c);
        code = digit ? code : g_utf8_next_char(code);
    }
    g_string_append(pattern, "(?![\\p{L}\\p{N}])");
    return g_string_free(pattern, FALSE);
}

static void hide(const struct viewing *viewing, const char *code)
{
    g_autofree char *pattern = pattern_of(code);
    GRegex *regex = g_regex_new(pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);

    if (regex)
        g_ptr_array_add(viewing->hidden, regex);
}

/* Other candidates, also those whose ballots don't count; where no evaluator is shown, these. */
static void hide_all(const struct viewing *viewing)
{
    const struct panel *from = viewing->from;
    const char *own = viewing->view->candidate;
    GHashTableIter iter;
    gpointer name;

    for (unsigned i = 0; own && i < from->candidates->len; i++)
        if (strcmp(g_ptr_array_index(from->candidates, i), own) != 0)
            hide(viewing, g_ptr_array_index(from->candidates, i));
    for (unsigned i = 0; own && i < from->remarks->len; i++) {
        const char *other = g_array_index(from->remarks, struct panel_remark, i).candidate;

        if (other && *other && strcmp(other, own) != 0)
            hide(viewing, other);
    }
    if (viewing->view->evaluators != VIEW_NONE)
        return;
    for (unsigned i = 0; i < from->evaluators->len; i++)
        if (g_utf8_strlen(g_ptr_array_index(from->evaluators, i), -1) >= CODE_MIN)
            hide(viewing, g_ptr_array_index(from->evaluators, i));
    g_hash_table_iter_init(&iter, viewing->view->names);
    while (g_hash_table_iter_next(&iter, NULL, &name))
        hide(viewing, name);
}

static char *new_words(const struct viewing *viewing, const char *words)
{
    char *shown = g_strdup(words);

    for (unsigned i = 0; i < viewing->hidden->len; i++) {
        char *less = g_regex_replace_literal(g_ptr_array_index(viewing->hidden, i), shown, -1, 0,
                                             HIDDEN, 0, NULL);

        g_free(shown);
        shown = less ? less : g_strdup(HIDDEN);
    }
    return shown;
}

static char *new_evaluator(const struct viewing *viewing, const char *code, unsigned number)
{
    const char *name = viewing->view->evaluators == VIEW_NAMES
                           ? g_hash_table_lookup(viewing->view->names, code)
                           : NULL;

    return viewing->view->evaluators == VIEW_NONE ? g_strdup_printf("%u", number)
                                                  : g_strdup(name ? name : code);
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
    ballot->round = new_words(viewing, from->round);
    g_free(ballot->date);
    ballot->date = new_words(viewing, from->date);
    ballot->conflict = from->conflict;
    ballot->recommendation = from->recommendation;
    ballot->hash_checked = from->hash_checked;
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

    hide_all(&viewing);
    add_ballots(&viewing, panel);
    add_remarks(&viewing, panel);
    panel_list_codes(panel);
    panel->read = view->candidate ? panel->ballots->len : from->read;
    panel->unchecked = view->candidate ? 0 : from->unchecked;
    g_ptr_array_unref(viewing.hidden);
    return panel;
}
