/* An SVG: judged fit, or refused with a place. It is not painted. */
#include "design/artwork/artwork_private.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *raw = g_strndup((const char *)data, size), *text = g_utf8_make_valid(raw, -1);
    struct source *source = source_new("a.svg", text, strlen(text));
    struct diag *diag = diag_new();
    bool risky;

    if (!artwork_judge(source, &risky, diag) && diag_count(diag, DIAG_ERROR) == 0)
        abort();
    diag_drop(diag);
    source_drop(source);
    return 0;
}
