/* round: the ballots of one round, and what they say together.
 *
 * Beside the way of documents; ballots reads the files, the panel counts. What always holds:
 * ballots are held against the grid that the posting has now. */
#include "product/product_private.h"

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

struct round *round_read(const char *posting, const char *number, char *const *files,
                         const char *password, struct diag *diag)
{
    struct round *round = round_open(posting, number, diag);

    if (!round)
        return NULL;
    round->panel = panel_new(&round->grid);
    for (; *files; files++)
        ballots_take(round->panel, *files, password);
    panel_close(round->panel);
    round->result = panel_evaluate(round->panel);
    return round;
}

void round_drop(struct round *round)
{
    if (!round)
        return;
    panel_result_drop(round->result);
    panel_drop(round->panel);
    g_free(round->criteria);
    posting_drop(round->posting);
    g_free(round);
}
