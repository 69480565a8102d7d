/* pdf: a PDF file through qpdf: the tokens of its content streams (ISO 32000-1, 7.2, 7.8.2 and
 * 8.9.7), its objects, what a form holds that came back, and forms in many copies. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/base.h"

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stddef.h>

enum lexer_kind {
    LEXER_END,
    LEXER_ERROR, /* no content stream goes on like this */
    LEXER_NAME,  /* with its slash */
    LEXER_NUMBER,
    LEXER_DICT_OPEN,
    LEXER_DICT_CLOSE,
    LEXER_OPERAND, /* any other part of one: a string, an array's bracket, `true`, and `BI`, with
                      which the operands of an inline image begin */
    LEXER_OPERATOR,
    LEXER_IMAGE /* `ID` … `EI`, the data of an inline image: as it were its operator */
};

struct lexer_token {
    enum lexer_kind kind;
    const char *start;
    size_t len;
};

/* Lends the bytes. */
struct lexer {
    const char *at, *end;
};

struct lexer_token lexer_next(struct lexer *lexer);

/* Is it this operator or keyword? */
bool lexer_is(struct lexer_token token, const char *word);
/* Is it this name (without slash), once its #xx are read (7.3.5)? */
bool lexer_is_name(struct lexer_token token, const char *name);

/* What a /ToUnicode begins and ends with (ISO 32000-1, 9.10.3; Adobe technical note 5411). */
#define PDF_CMAP_START                                                                             \
    "/CIDInit /ProcSet findresource begin\n"                                                       \
    "12 dict begin\n"                                                                              \
    "begincmap\n"                                                                                  \
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"                   \
    "/CMapName /Adobe-Identity-UCS def\n"                                                          \
    "/CMapType 2 def\n"
#define PDF_CMAP_END                                                                               \
    "endcmap\n"                                                                                    \
    "CMapName currentdict /CMap defineresource pop\n"                                              \
    "end\n"                                                                                        \
    "end\n"

/* pdf: the file that is being sealed, and short ways through qpdf's C interface.
 *
 * An object handle lives until it is released or the file is dropped; what this header gives is
 * released by the calls that say so. Errors of qpdf gather in the file: pdf_check asks for them. */

struct pdf_page {
    qpdf_oh object;
    GString *content;                            /* what it paints; NULL: not yet read */
    bool changed;                                /* the file has other operators yet */
    double left_pt, top_pt, right_pt, bottom_pt; /* of its media box, in PDF's own coordinates */
};

struct pdf {
    qpdf_data qpdf;
    struct diag *diag;
    qpdf_oh root;
    GArray *pages;                         /* struct pdf_page */
    struct libdeflate_compressor *deflate; /* of streams that are made */
    GHashTable *replaced;                  /* ids of streams that were given other bytes */
};

/* Reads painted or sealed bytes, which must outlive the file; password: NULL, or what they are
 * encrypted with. False, and `system` reported: they are not sound. Drop the file in either case.
 */
bool pdf_open(struct pdf *pdf, GBytes *painted, const char *password);
void pdf_drop(struct pdf *pdf);

/* Reports `system`; always false. */
bool pdf_fail(struct pdf *pdf, const char *why);
/* False, and reported: qpdf has met an error, or anything that it warns of. */
bool pdf_check(struct pdf *pdf);

struct pdf_page *pdf_page(const struct pdf *pdf, unsigned index);
/* The operators of a page, inflated once; lent until they change. NULL: they can't be read;
 * reported.
 */
const GString *pdf_page_content(struct pdf *pdf, struct pdf_page *page);
/* Other operators for a page, for pdf_replace_contents to put into the file; taken. */
void pdf_page_set_content(struct pdf_page *page, GString *content);
void pdf_replace_contents(struct pdf *pdf);

/* The file as it is now, with its digest (g_bytes_unref). password: NULL, or what it is encrypted
 * with (AES-256, ISO 32000-2, 7.6.4: revision 6), nothing forbidden; such bytes differ each time.
 * packed: its objects in streams (ISO 32000-1, 7.5.7), which is smaller and takes longer. May be
 * called again. NULL: reported. */
