/* A font file: passed over, or a face that texts can be set in. */
#include "fuzz.h"
#include "typeset/font/font_private.h"
#include "typeset/para/para.h"

#include <stdlib.h>

#define TEXT "fl Été 12 €, \xD7\xA9\xD7\x91 \xD8\xB9"

static void ask(const struct font_face *face)
{
    static const gunichar chars[] = {'A', 'f', 0xE9, 0x20AC, 0x5E9, 0x1F600};

    for (size_t i = 0; i < G_N_ELEMENTS(chars); i++)
        if (font_face_has(face, chars[i]))
            font_face_advance(face, chars[i]);
    for (int shapes = 0; shapes < 2; shapes++) {
        GBytes *subset = font_face_subset(face, TEXT, shapes);

        g_clear_pointer(&subset, g_bytes_unref);
    }
    font_face_cairo(face);
}

static void set(struct fonts *fonts, const struct font_face *face, struct diag *diag)
{
    const struct para_run run = {.text = TEXT, .face = face, .size_pt = 10};
    const struct para_options options = {"fr", true, true, true};
    const struct para_line *lines;
    struct para *para;

    fonts_check_text(fonts, TEXT, NULL, 0, diag);
    para = para_new(fonts, &run, 1, &options);
    para_break(para, 30, 1, &lines);
    para_drop(para);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct diag *diag = diag_new();
    static unsigned number; /* libraries keep what they have read by its path, mapped */
    g_autofree char *name = g_strdup_printf("fonts/%u.ttf", ++number);
    const char *path = fuzz_put(name, data, size);
    g_autofree char *folder = g_build_filename(fuzz_folder(), "fonts", NULL),
                    *family = face_family_of(path, diag);
    const char *const folders[] = {folder, NULL};
    struct fonts *fonts = fonts_new(folders, diag);
    const struct font_face *face =
        fonts ? fonts_find(fonts, family, 400, false, NO_SPAN, diag) : NULL;

    if (face) {
        ask(face);
        set(fonts, face, diag);
    } else if (diag_count(diag, DIAG_ERROR) == 0) {
        abort();
    }
    fonts_drop(fonts);
    diag_drop(diag);
    fuzz_remove(path);
    return 0;
}
