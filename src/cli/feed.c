/* feed: `affiche feed`: what boards take in bulk from folders of postings. What always holds: each
 * posting that is not taken is named, with what to do; the others are taken. */
#include "cli/cli.h"

#include <stdio.h>
#include <unistd.h>

struct feed_options {
    char *out, *today_option, **arguments; /* NULL: not given */
    struct date today;
};

static bool parse_options(struct feed_options *options, int argc, char **argv, int *status)
{
    const GOptionEntry own[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &options->out, N_("the folder of the feed"), "OUT"},
        {"today", 0, 0, G_OPTION_ARG_FILENAME, &options->today_option,
         N_("leave out what is over as of this day"), "DATE"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->arguments, NULL,
         "POSTING..."},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};

    return options_parse("feed",
                         "Makes what boards take in bulk: feed.xml, sitemap.xml, and a JSON-LD "
                         "file for each POSTING.",
                         entries, argc, argv, status);
}

/* Why it is not there, and what to do. What can't be read has said so itself. */
static void say_refused(const char *path, enum feed_fate fate)
{
    switch (fate) {
    case FEED_UNREAD:
        cli_complain("feed", "%s is not in the feed: it can't be read; mend what is said above",
                     path);
        break;
    case FEED_DOUBLE:
        cli_complain("feed",
                     "%s is not in the feed: another posting has its name; give its folder another "
                     "one",
                     path);
        break;
    case FEED_UNDATED:
        cli_complain("feed",
                     "%s is not in the feed: it has no day of publication; give it in [facts], key "
                     "published, like 2025-11-03",
                     path);
        break;
    case FEED_EXPIRED:
        cli_complain("feed",
                     "%s is not in the feed: its deadline is over; give a new one in [facts], key "
                     "deadline, or take the posting out",
                     path);
        break;
    case FEED_TAKEN:
        break;
    }
}

/* False: it was refused, or its text needs mending. */
static bool add(struct feed *feed, const char *path)
{
    struct diag *own = diag_new();
    const enum feed_fate fate = feed_add(feed, path, own);

    if (fate == FEED_UNREAD)
        diag_print(own, stderr, isatty(STDERR_FILENO));
    diag_drop(own);
    say_refused(path, fate);
    return fate == FEED_TAKEN;
}

static enum cli_status write_feed(const struct feed_options *options, const GPtrArray *postings)
{
    struct feed *feed = feed_new(&options->today);
    struct diag *diag = diag_new();
    enum cli_status status = CLI_OK;

    for (unsigned i = 0; i < postings->len; i++)
        if (!add(feed, g_ptr_array_index(postings, i)))
            status = CLI_FAILED;
    if (!feed_write(feed, options->out, cli_print_path, diag))
        status = CLI_SYSTEM;
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    diag_drop(diag);
    feed_drop(feed);
    return status;
}

static int run(struct feed_options *options)
{
    int status;
    g_autoptr(GPtrArray) postings = postings_take(options->arguments, &status);

    if (!postings)
        return status;
    if (!options->out || !*options->out)
        cli_complain("feed", "say with -o where the feed goes");
    else if (options_has_postings("feed", postings) &&
             options_are_text("feed", (const char *const *)&options->today_option, 1) &&
             options_find_day("feed", options->today_option, &options->today))
        return (int)write_feed(options, postings);
    return CLI_USAGE;
}

int cli_feed(int argc, char **argv)
{
    struct feed_options options = {0};
    int status;

    if (parse_options(&options, argc, argv, &status))
        status = run(&options);
    g_free(options.out);
    g_free(options.today_option);
    g_strfreev(options.arguments);
    return status;
}
