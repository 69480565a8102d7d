/* font: all faces that may be used: those of the given folders and no other.
 *
 * Before para (which shapes with faces) and after design (which names families). Fontconfig reads
 * the files, Pango's map finds the nearest to what is asked for and what to fall back on. What
 * always holds: which face is chosen depends on the files and the order of the folders alone, never
 * on the order in which a folder lists its files, on what the system has, or on the locale. */
#include "typeset/font/font_private.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

struct fonts {
    GArray *files;
    FcConfig *config;      /* of the files that are open */
    const FcFontSet *open; /* those; lent by it */
    PangoContext *context; /* holds the map */
    bool all;              /* all files are open */
    GPtrArray *faces;      /* struct font_face * */
    GArray *requests;      /* struct request: what was found before */
    bool known[0x2100];    /* what most texts are made of: some file has it, and it stands alone */
    GHashTable *kept;      /* para's */
    GHashTable *reported;  /* gunichar → struct source *: where it was found missing */
    struct diag *diag;     /* for files that are opened later */
    bool broken;           /* one of them can't be read */
};

struct request {
    unsigned weight;
    bool italic;
    const struct font_face *face; /* of the family that was asked for */
};

/* A map that goes keeps its reference to the configuration (Pango 1.50): 25 KB for each posting. */
static void let_go(gpointer data G_GNUC_UNUSED, GObject *map)
{
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), NULL);
}

/* The language decides what is fallen back on, and would be the locale's. */
static PangoContext *make_context(FcConfig *config)
{
    g_autoptr(PangoFontMap) map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    cairo_font_options_t *options = cairo_font_options_create();
    PangoContext *context;

    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    g_object_weak_ref(G_OBJECT(map), let_go, NULL);
    context = pango_font_map_create_context(map);
    pango_context_set_language(context, pango_language_from_string("en"));
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    /* So it stays until the next one is made: the threads in which Pango sorts what may be fallen
     * back on look at the map when they end, but hold no reference (1.50). */
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(map));
    return context;
}

/* False: there is no font among them. What was found in the files that were open before stays as it
 * is, and their map lives as long as the new one. */
static bool open_files(struct fonts *fonts, bool all)
{
    FcConfig *config = font_files_open(fonts->files, all, fonts->diag);
    const FcFontSet *read = FcConfigGetFonts(config, FcSetApplication);
    PangoContext *context;

    if (!read || read->nfont == 0) {
        FcConfigDestroy(config);
        return false;
    }
    FcConfigSetCurrent(config);
    context = make_context(config);
    if (fonts->context) {
        g_object_set_data_full(G_OBJECT(pango_context_get_font_map(context)), "affiche-before",
                               g_object_ref(pango_context_get_font_map(fonts->context)),
                               g_object_unref);
        g_object_unref(fonts->context);
        FcConfigDestroy(fonts->config);
    }
    fonts->config = config;
    fonts->open = read;
    fonts->context = context;
    fonts->all = all;
    return true;
}

void fonts_open_all(struct fonts *fonts)
{
    const size_t mark = diag_mark(fonts->diag);

    if (!fonts->all)
        open_files(fonts, true);
    fonts->broken |= diag_stopped_since(fonts->diag, mark);
}

/* False: reported. */
static bool open_first(struct fonts *fonts, const char *folder)
{
    const size_t mark = diag_mark(fonts->diag);

    if (!fonts->files)
        return false;
    if (!open_files(fonts, false) && !open_files(fonts, true))
        diag_add(fonts->diag, DIAG_SYSTEM, NO_SPAN, "%s holds no font (.ttf); put one there",
                 folder ? folder : "no folder");
    return !diag_stopped_since(fonts->diag, mark);
}

struct fonts *fonts_new(const char *const *folders, struct diag *diag)
{
    struct fonts *fonts = g_new0(struct fonts, 1);

