/* font: all faces that may be used: those of the given folders and no other.
 *
 * Before para (which shapes with faces) and after design (which names families). What always holds:
 * which face is chosen depends on the files and the order of the folders alone, never on the order
 * in which a folder lists its files. */
#include "typeset/font/font_private.h"
#include "typeset/para/para.h"

#include <string.h>

#define DEPTH_MAX 8

struct fonts {
    GPtrArray *faces;    /* struct font_face *, by family, weight, slant */
    GPtrArray *families; /* struct font_face *: the first of each family, in the order in which they
                            stand in for others */
    GHashTable *shaped;  /* GBytes → struct para *: para's own */
    bool known[0x2100];  /* what most texts are made of: some face has it, and it stands alone */
    GHashTable *reported; /* gunichar → struct source *: where it was found missing */
};

struct scan {
    GPtrArray *faces;
    GHashTable *families; /* of the folders before */
    struct diag *diag;
};

static gint compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted; NULL when the folder can't be read. */
static GPtrArray *list_folder(const char *path, GError **error)
{
    GDir *dir = g_dir_open(path, 0, error);
    GPtrArray *paths;
    const char *name;

    if (!dir)
        return NULL;
    paths = g_ptr_array_new_with_free_func(g_free);
    while ((name = g_dir_read_name(dir)))
        if (*name != '.')
            g_ptr_array_add(paths, g_build_filename(path, name, NULL));
    g_dir_close(dir);
    g_ptr_array_sort(paths, compare_paths);
    return paths;
}

static bool is_font_path(const char *path)
{
    const size_t len = strlen(path);

    return len > 4 && g_ascii_strcasecmp(path + len - 4, ".ttf") == 0;
}

static void scan_file(struct scan *scan, const char *path)
{
    struct font_face *face = face_open(path);

    if (face && !g_hash_table_contains(scan->families, face->family)) {
        g_ptr_array_add(scan->faces, face);
        return;
    }
    face_drop(face);
}

/* Of one folder and those in it, a fixed number of levels deep. */
static void scan_folder(struct scan *scan, const char *path, unsigned depth)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) paths = list_folder(path, &error);

    if (!paths) {
        diag_add(scan->diag, DIAG_SYSTEM, NO_SPAN, "%s: %s", path, error->message);
        return;
    }
    for (unsigned i = 0; i < paths->len; i++) {
        const char *each = paths->pdata[i];

        if (is_font_path(each))
            scan_file(scan, each);
        else if (depth < DEPTH_MAX && g_file_test(each, G_FILE_TEST_IS_DIR))
            scan_folder(scan, each, depth + 1);
    }
}

static gint compare_faces(gconstpointer a, gconstpointer b)
{
    const struct font_face *x = *(struct font_face *const *)a, *y = *(struct font_face *const *)b;
    const int by_family = strcmp(x->family, y->family);

    if (by_family)
        return by_family;
    if (x->weight != y->weight)
        return x->weight < y->weight ? -1 : 1;
    if (x->italic != y->italic)
        return x->italic ? 1 : -1;
    return strcmp(x->path, y->path);
}

/* Families without letters (emoji) come last, or they would give their digits to the others. */
static void rank_families(struct fonts *fonts)
{
    for (int latin = 1; latin >= 0; latin--)
        for (unsigned i = 0; i < fonts->faces->len; i++) {
            struct font_face *face = fonts->faces->pdata[i];
            const struct font_face *before = i ? fonts->faces->pdata[i - 1] : NULL;

            if (face->latin == latin && (!before || strcmp(before->family, face->family) != 0))
                g_ptr_array_add(fonts->families, face);
        }
}

struct fonts *fonts_new(const char *const *folders, struct diag *diag)
{
    struct fonts *fonts = g_new0(struct fonts, 1);
    struct scan scan = {.families = g_hash_table_new(g_str_hash, g_str_equal), .diag = diag};

    fonts->faces = scan.faces = g_ptr_array_new_with_free_func((GDestroyNotify)face_drop);
    fonts->families = g_ptr_array_new();
    fonts->reported = g_hash_table_new(NULL, NULL);
    fonts->shaped = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
                                          (GDestroyNotify)g_bytes_unref, (GDestroyNotify)para_drop);
    for (unsigned i = 0; folders[i]; i++) {
        scan_folder(&scan, folders[i], 0);
        for (unsigned k = 0; k < fonts->faces->len; k++)
            g_hash_table_add(scan.families, ((struct font_face *)fonts->faces->pdata[k])->family);
    }
    g_hash_table_destroy(scan.families);
    g_ptr_array_sort(fonts->faces, compare_faces);
    rank_families(fonts);
    if (fonts->faces->len > 0)
        return fonts;
    diag_add(diag, DIAG_SYSTEM, NO_SPAN, "%s holds no font (.ttf)",
             folders[0] ? folders[0] : "no folder");
    fonts_drop(fonts);
    return NULL;
}

