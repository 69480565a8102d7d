/* workers: many tasks, taken one by one by processes that are forked from this one, so that a task
 * that dies or hangs costs nothing but itself.
 *
 * Below the batch. What always holds: each task is answered once, in order; a process that ends on
 * its way is replaced; no process outlives its caller by more than a task. */
#include "base/base_private.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    GLANCE_MS = 200,  /* how often it is looked for what says nothing of its end */
    PATIENCE_S = 10,  /* a worker without a caller ends itself so long after its time */
    CHUNK = 16 * 1024 /* bytes */
};

struct worker {
    pid_t pid; /* 0: none */
    int fd;    /* tasks one way, answers the other */
    unsigned task;
    unsigned given; /* tasks, since it was forked */
    bool busy;
    gint64 late_us;     /* when its task must be done */
    GByteArray *answer; /* what came of it: its length (guint32), then its bytes */
};

struct crew {
    const struct workers_plan *plan;
    struct worker *workers;
    unsigned next, taken; /* tasks that were given, and whose answers were taken */
    GPtrArray *answers;   /* struct workers_answer, by task; NULL: not yet, or taken */
};

bool worker_send(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        const ssize_t sent = send(fd, at, len, MSG_NOSIGNAL);

        if (sent < 0 && errno != EINTR)
            return false;
        at += MAX(sent, 0);
        len -= (size_t)MAX(sent, 0);
    }
    return true;
}

bool worker_send_sized(int fd, const void *bytes, size_t len)
{
    const guint32 size = (guint32)len;

    return worker_send(fd, &size, sizeof size) && worker_send(fd, bytes, len);
}

/* In the worker, until the caller closes its end or is gone. */
static G_GNUC_NORETURN void serve(const struct workers_plan *plan, int fd)
{
    GString *answer = g_string_new(NULL);
    guint32 task;

    worker_limit(plan->memory);
    if (plan->begin)
        plan->begin(plan->data);
    while (recv(fd, &task, sizeof task, MSG_WAITALL) == sizeof task) {
        alarm(plan->timeout_s + PATIENCE_S);
        g_string_truncate(answer, 0);
        plan->work(plan->data, task, answer);
        alarm(0);
        if (!worker_send_sized(fd, answer->str, answer->len))
            break;
    }
    _exit(0);
}

static void close_others(const struct crew *crew)
{
    for (unsigned i = 0; i < crew->plan->workers; i++)
        if (crew->workers[i].pid)
            close(crew->workers[i].fd);
}

