/* break: chooses the lines of a paragraph.
 *
 * Fourth step; asked again and again by place. Lines are as few as they can be; among those ways
 * the one with the smallest sum of demerits: squared rests and penalties (Knuth & Plass, Breaking
 * Paragraphs into Lines, 1981, for lines that need not be full). What always holds: no line is
 * wider than the measure, unless a single cluster is, and no third line running ends in a hyphen,
 * unless one word goes on that long. */
#include "typeset/para/para_private.h"

#include <math.h>

/* Against squared rests: 0.04 is a fifth of the measure left empty. */
#define PENALTY_SHORT_LAST 0.3
#define PENALTY_LONE_LAST 0.03
#define PENALTY_ADDRESS 0.15
#define PENALTY_CLUSTER 0.3
#define PENALTY_RUNNING 0.05
#define PENALTY_LAST_BUT_ONE 0.04
#define SHORT_LAST 0.2
/* A measure of fewer hyphens has no room for one. */
#define HYPHENS_MIN 6
/* A line that could take as many more words is never the best. */
#define WINDOW 64

static const double penalties[] = {
    [OPPORTUNITY_FREE] = 0,      [OPPORTUNITY_HYPHEN] = 0.05,   [OPPORTUNITY_SLASH] = 0.02,
    [OPPORTUNITY_SINGLE] = 0.03, [OPPORTUNITY_DIVISION] = 0.03,
};

/* An active node: the best way to end a line at a breakpoint. Each has two, since what may follow
 * depends on it: the second is for the ways that end there in a second hyphen running. */
struct node {
    unsigned lines; /* UNREACHED: there is no way */
    unsigned from;  /* a node: twice the number of its breakpoint, and which of the two */
    double demerits;
};

#define UNREACHED UINT_MAX

struct search {
    const struct para_breakpoint *breakpoints;
    struct node *nodes;
    double measure, per_measure; /* at scale 1; and 1 over it */
    bool any_run;                /* hyphens may end as many lines running as they like */
};

static void add_breakpoint(struct para *para, unsigned at, double end_x_pt,
                           enum para_opportunity opportunity)
{
    const bool forced = opportunity == OPPORTUNITY_FORCED,
               division = opportunity == OPPORTUNITY_DIVISION;
    const struct para_breakpoint breakpoint = {
        .at = at,
        .forced = forced,
        .flagged = division || opportunity == OPPORTUNITY_HYPHEN,
        .division = division,
        .x_pt = para->chars[at].x_pt + para_hang_at(para, at, para->char_count),
        .end_x_pt = end_x_pt + (division ? para_hyphen_width(para, at) : 0),
        .penalty = forced ? 0 : penalties[opportunity],
    };

    g_array_append_val(para->breakpoints, breakpoint);
}

