/* title: finds the job's title. On the way from posting to PDF: before blocks are made, since a
 * line that holds the title is no heading. What always holds: only the first lines are looked at.
 *
 * Four ways, the surest first: what remains of a line that announces the job ("OFFRE D'EMPLOI - CDI
 * Responsable … - CHRONIQUES"); what someone is looking for ("recherche sa/son …"); a short line
 * for everyone ("… (F/H)"); the first short line. */
#include "posting/facts/facts_private.h"

#include "lang/lang.h"
#include "posting/facts/facts.h"
#include "posting/text/text_private.h"

#include <string.h>

enum { LINES_MAX = 15, LINE_MAX_LEN = 300, TITLE_MAX = 150 }; /* lines, bytes */

static struct span cut(struct span span, size_t from)
{
    return span_part(span, MIN(from, span.len), span.len);
}

/* Dashes, bars and stops around a part of a line. */
static struct span strip_marks(struct span span)
{
    static const char *const before = "-–—|:,;·•/. )", *const after = "-–—|:,;·•/. (";

    span = body_trim(span);
    while (span.len > 0 && g_utf8_strchr(before, -1, g_utf8_get_char(span_text(span))))
        span = cut(span, (size_t)(g_utf8_next_char(span_text(span)) - span_text(span)));
    while (span.len > 0 &&
           g_utf8_strchr(after, -1, g_utf8_get_char(g_utf8_prev_char(span_text(span) + span.len))))
        span.len = (size_t)(g_utf8_prev_char(span_text(span) + span.len) - span_text(span));
    return body_trim(span);
}

/* Where a line parts: at ` - `, ` -X`, ` – `, ` | `, `: `. Gives the bytes before that. */
static size_t part_len(struct span line)
{
    const char *text = span_text(line);

    for (size_t i = 1; i < line.len; i++) {
        if (text[i - 1] == ' ' &&
            (text[i] == '-' || text[i] == '|' || strncmp(text + i, "–", 3) == 0 ||
             strncmp(text + i, "—", 3) == 0))
            return i;
        if (text[i] == ':' && i + 1 < line.len && text[i + 1] == ' ')
            return i;
    }
    return line.len;
}

static bool strip_match(struct span *span, struct lang_match match)
{
    if (match.len == 0 || match.offset > 0)
        return false;
    *span = strip_marks(cut(*span, match.len));
    return true;
}

static bool strip_cue(struct span *span, const struct language *lang, enum lang_cue cue)
{
    return strip_match(span, lang_find_phrase(span_text(*span), span->len, lang_cues(lang, cue)));
}

/* Takes away what announces a job without naming it; did it? */
static bool strip_announcement(struct span *part, const struct language *lang)
{
    bool announces = false, again = true;

    while (again && part->len > 0) {
        again = strip_cue(part, lang, CUE_OFFER) ||
                strip_match(part, lang_find_contract(lang, span_text(*part), part->len)) ||
                strip_match(part, lang_find_hours(lang, span_text(*part), part->len, NULL));
        announces |= again;
    }
    return announces;
}

static bool is_same(const char *folded, const char *name)
{
    g_autofree char *other = name ? lang_fold(name, strlen(name)) : NULL;

    return other && strcmp(folded, other) == 0;
}

static bool is_name(const struct posting *posting, struct span part)
{
    g_autofree char *folded = lang_fold(span_text(part), part.len);
    bool same = is_same(folded, posting->organisation) || is_same(folded, posting->tagline);

    for (unsigned i = 0; i < posting->offices->len; i++)
        same |= is_same(folded, g_array_index(posting->offices, struct posting_office, i).name);
    return same;
}

static bool can_be_title(const struct posting *posting, struct span part)
{
    struct dates_match match;
    size_t from = 0;

    return part.len > 2 && part.len <= TITLE_MAX && !body_is_address(span_text(part), part.len) &&
           !is_name(posting, part) &&
           !lang_is_cue(posting->lang, CUE_CONTRACT, span_text(part), part.len) &&
           !dates_next(posting->lang, part, &from, &match);
}

static bool begins_upper(struct span part)
{
    return part.len > 0 && g_unichar_isupper(g_utf8_get_char(span_text(part)));
}

/* The first part of a line that announces a job which can be its title. */
static struct span announced(const struct posting *posting, struct span line)
{
    struct span title = {line.source, 0, 0}, rest = line;
    bool announces = false;

    while (rest.len > 0) {
        const size_t len = part_len(rest);
        const bool names_next = len < rest.len && span_text(rest)[len] == ':'; /* `Statut : CDI` */
        struct span part = strip_marks(span_part(rest, 0, len));

        announces |= strip_announcement(&part, posting->lang);
        if (title.len == 0 && !names_next && begins_upper(part) && can_be_title(posting, part))
            title = part;
        rest = cut(rest, MAX(len, 1));
        if (rest.len > 0 && !g_ascii_isalnum(*span_text(rest)))
            rest = cut(rest, (size_t)(g_utf8_next_char(span_text(rest)) - span_text(rest)));
    }
    return announces ? title : (struct span){line.source, 0, 0};
}

