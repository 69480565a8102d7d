/* view: the text as the rules of facts read it: units (a line, or lines that go on in each other),
 * each plain and folded. A part of facts. What always holds: what a rule finds in the folded text
 * leads back to the posting's own words and their place. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    SEARCH_MAX = 65536, /* bytes of the text that are read for facts */
    WRAP_MIN = 45,      /* characters of a line that may go on in the next */
    WRAP_WIDTH = 55     /* and of the longest of a text that is wrapped */
};

struct facts_view *view_new(const struct posting *posting)
{
    struct facts_view *view = g_new0(struct facts_view, 1);

    view->posting = posting;
    view->words = lang_facts(posting->lang);
    view->plain = g_string_new(NULL);
    view->low = g_string_new(NULL);
    view->plain_at = g_array_new(FALSE, FALSE, sizeof(size_t));
    view->low_at = g_array_new(FALSE, FALSE, sizeof(size_t));
    view->units = g_array_new(FALSE, FALSE, sizeof(struct facts_unit));
    view->parts = g_array_new(FALSE, FALSE, sizeof(struct facts_part));
    return view;
}

void view_drop(struct facts_view *view)
{
    for (unsigned i = 0; i < LANG_PATTERN_COUNT; i++)
        pattern_drop(view->patterns[i]);
    source_drop(view->source);
    g_array_unref(view->parts);
    g_array_unref(view->units);
    g_array_unref(view->low_at);
    g_array_unref(view->plain_at);
    g_string_free(view->low, TRUE);
    g_string_free(view->plain, TRUE);
    g_free(view);
}

const struct facts_unit *view_unit(const struct facts_view *view, unsigned index)
{
    return &g_array_index(view->units, struct facts_unit, index);
}

/* `Label: …` begins a unit of its own. */
static bool begins_label(struct span line)
{
    const char *text = span_text(line), *colon = memchr(text, ':', MIN(line.len, WRAP_MIN));

    return line.len > 0 && colon && strchr(" \t", colon[1]) &&
           g_unichar_isupper(g_utf8_get_char(text));
}

/* "RESPONSABLE DE LA": nothing ends in such a word. */
static bool ends_in_joint(const struct language *lang, struct span line)
{
    const char *end = span_text(line) + line.len, *word = end;

    while (word > span_text(line) && g_ascii_isalpha(word[-1]))
        word--;
    if (word <= span_text(line) || word[-1] != ' ')
        return false;
    g_autofree char *folded = lang_fold(word, (size_t)(end - word));

    return lang_is_cue(lang, CUE_JOIN, word, (size_t)(end - word)) ||
           (line.len >= WRAP_MIN && lang_has_word(lang->leading_words, folded));
}

struct span view_unquote(struct span line)
{
    while (line.len > 0 && *span_text(line) == '>')
        line = body_trim(span_part(line, 1, line.len - 1));
    return line;
}

/* "Home > All jobs > Planning": where a page stands in its site. */
static bool is_path(struct span line)
{
    const char *mark = g_strstr_len(span_text(line), (gssize)line.len, " > ");

    return mark && g_strstr_len(mark + 3, span_text(line) + line.len - mark - 3, " > ");
}

/* Does a line go on in the next one, in a text whose lines are up to `width` characters long? */
static bool goes_on(const struct language *lang, struct span line, struct span next, size_t width)
{
    const size_t chars = (size_t)g_utf8_strlen(span_text(line), (gssize)line.len);
    const gunichar first = g_utf8_get_char(span_text(next));

    if (next.len == 0 || begins_label(next) || *span_text(next) == '|' || is_path(line) ||
        memchr(span_text(next), '\t', next.len))
        return false;
    if (span_text(line)[line.len - 1] == ',' && !g_unichar_isupper(first))
        return true;
    if (ends_in_joint(lang, line) || body_parts_date(lang, line, next))
        return true;
    if (chars < WRAP_MIN)
        return false;
    if ((g_unichar_islower(first) || first == '(') && !strchr(":;", span_text(line)[line.len - 1]))
        return true;
    return width >= WRAP_WIDTH && chars * 10 >= width * 7 &&
           chars + body_first_word(next) >= width && !strchr(":;", span_text(line)[line.len - 1]);
}

static struct span line_of(struct span block, size_t from)
{
    struct span line = span_part(block, from, block.len);

    line.len = MIN(line.len, strcspn(span_text(line), "\r\n"));
    return line;
}

/* The longest line of a text that is wrapped; of one or two lines, or where one alone is long, that
 * can't be told. */
