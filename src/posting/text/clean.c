/* clean: from the characters of a file to those that a text may have. The first step of reading a
 * posting's text. What always holds: nothing invisible is left but spaces, tabs and line ends, the
 * text is in NFC, and what was taken out or can't be meant is said.
 *
 * Word writes a line break as U+000B, a no-break hyphen as U+001E and an optional one as U+001F. */
#include "posting/text/text_private.h"

#include <string.h>

#define LINE_ENDS "\n\v\f\r\xC2\x85\u2028\u2029"

enum {
    CLUSTER_MAX = 32,  /* characters normalised together: ordering marks takes the square of them */
    SEQUENCE_MAX = 80, /* bytes of what a terminal is told after ESC [ */
};

struct cleaning {
    struct rewrite rewrite;
    const char *text;
    size_t len, at;
    bool right_to_left;         /* the text has letters that marks of direction may serve */
    struct span control, wrong; /* the first of its kind */
    unsigned controls, wrongs;
};

static struct span place(const struct cleaning *c, size_t len)
{
    return (struct span){c->rewrite.from, c->at, len};
}

static void note_control(struct cleaning *c, size_t len)
{
    if (c->controls++ == 0)
        c->control = place(c, len);
}

static void note_wrong(struct cleaning *c, size_t len)
{
    if (c->wrongs++ == 0)
        c->wrong = place(c, len);
}

/* ESC [ … letter: what a terminal is told; else the one character, of so many bytes. */
static size_t sequence_len(const struct cleaning *c, size_t character)
{
    const char *text = c->text + c->at;
    size_t len = 2;

    if (text[0] != '\x1B' || text[1] != '[')
        return character;
    while (len < SEQUENCE_MAX && text[len] >= 0x20 && text[len] < 0x40)
        len++;
    return text[len] >= 0x40 && text[len] < 0x7F ? len + 1 : 2;
}

static size_t blanks_len(const char *text)
{
    return strspn(text, " \t");
}

/* The length of one line end at a place; 0: there is none. */
static size_t line_end_len(const char *text)
{
    if (text[0] == '\r' && text[1] == '\n')
        return 2;
    return *text && g_utf8_strchr(LINE_ENDS, -1, g_utf8_get_char(text))
               ? (size_t)(g_utf8_next_char(text) - text)
               : 0;
}

/* A soft hyphen at a line's end holds a word together that goes on in the next. */
static size_t soft_hyphen_len(const struct cleaning *c)
{
    const char *text = c->text + c->at, *from = g_utf8_next_char(text),
               *end = from + blanks_len(from);
    const size_t line_end = line_end_len(end);
    const char *next = end + line_end + blanks_len(end + line_end);

    if (line_end == 0 || !g_unichar_islower(g_utf8_get_char(next)))
        return (size_t)(from - text);
    return (size_t)(next - text);
}

static bool can_be_joined(gunichar c)
{
    return c >= 0x0590 && (g_unichar_isalpha(c) || g_unichar_ismark(c) ||
                           g_unichar_type(c) == G_UNICODE_OTHER_SYMBOL ||
                           g_unichar_type(c) == G_UNICODE_MODIFIER_SYMBOL);
}

/* U+200C and U+200D mean something between letters of scripts that join, and between pictures. */
static bool joins(const struct cleaning *c, size_t len)
{
    const GString *out = c->rewrite.out;

    return out->len > 0 && can_be_joined(g_utf8_get_char(g_utf8_prev_char(out->str + out->len))) &&
           can_be_joined(g_utf8_get_char(c->text + c->at + len));
}

static void put(struct cleaning *c, size_t len, const char *text)
{
    rewrite_put(&c->rewrite, c->at, text, strlen(text));
    c->at += len;
}

static void keep(struct cleaning *c, size_t len)
{
    rewrite_copy(&c->rewrite, c->at, len);
    c->at += len;
}

/* U+0080 … U+009F were bytes of Windows-1252. */
static void put_latin(struct cleaning *c, size_t len)
{
    const gunichar meant = latin_char((unsigned char)g_utf8_get_char(c->text + c->at));
    char text[7] = "";

    note_wrong(c, len);
    if (meant)
        g_unichar_to_utf8(meant, text);
    put(c, len, text);
}

/* How many bytes the character of UTF-8 has that begins with this one, if texts have such ones:
 * Latin, Greek and Cyrillic letters, marks, emoji. 0: none. */
