/* announce: does a line only say that there is a job? Asked for headings, before blocks are made. A
 * part of facts. What always holds: a line that names the job is none. */
#include "posting/facts/facts_private.h"

#include "posting/text/text.h"

enum { TITLE_MAX = 150 }; /* bytes */

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

bool title_is_announcement(const struct language *lang, struct span line)
{
    struct span rest = line;

    return line.len <= TITLE_MAX && (lang_find_seeking(lang, span_text(line), line.len).len > 0 ||
                                     (strip_announcement(&rest, lang) && rest.len == 0));
}
