/* fault: runs a command and makes one of its system calls fail.
 *
 *     fault [OPTION...] COMMAND [ARGUMENT...]
 *         -p PREFIX    of calls that name a file, count those of files that begin so; several may
 * be given (of what is no file: pipe:, socket:, /memfd:) -l FILE      write down each call that
 * counts: its kind, its number among those of that kind, its name, its file -f KIND      this kind
 * of calls fails (-l shows them) -n NUMBER    the NUMBER-th of them; with -a it and all that follow
 *         -e ERROR     with this number; SHORT: half of what it asks for is done; KILL: its process
 * is killed before it -b BYTES     no more than so many bytes fit on the disk: a write that doesn't
 * fit is short, and all after it fail with ENOSPC
 *
 * What it was that failed is the last line of -l, behind "!". It exits as the command does (128 and
 * the signal where one killed it); 125: it can't trace here. It traces the command and all that it
 * forks with ptrace, at the calls that a seccomp filter names, so it sees every call, those that
 * libraries make inside themselves, too, and the program needs no seam for it. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef __x86_64__
int main(void)
{
    fputs("fault: this processor's registers are unknown to it\n", stderr);
    return 125;
}
#else

enum { CANT = 125, PREFIXES = 16, KILL = -2, SHORT = -1 };

/* Where a call names its file. */
enum names { NOTHING, BY_FD, BY_PATH, BY_AT };

enum kind {
    OPEN,
    CREATE,
    READ,
    WRITE,
    SYNC,
    CLOSE,
    STAT,
    RENAME,
    LINK,
    UNLINK,
    MKDIR,
    MODE,
    LOCK,
    LIST,
    MAP,
    SEEK,
    MEMORY,
    PIPE,
    FORK,
    WAIT,
    SEND,
    RECEIVE,
    POLL,
    DUP,
    KINDS
};

static const char *const kind_names[KINDS] = {
    "open",   "create", "read",  "write", "sync", "close",   "stat", "rename",
    "link",   "unlink", "mkdir", "mode",  "lock", "list",    "map",  "seek",
    "memory", "pipe",   "fork",  "wait",  "send", "receive", "poll", "dup"};

static const struct call {
    long number;
    const char *name;
    enum kind kind;
    enum names names;
} calls[] = {
    {SYS_open, "open", OPEN, BY_PATH},
    {SYS_openat, "openat", OPEN, BY_AT},
    {SYS_read, "read", READ, BY_FD},
    {SYS_pread64, "pread64", READ, BY_FD},
    {SYS_readv, "readv", READ, BY_FD},
    {SYS_write, "write", WRITE, BY_FD},
    {SYS_pwrite64, "pwrite64", WRITE, BY_FD},
    {SYS_writev, "writev", WRITE, BY_FD},
    {SYS_ftruncate, "ftruncate", WRITE, BY_FD},
    {SYS_fallocate, "fallocate", WRITE, BY_FD},
    {SYS_fsync, "fsync", SYNC, BY_FD},
    {SYS_fdatasync, "fdatasync", SYNC, BY_FD},
    {SYS_syncfs, "syncfs", SYNC, BY_FD},
    {SYS_close, "close", CLOSE, BY_FD},
    {SYS_stat, "stat", STAT, BY_PATH},
    {SYS_lstat, "lstat", STAT, BY_PATH},
    {SYS_fstat, "fstat", STAT, BY_FD},
    {SYS_newfstatat, "newfstatat", STAT, BY_AT},
    {SYS_statx, "statx", STAT, BY_AT},
    {SYS_access, "access", STAT, BY_PATH},
    {SYS_faccessat, "faccessat", STAT, BY_AT},
    {SYS_faccessat2, "faccessat2", STAT, BY_AT},
    {SYS_readlink, "readlink", STAT, BY_PATH},
    {SYS_readlinkat, "readlinkat", STAT, BY_AT},
    {SYS_rename, "rename", RENAME, BY_PATH},
    {SYS_renameat, "renameat", RENAME, BY_AT},
    {SYS_renameat2, "renameat2", RENAME, BY_AT},
    {SYS_link, "link", LINK, BY_PATH},
    {SYS_linkat, "linkat", LINK, BY_AT},
    {SYS_unlink, "unlink", UNLINK, BY_PATH},
    {SYS_unlinkat, "unlinkat", UNLINK, BY_AT},
    {SYS_rmdir, "rmdir", UNLINK, BY_PATH},
    {SYS_mkdir, "mkdir", MKDIR, BY_PATH},
    {SYS_mkdirat, "mkdirat", MKDIR, BY_AT},
    {SYS_chmod, "chmod", MODE, BY_PATH},
    {SYS_fchmod, "fchmod", MODE, BY_FD},
    {SYS_fchmodat, "fchmodat", MODE, BY_AT},
    {SYS_chown, "chown", MODE, BY_PATH},
    {SYS_fchown, "fchown", MODE, BY_FD},
    {SYS_fchownat, "fchownat", MODE, BY_AT},
    {SYS_flock, "flock", LOCK, BY_FD},
    {SYS_getdents64, "getdents64", LIST, BY_FD},
    {SYS_mmap, "mmap", MAP, NOTHING},
    {SYS_lseek, "lseek", SEEK, BY_FD},
    {SYS_memfd_create, "memfd_create", MEMORY, NOTHING},
    {SYS_pipe, "pipe", PIPE, NOTHING},
    {SYS_pipe2, "pipe2", PIPE, NOTHING},
    {SYS_socketpair, "socketpair", PIPE, NOTHING},
    {SYS_fork, "fork", FORK, NOTHING},
    {SYS_vfork, "vfork", FORK, NOTHING},
    {SYS_clone, "clone", FORK, NOTHING},
    {SYS_clone3, "clone3", FORK, NOTHING},
    {SYS_wait4, "wait4", WAIT, NOTHING},
    {SYS_waitid, "waitid", WAIT, NOTHING},
    {SYS_sendto, "sendto", SEND, BY_FD},
    {SYS_sendmsg, "sendmsg", SEND, BY_FD},
    {SYS_recvfrom, "recvfrom", RECEIVE, BY_FD},
    {SYS_recvmsg, "recvmsg", RECEIVE, BY_FD},
    {SYS_poll, "poll", POLL, NOTHING},
    {SYS_ppoll, "ppoll", POLL, NOTHING},
    {SYS_dup, "dup", DUP, BY_FD},
    {SYS_dup2, "dup2", DUP, BY_FD},
    {SYS_dup3, "dup3", DUP, BY_FD},
};

