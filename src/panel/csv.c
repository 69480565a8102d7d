/* csv: ballots as rows: `candidate, evaluator, criterion, score`, and what else a spreadsheet or
 * the web ballot gives.
 *
 * Beside forms, on the way to a panel. What always holds: a file without the four columns gives no
 * ballot, and says so. */
#include "panel/panel_private.h"

#include <string.h>

enum column {
    CANDIDATE,
    EVALUATOR,
    CRITERION,
    SCORE,
    REQUIRED,
    ROUND = REQUIRED,
    EVIDENCE,
    RECOMMENDATION,
    CONFLICT,
    HASH,
    DATE,
    COLUMNS
};

static const char *const column_names[COLUMNS] = {
    "candidate", "evaluator",      "criterion", "score", "round",
    "evidence",  "recommendation", "conflict",  "hash",  "date"};

struct reader {
    struct cells cells;
    int index[COLUMNS]; /* of a column in a row; -1: it isn't there */
};

/* The name of the first required column that the header lacks; NULL: none. */
static const char *read_header(struct reader *reader)
{
    g_autoptr(GPtrArray) row = cells_read_row(&reader->cells);

    for (unsigned c = 0; c < COLUMNS; c++) {
        reader->index[c] = -1;
        for (unsigned i = 0; row && i < row->len; i++)
            if (g_ascii_strcasecmp(g_ptr_array_index(row, i), column_names[c]) == 0)
                reader->index[c] = (int)i;
        if (c < REQUIRED && reader->index[c] < 0)
            return column_names[c];
    }
    return NULL;
}

static const char *get_cell(const struct reader *reader, const GPtrArray *row, enum column column)
{
    const int index = reader->index[column];

    return index >= 0 && (unsigned)index < row->len ? g_ptr_array_index(row, index) : "";
}

/* The ballots of a file, as their rows come. */
struct pending {
    struct ballot *ballot;
    char *refused;
};

struct pile {
    struct panel *panel;
    const char *file;
    struct reader *reader;
    GHashTable *rounds; /* char * candidate and evaluator → char *: the round that their rows name;
                           "": several */
    GHashTable *known;  /* char * candidate, evaluator and round → struct pending * */
    GPtrArray *ballots; /* struct pending *; what they hold is the panel's in the end */
};

static struct pending *new_pending(const struct pile *pile, const char *round)
{
    struct pending *pending = g_new0(struct pending, 1);
    struct ballot *ballot = ballot_new(pile->file, pile->panel->grid);

    ballot->conflict = pile->reader->index[CONFLICT] < 0 ? CONFLICT_UNASKED : CONFLICT_BLANK;
    ballot->round_asked = pile->reader->index[ROUND] >= 0;
    g_free(ballot->round);
    ballot->round = g_strdup(round);
    pending->ballot = ballot;
    return pending;
}

static char *new_pair_of(const struct pile *pile, const GPtrArray *row)
{
    g_autofree char *candidate = ballot_new_code(get_cell(pile->reader, row, CANDIDATE));
    g_autofree char *evaluator = ballot_new_code(get_cell(pile->reader, row, EVALUATOR));

    return g_strjoin("\t", candidate, evaluator, NULL);
}

static void note_round(const struct pile *pile, const GPtrArray *row)
{
    const char *round = get_cell(pile->reader, row, ROUND);
    g_autofree char *pair = new_pair_of(pile, row);
    const char *before = g_hash_table_lookup(pile->rounds, pair);

    if (*round)
        g_hash_table_replace(pile->rounds, g_steal_pointer(&pair),
                             g_strdup(!before || strcmp(before, round) == 0 ? round : ""));
}

/* A row whose round is blank is of the one that others of its pair name, if they name one alone. */
static struct pending *find_pending(const struct pile *pile, const GPtrArray *row)
{
    g_autofree char *pair = new_pair_of(pile, row);
    const char *named = get_cell(pile->reader, row, ROUND),
               *only = *named ? NULL : g_hash_table_lookup(pile->rounds, pair),
               *round = only ? only : named;
    char *key = g_strjoin("\t", pair, round, NULL);
    struct pending *pending = g_hash_table_lookup(pile->known, key);

    if (pending) {
        g_free(key);
        return pending;
    }
    pending = new_pending(pile, round);
    g_hash_table_insert(pile->known, key, pending);
    g_ptr_array_add(pile->ballots, pending);
    return pending;
}

