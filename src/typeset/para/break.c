/* break: chooses the lines of a paragraph.
 *
 * Third step; asked again and again by place. Lines are as few as they can be; among those ways
 * the one with the smallest sum of demerits: squared rests and penalties (Knuth & Plass, Breaking
 * Paragraphs into Lines, 1981, for lines that need not be full). What always holds: no line is
 * wider than the measure, unless a single cluster is. */
#include "typeset/para/para_private.h"

#include <math.h>

/* Against squared rests: 0.04 is a fifth of the measure left empty. */
#define PENALTY_SHORT_LAST 0.08
#define PENALTY_LONE_LAST 0.03
#define PENALTY_ADDRESS 0.05
#define PENALTY_CLUSTER 0.3
#define SHORT_LAST 0.2
/* A line that could take as many more words is never the best. */
#define WINDOW 64

static const double penalties[] = {
    [OPPORTUNITY_FREE] = 0,
    [OPPORTUNITY_HYPHEN] = 0.01,
    [OPPORTUNITY_SLASH] = 0.02,
    [OPPORTUNITY_SINGLE] = 0.03,
};

/* An active node: the best way to end a line at a breakpoint. */
struct node {
    unsigned lines, from;
    double demerits;
};

struct search {
    const struct para_breakpoint *breakpoints;
    struct node *nodes;
    double measure; /* at scale 1 */
};

static void add_breakpoint(struct para *para, unsigned at, double end_x_pt,
                           enum para_opportunity opportunity)
{
    const bool forced = opportunity == OPPORTUNITY_FORCED;
    const struct para_breakpoint breakpoint = {.at = at,
                                               .forced = forced,
                                               .x_pt = para->chars[at].x_pt,
                                               .end_x_pt = end_x_pt,
                                               .penalty = forced ? 0 : penalties[opportunity]};

    if (para->breakpoints->len > 0) {
        const struct para_breakpoint *last =
            &g_array_index(para->breakpoints, struct para_breakpoint, para->breakpoints->len - 1);

        para->min_width_pt = MAX(para->min_width_pt, end_x_pt - last->x_pt);
    }
    g_array_append_val(para->breakpoints, breakpoint);
}

void para_find_breakpoints(struct para *para)
{
    const unsigned count = para->char_count;
    double end_x_pt = 0, line_x_pt = 0;

    add_breakpoint(para, 0, 0, OPPORTUNITY_FORCED);
    for (unsigned i = 0, next; i < count; i = next) {
        const struct para_char *cluster = &para->chars[i];
        const enum para_opportunity opportunity = i ? cluster->opportunity : OPPORTUNITY_NONE;

        for (next = i + 1; !para->chars[next].cluster;)
            next++;
        if (opportunity != OPPORTUNITY_NONE && opportunity != OPPORTUNITY_ADDRESS)
            add_breakpoint(para, i, end_x_pt, opportunity);
        if (opportunity == OPPORTUNITY_FORCED)
            line_x_pt = cluster->x_pt;
        if (!cluster->space)
            end_x_pt = para->chars[next].x_pt;
        para->width_pt = MAX(para->width_pt, end_x_pt - line_x_pt);
    }
    if (count > 0)
        add_breakpoint(para, count, end_x_pt, OPPORTUNITY_FORCED);
}

static double width_between(const struct para_breakpoint *from, const struct para_breakpoint *to)
{
    return MAX(to->end_x_pt - from->x_pt, 0);
}

/* Where a line ends that goes up to a cluster: before its spaces. */
static double end_before(const struct para *para, unsigned at)
{
    while (at > 0 && (!para->chars[at - 1].cluster || para->chars[at - 1].space))
        at--;
    return para->chars[at].x_pt;
}

static void add_clusters(const struct para *para, unsigned first, unsigned end, GArray *breakpoints)
{
    for (unsigned i = first + 1; i < end; i++) {
        const struct para_breakpoint breakpoint = {.at = i,
                                                   .x_pt = para->chars[i].x_pt,
                                                   .end_x_pt = end_before(para, i),
                                                   .penalty = PENALTY_CLUSTER};

        if (para->chars[i].cluster && !para->chars[i].space)
            g_array_append_val(breakpoints, breakpoint);
    }
}

/* Of an address the parts, of a part or a word that is still too wide every cluster. */
static void add_parts(const struct para *para, const struct para_breakpoint *word,
                      const struct para_breakpoint *next, double measure, GArray *breakpoints)
{
    unsigned first = word->at;

    for (unsigned i = first + 1; i <= next->at; i++) {
        const double x_pt = i < next->at ? para->chars[i].x_pt : next->end_x_pt;
        const struct para_breakpoint breakpoint = {
            .at = i, .x_pt = x_pt, .end_x_pt = x_pt, .penalty = PENALTY_ADDRESS};

        if (i < next->at &&
            (!para->chars[i].cluster || para->chars[i].opportunity != OPPORTUNITY_ADDRESS))
            continue;
        if (x_pt - para->chars[first].x_pt > measure)
            add_clusters(para, first, i, breakpoints);
        if (i < next->at)
            g_array_append_val(breakpoints, breakpoint);
        first = i;
    }
}

