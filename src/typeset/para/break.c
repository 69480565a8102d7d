/* para_break: chooses the lines of a paragraph.
 *
 * Third step; asked again and again by place. Lines are as few as they can be; among those ways the
 * one with the smallest sum of squared rests and penalties (Knuth & Plass, Breaking Paragraphs into
 * Lines, 1981, for lines that need not be full). What always holds: no line is wider than the
 * measure, unless a single cluster is. */
#include "typeset/para/para_private.h"

#include <math.h>

/* Against squared rests: 0.04 is a fifth of the measure left empty. */
#define PENALTY_SHORT_LAST 0.08
#define PENALTY_LONE_LAST 0.03
#define PENALTY_ADDRESS 0.05
#define PENALTY_CHARACTER 0.3
#define SHORT_LAST 0.2
/* A line that could take as many more words is never the best. */
#define WINDOW 64

static const double penalties[] = {
    [CHANCE_FREE] = 0,
    [CHANCE_HYPHEN] = 0.01,
    [CHANCE_SLASH] = 0.02,
    [CHANCE_SINGLE] = 0.03,
};

/* The best way to end a line at a place. */
struct way {
    unsigned lines, from;
    double cost;
};

struct search {
    const struct para_place *places;
    struct way *ways;
    double measure; /* at scale 1 */
};

static void add_place(struct para *para, unsigned cluster, double end_x_pt, enum para_chance chance)
{
    const struct para_place place = {cluster, chance == CHANCE_FORCED,
                                     para_cluster(para, cluster)->x_pt, end_x_pt,
                                     chance == CHANCE_FORCED ? 0 : penalties[chance]};
    const struct para_place *last;

    if (para->places->len > 0) {
        last = &g_array_index(para->places, struct para_place, para->places->len - 1);
        para->min_width_pt = MAX(para->min_width_pt, end_x_pt - last->x_pt);
    }
    g_array_append_val(para->places, place);
}

void para_find_places(struct para *para, const struct para_text *text)
{
    const unsigned count = para_cluster_count(para);
    double end_x_pt = 0, line_x_pt = 0;

    add_place(para, 0, 0, CHANCE_FORCED);
    for (unsigned i = 0; i < count; i++) {
        struct para_cluster *cluster = para_cluster(para, i);
        const enum para_chance chance = i ? text->breaks[cluster->first_char] : CHANCE_NONE;

        cluster->part = chance == CHANCE_ADDRESS;
        if (chance != CHANCE_NONE && !cluster->part)
            add_place(para, i, end_x_pt, chance);
        if (chance == CHANCE_FORCED)
            line_x_pt = cluster->x_pt;
        if (!cluster->space)
            end_x_pt = para_cluster(para, i + 1)->x_pt;
        para->width_pt = MAX(para->width_pt, end_x_pt - line_x_pt);
    }
    if (count > 0)
        add_place(para, count, end_x_pt, CHANCE_FORCED);
}

static double width_between(const struct para_place *from, const struct para_place *to)
{
    return MAX(to->end_x_pt - from->x_pt, 0);
}

/* Where a line ends that goes up to a cluster: before its spaces. */
static double end_before(const struct para *para, unsigned cluster)
{
    while (cluster > 0 && para_cluster(para, cluster - 1)->space)
        cluster--;
    return para_cluster(para, cluster)->x_pt;
}

static void add_characters(const struct para *para, unsigned first, unsigned end, GArray *places)
{
    for (unsigned i = first + 1; i < end; i++) {
        const struct para_place place = {i, false, para_cluster(para, i)->x_pt, end_before(para, i),
                                         PENALTY_CHARACTER};

        if (!para_cluster(para, i)->space)
            g_array_append_val(places, place);
    }
}

/* Of an address the parts, of a part or a word that is still too wide every cluster. */
static void add_parts(const struct para *para, const struct para_place *word,
                      const struct para_place *next, double measure, GArray *places)
{
    unsigned first = word->cluster;

    for (unsigned i = first + 1; i <= next->cluster; i++) {
        const double x_pt = i < next->cluster ? para_cluster(para, i)->x_pt : next->end_x_pt;
        const struct para_place place = {i, false, x_pt, x_pt, PENALTY_ADDRESS};

        if (i < next->cluster && !para_cluster(para, i)->part)
            continue;
        if (x_pt - para_cluster(para, first)->x_pt > measure)
            add_characters(para, first, i, places);
        if (i < next->cluster)
            g_array_append_val(places, place);
        first = i;
    }
}

/* The places, and more of them in words wider than the measure. */
static GArray *add_emergencies(const struct para *para, double measure)
{
    GArray *places = g_array_sized_new(FALSE, FALSE, sizeof(struct para_place), para->places->len);

    for (unsigned i = 0; i < para->places->len; i++) {
        const struct para_place *place = &g_array_index(para->places, struct para_place, i);

        g_array_append_val(places, *place);
        if (i + 1 < para->places->len && width_between(place, place + 1) > measure)
            add_parts(para, place, place + 1, measure, places);
    }
    return places;
}

