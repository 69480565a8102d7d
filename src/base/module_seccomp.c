/* module_seccomp: which system calls a process keeps, as libseccomp tells the kernel
 * (base/module.c). Linked into a shared object of its own.
 *
 * What sandbox enters by. What always holds: a call that is refused fails with EPERM, and ends
 * nobody. */
#include "base/base_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <unistd.h>

/* Memory, clocks, signals of its own, and what is open already. */
static const int own[] = {
    SCMP_SYS(read),          SCMP_SYS(readv),
    SCMP_SYS(pread64),       SCMP_SYS(write),
    SCMP_SYS(writev),        SCMP_SYS(recvfrom),
    SCMP_SYS(recv),          SCMP_SYS(sendto),
    SCMP_SYS(send),          SCMP_SYS(poll),
    SCMP_SYS(ppoll),         SCMP_SYS(close),
    SCMP_SYS(lseek),         SCMP_SYS(_llseek),
    SCMP_SYS(fstat),         SCMP_SYS(fstat64),
    SCMP_SYS(newfstatat),    SCMP_SYS(fstatat64),
    SCMP_SYS(statx),         SCMP_SYS(mmap),
    SCMP_SYS(mmap2),         SCMP_SYS(munmap),
    SCMP_SYS(mprotect),      SCMP_SYS(mremap),
    SCMP_SYS(madvise),       SCMP_SYS(brk),
    SCMP_SYS(futex),         SCMP_SYS(futex_time64),
    SCMP_SYS(exit),          SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(sigreturn),
    SCMP_SYS(sigaltstack),   SCMP_SYS(restart_syscall),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres),  SCMP_SYS(clock_nanosleep),
    SCMP_SYS(gettimeofday),  SCMP_SYS(nanosleep),
    SCMP_SYS(time),          SCMP_SYS(alarm),
    SCMP_SYS(setitimer),     SCMP_SYS(getrandom),
    SCMP_SYS(getpid),        SCMP_SYS(gettid),
    SCMP_SYS(sched_yield),   SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_getattr), SCMP_SYS(sysinfo),
    SCMP_SYS(uname),         SCMP_SYS(getrlimit),
    SCMP_SYS(ugetrlimit),    SCMP_SYS(membarrier),
};

/* Looking around, and threads. */
static const int looking[] = {
    SCMP_SYS(access),        SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),    SCMP_SYS(stat),
    SCMP_SYS(stat64),        SCMP_SYS(lstat),
    SCMP_SYS(lstat64),       SCMP_SYS(statfs),
    SCMP_SYS(statfs64),      SCMP_SYS(fstatfs),
    SCMP_SYS(getdents64),    SCMP_SYS(getcwd),
    SCMP_SYS(fcntl),         SCMP_SYS(fcntl64),
    SCMP_SYS(eventfd2),      SCMP_SYS(pipe2),
    SCMP_SYS(prctl),         SCMP_SYS(rseq),
    SCMP_SYS(getuid),        SCMP_SYS(geteuid),
    SCMP_SYS(getgid),        SCMP_SYS(getegid),
    SCMP_SYS(fadvise64),     SCMP_SYS(set_robust_list),
    SCMP_SYS(sched_setattr),
};

/* Other programs, other processes, and the system itself. */
static const int programs[] = {SCMP_SYS(execve), SCMP_SYS(execveat)};
static const int outside[] = {
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
#if !defined(__SANITIZE_ADDRESS__) /* which looks for leaks by it */
    SCMP_SYS(ptrace),
#endif
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(mknod),
    SCMP_SYS(mknodat),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(move_mount),
    SCMP_SYS(open_tree),
    SCMP_SYS(fsopen),
    SCMP_SYS(mount_setattr),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(reboot),
};

static bool add(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count)
{
    bool ok = true;

    for (size_t i = 0; i < count; i++)
        ok &= seccomp_rule_add(filter, action, calls[i], 0) == 0;
    return ok;
}

#define ADD(filter, action, calls) add(filter, action, calls, G_N_ELEMENTS(calls))
#define REFUSED SCMP_ACT_ERRNO(EPERM)

/* Only its own threads may get a signal: abort() sends one. */
static bool keep_own(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp itself = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid());

    return ADD(filter, SCMP_ACT_ALLOW, own) &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, itself) == 0;
}

/* What clone3 is asked for stands in memory, which no filter sees: where there is none, threads are
 * made by clone. */
static bool keep_looking(scmp_filter_ctx filter)
{
    const scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
    const struct scmp_arg_cmp reads = SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY),
                              reads_at = SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY),
                              thread = SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD);

    return keep_own(filter) && ADD(filter, SCMP_ACT_ALLOW, looking) &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, reads) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, reads_at) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, thread) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

static bool refuse_outside(scmp_filter_ctx filter)
{
    return ADD(filter, REFUSED, outside);
}

static bool refuse_programs(scmp_filter_ctx filter)
{
    return refuse_outside(filter) && ADD(filter, REFUSED, programs);
}

static const struct {
    uint32_t others; /* what becomes of calls that no rule names */
    bool (*add)(scmp_filter_ctx filter);
} kinds[] = {
    [SANDBOX_READ] = {REFUSED, keep_own},
    [SANDBOX_PAINT] = {REFUSED, keep_looking},
    [SANDBOX_PROGRAM] = {SCMP_ACT_ALLOW, refuse_outside},
    [SANDBOX_BUILD] = {SCMP_ACT_ALLOW, refuse_programs},
};

static bool enter(enum sandbox_kind kind)
{
    scmp_filter_ctx filter = seccomp_init(kinds[kind].others);
    const bool ok = filter && kinds[kind].add(filter) && seccomp_load(filter) == 0;

    seccomp_release(filter);
    return ok;
}

extern const struct sandbox_filter module_table;
const struct sandbox_filter module_table = {enter};
