/* printed_run: has pdftotext say where the words of a PDF stand. The first step for one. What
 * always holds: it runs without a shell, in a process with limits of its own, reads from memory and
 * writes to memory. */
#include "import/import_private.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CPU_S = 20, OUTPUT_MAX = 48 << 20 /* bytes */ };
#define MEMORY (1024u << 20) /* bytes */

struct asking {
    const char *program;
    int from, to; /* the PDF, and where what is said goes */
};

/* In the worker, whose limits stay. */
static bool ask(void *data)
{
    static char *const command[] = {"pdftotext", "-q", "-raw", "-bbox", "-enc",
                                    "UTF-8",     "-",  "-",    NULL};
    static char *const environment[] = {"LC_ALL=C", NULL};
    const struct asking *asking = data;
    const struct rlimit most = {OUTPUT_MAX, OUTPUT_MAX};
    const char *const reads[] = {asking->program, NULL};

    sandbox_enter_new(SANDBOX_PROGRAM, reads, NULL);
    if (dup2(asking->from, STDIN_FILENO) >= 0 && dup2(asking->to, STDOUT_FILENO) >= 0 &&
        setrlimit(RLIMIT_FSIZE, &most) == 0)
        execve(asking->program, command, environment);
    return false;
}

static GBytes *read_all(int fd)
{
    struct stat info;
    char *bytes;
    ssize_t got;

    if (fstat(fd, &info) != 0)
        return NULL;
    bytes = g_malloc((gsize)info.st_size + 1);
    got = pread(fd, bytes, (size_t)info.st_size, 0);
    return g_bytes_new_take(bytes, (gsize)MAX(got, 0));
}

static GBytes *have_asked(struct asking *asking, GBytes *pdf, enum import_fault *fault)
{
    static const struct worker_limits limits = {CPU_S, MEMORY};
    static const enum import_fault faults[] = {
        [WORKER_DONE] = FAULT_NONE, [WORKER_REFUSED] = FAULT_PDF,  [WORKER_LATE] = FAULT_SLOW,
        [WORKER_DIED] = FAULT_SLOW, [WORKER_NONE] = FAULT_LIBRARY,
    };
    gsize len;
    const char *bytes = g_bytes_get_data(pdf, &len);

    *fault = FAULT_LIBRARY;
    if (!out_write_all(asking->from, bytes, len) || lseek(asking->from, 0, SEEK_SET) != 0)
        return NULL;
    *fault = faults[worker_try(ask, asking, &limits)];
    return *fault == FAULT_NONE ? read_all(asking->to) : NULL;
}

GBytes *printed_words(GBytes *pdf, enum import_fault *fault)
{
    g_autofree char *program = g_find_program_in_path("pdftotext");
    struct asking asking = {program, memfd_create("pdf", MFD_CLOEXEC),
                            memfd_create("words", MFD_CLOEXEC)};
    GBytes *words = NULL;

    *fault = program ? FAULT_LIBRARY : FAULT_PROGRAM;
    if (program && asking.from >= 0 && asking.to >= 0)
        words = have_asked(&asking, pdf, fault);
    if (asking.from >= 0)
        close(asking.from);
    if (asking.to >= 0)
        close(asking.to);
    return words;
}
