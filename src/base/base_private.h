/* How diag keeps what was reported, for diag_print; how an input's bytes are read; catalogues of
 * texts; a worker's limits; what filters system calls. Inside base/ only. */
#ifndef BASE_BASE_PRIVATE_H
#define BASE_BASE_PRIVATE_H

#include "base/base.h"

#include <sys/types.h>

struct diag_rule {
    const char *id, *meaning;
    enum diag_level level;
    bool stops;
};

extern const struct diag_rule diag_rules[DIAG_COUNT];

struct diag_entry {
    enum diag_id id;
    enum diag_level level; /* unless its id is raised */
    char *path;            /* NULL: at home */
    struct source_place place;
    char *excerpt; /* the line, or what is around the place; NULL: no line to show */
    unsigned excerpt_before, excerpt_width; /* characters of it before the place, and in it */
    char *message;
    unsigned order;
};

struct diag {
    GPtrArray *entries;  /* struct diag_entry */
    GHashTable *seen;    /* char *: what is listed, by place, id and message */
    GHashTable *counted; /* the same for what is only counted, as a hash (pointer), since there may
                            be millions */
    char *home;
    size_t reported; /* how many reports there were, those too that were given before */
    size_t stopped;  /* that number at the last one that stops */
    size_t failed;   /* … at the last one of a file that can't be read, or of the system */
    bool off[DIAG_COUNT], raised[DIAG_COUNT];
    unsigned kept[DIAG_COUNT],
        more[DIAG_COUNT]; /* listed; only counted, past the most that are listed */
    unsigned found[DIAG_COUNT][DIAG_ERROR + 1]; /* both, by their own level */
};

/* Of a file as a whole. `what` is translated. */
void source_report(struct diag *diag, enum diag_id id, const char *path, const char *what);
/* The text of a file's bytes, without its mark of order: UTF-8, UTF-16 (said), Windows-1252 (said).
 * NULL: reported, as input-binary or input-encoding. */
struct source *source_decode(const char *bytes, size_t len, const char *path, struct diag *diag);

/* catalogue: what msgfmt made of po/XX.po. NULL: missing or damaged. */
struct catalogue *catalogue_open(const char *path);
void catalogue_close(struct catalogue *catalogue); /* NULL: nothing */
/* What it says for a text; the text itself where it says nothing. Lent. */
const char *catalogue_text(const struct catalogue *catalogue, const char *english)
    __attribute__((format_arg(2)));
const char *catalogue_count(const struct catalogue *catalogue, const char *one, const char *more,
                            unsigned long count) __attribute__((format_arg(2), format_arg(3)));

/* out: a file before it has its place. */
/* Reports `system` of a path; `what` is translated. Always false. */
bool out_fail(const char *what, const char *path, int error, struct diag *diag);
/* The whole file beside its target (g_free), not yet on the disk, with a lock that lasts as long as
 * *fd is open, by which other runs know that somebody is at it. NULL: reported. */
char *out_write_beside(const char *path, const void *bytes, size_t len, mode_t mode, int *fd,
                       struct diag *diag);
/* Gives it the name, whatever has it; where it is free. 0, or the error; EEXIST: it is taken. */
int out_rename_over(const char *from, const char *to);
int out_rename_free(const char *from, const char *to);
/* Not every file system can rename so that nothing is written over; false: this one can't. */
bool out_can_rename(int error);
/* A new name lasts through a power cut only once its folder has been written. Reports `system`. */
bool out_settle(const char *folder, struct diag *diag);
/* How files are called that are not whole yet, up to the target's name; behind it stand a dot and
 * six characters. */
#define OUT_BESIDE ".affiche."
/* The same of a form that has lost its place and may yet be somebody's: never half a file. */
#define OUT_FORMER ".affiche-former."
enum { OUT_REPORTED = -1 }; /* in place of an error */
/* out_form: gives what lies beside it the place of a file that people fill in; `keep`: unless what
 * is there is somebody's. *aside: where what was there is now (g_free), also if that is all that
 * came of it; *error: 0, or why it failed. */
enum out_fate out_put_form(const char *path, const char *beside, bool keep, char **aside,
                           int *error, struct diag *diag);
/* What a run that was killed had of `folder/name`, a form, as OUT_FORMER says: away with it if it
 * is as it was made, else it gets a free name beside its target, which is reported. */
void out_free_former(const char *folder, const char *former, struct diag *diag);

/* In a process that was forked: closes all but this; what it says goes nowhere. A pipe that it held
 * open would seem in use to whoever reads it. */
void worker_keep_only(int fd);
/* From now on it may have so many bytes of addresses beside those it has (RLIMIT_AS; with ASan,
 * which needs terabytes, all that there are), and leaves no core. */
void worker_limit(size_t memory);
/* All of it, to the other end of a socket. False: that is gone; errno. */
bool worker_send(int fd, const void *bytes, size_t len);
/* Its length (guint32) before it. */
bool worker_send_sized(int fd, const void *bytes, size_t len);
int worker_wait(pid_t pid); /* for its end: its status */

/* What base/module_seccomp.c is opened for: from now on this thread and all that it starts keep the
 * system calls of their kind alone. False: the kernel can't do that. */
struct sandbox_filter {
    bool (*enter)(enum sandbox_kind kind);
};

/* How an entry counts: raised or not. */
enum diag_level diag_level_of(const struct diag *diag, const struct diag_entry *entry);

#endif