/* What may stand behind a criterion's number: a full stop, the zeros of a spreadsheet that shows
 * decimals, a label. */
static bool is_number_over(const char *rest)
{
    if (*rest == '.')
        rest += 1 + strspn(rest + 1, "0");
    return !*rest || *rest == ' ' || *rest == ':';
}

/* `3`, `K3`, `K3 Label`, `3. Label`; of a spreadsheet that shows decimals, `3.0`. */
static char *take_scores(const struct pile *pile, struct ballot *ballot, const GPtrArray *row)
{
    const struct panel_grid *grid = pile->panel->grid;
    const char *criterion = get_cell(pile->reader, row, CRITERION), *rest = "";
    g_autofree char *score = NULL, *evidence = NULL;
    unsigned index;
    char *refused;

    if (!ballot_find_criterion(grid, criterion, &index, &rest) || !is_number_over(rest)) {
        g_autofree char *quote = ballot_new_quote(criterion);

        return g_strdup_printf(say_text("the grid has no criterion “%s”"), quote);
    }
    score = g_strdup_printf("K%u.score", index + 1);
    evidence = g_strdup_printf("K%u.evidence", index + 1);
    refused = ballot_take(grid, ballot, score, get_cell(pile->reader, row, SCORE));
    ballot_take(grid, ballot, evidence, get_cell(pile->reader, row, EVIDENCE));
    return refused;
}

/* What holds for the whole ballot may stand in any of its rows, or in each; it is read on in one
 * that is refused, since a link may be declared further down. */
static void take_row(const struct pile *pile, const GPtrArray *row)
{
    static const enum column whole[] = {CANDIDATE, EVALUATOR, RECOMMENDATION, CONFLICT, HASH, DATE};
    struct pending *pending = find_pending(pile, row);

    for (unsigned i = 0; i < G_N_ELEMENTS(whole); i++) {
        const char *value = get_cell(pile->reader, row, whole[i]);
        g_autofree char *why =
            *value ? ballot_take(pile->panel->grid, pending->ballot, column_names[whole[i]], value)
                   : NULL;

        if (!pending->refused)
            pending->refused = g_steal_pointer(&why);
    }
    if (!pending->refused)
        pending->refused = take_scores(pile, pending->ballot, row);
}

/* Hands the ballots over; of a file that is cut none counts, since nobody knows what else is. */
static void give_all(const struct pile *pile)
{
    static const char cut[] = N_("its file ends inside a quoted cell, so rows are missing");

    for (unsigned i = 0; i < pile->ballots->len; i++) {
        struct pending *pending = g_ptr_array_index(pile->ballots, i);

        if (pile->reader->cells.is_cut) {
            g_free(pending->refused);
            pending->refused = g_strdup(say_text(cut));
        }
        panel_take(pile->panel, pending->ballot, pending->refused);
    }
    if (pile->ballots->len == 0 && pile->reader->cells.is_cut)
        panel_refuse(pile->panel, pile->file, cut);
    else if (pile->ballots->len == 0)
        panel_note(pile->panel, pile->file, "there is no ballot in it");
}

void panel_add_csv(struct panel *panel, const struct source *csv)
{
    struct reader reader = {.cells = cells_of(csv)};
    const char *missing = read_header(&reader);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) rounds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GPtrArray) ballots = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    const struct pile pile = {panel, csv->path, &reader, rounds, known, ballots};
    GPtrArray *row;

    if (missing) {
        g_autofree char *why =
            g_strdup_printf(say_text("it has no column “%s”; its first line must name "
                                     "candidate, evaluator, criterion and score"),
                            missing);

        panel_refuse(panel, csv->path, why);
        return;
    }
    while ((row = cells_read_row(&reader.cells)) != NULL)
        if (*get_cell(&reader, row, CANDIDATE) || *get_cell(&reader, row, SCORE))
            g_ptr_array_add(rows, row);
        else
            g_ptr_array_unref(row);
    for (unsigned i = 0; i < rows->len; i++)
        note_round(&pile, g_ptr_array_index(rows, i));
    for (unsigned i = 0; i < rows->len; i++)
        take_row(&pile, g_ptr_array_index(rows, i));
    give_all(&pile);
}
