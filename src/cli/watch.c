/* watch: tells when the files that documents are made from have changed (inotify).
 *
 * Serves `build --watch` alone. What always holds: it watches folders, not files, so that editors
 * that write beside a file and rename over it are seen; and only names that documents are made
 * from count, so that a build never wakes itself. */
#include "cli/cli.h"

#include "posting/posting.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define SETTLE_MS 60   /* editors save in several steps … */
#define LATEST_MS 2000 /* … and what is written all the time is never done */
#define EVENTS                                                                                     \
    (IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_ONLYDIR |           \
     IN_MASK_ADD)

struct watch {
    const char *command;
    char *const *arguments; /* ends with NULL; NULL: none */
    const char *data;
    GHashTable *folders; /* watch descriptor → set of names that count; NULL: all but hidden ones */
    int events, signals; /* file descriptors */
    sigset_t blocked, before;
    GHashTable *refused; /* char *: folders of which that was said */
};

/* Once for each folder; what is not there may come. */
static void say_refused(struct watch *watch, const char *folder, int error)
{
    if (error == ENOENT || error == ENOTDIR || !g_hash_table_add(watch->refused, g_strdup(folder)))
        return;
    cli_complain(watch->command, "%s can't be watched: %s", folder,
                 error == ENOSPC ? say_text("fs.inotify.max_user_watches is too low")
                                 : say_error(error));
}

/* `name` counts in this folder, NULL: all do. A folder that is not there is seen by its parent. */
static void add(struct watch *watch, const char *folder, const char *name)
{
    const int wd = inotify_add_watch(watch->events, folder, EVENTS);
    gpointer names;

    if (wd < 0) {
        say_refused(watch, folder, errno);
        return;
    }
    if (!name || !g_hash_table_lookup_extended(watch->folders, GINT_TO_POINTER(wd), NULL, &names)) {
        names = name ? g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) : NULL;
        g_hash_table_insert(watch->folders, GINT_TO_POINTER(wd), names);
    }
    if (name && names)
        g_hash_table_add(names, g_strdup(name));
}

/* A file, and what it is a link to: that changes where it lies. */
static void add_file(struct watch *watch, const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    char *real = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? realpath(path, NULL) : NULL;

    add(watch, folder, name);
    if (real) {
        g_autofree char *where = g_path_get_dirname(real), *target = g_path_get_basename(real);

        add(watch, where, target);
    }
    free(real);
}

static void add_files(struct watch *watch, const char *folder)
{
    add_file(watch, folder, POSTING_INI);
    add_file(watch, folder, POSTING_TXT);
}

static void add_data(struct watch *watch, const char *folder)
{
    static const char *const names[] = {"layouts", "fonts"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *inside = g_build_filename(folder, names[i], NULL);

        add(watch, folder, names[i]);
        add(watch, inside, NULL);
    }
}

static void add_posting(struct watch *watch, const char *path)
{
    g_autofree char *folder = postings_folder(path);
    g_autofree char *file = g_path_get_basename(path);
    g_autofree char *parent = g_path_get_dirname(folder), *name = g_path_get_basename(folder);

    add_files(watch, folder);
    if (posting_is_ini(path))
        add_file(watch, folder, file);
    add_data(watch, folder);
    add(watch, parent, name);
}

/* A folder of postings: more may come. */
static void add_folder(struct watch *watch, const char *folder)
{
    struct diag *unsaid = diag_new(); /* the build says it */
    g_autoptr(GPtrArray) names = source_list_folder(folder, unsaid);

    add(watch, folder, NULL);
    for (unsigned i = 0; names && i < names->len; i++) {
        g_autofree char *inside = g_build_filename(folder, g_ptr_array_index(names, i), NULL);

        add_files(watch, inside);
    }
    diag_drop(unsaid);
}

bool watch_look(struct watch *watch)
{
    struct diag *unsaid = diag_new(); /* the build says it */
    g_autoptr(GPtrArray) postings = postings_expand(watch->arguments, unsaid);

    for (char *const *argument = watch->arguments; argument && *argument; argument++)
        if (g_file_test(*argument, G_FILE_TEST_IS_DIR) && !postings_is_one(*argument))
            add_folder(watch, *argument);
    for (unsigned i = 0; postings && i < postings->len; i++)
        add_posting(watch, g_ptr_array_index(postings, i));
    add_data(watch, watch->data);
    diag_drop(unsaid);
    if (g_hash_table_size(watch->folders) > 0)
        return true;
    cli_complain(watch->command, "nothing can be watched, so it ends");
    return false;
}

