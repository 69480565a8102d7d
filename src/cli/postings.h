/* postings: the POSTING arguments of a command. */
#ifndef CLI_POSTINGS_H
#define CLI_POSTINGS_H

#include <glib.h>
#include <stdbool.h>

/* Each POSTING as a path for posting_load: what is one (below) and a posting.ini stand for
 * themselves; a folder of postings for those in it, by name. What is none of these is left as it is:
 * posting_load says why. `arguments` ends with NULL, and may be NULL. char *, freed with the array. */
GPtrArray *postings_expand(char *const *arguments);

/* Is this a folder with a posting.ini or, though the other is missing, a posting.txt? */
bool postings_is_one(const char *folder);

/* Does the path name an INI, and not a folder of such a name? */
bool postings_is_ini(const char *path);
/* The posting's folder, from the root (g_free). */
char *postings_folder(const char *path);
/* `mediation-2026`: the posting's folder, as its documents' folder is named (g_free). */
char *postings_name(const char *path);

#endif
