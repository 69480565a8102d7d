/* cli: what the commands share: exit codes, and how `main` finds them. Only this layer ends the program. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* DESIGN §8. */
enum cli_status {
    CLI_OK,     /* everything was made; nothing was found that counts */
    CLI_FAILED, /* a document could not be made; `check` found an error */
    CLI_USAGE,  /* the command line can't be understood */
    CLI_SYSTEM  /* the system failed: disk, permission, library */
};

/* Each parses its own options (argv[0] is its name), says on stderr what is wrong with them, and returns an enum cli_status. */
int cli_build(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_preview(int argc, char **argv);
int cli_show(int argc, char **argv);

#endif
