/* address: finds e-mail and web addresses in running text and makes link targets of them.
 *
 * Serves the facts and the compose_* files. What always holds: a target that it makes is plain
 * ASCII, as PDF wants it (ISO 32000-1, 12.6.4.7). */
#include "lang/address/address.h"

#include <glib.h>
#include <string.h>

/* Bytes. What is longer is no address, and would be searched again from each @ in it. */
#define ADDRESS_MAX 2000

enum { HOST_MAX = 253, LABEL_MAX_LEN = 63 }; /* bytes: RFC 1035, 2.3.4 */
enum { PORT_MAX = 65535 };

static bool is_space(gunichar c)
{
    return g_unichar_isspace(c) || c == 0xA0 || c == 0x202F;
}

/* Brackets, quotes and stops that stand around an address, not in it. */
static bool is_wrapping(gunichar c)
{
    return g_utf8_strchr("()[]{}<>«»“”‘’\"'.,;:!?…", -1, c) != NULL;
}

/* The angle brackets that end an address wherever it stands (RFC 3986, appendix C). */
static bool is_outside(gunichar c)
{
    return is_space(c) || c == '<' || c == '>';
}

/* Of the signs that a mailbox may have (RFC 5322, 3.2.3) those that text has not around it. */
static bool is_mailbox_part(gunichar c)
{
    return g_unichar_isalnum(c) || (c < 0x80 && c && strchr("._%+-&{}~", (int)c));
}

static bool is_host_part(gunichar c)
{
    return g_unichar_isalnum(c) || (c < 0x80 && c && strchr("._%+-", (int)c));
}

/* Could it be the domain of an address? Of running text, more is not asked here: what was meant as
 * one is judged elsewhere. */
static bool is_domain(const char *start, const char *end)
{
    const char *dot = memchr(start, '.', (size_t)(end - start));

    return dot && dot > start && dot + 1 < end;
}

/* `l`, `d`, `qu`: what is left of a word before an apostrophe. */
static bool is_elided(const char *word, size_t len)
{
    return (len == 1 && g_ascii_isalpha(*word) && strchr("cdjlmnst", g_ascii_tolower(*word))) ||
           (len >= 2 && g_ascii_strncasecmp(word + len - 2, "qu", 2) == 0);
}

bool address_has_apostrophe(const char *word, const char *apostrophe)
{
    const char *from = apostrophe;

    while (from > word && is_mailbox_part(g_utf8_get_char(g_utf8_prev_char(from))) &&
           !(from[-1] == '.' && *from == '.'))
        from = g_utf8_prev_char(from);
    from += *from == '.' ? 1 : 0;
    return *apostrophe == '\'' && from < apostrophe && apostrophe[-1] != '.' &&
           !is_elided(from, (size_t)(apostrophe - from));
}

static int count_open(const char *start, const char *end, char opening, char closing)
{
    int open = 0;

    for (const char *at = start; at < end; at++)
        open += (*at == opening) - (*at == closing);
    return open;
}

/* Where the mailbox before the @ begins; the @ itself where it can't be told whole: of `{a,b}@…` no
 * part is somebody's. */
static const char *find_mailbox(const char *token, const char *at)
{
    const char *start = at;

    while (start > token && (is_mailbox_part(g_utf8_get_char(g_utf8_prev_char(start))) ||
                             (start < at && address_has_apostrophe(token, start - 1))))
        start = g_utf8_prev_char(start);
    while (start < at && (*start == '.' || (*start == '{' && count_open(start, at, '{', '}') > 0)))
        start++;
    return count_open(start, at, '{', '}') == 0 ? start : at;
}

/* Widens from the @ to both sides over what an address may hold. */
static bool find_mail(const char *text, const char *token, const char *end_of_token,
                      struct address *found)
{
    const char *at = memchr(token, '@', (size_t)(end_of_token - token)),
               *start = at ? find_mailbox(token, at) : NULL, *end = at ? at + 1 : NULL;