static size_t sequence_of(unsigned char first)
{
    if (first >= 0xC3 && first <= 0xC5)
        return 2;
    if (first >= 0xCE && first <= 0xD1)
        return 2;
    return first == 0xE2 ? 3 : first == 0xF0 ? 4 : 0;
}

/* `MAÎ·TRE`, `Ô »`: a capital before one of these is as it should be. Only after Ã it hardly is. */
static bool may_follow(unsigned char first, unsigned char second)
{
    return first != 0xC3 && memchr("\xA0\xB0\xB7\xBB", second, 4);
}

/* The bytes that Windows-1252 would have for what stands here, if they are one character of UTF-8:
 * its length in the text; 0: it is as it should be. */
static size_t twice_encoded_len(const struct cleaning *c)
{
    const char *at = c->text + c->at;
    char bytes[5] = "";
    size_t wanted = 0;

    for (size_t i = 0; i < 4 && *at; i++, at = g_utf8_next_char(at)) {
        const gunichar letter = g_utf8_get_char(at);
        const unsigned char byte = latin_code(letter);

        bytes[i] = (char)byte;
        if (i == 0)
            wanted = sequence_of(byte);
        if (wanted == 0 || byte < 0x80 || (i > 0 && byte > 0xBF))
            return 0;
        if (wanted == 2 && i == 1 && may_follow((unsigned char)bytes[0], byte))
            return 0;
        if (i + 1 == wanted)
            return g_utf8_validate(bytes, (gssize)wanted, NULL)
                       ? (size_t)(g_utf8_next_char(at) - (c->text + c->at))
                       : 0;
    }
    return 0;
}

static void stay(struct cleaning *c, size_t len)
{
    const gunichar letter = g_utf8_get_char(c->text + c->at);
    const size_t twice = letter >= 0xC3 && letter <= 0xF0 ? twice_encoded_len(c) : 0;

    if (twice)
        note_wrong(c, twice);
    keep(c, len);
}

static void skip(struct cleaning *c, size_t len)
{
    c->at += len;
}

static void take_control(struct cleaning *c, size_t len)
{
    note_control(c, len);
    c->at += sequence_len(c, len);
}

static void keep_damaged(struct cleaning *c, size_t len)
{
    note_wrong(c, len);
    keep(c, len);
}

static void end_line(struct cleaning *c, size_t len)
{
    (void)len;
    put(c, line_end_len(c->text + c->at), "\n");
}

static void put_space(struct cleaning *c, size_t len)
{
    put(c, len, " ");
}

static void put_no_break_space(struct cleaning *c, size_t len)
{
    put(c, len, "\u00A0");
}

static void put_hyphen(struct cleaning *c, size_t len)
{
    put(c, len, "-");
}

static void skip_soft_hyphen(struct cleaning *c, size_t len)
{
    (void)len;
    c->at += soft_hyphen_len(c);
}

static void keep_joiner(struct cleaning *c, size_t len)
{
    (joins(c, len) ? keep : skip)(c, len);
}

static void keep_direction(struct cleaning *c, size_t len)
{
    (c->right_to_left ? keep : skip)(c, len);
}

/* What becomes of characters, in ascending order of them; of the others, `stay`. */
static const struct {
    gunichar first, last;
    void (*become)(struct cleaning *c, size_t len);
} fates[] = {
    {0x0000, 0x0008, take_control},
    {0x0009, 0x0009, keep},
    {0x000A, 0x000D, end_line},
    {0x000E, 0x001D, take_control},
    {0x001E, 0x001E, put_hyphen},
    {0x001F, 0x001F, skip},
    {0x007F, 0x007F, take_control},
    {0x0085, 0x0085, end_line},
    {0x0080, 0x009F, put_latin},
    {0x00AD, 0x00AD, skip_soft_hyphen},
    {0x034F, 0x034F, skip}, /* combining grapheme joiner */
    {0x061C, 0x061C, keep_direction},
    {0x1680, 0x1680, put_space},
    {0x180E, 0x180E, skip},
    {0x2000, 0x2006, put_space},
    {0x2007, 0x2007, put_no_break_space},
    {0x2008, 0x200A, put_space},
    {0x200B, 0x200B, skip},
    {0x200C, 0x200D, keep_joiner},
    {0x200E, 0x200F, keep_direction},
    {0x2028, 0x2029, end_line},
    {0x202A, 0x202C, keep_direction},
    {0x202D, 0x202E, take_control}, /* overrides: letters in another order than they are read */
    {0x205F, 0x205F, put_space},
    {0x2060, 0x2064, skip},
    {0x2066, 0x2069, keep_direction},
    {0x206A, 0x206F, skip},
    {0x3000, 0x3000, put_space},
    {0xFEFF, 0xFEFF, skip},
    {0xFFF9, 0xFFFC, skip}, /* annotations, and where an object stood */
    {0xFFFD, 0xFFFD, keep_damaged},
    {0xFFFE, 0xFFFF, take_control},
    {0xE0001, 0xE007F, skip}, /* tags */
};

