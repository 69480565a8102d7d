/* panel: which ballots count.
 *
 * Between single ballots and their figures. What always holds: of two ballots that contradict each
 * other neither counts; each ballot that doesn't is listed once, with its file. */
#include "panel/panel_private.h"

#include <string.h>

static void clear_remark(gpointer data)
{
    struct panel_remark *remark = data;

    g_free(remark->file);
    g_free(remark->candidate);
    g_free(remark->evaluator);
    g_free(remark->reason);
}

struct panel *panel_new(const struct panel_grid *grid)
{
    struct panel *panel = g_new0(struct panel, 1);

    panel->grid = grid;
    panel->ballots = g_ptr_array_new_with_free_func((GDestroyNotify)ballot_drop);
    panel->remarks = g_array_new(FALSE, FALSE, sizeof(struct panel_remark));
    g_array_set_clear_func(panel->remarks, clear_remark);
    panel->dates = g_ptr_array_new_with_free_func(g_free);
    panel->candidates = g_ptr_array_new();
    panel->evaluators = g_ptr_array_new();
    panel->linked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return panel;
}

void panel_drop(struct panel *panel)
{
    if (!panel)
        return;
    g_ptr_array_unref(panel->ballots);
    g_array_unref(panel->remarks);
    g_ptr_array_unref(panel->dates);
    g_ptr_array_unref(panel->candidates);
    g_ptr_array_unref(panel->evaluators);
    g_hash_table_unref(panel->linked);
    g_free(panel->rounds);
    g_free(panel);
}

void panel_remark(struct panel *panel, enum ballot_fate fate, const struct ballot *ballot,
                  char *reason)
{
    const struct panel_remark remark = {.fate = fate,
                                        .file = g_utf8_make_valid(ballot->file, -1),
                                        .candidate = g_strdup(ballot->candidate),
                                        .evaluator = g_strdup(ballot->evaluator),
                                        .reason = reason};

    g_array_append_val(panel->remarks, remark);
}

/* Why a ballot that was read can't count (static); NULL: it can. */
static const char *find_fault(const struct ballot *ballot)
{
    if (!ballot->candidate || !*ballot->candidate)
        return say_text("the candidate's code is blank");
    if (!ballot->evaluator || !*ballot->evaluator)
        return say_text("the evaluator is blank");
    return NULL;
}

/* One remark for all criteria of a kind: "K3, K5 are blank …"; `belongs`: is it of that kind? */
static void remark_criteria(struct panel *panel, const struct ballot *ballot, const char *what,
                            bool (*belongs)(const struct ballot *ballot, unsigned criterion))
{
    g_autoptr(GString) list = g_string_new(NULL);

    for (unsigned i = 0; i < panel->grid->count; i++)
        if (belongs(ballot, i))
            g_string_append_printf(list, "%sK%u", list->len ? ", " : "", i + 1);
    if (list->len)
        panel_remark(panel, BALLOT_COUNTED, ballot, g_strconcat(list->str, say_text(what), NULL));
}

static bool is_blank(const struct ballot *ballot, unsigned criterion)
{
    return ballot->scores[criterion] == BALLOT_BLANK;
}

/* What a person has still to read is said by itself. */
static bool is_left_blank(const struct ballot *ballot, unsigned criterion)
{
    return is_blank(ballot, criterion) && !(ballot->paper && ballot->paper->waits[criterion]);
}

static bool is_unfounded(const struct ballot *ballot, unsigned criterion)
{
    const int score = ballot->scores[criterion];

    return (score == 0 || score == 4) && !ballot_has_evidence(ballot, criterion);
}

