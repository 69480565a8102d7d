/* nursery: a process that does nothing but run tasks in others that are forked from it.
 *
 * Beside worker, which forks from the caller itself. What always holds: it is as the caller was
 * when it was made. A library's pool of threads (librsvg has one for filters) is not there in a
 * process that is forked later, and a task that relies on it would wait for ever. */
#include "base/base_private.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

struct nursery {
    pid_t owner; /* the process that it was forked from; 0: it wasn't yet */
    pid_t pid;
    int fd; /* requests one way, fates the other */
};

struct request {
    nursery_task task;
    struct worker_limits limits;
    size_t len;
};

struct errand {
    const struct sandbox *sandbox;
    nursery_task task;
    const char *bytes;
    size_t len;
};

struct nursery *nursery_new(void)
{
    return g_new0(struct nursery, 1);
}

void nursery_drop(struct nursery *nursery)
{
    if (nursery && nursery->owner) {
        close(nursery->fd);
        if (nursery->owner == getpid())
            worker_wait(nursery->pid);
    }
    g_free(nursery);
}

static bool run(void *data)
{
    const struct errand *errand = data;

    sandbox_enter(errand->sandbox);
    return errand->task(errand->bytes, errand->len);
}

/* In the nursery, until its owner closes its end or is gone. */
static G_GNUC_NORETURN void serve(int fd)
{
    struct sandbox *sandbox;
    struct request request;

    worker_keep_only(fd);
    sandbox = sandbox_new(SANDBOX_PAINT, NULL, NULL);
    while (recv(fd, &request, sizeof request, MSG_WAITALL) == sizeof request) {
        g_autofree char *bytes = g_malloc(request.len + 1);
        struct errand errand = {sandbox, request.task, bytes, request.len};
        enum worker_fate fate;

        if (request.len > 0 && recv(fd, bytes, request.len, MSG_WAITALL) != (ssize_t)request.len)
            break;
        bytes[request.len] = '\0';
        fate = worker_try(run, &errand, &request.limits);
        if (!worker_send(fd, &fate, sizeof fate))
            break;
    }
    _exit(0);
}

static bool begin(struct nursery *nursery)
{
    int ends[2];

    if (nursery->owner)
        close(nursery->fd);
    nursery->owner = 0;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    nursery->pid = fork();
    if (nursery->pid == 0)
        serve(ends[1]);
    close(ends[1]);
    if (nursery->pid < 0) {
        close(ends[0]);
        return false;
    }
    nursery->owner = getpid();
    nursery->fd = ends[0];
    return true;
}

void nursery_renew(struct nursery *nursery)
{
    if (nursery->owner && nursery->owner != getpid())
        begin(nursery);
}

enum worker_fate nursery_try(struct nursery *nursery, nursery_task task, const char *bytes,
                             size_t len, const struct worker_limits *limits)
{
    const struct request request = {task, *limits, len};
    enum worker_fate fate;

    if (nursery->owner != getpid() && !begin(nursery))
        return WORKER_NONE;
    if (worker_send(nursery->fd, &request, sizeof request) &&
        worker_send(nursery->fd, bytes, len) &&
        recv(nursery->fd, &fate, sizeof fate, MSG_WAITALL) == sizeof fate)
        return fate;
    return WORKER_NONE;
}
