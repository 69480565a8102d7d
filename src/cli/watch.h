/* watch: tells when the files that documents are made from have changed. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

struct watch;

/* Watches what the POSTING arguments name, and the data folder's fonts and layouts; takes Ctrl-C
 * for watch_wait. Lends both. NULL: the system can't, which is said on stderr as of `command`. */
struct watch *watch_new(const char *command, char *const *arguments, const char *data);
void watch_drop(struct watch *watch);

/* Watches what has come since as well. Before each reading: a change during it wakes the next
 * watch_wait. */
void watch_look(struct watch *watch);

enum watch_end { WATCH_CHANGED, WATCH_ENDED, WATCH_FAILED };

/* Sleeps until something changes, and then has not changed for a moment; or until the user wants an end; or the system can't go on, which is
 * said. */
enum watch_end watch_wait(struct watch *watch);

#endif
