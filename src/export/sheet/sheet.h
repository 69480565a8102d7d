/* sheet: the grid as a spreadsheet: grid.xlsx (specs/grid.md §3). */
#ifndef EXPORT_SHEET_SHEET_H
#define EXPORT_SHEET_SHEET_H

#include "export/export.h"

/* grid.xlsx: a sheet for each of SHEET_EVALUATORS members of a panel, with room for
 * SHEET_CANDIDATES candidates; a summary with live formulas; `ballots`, in the columns of
 * panel_add_csv. Of a posting that has criteria. `created`: ISO 8601, what the file says of its
 * making; NULL: the day of publication, or a fixed one. The same input gives the same bytes. NULL:
 * reported, libxlsxwriter can't be had or failed (g_bytes_unref). */
#define SHEET_EVALUATORS 5
#define SHEET_CANDIDATES 12
GBytes *export_sheet(const struct posting *posting, const struct html_brand *brand,
                     const char *created, struct diag *diag);

#endif
