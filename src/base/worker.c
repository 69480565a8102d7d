/* worker: a task in a process of its own, within limits, so that what hangs, dies or eats memory
 * costs nothing but itself. What always holds: the caller's own state stays as it was. */
#include "base/base_private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define MEMORY_COUNTS 0 /* its shadow alone takes terabytes of addresses */
#else
#define MEMORY_COUNTS 1
#endif

/* By the clock: on a busy machine a task that takes a second waits for many. */
enum { PATIENCE_S = 60 };

static rlim_t addresses_in_use(void)
{
    g_autofree char *said = NULL;
    const guint64 pages = g_file_get_contents("/proc/self/statm", &said, NULL, NULL)
                              ? g_ascii_strtoull(said, NULL, 10)
                              : 0;

    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void limit(int what, rlim_t most)
{
    struct rlimit now;

    if (getrlimit(what, &now) != 0 || (now.rlim_cur != RLIM_INFINITY && now.rlim_cur <= most))
        return;
    now.rlim_cur = most;
    setrlimit(what, &now);
}

/* Nothing that a library says on its way down reaches the user. */
static void be_quiet(void)
{
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    if (nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
}

void worker_keep_only(int fd)
{
    const int nowhere = open("/dev/null", O_RDWR);

    for (int standard = 0; standard <= STDERR_FILENO && nowhere >= 0; standard++)
        dup2(nowhere, standard);
    if (fd > STDERR_FILENO + 1)
        close_range(STDERR_FILENO + 1, (unsigned)fd - 1, 0);
    close_range((unsigned)fd + 1, ~0u, 0);
}

void worker_limit(size_t memory)
{
    limit(RLIMIT_CORE, 0);
    if (MEMORY_COUNTS)
        limit(RLIMIT_AS, addresses_in_use() + memory);
}

int worker_wait(pid_t pid)
{
    int status = 0;

    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

static void work(worker_task task, void *data, const struct worker_limits *limits)
{
    be_quiet();
    limit(RLIMIT_CPU, limits->cpu_s);
    worker_limit(limits->memory);
    alarm(MAX(limits->cpu_s * 10, PATIENCE_S));
    _exit(task(data) ? 0 : 1);
}

static enum worker_fate fate_of(int status)
{
    if (WIFEXITED(status))
        return WEXITSTATUS(status) == 0 ? WORKER_DONE : WORKER_REFUSED;
    return WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGALRM ? WORKER_LATE : WORKER_DIED;
}

enum worker_fate worker_try(worker_task task, void *data, const struct worker_limits *limits)
{
    const pid_t child = fork();
    int status = 0;

    if (child == 0)
        work(task, data, limits);
    if (child < 0)
        return WORKER_NONE;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return WORKER_NONE;
    return fate_of(status);
}
