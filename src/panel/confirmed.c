/* confirmed: what people read off pictures where nothing else could: the rows of confirmed.csv.
 *
 * Beside ballots, for whoever reads paper. What always holds: an answer holds for one picture of
 * one row, whatever file it came in; of two that differ none does. */
#include "panel/panel_private.h"

#include <string.h>

#define HEAD "row,value,who,when,digest"

enum column { ROW, VALUE, WHO, WHEN, DIGEST, COLUMNS };

struct answer {
    char *value;
    bool is_disputed; /* there are two, that differ */
};

struct panel_answers {
    GHashTable *by_row; /* char * row and digest → struct answer * */
};

static void drop_answer(gpointer data)
{
    g_free(((struct answer *)data)->value);
    g_free(data);
}

struct panel_answers *panel_answers_new(void)
{
    struct panel_answers *answers = g_new0(struct panel_answers, 1);

    answers->by_row = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, drop_answer);
    return answers;
}

void panel_answers_drop(struct panel_answers *answers)
{
    if (!answers)
        return;
    g_hash_table_unref(answers->by_row);
    g_free(answers);
}

/* A spreadsheet may have parted its columns otherwise, and quoted them. */
bool panel_is_answers(const struct source *csv)
{
    struct cells cells = cells_of(csv);
    g_autoptr(GPtrArray) head = cells_read_row(&cells);
    g_autofree char *line = NULL;

    if (!head || head->len < COLUMNS)
        return false;
    g_ptr_array_set_size(head, COLUMNS);
    g_ptr_array_add(head, NULL);
    line = g_strjoinv(",", (char **)head->pdata);
    return strcmp(line, HEAD) == 0;
}

static char *new_key(const char *row, const char *digest)
{
    return g_strjoin("\t", row, digest, NULL);
}

static void add(struct panel_answers *answers, const GPtrArray *row)
{
    char *key = new_key(row->pdata[ROW], row->pdata[DIGEST]);
    struct answer *known = g_hash_table_lookup(answers->by_row, key);

    if (known) {
        known->is_disputed |= strcmp(known->value, row->pdata[VALUE]) != 0;
        g_free(key);
        return;
    }
    known = g_new0(struct answer, 1);
    known->value = g_strdup(row->pdata[VALUE]);
    g_hash_table_insert(answers->by_row, key, known);
}

/* Nobody confirmed what has no name beside it. */
static bool is_whole(const GPtrArray *row)
{
    static const enum column needed[] = {ROW, VALUE, WHO, DIGEST};
    bool whole = row->len >= COLUMNS;

    for (size_t i = 0; i < G_N_ELEMENTS(needed) && whole; i++)
        whole = *(const char *)row->pdata[needed[i]];
    return whole;
}

void panel_answers_add(struct panel_answers *answers, const struct source *csv)
{
    struct cells cells = cells_of(csv);
    GPtrArray *row = cells_read_row(&cells);

    for (bool head = true; row; head = false) {
        if (!head && !cells.is_cut && is_whole(row))
            add(answers, row);
        g_ptr_array_unref(row);
        row = cells_read_row(&cells);
    }
}

const char *panel_answers_find(const struct panel_answers *answers, const char *row,
                               const char *digest)
{
    g_autofree char *key = new_key(row, digest);
    const struct answer *answer = g_hash_table_lookup(answers->by_row, key);

    return answer && !answer->is_disputed ? answer->value : NULL;
}