/* What there is to say of a ballot that counts. */
static void remark_gaps(struct panel *panel, const struct ballot *ballot)
{
    remark_criteria(panel, ballot, ": blank, taken as NE", is_left_blank);
    remark_criteria(panel, ballot, ": a 0 or a 4 without evidence", is_unfounded);
    if (ballot->respelt)
        panel_remark(panel, BALLOT_NOTED, ballot, g_strdup(ballot->respelt));
    if (panel->grid->round && ballot->round_asked && !*ballot->round)
        panel_remark(panel, BALLOT_NOTED, ballot,
                     g_strdup_printf(say_text("its round is blank; it is taken as of round %s"),
                                     panel->grid->round));
    if (ballot->conflict == CONFLICT_BLANK && !(ballot->paper && ballot->paper->declaration_waits))
        panel_remark(panel, BALLOT_TO_ASK, ballot,
                     g_strdup(say_text("the declaration of interest is blank: to be asked")));
}

static char *new_pair(const struct ballot *ballot)
{
    return g_strjoin("\t", ballot->candidate, ballot->evaluator, NULL);
}

static void set_aside(struct panel *panel, const struct ballot *ballot)
{
    panel_remark(panel, BALLOT_SET_ASIDE, ballot,
                 g_strdup(say_text("a personal link was declared")));
}

/* A link holds for the pair, also where its ballot is refused for something else. */
static void keep_link(struct panel *panel, const struct ballot *ballot)
{
    if (ballot->conflict == CONFLICT_LINK && !find_fault(ballot))
        g_hash_table_insert(panel->linked, new_pair(ballot), g_strdup(ballot->file));
}

/* Another round's ballot is left, whatever else is wrong with it: its grid may have been another
 * one. */
static bool is_of_other_round(const struct panel *panel, const struct ballot *ballot)
{
    return panel->grid->round && *ballot->round &&
           g_ascii_strcasecmp(ballot->round, panel->grid->round) != 0;
}

/* Has a person to read anything of it? */
static bool waits(const struct panel *panel, const struct ballot *ballot)
{
    const struct ballot_paper *paper = ballot->paper;
    bool any = paper && (paper->declaration_waits || paper->others_wait);

    for (unsigned k = 0; paper && k < panel->grid->count; k++)
        any |= paper->waits[k];
    return any;
}

/* A personal form as it was made, or with a date at the most. */
static bool is_empty(const struct panel *panel, const struct ballot *ballot)
{
    for (unsigned k = 0; k < panel->grid->count; k++)
        if (!is_blank(ballot, k) || ballot_has_evidence(ballot, k))
            return false;
    return !waits(panel, ballot) && ballot->conflict == CONFLICT_BLANK &&
           ballot->recommendation == RECOMMEND_BLANK;
}

void panel_take(struct panel *panel, struct ballot *ballot, char *refused)
{
    const char *fault = refused ? refused : find_fault(ballot);
    g_autofree char *round = ballot_new_quote(ballot->round), *reason = refused;

    panel->read++;
    if (*ballot->date)
        g_ptr_array_add(panel->dates, g_strdup(ballot->date));
    if (!is_of_other_round(panel, ballot))
        keep_link(panel, ballot);
    if (is_of_other_round(panel, ballot))
        panel_remark(panel, BALLOT_OTHER_ROUND, ballot,
                     g_strdup_printf(say_text("it is of round %s"), round));
    else if (fault)
        panel_remark(panel, BALLOT_REFUSED, ballot, g_strdup(fault));
    else if (is_empty(panel, ballot))
        panel_remark(panel, BALLOT_EMPTY, ballot, g_strdup(say_text("nothing is filled in")));
    else if (ballot->conflict == CONFLICT_LINK)
        set_aside(panel, ballot);
    else {
        g_ptr_array_add(panel->ballots, ballot);
        return;
    }
    ballot_drop(ballot);
}

void panel_refuse(struct panel *panel, const char *file, const char *reason)
{
    const struct ballot nobody = {.file = (char *)file};

    panel->read++;
    panel_remark(panel, BALLOT_REFUSED, &nobody, g_strdup(say_text(reason)));
}

