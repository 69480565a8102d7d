/* judge: what a row says: a value, nothing, or that a person has to look.
 *
 * Behind marks. What always holds: a value is given where one ring is marked, no other shows a
 * trace, nothing else is written in the row, and the mark looks like one: all else is for a person.
 * What a page's rows have in common, paper and hand, is what each is measured by. */
#include "scan/scan_private.h"

#include <math.h>
#include <stdlib.h>

/* Shares of ink inside a ring. They, and all that follow, were chosen on simulated pages. */
#define EMPTY_MOST 0.012
#define MARK_LEAST 0.055

#define COVERED_LEAST 0.25 /* a mark that hides its ring's line */
#define NOISE_MOST 0.06    /* of the paper */
#define USUAL_MOST 0.10    /* of what empty rings show */
#define ELSEWHERE_MM2 0.35 /* ink that is written on purpose */

/* A mark's shape: what no tick, cross or dot is. */
#define OFF_MOST 0.75
#define OFF_UP_LEAST 0.5 /* of how far it is off: a tick's tail goes up, writing runs along */
#define OFF_UP_LEFT 0.3  /* … to the left, where nobody writes */
#define REACH_MOST_MM 11.0
#define AROUND_MOST 0.35
#define BELOW_MOST_MM2 0.6
#define BELOW_OFF 0.5
#define OUTSIDE_MOST 0.62
enum { MANY_RINGS = 5 };

/* A mark that may have been scratched out: dense, and unlike the others. */
#define DENSE_LEAST 0.42 /* in a ring of HAND_PT: in a smaller one a line has a larger share */
#define DENSE_MOST 0.55
#define DENSE_BY 1.75
#define FULL_LEAST 0.8
#define SOLID_LEAST 0.97
#define SOLID_REACH_MM 0.8 /* beyond its ring: what is filled is filled that far */
#define SOLID_BY_MM 0.5    /* beyond what is usual */
#define AROUND_BY 0.17
#define AROUND_BY_OF_FULL 0.14
enum { OTHERS_LEAST = 3 };