GBytes *pdf_write(struct pdf *pdf, const char *version, const char *password, bool packed);

/* From text in PDF's syntax, without references. */
qpdf_oh pdf_parse(const struct pdf *pdf, const char *text);
/* The bytes of a string's token (g_byte_array_unref). */
GByteArray *pdf_new_bytes(const struct pdf *pdf, struct lexer_token token);
/* Makes an object of the file's own from a direct one, which is released. */
qpdf_oh pdf_add(const struct pdf *pdf, qpdf_oh object);
/* A stream of the file's own; copies the bytes, deflated. The dictionary's other entries are for
 * the caller to add. */
qpdf_oh pdf_add_stream(const struct pdf *pdf, const void *bytes, size_t len);
/* One that may be read without inflating it, as metadata should. */
qpdf_oh pdf_add_plain_stream(const struct pdf *pdf, const void *bytes, size_t len);
/* What a stream holds, with no filter left, a JPEG's among them (free). False: it can't be decoded,
 * and there is nothing to free. */
bool pdf_read_stream(const struct pdf *pdf, qpdf_oh stream, unsigned char **bytes, size_t *len);
/* Other bytes for a stream, with no filter left; copied, deflated, too. */
void pdf_replace_stream(const struct pdf *pdf, qpdf_oh stream, const void *bytes, size_t len);
/* Was that done? */
bool pdf_is_replaced(const struct pdf *pdf, qpdf_oh stream);

/* Sets a key, or appends to an array. The value is released. */
void pdf_put(const struct pdf *pdf, qpdf_oh dict, const char *key, qpdf_oh value);
void pdf_push(const struct pdf *pdf, qpdf_oh array, qpdf_oh value);
/* The same with a value that stays the caller's: a reference, then. */
void pdf_put_ref(const struct pdf *pdf, qpdf_oh dict, const char *key, qpdf_oh value);
void pdf_push_ref(const struct pdf *pdf, qpdf_oh array, qpdf_oh value);
void pdf_put_int(const struct pdf *pdf, qpdf_oh dict, const char *key, long long value);
void pdf_put_name(const struct pdf *pdf, qpdf_oh dict, const char *key, const char *name);
/* UTF-8. NULL sets nothing. */
void pdf_put_text(const struct pdf *pdf, qpdf_oh dict, const char *key, const char *text);
void pdf_push_number(const struct pdf *pdf, qpdf_oh array, double value);

/* The file's one output intent (ISO 32000-1, 14.11.5): an ICC profile of so many channels, and the
 * dictionary's other entries as source. */
void pdf_put_intent(const struct pdf *pdf, GBytes *profile, int channels, const char *entries);

/* ISO 8601 as PDF writes dates (ISO 32000-1, 7.9.4; g_free); NULL gives NULL. */
char *pdf_new_date(const char *iso);

/* The keys of a dictionary, char * (g_ptr_array_unref); none, if it is nothing of the kind. qpdf
 * has one cursor over keys, so they are all noted before any is followed. */
GPtrArray *pdf_new_keys(const struct pdf *pdf, qpdf_oh dict);
/* Is the value of a key this name? */
bool pdf_has_name(const struct pdf *pdf, qpdf_oh dict, const char *key, const char *name);
/* A number of an array; 0 where there is none. */
double pdf_number_at(const struct pdf *pdf, qpdf_oh array, int index);

/* fields: what a form holds that came back from people. Plain names and values; what they mean is
 * for others to say. */
struct field {
    char *name;     /* whole: `K1.score` (ISO 32000-1, 12.7.3.2) */
    char *value;    /* text in UTF-8; of buttons the state's name; "": none, also in its widgets */
    bool read_only; /* as the tool made it */
};

struct fields {
    GArray *list; /* struct field, in the form's order */
    bool
        is_cut; /* its nodes go in circles, or are more than any form has: not all of it was read */
};

