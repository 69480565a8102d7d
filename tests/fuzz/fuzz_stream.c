/* Postings as lines of JSON: each is taken whole, or refused with its line. */
#include "cli/cli.h"
#include "fuzz.h"

#include <stdlib.h>

static void read_posting(const struct stream *stream, const char *posting, struct diag *diag)
{
    struct stream_line line;

    if (stream_read(stream, posting, &line, diag)) {
        if (!g_utf8_validate(line.ini, -1, NULL) || !g_utf8_validate(line.text, -1, NULL))
            abort();
        stream_line_clear(&line);
    } else if (diag_count(diag, DIAG_ERROR) == 0) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct diag *diag = diag_new();
    struct stream *stream = stream_open(fuzz_put("a.jsonl", data, size), diag);
    g_autoptr(GPtrArray) postings = stream ? stream_list(stream) : NULL;

    if (!stream)
        abort();
    for (unsigned i = 0; i < postings->len; i++)
        read_posting(stream, postings->pdata[i], diag);
    g_free(stream_list_others(stream));
    stream_close(stream);
    diag_drop(diag);
    return 0;
}
