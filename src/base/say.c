/* say: what people are told, in their language. The source says it in English; po/ in the others.
 *
 * Beside the way from posting to PDF, wherever a sentence is made. What always holds: neither the
 * user's locale nor LANGUAGE chooses, and nothing is opened before there is something to say.
 *
 * gettext takes the language from the environment and the locale, which are the process's: so one
 * process speaks one language. Libraries get none of it: their locale for messages stays C. */
#include "base/base.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define DOMAIN "affiche"
#define ENGLISH "en"

static struct {
    char *folder;    /* of catalogues; NULL: nobody has opened it, and all is in English */
    char *language;  /* NULL: not decided yet */
    say_finder find; /* asked then */
    char *about;     /* handed to it */
    locale_t locale; /* with which gettext looks into catalogues; 0: none, so English */
} say;

void say_open(const char *folder)
{
    g_free(say.folder);
    say.folder = g_strdup(folder);
    /* From now on only its value changes, which is one store: other threads may read it. */
    g_setenv("LANGUAGE", ENGLISH, TRUE);
}

void say_close(void)
{
    if (say.locale)
        freelocale(say.locale);
    g_free(say.folder);
    g_free(say.language);
    g_free(say.about);
    memset(&say, 0, sizeof say);
}

void say_ask(say_finder find, const char *about)
{
    g_free(say.about);
    say.find = find;
    say.about = g_strdup(about);
}

/* Under C gettext opens no catalogue; C.UTF-8 is there on every system, other locales may not be.
 */
void say_speak(const char *language)
{
    if (!say.folder || say.language)
        return;
    say.language = g_strdup(language);
    if (strcmp(language, ENGLISH) == 0)
        return;
    g_setenv("LANGUAGE", language, TRUE);
    bindtextdomain(DOMAIN, say.folder);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    say.locale = newlocale(LC_MESSAGES_MASK, "C.UTF-8", duplocale(LC_GLOBAL_LOCALE));
}

const char *say_language(void)
{
    const say_finder find = say.find;
    g_autofree char *found = NULL;

    if (!say.folder || say.language || !find)
        return say.language ? say.language : ENGLISH;
    say.find = NULL; /* what it reads is not asked again */
    found = find(say.about);
    if (found)
        say_speak(found);
    return say.language ? say.language : ENGLISH;
}

/* Ends with say_look_away. False: English. */
static bool look(locale_t *before)
{
    say_language();
    if (!say.locale)
        return false;
    *before = uselocale(say.locale);
    return true;
}

const char *say_text(const char *english)
{
    locale_t before;
    const char *said = english;

    if (*english && look(&before)) {
        said = dgettext(DOMAIN, english);
        uselocale(before);
    }
    return said;
}

const char *say_count(const char *one, const char *more, unsigned long count)
{
    locale_t before;
    const char *said = count == 1 ? one : more;

    if (look(&before)) {
        said = dngettext(DOMAIN, one, more, count);
        uselocale(before);
    }
    return said;
}

/* Its words are in po/libc.texts: the C library's own catalogue may not be installed. */
const char *say_error(int error)
{
    return say_text(g_strerror(error));
}
