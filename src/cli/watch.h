/* watch: tells when the files that documents are made from have changed. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include <stdbool.h>

struct watch;

/* Watches what the POSTING arguments name, and the data folder's fonts and layouts; takes Ctrl-C
 * for watch_wait. Lends both. NULL: the system can't, which is said on stderr as of `command`. */
struct watch *watch_new(const char *command, const char *const *arguments, const char *data);
void watch_drop(struct watch *watch);

/* Watches what has come since as well. Before each reading: a change during it wakes the next
 * watch_wait. */
void watch_look(struct watch *watch);
/* Sleeps until something changes, and then has not changed for a moment. False: the user or the
 * system wants an end. */
bool watch_wait(struct watch *watch);

#endif