enum { CALLS = sizeof calls / sizeof calls[0] };

static struct {
    const char *prefixes[PREFIXES];
    unsigned prefix_count;
    FILE *log;
    int kind; /* which fails; -1: none */
    unsigned long number;
    bool all; /* those after it, too */
    int error;
    long long room; /* bytes; -1: as many as there are */
} plan = {.kind = -1, .error = EIO, .room = -1};

static unsigned long counts[KINDS];

static int die(const char *what)
{
    fprintf(stderr, "fault: %s: %s\n", what, strerror(errno));
    exit(CANT);
}

/* ------------------------------------------------------------- the traced */

/* Each named call stops, every other one passes. */
static bool filter(void)
{
    struct sock_filter program[CALLS + 3];
    unsigned short len = 0;

    program[len++] =
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (unsigned i = 0; i < CALLS; i++)
        program[len++] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i].number, (unsigned char)(CALLS - i), 0);
    program[len++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    program[len++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &(struct sock_fprog){len, program}) == 0;
}

/* Waits until it is traced: until somebody closes the other end. */
static void be_traced(const int ends[2], char **command)
{
    char byte;

    close(ends[1]);
    if (read(ends[0], &byte, 1) != 0)
        _exit(CANT);
    close(ends[0]);
    if (!filter())
        die("seccomp");
    execvp(command[0], command);
    die(command[0]);
}

/* -------------------------------------------------------- what a call says */

static bool peek(pid_t pid, unsigned long long at, void *to, size_t len)
{
    return process_vm_readv(pid, &(struct iovec){to, len}, 1,
                            &(struct iovec){(void *)(uintptr_t)at, len}, 1, 0) == (ssize_t)len;
}

/* A text may end where the memory does: it is read up to the end of each page. */
static void peek_text(pid_t pid, unsigned long long at, char text[static PATH_MAX])
{
    size_t len = 0;

    while (len < PATH_MAX - 1) {
        const size_t page = 4096 - (at + len) % 4096,
                     part = page < PATH_MAX - 1 - len ? page : PATH_MAX - 1 - len;

        if (!peek(pid, at + len, text + len, part))
            break;
        if (memchr(text + len, '\0', part))
            return;
        len += part;
    }
    text[len] = '\0';
}