    if (!at)
        return false;
    while (end < end_of_token && is_host_part(g_utf8_get_char(end)))
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

/* A closing bracket stays where its opening one is inside the address, too. */
static bool is_balanced(const char *word, const char *end)
{
    return (end[-1] == ')' && count_open(word, end, '(', ')') >= 0) ||
           (end[-1] == ']' && count_open(word, end, '[', ']') >= 0);
}

static const char *trim_end(const char *word, const char *end)
{
    while (end > word) {
        const char *last = g_utf8_prev_char(end);

        if (!is_wrapping(g_utf8_get_char(last)) || is_balanced(word, end))
            break;
        end = last;
    }
    return end;
}

/* Most texts don't. */
static bool may_hold_one(const char *text)
{
    return strchr(text, '@') || strstr(text, "://") || strcasestr(text, "www.");
}

bool address_find(const char *text, size_t from, struct address *found)
{
    const char *at = text + from;

    if (!may_hold_one(at))
        return false;

    while (*at) {
        const char *token, *word, *end;

        while (*at && is_outside(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        token = word = at;
        while (*at && !is_outside(g_utf8_get_char(at)))
            at = g_utf8_next_char(at);
        while (word < at && is_wrapping(g_utf8_get_char(word)))
            word = g_utf8_next_char(word);
        if (at - token > ADDRESS_MAX)
            continue;
        end = trim_end(word, at);
        if (find_web(text, word, end, found) || find_mail(text, token, end, found))
            return true;
    }
    return false;
}

static bool is_label(const char *label, bool last)
{
    const size_t len = strlen(label);
    bool digits = true;

    for (const char *c = label; *c; c++) {
        if (!g_ascii_isalnum(*c) && *c != '-')
            return false;
        digits &= g_ascii_isdigit(*c) != 0;
    }
    return len > 0 && len <= LABEL_MAX_LEN && label[0] != '-' && label[len - 1] != '-' &&
           (!last || (len >= 2 && !digits));
}

bool address_is_host(const char *host)
{
    g_auto(GStrv) labels = g_strsplit(host, ".", -1);
    const guint count = g_strv_length(labels);
    bool ok = count >= 2 && strlen(host) <= HOST_MAX;

    for (guint i = 0; i < count; i++)
        ok = ok && is_label(labels[i], i + 1 == count);
    return ok;
}

/* Percent signs stay: what is escaped already is not escaped again. */
#define ESCAPED_ALREADY "%"

static char *escape(const char *part)
{
    return g_uri_escape_string(part, ESCAPED_ALREADY "!#$&'*+,/:;=?@~", FALSE);
}

/* What would part a mailbox from what may follow it is escaped (RFC 6068, 2). */
static char *escape_mailbox(const char *part)
{
    return g_uri_escape_string(part, ESCAPED_ALREADY "!$'*+,:~", FALSE);
}

static char *mail_uri(const char *address)
{
    const char *at = strchr(address, '@');
    g_autofree char *local = g_strndup(address, (size_t)(at - address));
    g_autofree char *escaped = escape_mailbox(local);
    g_autofree char *host = g_hostname_to_ascii(at + 1);

    return host && address_is_host(host) ? g_strconcat("mailto:", escaped, "@", host, NULL) : NULL;
}

/* Behind the host, up to `end`: nothing, or a colon and a port. */
static bool is_port(const char *text, const char *end)
{
    unsigned long port = 0;

    if (text == end)
        return true;
    if (*text != ':' || end == text + 1)
        return false;
    for (const char *c = text + 1; c < end && port <= PORT_MAX; c++) {
        if (!g_ascii_isdigit(*c))
            return false;
        port = 10 * port + (unsigned long)(*c - '0');
    }
    return port > 0 && port <= PORT_MAX;
}

static char *web_uri(const char *address)
{
    const char *scheme_end = strstr(address, "://"),
               *host_start = scheme_end ? scheme_end + 3 : address;
    const char *host_end = host_start + strcspn(host_start, ":/?#"),
               *path = host_end + strcspn(host_end, "/?#");
    g_autofree char *scheme =
        scheme_end ? g_ascii_strdown(address, scheme_end - address) : g_strdup("https");
    g_autofree char *named = g_strndup(host_start, (size_t)(host_end - host_start));
    g_autofree char *host = g_hostname_to_ascii(named);
    g_autofree char *port = g_strndup(host_end, (size_t)(path - host_end));
    g_autofree char *rest = escape(path);

    if (!host || !address_is_host(host) || !is_port(host_end, path))
        return NULL;
    return g_strconcat(scheme, "://", host, port, rest, NULL);
}

char *address_uri(const char *address)
{
    return strchr(address, '@') && !strstr(address, "://") ? mail_uri(address) : web_uri(address);
}

bool address_is_web(const char *text)
{
    g_autofree char *uri = strchr(text, '@') && !strstr(text, "://") ? NULL : web_uri(text);

    for (const char *at = text; *at; at = g_utf8_next_char(at))
        if (is_space(g_utf8_get_char(at)))
            return false;
    return uri && (g_str_has_prefix(uri, "https://") || g_str_has_prefix(uri, "http://"));
}

/* A host of other letters in these, not as a link has it; the rest as it is. */
static char *read_host(const char *host, size_t len)
{
    g_autofree char *ascii = g_strndup(host, len);
    char *readable = g_hostname_to_unicode(ascii);

    if (readable)
        return readable;
    return g_steal_pointer(&ascii);
}

static char *read_mail(const char *mail)
{
    const char *at = strchr(mail, '@');
    g_autofree char *mailbox = g_uri_unescape_segment(mail, at, NULL);
    g_autofree char *host = at ? read_host(at + 1, strlen(at + 1)) : NULL;

    return mailbox && host ? g_strconcat(mailbox, "@", host, NULL) : g_strdup(mail);
}

char *address_short(const char *uri)
{
    const char *scheme_end = strstr(uri, "://"), *start = scheme_end ? scheme_end + 3 : uri;
    const size_t host_len = strcspn(start, ":/?#"), len = strlen(start);
    const size_t kept = len - (len > host_len && start[len - 1] == '/');
    g_autofree char *host = NULL, *rest = NULL;

    if (g_str_has_prefix(uri, "mailto:"))
        return read_mail(uri + strlen("mailto:"));
    host = read_host(start, host_len);
    rest = g_strndup(start + host_len, kept - host_len);
    return g_strconcat(host, rest, NULL);
}