static double line_cost(const struct search *search, unsigned from, unsigned to, bool last,
                        bool only)
{
    const double width = width_between(&search->places[from], &search->places[to]);
    const double rest = MAX(1 - width / search->measure, 0);

    if (!last)
        return rest * rest + search->places[to].penalty;
    if (only)
        return 0;
    return (width < SHORT_LAST * search->measure ? PENALTY_SHORT_LAST : 0) +
           (from + 1 == to ? PENALTY_LONE_LAST : 0);
}

/* The best way to `to`, of lines that begin at `low` (the earliest that fits) or later. */
static struct way find_way(const struct search *search, unsigned first, unsigned low, unsigned to,
                           bool last)
{
    const unsigned lines = search->ways[low].lines, end = last ? to : MIN(to, low + WINDOW);
    struct way best = {lines + 1, low, HUGE_VAL};

    for (unsigned from = low; from < end && search->ways[from].lines == lines; from++) {
        const double cost =
            search->ways[from].cost + line_cost(search, from, to, last, from == first);

        if (cost < best.cost)
            best = (struct way){lines + 1, from, cost};
    }
    return best;
}

/* From one forced place to the next. */
static void find_ways(struct search *search, unsigned first, unsigned end)
{
    unsigned low = first;

    search->ways[first] = (struct way){0, first, 0};
    for (unsigned to = first + 1; to <= end; to++) {
        while (low + 1 < to &&
               width_between(&search->places[low], &search->places[to]) > search->measure)
            low++;
        search->ways[to] = find_way(search, first, low, to, to == end);
    }
}

/* Walks back from the end; the lines are written from the last to the first. */
static void add_lines(struct para *para, const struct search *search, unsigned first, unsigned end,
                      double scale)
{
    const unsigned count = search->ways[end].lines, before = para->lines->len;

    g_array_set_size(para->lines, before + count);
    for (unsigned at = end, i = count; at > first; at = search->ways[at].from) {
        const struct para_place *from = &search->places[search->ways[at].from],
                                *to = &search->places[at];

        g_array_index(para->lines, struct para_line, before + --i) =
            (struct para_line){from->cluster, to->cluster, width_between(from, to) * scale};
    }
}

/* What rounding may add to a sum of advances is no overflow. */
static double unscale(double measure_pt, double scale)
{
    return measure_pt / scale * (1 + 1e-9) + 1e-6;
}

unsigned para_break(struct para *para, double measure_pt, double scale,
                    const struct para_line **lines)
{
    const double measure = unscale(measure_pt, scale);
    g_autoptr(GArray) places =
        para->min_width_pt > measure ? add_emergencies(para, measure) : g_array_ref(para->places);
    struct search search = {(const struct para_place *)(void *)places->data,
                            g_new(struct way, places->len), measure};
    const struct para_line empty = {0, 0, 0};

    g_array_set_size(para->lines, 0);
    for (unsigned first = 0, end; first + 1 < places->len; first = end) {
        for (end = first + 1; !search.places[end].forced;)
            end++;
        find_ways(&search, first, end);
        add_lines(para, &search, first, end, scale);
    }
    if (para->lines->len == 0 && para->run_count > 0)
        g_array_append_val(para->lines, empty);
    g_free(search.ways);
    *lines = (const struct para_line *)(void *)para->lines->data;
    return para->lines->len;
}

/* As many lines as find_ways needs, since those are the fewest: greedily. Stops over `limit`. */
static unsigned count_lines(const struct para *para, double measure, unsigned limit)
{
    const struct para_place *places = (const struct para_place *)(void *)para->places->data;
    unsigned lines = 0;

    for (unsigned first = 0, end; first + 1 < para->places->len && lines <= limit;
         first = end, lines++)
        for (end = first + 1;
             !places[end].forced && width_between(&places[first], &places[end + 1]) <= measure;)
            end++;
    return lines;
}

#define BALANCE_STEPS 24

double para_balance(struct para *para, double measure_pt, double scale, unsigned count)
{
    const double measure = unscale(measure_pt, scale);
    double low = para->min_width_pt, high = measure;

    if (low >= measure || count_lines(para, measure, count) > count)
        return measure_pt;
    if (count_lines(para, unscale(low, 1), count) <= count)
        return low * scale;
    for (unsigned step = 0; step < BALANCE_STEPS; step++) {
        const double middle = (low + high) / 2;

        if (count_lines(para, middle, count) <= count)
            high = middle;
        else
            low = middle;
    }
    return MIN(high * scale, measure_pt);
}
