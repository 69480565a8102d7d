/* flow: where columns break. Entries are 10 pt high, with 2 pt between them. */
#include "typeset/page/page_private.h"

#include <math.h>

static void add(struct vlist *list, bool keep)
{
    struct vlist_entry *entry;

    vlist_add_glue(list, 2, false);
    entry = vlist_begin(list, NULL);
    entry->height_pt = 10;
    entry->keep = keep;
    vlist_end(list);
}

static void make(struct vlist *list, const char *kinds)
{
    vlist_init(list);
    for (; *kinds; kinds++)
        add(list, *kinds == 'k');
}

static void test_fill(void)
{
    struct vlist list;

    make(&list, "....");
    g_assert_cmpuint(flow_fill(&list, 0, 100), ==, 4);
    g_assert_cmpuint(flow_fill(&list, 0, 46), ==, 4);
    g_assert_cmpuint(flow_fill(&list, 0, 45), ==, 3);
    g_assert_cmpuint(flow_fill(&list, 3, 10), ==, 4);
    g_assert_cmpuint(flow_fill(&list, 0, 9), ==, 0);
    vlist_clear(&list);
}

/* A heading does not stay behind; where nothing else is possible, it is broken off all the same. */
static void test_keep(void)
{
    struct vlist list;

    make(&list, "..k.");
    g_assert_cmpuint(flow_fill(&list, 0, 34), ==, 2);
    vlist_clear(&list);
    make(&list, "kkkk");
    g_assert_cmpuint(flow_fill(&list, 0, 34), ==, 3);
    vlist_clear(&list);
}

/* The last item of a list takes the one before it along. */
static void test_last_item(void)
{
    struct vlist list;

    make(&list, "....");
    vlist_get(&list, 3)->last_item = true;
    flow_keep_items(&list);
    g_assert_cmpuint(flow_fill(&list, 0, 34), ==, 2);
    g_assert_cmpuint(flow_fill(&list, 0, 46), ==, 4);
    vlist_clear(&list);
}

/* Pages of ten entries. */
#define PAGE_PT (10 * 12 - 2)

static void end_pages(const char *kinds, unsigned count, bool is_short, unsigned begins)
{
    struct vlist list;
    struct flow_pages pages;

    make(&list, kinds);
    pages = flow_count_pages(&list, PAGE_PT);
    g_assert_cmpuint(pages.count, ==, count);
    g_assert_true(flow_ends_short(&list, &pages, PAGE_PT) == is_short);
    if (is_short)
        flow_begin_earlier(&list, &pages, PAGE_PT);
    pages = flow_count_pages(&list, PAGE_PT);
    g_assert_cmpuint(pages.count, ==, count);
    g_assert_cmpuint(pages.last, ==, begins);
    vlist_clear(&list);
}

/* Two rows on the last page are too few; three are a fifth of it; what is kept stays together. */
static void test_end(void)
{
    end_pages("..........", 1, false, 0);
    end_pages(".............", 2, false, 10);
    end_pages("............", 2, true, 9);
    end_pages("......kkk...", 2, true, 6);
    end_pages("kkkkkkkkkk..", 2, true, 10);
    end_pages("......................", 3, true, 19);
}

static void test_break_before(void)
{
    struct vlist list;

    make(&list, "....");
    vlist_get(&list, 2)->break_before = true;
    g_assert_cmpuint(flow_fill(&list, 0, 100), ==, 2);
    g_assert_cmpuint(flow_fill(&list, 2, 100), ==, 4);
    vlist_clear(&list);
}

/* More begin a column than there are columns: no height will do. A kept line before such a break is
 * no obstacle to one. */
static void test_too_many_breaks(void)
{
    struct vlist list;

    make(&list, ".k..");
    vlist_get(&list, 2)->break_before = true;
    g_assert_cmpfloat(flow_balance(&list, 1), ==, HUGE_VAL);
    g_assert_cmpfloat_with_epsilon(flow_balance(&list, 2), 22, 0.1);
    vlist_get(&list, 3)->break_before = true;
    g_assert_cmpfloat(flow_balance(&list, 2), ==, HUGE_VAL);
    g_assert_cmpfloat_with_epsilon(flow_balance(&list, 3), 22, 0.1);
    vlist_clear(&list);
}