static void name_link(pid_t pid, const char *what, char name[static PATH_MAX])
{
    char link[64];
    ssize_t len;

    snprintf(link, sizeof link, "/proc/%d/%s", (int)pid, what);
    len = readlink(link, name, PATH_MAX - 1);
    name[len < 0 ? 0 : len] = '\0';
}

static void name_fd(pid_t pid, int fd, char name[static PATH_MAX])
{
    char what[32];

    snprintf(what, sizeof what, "fd/%d", fd);
    name_link(pid, what, name);
}

static void name_at(pid_t pid, int fd, unsigned long long at, char name[static PATH_MAX])
{
    char text[PATH_MAX], folder[PATH_MAX];

    peek_text(pid, at, text);
    if (*text == '/') {
        memcpy(name, text, PATH_MAX);
        return;
    }
    if (fd == AT_FDCWD)
        name_link(pid, "cwd", folder);
    else
        name_fd(pid, fd, folder);
    if (snprintf(name, PATH_MAX, *text ? "%s/%s" : "%s", folder, text) >= PATH_MAX)
        *name = '\0';
}

static void name_file(pid_t pid, const struct call *call, const unsigned long long *arguments,
                      char name[static PATH_MAX])
{
    *name = '\0';
    if (call->names == BY_FD)
        name_fd(pid, (int)arguments[0], name);
    else if (call->names == BY_PATH)
        name_at(pid, AT_FDCWD, arguments[0], name);
    else if (call->names == BY_AT)
        name_at(pid, (int)arguments[0], arguments[1], name);
    else if (call->kind == MAP && (int)arguments[4] >= 0 && !(arguments[3] & MAP_ANONYMOUS))
        name_fd(pid, (int)arguments[4], name);
}

static bool is_creating(const struct call *call, const unsigned long long *arguments)
{
    const unsigned long long flags = arguments[call->number == SYS_open ? 1 : 2];

    return (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
}

static bool makes_thread(pid_t pid, const struct call *call, const unsigned long long *arguments)
{
    unsigned long long flags = arguments[0];

    if (call->number == SYS_clone3 && !peek(pid, arguments[0], &flags, sizeof flags))
        flags = 0;
    return (call->number == SYS_clone || call->number == SYS_clone3) && flags & CLONE_THREAD;
}

static bool counts_for(const struct call *call, const char *name)
{
    if (call->names == NOTHING && call->kind != MAP)
        return true;
    for (unsigned i = 0; i < plan.prefix_count; i++)
        if (strncmp(name, plan.prefixes[i], strlen(plan.prefixes[i])) == 0)
            return true;
    return plan.prefix_count == 0;
}

/* ------------------------------------------------------------ what is done */

static void note(const char *mark, enum kind kind, const struct call *call, const char *name)
{
    if (plan.log)
        fprintf(plan.log, "%s%s %lu %s %s\n", mark, kind_names[kind], counts[kind], call->name,
                name);
}

/* It is not made, and ends with this error. */
static void refuse(pid_t pid, int error)
{
    struct user_regs_struct registers;

    if (ptrace(PTRACE_GETREGS, pid, 0, &registers) != 0)
        return;
    registers.orig_rax = (unsigned long long)-1;
    registers.rax = (unsigned long long)-error;
    ptrace(PTRACE_SETREGS, pid, 0, &registers);
}

/* It is asked for so many bytes only. */
static void shorten(pid_t pid, unsigned long long len)
{
    struct user_regs_struct registers;

    if (ptrace(PTRACE_GETREGS, pid, 0, &registers) != 0)
        return;
    registers.rdx = len;
    ptrace(PTRACE_SETREGS, pid, 0, &registers);
}

static void fail(pid_t pid, const unsigned long long *arguments)
{
    if (plan.error == KILL)
        kill(pid, SIGKILL);
    else if (plan.error == SHORT)
        shorten(pid, (arguments[2] + 1) / 2);
    else
        refuse(pid, plan.error);
}

/* False: it fits. */
static bool is_full(pid_t pid, const struct call *call, const unsigned long long *arguments)
{
    const long long len = (long long)arguments[2];

    if (plan.room < 0 || call->kind != WRITE || call->number == SYS_ftruncate)
        return false;
    if (len <= plan.room) {
        plan.room -= len;
        return false;
    }
    if (plan.room > 0)
        shorten(pid, (unsigned long long)plan.room);
    else
        refuse(pid, ENOSPC);
    plan.room = 0;
    return true;
}

static void judge(pid_t pid, const struct call *call, const unsigned long long *arguments)
{
    enum kind kind = call->kind;
    char name[PATH_MAX];
    bool chosen;

    name_file(pid, call, arguments, name);
    if (!counts_for(call, name) || makes_thread(pid, call, arguments))
        return;
    if (kind == OPEN && is_creating(call, arguments))
        kind = CREATE;
    counts[kind]++;
    chosen = (int)kind == plan.kind &&
             (counts[kind] == plan.number || (plan.all && counts[kind] > plan.number));
    if (chosen)
        fail(pid, arguments);
    else if (*name == '/' && strncmp(name, "/memfd:", 7) != 0)
        chosen = is_full(pid, call, arguments);
    note(chosen ? "!" : "", kind, call, name);
}

static void stop_at_call(pid_t pid)
{
    struct __ptrace_syscall_info info;

    if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) <= 0)
        return;
    for (unsigned i = 0; i < CALLS; i++)
        if ((unsigned long long)calls[i].number == info.seccomp.nr) {
            const unsigned long long arguments[] = {info.seccomp.args[0], info.seccomp.args[1],
                                                    info.seccomp.args[2], info.seccomp.args[3],
                                                    info.seccomp.args[4], info.seccomp.args[5]};

            judge(pid, &calls[i], arguments);
            return;
        }
}

