/* address: finds e-mail and web addresses in running text and makes link targets of them.
 *
 * Serves the facts and the compose_* files. What always holds: a target that it makes is plain ASCII, as PDF
 * wants it (ISO 32000-1, 12.6.4.7). */
#include "posting/address.h"

#include <glib.h>
#include <string.h>

/* Bytes. What is longer is no address, and would be searched again from each @ in it. */
#define ADDRESS_MAX 2000

static bool is_space(gunichar c)
{
    return g_unichar_isspace(c) || c == 0xA0 || c == 0x202F;
}

/* Brackets, quotes and stops that stand around an address, not in it. */
static bool is_wrapping(gunichar c)
{
    return g_utf8_strchr("()[]{}<>«»“”‘’\"'.,;:!?…", -1, c) != NULL;
}

static bool is_mail_part(gunichar c)
{
    return g_unichar_isalnum(c) || (c < 0x80 && c && strchr("._%+-", (int)c));
}

static bool is_domain(const char *start, const char *end)
{
    const char *dot = memchr(start, '.', (size_t)(end - start));

    return dot && dot > start && dot + 1 < end;
}

/* Widens from the @ to both sides over what an address may hold. */
static bool find_mail(const char *text, const char *word, const char *word_end,
                      struct address *found)
{
    const char *at = memchr(word, '@', (size_t)(word_end - word)), *start = at,
               *end = at ? at + 1 : NULL;

    if (!at)
        return false;
    while (start > word && is_mail_part(g_utf8_get_char(g_utf8_prev_char(start))))
        start = g_utf8_prev_char(start);
    while (end < word_end && is_mail_part(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    while (end > at + 1 && strchr("._%+-", end[-1]))
        end--;
    *found = (struct address){(size_t)(start - text), (size_t)(end - text), true};
    return start < at && is_domain(at + 1, end);
}

static bool find_web(const char *text, const char *word, const char *word_end,
                     struct address *found)
{
    static const char *const beginnings[] = {"https://", "http://", "www."};
    const size_t len = (size_t)(word_end - word);

    for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++) {
        const size_t skip = strlen(beginnings[i]);

        if (len <= skip || g_ascii_strncasecmp(word, beginnings[i], skip) != 0)
            continue;
        *found = (struct address){(size_t)(word - text), (size_t)(word_end - text), false};
        return is_domain(word + skip, word_end);
    }
    return false;
}

/* A closing bracket stays where its opening one is inside the address too. */
static const char *trim_end(const char *word, const char *end)
{
    while (end > word) {
        const char *last = g_utf8_prev_char(end);

        if (!is_wrapping(g_utf8_get_char(last)) ||
            (*last == ')' && memchr(word, '(', (size_t)(last - word))))
            break;
        end = last;
    }
    return end;
}

bool address_find(const char *text, size_t from, struct address *found)
{
    const char *at = text + from;

    while (*at) {
        const char *word, *end;

        while (*at && (is_space(g_utf8_get_char(at)) || is_wrapping(g_utf8_get_char(at))))
            at = g_utf8_next_char(at);
        word = at;
        while (*at && !is_space(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        if (at - word > ADDRESS_MAX)
            continue;
        end = trim_end(word, at);
        if (find_web(text, word, end, found) || find_mail(text, word, end, found))
            return true;
    }
    return false;
}

bool address_is_web(const char *text)
{
    const bool schemed = g_ascii_strncasecmp(text, "http://", 7) == 0 || g_ascii_strncasecmp(text, "https://", 8) == 0;
    const char *host = schemed ? strstr(text, "://") + 3 : text;
    const char *end = host + strcspn(host, ":/?#");
    const char *rest = *end == ':' ? end + 1 + strspn(end + 1, "0123456789") : end;

    for (const char *at = text; *at; at = g_utf8_next_char(at))
        if (is_space(g_utf8_get_char(at)) || (at < end && *at == '@'))
            return false;
    return is_domain(host, end) && (!*rest || strchr("/?#", *rest));
}

/* Percent signs stay: what is escaped already is not escaped again. */
static char *escape(const char *part)
{
    return g_uri_escape_string(part, "!#$%&'*+,/:;=?@~", FALSE);
}

static char *mail_uri(const char *address)
{
    const char *at = strchr(address, '@');
    g_autofree char *local = g_strndup(address, (size_t)(at - address));
    g_autofree char *escaped = escape(local);
    g_autofree char *host = g_hostname_to_ascii(at + 1);

    return host ? g_strconcat("mailto:", escaped, "@", host, NULL) : NULL;
}

static char *web_uri(const char *address)
{
    const char *scheme_end = strstr(address, "://"),
               *host_start = scheme_end ? scheme_end + 3 : address;
    const size_t host_len = strcspn(host_start, "/?#");
    g_autofree char *scheme =
        scheme_end ? g_ascii_strdown(address, scheme_end - address) : g_strdup("https");
    g_autofree char *named = g_strndup(host_start, host_len);
    g_autofree char *host = g_hostname_to_ascii(named);
    g_autofree char *rest = escape(host_start + host_len);

    return host && *host ? g_strconcat(scheme, "://", host, rest, NULL) : NULL;
}

char *address_uri(const char *address)
{
    return strchr(address, '@') && !strstr(address, "://") ? mail_uri(address) : web_uri(address);
}

char *address_short(const char *uri)
{
    const char *scheme_end = strstr(uri, "://");
    char *text = g_strdup(scheme_end ? scheme_end + 3 : uri);
    const size_t len = strlen(text);

    if (len && text[len - 1] == '/')
        text[len - 1] = '\0';
    return text;
}
