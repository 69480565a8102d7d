/* What fuzzing has found, for ever: each file of tests/fuzz/found/TARGET/ goes through its target
 * again, as libFuzzer would hand it over, and so does what it begins with, tests/fuzz/seeds/. */
#include <glib.h>
#include <string.h>

/* The targets of tests/fuzz/, whose one function bears their names here (Makefile). */
#define TARGETS(X)                                                                                 \
    X(artwork)                                                                                     \
    X(ballots)                                                                                     \
    X(content)                                                                                     \
    X(design) X(font) X(form) X(import) X(posting) X(registration) X(scan) X(stream) X(typo)

#define X(name) int fuzz_##name(const unsigned char *data, size_t size);
TARGETS(X)
#undef X

static const struct {
    const char *name;
    int (*run)(const unsigned char *data, size_t size);
} targets[] = {
#define X(name) {#name, fuzz_##name},
    TARGETS(X)
#undef X
};

static void test_file(gconstpointer data)
{
    const char *path = data;
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(folder),
                    *bytes = NULL;
    gsize len;
    unsigned i = 0;

    while (i < G_N_ELEMENTS(targets) && strcmp(targets[i].name, name) != 0)
        i++;
    g_assert_cmpuint(i, <, G_N_ELEMENTS(targets));
    g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    g_assert_cmpint(targets[i].run((const unsigned char *)bytes, len), ==, 0);
}

static void add_target(const char *kept, const char *name)
{
    g_autofree char *folder =
        g_build_filename(g_getenv("AFFICHE_DATA"), "tests/fuzz", kept, name, NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *file;

    while (dir && (file = g_dir_read_name(dir))) {
        g_autofree char *called = g_strjoin("/", "", kept, name, file, NULL);

        g_test_add_data_func_full(called, g_build_filename(folder, file, NULL), test_file, g_free);
    }
    g_clear_pointer(&dir, g_dir_close);
}

/* Each target is one of these. */
static void test_targets(void)
{
    g_autofree char *folder = g_build_filename(g_getenv("AFFICHE_DATA"), "tests/fuzz", NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *file;
    unsigned found = 0;

    while ((file = g_dir_read_name(dir)))
        if (g_str_has_prefix(file, "fuzz_"))
            found++;
    g_dir_close(dir);
    g_assert_cmpuint(found, ==, G_N_ELEMENTS(targets));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/targets", test_targets);
    for (unsigned i = 0; i < G_N_ELEMENTS(targets); i++) {
        add_target("found", targets[i].name);
        add_target("seeds", targets[i].name);
    }
    return g_test_run();
}
