/* write: what a job writes: a document, or what it is on its way.
 *
 * The end of the way. What always holds: a form that people may have filled is moved aside, never
 * written over (DESIGN §9). */
#include "device/device.h"
#include "export/export.h"
#include "product/product_private.h"

#include <string.h>

/* What became of a file. */
static void note_placed(void *data, const char *path, enum out_fate fate, const char *aside)
{
    struct job *job = data;

    if (fate == OUT_ASIDE)
        diag_add_file(job->diag, DIAG_FILLED_FORM, path, 1,
                      "what was here is not as affiche made it, so it may be filled: it is %s now",
                      aside);
    if (fate == OUT_KEPT)
        diag_add_file(job->diag, DIAG_FORM_KEPT, path, 1,
                      "this is not as affiche made it, so it may be filled, and it stays; --force "
                      "moves it aside and makes a new one");
    if (fate == OUT_FAILED || fate == OUT_KEPT) {
        job->result.failed++;
        return;
    }
    job->result.made++;
    if (job->order->made)
        job->order->made(job->order->data, path);
}

void job_open_files(struct job *job)
{
    job->files = out_set_new(note_placed, job, job->diag);
}

void job_place_files(struct job *job)
{
    job_step(job, "write");
    out_set_place(job->files);
    g_clear_pointer(&job->files, out_set_drop);
}

void job_write_file(struct job *job, const char *path, GBytes *bytes, unsigned how)
{
    const bool is_confidential = job->order->round || job->order->forms;

    job_step(job, "write");
    out_set_add(job->files, path, bytes, how | (is_confidential ? OUT_PRIVATE : 0));
}

void job_write(struct job *job, const struct product *product, GBytes *bytes)
{
    g_autofree char *name = documents_file_name(product, job->order);
    g_autofree char *path = documents_path(product, job->order, name);

    job_write_file(job, path, bytes, product->document->form ? OUT_FORM : 0);
}

/* `poster-friche.png`, `offer-1.png` and so on: a document that may have several pages has numbered
 * ones, though there be one, since what a longer text left would be taken for it; of what is itself
 * a picture, `social-preview.png` (g_free). */
static char *picture_path(const struct job *job, const struct product *product, unsigned page,
                          bool numbered)
{
    const char *suffix = product->document->suffix;
    g_autofree char *name = documents_file_name(product, job->order), *picture = NULL;

    name[strlen(name) - strlen(suffix)] = '\0';
    picture = numbered
                  ? g_strdup_printf("%s-%u.png", name, page + 1)
                  : g_strconcat(name, strcmp(suffix, ".png") == 0 ? "-preview" : "", ".png", NULL);
    return documents_path(product, job->order, picture);
}

static bool write_picture(struct job *job, const struct product *product, unsigned page,
                          bool numbered)
{
    g_autofree char *path = picture_path(job, product, page, numbered);
    g_autoptr(GBytes) bytes = NULL;

    job_step(job, "paint");
    bytes = device_png(product->pages, page, job->order->dpi, job->diag);
    if (bytes)
        job_write_file(job, path, bytes, 0);
    return bytes;
}

/* Pages that an earlier run made and this one has no more go. */
static void remove_rest(const struct job *job, const struct product *product, unsigned page)
{
    bool there = true;

    for (; there; page++) {
        g_autofree char *path = picture_path(job, product, page, true);

        there = out_remove(path);
    }
}

static bool write_pictures(struct job *job, const struct product *product)
{
    const unsigned count = product->pages->pages->len;
    const bool numbered = product->document->flows || count > 1;
    bool ok = true;

    if (job->order->guides)
        guides_add(product->pages, product->design, job->fonts, job->diag);
    for (unsigned i = 0; i < count && ok; i++)
        ok = write_picture(job, product, i, numbered);
    if (ok && numbered)
        remove_rest(job, product, count);
    return ok;
}

static void write_text(struct job *job, const struct product *product, const char *as,
                       GBytes *bytes)
{
    g_autofree char *name = documents_file_name(product, job->order),
                    *file = g_strconcat(name, ".", as, NULL),
                    *path = documents_path(product, job->order, file);

    job_write_file(job, path, bytes, 0);
    g_bytes_unref(bytes);
}

static GBytes *take_text(char *text)
{
    return g_bytes_new_take(text, strlen(text));
}

bool job_write_stage(struct job *job, const struct product *product)
{
    switch (job->order->stage) {
    case STAGE_TREE:
        write_text(job, product, "tree", take_text(doc_dump(product->doc)));
        break;
    case STAGE_TRACE: /* a text is its own */
        write_text(job, product, "trace",
                   product->pages ? device_trace(product->pages)
                                  : take_text(export_text(product->doc, product->doubled)));
        break;
    case STAGE_PICTURES:
        return write_pictures(job, product);
    case STAGE_FINAL:
    case STAGE_NOTHING:
        break;
    }
    return true;
}