static bool has_role(const struct posting *posting, struct span line)
{
    g_autofree char *text = span_dup(line);

    return lang_find_role(posting->lang, text) != ROLE_NONE;
}

/* The line below, where there is one that can go on with what this one says. */
static struct span line_below(const struct posting *posting, struct span line)
{
    struct span rest = {line.source, line.offset + line.len,
                        line.source->len - line.offset - line.len};

    rest = body_trim(rest);
    rest.len = MIN(rest.len, strcspn(span_text(rest), "\r\n"));
    if (rest.len > LINE_MAX_LEN || has_role(posting, line) || has_role(posting, rest) ||
        body_line_read_span(rest).item)
        return (struct span){line.source, 0, 0};
    return rest;
}

/* The length of a phrase: up to a mark that ends it, a dot or bracket only beside a blank
 * (`chargé.e`, `chargé(e)`). */
static size_t phrase_len(struct span span)
{
    const char *text = span_text(span);

    for (size_t i = 0; i < span.len; i++) {
        const bool beside_blank = (i > 0 && g_ascii_isspace(text[i - 1])) || i + 1 == span.len ||
                                  g_ascii_isspace(text[i + 1]);

        if (strchr(",;:\r\n", text[i]) || (strchr(".(", text[i]) && beside_blank))
            return i;
    }
    return span.len;
}

/* "recherche sa/son Responsable …": up to the end of the phrase; after a verb that ends its line,
 * the next. */
static struct span sought(const struct posting *posting, struct span line)
{
    const struct lang_match verb = lang_find_seeking(posting->lang, span_text(line), line.len);
    struct span title = strip_marks(cut(line, verb.offset + verb.len));

    if (verb.len > 0 && title.len == 0)
        title = strip_marks(line_below(posting, line));
    if (verb.len == 0 || (!strip_cue(&title, posting->lang, CUE_ARTICLE) && !begins_upper(title)))
        return (struct span){line.source, 0, 0};
    title.len = phrase_len(title);
    title = strip_marks(title);
    return can_be_title(posting, title) ? title : (struct span){line.source, 0, 0};
}

bool title_is_announcement(const struct language *lang, struct span line)
{
    struct span rest = line;

    return line.len <= TITLE_MAX && (lang_find_seeking(lang, span_text(line), line.len).len > 0 ||
                                     (strip_announcement(&rest, lang) && rest.len == 0));
}

static struct span short_line(const struct posting *posting, struct span line)
{
    const bool sentence = line.len > 0 && strchr(".!?:", span_text(line)[line.len - 1]);

    if (sentence || !can_be_title(posting, line) || title_is_announcement(posting->lang, line) ||
        has_role(posting, line))
        return (struct span){line.source, 0, 0};
    return line;
}

/* `Bibliothécaire (F/H)`: what is for everyone is a job, whatever stands above it. */
static struct span marked_line(const struct posting *posting, struct span line)
{
    static const char *const marks[] = {"f h",   "h f",   "f h x", "h f x", "f m", "m f",
                                        "m w d", "f m x", "m f x", "m f d", NULL};

    return lang_find_phrase(span_text(line), line.len, marks).len > 0
               ? short_line(posting, line)
               : (struct span){line.source, 0, 0};
}

/* As much of a line as is looked at, in whole characters. */
static size_t whole_len(const char *text, size_t len)
{
    if (len <= LINE_MAX_LEN)
        return len;
    return (size_t)(g_utf8_prev_char(text + LINE_MAX_LEN + 1) - text);
}

static struct span try_lines(const struct posting *posting,
                             struct span (*try)(const struct posting *, struct span))
{
    const struct source *source = posting->txt;
    struct span found = {source, 0, 0};
    unsigned looked_at = 0;

    for (unsigned number = 1;
         number <= source->lines->len && looked_at < LINES_MAX && found.len == 0; number++) {
        size_t len;
        const char *text = source_line(source, number, &len);
        const struct span line =
            body_trim((struct span){source, (size_t)(text - source->text), whole_len(text, len)});

        looked_at += line.len > 0 ? 1 : 0;
        if (line.len > 0 && (len <= LINE_MAX_LEN || try == sought) &&
            !body_line_read(source, number).item)
            found = try(posting, line);
    }
    return found;
}

struct span title_find(const struct posting *posting)
{
    static struct span (*const ways[])(const struct posting *,
                                       struct span) = {announced, sought, marked_line, short_line};
    struct span found = {posting->txt, 0, 0};

    for (size_t i = 0; i < G_N_ELEMENTS(ways) && found.len == 0; i++)
        found = try_lines(posting, ways[i]);
    return found;
}