void panel_note(struct panel *panel, const char *file, const char *note)
{
    const struct ballot nobody = {.file = (char *)file};

    panel_remark(panel, BALLOT_NOTED, &nobody, g_strdup(say_text(note)));
}

void panel_wait(struct panel *panel, const char *file, const char *candidate, const char *evaluator,
                char *reason)
{
    const struct ballot whose = {
        .file = (char *)file, .candidate = (char *)candidate, .evaluator = (char *)evaluator};

    panel_remark(panel, BALLOT_WAITS, &whose, reason);
}

void panel_add_form(struct panel *panel, const char *file, const struct panel_field *fields,
                    unsigned count)
{
    panel_add_paper(panel, file, fields, count, NULL);
}

/* A form of ours has a hash: without it nobody knows what was asked. */
void panel_add_paper(struct panel *panel, const char *file, const struct panel_field *fields,
                     unsigned count, struct ballot_paper *paper)
{
    struct ballot *ballot = ballot_new(file, panel->grid);
    char *refused = NULL;

    ballot->paper = paper;

    for (unsigned i = 0; i < count; i++) {
        g_autofree char *why = ballot_take(panel->grid, ballot, fields[i].name, fields[i].value);

        refused = refused ? refused : g_steal_pointer(&why);
    }
    if (!refused && !ballot->hash_checked)
        refused = g_strdup(say_text("it is no grid of this posting: it has no hash"));
    panel_take(panel, ballot, refused);
}

static int compare_ballots(gconstpointer a, gconstpointer b)
{
    const struct ballot *left = *(struct ballot *const *)a, *right = *(struct ballot *const *)b;
    const int by_candidate = strcmp(left->candidate, right->candidate);
    const int by_evaluator =
        by_candidate ? by_candidate : strcmp(left->evaluator, right->evaluator);

    return by_evaluator ? by_evaluator : strcmp(left->file, right->file);
}

static bool is_same_pair(const struct ballot *a, const struct ballot *b)
{
    return strcmp(a->candidate, b->candidate) == 0 && strcmp(a->evaluator, b->evaluator) == 0;
}

static bool scores_the_same(const struct ballot *a, const struct ballot *b, unsigned criteria)
{
    return memcmp(a->scores, b->scores, criteria * sizeof *a->scores) == 0;
}

static bool says_the_same(const struct ballot *a, const struct ballot *b, unsigned criteria)
{
    bool same = a->recommendation == b->recommendation;

    for (unsigned k = 0; k < criteria; k++)
        same &= strcmp(a->evidence[k], b->evidence[k]) == 0;
    return same;
}

/* Of a pair of which a link was declared anywhere, none counts. */
static bool set_aside_linked(struct panel *panel, const struct ballot *ballot)
{
    g_autofree char *pair = new_pair(ballot);
    const char *file = g_hash_table_lookup(panel->linked, pair);

    if (file)
        panel_remark(panel, BALLOT_SET_ASIDE, ballot,
                     g_strdup_printf(say_text("a personal link was declared in %s"), file));
    return file;
}

static void merge(struct panel *panel, const struct ballot *one, const struct ballot *ballot)
{
    const bool same = says_the_same(one, ballot, panel->grid->count);

    panel_remark(panel, BALLOT_MERGED, ballot,
                 g_strdup_printf(same ? say_text("it says the same as %s")
                                      : say_text("it has the scores of %s, whose evidence and "
                                                 "recommendation count"),
                                 one->file));
}

/* Ballots [first, end) are of one candidate and evaluator: the first stays if all agree, else none
 * does. */