enum fields_fault {
    FIELDS_READ,
    FIELDS_DAMAGED, /* this can't be read as a PDF, or only by guessing */
    FIELDS_LOCKED,  /* it is encrypted, and not with this password */
    FIELDS_LARGE,   /* it takes more memory than there is, or qpdf gave up otherwise */
    FIELDS_SYSTEM   /* the system gives no process to read it in, for the reason in errno */
};

/* Reads a form; password: NULL, or what it may be encrypted with. NULL: *fault says why. Drop it
 * (may be NULL). */
struct fields *fields_read(GBytes *form, const char *password, enum fields_fault *fault);
/* The same, in a process of its own that has no file, network or other program, and 512 MB and half
 * a minute for it; FIELDS_LARGE as well: it took more, or died; FIELDS_SYSTEM. */
struct fields *fields_read_apart(GBytes *form, const char *password, enum fields_fault *fault);
void fields_drop(struct fields *fields);

/* NULL: no such field. */
const struct field *fields_find(const struct fields *fields, const char *name);

/* copies: one sealed form in many copies, each with texts of its own in some of its text fields.
 * `names` (up to NULL) are those fields, whose appearances show a text already, with which their
 * names (/TU) end; `label` is what the form's title begins with;
 * lends `form` and `password` (NULL: none; else copies are encrypted as the form is). NULL:
 * reported. `code`: the form XObject that each page paints its code with, by its name among the
 * page's resources, with its slash; NULL: they have none. Drop it (may be NULL). */
struct copies *copies_new(GBytes *form, const char *password, const char *const *names,
                          const char *label, const char *code, struct diag *diag);
void copies_drop(struct copies *copies);
/* A copy with these values, in the order of the names, this label, and codes painted so (GString *,
 * one a page; NULL where there are none; g_bytes_unref). NULL: reported, as `glyph` where a field
 * can't show its value. */
GBytes *copies_make(struct copies *copies, const char *const *values, const char *label,
                    const GPtrArray *codes);

/* scans: the pictures of a PDF whose pages are pictures, one each, as scanners write it (ISO
 * 32000-1, 8.9.5). The file may be anyone's; to be read in a process of its own, since qpdf unpacks
 * whatever there is. */
enum scans_fault {
    SCANS_READ,
    SCANS_DAMAGED,
    SCANS_LOCKED, /* it has a password */
    SCANS_MANY,   /* more pages than anybody scans */
    SCANS_NONE,   /* no picture on this page */
    SCANS_PACKED  /* several of them, or packed otherwise than here; detail: how */
};

enum scans_packing {
    SCANS_JPEG,
    SCANS_FAX,    /* ITU-T T.4 or T.6, without a header */
    SCANS_SAMPLES /* rows of samples, each row begins a byte */
};

struct scans_picture {
    enum scans_packing packing;
    GBytes *bytes;
    unsigned width, height; /* as it says of itself */
    unsigned bits,
        colours;     /* of samples: 1 to 16 bits, or 0 or any other if it is damaged; 1 or 3 */
    GBytes *palette; /* of samples that are numbers of it: `colours` bytes each; else NULL */
    bool is_flipped; /* samples: 0 is white */
    int k;           /* of a fax (table 11): below 0 T.6, 0 T.4, above 0 T.4 in two dimensions */
    unsigned columns;
    bool is_aligned, black_is_1;
};

/* NULL: *fault says why (scans_drop). The bytes must outlive it. */
struct scans *scans_open(GBytes *file, enum scans_fault *fault);
void scans_drop(struct scans *scans);
unsigned scans_count(const struct scans *scans); /* pages */
/* A page's picture, from 0, to be read once; to be cleared. False: there is nothing to clear;
 * *fault, and *detail, if there is more to say (g_free). */
bool scans_read(struct scans *scans, unsigned page, struct scans_picture *picture,
                enum scans_fault *fault, char **detail);
void scans_clear(struct scans_picture *picture);

#endif
