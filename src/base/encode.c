/* encode: from a text back to the bytes of the file that it was read from. Beside the way: only
 * what mends a person's file asks. What always holds: all that the text says as before has the
 * bytes that it had. */
#include "base/base.h"

#include <string.h>

#define NARROW "\u202F" /* the space that Windows-1252 lacks */
#define NO_BREAK "\u00A0"

/* How a file may say a text: its encoding, and the mark that it begins with. */
static const struct form {
    const char *encoding, *mark;
} forms[] = {
    {"UTF-8", ""},    {"UTF-8", "\xEF\xBB\xBF"}, {"UTF-16LE", "\xFF\xFE"}, {"UTF-16BE", "\xFE\xFF"},
    {"UTF-16LE", ""}, {"UTF-16BE", ""},          {"WINDOWS-1252", ""},
};

/* NULL: this form can't say it (g_bytes_unref). */
static GBytes *encode(const struct form *form, const char *text, size_t len)
{
    gsize coded_len;
    g_autofree char *coded =
        g_convert(text, (gssize)len, form->encoding, "UTF-8", NULL, &coded_len, NULL);
    GByteArray *bytes = coded ? g_byte_array_new() : NULL;

    if (!bytes)
        return NULL;
    g_byte_array_append(bytes, (const guint8 *)form->mark, (guint)strlen(form->mark));
    g_byte_array_append(bytes, (const guint8 *)coded, (guint)coded_len);
    return g_byte_array_free_to_bytes(bytes);
}

/* The form in which the text is just these bytes; NULL: none is. */
static const struct form *find_form(GBytes *file, const struct source *source)
{
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(GBytes) same = encode(&forms[i], source->text, source->len);

        if (same && g_bytes_equal(same, file))
            return &forms[i];
    }
    return NULL;
}

GBytes *source_encode(GBytes *file, const struct source *source, const char *text,
                      struct diag *diag)
{
    const struct form *form = find_form(file, source);
    GBytes *bytes = form ? encode(form, text, strlen(text)) : NULL;

    if (form && !bytes) {
        g_autoptr(GString) wide = g_string_new(text);

        g_string_replace(wide, NARROW, NO_BREAK, 0);
        bytes = encode(form, wide->str, wide->len);
    }
    if (!form)
        diag_add_file(diag, DIAG_INPUT_ENCODING, source->path, 1,
                      "the file changed meanwhile; try again");
    else if (!bytes)
        diag_add_file(diag, DIAG_INPUT_ENCODING, source->path, 1,
                      "%s can't say what is mended; save the file as UTF-8 first", form->encoding);
    return bytes;
}