/* The breakpoints, and more of them in words wider than the measure. */
static GArray *add_emergencies(const struct para *para, double measure)
{
    GArray *all =
        g_array_sized_new(FALSE, FALSE, sizeof(struct para_breakpoint), para->breakpoints->len);

    for (unsigned i = 0; i < para->breakpoints->len; i++) {
        const struct para_breakpoint *each =
            &g_array_index(para->breakpoints, struct para_breakpoint, i);

        g_array_append_val(all, *each);
        if (i + 1 < para->breakpoints->len && width_between(each, each + 1) > measure)
            add_parts(para, each, each + 1, measure, all);
    }
    return all;
}

static double line_demerits(const struct search *search, unsigned from, unsigned to, bool last,
                            bool only)
{
    const double width = width_between(&search->breakpoints[from], &search->breakpoints[to]);
    const double rest = MAX(1 - width / search->measure, 0);

    if (!last)
        return rest * rest + search->breakpoints[to].penalty;
    if (only)
        return 0;
    return (width < SHORT_LAST * search->measure ? PENALTY_SHORT_LAST : 0) +
           (from + 1 == to ? PENALTY_LONE_LAST : 0);
}

/* The best way to `to`, of lines that begin at `low` (the earliest that fits) or later. */
static struct node find_node(const struct search *search, unsigned first, unsigned low, unsigned to,
                             bool last)
{
    const unsigned lines = search->nodes[low].lines, end = last ? to : MIN(to, low + WINDOW);
    struct node best = {lines + 1, low, HUGE_VAL};

    for (unsigned from = low; from < end && search->nodes[from].lines == lines; from++) {
        const double demerits =
            search->nodes[from].demerits + line_demerits(search, from, to, last, from == first);

        if (demerits < best.demerits)
            best = (struct node){lines + 1, from, demerits};
    }
    return best;
}

/* From one forced breakpoint to the next. */
static void find_nodes(struct search *search, unsigned first, unsigned end)
{
    unsigned low = first;

    search->nodes[first] = (struct node){0, first, 0};
    for (unsigned to = first + 1; to <= end; to++) {
        while (low + 1 < to &&
               width_between(&search->breakpoints[low], &search->breakpoints[to]) > search->measure)
            low++;
        search->nodes[to] = find_node(search, first, low, to, to == end);
    }
}

/* Walks back from the end; the lines are written from the last to the first. */
static void add_lines(struct para *para, const struct search *search, unsigned first, unsigned end,
                      double scale)
{
    const unsigned count = search->nodes[end].lines, before = para->lines->len;

    g_array_set_size(para->lines, before + count);
    for (unsigned at = end, i = count; at > first; at = search->nodes[at].from) {
        const struct para_breakpoint *from = &search->breakpoints[search->nodes[at].from],
                                     *to = &search->breakpoints[at];

        g_array_index(para->lines, struct para_line, before + --i) =
            (struct para_line){from->at, to->at, width_between(from, to) * scale};
    }
}

/* What rounding may add to a sum of advances is no overflow. */
static double unscale(double measure_pt, double scale)
{
    return measure_pt / scale * (1 + 1e-9) + 1e-6;
}

static void find_lines(struct para *para, double measure_pt, double scale)
{
    const double measure = unscale(measure_pt, scale);
    g_autoptr(GArray) breakpoints = para->min_width_pt > measure ? add_emergencies(para, measure)
                                                                 : g_array_ref(para->breakpoints);
    struct search search = {(const struct para_breakpoint *)(void *)breakpoints->data,
                            g_new(struct node, breakpoints->len), measure};
    const struct para_line empty = {0, 0, 0};

    para->lines_measure_pt = measure_pt;
    para->lines_scale = scale;
    g_array_set_size(para->lines, 0);
    for (unsigned first = 0, end; first + 1 < breakpoints->len; first = end) {
        for (end = first + 1; !search.breakpoints[end].forced;)
            end++;
        find_nodes(&search, first, end);
        add_lines(para, &search, first, end, scale);
    }
    if (para->lines->len == 0 && para->run_count > 0)
        g_array_append_val(para->lines, empty);
    g_free(search.nodes);
}

unsigned para_break(struct para *para, double measure_pt, double scale,
                    const struct para_line **lines)
{
    if (para->lines->len == 0 || para->lines_measure_pt != measure_pt || para->lines_scale != scale)
        find_lines(para, measure_pt, scale);
    *lines = (const struct para_line *)(void *)para->lines->data;
    return para->lines->len;
}

/* As many lines as find_nodes needs, since those are the fewest: greedily. Stops over `limit`. */
static unsigned count_lines(const struct para *para, double measure, unsigned limit)
{
    const struct para_breakpoint *breakpoints =
        (const struct para_breakpoint *)(void *)para->breakpoints->data;
    unsigned lines = 0;

    for (unsigned first = 0, end; first + 1 < para->breakpoints->len && lines <= limit;
         first = end, lines++)
        for (end = first + 1; !breakpoints[end].forced &&
                              width_between(&breakpoints[first], &breakpoints[end + 1]) <= measure;)
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