void fonts_drop(struct fonts *fonts)
{
    if (!fonts)
        return;
    g_hash_table_destroy(fonts->shaped);
    g_hash_table_destroy(fonts->reported);
    g_ptr_array_free(fonts->families, TRUE);
    g_ptr_array_free(fonts->faces, TRUE);
    g_free(fonts);
}

/* Slant first: an italic of another weight is nearer than an upright. */
static unsigned distance(const struct font_face *face, unsigned weight, bool italic)
{
    const unsigned by_weight =
        face->weight > weight ? face->weight - weight : weight - face->weight;

    return by_weight + (face->italic == italic ? 0 : 1000);
}

static void report_family(const struct fonts *fonts, const char *family, struct span span,
                          struct diag *diag)
{
    g_autoptr(GString) known = g_string_new(NULL);

    for (unsigned i = 0; i < fonts->families->len; i++)
        g_string_append_printf(known, "%s%s", i ? ", " : "",
                               ((struct font_face *)fonts->families->pdata[i])->family);
    diag_add(diag, DIAG_INI_FILE, span, "no font of the family “%s” was found; there are: %s",
             family, known->len ? known->str : "none");
}

const struct font_face *fonts_find(struct fonts *fonts, const char *family, unsigned weight,
                                   bool italic, struct span span, struct diag *diag)
{
    const struct font_face *best = NULL;

    for (unsigned i = 0; i < fonts->faces->len; i++) {
        const struct font_face *face = fonts->faces->pdata[i];

        if (g_ascii_strcasecmp(face->family, family) == 0 &&
            (!best || distance(face, weight, italic) < distance(best, weight, italic)))
            best = face;
    }
    if (!best)
        report_family(fonts, family, span, diag);
    return best;
}

/* Of one family, that has all the characters. */
static const struct font_face *find_in_family(const struct fonts *fonts, const char *family,
                                              const struct font_face *like, const gunichar *chars,
                                              unsigned count)
{
    const struct font_face *best = NULL;

    for (unsigned i = 0; i < fonts->faces->len; i++) {
        const struct font_face *face = fonts->faces->pdata[i];

        if (strcmp(face->family, family) != 0 || !face_has_all(face, chars, count))
            continue;
        if (!best ||
            distance(face, like->weight, like->italic) < distance(best, like->weight, like->italic))
            best = face;
    }
    return best;
}

const struct font_face *fonts_find_cover(const struct fonts *fonts, const struct font_face *first,
                                         const gunichar *chars, unsigned count)
{
    if (face_has_all(first, chars, count))
        return first;
    for (unsigned i = 0; i < fonts->families->len; i++) {
        const struct font_face *head = fonts->families->pdata[i];
        const struct font_face *face = find_in_family(fonts, head->family, first, chars, count);

        if (face)
            return face;
    }
    return NULL;
}

GHashTable *fonts_shaped(const struct fonts *fonts)
{
    return fonts->shaped;
}

static bool is_known(const struct fonts *fonts, const gunichar *chars, unsigned count)
{
    for (unsigned i = 0; i < fonts->faces->len; i++)
        if (face_has_all(fonts->faces->pdata[i], chars, count))
            return true;
    return false;
}

#define STACK_MAX 16

/* A letter and its marks so far: they are set in one face, as one glyph or as several. */
struct stack {
    gunichar chars[STACK_MAX];
    unsigned count;
};

/* No face has the character, or, if it is a mark, none has it with the letter that it stands on. */
static bool is_missing(const struct fonts *fonts, struct stack *stack, gunichar c)
{
    if (face_is_ignorable(c))
        return false;
    if (!g_unichar_ismark(c) || stack->count == STACK_MAX)
        stack->count = 0;
    stack->chars[stack->count++] = c;
    return !is_known(fonts, stack->chars, stack->count);
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

/* What the narrow space is set as counts (para_char). */
bool fonts_check_text(struct fonts *fonts, const char *text, const struct span *from,
                      unsigned count, struct diag *diag)
{
    struct stack stack = {.count = 0};
    bool complete = true;

    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const gunichar written = g_utf8_get_char(at), c = written == 0x202F ? 0xA0 : written;

        if (c < G_N_ELEMENTS(fonts->known) && fonts->known[c]) {
            stack = (struct stack){{c}, 1};
        } else if (is_missing(fonts, &stack, c)) {
            report_glyph(fonts, c, from, count, diag);
            complete = false;
        } else if (c < G_N_ELEMENTS(fonts->known)) {
            fonts->known[c] = !g_unichar_ismark(c);
        }
    }
    return complete;
}