static int compare_doubles(const void *a, const void *b)
{
    const double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

double median(double *values, unsigned count)
{
    if (count == 0)
        return 0;
    qsort(values, count, sizeof *values, compare_doubles);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* Most rings of a page are empty: the share of the one in the middle is what empty looks like. */
static double find_usual(const struct marks *marks, unsigned count)
{
    g_autofree double *shares = g_new(double, count *SCAN_RINGS_MAX);
    unsigned all = 0;

    for (unsigned i = 0; i < count; i++)
        for (unsigned j = 0; j < marks[i].field->ring_count; j++)
            shares[all++] = marks[i].share[j];
    return median(shares, all);
}

/* Which rings are marked, and which may be. */
struct count {
    unsigned marked, traces;
    int most, least; /* of those that are marked, or else of those with a trace: by their share */
};

static struct count count_marks(const struct marks *marks)
{
    struct count count = {.most = -1, .least = -1};
    double bound;

    for (unsigned i = 0; i < marks->field->ring_count; i++) {
        count.marked += marks->share[i] >= MARK_LEAST;
        count.traces += marks->share[i] < MARK_LEAST && marks->share[i] > EMPTY_MOST;
    }
    bound = count.marked > 0 ? MARK_LEAST : EMPTY_MOST;
    for (unsigned i = 0; i < marks->field->ring_count; i++) {
        if (marks->share[i] < bound)
            continue;
        if (count.most < 0 || marks->share[i] > marks->share[count.most])
            count.most = (int)i;
        if (count.least < 0 || marks->share[i] < marks->share[count.least])
            count.least = (int)i;
    }
    return count;
}

/* Of two marks, one much denser may be crossed out. */
static int choose(const struct marks *marks, const struct count *count)
{
    if (count->marked == 1 || count->traces == 1)
        return count->most;
    return count->marked == 2 && marks->share[count->most] > DENSE_BY * marks->share[count->least]
               ? count->least
               : -1;
}

static bool has_odd_shape(const struct marks *marks)
{
    const bool has_others = marks->field->ring_count > 1;
    const double up_least = marks->off_right < 0 ? OFF_UP_LEFT : OFF_UP_LEAST;

    return (marks->meets_side && marks->field->ring_count >= MANY_RINGS) ||
           (has_others && marks->off > OFF_MOST && marks->off_up < up_least * marks->off) ||
           marks->reach_mm > REACH_MOST_MM || marks->around > AROUND_MOST ||
           (marks->below_mm2 > BELOW_MOST_MM2 && marks->off > BELOW_OFF) ||
           marks->outside > OUTSIDE_MOST;
}

static enum scan_reason judge_mark(struct marks *marks, unsigned ring)
{
    marks_follow(marks, ring);
    return marks->elsewhere_mm2 > ELSEWHERE_MM2      ? SCAN_ELSEWHERE
           : marks->meets_top && marks->meets_bottom ? SCAN_LINE
           : has_odd_shape(marks)                    ? SCAN_SHAPE
                                                     : SCAN_CERTAIN;
}

/* Is a ring that should be there only where others have it? What seems to be in it may be its own
 * line: of one that a mark covers, that is no question. */
static bool is_lost(const struct marks *marks, const struct count *count)
{
    const unsigned rings = marks->field->ring_count;
    unsigned found = 0;

    for (unsigned i = 0; i < rings; i++)
        found += marks->is_found[i];
    return found * 2 < rings || (count->most >= 0 && !marks->is_found[count->most] &&
                                 (found * 2 <= rings || marks->share[count->most] < COVERED_LEAST));
}

static enum scan_reason judge_row(struct marks *marks, double usual, const struct count *count)
{
    if (is_lost(marks, count))
        return SCAN_LOST;
    if (marks->strip->is_dim || marks->strip->noise > NOISE_MOST || usual > USUAL_MOST)
        return SCAN_NOISE;
    if (count->marked > 1)
        return SCAN_TWO_MARKS;
    if (count->traces > 0)
        return count->marked > 0 ? SCAN_TRACE : SCAN_FAINT;
    if (count->marked == 0)
        return marks->elsewhere_mm2 > ELSEWHERE_MM2 ? SCAN_BESIDE : SCAN_EMPTY;
    return judge_mark(marks, (unsigned)count->most);
}

static void judge_one(struct marks *marks, double usual, struct scan_row *row)
{
    struct count count;

    for (unsigned i = 0; i < marks->field->ring_count; i++)
        marks->share[i] = fmax(0, marks->share[i] - usual);
    count = count_marks(marks);
    row->proposal = choose(marks, &count);
    row->reason = judge_row(marks, usual, &count);
    row->verdict = row->reason == SCAN_CERTAIN ? SCAN_VALUE
                   : row->reason == SCAN_EMPTY ? SCAN_BLANK
                                               : SCAN_UNCERTAIN;
}

/* How dense a page's marks are, how far they lie around their rings, and how far they reach. */
struct hand {
    unsigned marks;
    double share, around, reach_mm;
};

static struct hand find_hand(const struct marks *marks, unsigned count, const struct scan_row *rows)
{
    g_autofree double *shares = g_new(double, count), *around = g_new(double, count),
                      *reaches = g_new(double, count);
    struct hand hand = {0};

    for (unsigned i = 0; i < count; i++)
        if (rows[i].proposal >= 0 && rows[i].reason != SCAN_TWO_MARKS &&
            rows[i].reason != SCAN_FAINT) {
            shares[hand.marks] = marks[i].share[rows[i].proposal];
            reaches[hand.marks] = marks[i].reach_mm;
            around[hand.marks++] = marks[i].around;
        }
    hand.share = median(shares, hand.marks);
    hand.around = median(around, hand.marks);
    hand.reach_mm = median(reaches, hand.marks);
    return hand;
}

/* All of a ring, and more than others of its page. */
static bool is_spilt(const struct marks *marks, double share, const struct hand *hand)
{
    return share > SOLID_LEAST &&
           marks->reach_mm > marks->field->rings[0].radius_pt / NUM_PT_PER_MM + SOLID_REACH_MM &&
           marks->reach_mm > hand->reach_mm + SOLID_BY_MM;
}

static bool is_unlike(const struct marks *marks, double share, const struct hand *hand)
{
    const double by = share > FULL_LEAST ? AROUND_BY_OF_FULL : AROUND_BY,
                 dense = DENSE_LEAST * HAND_PT / marks->field->rings[0].radius_pt;

    return share > CLAMP(dense, DENSE_LEAST, DENSE_MOST) &&
           (is_spilt(marks, share, hand) || hand->marks < OTHERS_LEAST ||
            share > DENSE_BY * hand->share || marks->around > hand->around + by);
}

void judge_page(struct marks *marks, unsigned count, bool is_one_bit, struct scan_row *rows)
{
    const double usual = find_usual(marks, count);
    struct hand hand;

    for (unsigned i = 0; i < count; i++)
        judge_one(&marks[i], usual, &rows[i]);
    hand = find_hand(marks, count, rows);
    for (unsigned i = 0; i < count; i++) {
        if (rows[i].verdict != SCAN_VALUE)
            continue;
        if (is_unlike(&marks[i], marks[i].share[rows[i].proposal], &hand))
            rows[i].reason = SCAN_UNLIKE;
        else if (is_one_bit)
            rows[i].reason = SCAN_ONE_BIT;
        if (rows[i].reason != SCAN_CERTAIN)
            rows[i].verdict = SCAN_UNCERTAIN;
    }
}
