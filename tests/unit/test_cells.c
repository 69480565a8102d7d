/* The memory of qpdf's objects: aligned, no two of them in one place, whatever is dropped in
 * between and whoever gave it. */
#include "pdf/pdf_private.h"

#include <stdint.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__clang__)
int main(void)
{
    puts("1..0 # SKIP sanitizers have operators of their own");
    return 0;
}
#else

void *operator_new(size_t size) __asm__("_Znwm");
void operator_delete(void *object) __asm__("_ZdlPv");

struct object {
    unsigned char *bytes;
    size_t size;
    unsigned char mark;
};

static void check(const struct object *object)
{
    for (size_t i = 0; i < object->size; i++)
        g_assert_cmpuint(object->bytes[i], ==, object->mark);
}

/* Objects of 0 to 1,200 bytes come and go; cells are used in every second thousand. */
static void test_apart(void)
{
    struct object objects[200] = {{NULL, 0, 0}};

    for (unsigned step = 0; step < 40000; step++) {
        struct object *object = &objects[g_test_rand_int_range(0, G_N_ELEMENTS(objects))];
        const bool inside = step / 1000 % 2;

        check(object);
        operator_delete(object->bytes);
        if (inside)
            cells_begin();
        object->size = (size_t)g_test_rand_int_range(0, step % 3 ? 100 : 1200);
        object->bytes = operator_new(object->size);
        object->mark = (unsigned char)step;
        if (inside)
            cells_end();
        g_assert_cmpuint((uintptr_t)object->bytes % 16, ==, 0);
        if (object->size > 0)
            memset(object->bytes, object->mark, object->size);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(objects); i++) {
        check(&objects[i]);
        operator_delete(objects[i].bytes);
    }
}

/* What was dropped is given again, to an object of its size. */
static void test_again(void)
{
    void *first, *second;

    cells_begin();
    first = operator_new(40);
    second = operator_new(40);
    operator_delete(first);
    g_assert_true(operator_new(100) != first);
    g_assert_true(operator_new(40) == first);
    operator_delete(first);
    operator_delete(second);
    cells_end();
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cells/apart", test_apart);
    g_test_add_func("/cells/again", test_again);
    return g_test_run();
}
#endif