static size_t width_of(struct span block)
{
    size_t width = 0, second = 0;
    unsigned lines = 0;

    for (size_t at = 0; at < block.len;) {
        const struct span raw = line_of(block, at), line = view_unquote(raw);
        const size_t len = (size_t)g_utf8_strlen(span_text(line), (gssize)line.len);

        second = MAX(second, MIN(width, len));
        width = MAX(width, len);
        at += raw.len + 1;
        lines++;
    }
    return lines > 2 && second * 10 >= width * 7 ? width : 0;
}

/* The lines of a block; *joined: the line goes on in the unit at hand. */
static void add_line(struct facts_view *view, struct facts_unit unit, struct span line, bool joined)
{
    const size_t plain = view->plain->len, low = view->low->len;
    struct facts_unit *last;

    if (!joined) {
        unit.plain = plain;
        unit.low = low;
        unit.line = source_find_place(line).line;
        g_array_append_val(view->units, unit);
    } else {
        const size_t before = g_array_index(view->plain_at, size_t, view->plain_at->len - 1);

        g_string_append_c(view->plain, ' ');
        g_array_append_val(view->plain_at, before);
    }
    plain_append(view, line);
    plain_fold(view, plain);
    last = &g_array_index(view->units, struct facts_unit, view->units->len - 1);
    last->plain_len = view->plain->len - last->plain;
    last->low_len = view->low->len - last->low;
    if (last->low_len == 0)
        g_array_set_size(view->units, view->units->len - 1);
}

/* Units end in a line end, so that no date goes on in the next. */
static void end_unit(struct facts_view *view, size_t offset)
{
    const size_t plain = view->plain->len;

    g_string_append_c(view->plain, '\n');
    g_array_append_val(view->plain_at, offset);
    plain_fold(view, plain);
}

void view_add_block(struct facts_view *view, struct facts_unit unit, struct span block)
{
    const size_t width = width_of(block);
    struct span last = {block.source, 0, 0};
    bool open = false;

    for (size_t at = 0; at < block.len;) {
        const struct span raw = line_of(block, at), line = view_unquote(body_trim(raw));

        if (line.len > 0) {
            const bool joined = open && goes_on(view->posting->lang, last, line, width);

            if (open && !joined)
                end_unit(view, last.offset + last.len - 1);
            open = view->units->len;
            add_line(view, unit, line, joined && open);
            open = true;
            last = line;
        }
        at += raw.len + 1;
    }
    if (open)
        end_unit(view, last.offset + last.len - 1);
}

void view_finish(struct facts_view *view)
{
    view->source = source_new(view->posting->txt->path, view->plain->str, view->plain->len);
}

struct facts_view *view_of_blocks(const struct posting *posting)
{
    struct facts_view *view = view_new(posting);

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);
        const struct facts_unit unit = {.kind = block->kind,
                                        .role = posting_section(posting, block->section)->role,
                                        .block = i,
                                        .around = block->around};

        if (block->span.offset + block->span.len > SEARCH_MAX)
            break;
        view_add_block(view, unit, block->span);
    }
    view_finish(view);
    return view;
}

/* All of the first match of a pattern, and its value. */
static bool find(struct facts_view *view, enum lang_pattern id, struct facts_stretch in,
                 struct lang_match *whole, struct lang_match *value)
{
    if (in.len == 0 || !view->words->patterns[id])
        return false;
    if (!view->patterns[id])
        view->patterns[id] = pattern_new(view->words->patterns[id]);
    return view->patterns[id] &&
           pattern_find(view->patterns[id], view->low->str + in.start, in.len, whole, value);
}

bool view_match(struct facts_view *view, enum lang_pattern id, struct facts_stretch in,
                struct facts_stretch *found)
{
    struct lang_match whole, value;

    if (!find(view, id, in, &whole, &value) || value.len == 0)
        return false;
    if (found)
        *found = (struct facts_stretch){in.start + value.offset, value.len};
    return true;
}

struct facts_stretch view_match_whole(struct facts_view *view, enum lang_pattern id,
                                      struct facts_stretch in)
{
    struct lang_match whole = {0, 0}, value;

    find(view, id, in, &whole, &value);
    return (struct facts_stretch){in.start + whole.offset, whole.len};
}

bool view_says(struct facts_view *view, enum lang_pattern id, struct facts_stretch in)
{
    return view_match(view, id, in, NULL);
}

/* Behind "de" it is a noun; with an accent at its end, what is sought. */
static bool is_verb(const struct facts_view *view, struct facts_stretch in,
                    struct facts_stretch verb)
{
    const struct span plain = view_plain(view, verb);
    g_autofree char *text = g_strndup(span_text(plain), plain.len);
    g_autofree char *before = lang_fold(view->low->str + in.start, verb.start - in.start);
    const char *space = strrchr(before, ' '), *last = space ? space + 1 : before;

