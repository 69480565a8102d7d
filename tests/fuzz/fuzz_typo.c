/* Micro-typography of any text, in all languages: a second pass changes nothing. */
#include "lang/typo/typo.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *raw = g_strndup((const char *)data, size), *text = g_utf8_make_valid(raw, -1);

    for (const struct language *const *lang = lang_all(); *lang; lang++) {
        const struct typo_options options = {.lang = *lang};
        g_autofree char *once = typo_apply(text, &options), *twice = typo_apply(once, &options);

        if (strcmp(once, twice) != 0)
            abort();
    }
    return 0;
}
