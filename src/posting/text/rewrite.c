/* rewrite: makes a text out of another and keeps, for each stretch, where it came from. Under clean
 * and markup. What always holds: every byte of the new text leads back to a character of the old.
 */
#include "posting/text/text_private.h"

#include <string.h>

void rewrite_begin(struct rewrite *rewrite, const struct source *from)
{
    *rewrite = (struct rewrite){
        .from = from,
        .out = g_string_sized_new(from->len),
        .stretches = g_array_new(FALSE, FALSE, sizeof(struct source_stretch)),
    };
    g_array_append_val(rewrite->stretches, ((struct source_stretch){0, 0}));
}

static void begin_stretch(struct rewrite *rewrite, size_t from)
{
    struct source_stretch *last =
        &g_array_index(rewrite->stretches, struct source_stretch, rewrite->stretches->len - 1);
    const struct source_stretch next = {rewrite->out->len, from};

    if (last->from + (next.at - last->at) == from)
        return;
    if (last->at == next.at)
        last->from = from;
    else
        g_array_append_val(rewrite->stretches, next);
}

void rewrite_copy(struct rewrite *rewrite, size_t from, size_t len)
{
    if (len == 0)
        return;
    begin_stretch(rewrite, from);
    g_string_append_len(rewrite->out, rewrite->from->text + from, (gssize)len);
}

void rewrite_put(struct rewrite *rewrite, size_t from, const char *text, size_t len)
{
    if (len == 0)
        return;
    begin_stretch(rewrite, from);
    g_string_append_len(rewrite->out, text, (gssize)len);
}

struct source *rewrite_end(struct rewrite *rewrite, struct source *from)
{
    const size_t len = rewrite->out->len;
    char *text = g_string_free(rewrite->out, FALSE);

    if (len == from->len && memcmp(text, from->text, len) == 0) {
        g_free(text);
        g_array_unref(rewrite->stretches);
        return from;
    }
    return source_rewritten(from, text, len, rewrite->stretches);
}
