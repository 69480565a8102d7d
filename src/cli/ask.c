/* ask: asks on a terminal for what a posting says, fact by fact: `affiche new --interactive`.
 *
 * Between what was found in the text and the posting.ini that says so. What always holds: whoever
 * gives up, by Ctrl-C, Ctrl-D or a closed window, comes back here, so that nothing is left
 * half-written. */
#include "cli/cli.h"

#include "export/export.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { ANSWER_MAX = 800 }; /* bytes: a line of an INI has 1,022 */

static const char *const names[FACT_COUNT] = {
    [FACT_TITLE] = N_("Title of the post"),
    [FACT_EMPLOYER] = N_("Who hires"),
    [FACT_CONTRACT] = N_("Contract"),
    [FACT_HOURS] = N_("Hours"),
    [FACT_START] = N_("Start"),
    [FACT_DEADLINE] = N_("Apply by"),
    [FACT_PAY] = N_("Pay"),
    [FACT_PLACES] = N_("Places (several: with | between)"),
    [FACT_CONTACT] = N_("Contact"),
    [FACT_PUBLISHED] = N_("Published on"),
    [FACT_REFERENCE] = N_("Reference"),
    [FACT_URL] = N_("Address (URL) of the offer"),
    [FACT_SITE] = N_("The house's own site (URL)"),
};

/* A line of the terminal, without its end and the blanks around it (g_free); NULL: no more. A
 * terminal gives a line at a time. */
static char *read_line(int signals)
{
    struct pollfd polled[] = {{STDIN_FILENO, POLLIN, 0}, {signals, POLLIN, 0}};
    char line[4096];
    ssize_t got;

    while (poll(polled, G_N_ELEMENTS(polled), -1) < 0)
        if (errno != EINTR)
            return NULL;
    if (polled[1].revents)
        return NULL;
    got = read(STDIN_FILENO, line, sizeof line - 1);
    if (got <= 0)
        return NULL;
    line[got] = '\0';
    return g_strstrip(g_strdup(line));
}

static bool has_controls(const char *text)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at))
        if (g_unichar_iscntrl(g_utf8_get_char(at)))
            return true;
    return false;
}

/* Is it what a posting may say? Otherwise says why not. */
static bool is_fit(const struct posting *posting, enum posting_fact_id id, const char *answer)
{
    struct diag *diag;
    bool fit;

    if (!g_utf8_validate(answer, -1, NULL) || has_controls(answer) || strlen(answer) > ANSWER_MAX) {
        fprintf(stderr, "  %s\n",
                say_text("write it on one line, in up to 800 characters of text"));
        return false;
    }
    diag = diag_new();
    fit = posting_may_be_fact(posting->lang, id, answer, diag);
    if (!fit)
        fprintf(stderr, "  %s\n", diag_last(diag));
    diag_drop(diag);
    return fit;
}

/* What was found stands in brackets, else what one might write. */
static void print_question(const struct posting_fact *fact, enum posting_fact_id id,
                           const char *example)
{
    const char *found = fact->text ? fact->text : fact->hint.text;
    g_autofree char *line = found ? g_strdelimit(g_strdup(found), "\n", '|') : NULL;
    g_autofree char *shown = line ? diag_printable(line, strlen(line)) : NULL;

    if (shown)
        fprintf(stderr, "%s [%s] ", say_text(names[id]), shown);
    else
        fprintf(stderr, "%s (%s) ", say_text(names[id]), example);
    fflush(stderr);
}

/* *answer: what was typed; NULL where it stays as it was found, or unknown. False: given up. */
static bool ask(const struct posting *posting, enum posting_fact_id id, const char *example,
                int signals, char **answer)
{
    const struct posting_fact *fact = &posting->facts[id];

    for (;;) {
        g_autofree char *line = NULL;

        print_question(fact, id, example);
        line = read_line(signals);
        if (!line)
            return false;
        if (!*line && !fact->text && fact->hint.text) {
            g_free(line);
            line = g_strdup(fact->hint.text);
        }
        if (!*line || g_strcmp0(line, fact->text) == 0)
            return true;
        if (is_fit(posting, id, line)) {
            *answer = g_steal_pointer(&line);
            return true;
        }
    }
}

static bool ask_all(const struct posting *posting, int signals, char *answers[FACT_COUNT])
{
    enum posting_fact_id id;
    const char *example;

    fprintf(stderr, "%s\n",
            say_text("Return keeps what stands in brackets, or leaves a fact out; Ctrl-C ends, and "
                     "nothing is written."));
    for (unsigned i = 0; export_ini_asks(i, &id, &example); i++)
        if (!ask(posting, id, example, signals, &answers[id])) {
            fputc('\n', stderr);
            return false;
        }
    return true;
}

/* One that has come must not come once more, when it is let through again. */
static void take_signal(int signals)
{
    struct pollfd polled = {signals, POLLIN, 0};
    struct signalfd_siginfo info;

    while (poll(&polled, 1, 0) == 1 && read(signals, &info, sizeof info) == sizeof info)
        continue;
}

bool ask_facts(const struct posting *posting, char *answers[FACT_COUNT])
{
    sigset_t ends, before;
    bool done = false;
    int signals;

    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    sigprocmask(SIG_BLOCK, &ends, &before);
    signals = signalfd(-1, &ends, SFD_CLOEXEC);
    done = signals >= 0 && ask_all(posting, signals, answers);
    if (signals >= 0) {
        take_signal(signals);
        close(signals);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return done;
}
