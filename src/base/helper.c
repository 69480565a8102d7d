/* helper: a process that stays for the next request: bytes go in, bytes come out.
 *
 * Beside workers, which has many for tasks that are known beforehand, and nursery, whose tasks each
 * have a process. What always holds: a request that kills it or takes too long costs itself alone;
 * the next one has a fresh process; none outlives its owner. */
#include "base/base_private.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PATIENCE_S = 10 }; /* without an owner it ends itself so long after its time */

struct helper {
    const struct helper_plan *plan;
    void *data;
    pid_t owner, pid; /* owner 0: there is no process */
    int fd;           /* requests one way, answers the other */
};

struct helper *helper_new(const struct helper_plan *plan, void *data)
{
    struct helper *helper = g_new0(struct helper, 1);

    helper->plan = plan;
    helper->data = data;
    return helper;
}

void helper_rest(struct helper *helper)
{
    if (!helper->owner)
        return;
    close(helper->fd);
    if (helper->owner == getpid())
        worker_wait(helper->pid);
    helper->owner = 0;
}

void helper_drop(struct helper *helper)
{
    if (helper)
        helper_rest(helper);
    g_free(helper);
}

/* In the helper, until its owner closes its end or is gone. */
static G_GNUC_NORETURN void serve(const struct helper *helper, int fd)
{
    GString *answer = g_string_new(NULL);
    guint32 len;

    worker_keep_only(fd);
    worker_limit(helper->plan->memory);
    helper->plan->begin(helper->data);
    while (recv(fd, &len, sizeof len, MSG_WAITALL) == sizeof len) {
        char *bytes = g_malloc(MAX(len, 1));
        GBytes *request = g_bytes_new_take(bytes, len);

        if (len > 0 && recv(fd, bytes, len, MSG_WAITALL) != (ssize_t)len)
            break;
        g_string_truncate(answer, 0);
        alarm(helper->plan->timeout_s + PATIENCE_S);
        helper->plan->work(helper->data, request, answer);
        alarm(0);
        g_bytes_unref(request);
        if (!worker_send_sized(fd, answer->str, answer->len))
            break;
    }
    _exit(0);
}

/* 0, or why there is no process. */
static int hire(struct helper *helper)
{
    int ends[2];

    int error;

    if (helper->owner == getpid())
        return 0;
    helper_rest(helper);
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return errno;
    helper->pid = fork();
    error = errno;
    if (helper->pid == 0)
        serve(helper, ends[1]);
    close(ends[1]);
    if (helper->pid < 0) {
        close(ends[0]);
        return error;
    }
    helper->owner = getpid();
    helper->fd = ends[0];
    return 0;
}

/* False: it won't say so much before its time is up. */
static bool hear(const struct helper *helper, void *to, size_t len, gint64 late_us)
{
    char *at = to;

    while (len > 0) {
        const gint64 left_ms = (late_us - g_get_monotonic_time()) / 1000;
        struct pollfd polled = {.fd = helper->fd, .events = POLLIN};
        ssize_t got = 0;

        if (left_ms > 0 && poll(&polled, 1, (int)left_ms) > 0)
            got = recv(helper->fd, at, len, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 && (left_ms <= 0 || polled.revents))
            return false;
        at += got;
        len -= (size_t)got;
    }
    return true;
}

static GBytes *take_answer(const struct helper *helper)
{
    const gint64 late_us = g_get_monotonic_time() + helper->plan->timeout_s * G_USEC_PER_SEC;
    guint32 len;
    g_autofree char *bytes = NULL;

    if (!hear(helper, &len, sizeof len, late_us) || len > helper->plan->answer_max)
        return NULL;
    bytes = g_malloc(MAX(len, 1));
    return hear(helper, bytes, len, late_us) ? g_bytes_new_take(g_steal_pointer(&bytes), len)
                                             : NULL;
}

static GBytes *ask_once(struct helper *helper, GBytes *request, int *error)
{
    gsize len;
    const char *bytes = g_bytes_get_data(request, &len);
    GBytes *answer = NULL;

    *error = hire(helper);
    if (*error != 0)
        return NULL;
    if (worker_send_sized(helper->fd, bytes, len))
        answer = take_answer(helper);
    if (!answer) {
        kill(helper->pid, SIGKILL);
        helper_rest(helper);
    }
    return answer;
}

/* It may have died of something else than the request: that is asked twice, if time is left. */
GBytes *helper_ask(struct helper *helper, GBytes *request, int *error)
{
    const gint64 late_us = g_get_monotonic_time() + helper->plan->timeout_s * G_USEC_PER_SEC;
    GBytes *answer = ask_once(helper, request, error);

    return !answer && *error == 0 && g_get_monotonic_time() < late_us
               ? ask_once(helper, request, error)
               : answer;
}
