/* content: what is marked on a page, and that all the rest of it is an artifact. */
#ifndef SEAL_CONTENT_H
#define SEAL_CONTENT_H

#include <glib.h>
#include <stdbool.h>

/* A page's content stream → the same painting, where each operator that paints stands inside a
 * marked content with an MCID, or in an artifact (ISO 14289-1, 7.1). `decoration`, one for each
 * MCID that the device marked: true makes an artifact of it. Nested /Span without an MCID (cairo's
 * /ActualText, DESIGN §6.5) is unwrapped.
 *
 * New bytes (g_string_free). NULL, and *why (static), when the stream is damaged, a marked content
 * paints nothing, or its MCIDs are not 0 … count − 1 in order. */
GString *content_new_marked(const char *bytes, size_t len, const bool *decoration, unsigned count,
                      const char **why);

/* The same painting without marked content of /Span and /Artifact: for files that have no structure. Reports as above. */
GString *content_new_stripped(const char *bytes, size_t len, const char **why);

#endif
