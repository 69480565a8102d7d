/* flow: where columns break. Slices are 10 pt high, with 2 pt between them. */
#include "typeset/page/page_private.h"

#include <math.h>

static void add(struct slices *slices, bool keep)
{
    struct slice *slice;

    slices_space(slices, 2);
    slice = slices_begin(slices, NULL);
    slice->height_pt = 10;
    slice->keep = keep;
    slices_end(slices);
}

static void make(struct slices *slices, const char *kinds)
{
    slices_init(slices);
    for (; *kinds; kinds++)
        add(slices, *kinds == 'k');
}

static void test_fill(void)
{
    struct slices slices;

    make(&slices, "....");
    g_assert_cmpuint(flow_fill(&slices, 0, 100), ==, 4);
    g_assert_cmpuint(flow_fill(&slices, 0, 46), ==, 4);
    g_assert_cmpuint(flow_fill(&slices, 0, 45), ==, 3);
    g_assert_cmpuint(flow_fill(&slices, 3, 10), ==, 4);
    g_assert_cmpuint(flow_fill(&slices, 0, 9), ==, 0);
    slices_clear(&slices);
}

/* A heading does not stay behind; where nothing else is possible, it is broken off all the same. */
static void test_keep(void)
{
    struct slices slices;

    make(&slices, "..k.");
    g_assert_cmpuint(flow_fill(&slices, 0, 34), ==, 2);
    slices_clear(&slices);
    make(&slices, "kkkk");
    g_assert_cmpuint(flow_fill(&slices, 0, 34), ==, 3);
    slices_clear(&slices);
}

static void test_break_before(void)
{
    struct slices slices;

    make(&slices, "....");
    slices_get(&slices, 2)->break_before = true;
    g_assert_cmpuint(flow_fill(&slices, 0, 100), ==, 2);
    g_assert_cmpuint(flow_fill(&slices, 2, 100), ==, 4);
    slices_clear(&slices);
}

/* More begin a column than there are columns: no height will do. A kept line before such a break is
 * no obstacle to one. */
static void test_too_many_breaks(void)
{
    struct slices slices;

    make(&slices, ".k..");
    slices_get(&slices, 2)->break_before = true;
    g_assert_cmpfloat(flow_balance(&slices, 1), ==, HUGE_VAL);
    g_assert_cmpfloat_with_epsilon(flow_balance(&slices, 2), 22, 0.1);
    slices_get(&slices, 3)->break_before = true;
    g_assert_cmpfloat(flow_balance(&slices, 2), ==, HUGE_VAL);
    g_assert_cmpfloat_with_epsilon(flow_balance(&slices, 3), 22, 0.1);
    slices_clear(&slices);
}

static void test_head(void)
{
    struct slices slices;

    make(&slices, "k...");
    slices_get(&slices, 0)->head = true;
    for (unsigned i = 1; i < 4; i++)
        slices_get(&slices, i)->in_table = true;
    g_assert_cmpint(flow_head(&slices, 0), ==, -1);
    g_assert_cmpint(flow_head(&slices, 2), ==, 0);
    g_assert_cmpint(flow_head(&slices, 4), ==, -1);
    g_assert_cmpuint(flow_fill(&slices, 2, 31), ==, 3);
    g_assert_cmpuint(flow_fill(&slices, 2, 32), ==, 4);
    slices_clear(&slices);
}

static void test_balance(void)
{
    struct slices slices;
    unsigned ends[2];
    double height_pt;

    make(&slices, ".....");
    height_pt = flow_balance(&slices, 2);
    g_assert_cmpfloat_with_epsilon(height_pt, 34, 0.05);
    g_assert_true(flow_columns(&slices, 2, height_pt, ends));
    g_assert_cmpuint(ends[0], ==, 3);
    g_assert_false(flow_columns(&slices, 2, 33, ends));
    slices_clear(&slices);
}

/* No column ends with a heading, even if that costs height. */
static void test_balance_keep(void)
{
    struct slices slices;

    make(&slices, ".k..");
    g_assert_cmpfloat_with_epsilon(flow_balance(&slices, 2), 34, 0.05);
    slices_clear(&slices);
}

/* Steps of 3: text of 10, its baseline at 8 where plain text has it at 7, moves to the nearest
 * line, 1 higher; spaces of 2 become 3. */
static void test_grid(void)
{
    struct slices slices;

    make(&slices, "...");
    slices_get(&slices, 1)->baseline_pt = 8;
    slices_snap(&slices, 3, 7);
    g_assert_cmpfloat(slices_get(&slices, 0)->height_pt, ==, 12);
    g_assert_cmpfloat(slices_get(&slices, 1)->height_pt, ==, 9);
    g_assert_cmpfloat(slices_get(&slices, 1)->drop_pt, ==, -1);
    g_assert_cmpfloat(slices_get(&slices, 2)->space_pt, ==, 3);
    slices_clear(&slices);
}

/* All spaces alike while it goes round; less than a line may stay. */
static void test_feather(void)
{
    struct slices slices;

    make(&slices, "....");
    slices_snap(&slices, 2, 0);
    slices_feather(&slices, 0, 4, 2, 10, 8);
    for (unsigned i = 1; i < 4; i++)
        g_assert_cmpfloat(slices_get(&slices, i)->space_pt, ==, 4);
    slices_feather(&slices, 0, 4, 2, 3, 4);
    g_assert_cmpfloat(slices_height(&slices, 0, 4), ==, 40 + 12 + 4);
    slices_clear(&slices);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/flow/fill", test_fill);
    g_test_add_func("/flow/keep", test_keep);
    g_test_add_func("/flow/break-before", test_break_before);
    g_test_add_func("/flow/too-many-breaks", test_too_many_breaks);
    g_test_add_func("/flow/head", test_head);
    g_test_add_func("/flow/balance", test_balance);
    g_test_add_func("/flow/balance-keep", test_balance_keep);
    g_test_add_func("/flow/grid", test_grid);
    g_test_add_func("/flow/feather", test_feather);
    return g_test_run();
}