/* ----------------------------------------------------------- who is traced */

/* A stop for a signal that was sent gives it; one that stops for a reason of ptrace's own has none.
 */
static void go_on(pid_t pid, int status)
{
    const int event = status >> 16, sent = WSTOPSIG(status);

    if (event == PTRACE_EVENT_SECCOMP)
        stop_at_call(pid);
    if (event == PTRACE_EVENT_STOP &&
        (sent == SIGSTOP || sent == SIGTSTP || sent == SIGTTIN || sent == SIGTTOU))
        ptrace(PTRACE_LISTEN, pid, 0, 0);
    else
        ptrace(PTRACE_CONT, pid, 0, event ? 0 : sent);
}

/* The exit status of the first, once all have ended. */
static int trace(pid_t first)
{
    int status, ended = CANT;
    pid_t pid;

    while ((pid = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR) {
        if (pid > 0 && WIFSTOPPED(status))
            go_on(pid, status);
        else if (pid == first)
            ended = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return ended;
}

static int run(char **command)
{
    const long options = PTRACE_O_EXITKILL | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEFORK |
                         PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
    int ends[2];
    pid_t pid;

    if (pipe(ends) != 0 || (pid = fork()) < 0)
        die("fork");
    if (pid == 0)
        be_traced(ends, command);
    close(ends[0]);
    if (ptrace(PTRACE_SEIZE, pid, 0, options) != 0) {
        kill(pid, SIGKILL);
        die("ptrace");
    }
    close(ends[1]);
    return trace(pid);
}

/* ----------------------------------------------------------- what is asked */

static int kind_of(const char *name)
{
    for (int i = 0; i < KINDS; i++)
        if (strcmp(kind_names[i], name) == 0)
            return i;
    errno = EINVAL;
    return die(name);
}

static int error_of(const char *name)
{
    return strcmp(name, "SHORT") == 0 ? SHORT : strcmp(name, "KILL") == 0 ? KILL : atoi(name);
}

static void take(int option)
{
    if (option == 'p' && plan.prefix_count < PREFIXES)
        plan.prefixes[plan.prefix_count++] = optarg;
    else if (option == 'l' && !(plan.log = fopen(optarg, "we")))
        die(optarg);
    else if (option == 'f')
        plan.kind = kind_of(optarg);
    else if (option == 'n')
        plan.number = strtoul(optarg, NULL, 10);
    else if (option == 'a')
        plan.all = true;
    else if (option == 'e')
        plan.error = error_of(optarg);
    else if (option == 'b')
        plan.room = atoll(optarg);
    else if (option == '?')
        exit(CANT);
}

int main(int argc, char **argv)
{
    int option, status;

    while ((option = getopt(argc, argv, "+p:l:f:n:ae:b:")) != -1)
        take(option);
    if (optind == argc)
        return CANT;
    status = run(argv + optind);
    if (plan.log && fclose(plan.log) != 0)
        die("-l");
    return status;
}
#endif