static void test_head(void)
{
    struct vlist list;

    make(&list, "k...");
    vlist_get(&list, 0)->head = true;
    for (unsigned i = 1; i < 4; i++)
        vlist_get(&list, i)->in_table = true;
    g_assert_cmpint(flow_head(&list, 0), ==, -1);
    g_assert_cmpint(flow_head(&list, 2), ==, 0);
    g_assert_cmpint(flow_head(&list, 4), ==, -1);
    g_assert_cmpuint(flow_fill(&list, 2, 31), ==, 3);
    g_assert_cmpuint(flow_fill(&list, 2, 32), ==, 4);
    vlist_clear(&list);
}

static void test_balance(void)
{
    struct vlist list;
    unsigned ends[2];
    double height_pt;

    make(&list, ".....");
    height_pt = flow_balance(&list, 2);
    g_assert_cmpfloat_with_epsilon(height_pt, 34, 0.05);
    g_assert_true(flow_columns(&list, 2, height_pt, ends));
    g_assert_cmpuint(ends[0], ==, 3);
    g_assert_false(flow_columns(&list, 2, 33, ends));
    vlist_clear(&list);
}

/* No column ends with a heading, even if that costs height. */
static void test_balance_keep(void)
{
    struct vlist list;

    make(&list, ".k..");
    g_assert_cmpfloat_with_epsilon(flow_balance(&list, 2), 34, 0.05);
    vlist_clear(&list);
}

/* Steps of 3: text of 10, its baseline at 8 where plain text has it at 7, moves to the nearest
 * line, 1 higher; spaces of 2 become 3. */
static void test_grid(void)
{
    struct vlist list;

    make(&list, "...");
    vlist_get(&list, 1)->baseline_pt = 8;
    vlist_snap(&list, 3, 7);
    g_assert_cmpfloat(vlist_get(&list, 0)->height_pt, ==, 12);
    g_assert_cmpfloat(vlist_get(&list, 1)->height_pt, ==, 9);
    g_assert_cmpfloat(vlist_get(&list, 1)->shift_pt, ==, -1);
    g_assert_cmpfloat(vlist_get(&list, 2)->glue_pt, ==, 3);
    vlist_clear(&list);
}

/* What is left goes to all spaces, to each as it is wide. */
static void test_feather(void)
{
    struct vlist list;

    make(&list, "....");
    vlist_get(&list, 2)->glue_pt = 4;
    vlist_get(&list, 3)->glue_pt = 0;
    vlist_feather(&list, 0, 4, 0.5, 9, 3.2);
    g_assert_cmpfloat(vlist_get(&list, 0)->glue_pt, ==, 2);
    g_assert_cmpfloat(vlist_get(&list, 1)->glue_pt, ==, 3);
    g_assert_cmpfloat(vlist_get(&list, 2)->glue_pt, ==, 6);
    g_assert_cmpfloat(vlist_get(&list, 3)->glue_pt, ==, 0);
    g_assert_cmpfloat(vlist_stretch(&list, 0, 4, 18), ==, 2);
    vlist_feather(&list, 3, 4, 0.5, 9, 3);
    g_assert_cmpfloat(vlist_get(&list, 3)->glue_pt, ==, 0);
    vlist_clear(&list);
    make(&list, "....");
    vlist_feather(&list, 0, 4, 1, 9, 2); /* two units, three spaces */
    g_assert_cmpfloat(vlist_height(&list, 0, 4), ==, 40 + 6 + 2);
    g_assert_cmpfloat(vlist_get(&list, 2)->glue_pt, ==, 2);
    vlist_feather(&list, 0, 4, 1, 5, 60);
    g_assert_cmpfloat(vlist_height(&list, 0, 4), ==, 40 + 6 + 2 + 15);
    vlist_clear(&list);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/flow/fill", test_fill);
    g_test_add_func("/flow/keep", test_keep);
    g_test_add_func("/flow/last-item", test_last_item);
    g_test_add_func("/flow/end", test_end);
    g_test_add_func("/flow/break-before", test_break_before);
    g_test_add_func("/flow/too-many-breaks", test_too_many_breaks);
    g_test_add_func("/flow/head", test_head);
    g_test_add_func("/flow/balance", test_balance);
    g_test_add_func("/flow/balance-keep", test_balance_keep);
    g_test_add_func("/flow/grid", test_grid);
    g_test_add_func("/flow/feather", test_feather);
    return g_test_run();
}
