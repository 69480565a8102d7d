/* sandbox: what each kind refuses, and what it leaves; tried in a process of its own. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static char *given, *outside, *out; /* folders, each with a file `there` */

static bool opens(const char *folder, const char *name, int how)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    const int fd = open(path, how | O_CLOEXEC, 0600);

    return fd >= 0 && close(fd) == 0;
}

static bool has_network(void)
{
    const struct sockaddr_in nowhere = {.sin_family = AF_INET, .sin_port = htons(9)};
    const int fd = socket(AF_INET, SOCK_DGRAM, 0);

    return fd >= 0 && connect(fd, (const struct sockaddr *)&nowhere, sizeof nowhere) == 0;
}

/* Of a socket that was there before. */
static int before = -1;

static bool connects(void)
{
    const struct sockaddr_in nowhere = {.sin_family = AF_INET, .sin_port = htons(9)};

    return connect(before, (const struct sockaddr *)&nowhere, sizeof nowhere) == 0;
}

static bool runs_programs(void)
{
    static char *const command[] = {"true", NULL};
    const pid_t child = vfork();
    int status = 1;

    if (child == 0) {
        execve("/bin/true", command, environ);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool forks(void)
{
    const pid_t child = fork();

    if (child == 0)
        _exit(0);
    return child > 0 && waitpid(child, NULL, 0) == child;
}

static void *do_nothing(void *data)
{
    return data;
}

static bool has_threads(void)
{
    pthread_t thread;

    return pthread_create(&thread, NULL, do_nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

static bool reads_given(void)
{
    return opens(given, "there", O_RDONLY);
}

static bool reads_outside(void)
{
    return opens(outside, "there", O_RDONLY);
}

static bool reads_system(void)
{
    return opens("/etc", "passwd", O_RDONLY);
}

static bool writes_out(void)
{
    return opens(out, "new", O_WRONLY | O_CREAT | O_EXCL);
}

static bool writes_given(void)
{
    return opens(given, "there", O_WRONLY) || opens(given, "new", O_WRONLY | O_CREAT | O_EXCL);
}

static bool writes_outside(void)
{
    g_autofree char *folder = g_build_filename(outside, "folder", NULL),
                    *file = g_build_filename(outside, "there", NULL);

    return opens(outside, "there", O_WRONLY) || opens(outside, ".", O_RDWR | O_TMPFILE) ||
           opens(outside, "new", O_WRONLY | O_CREAT) || mkdir(folder, 0700) == 0 ||
           unlink(file) == 0;
}

static bool signals_others(void)
{
    return kill(getppid(), 0) == 0;
}

static bool has_memory(void)
{
    void *block = g_malloc0(64 << 20);

    g_free(block);
    return true;
}

enum { READ = 1, PAINT = 2, PROGRAM = 4, BUILD = 8, ALL = 15 };
static const struct {
    const char *name;
    bool (*does)(void);
    unsigned kinds; /* that may do it */
} deeds[] = {
    {"memory", has_memory, ALL},
    {"threads", has_threads, PAINT | PROGRAM | BUILD},
    {"fork", forks, PROGRAM | BUILD},
    {"signals", signals_others, PROGRAM | BUILD},
    {"network", has_network, 0},
    {"connect", connects, 0},
    {"programs", runs_programs, PROGRAM},
    {"read what is given", reads_given, PAINT | PROGRAM | BUILD},
    {"read what is not", reads_outside, 0},
    {"read what the system has", reads_system, PAINT | PROGRAM | BUILD},
    {"write below -o", writes_out, BUILD},
    {"write what is given", writes_given, 0},
    {"write outside", writes_outside, 0},
};

/* In a child, since nothing comes back; PAINT and READ aren't given files. */
static bool does(size_t deed, const struct sandbox *sandbox)
{
    const pid_t child = fork();
    int status = 1;

    if (child == 0) {
        if (sandbox)
            sandbox_enter(sandbox);
        _exit(deeds[deed].does() ? 0 : 1);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status));
    return WEXITSTATUS(status) == 0;
}

static char *make_folder(void)
{
    char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL);
    g_autofree char *file = g_build_filename(folder, "there", NULL);

    g_assert_true(g_file_set_contents(file, "", 0, NULL));
    return folder;
}

static void drop_folder(char *folder)
{
    static const char *const names[] = {"there", "new", "folder"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);

        g_remove(path);
    }
    g_assert_cmpint(g_rmdir(folder), ==, 0);
    g_free(folder);
}

static void with_folders(void (*test)(const void *data), const void *data)
{
    given = make_folder();
    outside = make_folder();
    out = make_folder();
    before = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    test(data);
    close(before);
    drop_folder(given);
    drop_folder(outside);
    drop_folder(out);
}

static void try_kind(const void *data)
{
    const enum sandbox_kind kind = (enum sandbox_kind)GPOINTER_TO_UINT(data);
    const char *const reads[] = {given, NULL};
    struct sandbox *sandbox = sandbox_new(kind, reads, kind == SANDBOX_BUILD ? out : NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++) {
        const bool may = deeds[i].kinds & 1u << kind;

        g_test_message("%s: %s", deeds[i].name, may ? "may" : "may not");
        g_assert_cmpint(does(i, sandbox), ==, may);
    }
    sandbox_drop(sandbox);
}

static void test_kind(const void *data)
{
    if (sandbox_is_whole())
        with_folders(try_kind, data);
    else
        g_test_skip("no seccomp or no Landlock here");
}

/* What is tried can be done where nothing was given up: each refusal above is the sandbox's. */
static void try_all(const void *data G_GNUC_UNUSED)
{
    for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++)
        g_assert_true(does(i, NULL));
}

