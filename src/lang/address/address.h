/* address: e-mail addresses and web addresses inside a text, and what they link to. */
#ifndef LANG_ADDRESS_ADDRESS_H
#define LANG_ADDRESS_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

struct address {
    size_t start, end; /* bytes of the text */
    bool mail;
};

/* The first e-mail address or URL (http, https, www.) in the text from byte `from` on; closing
 * punctuation and angle brackets do not belong to it. An e-mail address is found whole or not at
 * all: part of one may be another person's. */
bool address_find(const char *text, size_t from, struct address *found);

/* An apostrophe before an e-mail address: is it a letter of its name (`m.o'brien@…`), and not that
 * of a word before it (`d'info@…`)? `word`: how far back to look. */
bool address_has_apostrophe(const char *word, const char *apostrophe);

/* Can it be the name of a host: labels of ASCII letters, digits and hyphens, two at least (RFC
 * 1123, 2.1)? What has other letters is asked in its ASCII form. */
bool address_is_host(const char *host);

/* Is all of the text one web address: a domain with or without http:// or https:// before it? */
bool address_is_web(const char *text);

/* What an address links to: ASCII, escaped, `mailto:` or a scheme before it (https:// where none is
 * given) (RFC 3986; RFC 6068) (g_free). NULL: it can't be one, since its host can't. */
char *address_uri(const char *address);

/* A target as people read it, with the letters of its host: `https://www.a.example/x/`, `mailto:…`
 * → `www.a.example/x`, `…` (g_free). */
char *address_short(const char *uri);

#endif
