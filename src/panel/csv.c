/* csv: ballots as rows: `candidate, evaluator, criterion, score`, and what else a spreadsheet or
 * the web ballot gives.
 *
 * Beside forms, on the way to a panel. RFC 4180 with `,` or `;`; cells that a spreadsheet would
 * take for a formula begin with an apostrophe, which is taken off. What always holds: a file
 * without the four columns gives no ballot, and says so. */
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
    COLUMNS
};

static const char *const column_names[COLUMNS] = {"candidate",      "evaluator", "criterion",
                                                  "score",          "round",     "evidence",
                                                  "recommendation", "conflict",  "hash"};

struct reader {
    const char *at, *end;
    char separator;
    int index[COLUMNS]; /* of a column in a row; -1: it isn't there */
};

/* One cell, and what ends it: the separator, '\n', or '\0' at the end of the file. */
static char *read_cell(struct reader *reader, char *ended)
{
    GString *cell = g_string_new(NULL);
    bool quoted = reader->at < reader->end && *reader->at == '"';

    reader->at += quoted;
    for (; reader->at < reader->end; reader->at++) {
        const char c = *reader->at;

        if (quoted && c == '"') {
            quoted = reader->at + 1 < reader->end && reader->at[1] == '"';
            reader->at += quoted;
            if (!quoted)
                continue;
        } else if (!quoted && (c == reader->separator || c == '\n'))
            break;
        g_string_append_c(cell, c);
    }
    *ended = reader->at < reader->end ? *reader->at++ : '\0';
    g_strstrip(cell->str);
    cell->len = strlen(cell->str);
    if (cell->str[0] == '\'' && cell->str[1] && strchr("=+-@", cell->str[1]))
        g_string_erase(cell, 0, 1);
    return g_string_free(cell, FALSE);
}

/* The cells of the next row; NULL: there is none. */
static GPtrArray *read_row(struct reader *reader)
{
    GPtrArray *row;
    char ended = reader->separator;

    if (reader->at >= reader->end)
        return NULL;
    row = g_ptr_array_new_with_free_func(g_free);
    while (ended == reader->separator)
        g_ptr_array_add(row, read_cell(reader, &ended));
    return row;
}

/* The one that the header has more of. */
static char find_separator(const char *text, size_t len)
{
    const char *end = memchr(text, '\n', len);
    unsigned commas = 0, semicolons = 0;

    for (const char *at = text; at < (end ? end : text + len); at++) {
        commas += *at == ',';
        semicolons += *at == ';';
    }
    return semicolons > commas ? ';' : ',';
}

/* The name of the first required column that the header lacks; NULL: none. */
static const char *read_header(struct reader *reader)
{
    g_autoptr(GPtrArray) row = read_row(reader);

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

/* The rows of one candidate and evaluator, as they come. */
struct pending {
    struct ballot *ballot;
    char *refused;
};

static void drop_pending(gpointer data)
{
    g_free(data); /* what it holds is the panel's by then */
}

static struct pending *find_pending(struct panel *panel, const struct reader *reader,
                                    const char *file, GHashTable *known, GPtrArray *order,
                                    const GPtrArray *row)
{
    g_autofree char *candidate = ballot_new_code(get_cell(reader, row, CANDIDATE));
    g_autofree char *evaluator = ballot_new_code(get_cell(reader, row, EVALUATOR));
    g_autofree char *round = g_strdup(get_cell(reader, row, ROUND));
    char *key = g_strjoin("\t", candidate, evaluator, round, NULL);
    struct pending *pending = g_hash_table_lookup(known, key);

    if (pending) {
        g_free(key);
        return pending;
    }
    pending = g_new0(struct pending, 1);
    pending->ballot = ballot_new(file, panel->grid);
    ballot_take(panel->grid, pending->ballot, "candidate", get_cell(reader, row, CANDIDATE));
    ballot_take(panel->grid, pending->ballot, "evaluator", get_cell(reader, row, EVALUATOR));
    pending->ballot->conflict = reader->index[CONFLICT] < 0 ? CONFLICT_UNASKED : CONFLICT_BLANK;
    g_hash_table_insert(known, key, pending);
    g_ptr_array_add(order, pending);
    return pending;
}

static void take_scores(const struct panel *panel, const struct reader *reader,
                        struct pending *pending, const GPtrArray *row)
{
    const char *criterion = get_cell(reader, row, CRITERION);
    g_autofree char *number = g_strndup(criterion, strcspn(criterion, " .:"));
    g_autofree char *score = g_strconcat(number, ".score", NULL),
                    *evidence = g_strconcat(number, ".evidence", NULL);
    const char *digits = number + (*number == 'K' || *number == 'k');
    const guint64 index = g_ascii_strtoull(digits, NULL, 10);

    if (index < 1 || index > panel->grid->count) {
        pending->refused = g_strdup_printf("the grid has no criterion “%s”", criterion);
        return;
    }
    pending->refused =
        ballot_take(panel->grid, pending->ballot, score, get_cell(reader, row, SCORE));
    if (reader->index[EVIDENCE] >= 0)
        ballot_take(panel->grid, pending->ballot, evidence, get_cell(reader, row, EVIDENCE));
}

static void take_row(const struct panel *panel, const struct reader *reader,
                     struct pending *pending, const GPtrArray *row)
{
    static const enum column whole[] = {ROUND, RECOMMENDATION, CONFLICT, HASH};

    if (!pending->refused)
        take_scores(panel, reader, pending, row);
    for (unsigned i = 0; i < G_N_ELEMENTS(whole) && !pending->refused; i++)
        if (*get_cell(reader, row, whole[i]))
            pending->refused = ballot_take(panel->grid, pending->ballot, column_names[whole[i]],
                                           get_cell(reader, row, whole[i]));
}

void panel_add_csv(struct panel *panel, const struct source *csv)
{
    struct reader reader = {.at = csv->text,
                            .end = csv->text + csv->len,
                            .separator = find_separator(csv->text, csv->len)};
    const char *missing = read_header(&reader);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func(drop_pending);
    GPtrArray *row;

    if (missing) {
        g_autofree char *why = g_strdup_printf("it has no column “%s”; its first line must name "
                                               "candidate, evaluator, criterion and score",
                                               missing);

        panel_refuse(panel, csv->path, why);
        return;
    }
    while ((row = read_row(&reader)) != NULL) {
        if (*get_cell(&reader, row, CANDIDATE) || *get_cell(&reader, row, SCORE))
            take_row(panel, &reader, find_pending(panel, &reader, csv->path, known, order, row),
                     row);
        g_ptr_array_unref(row);
    }
    for (unsigned i = 0; i < order->len; i++) {
        const struct pending *pending = g_ptr_array_index(order, i);

        panel_take(panel, pending->ballot, pending->refused);
    }
}
