/* write: what a job writes, in the form that the order wants.
 *
 * The end of the way. What always holds: a form that people have filled is moved aside, never
 * written over (DESIGN §9). */
#include "device/device.h"
#include "export/export.h"
#include "pdf/pdf.h"
#include "product/product_private.h"

#include <string.h>

/* Did this tool make the form, and has nobody touched it since? Its fingerprint is the only value
 * that it writes. */
static bool is_empty_form(GBytes *there)
{
    static const char *const own[] = {"hash", NULL};
    struct fields *fields = fields_read(there);
    const struct field *hash = fields ? fields_find(fields, "hash") : NULL;
    const bool empty = hash && hash->read_only && !fields_are_filled(fields, own);

    fields_drop(fields);
    return empty;
}

/* So is what can't be known to be none. False: reported, and it can't be moved. */
static bool keep_filled(const char *path, GBytes *bytes, struct diag *diag)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    g_autoptr(GBytes) there = file ? g_mapped_file_get_bytes(file) : NULL;
    g_autofree char *aside = NULL;

    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
        (there && (g_bytes_equal(there, bytes) || is_empty_form(there))))
        return true;
    aside = out_move_aside(path, diag);
    if (aside)
        diag_add_file(diag, DIAG_FILLED_FORM, path, 1,
                      "this was filled, or is no form of affiche's: it is %s now", aside);
    return aside;
}

/* One file in the posting's folder. */
static bool write_file(struct job *job, const char *path, GBytes *bytes)
{
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);

    if (!out_write(path, data, len, job->diag))
        return false;
    job->result.made++;
    if (job->order->made)
        job->order->made(job->order->data, path);
    return true;
}

bool job_write(struct job *job, const struct product *product, GBytes *bytes)
{
    g_autofree char *name = documents_file_name(product, job->order);
    g_autofree char *path = documents_path(product, job->order, name);

    job_step(job, "write");
    return (!product->document->form || keep_filled(path, bytes, job->diag)) &&
           write_file(job, path, bytes);
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
    job_step(job, "write");
    return bytes && write_file(job, path, bytes);
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

static bool write_text(struct job *job, const struct product *product, const char *as,
                       GBytes *bytes)
{
    g_autofree char *name = documents_file_name(product, job->order),
                    *file = g_strconcat(name, ".", as, NULL),
                    *path = documents_path(product, job->order, file);
    bool ok;

    job_step(job, "write");
    ok = write_file(job, path, bytes);
    g_bytes_unref(bytes);
    return ok;
}

static GBytes *take_text(char *text)
{
    return g_bytes_new_take(text, strlen(text));
}

bool job_write_form(struct job *job, const struct product *product)
{
    switch (job->order->form) {
    case FORM_TREE:
        return write_text(job, product, "tree", take_text(doc_dump(product->doc)));
    case FORM_TRACE: /* a text is its own */
        return write_text(job, product, "trace",
                          product->pages ? device_trace(product->pages)
                                         : take_text(text_export(product->doc)));
    case FORM_PICTURES:
        return write_pictures(job, product);
    case FORM_FINAL:
    case FORM_NOTHING:
        break;
    }
    return true;
}
