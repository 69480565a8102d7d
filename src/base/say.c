/* say: what people are told, in their language. The source says it in English; po/ in the others.
 *
 * Beside the way from posting to PDF, wherever a sentence is made. What always holds: neither the
 * user's locale nor LANGUAGE chooses, and nothing is opened before there is something to say.
 *
 * One process speaks one language. */
#include "base/base_private.h"

#include <string.h>

#define ENGLISH "en"

static struct {
    char *folder;    /* of catalogues; NULL: nobody has opened it, and all is in English */
    char *language;  /* NULL: not decided yet */
    say_finder find; /* asked then */
    char *about;     /* handed to it */
    struct catalogue *catalogue; /* NULL: English */
} say;

void say_open(const char *folder)
{
    g_free(say.folder);
    say.folder = g_strdup(folder);
}

void say_close(void)
{
    catalogue_close(say.catalogue);
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

void say_speak(const char *language)
{
    g_autofree char *path = NULL;

    if (!say.folder || say.language)
        return;
    say.language = g_strdup(language);
    path = g_build_filename(say.folder, language, "LC_MESSAGES", "affiche.mo", NULL);
    say.catalogue = strcmp(language, ENGLISH) == 0 ? NULL : catalogue_open(path);
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

/* NULL: English. */
static const struct catalogue *find_catalogue(void)
{
    say_language();
    return say.catalogue;
}

const char *say_text(const char *english)
{
    const struct catalogue *catalogue = *english ? find_catalogue() : NULL;

    return catalogue ? catalogue_text(catalogue, english) : english;
}

const char *say_count(const char *one, const char *more, unsigned long count)
{
    const struct catalogue *catalogue = find_catalogue();

    if (!catalogue)
        return count == 1 ? one : more;
    return catalogue_count(catalogue, one, more, count);
}

/* Its words are in po/libc.texts: the C library's own catalogue may not be installed. */
const char *say_error(int error)
{
    return say_text(g_strerror(error));
}
