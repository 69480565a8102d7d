/* limits: numbers and pictures of an SVG that no page can want, and that keep a painter busy for
 * ever or vanish without a word.
 *
 * Part of judging artwork. What always holds: what passes has numbers that Cairo's fixed points can
 * hold, and pictures that can be decoded; what is still slow or deadly, `artwork_try` finds. */
#include "base/base.h"
#include "design/artwork/artwork_private.h"

#include <math.h>
#include <string.h>

#define NUMBER_MAX 1e6  /* of any coordinate: 265 m */
#define SCALE_MAX 1e4   /* of all transforms that stand in each other */
#define BOX_MIN 1e-2    /* a view box's side */
#define PIXELS_MAX 25e6 /* of a picture: A4 at 500 dpi */

static const char *const unjudged[] = {"id",   "class", "href",  "version", "lang",
                                       "type", "media", "title", NULL};

/* `#1e9999` is a colour, `ab1` a name; `h1e9` is a line of a path. */
static bool ends_name(const char *text, const char *at)
{
    return strchr("#_.", at[-1]) || g_ascii_isdigit(at[-1]) ||
           (g_ascii_isalpha(at[-1]) && at - 1 > text &&
            (g_ascii_isalpha(at[-2]) || strchr("#_", at[-2])));
}

static bool begins_number(const char *text, const char *at)
{
    const bool digit = g_ascii_isdigit(*at) || (*at == '.' && g_ascii_isdigit(at[1]));

    return digit && (at == text || !ends_name(text, at));
}

static const char *skip_word(const char *at)
{
    while (g_ascii_isalnum(*at) || *at == '#' || *at == '_')
        at++;
    return at;
}

/* The next of the numbers in a value, whatever stands between. False: there is no more. */
static bool next_number(const char *text, const char **at, double *number)
{
    while (**at) {
        if (begins_number(text, *at)) {
            char *end;

            *number = g_ascii_strtod(*at, &end);
            *number = isfinite(*number) ? *number : HUGE_VAL;
            *at = end;
            return true;
        }
        *at = **at == '#' ? skip_word(*at) : *at + 1;
    }
    return false;
}

static double largest(const char *text)
{
    double most = 0, number;

    for (const char *at = text; next_number(text, &at, &number);)
        most = MAX(most, number);
    return most;
}

/* What filters do so often, or so far, takes that much longer (Filter Effects 1, 9). */
static const struct {
    const char *name;
    double most;
} filter_limits[] = {{"numOctaves", 16}, {"order", 32}, {"stdDeviation", 1000}, {"radius", 1000}};

static bool is_within_limit(const char *name, double number)
{
    for (size_t i = 0; i < G_N_ELEMENTS(filter_limits); i++)
        if (strcmp(name, filter_limits[i].name) == 0)
            return number <= filter_limits[i].most;
    return number <= NUMBER_MAX;
}

bool artwork_numbers_fit(const char *name, const char *value)
{
    return strchr(name, ':') || g_strv_contains(unjudged, name) ||
           g_str_has_prefix(name, "data-") || g_str_has_prefix(name, "aria-") ||
           is_within_limit(name, largest(value));
}

/* Is a transform function, whose arguments begin behind `open`, called so? CSS cares for no case.
 */
static bool is_called(const char *text, const char *open, const char *name)
{
    const char *begin;

    while (open > text && g_ascii_isspace(open[-1]))
        open--;
    for (begin = open; begin > text && g_ascii_isalpha(begin[-1]);)
        begin--;
    return (size_t)(open - begin) >= strlen(name) &&
           g_ascii_strncasecmp(begin, name, strlen(name)) == 0;
}

/* Of a matrix's six numbers the last two move, and enlarge nothing. */
static double enlargement(const char *arguments, bool is_matrix)
{
    double most = 1, of_four = 1, number;
    unsigned count = 0;

    for (const char *at = arguments; next_number(arguments, &at, &number);) {
        most = MAX(most, number);
        if (++count == 4)
            of_four = most;
    }
    return is_matrix && count == 6 ? of_four : most;
}

