/* catalogue: a language's texts, read from the file that msgfmt makes (GNU gettext manual, "The
 * Format of GNU MO Files").
 *
 * Behind say. The C library's own reader would be asked, were it not for its locale: since
 * glibc 2.41 it opens no catalogue under C.UTF-8, and no other locale is on every system. What
 * always holds: of a damaged file nothing is said, and nothing outside it is read. */
#include "base/base_private.h"

#include <string.h>

#define MAGIC 0x950412deu
enum { MAGIC_AT = 0, COUNT_AT = 8, ENGLISH_AT = 12, SAID_AT = 16, ROW = 8 };
#define ONE_LIKE_NONE "plural=(n > 1)" /* else: plural=(n != 1) */

struct catalogue {
    GMappedFile *file;
    const char *bytes;
    size_t len;
    bool swapped, none_is_one;
    size_t count, english, said; /* rows; where the two tables begin */
};

/* 0 where there is none. */
static size_t word_at(const struct catalogue *catalogue, size_t at)
{
    guint32 word = 0;

    if (at <= catalogue->len - sizeof word)
        memcpy(&word, catalogue->bytes + at, sizeof word);
    return catalogue->swapped ? GUINT32_SWAP_LE_BE(word) : word;
}

/* A row of a table: a text and its length, both in the file, and a NUL behind it. NULL: damaged. */
static const char *text_at(const struct catalogue *catalogue, size_t row, size_t *len)
{
    const size_t at = word_at(catalogue, row + sizeof(guint32));

    *len = word_at(catalogue, row);
    if (at >= catalogue->len || *len >= catalogue->len - at || catalogue->bytes[at + *len])
        return NULL;
    return catalogue->bytes + at;
}

/* What is said for a text: the rows are in the order of strcmp. Of a text that counts, its first
 * form is what is looked for. */
static const char *find(const struct catalogue *catalogue, const char *english, size_t *len)
{
    size_t from = 0, to = catalogue->count;

    while (from < to) {
        const size_t middle = from + (to - from) / 2;
        const char *text = text_at(catalogue, catalogue->english + ROW * middle, len);
        const int order = text ? strcmp(english, text) : -1;

        if (order == 0)
            return text_at(catalogue, catalogue->said + ROW * middle, len);
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

static bool read_head(struct catalogue *catalogue)
{
    const size_t magic = word_at(catalogue, MAGIC_AT);
    const char *about;
    size_t len;

    catalogue->swapped = magic == GUINT32_SWAP_LE_BE(MAGIC);
    catalogue->count = word_at(catalogue, COUNT_AT);
    catalogue->english = word_at(catalogue, ENGLISH_AT);
    catalogue->said = word_at(catalogue, SAID_AT);
    about = find(catalogue, "", &len);
    catalogue->none_is_one = about && strstr(about, ONE_LIKE_NONE);
    return (magic == MAGIC || catalogue->swapped) && about;
}

struct catalogue *catalogue_open(const char *path)
{
    GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
    struct catalogue *catalogue;

    if (!file)
        return NULL;
    catalogue = g_new0(struct catalogue, 1);
    catalogue->file = file;
    catalogue->bytes = g_mapped_file_get_contents(file);
    catalogue->len = g_mapped_file_get_length(file);
    if (catalogue->len >= SAID_AT + sizeof(guint32) && read_head(catalogue))
        return catalogue;
    catalogue_close(catalogue);
    return NULL;
}

void catalogue_close(struct catalogue *catalogue)
{
    if (!catalogue)
        return;
    g_mapped_file_unref(catalogue->file);
    g_free(catalogue);
}

const char *catalogue_text(const struct catalogue *catalogue, const char *english)
{
    size_t len;
    const char *said = find(catalogue, english, &len);

    return said && *said ? said : english;
}

const char *catalogue_count(const struct catalogue *catalogue, const char *one, const char *more,
                            unsigned long count)
{
    const bool is_one = catalogue->none_is_one ? count <= 1 : count == 1;
    size_t len;
    const char *said = find(catalogue, one, &len);
    const size_t first = said ? strlen(said) : 0;

    if (!said || first >= len)
        return count == 1 ? one : more;
    return is_one ? said : said + first + 1;
}
