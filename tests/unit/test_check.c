/* The table of rules: what can be found has a reason, what can't has no row. */
#include "check/check.h"

#include <glib.h>

static void test_table(void)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    for (const struct check_rule *rule = check_rules; rule->why; rule++) {
        g_assert_true(g_hash_table_add(seen, GINT_TO_POINTER(rule->id + 1)));
        g_assert_true(check_find_rule(rule->id) == rule);
        g_assert_false(diag_id_stops(rule->id));
        g_assert_true(rule->source || !rule->read);
        g_assert_true(g_str_has_suffix(rule->why, "."));
    }
    for (unsigned id = 0; id < DIAG_COUNT; id++)
        if (!diag_id_stops(id) && diag_id_level(id) != DIAG_NOTE && !check_find_rule(id))
            g_error("%s has no row in check_rules", diag_id_name(id));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/check/table", test_table);
    return g_test_run();
}
