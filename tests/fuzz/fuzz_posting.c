/* A posting from memory: an INI up to a line `%%`, then its text. Every block lies inside the text,
 * whatever it holds. */
#include "posting/text/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void block_clear(gpointer block)
{
    g_free(((struct posting_block *)block)->text);
}

static void read_posting(const char *ini_text, const char *text)
{
    struct diag *diag = diag_new();
    struct ini *ini = ini_new("posting.ini", ini_text, diag);
    struct posting posting = {
        .lang = lang_guess(text, strlen(text)),
        .txt = source_new("posting.txt", text, strlen(text)),
        .blocks = g_array_new(FALSE, TRUE, sizeof(struct posting_block)),
        .sections = g_array_new(FALSE, TRUE, sizeof(struct posting_section)),
    };

    g_array_set_clear_func(posting.blocks, block_clear);
    body_read(&posting, NULL, ini, diag);
    for (unsigned i = 0; i < posting.blocks->len; i++) {
        const struct span span = posting_block(&posting, i)->span;

        if (span.offset + span.len > strlen(text))
            abort();
    }
    g_array_unref(posting.blocks);
    g_array_unref(posting.sections);
    source_drop(posting.txt);
    ini_drop(ini);
    diag_drop(diag);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autofree char *raw = g_strndup((const char *)data, size), *all = g_utf8_make_valid(raw, -1);
    char *text = strstr(all, "\n%%\n");

    if (text) {
        *text = '\0';
        text += strlen("\n%%\n");
    }
    read_posting(text ? all : "", text ? text : all);
    return 0;
}
