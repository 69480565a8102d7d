/* fields_value: what a form's values say. Inside seal/ only. */
#ifndef SEAL_FIELDS_VALUE_H
#define SEAL_FIELDS_VALUE_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/* A string's or a stream's text, a name without its slash; of anything else its source. "": null, or /Off, the state of a button that is
 * not set (g_free). */
char *fields_value_new(qpdf_data qpdf, qpdf_oh value);
/* The first that a field or its widget holds under /V, /RV or /AS: programs differ in which of them they keep up to date (ISO 32000-1,
 * 12.7.3.4 and 12.5.5; g_free). */
char *fields_value_new_beside(qpdf_data qpdf, qpdf_oh dict);

#endif
