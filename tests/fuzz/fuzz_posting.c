/* A posting of two files: an INI up to a line `%%`, then its text. It is read, and judged by all
 * rules, whatever it holds; every block lies inside the text. */
#include "check/check.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static void check_spans(const struct posting *posting)
{
    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct span span = posting_block(posting, i)->span;

        if (span.offset + span.len > span.source->len)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char mark[] = "\n%%\n";
    static const struct date today = {.year = 2026, .month = 11, .day = 1};
    const char *bytes = (const char *)data, *text = memmem(bytes, size, mark, strlen(mark));
    struct diag *diag = diag_new();
    struct posting *posting;

    fuzz_put(POSTING_INI, bytes, text ? (size_t)(text - bytes) : 0);
    text = text ? text + strlen(mark) : bytes;
    fuzz_put(POSTING_TXT, text, (size_t)(bytes + size - text));
    posting = posting_load(fuzz_folder(), diag);
    if (posting) {
        check_spans(posting);
        check_run(posting, &today, NULL, diag);
    }
    posting_drop(posting);
    g_free(diag_to_text(diag, false));
    diag_drop(diag);
    return 0;
}