static void names_free(gpointer names)
{
    if (names)
        g_hash_table_destroy(names);
}

struct watch *watch_new(const char *command, char *const *arguments, const char *data)
{
    struct watch *watch = g_new0(struct watch, 1);

    watch->command = command;
    watch->arguments = arguments;
    watch->data = data;
    watch->folders = g_hash_table_new_full(NULL, NULL, NULL, names_free);
    watch->refused = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    sigemptyset(&watch->blocked);
    sigaddset(&watch->blocked, SIGINT);
    sigaddset(&watch->blocked, SIGTERM);
    sigprocmask(SIG_BLOCK, &watch->blocked, &watch->before);
    watch->events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    watch->signals = signalfd(-1, &watch->blocked, SFD_CLOEXEC | SFD_NONBLOCK);
    if (watch->events >= 0 && watch->signals >= 0)
        return watch;
    cli_complain(command, "files can't be watched: %s", say_error(errno));
    watch_drop(watch);
    return NULL;
}

/* A signal that was left waiting would end the program when it is let through again. */
static void take_signals(const struct watch *watch)
{
    struct signalfd_siginfo taken;

    while (read(watch->signals, &taken, sizeof taken) > 0)
        ;
    close(watch->signals);
}

void watch_drop(struct watch *watch)
{
    if (!watch)
        return;
    if (watch->events >= 0)
        close(watch->events);
    if (watch->signals >= 0)
        take_signals(watch);
    sigprocmask(SIG_SETMASK, &watch->before, NULL);
    g_hash_table_destroy(watch->folders);
    g_hash_table_destroy(watch->refused);
    g_free(watch);
}

static enum watch_end fail(const struct watch *watch, int error)
{
    cli_complain(watch->command, "files can't be watched any more: %s", say_error(error));
    return WATCH_FAILED;
}

/* A file is there when it is closed or moved in; a folder, when it is made. */
static bool counts(const struct watch *watch, const struct inotify_event *event)
{
    gpointer names;

    if (event->mask & IN_Q_OVERFLOW)
        return true;
    if (event->len == 0 || *event->name == '.' ||
        (event->mask & (IN_CREATE | IN_ISDIR)) == IN_CREATE)
        return false;
    if (!g_hash_table_lookup_extended(watch->folders, GINT_TO_POINTER(event->wd), NULL, &names))
        return false;
    return !names || g_hash_table_contains(names, event->name);
}

/* Takes all events that are there; did one of them count? */
static bool drain(struct watch *watch)
{
    _Alignas(struct inotify_event) char buffer[8192];
    bool any = false;
    ssize_t len;

    while ((len = read(watch->events, buffer, sizeof buffer)) > 0)
        for (const char *at = buffer; at < buffer + len;) {
            const struct inotify_event *event = (const void *)at;

            any |= counts(watch, event);
            if (event->mask & IN_IGNORED)
                g_hash_table_remove(watch->folders, GINT_TO_POINTER(event->wd));
            at += sizeof *event + event->len;
        }
    return any;
}

/* How long it waits for more: for ever, or, after a change, a moment, but not past `latest_us`. */
static int patience_ms(bool changed, gint64 latest_us)
{
    const gint64 left_ms = (latest_us - g_get_monotonic_time()) / 1000;

    return changed ? (int)CLAMP(left_ms, 0, SETTLE_MS) : -1;
}

enum watch_end watch_wait(struct watch *watch)
{
    struct pollfd files[] = {{.fd = watch->signals, .events = POLLIN},
                             {.fd = watch->events, .events = POLLIN}};
    bool changed = false;
    gint64 latest_us = 0;

    for (;;) {
        const int patience = patience_ms(changed, latest_us),
                  ready = poll(files, G_N_ELEMENTS(files), patience);

        if (ready == 0 || patience == 0)
            return WATCH_CHANGED;
        if (ready > 0 && files[0].revents & POLLIN)
            return WATCH_ENDED;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready < 0 || files[0].revents || files[1].revents & ~POLLIN)
            return fail(watch, ready < 0 ? errno : EIO);
        if (drain(watch) && !changed) {
            changed = true;
            latest_us = g_get_monotonic_time() + LATEST_MS * (gint64)1000;
        }
    }
}
