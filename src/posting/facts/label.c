/* label: takes the units of the text apart: `Label : value`, a label above its value, facts side by
 * side, sentences. A part of facts. What always holds: what a label names is no term or sentence of
 * another fact. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    LABEL_MAX = 64, /* bytes of a label */
    LEADER_MIN = 4, /* a blank and the first dots of a leader */
    LABEL_WORDS = LANG_LABEL_WORDS,
    OTHER_WORDS = 6, /* of a label that names no fact */
    TERM_MAX = 110,  /* bytes of a term */
    VALUE_MAX = 220, /* of a value below its label */
    GAP_MAX = 3,     /* lines between a label and its value */
    HEAD_UNITS = 14  /* units at the beginning that may be facts without a label */
};

static char **words_of(const char *text, size_t len)
{
    g_autofree char *folded = lang_fold(text, lang_label_len(text, len));

    return g_strsplit(folded, " ", -1);
}

static void add(struct facts_view *view, struct facts_part part)
{
    part.value = view_trim(view, part.value, " \t\n,;:=|-");
    part.all = view_trim(view, part.all, " \t\n,;|");
    if (part.value.len > 0)
        g_array_append_val(view->parts, part);
}

/* "Where ........ Hull": the length of the dots that lead from a label to its value. */
static size_t leader_len(const char *text, size_t len)
{
    const size_t dots = MIN(strspn(text, ". "), len);

    return len > LEADER_MIN && strncmp(text, " ...", LEADER_MIN) == 0 && dots < len ? dots : 0;
}

/* Where the dots of a leader begin, near the beginning of a stretch; its length: there are none. */
static size_t leader_at(const char *text, size_t len)
{
    for (size_t i = 1; i < MIN(len, LABEL_MAX / 2); i++)
        if (leader_len(text + i, len - i) > 0)
            return i;
    return len;
}

/* Where a label may end: at its colon, sign of equality or tab; 0: nowhere. Not in `9:00`, nor in
 * an address. */
static size_t mark_of(const char *text, size_t len)
{
    for (size_t i = 1; i < MIN(len, LABEL_MAX); i++) {
        if (text[i] == ' ' && leader_len(text + i, len - i) > 0)
            return i;
        if (text[i] == '\t' || (text[i] == '=' && text[i - 1] == ' '))
            return i;
        if (text[i] == ':' && text[i + 1] != '/' &&
            !(g_ascii_isdigit(text[i - 1]) && g_ascii_isdigit(text[i + 1])))
            return i;
        if (strchr("@!?", text[i]) || (strchr(".;", text[i]) && text[i + 1] == ' ' && i > 6))
            return 0;
    }
    return 0;
}

/* `Label : value` of a stretch. False: it is none. */
static bool read_labelled(struct facts_view *view, struct facts_part part)
{
    const char *text = view->low->str + part.all.start;
    const size_t mark = mark_of(text, part.all.len);
    g_auto(GStrv) words = mark > 0 ? words_of(text, mark) : NULL;
    const unsigned count = words ? g_strv_length(words) : 0;

    if (count == 0 || count > LABEL_WORDS)
        return false;
    part.label = lang_find_fact_label(view->words, words, count);
    if (part.label == LANG_FACT_COUNT && count > OTHER_WORDS)
        return false;
    part.kind = part.label == LANG_FACT_COUNT ? PART_OTHER : PART_LABELLED;
    part.value = view_part(part.all, mark + MAX(1, leader_len(text + mark, part.all.len - mark)),
                           part.all.len);
    if (view_trim(view, part.value, " \t:").len == 0)
        return false;
    add(view, part);
    return true;
}

static size_t segment_len(const char *text, size_t len, bool *several)
{
    bool behind_colon = false; /* "PAY:      …": the gap is that of a label */

    for (size_t i = 1; i + 2 < len; i++) {
        const bool bar = text[i] == ' ' && strchr("|.", text[i + 1]) && text[i + 2] == ' ';
        const bool gap = text[i] == ' ' && text[i + 1] == ' ' && text[i + 2] == ' ';
        const bool slashes = text[i] == ' ' && strncmp(text + i, " // ", 4) == 0;
        const bool picture = text[i] == ' ' && strncmp(text + i + 1, "\xF0\x9F", 2) == 0;

        behind_colon = text[i - 1] == ':' || (behind_colon && text[i - 1] == ' ');
        if (bar || (gap && !behind_colon) || slashes || picture) {
            *several = true;
            return i;
        }
    }
    return len;
}

/* May words that stand alone be terms: where the text speaks of them, at its beginning, or beside
 * others of their kind? */
static bool can_be_term(const struct facts_unit *unit, unsigned index, size_t len, bool several)
{
    if (len > TERM_MAX || unit->role == ROLE_PROFILE || unit->role == ROLE_COMMITMENTS)
        return false;
    if (unit->kind == BLOCK_HEADING && index > 3)
        return several;
    return lang_is_fact_role(unit->role) || several || index < HEAD_UNITS ||
           (unit->role != ROLE_MISSIONS && unit->role != ROLE_ABOUT && unit->role != ROLE_APPLY);
}

