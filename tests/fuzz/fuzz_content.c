/* A page's content stream: marked, or refused with a reason; what was marked can be stripped again.
 */
#include "fuzz.h"
#include "seal/seal_private.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const enum content_kind kinds[4] = {CONTENT_TAGGED, CONTENT_ARTIFACT, CONTENT_FOOT,
                                               CONTENT_TAGGED};

    for (unsigned count = 0; count <= G_N_ELEMENTS(kinds); count++) {
        const char *why = NULL;
        GString *marked = content_new_marked((const char *)data, size, kinds, count, &why),
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
