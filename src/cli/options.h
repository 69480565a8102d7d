/* options: how every command takes its command line. What is wrong is said on stderr as of `command`. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

/* Reads the options of `entries` (each list ends with {0}; so does the list of lists, with NULL) and --help, whose first line is `says`.
 * Values are taken as they are typed (G_OPTION_ARG_FILENAME), whatever the locale: texts among them go through options_are_text. False: the
 * command ends here, with *status: help was asked for, or reported. */
bool options_parse(const char *command, const char *says, const GOptionEntry *const *entries, int argc, char **argv, int *status);

/* Are these values, some of which may be NULL, UTF-8? False: reported. */
bool options_are_text(const char *command, const char *const *values, size_t count);

/* Is there a POSTING? False: reported. */
bool options_has_postings(const char *command, const GPtrArray *postings);

/* The data folder (g_free). NULL: reported. */
char *options_find_data(const char *command, const char *named);

#endif
