/* web_apply: what the offer's page says of its one action: where one applies, and with what.
 *
 * A part of web. What always holds: both are the posting's own words; where they don't say, nothing
 * is said. */
#include "product/product_private.h"

#include <string.h>

#define SENT_MAX 60 /* characters beside a button */

const char *web_find_application(const struct doc *doc, const struct posting *posting)
{
    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node)) {
        if (node->role == DOC_LINK)
            return node->uri;
        if (node->role == DOC_HEADING && node->level == 2)
            break;
    }
    return posting->facts[FACT_URL].text;
}

static bool begins_word(const char *text, size_t at)
{
    return at == 0 || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(text + at)));
}

/* Is there one of the words at the end of the text? How long it is; 0: none. */
static size_t ends_with_word(const char *text, size_t len, const char *const *words)
{
    for (; words && *words; words++) {
        const size_t word = strlen(*words);

        if (word <= len && g_ascii_strncasecmp(text + len - word, *words, word) == 0 &&
            begins_word(text, len - word))
            return word;
    }
    return 0;
}

/* The last place before `end` behind one of the words; NULL: there is none. */
static const char *find_behind(const char *text, const char *end, const char *const *words)
{
    for (const char *at = end; at > text; at--)
        if (g_ascii_isspace(*at) && ends_with_word(text, (size_t)(at - text), words))
            return at + 1;
    return NULL;
}

/* `Merci d’envoyer CV et lettre de motivation à a@b.org` → `CV et lettre de motivation`. NULL: it
 * says so in no such sentence (g_free). */
static char *find_sent(const struct language *lang, const char *text, const char *address)
{
    size_t len = (size_t)(address - text);
    const char *from;
    char *sent;

    while (len > 0 && g_ascii_isspace(text[len - 1]))
        len--;
    len -= ends_with_word(text, len, lang->send_to);
    from = text[len] && address > text + len + 1 ? find_behind(text, text + len, lang->send) : NULL;
    sent = from ? g_strstrip(g_strndup(from, len - (size_t)(from - text))) : NULL;
    if (sent && (!*sent || strpbrk(sent, ".;:!?") || g_utf8_strlen(sent, -1) > SENT_MAX))
        g_clear_pointer(&sent, g_free);
    return sent;
}

/* With a capital, and its typography. */
static char *as_label(const struct posting *posting, const char *sent)
{
    g_autofree char *first = g_strndup(sent, (gsize)(g_utf8_next_char(sent) - sent)),
                    *capital = lang_upper(first, strlen(first)),
                    *label = g_strconcat(capital, sent + strlen(first), NULL);

    return posting_typo(posting, label);
}

char *web_new_sent(const struct posting *posting)
{
    const char *contact = posting->facts[FACT_CONTACT].text;
    g_autofree char *address = contact ? g_strndup(contact, strcspn(contact, "\n")) : NULL;

    for (unsigned i = 0; address && i < posting->blocks->len; i++) {
        const char *text = posting_block(posting, i)->text, *at = strstr(text, address);
        g_autofree char *sent = at ? find_sent(posting->lang, text, at) : NULL;

        if (sent)
            return as_label(posting, sent);
    }
    return NULL;
}
