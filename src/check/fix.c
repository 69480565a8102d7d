/* fix: what `check --fix` makes of a text: the mended findings, and what typography changes before
 * everybody's eyes.
 *
 * Beside the way from posting to PDF. What always holds: a change says the bytes that it takes away
 * as they stand in what was typed, so nothing else is touched; made again of its own result, there
 * is none. */
#include "check/check_private.h"
#include "lang/typo/typo.h"

#include <string.h>

/* Of typography, what nobody takes for a mistake in a text as it was typed: it is left to the
 * documents. */
#define QUIET "apostrophes"
#define MARKS "inclusive" /* made alike where they are not; all of one kind stay as they are */
#define BRACKETS "inclusive-brackets"

static void edit_clear(gpointer edit)
{
    g_free(((struct check_edit *)edit)->text);
}

static void change_clear(gpointer change)
{
    g_free(((struct check_change *)change)->text);
}

GArray *check_edits_new(void)
{
    GArray *edits = g_array_new(FALSE, FALSE, sizeof(struct check_edit));

    g_array_set_clear_func(edits, edit_clear);
    return edits;
}

static GArray *changes_new(void)
{
    GArray *changes = g_array_new(FALSE, FALSE, sizeof(struct check_change));

    g_array_set_clear_func(changes, change_clear);
    return changes;
}

void check_add_edit(const struct check *check, enum diag_id id, struct span finding,
                    struct span span, const char *text)
{
    const struct check_edit edit = {id, finding, span, g_strdup(text)};

    if (check->edits && !diag_is_off(check->diag, id))
        g_array_append_val(check->edits, edit);
    else
        g_free(edit.text);
}

const struct source *check_typed(const struct source *source)
{
    while (source->typed)
        source = source->typed;
    return source;
}

static int compare_edits(gconstpointer a, gconstpointer b)
{
    const struct check_edit *const *left = a, *const *right = b;

    return ((*left)->span.offset > (*right)->span.offset) -
           ((*left)->span.offset < (*right)->span.offset);
}

/* Those in a source that are dealt with so, in ascending order, and none over another
 * (g_ptr_array_unref). */
static GPtrArray *pick_edits(const GArray *edits, const struct source *source,
                             enum check_mending mending)
{
    GPtrArray *picked = g_ptr_array_new();
    size_t end = 0;
    unsigned kept = 0;

    for (unsigned i = 0; i < edits->len; i++) {
        struct check_edit *edit = &g_array_index(edits, struct check_edit, i);

        if (edit->span.source == source && check_find_rule(edit->id)->mending == mending)
            g_ptr_array_add(picked, edit);
    }
    g_ptr_array_sort(picked, compare_edits);
    for (unsigned i = 0; i < picked->len; i++) {
        const struct check_edit *edit = picked->pdata[i];

        if (edit->span.offset < end)
            continue;
        end = edit->span.offset + edit->span.len;
        picked->pdata[kept++] = picked->pdata[i];
    }
    g_ptr_array_set_size(picked, (int)kept);
    return picked;
}

/* A source on its way. */
struct fix {
    struct typo_options options;
    const GPtrArray *edits; /* struct check_edit */
    unsigned next;          /* the first edit that is not behind the block at hand */
    GArray *changes;        /* struct check_change */
};

static bool is_break(char c)
{
    return c == '\n' || c == '\r' || c == '\t';
}

/* The same but for kinds of spaces? */
static bool looks_alike(const char *a, size_t a_len, const char *b, size_t b_len)
{
    const char *a_end = a + a_len, *b_end = b + b_len;

    for (; a < a_end && b < b_end; a = g_utf8_next_char(a), b = g_utf8_next_char(b)) {
        const gunichar left = g_utf8_get_char(a), right = g_utf8_get_char(b);

        if (left != right && !(g_unichar_isspace(left) && g_unichar_isspace(right)))
            return false;
    }
    return a == a_end && b == b_end;
}

/* A place that is not empty, and stands in the file byte by byte. */
static void add_change(GArray *changes, struct span span, const char *text)
{
    const struct span typed = source_typed(span);
    const struct check_change change = {typed.offset, typed.len, g_strdup(text)};
    const struct check_change *last =
        changes->len > 0 ? &g_array_index(changes, struct check_change, changes->len - 1) : NULL;

    if (typed.len == span.len && memcmp(span_text(typed), span_text(span), span.len) == 0 &&
        (!last || last->offset + last->len <= typed.offset))
        g_array_append_val(changes, change);
    else
        g_free(change.text);
}

/* What is put between two characters takes one of them along. */
static void change_block(struct fix *fix, struct span block, size_t from, size_t to,
                         const GString *text)
{
    const char *old = span_text(block);
    g_autoptr(GString) longer = g_string_new_len(text->str, (gssize)text->len);

    if (looks_alike(old + from, to - from, text->str, text->len))
        return;
    if (from == to && to < block.len && !is_break(old[to])) {
        to += (size_t)(g_utf8_next_char(old + to) - (old + to));
        g_string_append_len(longer, old + from, (gssize)(to - from));
    } else if (from == to && from > 0) {
        from = (size_t)(g_utf8_find_prev_char(old, old + from) - old);
        g_string_prepend_len(longer, old + from, (gssize)(to - from));
    }
    for (size_t i = from; i < to; i++)
        if (is_break(old[i]))
            return;
    add_change(fix->changes, span_part(block, from, to - from), longer->str);
}

/* A block's text with its findings mended, and line ends as spaces; *origins: of each byte, that of
 * the block that it was, or TYPO_MADE (g_free). */
