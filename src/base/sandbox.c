/* sandbox: what a process gives up for good before it reads what others wrote: by seccomp system
 * calls, by Landlock files.
 *
 * Under worker, nursery and whoever builds. What always holds: what is given up never comes back,
 * not in children either; what the kernel can't keep a process from is left as it was. */
#include "base/base_private.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef LANDLOCK_ACCESS_FS_TRUNCATE /* headers may be older than the kernel */
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

struct sandbox {
    enum sandbox_kind kind;
    int rules;                           /* of Landlock; -1: none */
    guint64 handled;                     /* what those forbid, where they don't allow it */
    const struct sandbox_filter *filter; /* of seccomp; NULL: none */
};

#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define RUNNING (READING | LANDLOCK_ACCESS_FS_EXECUTE)
/* Devices, pipes and sockets are made nowhere. */
#define WRITING                                                                                    \
    (READING | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |                     \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |  \
     LANDLOCK_ACCESS_FS_TRUNCATE)
#define OF_FILES                                                                                   \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE |   \
     LANDLOCK_ACCESS_FS_TRUNCATE)

/* All that the first version knows, less what a later one has to know (Documentation/userspace-api/
 * landlock). */
static guint64 known(long version)
{
    const guint64 first = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

    return version < 3 ? first : first | LANDLOCK_ACCESS_FS_TRUNCATE;
}

static long landlock_version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static bool is_nowhere(int error)
{
    return error == ENOENT || error == ENOTDIR || error == EACCES || error == ELOOP ||
           error == ENAMETOOLONG;
}

static void drop_rules(struct sandbox *sandbox)
{
    if (sandbox->rules >= 0)
        close(sandbox->rules);
    sandbox->rules = -1;
}

/* Where the system fails, rules that lack a path would forbid it later, for a reason that is none:
 * then there are none. */
static void allow(struct sandbox *sandbox, const char *path, guint64 what)
{
    const int fd = (int)TEMP_FAILURE_RETRY(open(path, O_PATH | O_CLOEXEC));
    struct stat info;
    struct landlock_path_beneath_attr rule = {.parent_fd = fd};

    if (fd < 0) {
        if (!is_nowhere(errno))
            drop_rules(sandbox);
        return;
    }
    rule.allowed_access = what & sandbox->handled;
    if (fstat(fd, &info) == 0 && !S_ISDIR(info.st_mode))
        rule.allowed_access &= OF_FILES;
    syscall(SYS_landlock_add_rule, sandbox->rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(fd);
}

/* Where libraries are looked for elsewhere than where a system has them, and where GLib is. */
static void allow_libraries(struct sandbox *sandbox)
{
    const char *path = g_getenv("LD_LIBRARY_PATH");
    g_auto(GStrv) folders = g_strsplit(path ? path : "", ":", -1);
    Dl_info glib;

    for (char **folder = folders; *folder; folder++)
        allow(sandbox, *folder, READING);
    if (dladdr((const void *)g_free, &glib) && glib.dli_fname) {
        g_autofree char *libraries = g_path_get_dirname(glib.dli_fname);

        allow(sandbox, libraries, READING);
    }
}

/* What libraries look for: their data, each other, and what the kernel says of this process. */
static void allow_system(struct sandbox *sandbox, guint64 what)
{
    static const char *const folders[] = {"/usr",      "/bin",        "/lib",        "/lib64",
                                          "/etc",      "/proc",       "/nix/store",  "/gnu/store",
                                          "/dev/zero", "/dev/random", "/dev/urandom"};
    const char *modules = module_folder();
    g_autofree char *catalogues = g_build_filename(modules, "..", "..", "share", NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++)
        allow(sandbox, folders[i], what);
    allow(sandbox, "/dev/null", READING | LANDLOCK_ACCESS_FS_WRITE_FILE);
#ifdef __SANITIZE_ADDRESS__ /* which names functions by it */
    allow(sandbox, "/proc/self/exe", READING);
#endif
    allow(sandbox, modules, READING);
    allow(sandbox, catalogues, READING);
    allow_libraries(sandbox);
}

static void allow_all(struct sandbox *sandbox, const char *const *paths, guint64 what)
{
    for (; paths && *paths; paths++)
        allow(sandbox, *paths, what);
}

struct sandbox *sandbox_new(enum sandbox_kind kind, const char *const *reads, const char *writes)
{
    static const guint64 systems[] = {
        [SANDBOX_PAINT] = READING, [SANDBOX_PROGRAM] = RUNNING, [SANDBOX_BUILD] = READING};
    const long version = landlock_version();
    const struct landlock_ruleset_attr handled = {.handled_access_fs = known(version)};
    struct sandbox *sandbox = g_new(struct sandbox, 1);
    const char *why;

    *sandbox = (struct sandbox){.kind = kind,
                                .rules = -1,
                                .handled = handled.handled_access_fs,
                                .filter = module_open("seccomp", &why)};
    if (version < 1 || (kind == SANDBOX_BUILD && !reads))
        return sandbox;
    sandbox->rules =
        (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled.handled_access_fs, 0);
    if (sandbox->rules < 0)
        return sandbox;
    if (systems[kind])
        allow_system(sandbox, systems[kind]);
    allow_all(sandbox, reads, kind == SANDBOX_PROGRAM ? RUNNING : READING);
    if (writes)
        allow(sandbox, writes, WRITING);
    return sandbox;
}

void sandbox_enter(const struct sandbox *sandbox)
{
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (sandbox->rules >= 0)
        syscall(SYS_landlock_restrict_self, sandbox->rules, 0);
    if (sandbox->filter)
        sandbox->filter->enter(sandbox->kind);
}

void sandbox_enter_new(enum sandbox_kind kind, const char *const *reads, const char *writes)
{
    struct sandbox *sandbox = sandbox_new(kind, reads, writes);

    sandbox_enter(sandbox);
    sandbox_drop(sandbox);
}

void sandbox_drop(struct sandbox *sandbox)
{
    if (sandbox)
        drop_rules(sandbox);
    g_free(sandbox);
}

bool sandbox_is_whole(void)
{
    const char *why;

    return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0 && module_open("seccomp", &why) &&
           landlock_version() >= 1;
}
