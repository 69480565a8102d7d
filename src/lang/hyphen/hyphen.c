/* hyphen: dictionaries of libhyphen, which is opened when the first is needed: most documents
 * divide no word.
 *
 * Between a language, which names its dictionary, and paragraphs. What always holds: a dictionary
 * is read once, and one that can't be used is said to be missing. */
#include "lang/hyphen/hyphen.h"

#include "lang/hyphen/hyphen_private.h"

#include <errno.h>
#include <unistd.h>

#define SYSTEM_FOLDER "/usr/share/hyphen"
#define FOLDER "hyphen"     /* of the data folder */
#define FILE_MAX (64 << 20) /* bytes: a dictionary has a hundredth of it */

struct hyphen {
    const struct hyphen_functions *library;
    HyphenDict *dictionary;
};

struct hyphens {
    char *data;
    GHashTable *known; /* char * name → struct hyphen *, or NULL: it can't be used */
};

static void drop_dictionary(gpointer data)
{
    struct hyphen *hyphen = data;

    if (!hyphen)
        return;
    hyphen->library->free(hyphen->dictionary);
    g_free(hyphen);
}

struct hyphens *hyphens_new(const char *data)
{
    struct hyphens *hyphens = g_new(struct hyphens, 1);

    hyphens->data = g_strdup(data);
    hyphens->known = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, drop_dictionary);
    return hyphens;
}

void hyphens_drop(struct hyphens *hyphens)
{
    if (!hyphens)
        return;
    g_hash_table_destroy(hyphens->known);
    g_free(hyphens->data);
    g_free(hyphens);
}

/* "hyph_fr.dic", first in the data folder (g_free). NULL: it is nowhere. */
static char *find_file(const struct hyphens *hyphens, const char *name)
{
    g_autofree char *own = g_build_filename(hyphens->data, FOLDER, NULL);
    const char *const folders[] = {own, SYSTEM_FOLDER};
    g_autofree char *file = g_strconcat("hyph_", name, ".dic", NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(folders[i], file, NULL);

        if (!source_is_missing(path))
            return g_steal_pointer(&path);
    }
    return NULL;
}

GPtrArray *hyphens_list_files(const struct hyphens *hyphens)
{
    GPtrArray *files = g_ptr_array_new_with_free_func(g_free);

    for (const struct language *const *lang = lang_all(); *lang; lang++) {
        char *file = (*lang)->hyphenation ? find_file(hyphens, (*lang)->hyphenation) : NULL;

        if (file)
            g_ptr_array_add(files, file);
    }
    return files;
}

/* libhyphen says of no fault that it had less of a file than there is: it reads from memory.
 * Reports where that can't be. */
static void read_dictionary(struct hyphen *hyphen, const char *path, struct diag *diag)
{
    g_autoptr(GBytes) bytes = source_load_bytes(path, FILE_MAX, diag);
    g_autofree char *held = NULL;
    int fd;

    if (!bytes)
        return;
    held = source_hold(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), &fd);
    if (!held) {
        source_report_errno(diag, path, errno);
        return;
    }
    hyphen->dictionary = hyphen->library->load(held);
    if (!hyphen->dictionary)
        source_report_errno(diag, path, errno);
    close(fd);
}

/* Of another encoding than UTF-8 it would divide the wrong letters. NULL, too, if it is reported
 * that it can't be read. */
static struct hyphen *load(const struct hyphens *hyphens, const char *name, struct diag *diag)
{
    g_autofree char *path = find_file(hyphens, name);
    const char *why;
    struct hyphen hyphen = {.library = path ? module_open("hyphen", &why) : NULL};

    if (path && !hyphen.library)
        diag_add(diag, DIAG_SYSTEM, NO_SPAN, "words are divided by %s, which can't be opened: %s",
                 "libhyphen", why);
    if (hyphen.library)
        read_dictionary(&hyphen, path, diag);
    if (hyphen.dictionary && hyphen.dictionary->utf8)
        return g_memdup2(&hyphen, sizeof hyphen);
    if (hyphen.dictionary)
        hyphen.library->free(hyphen.dictionary);
    return NULL;
}

const struct hyphen *hyphens_find(struct hyphens *hyphens, const struct language *lang,
                                  struct diag *diag)
{
    const char *name = lang->hyphenation;
    const size_t mark = diag_mark(diag);
    gpointer hyphen = NULL;

    if (!name)
        return NULL;
    if (!g_hash_table_lookup_extended(hyphens->known, name, NULL, &hyphen)) {
        hyphen = load(hyphens, name, diag);
        if (diag_stopped_since(diag, mark))
            return NULL; /* the next document may fare better */
        g_hash_table_insert(hyphens->known, (gpointer)name, hyphen);
    }
    if (!hyphen)
        diag_add(diag, DIAG_HYPHENATION, NO_SPAN,
                 "posters are set without hyphens, since hyph_%s.dic, the patterns of their "
                 "language in UTF-8, is neither in %s/ of the data folder nor in %s; install it "
                 "(in Debian, the packages hyphen-… have it)",
                 name, FOLDER, SYSTEM_FOLDER);
    return hyphen;
}

/* libhyphen writes a digit for each byte first, then one for each character: odd behind which a
 * hyphen may stand. What it would spell otherwise is told in lists of its own. */
void hyphen_divide(const struct hyphen *hyphen, const char *word, size_t len,
                   bool after[HYPHEN_WORD_MAX])
{
    char marks[HYPHEN_WORD_MAX * 6 + 5] = {0};
    char **spellings = NULL;
    int *places = NULL, *cuts = NULL;

    memset(after, 0, HYPHEN_WORD_MAX * sizeof *after);
    if (len > HYPHEN_WORD_MAX * 6 ||
        hyphen->library->divide(hyphen->dictionary, word, (int)len, marks, NULL, &spellings,
                                &places, &cuts) != 0)
        return;
    for (glong i = 0; i < MIN(g_utf8_strlen(word, (gssize)len), HYPHEN_WORD_MAX); i++)
        after[i] = (marks[i] & 1) && !(spellings && spellings[i]);
    for (size_t i = 0; spellings && i < len; i++)
        free(spellings[i]);
    free(spellings);
    free(places);
    free(cuts);
}
