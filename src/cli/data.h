/* data: the folder that has fonts/ and layouts/. */
#ifndef CLI_DATA_H
#define CLI_DATA_H

/* `option` (--data; may be NULL), else AFFICHE_DATA, else the first that has layouts/ of: the
 * binary's folder, two above it (a checkout), and share/affiche beside its bin/ (an installation).
 * NULL: there is none (g_free). */
char *data_find(const char *option);

#endif
