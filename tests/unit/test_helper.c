/* helper: what comes back, and what a request that kills it or takes too long costs. */
#include "base/base.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void begin(void *data)
{
    *(unsigned *)data = 0;
}

/* `die`, `wait`, else how many there were before in this process, and the request. */
static void work(void *data, GBytes *request, GString *answer)
{
    gsize len;
    const char *bytes = g_bytes_get_data(request, &len);
    unsigned *count = data;

    if (len == 3 && memcmp(bytes, "die", 3) == 0)
        raise(SIGKILL);
    if (len == 4 && memcmp(bytes, "wait", 4) == 0)
        pause();
    g_string_append_printf(answer, "%u:%zu", (*count)++, len);
}

static void expect(struct helper *helper, const char *request, size_t len, const char *wanted)
{
    int error = -1;
    g_autoptr(GBytes) asked = g_bytes_new(request, len), answer = helper_ask(helper, asked, &error);
    g_autofree char *said =
        answer ? g_strndup(g_bytes_get_data(answer, NULL), g_bytes_get_size(answer)) : NULL;

    g_assert_cmpstr(said, ==, wanted);
    g_assert_cmpint(error, ==, 0);
}

static void test_helper(void)
{
    static const struct helper_plan plan = {1, 256u << 20, 100, begin, work};
    unsigned count = 7;
    struct helper *helper = helper_new(&plan, &count);
    g_autofree char *much = g_malloc0(3 << 20);

    expect(helper, "hello", 5, "0:5");
    expect(helper, "", 0, "1:0");
    expect(helper, much, 3 << 20, "2:3145728");
    expect(helper, "die", 3, NULL);
    expect(helper, "hello", 5, "0:5");
    expect(helper, "wait", 4, NULL);
    expect(helper, "hello", 5, "0:5");
    helper_rest(helper);
    expect(helper, "hello", 5, "0:5");
    g_assert_cmpuint(count, ==, 7);
    helper_drop(helper);
    helper_drop(NULL);
}

static void test_unused(void)
{
    static const struct helper_plan plan = {1, 256u << 20, 100, begin, work};
    struct helper *helper = helper_new(&plan, NULL);

    helper_rest(helper);
    helper_drop(helper);
}

/* An answer that is longer than one may be is none. */
static void test_long(void)
{
    static const struct helper_plan plan = {1, 256u << 20, 2, begin, work};
    unsigned count = 0;
    struct helper *helper = helper_new(&plan, &count);

    expect(helper, "hello", 5, NULL);
    helper_drop(helper);
}

/* Where no more files may be open there is no process, which is no fault of the request's. */
static void test_refused(void)
{
    static const struct helper_plan plan = {1, 256u << 20, 100, begin, work};
    g_autoptr(GBytes) request = g_bytes_new_static("hello", 5);
    unsigned count = 0;
    struct helper *helper = helper_new(&plan, &count);
    struct rlimit before;
    int error = 0;

    g_assert_cmpint(getrlimit(RLIMIT_NOFILE, &before), ==, 0);
    g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, before.rlim_max}), ==, 0);
    g_assert_null(helper_ask(helper, request, &error));
    g_assert_cmpint(setrlimit(RLIMIT_NOFILE, &before), ==, 0);
    g_assert_cmpint(error, ==, EMFILE);
    expect(helper, "hello", 5, "0:5");
    helper_drop(helper);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/helper/requests", test_helper);
    g_test_add_func("/helper/unused", test_unused);
    g_test_add_func("/helper/long", test_long);
    g_test_add_func("/helper/refused", test_refused);
    return g_test_run();
}