    fonts->diag = diag;
    fonts->files = font_files_new(folders, diag);
    fonts->faces = g_ptr_array_new_with_free_func((GDestroyNotify)face_drop);
    fonts->requests = g_array_new(FALSE, FALSE, sizeof(struct request));
    fonts->reported = g_hash_table_new(NULL, NULL);
    if (!open_first(fonts, folders[0]))
        g_clear_pointer(&fonts, fonts_drop);
    return fonts;
}

void fonts_drop(struct fonts *fonts)
{
    if (!fonts)
        return;
    g_clear_pointer(&fonts->kept, g_hash_table_destroy);
    g_ptr_array_free(fonts->faces, TRUE);
    g_clear_object(&fonts->context);
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    if (fonts->files)
        g_array_unref(fonts->files);
    g_array_free(fonts->requests, TRUE);
    g_hash_table_destroy(fonts->reported);
    g_free(fonts);
}

bool fonts_are_whole(const struct fonts *fonts)
{
    return !fonts->broken;
}

void fonts_tell(struct fonts *fonts, struct diag *diag)
{
    fonts->diag = diag;
}

void fonts_forget(struct fonts *fonts)
{
    g_clear_pointer(&fonts->kept, g_hash_table_destroy);
    g_hash_table_remove_all(fonts->reported);
}

GHashTable **fonts_kept(struct fonts *fonts)
{
    return &fonts->kept;
}

PangoContext *fonts_context(struct fonts *fonts)
{
    return fonts->context;
}

const struct font_face *fonts_face(struct fonts *fonts, PangoFont *font)
{
    const FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    const char *path = pattern_string(pattern, FC_FILE);

    for (unsigned i = 0; i < fonts->faces->len; i++)
        if (strcmp(((struct font_face *)fonts->faces->pdata[i])->path, path) == 0)
            return fonts->faces->pdata[i];
    g_ptr_array_add(fonts->faces, face_new(font));
    return fonts->faces->pdata[fonts->faces->len - 1];
}

static bool is_of_family(const struct font_face *face, const char *family)
{
    return g_ascii_strcasecmp(face->family, family) == 0;
}

