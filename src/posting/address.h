/* address: e-mail addresses and web addresses inside a text, and what they link to. */
#ifndef POSTING_ADDRESS_H
#define POSTING_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

struct address {
    size_t start, end; /* bytes of the text */
    bool mail;
};

/* The first e-mail address or URL (http, https, www.) in the text from byte `from` on; closing
 * punctuation does not belong to it. */
bool address_find(const char *text, size_t from, struct address *found);

/* Is all of the text one web address: a domain with or without http:// or https:// before it? */
bool address_is_web(const char *text);

/* What an address links to: ASCII, escaped, `mailto:` or a scheme before it (https:// where none is
 * given) (g_free). NULL: it can't be one. */
char *address_uri(const char *address);

/* `https://www.a.example/x/` as people read it: `www.a.example/x` (g_free). */
char *address_short(const char *uri);

#endif
