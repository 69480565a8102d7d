/* zip: reads a text that stands in an archive, and puts another in its place.
 *
 * A part of sheet. What always holds: all other members keep their bytes. Read is what
 * libxlsxwriter writes: an archive without a comment, of fewer than 4 GB (APPNOTE 4.3). */
#include "export/sheet/sheet_private.h"

#include <libdeflate.h>
#include <string.h>

enum {
    LEVEL = 5,  /* of libdeflate: these texts are all alike */
    LOCAL = 30, /* bytes of a member's own head (4.3.7) */
    ENTRY = 46,
    ENTRY_SUM = 16,  /* of its entry in the directory, and where its CRC-32 stands there, */
    ENTRY_NAME = 28, /* its length, */
    ENTRY_AT = 42,   /* and where the member is (4.3.12) */
    LOCAL_SUM = 14,  /* of its own head: CRC-32, packed and plain length */
    END = 22,
    END_COUNT = 10,
    END_AT = 16 /* the archive's end (4.3.16) */
};

static guint32 get(const char *bytes, unsigned count)
{
    guint32 number = 0;

    for (unsigned i = count; i-- > 0;)
        number = number << 8 | (guint8)bytes[i];
    return number;
}

static void put(char *bytes, gsize number)
{
    for (unsigned i = 0; i < 4; i++)
        bytes[i] = (char)(number >> 8 * i);
}

static gsize entry_length(const char *entry)
{
    return ENTRY + get(entry + ENTRY_NAME, 2) + get(entry + ENTRY_NAME + 2, 2) +
           get(entry + ENTRY_NAME + 4, 2);
}

/* A member, and its entry in the directory. */
struct member {
    gsize entry, at, data, packed, plain; /* offsets in the archive; lengths */
};

/* False: there is none of that name, or this is no archive. */
static bool find_member(const GString *zip, const char *name, struct member *member)
{
    const char *end = zip->str + zip->len - END;
    const char *entry;

    if (zip->len < END || get(end, 4) != 0x06054b50)
        return false;
    entry = zip->str + get(end + END_AT, 4);
    for (guint32 i = get(end + END_COUNT, 2); i > 0 && entry + ENTRY <= end; i--) {
        const gsize len = get(entry + ENTRY_NAME, 2);
        const char *local = zip->str + get(entry + ENTRY_AT, 4);

        if (len == strlen(name) && memcmp(entry + ENTRY, name, len) == 0) {
            member->entry = (gsize)(entry - zip->str);
            member->at = (gsize)(local - zip->str);
            member->data = member->at + LOCAL + get(local + 26, 2) + get(local + 28, 2);
            member->packed = get(entry + ENTRY_SUM + 4, 4);
            member->plain = get(entry + ENTRY_SUM + 8, 4);
            return true;
        }
        entry += entry_length(entry);
    }
    return false;
}

/* NULL: it is not packed as it says. */
static GString *unpack(const GString *zip, const struct member *member)
{
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    GString *text = g_string_sized_new(member->plain);

    g_string_set_size(text, member->plain);
    if (libdeflate_deflate_decompress(inflate, zip->str + member->data, member->packed, text->str,
                                      member->plain, NULL) != LIBDEFLATE_SUCCESS)
        g_string_free(g_steal_pointer(&text), TRUE);
    libdeflate_free_decompressor(inflate);
    return text;
}

static GString *pack(const GString *text)
{
    struct libdeflate_compressor *deflate = libdeflate_alloc_compressor(LEVEL);
    GString *packed = g_string_new(NULL);

    g_string_set_size(packed, libdeflate_deflate_compress_bound(deflate, text->len));
    g_string_set_size(packed, libdeflate_deflate_compress(deflate, text->str, text->len,
                                                          packed->str, packed->len));
    libdeflate_free_compressor(deflate);
    return packed;
}

/* What stands behind it moves. */
static void move_rest(GString *zip, const struct member *member, gsize grown)
{
    char *end = zip->str + zip->len - END, *entry;

    put(end + END_AT, get(end + END_AT, 4) + grown);
    entry = zip->str + get(end + END_AT, 4);
    for (guint32 i = get(end + END_COUNT, 2); i > 0; i--) {
        if (get(entry + ENTRY_AT, 4) > member->at)
            put(entry + ENTRY_AT, get(entry + ENTRY_AT, 4) + grown);
        entry += entry_length(entry);
    }
}

static void put_sums(char *sums, const GString *text, gsize packed)
{
    put(sums, libdeflate_crc32(0, text->str, text->len));
    put(sums + 4, packed);
    put(sums + 8, text->len);
}

static void replace(GString *zip, const struct member *member, const GString *text)
{
    g_autoptr(GString) packed = pack(text);
    const gsize grown = packed->len - member->packed; /* it may wrap around, and back again */

    g_string_erase(zip, (gssize)member->data, (gssize)member->packed);
    g_string_insert_len(zip, (gssize)member->data, packed->str, (gssize)packed->len);
    put_sums(zip->str + member->at + LOCAL_SUM, text, packed->len);
    put_sums(zip->str + member->entry + grown + ENTRY_SUM, text, packed->len);
    move_rest(zip, member, grown);
}

GString *zip_read(GBytes *bytes, const char *name)
{
    g_autoptr(GString) zip =
        g_string_new_len(g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes));
    struct member member;

    return find_member(zip, name, &member) ? unpack(zip, &member) : NULL;
}

GBytes *zip_rewrite(GBytes *bytes, const char *name, bool (*rewrite)(GString *text, void *data),
                    void *data)
{
    GString *zip = g_string_new_len(g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes));
    struct member member;
    g_autoptr(GString) text = find_member(zip, name, &member) ? unpack(zip, &member) : NULL;

    if (text && rewrite(text, data)) {
        replace(zip, &member, text);
        return g_string_free_to_bytes(zip);
    }
    g_string_free(zip, TRUE);
    return NULL;
}