static char *mend_block(struct fix *fix, struct span block, GArray *origins)
{
    static const guint32 made = TYPO_MADE;
    const char *old = span_text(block);
    g_autoptr(GString) text = g_string_sized_new(block.len);
    size_t at = 0;

    while (at < block.len) {
        const struct check_edit *edit =
            fix->next < fix->edits->len ? fix->edits->pdata[fix->next] : NULL;
        const guint32 origin = (guint32)at;

        if (edit && edit->span.offset < block.offset + at) {
            fix->next++;
        } else if (edit && edit->span.offset == block.offset + at) {
            g_string_append(text, edit->text);
            for (const char *byte = edit->text; *byte; byte++)
                g_array_append_val(origins, made);
            at += edit->span.len;
            fix->next++;
        } else {
            g_string_append_c(text, is_break(old[at]) ? ' ' : old[at]);
            g_array_append_val(origins, origin);
            at++;
        }
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* What became of a block: where characters of its own stand, it is as it was; what lies between
 * them is a change. */
static void compare(struct fix *fix, struct span block, const char *set, const GArray *mended,
                    const GArray *origins)
{
    const char *old = span_text(block);
    g_autoptr(GString) between = g_string_new(NULL);
    size_t at = 0;

    for (unsigned i = 0; *set; set = g_utf8_next_char(set), i++) {
        const guint32 copied = g_array_index(origins, guint32, i),
                      from =
                          copied == TYPO_MADE ? TYPO_MADE : g_array_index(mended, guint32, copied);
        const size_t len = (size_t)(g_utf8_next_char(set) - set);

        if (from == TYPO_MADE || from < at ||
            (memcmp(old + from, set, len) != 0 && !is_break(old[from]))) {
            g_string_append_len(between, set, (gssize)len);
            continue;
        }
        change_block(fix, block, at, from, between);
        g_string_truncate(between, 0);
        at = from + len;
    }
    change_block(fix, block, at, block.len, between);
}

static void fix_block(struct fix *fix, struct span block, bool foreign)
{
    g_autoptr(GArray) mended = g_array_new(FALSE, FALSE, sizeof(guint32)),
                      origins = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autofree char *text = mend_block(fix, block, mended), *set = NULL;
    struct typo_options options = fix->options;

    options.origins = origins;
    options.off = foreign ? ~0u : options.off;
    set = typo_apply(text, &options);
    compare(fix, block, set, mended, origins);
}

static bool holds(const GPtrArray *edits, enum diag_id id)
{
    for (unsigned i = 0; i < edits->len; i++)
        if (((const struct check_edit *)edits->pdata[i])->id == id)
            return true;
    return false;
}

static struct typo_options options_of(const struct posting *posting, const GPtrArray *edits,
                                      bool typography)
{
    struct typo_options options = posting_typo_options(posting);
    const bool mixed = holds(edits, DIAG_INCLUSIVE_MIXED);

    g_free(typo_parse_rules(mixed ? QUIET : QUIET "," MARKS, &options.off));
    if (mixed)
        g_free(typo_parse_rules(BRACKETS, &options.on));
    if (!typography)
        options.off = ~0u;
    return options;
}

static void fix_text(struct fix *fix, const struct posting *posting)
{
    struct check_foreign foreign = check_foreign_init(posting);

    for (unsigned i = 0; i < posting->blocks->len; i++)
        if (!posting_block(posting, i)->around)
            fix_block(fix, posting_block(posting, i)->span, check_is_foreign(&foreign, i));
    check_foreign_clear(&foreign);
}

GArray *check_fix(const struct posting *posting, const struct source *source, const GArray *edits,
                  bool typography)
{
    g_autoptr(GPtrArray) picked = pick_edits(edits, source, CHECK_MENDED);
    struct fix fix = {options_of(posting, picked, typography), picked, 0, changes_new()};

    if (source == posting->txt)
        fix_text(&fix, posting);
    for (unsigned i = 0; source != posting->txt && i < picked->len; i++) {
        const struct check_edit *edit = picked->pdata[i];

        add_change(fix.changes, edit->span, edit->text);
    }
    return fix.changes;
}

/* Where a byte of the typed text stands once the changes before it were made; false: one of them
 * takes it away. */
static bool shift(const GArray *made, size_t *offset)
{
    size_t at = *offset;

    for (unsigned i = 0; i < made->len; i++) {
        const struct check_change *change = &g_array_index(made, struct check_change, i);

        if (change->offset > *offset)
            break;
        if (change->offset + change->len > *offset)
            return false;
        at += strlen(change->text) - change->len;
    }
    *offset = at;
    return true;
}

GArray *check_fix_shown(const struct source *source, const GArray *edits, const GArray *made)
{
    g_autoptr(GPtrArray) picked = pick_edits(edits, source, CHECK_SHOWN);
    g_autoptr(GArray) typed = changes_new();
    GArray *changes = changes_new();

    for (unsigned i = 0; i < picked->len; i++) {
        const struct check_edit *edit = picked->pdata[i];

        add_change(typed, edit->span, edit->text);
    }
    for (unsigned i = 0; i < typed->len; i++) {
        struct check_change change = g_array_index(typed, struct check_change, i);

        if (!shift(made, &change.offset))
            continue;
        change.text = g_strdup(change.text);
        g_array_append_val(changes, change);
    }
    return changes;
}

char *check_apply(const struct source *typed, const GArray *changes)
{
    g_autoptr(GString) text = g_string_sized_new(typed->len);
    size_t at = 0;

    for (unsigned i = 0; i < changes->len; i++) {
        const struct check_change *change = &g_array_index(changes, struct check_change, i);

        g_string_append_len(text, typed->text + at, (gssize)(change->offset - at));
        g_string_append(text, change->text);
        at = change->offset + change->len;
    }
    g_string_append(text, typed->text + at);
    return g_string_free(g_steal_pointer(&text), FALSE);
}
