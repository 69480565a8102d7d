/* address: the rule that judges e-mail addresses and URLs (RFC 5321, 4.1.2; RFC 1123, 2.1). A part
 * of check. What always holds: only what was surely meant as an address is judged: "tou@s" and
 * "@chroniques" are none. */
#include "check/check_private.h"

#include "lang/address/address.h"

#include <string.h>

enum { LOCAL_MAX = 64, DOMAIN_MIN = 4, WORD_MAX = 2048 }; /* bytes */

/* Between words, and around them. */
static const char *const delimiters = " \t\r\n,;|<>()[]{}«»\"“”\u00A0\u202F";
static const char *const around = ".:!?*…'’‘";

static bool is_one_of(const char *at, const char *set)
{
    return (unsigned char)*at < 0x80 ? *at && strchr(set, *at)
                                     : g_utf8_strchr(set, -1, g_utf8_get_char(at)) != NULL;
}

static bool is_local(const char *local)
{
    const size_t len = strlen(local);

    for (const char *c = local; *c; c++)
        if (!g_ascii_isalnum(*c) && !strchr("!#$%&'*+-/=?^_`{|}~.", *c))
            return false;
    return len > 0 && len <= LOCAL_MAX && local[0] != '.' && local[len - 1] != '.' &&
           !strstr(local, "..");
}

static void judge_host(const char *host, struct span span, struct diag *diag)
{
    g_autofree char *ascii = g_str_is_ascii(host) ? NULL : g_hostname_to_ascii(host);

    if (ascii)
        diag_add(diag, DIAG_ADDRESS, span,
                 "“%s” is refused by many programs; write the domain in ASCII: %s", host, ascii);
    else if (!address_is_host(host))
        diag_add(diag, DIAG_ADDRESS, span, "“%s” can't be a domain; write it like chroniques.org",
                 host);
}

static void judge_mail(const char *word, const char *at, struct span span, struct diag *diag)
{
    g_autofree char *local = g_strndup(word, (size_t)(at - word));

    if (is_local(local))
        judge_host(at + 1, span, diag);
    else
        diag_add(diag, DIAG_ADDRESS, span,
                 "“%s” can't stand before the @ of an e-mail address; write it in ASCII, without "
                 "spaces or double dots",
                 local);
}

static void judge_web(const char *word, size_t scheme_len, struct span span, struct diag *diag)
{
    const char *start = word + scheme_len;
    const char *user = memchr(start, '@', strcspn(start, "/?#"));
    g_autofree char *host = NULL;

    if (user)
        start = user + 1;
    if (g_ascii_strncasecmp(start, "www.", 4) == 0)
        start += 4;
    host = g_strndup(start, strcspn(start, "/?#:"));
    judge_host(host, span, diag);
}

static size_t scheme_len(const char *word)
{
    static const char *const schemes[] = {"https://", "http://"};

    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(word, schemes[i], strlen(schemes[i])) == 0)
            return strlen(schemes[i]);
    return 0;
}

/* `htttps://`, `http//`, `https:/`, `http:www.`: the beginning of an address that was to have a
 * scheme. */
static bool has_broken_scheme(const char *word)
{
    const size_t letters = strspn(word, "htpsHTPS");
    const char *rest = word + letters;
    const bool meant = letters >= 3 && letters <= 7 && g_ascii_tolower(*word) == 'h' &&
                       memchr(word, 'p', letters) != NULL;
    const bool whole = (letters == 4 && g_ascii_strncasecmp(word, "http", 4) == 0) ||
                       (letters == 5 && g_ascii_strncasecmp(word, "https", 5) == 0);

    if (g_str_has_prefix(rest, "://"))
        return meant && !whole;
    return meant && (g_str_has_prefix(rest, "//") ||
                     (whole && (g_str_has_prefix(rest, ":/") ||
                                g_ascii_strncasecmp(rest, ":www.", 5) == 0)));
}

/* "tou@s": too short a domain to have been meant as one; "youtube.com/@musee" is a page. */
static bool is_meant_as_mail(const char *word, const char *at)
{
    return at && at > word && !memchr(word, '/', (size_t)(at - word)) &&
           (strchr(at, '.') || strlen(at + 1) >= DOMAIN_MIN);
}

static void judge(struct span span, struct diag *diag)
{
    g_autofree char *word = span_dup(span_part(span, 0, WORD_MAX));
    const char *at = strrchr(word, '@'),
               *name = at ? memrchr(word, ':', (size_t)(at - word)) : NULL;
    const size_t skip = scheme_len(word);

    if (span.len > WORD_MAX) /* no address, and its place would be no help */
        return;
    if (has_broken_scheme(word))
        diag_add(diag, DIAG_ADDRESS, span,
                 "“%s” begins with no scheme that there is; write https://", word);
    else if (skip > 0 || g_ascii_strncasecmp(word, "www.", 4) == 0)
        judge_web(word, skip, span, diag);
    else if (name && !strchr(word, '/')) /* `mailto:…`, `E-mail:…` */
        judge(span_part(span, (size_t)(name + 1 - word), span.len), diag);
    else if (!strstr(word, "://") && is_meant_as_mail(word, at))
        judge_mail(word, at, span, diag);
}

void check_address(const struct check *check, struct span span)
{
    const char *text = span_text(span), *end = text + span.len, *at = text;

    while (at < end) {
        const char *word = at, *stop;

        while (at < end && !is_one_of(at, delimiters))
            at = g_utf8_next_char(at);
        stop = at;
        if (at < end)
            at = g_utf8_next_char(at);
        while (word < stop && is_one_of(word, around))
            word = g_utf8_next_char(word);
        while (stop > word && is_one_of(g_utf8_prev_char(stop), around))
            stop = g_utf8_prev_char(stop);
        if (memchr(word, '@', (size_t)(stop - word)) || memchr(word, '/', (size_t)(stop - word)) ||
            g_ascii_strncasecmp(word, "www.", 4) == 0)
            judge(span_part(span, (size_t)(word - text), (size_t)(stop - word)), check->diag);
    }
}