static void read_character(struct cleaning *c)
{
    const char *text = c->text + c->at;
    const gunichar letter = g_utf8_get_char(text);
    const size_t len = (size_t)(g_utf8_next_char(text) - text);

    for (size_t i = 0; i < G_N_ELEMENTS(fates) && fates[i].first <= MAX(letter, 0x85); i++)
        if (letter >= fates[i].first && letter <= fates[i].last) {
            fates[i].become(c, len);
            return;
        }
    stay(c, len);
}

static bool has_right_to_left(const char *text, size_t len)
{
    for (const char *at = text; at < text + len; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if ((c >= 0x0590 && c <= 0x08FF && c != 0x061C) || (c >= 0xFB1D && c <= 0xFDFF) ||
            (c >= 0xFE70 && c < 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF))
            return true;
    }
    return false;
}

static void report(const struct cleaning *c, struct diag *diag)
{
    if (c->controls)
        diag_add(diag, DIAG_CONTROL, c->control,
                 say_count("%u control character that can't be meant was taken out; write the text "
                           "without",
                           "%u control characters that can't be meant were taken out; write the "
                           "text without",
                           c->controls),
                 c->controls);
    if (c->wrongs)
        diag_add(diag, DIAG_MOJIBAKE, c->wrong,
                 say_count("%u character that an encoding has damaged, or that was encoded twice; "
                           "see what the text should say here",
                           "%u characters that an encoding has damaged, or that were encoded "
                           "twice; see what the text should say here",
                           c->wrongs),
                 c->wrongs);
}

/* The ASCII that stays as it is. */
static size_t plain_len(const char *text)
{
    size_t len = 0;

    while ((text[len] >= 0x20 && text[len] < 0x7F) || text[len] == '\n' || text[len] == '\t')
        len++;
    return len;
}

static bool goes_with(gunichar c)
{
    return g_unichar_ismark(c) || (c >= 0x1160 && c <= 0x11FF); /* vowels of Hangul, and finals */
}

/* The length of a letter with its marks; how many characters they are. */
static size_t cluster_len(const char *text, unsigned *count)
{
    const char *end = g_utf8_next_char(text);

    for (*count = 1; *end && *count < CLUSTER_MAX && goes_with(g_utf8_get_char(end)); ++*count)
        end = g_utf8_next_char(end);
    return (size_t)(end - text);
}

static void compose_cluster(struct cleaning *c)
{
    unsigned count;
    const char *from = c->text + c->at;
    const size_t len = cluster_len(from, &count);
    gunichar first, second;
    g_autofree char *composed = NULL;

    if (count == 1 && !g_unichar_decompose(g_utf8_get_char(from), &first, &second)) {
        keep(c, len);
        return;
    }
    composed = g_utf8_normalize(from, (gssize)len, G_NORMALIZE_NFC);
    if (strlen(composed) == len && memcmp(composed, from, len) == 0)
        keep(c, len);
    else
        put(c, len, composed);
}

/* Takes a text, gives it in NFC. After the rest: what was taken out may have stood between a letter
 * and its mark. */
static struct source *compose_text(struct source *text)
{
    struct cleaning c = {.text = text->text, .len = text->len};

    rewrite_begin(&c.rewrite, text);
    while (c.at < c.len) {
        const size_t plain = plain_len(c.text + c.at);

        if (plain > 1) /* behind the last, there may be marks */
            keep(&c, plain - 1);
        else
            compose_cluster(&c);
    }
    return rewrite_end(&c.rewrite, text);
}

struct source *clean_text(struct source *typed, struct diag *diag)
{
    struct cleaning c = {.text = typed->text, .len = typed->len};

    rewrite_begin(&c.rewrite, typed);
    c.right_to_left = has_right_to_left(typed->text, typed->len);
    while (c.at < c.len) {
        const size_t plain = plain_len(c.text + c.at);

        if (plain > 0)
            keep(&c, plain);
        else
            read_character(&c);
    }
    report(&c, diag);
    return compose_text(rewrite_end(&c.rewrite, typed));
}
