/* bond: breakpoints that part what belongs together in sense, as who gives the text knows. After
 * para_new. What always holds: the glyphs stay; a line may end there where nothing else will do. */
#include "typeset/para/para_private.h"

#define PENALTY_BOND 0.5 /* against squared rests: rather a line that is two thirds empty */

/* A character of the paragraph, looked up from the front. */
struct place {
    unsigned run;
    const char *next; /* in that run's text */
    size_t byte;      /* of all runs' texts up to there */
    unsigned at;
};

/* The character that begins at a byte of the runs' texts, or the next one that is there. */
static unsigned find_char(const struct para *para, struct place *place, size_t byte)
{
    while (place->run < para->run_count && place->byte < byte) {
        const char *next;

        if (!*place->next) {
            if (++place->run < para->run_count)
                place->next = para->runs[place->run].text;
            continue;
        }
        next = g_utf8_next_char(place->next);
        place->at += para_clean_char(g_utf8_get_char(place->next)) != 0;
        place->byte += (size_t)(next - place->next);
        place->next = next;
    }
    return place->at;
}

static void bind(GArray *breakpoints, unsigned *from, unsigned at)
{
    for (; *from < breakpoints->len; (*from)++) {
        struct para_breakpoint *each = &g_array_index(breakpoints, struct para_breakpoint, *from);

        if (each->at > at)
            return;
        if (each->at < at || each->forced)
            continue;
        each->bond = true;
        each->penalty += PENALTY_BOND;
        return;
    }
}

void para_bind(struct para *para, const size_t *bytes, unsigned count)
{
    GArray *breakpoints;
    struct place place = {0};
    unsigned from = 0;

    if (count == 0 || para->run_count == 0)
        return;
    place.next = para->runs[0].text;
    breakpoints = g_array_copy(para->breakpoints);
    for (unsigned i = 0; i < count; i++)
        bind(breakpoints, &from, find_char(para, &place, bytes[i]));
    g_array_unref(para->breakpoints);
    para->breakpoints = breakpoints;
    g_array_set_size(para->lines, 0);
}

bool para_parts_bond(const struct para *para, const struct para_line *line)
{
    unsigned low = 0, high = para->breakpoints->len;

    while (low < high) {
        const unsigned middle = low + (high - low) / 2;

        if (g_array_index(para->breakpoints, struct para_breakpoint, middle).at < line->end)
            low = middle + 1;
        else
            high = middle;
    }
    return low < para->breakpoints->len &&
           g_array_index(para->breakpoints, struct para_breakpoint, low).at == line->end &&
           g_array_index(para->breakpoints, struct para_breakpoint, low).bond;
}
