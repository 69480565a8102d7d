/* typo_protect: what no rule may touch: addresses, file names, the words to keep. Part of typo.
 * What always holds: no rule's change makes or unmakes an address, since none of the characters by
 * which one is found is ever changed near it; so a second pass protects the same. */
#include "lang/typo/typo_private.h"

#include "lang/address/address.h"

#include <string.h>

static const char *const file_endings[] = {
    "pdf", "doc", "docx", "odt", "xls",  "xlsx", "csv", "txt", "html", "htm",
    "png", "jpg", "jpeg", "gif", "tif",  "svg",  "zip", "ini", "ppt",  "pptx",
    "rtf", "mp3", "mp4",  "mov", "epub", "json", "xml", "md",  NULL};

/* Of names of sites without `www` or a path: those that end no sentence and no inclusive word. */
static const char *const site_endings[] = {
    "com", "org", "net", "fr",  "eu",  "io",    "info",   "be",     "ch",      "ca",  "lu",
    "de",  "uk",  "it",  "pt",  "edu", "gouv",  "gov",    "coop",   "asso",    "bzh", "corsica",
    "tv",  "biz", "app", "dev", "cat", "paris", "alsace", "museum", "example", NULL};

struct scan {
    const char *text, *end;
    bool *protected; /* for each byte */
};

static void protect(const struct scan *scan, const char *from, const char *to)
{
    memset(scan->protected + (from - scan->text), 1, (size_t)(to - from));
}

static bool is_host_char(gunichar c)
{
    return c < 128 && (g_ascii_isalnum((char)c) || c == '.' || c == '-');
}

static bool is_mail_char(gunichar c)
{
    return is_host_char(c) || c == '_' || c == '+';
}

/* In names of files also letters beyond ASCII. */
static bool is_name_char(gunichar c)
{
    return is_mail_char(c) || g_unichar_isalnum(c);
}

/* Back over such characters, but not over what is protected, nor over a dot without a letter or
 * digit behind it, which dots before it may become. */
static const char *go_back(const struct scan *scan, const char *at, bool (*takes)(gunichar))
{
    const char *from = at;

    while (from > scan->text) {
        const char *next = g_utf8_prev_char(from);

        if (!takes(g_utf8_get_char(next)) || scan->protected[next - scan->text] ||
            (*next == '.' && from < at && !g_unichar_isalnum(g_utf8_get_char(from))))
            break;
        from = next;
    }
    while (from < at && *from == '.')
        from++;
    return from;
}

/* The end of the host that begins here. */
static const char *go_on(const char *from)
{
    const char *to = from;

    while (is_host_char((guchar)*to) && !(to[0] == '.' && to[1] == '.'))
        to++;
    while (to > from && !g_ascii_isalnum(to[-1]))
        to--;
    return to;
}

/* What an address on the web does not hold: spaces of all kinds, quotes, brackets of markup. */
static bool ends_url(gunichar c)
{
    return c == 0 || g_unichar_isspace(c) || g_unichar_iscntrl(c) || c == '"' || c == '<' ||
           c == '>' || c == 0xAB || c == 0xBB || c == 0x2018 || c == 0x2019 || c == 0x201C ||
           c == 0x201D;
}

static bool is_closing(gunichar c)
{
    return (c && c < 128 && strchr(".,;:!?)]'*", (int)c)) || c == 0x2026;
}

/* The end of the address that begins at `from`, without the punctuation behind it. */
static const char *find_url_end(const char *from)
{
    const char *to = from;

    while (!ends_url(g_utf8_get_char(to)))
        to = g_utf8_next_char(to);
    while (to > from && is_closing(g_utf8_get_char(g_utf8_prev_char(to))))
        to = g_utf8_prev_char(to);
    return to;
}

/* A host in ASCII that ends at `slash`, as in chroniques.org/offre; NULL: there is none. */
static const char *find_host(const struct scan *scan, const char *slash)
{
    const char *from = go_back(scan, slash, is_host_char);
    g_autofree char *host = g_strndup(from, (size_t)(slash - from));
    const char *dot = strrchr(host, '.');

    return dot && dot > host && strlen(dot) > 2 && g_ascii_isalpha(dot[1]) &&
                   !typo_is_inclusive_suffix(dot + 1)
               ? from
               : NULL;
}

static bool is_after_word(const struct scan *scan, const char *at)
{
    return at > scan->text && g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));
}

/* Where an address begins of which `at` is the first sign; NULL: none. */
static const char *find_url(const struct scan *scan, const char *at)
{
    if (g_str_has_prefix(at, "://"))
        return go_back(scan, at, is_mail_char);
    if ((g_ascii_strncasecmp(at, "www.", 4) == 0 || g_ascii_strncasecmp(at, "mailto:", 7) == 0) &&
        !is_after_word(scan, at))
        return at;
    return *at == '/' && at[1] && !ends_url(g_utf8_get_char(at + 1)) ? find_host(scan, at) : NULL;
}

static void protect_mail(const struct scan *scan, const char *at)
{
    const char *from = go_back(scan, at, is_mail_char), *to = go_on(at + 1);

    while (from < at && from > scan->text && address_has_apostrophe(scan->text, from - 1))
        from = go_back(scan, from - 1, is_mail_char);
    if (from < at && to > at + 1 && memchr(at + 1, '.', (size_t)(to - at - 1)))
        protect(scan, from, to);
}

/* Is there more of a name behind its ending: a path, a host that is longer, an `@`? */
static bool goes_on(const char *at)
{
    return g_unichar_isalnum(g_utf8_get_char(at)) ||
           (*at && strchr("/@_+-", *at) && !g_str_has_prefix(at, "--")) ||
           (*at == '.' && g_ascii_isalnum(at[1]));
}

static void protect_named(const struct scan *scan, const char *dot, const char *const *ending)
{
    const char *from;

    for (; *ending; ending++) {
        const size_t len = strlen(*ending);

        if (g_ascii_strncasecmp(dot + 1, *ending, len) != 0 || goes_on(dot + 1 + len))
            continue;
        from = go_back(scan, dot, is_name_char);
        if (from < dot)
            protect(scan, from, dot + 1 + len);
        return;
    }
}

static void protect_addresses(const struct scan *scan)
{
    for (const char *at = scan->text; at < scan->end; at++) {
        const char *from = strchr(":wWmM/", *at) ? find_url(scan, at) : NULL;

        if (from) {
            const char *to = find_url_end(at);

            protect(scan, from, MAX(to, at));
            at = MAX(to - 1, at);
        } else if (*at == '@') {
            protect_mail(scan, at);
        } else if (*at == '.') {
            protect_named(scan, at, file_endings);
            protect_named(scan, at, site_endings);
        }
    }
}

static void protect_kept(const struct scan *scan, const char *word)
{
    const size_t len = strlen(word);

    for (const char *at = len > 0 ? strstr(scan->text, word) : NULL; at;
         at = strstr(at + len, word)) {
        const char *last = g_utf8_prev_char(at + len);
        const bool cuts = is_after_word(scan, at) && g_unichar_isalnum(g_utf8_get_char(at));

        if (!cuts && !(g_unichar_isalnum(g_utf8_get_char(last)) &&
                       g_unichar_isalnum(g_utf8_get_char(at + len))))
            protect(scan, at, at + len);
    }
}

bool *typo_protect(const char *text, const char *const *keep)
{
    const size_t len = strlen(text);
    const struct scan scan = {text, text + len, g_new0(bool, len + 1)};

    protect_addresses(&scan);
    for (; keep && *keep; keep++)
        protect_kept(&scan, *keep);
    return scan.protected;
}
