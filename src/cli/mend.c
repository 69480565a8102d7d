/* mend: `affiche check --fix`: what the text alone can mend, as a diff, or written.
 *
 * Beside check's way. What always holds: what may be a false alarm is shown, and never written; a
 * file is written whole, in the encoding that it had, and only as it was when it was read. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char bom[] = "\xEF\xBB\xBF";

/* A terminal gets nothing that it would obey; whoever reads a diff, all of it. */
static void put_diff(const char *diff)
{
    g_auto(GStrv) lines = isatty(STDOUT_FILENO) ? g_strsplit(diff, "\n", -1) : NULL;

    for (char **line = lines; line && *line && line[1]; line++) {
        g_autofree char *printable = diag_printable(*line, strlen(*line));

        puts(printable);
    }
    if (!lines)
        fputs(diff, stdout);
}

static bool has_mark(GBytes *file)
{
    return g_bytes_get_size(file) >= strlen(bom) &&
           memcmp(g_bytes_get_data(file, NULL), bom, strlen(bom)) == 0;
}

/* Breaks that may have been lost, against the text as it is mended. */
static void show_doubtful(const struct source *mended, const char *mark, const GArray *shown)
{
    g_autofree char *diff = shown->len > 0 ? diff_new(mended, mark, shown) : NULL;

    if (!diff)
        return;
    puts(say_text("# These may be false alarms; --write leaves them to you:"));
    put_diff(diff);
}

/* One of the posting's two files. */
static void mend_source(const struct source *source, const GArray *made, const GArray *shown,
                        bool write, struct diag *diag)
{
    const struct source *typed = check_typed(source);
    g_autofree char *text = check_apply(typed, made), *diff = NULL;
    struct source *mended = source_new(typed->path, text, strlen(text));
    g_autoptr(GBytes) file = source_load_bytes(typed->path, SOURCE_TEXT_MAX, diag);
    g_autoptr(GBytes) bytes = file ? source_encode(file, typed, text, diag) : NULL;
    const char *mark = file && has_mark(file) ? bom : "";

    if (bytes) {
        diff = made->len > 0 ? diff_new(typed, mark, made) : NULL;
        if (diff)
            put_diff(diff);
        if (diff && write)
            out_rewrite(typed->path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), diag);
        show_doubtful(mended, mark, shown);
    }
    source_drop(mended);
}

static void mend(const struct posting *posting, const struct mending *mending, const GArray *edits,
                 struct diag *diag)
{
    const struct source *const sources[] = {posting->ini, posting->txt};

    for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) {
        g_autoptr(GArray) made = check_fix(posting, sources[i], edits, !mending->only),
                          shown = check_fix_shown(sources[i], edits, made);

        if (made->len > 0 || shown->len > 0)
            mend_source(sources[i], made, shown, mending->write, diag);
    }
}

void mend_posting(const char *path, const struct mending *mending, struct diag *diag)
{
    struct diag *unsaid = diag_new(); /* check says it */
    g_autoptr(GArray) edits = check_edits_new();
    struct posting *posting;

    if (mending->only)
        diag_switch_off_others(unsaid, mending->only);
    posting = posting_load(path, unsaid);
    if (!posting)
        posting = posting_load(path, diag); /* which says why */
    if (posting) {
        check_run(posting, &mending->today, edits, unsaid);
        mend(posting, mending, edits, diag);
    }
    posting_drop(posting);
    diag_drop(unsaid);
}