static unsigned settle(struct panel *panel, GPtrArray *all, unsigned first)
{
    struct ballot *one = g_ptr_array_index(all, first);
    unsigned end = first + 1;
    bool agree = true;

    for (; end < all->len && is_same_pair(one, g_ptr_array_index(all, end)); end++)
        agree &= scores_the_same(one, g_ptr_array_index(all, end), panel->grid->count);
    for (unsigned i = first; i < end; i++) {
        struct ballot *ballot = g_ptr_array_index(all, i);

        if (set_aside_linked(panel, ballot))
            continue;
        if (!agree)
            panel_remark(panel, BALLOT_REFUSED, ballot,
                         g_strdup(say_text("the same evaluator scored this candidate twice, and "
                                           "differently")));
        else if (i > first)
            merge(panel, one, ballot);
        else {
            g_ptr_array_add(panel->ballots, one);
            all->pdata[i] = NULL;
        }
    }
    for (unsigned i = first; i < end; i++)
        ballot_drop(all->pdata[i]);
    return end;
}

/* Ballots of several rounds are no panel. */
static void list_rounds(struct panel *panel, const GPtrArray *all)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GList) rounds = NULL;
    GString *list = g_string_new(NULL);

    for (unsigned i = 0; i < all->len; i++) {
        const struct ballot *ballot = g_ptr_array_index(all, i);

        if (*ballot->round)
            g_hash_table_add(seen, ballot->round);
    }
    rounds = g_list_sort(g_hash_table_get_keys(seen), (GCompareFunc)strcmp);
    for (const GList *round = rounds; round; round = round->next)
        g_string_append_printf(list, "%s%s", list->len ? ", " : "", (const char *)round->data);
    panel->rounds = g_hash_table_size(seen) > 1 ? g_strdup(list->str) : NULL;
    g_string_free(list, TRUE);
}

static void list_code(GPtrArray *codes, GHashTable *seen, char *code)
{
    if (g_hash_table_add(seen, code))
        g_ptr_array_add(codes, code);
}

static int compare_codes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void panel_list_codes(struct panel *panel)
{
    g_autoptr(GHashTable) candidates = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) evaluators = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < panel->ballots->len; i++) {
        struct ballot *ballot = g_ptr_array_index(panel->ballots, i);

        list_code(panel->candidates, candidates, ballot->candidate);
        list_code(panel->evaluators, evaluators, ballot->evaluator);
    }
    g_ptr_array_sort(panel->candidates, compare_codes);
    g_ptr_array_sort(panel->evaluators, compare_codes);
}

void panel_close(struct panel *panel)
{
    GPtrArray *all = panel->ballots;

    panel->ballots = g_ptr_array_new_with_free_func((GDestroyNotify)ballot_drop);
    g_ptr_array_set_free_func(all, NULL);
    g_ptr_array_sort(all, compare_ballots);
    if (!panel->grid->round)
        list_rounds(panel, all);
    for (unsigned i = 0; i < all->len;)
        i = settle(panel, all, i);
    g_ptr_array_unref(all);
    for (unsigned i = 0; i < panel->ballots->len; i++) {
        const struct ballot *ballot = g_ptr_array_index(panel->ballots, i);

        panel->unchecked += !ballot->hash_checked || ballot->conflict == CONFLICT_UNASKED;
        remark_gaps(panel, ballot);
    }
    panel_list_codes(panel);
}

unsigned panel_count(const struct panel *panel, enum ballot_fate fate)
{
    unsigned count = 0;

    if (fate == BALLOT_COUNTED)
        return panel->ballots->len;
    for (unsigned i = 0; i < panel->remarks->len; i++)
        count += g_array_index(panel->remarks, struct panel_remark, i).fate == fate;
    return count;
}

bool panel_is_spotless(const struct panel *panel)
{
    static const enum ballot_fate spots[] = {BALLOT_REFUSED, BALLOT_SET_ASIDE, BALLOT_COUNTED,
                                             BALLOT_TO_ASK,  BALLOT_EMPTY,     BALLOT_WAITS};

    for (unsigned i = 0; i < panel->remarks->len; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(spots); k++)
            if (g_array_index(panel->remarks, struct panel_remark, i).fate == spots[k])
                return false;
    return true;
}
