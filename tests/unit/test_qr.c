/* qr: the modules of a code; that it can be read is for the tests that read pages (zbar). */
#include "typeset/typeset.h"

#include <string.h>

/* The three finder patterns: a dark ring, a light one, a dark square. */
static bool is_finder(const unsigned char *modules, unsigned size, unsigned x, unsigned y)
{
    for (unsigned row = 0; row < 7; row++)
        for (unsigned column = 0; column < 7; column++) {
            const bool ring = row == 0 || row == 6 || column == 0 || column == 6;
            const bool core = row >= 2 && row <= 4 && column >= 2 && column <= 4;

            if (modules[(y + row) * size + x + column] != (ring || core))
                return false;
        }
    return true;
}

static void test_code(void)
{
    struct diag *diag = diag_new();
    unsigned size = 0;
    unsigned char *modules = qr_encode("https://www.chroniques.org", &size, (struct span){0}, diag);

    g_assert_nonnull(modules);
    g_assert_cmpuint(size, ==, 25); /* version 2-M takes 26 bytes */
    g_assert_true(is_finder(modules, size, 0, 0));
    g_assert_true(is_finder(modules, size, size - 7, 0));
    g_assert_true(is_finder(modules, size, 0, size - 7));
    g_assert_false(is_finder(modules, size, size - 7, size - 7));
    g_free(modules);
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 0);
    diag_drop(diag);
}

static void test_long(void)
{
    struct diag *diag = diag_new();
    g_autofree char *text = g_strnfill(2331, 'a'), *longer = g_strnfill(2332, 'a');
    unsigned size = 0;
    unsigned char *modules = qr_encode(text, &size, (struct span){0}, diag);

    g_assert_nonnull(modules);
    g_assert_cmpuint(size, ==, 177);
    g_free(modules);
    g_assert_false(diag_has(diag, DIAG_URL_LONG));
    g_assert_null(qr_encode(longer, &size, (struct span){0}, diag));
    g_assert_true(diag_has(diag, DIAG_URL_LONG));
    diag_drop(diag);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/qr/code", test_code);
    g_test_add_func("/qr/long", test_long);
    return g_test_run();
}
