/* Micro-typography of any text, in all languages: a second pass changes nothing. */
#include "fuzz.h"
#include "lang/typo/typo.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *text = fuzz_text(data, size);

    for (const struct language *const *lang = lang_all(); *lang; lang++) {
        const struct typo_options options = {.lang = *lang};
        g_autofree char *once = typo_apply(text, &options), *twice = typo_apply(once, &options);

        if (strcmp(once, twice) != 0)
            abort();
    }
    return 0;
}
