/* explain: what people are told of a picture: why it wasn't read, and why they have to look at a
 * row of it.
 *
 * Behind reading. What always holds: each fault says what to do. */
#include "scan/scan.h"

static const char *const faults[] = {
    [SCAN_READ] = N_("this page is read"),
    [SCAN_KIND] = N_("this is no JPEG, PNG, TIFF or PDF; scan the page as one of them"),
    [SCAN_DAMAGED] = N_("this picture is damaged; scan the page again"),
    [SCAN_LOCKED] = N_("this PDF has a password; save it without one"),
    [SCAN_NO_PICTURE] =
        N_("there is no picture of a whole page on this page of the PDF; give the scan itself, or "
           "print the page and scan it"),
    [SCAN_FILTER] = N_("its picture is packed in a way that is not read; scan to PDF with JPEG or "
                       "G4, or to TIFF"),
    [SCAN_LARGE] = N_("this picture has more pixels than a page; scan it at 300 dpi"),
    [SCAN_SMALL] =
        N_("this picture has too few pixels to tell marks; scan the page at 150 dpi or more"),
    [SCAN_MANY] = N_("there are more pictures in this file than are read; divide it"),
    [SCAN_NO_CODE] = N_("no QR code of a grid can be read on this page; scan it again, flat, whole "
                        "and sharp"),
    [SCAN_FOREIGN] = N_("this page is of another grid; leave it out, or name its posting"),
    [SCAN_OTHER_PAGE] = N_("there is nothing to be filled in on this page; leave it out"),
    [SCAN_UNREGISTERED] =
        N_("the circles of this page are not where they should be; scan it again, flat and whole"),
    [SCAN_LATE] = N_("this page takes too long to read, or too much memory; scan it at 300 dpi"),
    [SCAN_LIBRARY] = N_("the library that reads it can't be opened"),
};

char *scan_explain(const struct scan_sheet *sheet)
{
    const char *says = say_text(faults[sheet->fault]);

    return sheet->detail ? g_strdup_printf("%s (%s)", says, sheet->detail) : g_strdup(says);
}

static const char *const reasons[] = {
    [SCAN_CERTAIN] = N_("one clear mark"),
    [SCAN_EMPTY] = N_("nothing is marked"),
    [SCAN_ONE_BIT] = N_("scanned in black and white, where light marks get lost"),
    [SCAN_TWO_MARKS] = N_("more than one mark"),
    [SCAN_TRACE] = N_("a mark, and a trace in another circle"),
    [SCAN_FAINT] = N_("a faint trace alone"),
    [SCAN_BESIDE] = N_("something is written beside the circles"),
    [SCAN_ELSEWHERE] = N_("a mark, and something written beside it"),
    [SCAN_LINE] = N_("a line runs through the row"),
    [SCAN_SHAPE] = N_("the mark reaches out of its circle"),
    [SCAN_UNLIKE] = N_("the mark is unlike the others of this page; it may be crossed out"),
    [SCAN_NOISE] = N_("the picture is too uneven here"),
    [SCAN_LOST] = N_("its circles were not found"),
};

const char *scan_reason_text(enum scan_reason reason)
{
    return say_text(reasons[reason]);
}