    return !strstr(text, "hé") && !strstr(text, "té") && !strstr(text, "gé") &&
           !lang_is_cue(view->posting->lang, CUE_NOUN, last, strlen(last));
}

struct facts_stretch view_seeks(struct facts_view *view, struct facts_stretch in)
{
    struct facts_stretch rest = in, verb = view_match_whole(view, LANG_PATTERN_SEEKING, rest);

    while (verb.len > 0 && !is_verb(view, in, verb)) {
        rest = view_between(verb.start + verb.len, in.start + in.len);
        verb = view_match_whole(view, LANG_PATTERN_SEEKING, rest);
    }
    return verb;
}

static size_t plain_of(const struct facts_view *view, size_t low)
{
    return low < view->low_at->len ? g_array_index(view->low_at, size_t, low) : view->plain->len;
}

/* Characters of more than one byte are taken whole. */
struct span view_plain(const struct facts_view *view, struct facts_stretch part)
{
    const size_t start = plain_of(view, part.start), end = plain_of(view, part.start + part.len);

    return (struct span){view->source, start, MAX(start, end) - start};
}

struct facts_stretch view_low(const struct facts_view *view, struct span plain)
{
    size_t from = 0, to = view->low_at->len, end;

    while (from < to) { /* the first byte of the folded text that comes from there */
        const size_t middle = (from + to) / 2;

        if (plain_of(view, middle) < plain.offset)
            from = middle + 1;
        else
            to = middle;
    }
    for (end = from; end < view->low_at->len && plain_of(view, end) < plain.offset + plain.len;)
        end++;
    return (struct facts_stretch){from, end - from};
}

struct span view_span(const struct facts_view *view, struct facts_stretch part)
{
    const struct span plain = view_plain(view, part);
    const struct source *txt = view->posting->txt;
    size_t start, last;

    if (plain.len == 0)
        return (struct span){txt, 0, 0};
    start = g_array_index(view->plain_at, size_t, plain.offset);
    last = g_array_index(view->plain_at, size_t, plain.offset + plain.len - 1);
    return (struct span){txt, start,
                         (size_t)(g_utf8_next_char(txt->text + last) - txt->text) - start};
}

struct facts_stretch view_trim(const struct facts_view *view, struct facts_stretch part,
                               const char *marks)
{
    const char *low = view->low->str;

    while (part.len > 0 && strchr(marks, low[part.start])) {
        part.start++;
        part.len--;
    }
    while (part.len > 0 && strchr(marks, low[part.start + part.len - 1]))
        part.len--;
    return part;
}

struct facts_stretch view_part(struct facts_stretch in, size_t from, size_t len)
{
    from = MIN(from, in.len);
    return (struct facts_stretch){in.start + from, MIN(len, in.len - from)};
}

struct facts_stretch view_between(size_t start, size_t end)
{
    return (struct facts_stretch){start, MAX(start, end) - start};
}

/* "M. Aziz", "n. 12", "art. 3": a stop behind so few letters ends no sentence. */
static bool is_abbreviation(const char *text, size_t stop)
{
    size_t letters = 0;

    while (letters < stop && g_ascii_isalpha(text[stop - 1 - letters]))
        letters++;
    return text[stop] == '.' && letters > 0 && letters <= 3 &&
           (letters < 3 || strchr("tvfgelr", text[stop - 1])) &&
           !(letters == 2 && text[stop - 1] == 'm');
}

/* "approx. 45 days" */
static bool is_short_for(const struct facts_view *view, const char *text, size_t stop)
{
    const struct lang_criteria *words = view->posting->lang->criteria;
    size_t letters = 0;
    g_autofree char *word = NULL;

    if (!words || !words->abbreviated || !g_ascii_isdigit(text[stop + 2]))
        return false;
    while (letters < stop && g_ascii_isalpha(text[stop - 1 - letters]))
        letters++;
    word = g_strndup(text + stop - letters, letters);
    return lang_has_word(words->abbreviated, word);
}

struct facts_stretch view_sentence(const struct facts_view *view, struct facts_stretch rest)
{
    const char *text = view->low->str + rest.start;

    for (size_t i = 0; i + 1 < rest.len; i++) {
        struct span next;

        if (text[i + 1] != ' ' || !strchr(".!?;", text[i]) || is_abbreviation(text, i) ||
            is_short_for(view, text, i))
            continue;
        next = view_plain(view, view_part(rest, i + 2, 4));
        if (text[i] != '.' ||
            (next.len > 0 && !g_unichar_islower(g_utf8_get_char(span_text(next)))))
            return (struct facts_stretch){rest.start, i + 1};
    }
    return rest;
}
