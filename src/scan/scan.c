/* scan: reads a file of pictures, each in a process that has nothing else: what a picture does to
 * its library costs nothing but itself.
 *
 * The door of scan/. What always holds: each file gives at least one sheet, each picture one, and
 * each says what became of it. */
#include "scan/scan_private.h"

#include <errno.h>
#include <string.h>

enum {
    PICTURES_MAX = 500,         /* of a file */
    PATIENCE_S = 120,           /* by the clock, for a picture that takes half a second */
    MEMORY = 512 * 1024 * 1024, /* addresses; a page at 300 dpi takes a tenth of it */
    SHARE = 50                  /* pictures, then a fresh process */
};

struct task {
    const struct libraries *libs;
    GBytes *file;
    const struct scan_form *const *forms;
    unsigned form_count;
    unsigned count;    /* of pictures, once it is known */
    GPtrArray *sheets; /* what came of them */
    struct sandbox *sandbox;
};

/* A library that is taken over has a picture, and nowhere to go. */
static void enter(void *data)
{
    sandbox_enter(((const struct task *)data)->sandbox);
}

static void append_sheet(GString *answer, const struct scan_sheet *sheet, const struct task *task)
{
    g_autoptr(GBytes) packed = scanned_pack(sheet, task->forms, task->form_count);
    gsize len;
    const char *bytes = g_bytes_get_data(packed, &len);

    g_string_append_len(answer, bytes, (gssize)len);
}

/* In the worker: how many pictures there are, or why none is read. */
static void count_pictures(void *data, unsigned index, GString *answer)
{
    const struct task *task = data;
    struct trouble trouble = {0};
    const guint32 count = image_count(task->libs, task->file, &trouble);
    struct scan_sheet *sheet = scanned_new(index, trouble.fault, trouble.detail);

    g_string_append_len(answer, (const char *)&count, sizeof count);
    if (count == 0)
        append_sheet(answer, sheet, task);
    scanned_drop(sheet);
    g_free(trouble.detail);
}

/* In the worker: one of them. */
static void read_picture(void *data, unsigned index, GString *answer)
{
    const struct task *task = data;
    struct trouble trouble = {0};
    struct picture *picture = image_load(task->libs, task->file, index, &trouble);
    struct scan_sheet *sheet = scanned_new(index + 1, trouble.fault, trouble.detail);

    if (picture)
        reader_read(task->libs, picture, task->forms, task->form_count, sheet);
    append_sheet(answer, sheet, task);
    scanned_drop(sheet);
    picture_drop(picture);
    g_free(trouble.detail);
}

/* From the worker; what is no sheet is one of a picture that was too much for it. */
static void take_sheet(struct task *task, GBytes *packed, unsigned number)
{
    struct scan_sheet *sheet =
        packed ? scanned_unpack(packed, task->forms, task->form_count) : NULL;

    if (!sheet)
        sheet = scanned_new(number, SCAN_LATE, NULL);
    sheet->picture = number;
    g_ptr_array_add(task->sheets, sheet);
}

static void take_count(void *data, unsigned index, const struct workers_answer *answer)
{
    struct task *task = data;
    gsize len = 0;
    const char *bytes = answer->bytes ? g_bytes_get_data(answer->bytes, &len) : NULL;
    guint32 count = 0;
    g_autoptr(GBytes) packed = NULL;

    if (len >= sizeof count)
        memcpy(&count, bytes, sizeof count);
    task->count = MIN(count, PICTURES_MAX);
    if (len > sizeof count)
        packed = g_bytes_new_from_bytes(answer->bytes, sizeof count, len - sizeof count);
    if (task->count == 0)
        take_sheet(task, packed, index);
}

static void take_picture(void *data, unsigned index, const struct workers_answer *answer)
{
    take_sheet(data, answer->bytes, index + 1);
}

static bool run(struct task *task, unsigned tasks,
                void (*work)(void *data, unsigned index, GString *answer),
                void (*take)(void *data, unsigned index, const struct workers_answer *answer))
{
    const struct workers_plan plan = {.workers = MIN(tasks, g_get_num_processors()),
                                      .tasks = tasks,
                                      .timeout_s = PATIENCE_S,
                                      .memory = MEMORY,
                                      .share = SHARE,
                                      .data = task,
                                      .begin = enter,
                                      .work = work,
                                      .take = take};

    return workers_run(&plan);
}

GPtrArray *scan_read(GBytes *file, const struct scan_form *const *forms, unsigned form_count)
{
    const char *why = NULL;
    struct task task = {.libs = libraries_open(&why),
                        .file = file,
                        .forms = forms,
                        .form_count = form_count,
                        .sheets = g_ptr_array_new_with_free_func(scanned_drop)};

    task.sandbox = sandbox_new(SANDBOX_READ, NULL, NULL);
    if (!task.libs)
        g_ptr_array_add(task.sheets, scanned_new(0, SCAN_LIBRARY, why));
    else if (!run(&task, 1, count_pictures, take_count) ||
             (task.count > 0 && !run(&task, task.count, read_picture, take_picture)))
        g_ptr_array_add(task.sheets, scanned_new(0, SCAN_LIBRARY, g_strerror(errno)));
    sandbox_drop(task.sandbox);
    return task.sheets;
}