/* The longest word is what lies between breakpoints that divide none. */
static double find_min_width(const struct para *para)
{
    const struct para_breakpoint *breakpoints =
        (const struct para_breakpoint *)(void *)para->breakpoints->data;
    double min_width_pt = 0;

    for (unsigned i = 1, last = 0; i < para->breakpoints->len; i++) {
        if (breakpoints[i].division)
            continue;
        min_width_pt = MAX(min_width_pt, breakpoints[i].end_x_pt - breakpoints[last].x_pt);
        last = i;
    }
    return min_width_pt;
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
    para->min_width_pt = find_min_width(para);
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

/* Between two letters of a word a hyphen tells that it goes on: readers of the page (pdftotext)
 * then join it, too. Not in an address, where it would be taken for one of its own. */
static bool takes_hyphen(const struct para *para, unsigned at, double measure)
{
    const struct para_char *before = &para->chars[at - 1], *after = &para->chars[at];
    const struct para_segment *segment =
        &g_array_index(para->segments, struct para_segment, after->segment);

    return g_unichar_isalpha(before->c) && g_unichar_isalpha(after->c) && !after->whole &&
           before->segment == after->segment && !(segment->level & 1) &&
           font_face_has(segment->face, '-') &&
           para_hyphen_width(para, at) * HYPHENS_MIN <= measure;
}

static void add_clusters(const struct para *para, unsigned first, unsigned end, double measure,
                         GArray *breakpoints)
{
    for (unsigned i = first + 1; i < end; i++) {
        struct para_breakpoint breakpoint = {.at = i,
                                             .x_pt = para->chars[i].x_pt,
                                             .end_x_pt = end_before(para, i),
                                             .penalty = PENALTY_CLUSTER};

        if (!para->chars[i].cluster || para->chars[i].space)
            continue;
        breakpoint.division = takes_hyphen(para, i, measure);
        breakpoint.end_x_pt += breakpoint.division ? para_hyphen_width(para, i) : 0;
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
            add_clusters(para, first, i, measure, breakpoints);
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

static double demerits_of(double rest, const struct para_breakpoint *from,
                          const struct para_breakpoint *to)
{
    return rest * rest + to->penalty + (from->flagged && to->flagged ? PENALTY_RUNNING : 0);
}

double para_line_demerits(const struct para_breakpoint *from, const struct para_breakpoint *to,
                          double measure)
{
    return demerits_of(MAX(1 - width_between(from, to) / measure, 0), from, to);
}

double para_last_demerits(const struct para_breakpoint *from, const struct para_breakpoint *to,
                          double measure, bool alone)
{
    return (width_between(from, to) < SHORT_LAST * measure ? PENALTY_SHORT_LAST : 0) +
           (alone ? PENALTY_LONE_LAST : 0) + (from->division ? PENALTY_LAST_BUT_ONE : 0);
}

static double line_demerits(const struct search *search, unsigned first, unsigned from, unsigned to,
                            bool last)
{
    const struct para_breakpoint *begin = &search->breakpoints[from],
                                 *end = &search->breakpoints[to];
    double rest;

    if (last)
        return from == first ? 0 : para_last_demerits(begin, end, search->measure, from + 1 == to);
    rest = MAX(1 - width_between(begin, end) * search->per_measure, 0);
    return demerits_of(rest, begin, end);
}

/* Goes on from a node, if that is better than what leads to `to` so far. */
static void go_on(const struct node *before, unsigned from, struct node *best, double demerits)
{
    demerits += before->demerits;
    if (before->lines + 1 < best->lines ||
        (before->lines + 1 == best->lines && demerits < best->demerits))
        *best = (struct node){before->lines + 1, from, demerits};
}

/* Can a line that begins at this node be one of the fewest? */
static bool is_promising(const struct node *before, const struct node *best)
{
    return before->lines != UNREACHED && before->lines < best->lines;
}

/* The best ways to `to`, of lines that begin at `low` (the earliest that fits) or later. Where a
 * line would begin between words and already be one too many, so would all that begin behind it. */
static void find_ways(const struct search *search, unsigned first, unsigned low, unsigned to,
                      bool last)
{
    const unsigned end = last ? to : MIN(to, low + WINDOW);
    const bool hyphen = search->breakpoints[to].flagged;
    struct node *best = &search->nodes[2 * to];

    best[0] = best[1] = (struct node){UNREACHED, 0, 0};
    for (unsigned from = low; from < end; from++) {
        const struct node *before = &search->nodes[2 * from];
        const bool flagged = search->breakpoints[from].flagged, running = flagged && hyphen,
                   again = flagged && (!running || search->any_run) &&
                           is_promising(&before[1], &best[running]);
        double demerits;

        if (!is_promising(before, &best[running]) && !again) {
            if (!flagged && before->lines != UNREACHED)
                break;
            continue;
        }
        demerits = line_demerits(search, first, from, to, last);
        if (before->lines != UNREACHED)
            go_on(before, 2 * from, &best[running], demerits);
        if (again)
            go_on(&before[1], 2 * from + 1, &best[running], demerits);
    }
}

/* From one forced breakpoint to the next. */
static void find_nodes(const struct search *search, unsigned first, unsigned end)
{
    unsigned low = first;

    search->nodes[2 * first] = (struct node){0, 0, 0};
    search->nodes[2 * first + 1] = (struct node){UNREACHED, 0, 0};
    for (unsigned to = first + 1; to <= end; to++) {
        while (low + 1 < to &&
               width_between(&search->breakpoints[low], &search->breakpoints[to]) > search->measure)
            low++;
        find_ways(search, first, low, to, to == end);
    }
}

/* Walks back from the end; the lines are written from the last to the first. */
static void add_lines(struct para *para, const struct search *search, unsigned first, unsigned end,
                      double scale)
{
    const unsigned count = search->nodes[2 * end].lines, before = para->lines->len;

    g_array_set_size(para->lines, before + count);
    for (unsigned at = 2 * end, i = count; at / 2 > first; at = search->nodes[at].from) {
        const struct para_breakpoint *from = &search->breakpoints[search->nodes[at].from / 2],
                                     *to = &search->breakpoints[at / 2];

        g_array_index(para->lines, struct para_line, before + --i) =
            (struct para_line){from->at, to->at, width_between(from, to) * scale, to->division};
    }
}

/* A word that is longer than three lines has to end them all in hyphens. */
static void find_ways_to(struct search *search, unsigned first, unsigned end)
{
    search->any_run = false;
    find_nodes(search, first, end);
    if (search->nodes[2 * end].lines != UNREACHED)
        return;
    search->any_run = true;
    find_nodes(search, first, end);
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
                            g_new(struct node, 2 * breakpoints->len), measure, 1 / measure, false};
    const struct para_line empty = {0};

    para->lines_measure_pt = measure_pt;
    para->lines_scale = scale;
    g_array_set_size(para->lines, 0);
    for (unsigned first = 0, end; first + 1 < breakpoints->len; first = end) {
        for (end = first + 1; !search.breakpoints[end].forced;)
            end++;
        find_ways_to(&search, first, end);
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

/* The next breakpoint at which no word is divided. */
static unsigned next_whole(const struct para_breakpoint *breakpoints, unsigned at)
{
    do
        at++;
    while (breakpoints[at].division);
    return at;
}

/* As many lines as find_nodes needs if no word is divided, since those are the fewest: greedily.
 * Stops over `limit`. */
static unsigned count_lines(const struct para *para, double measure, unsigned limit)
{
    const struct para_breakpoint *breakpoints =
        (const struct para_breakpoint *)(void *)para->breakpoints->data;
    unsigned lines = 0;

    for (unsigned first = 0, end; first + 1 < para->breakpoints->len && lines <= limit;
         first = end, lines++)
        for (end = next_whole(breakpoints, first);
             !breakpoints[end].forced &&
             width_between(&breakpoints[first], &breakpoints[next_whole(breakpoints, end)]) <=
                 measure;)
            end = next_whole(breakpoints, end);
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