static void test_outside(const void *data)
{
    with_folders(try_all, data);
}

/* Folders that come and go stay open to who watches them: network and programs alone are gone. */
static void try_files(const void *data G_GNUC_UNUSED)
{
    struct sandbox *sandbox = sandbox_new(SANDBOX_BUILD, NULL, NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++) {
        const bool gone = deeds[i].does == has_network || deeds[i].does == connects ||
                          deeds[i].does == runs_programs;

        g_assert_cmpint(does(i, sandbox), ==, !gone);
    }
    sandbox_drop(sandbox);
}

static void test_files(const void *data)
{
    const char *why;

    if (module_open("seccomp", &why))
        with_folders(try_files, data);
    else
        g_test_skip("no libseccomp here");
}

static bool paints(const char *bytes, size_t len)
{
    return len == 5 && *bytes == 'h' && !has_network() && !runs_programs() && has_threads() &&
           !opens(g_get_tmp_dir(), "affiche-unmade", O_WRONLY | O_CREAT);
}

/* What trials of artwork run in. */
static void test_nursery(const void *data G_GNUC_UNUSED)
{
    static const struct worker_limits limits = {5, 256u << 20};
    struct nursery *nursery = nursery_new();

    if (sandbox_is_whole())
        g_assert_cmpint(nursery_try(nursery, paints, "hello", 5, &limits), ==, WORKER_DONE);
    else
        g_test_skip("no seccomp or no Landlock here");
    nursery_drop(nursery);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *path;
        enum sandbox_kind kind;
    } kinds[] = {{"/sandbox/read", SANDBOX_READ},
                 {"/sandbox/paint", SANDBOX_PAINT},
                 {"/sandbox/program", SANDBOX_PROGRAM},
                 {"/sandbox/build", SANDBOX_BUILD}};

    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        g_test_add_data_func(kinds[i].path, GUINT_TO_POINTER(kinds[i].kind), test_kind);
    g_test_add_data_func("/sandbox/outside", NULL, test_outside);
    g_test_add_data_func("/sandbox/files", NULL, test_files);
    g_test_add_data_func("/sandbox/nursery", NULL, test_nursery);
    return g_test_run();
}