/* The fact that a line names which holds nothing else. */
static enum lang_fact names_next(const struct facts_view *view, unsigned index)
{
    const struct facts_unit *unit = view_unit(view, index);

    if (unit->low_len > LABEL_MAX || memchr(view->low->str + unit->low, ',', unit->low_len))
        return LANG_FACT_COUNT;
    return lang_find_fact(view->words, view->low->str + unit->low, unit->low_len);
}

/* A picture that stands for a label, at the beginning of a segment; what follows is its value.
 * False: it is none. */
static bool read_symbol(struct facts_view *view, struct facts_part part)
{
    const char *text = view->low->str + part.all.start;
    const enum lang_fact fact =
        (unsigned char)*text < 0x80 ? LANG_FACT_COUNT : lang_find_symbol(g_utf8_get_char(text));
    size_t len = strcspn(text, " \n");

    if (fact == LANG_FACT_COUNT || fact == LANG_FACT_FORM || len >= part.all.len ||
        names_next(view, part.unit) != LANG_FACT_COUNT ||
        view_unit(view, part.unit)->kind == BLOCK_HEADING)
        return false;
    part.kind = PART_LABELLED;
    part.label = fact;
    part.value = view_part(part.all, len, part.all.len);
    add(view, part);
    return true;
}

static void read_segment(struct facts_view *view, unsigned index, struct facts_stretch segment,
                         bool several)
{
    const struct facts_unit *unit = view_unit(view, index);

    while (segment.len > 0) {
        const bool leader = leader_at(view->low->str + segment.start, segment.len) < segment.len;
        const struct facts_stretch sentence = leader ? segment : view_sentence(view, segment);
        struct facts_part part = {PART_SENTENCE, LANG_FACT_COUNT, false, index, sentence, sentence};
        const bool alone = sentence.len >= view_trim(view, segment, " .").len;

        segment = view_part(segment, sentence.len, segment.len);
        if (read_labelled(view, part) || read_symbol(view, part))
            continue;
        if (alone && can_be_term(unit, index, sentence.len, several))
            part.kind = PART_TERM;
        add(view, part);
    }
}

/* A row of a table: a label, a bar, its value. */
static bool read_row(struct facts_view *view, unsigned index)
{
    const struct facts_unit *unit = view_unit(view, index);
    const char *text = view->low->str + unit->low,
               *bar = g_strstr_len(text, (gssize)unit->low_len, " | ");
    const size_t len = bar ? (size_t)(bar - text) : 0;
    struct facts_part part = {PART_LABELLED, LANG_FACT_COUNT, false, index, {0}, {0}};

    if (len == 0 || (part.label = lang_find_fact(view->words, text, len)) == LANG_FACT_COUNT)
        return false;
    part.all = (struct facts_stretch){unit->low, unit->low_len};
    part.value = view_part(part.all, len + 3, unit->low_len);
    bar = g_strstr_len(bar + 3, (gssize)part.value.len, " | ");
    part.value.len = bar ? (size_t)(bar - view->low->str) - part.value.start : part.value.len;
    add(view, part);
    return true;
}

static void read_unit(struct facts_view *view, unsigned index)
{
    const struct facts_unit *unit = view_unit(view, index);
    struct facts_stretch rest = {unit->low, unit->low_len};
    bool several = false;

    while (rest.len > 0) {
        const size_t len = segment_len(view->low->str + rest.start, rest.len, &several);

        read_segment(view, index, view_part(rest, 0, len), several || len < rest.len);
        rest = view_trim(view, view_part(rest, len, rest.len), " |./");
    }
}

/* A label on a line of its own, and its value below it. True: both are read. */
static bool read_below(struct facts_view *view, unsigned index)
{
    const enum lang_fact label = names_next(view, index);
    const struct facts_unit *unit = view_unit(view, index), *next;
    struct facts_part part = {PART_LABELLED, label, true, index + 1, {0}, {0}};

    if (label == LANG_FACT_COUNT || index + 1 >= view->units->len)
        return false;
    next = view_unit(view, index + 1);
    if (next->line - unit->line > GAP_MAX || next->low_len > VALUE_MAX ||
        names_next(view, index + 1) != LANG_FACT_COUNT ||
        (next->kind == BLOCK_HEADING && next->role != ROLE_NONE && unit->role != next->role))
        return false;
    part.value = part.all = (struct facts_stretch){next->low, next->low_len};
    add(view, part);
    return true;
}

void label_read(struct facts_view *view)
{
    for (unsigned i = 0; i < view->units->len; i++) {
        read_below(view, i);
        if (!read_row(view, i))
            read_unit(view, i);
    }
}

enum lang_role part_role(const struct facts_view *view, const struct facts_part *part)
{
    return view_unit(view, part->unit)->role;
}

bool part_is_away(const struct facts_view *view, const struct facts_part *part)
{
    const enum lang_role role = part_role(view, part);
    const bool item = view_unit(view, part->unit)->kind == BLOCK_ITEM;

    return role == ROLE_COMMITMENTS || role == ROLE_ABOUT || (item && lang_is_work_role(role));
}
