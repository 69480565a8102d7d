/* A page's content stream: marked, or refused with a reason; what was marked can be stripped again.
 */
#include "seal/seal_private.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const bool decoration[4] = {false, true, false, false};

    for (unsigned count = 0; count <= G_N_ELEMENTS(decoration); count++) {
        const char *why = NULL;
        GString *marked = content_new_marked((const char *)data, size, decoration, count, &why),
                *stripped;

        if (!marked && !why)
            abort();
        if (!marked)
            continue;
        stripped = content_new_stripped(marked->str, marked->len, &why);
        if (!stripped)
            abort();
        g_string_free(stripped, TRUE);
        g_string_free(marked, TRUE);
    }
    return 0;
}