/* False: errno. */
static bool hire(struct crew *crew, struct worker *worker)
{
    int ends[2];
    pid_t pid;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    pid = fork();
    if (pid == 0) {
        close_others(crew);
        close(ends[0]);
        serve(crew->plan, ends[1]);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    worker->pid = pid;
    worker->fd = ends[0];
    return true;
}

static void forget(struct worker *worker)
{
    close(worker->fd);
    worker->pid = 0;
    worker->given = 0;
    worker->busy = false;
    g_byte_array_set_size(worker->answer, 0);
}

static void answer(struct crew *crew, struct worker *worker, enum worker_fate fate, int status)
{
    struct workers_answer *answered = g_new0(struct workers_answer, 1);
    const GByteArray *heard = worker->answer;

    answered->fate = fate;
    answered->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    answered->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    answered->bytes = fate == WORKER_DONE
                          ? g_bytes_new(heard->data + sizeof(guint32), heard->len - sizeof(guint32))
                          : NULL;
    g_ptr_array_index(crew->answers, worker->task) = answered;
    g_byte_array_set_size(worker->answer, 0);
    worker->busy = false;
}

static void answer_free(gpointer data)
{
    struct workers_answer *answered = data;

    if (answered)
        g_clear_pointer(&answered->bytes, g_bytes_unref);
    g_free(answered);
}

/* The worker ended on its way. */
static void bury(struct crew *crew, struct worker *worker, enum worker_fate fate, int status)
{
    answer(crew, worker, fate, status);
    forget(worker);
}

/* One that ended while it had nothing to do costs no task; one that had its share is replaced.
 * False: no process is to be had. */
static bool give(struct crew *crew, struct worker *worker)
{
    const guint32 task = crew->next;
    const bool is_spent = crew->plan->share > 0 && worker->given >= crew->plan->share;

    if (worker->pid && (is_spent || !worker_send(worker->fd, &task, sizeof task))) {
        const pid_t pid = worker->pid;

        forget(worker);
        worker_wait(pid);
    }
    if (!worker->pid && (!hire(crew, worker) || !worker_send(worker->fd, &task, sizeof task)))
        return false;
    worker->task = crew->next++;
    worker->given++;
    worker->busy = true;
    worker->late_us = g_get_monotonic_time() + crew->plan->timeout_s * (gint64)G_USEC_PER_SEC;
    return true;
}

/* Fewer workers than wanted do, too. False: there is none. */
static bool give_all(struct crew *crew)
{
    bool any = false;

    for (unsigned i = 0; i < crew->plan->workers; i++) {
        struct worker *worker = &crew->workers[i];

        if (!worker->busy && crew->next < crew->plan->tasks)
            give(crew, worker);
        any |= worker->busy;
    }
    return any || crew->next == crew->plan->tasks;
}

static bool is_whole(const GByteArray *heard)
{
    guint32 len;

    if (heard->len < sizeof len)
        return false;
    memcpy(&len, heard->data, sizeof len);
    return heard->len >= sizeof len + len;
}

/* All that it has said so far. False: it will say no more. */
static bool hear(struct worker *worker)
{
    guint8 chunk[CHUNK];
    ssize_t got;

    while ((got = recv(worker->fd, chunk, sizeof chunk, MSG_DONTWAIT)) > 0)
        g_byte_array_append(worker->answer, chunk, (guint)got);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

/* What a child of its own still holds open says nothing of its end. */
static void look_after(struct crew *crew, struct worker *worker)
{
    const bool speaks = hear(worker);
    int status = 0;

    if (is_whole(worker->answer))
        answer(crew, worker, WORKER_DONE, 0);
    else if (!speaks)
        bury(crew, worker, WORKER_DIED, worker_wait(worker->pid));
    else if (waitpid(worker->pid, &status, WNOHANG) == worker->pid)
        bury(crew, worker, WORKER_DIED, status);
    else if (g_get_monotonic_time() > worker->late_us) {
        kill(worker->pid, SIGKILL);
        bury(crew, worker, WORKER_LATE, worker_wait(worker->pid));
    }
}

static void listen_to_all(struct crew *crew)
{
    g_autofree struct pollfd *polled = g_new0(struct pollfd, crew->plan->workers);

    for (unsigned i = 0; i < crew->plan->workers; i++)
        polled[i] = (struct pollfd){.fd = crew->workers[i].busy ? crew->workers[i].fd : -1,
                                    .events = POLLIN};
    poll(polled, crew->plan->workers, GLANCE_MS);
    for (unsigned i = 0; i < crew->plan->workers; i++)
        if (crew->workers[i].busy)
            look_after(crew, &crew->workers[i]);
}

static void take_answers(struct crew *crew)
{
    const struct workers_plan *plan = crew->plan;

    while (crew->taken < plan->tasks && g_ptr_array_index(crew->answers, crew->taken)) {
        gpointer *answered = &g_ptr_array_index(crew->answers, crew->taken);

        plan->take(plan->data, crew->taken, *answered);
        answer_free(g_steal_pointer(answered));
        crew->taken++;
    }
}

static unsigned count_answers(const struct crew *crew)
{
    unsigned count = crew->next;

    for (unsigned i = 0; i < crew->plan->workers; i++)
        count -= crew->workers[i].busy;
    return count;
}

static bool work(struct crew *crew)
{
    const struct workers_plan *plan = crew->plan;

    while (crew->taken < plan->tasks) {
        if (!give_all(crew))
            return false;
        listen_to_all(crew);
        take_answers(crew);
        if (plan->tell)
            plan->tell(plan->data, count_answers(crew));
    }
    return true;
}

static void dismiss(struct worker *worker)
{
    if (worker->pid) {
        close(worker->fd);
        worker_wait(worker->pid);
    }
    g_byte_array_unref(worker->answer);
}

bool workers_run(const struct workers_plan *plan)
{
    struct crew crew = {.plan = plan,
                        .workers = g_new0(struct worker, plan->workers),
                        .answers = g_ptr_array_new_with_free_func(answer_free)};
    bool ok;
    int error;

    g_ptr_array_set_size(crew.answers, (gint)plan->tasks);
    for (unsigned i = 0; i < plan->workers; i++)
        crew.workers[i].answer = g_byte_array_new();
    ok = work(&crew);
    error = errno;
    for (unsigned i = 0; i < plan->workers; i++)
        dismiss(&crew.workers[i]);
    g_ptr_array_unref(crew.answers);
    g_free(crew.workers);
    errno = error;
    return ok;
}
