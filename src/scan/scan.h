/* scan: what people filled by pen: pages of grids that come back as pictures. No posting here, and
 * no text of anyone's: geometry in, marks out.
 *
 * A page says by a QR code which one it is. Its own rings tell where it lies in the picture. What
 * always holds: whatever is not certain is said to be so, with a picture of its row; a mark is
 * never guessed, and no picture of a person's ends the program. */
#ifndef SCAN_SCAN_H
#define SCAN_SCAN_H

#include "base/base.h"

#include <glib.h>
#include <stdbool.h>

/* code: what a page's QR code says: `AF1/8A996C04/1/C-07/A/1` (hash, page, candidate, evaluator,
 * round), in the characters of alphanumeric codes alone (ISO/IEC 18004, 7.4.4), which make the
 * smallest code: what it can't say of a code of a panel's is written around: `:` begins and ends
 * small letters, `*C3` is a byte of UTF-8. */
enum { SCAN_HASH_SIZE = 10, SCAN_CODE_SIZE = 161 }; /* bytes, with the NUL: 40 characters */

struct scan_code {
    char hash[SCAN_HASH_SIZE]; /* as on the form: "8a99-6c04" */
    unsigned page;             /* from 1 */
    char candidate[SCAN_CODE_SIZE], evaluator[SCAN_CODE_SIZE],
        round[SCAN_CODE_SIZE]; /* "": the form has none, a person writes it */
};

/* Its content (g_free). */
char *scan_code_format(const struct scan_code *code);
/* False: it is none of ours, or damaged; *code is undefined. */
bool scan_code_parse(const char *text, struct scan_code *code);

/* form: what a grid's pages look like. Points from the page's top left, all of it lent: it must
 * outlive what was read from it. */
struct scan_area {
    double x_pt, y_pt, width_pt, height_pt;
};

struct scan_ring {
    double x_pt, y_pt, radius_pt; /* of its line's middle */
    const char *value;            /* what it stands for: "3", "NE" */
};

/* Rings of which at most one is marked, one beside the other from left to right. */
struct scan_field {
    const char *name; /* "K3.score" */
    const struct scan_ring *rings;
    unsigned ring_count; /* SCAN_RINGS_MAX at most */
    /* The rings and what is printed around them: what is written in there makes the field
     * uncertain, and this is its picture. Fields' areas don't meet, nor those of notes. */
    struct scan_area area;
};

/* Where people write words: a picture is all that is taken. */
struct scan_note {
    const char *name; /* "K3.evidence" */
    struct scan_area area;
};

/* What is printed is looked for at this resolution. */
#define SCAN_PX_PER_MM 8
#define SCAN_PRINT_DPI (SCAN_PX_PER_MM * 25.4)

enum { SCAN_RINGS_MAX = 12 }; /* of a field */

struct scan_page {
    double width_pt, height_pt;
    struct scan_area code; /* the QR code's modules, without its quiet zone */
    const struct scan_field *fields;
    unsigned field_count; /* 0: there is nothing to be read on it */
    const struct scan_note *notes;
    unsigned note_count;
    GBytes *print; /* the page with nothing filled in, as PNG at SCAN_PRINT_DPI (device_png) */
};

struct scan_form {
    const char *hash; /* "8a99-6c04" */
    const struct scan_page *pages;
    unsigned page_count;
};

/* read: the pictures of a file. */
enum scan_verdict {
    SCAN_VALUE,     /* one ring is marked, and nothing speaks against it */
    SCAN_UNCERTAIN, /* a person has to look */
    SCAN_BLANK      /* nothing is marked; a person has to look, too */
};

/* Why a person has to look. */
enum scan_reason {
    SCAN_CERTAIN,
    SCAN_EMPTY,   /* no mark, and no trace of any */
    SCAN_ONE_BIT, /* black and white alone: what was light has gone */
    SCAN_TWO_MARKS,
    SCAN_TRACE,     /* one mark, and a trace in another ring */
    SCAN_FAINT,     /* a trace alone */
    SCAN_BESIDE,    /* no mark in a ring, but ink beside them */
    SCAN_ELSEWHERE, /* a mark, and ink beside it */
    SCAN_LINE,      /* a line through the whole row */
    SCAN_SHAPE,     /* a mark that reaches too far, or lies mostly outside */
    SCAN_UNLIKE,    /* so much ink, beside the others of the page, that it may be crossed out */
    SCAN_NOISE,     /* paper or picture too uneven here */
    SCAN_LOST       /* its rings weren't found */
};

struct scan_row {
    unsigned field; /* of the page's */
    enum scan_verdict verdict;
    int proposal; /* the ring that is marked, or most likely so; -1: none */
    enum scan_reason reason;
    GBytes *crop; /* its area, grey, as PNG; NULL where the verdict is a value */
};

struct scan_writing {
    unsigned note; /* of the page's */
    bool is_written;
    GBytes *crop; /* its area, grey, as PNG; NULL: nothing is written there */
};

/* Why a picture was not read. */
enum scan_fault {
    SCAN_READ,
    SCAN_KIND,         /* no JPEG, PNG, TIFF or PDF */
    SCAN_DAMAGED,      /* detail: what its library says */
    SCAN_LOCKED,       /* a PDF with a password */
    SCAN_NO_PICTURE,   /* a page of a PDF that is no scan */
    SCAN_FILTER,       /* detail: how a PDF packs a picture that can't be unpacked here */
    SCAN_LARGE,        /* more pixels than a page has */
    SCAN_SMALL,        /* too few pixels to tell marks */
    SCAN_MANY,         /* more pictures than are taken from a file */
    SCAN_NO_CODE,      /* no QR code of ours */
    SCAN_FOREIGN,      /* a page of another grid */
    SCAN_OTHER_PAGE,   /* a page with nothing to be read, or that the form doesn't have */
    SCAN_UNREGISTERED, /* its rings aren't where they should be */
    SCAN_LATE,         /* it took too long, or more memory than a page may take */
    SCAN_LIBRARY       /* detail: why a library can't be opened */
};

struct scan_sheet {
    unsigned picture; /* of the file, from 1; 0: the file as a whole */
    enum scan_fault fault;
    char *detail;                 /* NULL: none */
    bool has_code;                /* … was found; also where the page was refused */
    struct scan_code code;        /* what it says */
    const struct scan_page *page; /* NULL: not read */
    GArray *rows;                 /* struct scan_row: one for each of the page's fields, in order */
    GArray *writings;             /* struct scan_writing: one for each of its notes, in order */
};

/* Is it a file that scan_read knows, by its first bytes? A PDF is only one if no form of ours: that
 * is for the caller to see first. */
bool scan_is_picture(GBytes *file);

/* Reads a file's pictures, each in a process of its own, within limits: struct scan_sheet *, in
 * the file's order (g_ptr_array_unref); at least one. What can't be read is a sheet with its fault.
 * The forms are lent for as long as the sheets are there. */
GPtrArray *scan_read(GBytes *file, const struct scan_form *const *forms, unsigned form_count);

/* Why a sheet was not read and what to do, as one sentence without final stop (g_free). */
char *scan_explain(const struct scan_sheet *sheet);
/* Why a person has to look, in a few words, in the language spoken; lent. */
const char *scan_reason_text(enum scan_reason reason);

#endif