/* Of another family, where there is none of that. */
static const struct font_face *load(struct fonts *fonts, const char *family, unsigned weight,
                                    bool italic)
{
    PangoFontDescription *description = pango_font_description_new();
    g_autoptr(PangoFont) font = NULL;
    struct font_face *face;

    pango_font_description_set_family(description, family);
    pango_font_description_set_weight(description, weight);
    pango_font_description_set_style(description, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(description, FONT_UNITS);
    font = pango_font_map_load_font(pango_context_get_font_map(fonts->context), fonts->context,
                                    description);
    face = (struct font_face *)fonts_face(fonts, font);
    if (face->description)
        pango_font_description_free(description);
    else
        face->description = description;
    return face;
}

const struct font_face *fonts_find(struct fonts *fonts, const char *family, unsigned weight,
                                   bool italic, struct span span, struct diag *diag)
{
    struct request request = {weight, italic, NULL};
    g_autofree char *known = NULL;

    for (unsigned i = 0; i < fonts->requests->len; i++) {
        const struct request *before = &g_array_index(fonts->requests, struct request, i);

        if (before->weight == weight && before->italic == italic &&
            is_of_family(before->face, family))
            return before->face;
    }
    request.face = load(fonts, family, weight, italic);
    if (!fonts->all && !is_of_family(request.face, family)) {
        fonts_open_all(fonts);
        request.face = load(fonts, family, weight, italic);
    }
    if (!is_of_family(request.face, family)) {
        known = font_files_families(fonts->files);
        diag_add(diag, DIAG_INI_FILE, span, "no font of the family “%s” was found; there are: %s",
                 family, known);
        return NULL;
    }
    g_array_append_val(fonts->requests, request);
    return request.face;
}

struct search {
    const gunichar *chars;
    unsigned count;
    PangoFontDescription *found;
};

static gboolean try_font(PangoFontset *set, PangoFont *font, gpointer data)
{
    struct search *search = data;

    (void)set;
    for (unsigned i = 0; i < search->count; i++)
        if (!font_is_ignorable(search->chars[i]) && !pango_font_has_char(font, search->chars[i]))
            return FALSE;
    search->found = pango_font_describe_with_absolute_size(font);
    return TRUE;
}

PangoFontDescription *fonts_find_cover(struct fonts *fonts, const struct font_face *face,
                                       const gunichar *chars, unsigned count)
{
    struct search search = {chars, count, NULL};
    PangoFontset *set;

    fonts_open_all(fonts);
    set =
        pango_font_map_load_fontset(pango_context_get_font_map(fonts->context), fonts->context,
                                    face->description, pango_context_get_language(fonts->context));
    pango_fontset_foreach(set, try_font, &search);
    g_object_unref(set);
    return search.found;
}

/* What no reader could say: private, or in place of a character that was lost. Noto Emoji has such
 * glyphs (ISO 19005-3, 6.2.11.7.3). */
static bool is_unreadable(gunichar c)
{
    return c == 0xFFFD || g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

static bool covers(const FcPattern *file, const gunichar *text, unsigned count)
{
    while (count > 0 && FcCharSetHasChar(pattern_chars(file), text[count - 1]))
        count--;
    return count == 0;
}

#define STACK_MAX 16

/* A letter and its marks so far: they are set in one face. */
struct stack {
    gunichar chars[STACK_MAX];
    unsigned count;
};

/* No file has the character, or, if it is a mark, none has it with the letter that it stands on.
 * HarfBuzz makes other spaces of the space, para hyphens of the hyphen. */
static bool is_missing(const FcFontSet *files, struct stack *stack, gunichar c)
{
    if (g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR)
        c = ' ';
    else if (c == 0x2010 || c == 0x2011)
        c = '-';
    if (!g_unichar_ismark(c) || stack->count == STACK_MAX)
        stack->count = 0;
    stack->chars[stack->count++] = c;
    for (int i = 0; i < files->nfont; i++)
        if (covers(files->fonts[i], stack->chars, stack->count))
            return is_unreadable(c);
    return true;
}

static struct span find_character(const char *utf8, const struct span *from, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        const char *text = from[i].source ? from[i].source->text + from[i].offset : "";
        const char *found = g_strstr_len(text, (gssize)from[i].len, utf8);

        if (from[i].source && found)
            return span_part(from[i], (size_t)(found - text), strlen(utf8));
    }
    return count ? from[0] : NO_SPAN;
}

static void report_glyph(struct fonts *fonts, gunichar c, const struct span *from, unsigned count,
                         struct diag *diag)
{
    char utf8[8] = {0};
    gpointer told;

    g_unichar_to_utf8(c, utf8);
    const struct span span = find_character(utf8, from, count);
    if (g_hash_table_lookup_extended(fonts->reported, GUINT_TO_POINTER(c), NULL, &told) &&
        told == span.source)
        return;
    g_hash_table_insert(fonts->reported, GUINT_TO_POINTER(c), (gpointer)span.source);
    diag_add(diag, DIAG_GLYPH, span,
             "no font has the character “%s” (U+%04X); write it otherwise, or put a font that has "
             "it into the posting's folder",
             utf8, c);
}

/* Among the files that are open, or else among all. */
static bool lacks(struct fonts *fonts, struct stack *stack, gunichar c)
{
    const struct stack before = *stack;

    if (!is_missing(fonts->open, stack, c))
        return false;
    if (fonts->all)
        return true;
    fonts_open_all(fonts);
    *stack = before;
    return is_missing(fonts->open, stack, c);
}

bool fonts_check_text(struct fonts *fonts, const char *text, const struct span *from,
                      unsigned count, struct diag *diag)
{
    struct stack stack = {.count = 0};
    bool complete = true;

    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (c < G_N_ELEMENTS(fonts->known) && fonts->known[c]) {
            stack = (struct stack){{c}, 1};
        } else if (font_is_ignorable(c)) {
            continue;
        } else if (lacks(fonts, &stack, c)) {
            report_glyph(fonts, c, from, count, diag);
            complete = false;
        } else if (c < G_N_ELEMENTS(fonts->known)) {
            fonts->known[c] = !g_unichar_ismark(c);
        }
    }
    return complete;
}