/* How much a transform enlarges, at most: the product over its scales (scaleX …) and matrices. */
double artwork_scale_of(const char *transform)
{
    double scale = 1;

    for (const char *open = transform; (open = strchr(open, '('));) {
        const size_t len = strcspn(open + 1, ")");
        const bool is_matrix = is_called(transform, open, "matrix");

        if (is_matrix || is_called(transform, open, "scale")) {
            g_autofree char *arguments = g_strndup(open + 1, len);

            scale *= enlargement(arguments, is_matrix);
        }
        open += 1 + len;
    }
    return scale;
}

bool artwork_scale_fits(double scale)
{
    return scale <= SCALE_MAX;
}

/* Its last two numbers are its sides. */
bool artwork_box_fits(const char *box)
{
    g_auto(GStrv) sides = g_strsplit_set(box, " ,\t\r\n", -1);
    double last[2] = {1, 1};

    for (char **side = sides; *side; side++)
        if (**side) {
            last[0] = last[1];
            last[1] = g_ascii_strtod(*side, NULL);
        }
    return last[0] >= BOX_MIN && last[1] >= BOX_MIN;
}

static unsigned number_at(const guchar *at, unsigned bytes)
{
    unsigned number = 0;

    while (bytes-- > 0)
        number = number << 8 | *at++;
    return number;
}

/* PNG, 5.2 and 11.2: signature, IHDR first, IDAT, IEND last; whole, each chunk in its length. */
static bool is_png(const guchar *bytes, size_t len, double *pixels)
{
    static const guchar signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    bool has_data = false;

    if (len < 33 || memcmp(bytes, signature, 8) != 0 || memcmp(bytes + 12, "IHDR", 4) != 0)
        return false;
    *pixels = (double)number_at(bytes + 16, 4) * number_at(bytes + 20, 4);
    for (size_t at = 8; at + 12 <= len;) {
        const size_t size = number_at(bytes + at, 4);

        if (size > len - at - 12)
            return false;
        if (memcmp(bytes + at + 4, "IEND", 4) == 0)
            return has_data && *pixels > 0;
        has_data |= memcmp(bytes + at + 4, "IDAT", 4) == 0 && size > 0;
        at += size + 12;
    }
    return false;
}

/* ITU-T T.81, B.1.1.3: markers that begin a frame. */
static bool is_frame(guchar marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* T.81, annex B: SOI, segments with their lengths, a frame, then a scan; EOI at the end. */
static bool is_jpeg(const guchar *bytes, size_t len, double *pixels)
{
    *pixels = 0;
    if (len < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8 ||
        !memmem(bytes + 2, len - 2, "\xFF\xD9", 2))
        return false;
    for (size_t at = 2; at + 4 <= len && bytes[at] == 0xFF;) {
        const guchar marker = bytes[at + 1];
        const size_t size = number_at(bytes + at + 2, 2);

        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (marker == 0xDA)
            return *pixels > 0;
        if (size < 2 || size > len - at - 2)
            return false;
        if (is_frame(marker) && size >= 7)
            *pixels = (double)number_at(bytes + at + 5, 2) * number_at(bytes + at + 7, 2);
        at += size + 2;
    }
    return false;
}

const char *artwork_picture_fault(const char *href)
{
    const char *comma = strchr(href, ',');
    g_autofree char *plain = comma ? g_uri_unescape_string(comma + 1, NULL) : NULL;
    gsize len = 0;
    g_autofree guchar *bytes =
        plain && strstr(href, ";base64,") ? g_base64_decode(plain, &len) : NULL;
    double pixels = 0;

    if (!bytes || !(g_str_has_prefix(href, "data:image/png") ? is_png(bytes, len, &pixels)
                                                             : is_jpeg(bytes, len, &pixels)))
        return N_("a picture in the artwork is damaged; put it in again");
    return pixels > PIXELS_MAX
               ? N_("a picture in the artwork has over 25 million pixels; make it smaller")
               : NULL;
}
