/* section: which headings open a section, and which part the one at hand. A part of body. */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    TONE_LINES = 12, /* below a heading whose words don't tell */
    NAMED_MAX = 3    /* words of a heading beside the name of who hires */
};

/* How a heading is set: those that are set alike stand alike. */
static unsigned style_of(const struct text_line *line)
{
    enum { HASHES = 1, UNDERLINED = 8, NUMBERED, ROMAN, LETTERED, CAPITALS, BOLD, PLAIN };

    if (line->mark.level)
        return HASHES + line->mark.level;
    if (line->underlined || line->below_rule)
        return UNDERLINED;
    if (line->look.number && line->look.item)
        return line->look.roman ? ROMAN : line->look.lettered ? LETTERED : NUMBERED;
    return line->capitals ? CAPITALS : line->mark.strong ? BOLD : PLAIN;
}

/* The line is one of a list, with a mark or without. */
static bool is_listed(const struct text_line *line)
{
    return line->kind == TEXT_ITEM || (line->kind == TEXT_PARAGRAPH &&
                                       !body_line_is_longer(line->look.whole, BODY_LISTED_MAX) &&
                                       !body_line_ends_sentence(line->look.whole));
}

/* What most lines of the list below a heading are about, by how they begin. */
static enum lang_role role_of_list(const struct text *text, unsigned i)
{
    unsigned counts[ROLE_COUNT] = {0}, lines = 0;
    enum lang_role best = ROLE_NONE;

    for (unsigned j = i + 1; j <= i + TONE_LINES; j++) {
        const struct text_line *line = text_line(text, j);
        struct span words;

        if (!line || line->kind == TEXT_HEADING ||
            (lines > 0 && line->kind == TEXT_PARAGRAPH && line->below_blank))
            break;
        if (!is_listed(line))
            continue;
        words = text_words(line);
        counts[lang_find_item_role(text->lang, span_text(words), words.len)]++;
        lines++;
    }
    counts[ROLE_NONE] = 0;
    for (unsigned role = ROLE_NONE; role < ROLE_COUNT; role++)
        if (counts[role] > counts[best])
            best = role;
    return lines > 1 && counts[best] * 2 > lines ? best : ROLE_NONE;
}

/* What the paragraphs and items below a heading sound like, up to the next. */
static enum lang_role role_below(const struct body_reading *reading, unsigned i)
{
    const struct text_line *first = text_line(reading->text, i + 1), *last = NULL;
    const enum lang_role list = role_of_list(reading->text, i);
    struct span span;

    if (list != ROLE_NONE)
        return list;
    for (unsigned j = i + 1; j <= i + TONE_LINES; j++) {
        const struct text_line *line = text_line(reading->text, j);

        if (!line || line->kind == TEXT_HEADING)
            break;
        last = line;
    }
    if (!last)
        return ROLE_NONE;
    span = first->look.whole;
    span.len = last->look.whole.offset + last->look.whole.len - span.offset;
    return lang_find_tone(reading->text->lang, span_text(span), span.len);
}

/* "Qui est Le Fil de Soie ?", "Why Lumenfold?": the name, and a word or two. */
static bool names_house(const struct text *text, const struct text_line *line)
{
    const struct span span = text_words(line);
    g_autofree char *folded = lang_fold(span_text(span), span.len);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1),
                  name = g_strsplit(text->employer ? text->employer : "", " ", -1);
    unsigned all = 0, common = 0, others = 0;

    for (char **word = name; *word; word++)
        all += !lang_is_filler(text->lang, *word);
    for (char **word = words; *word; word++)
        if (g_strv_contains((const char *const *)name, *word))
            common += !lang_is_filler(text->lang, *word);
        else
            others++;
    return common > 0 && 2 * common >= all && others > 0 && others <= NAMED_MAX;
}

/* "LE MARCHÉ", "The ship": an article and a word or two, above sentences, before what is done
 * there. */
static bool names_thing(const struct body_reading *reading, const struct text_line *line,
                        unsigned i)
{
    const struct text_line *next = text_line(reading->text, i + 1);
    const char *const *articles =
        reading->text->lang->cues ? reading->text->lang->cues[CUE_ARTICLE] : NULL;
    g_autofree char *folded = text_folded(line);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);

    return !reading->told && next && g_strv_length(words) > 1 &&
           g_strv_length(words) <= NAMED_MAX && lang_has_word(articles, words[0]) &&
           next->kind == TEXT_PARAGRAPH && body_line_is_longer(next->look.whole, BODY_BRIEF_MAX) &&
           !text_holds_title(reading->text, line) &&
           !lang_find_seeking(reading->text->lang, span_text(next->look.whole),
                              MIN(next->look.whole.len, BODY_HEADING_MAX))
                .len;
}

/* "Nous cherchons une personne qui fera ce qui suit :" What follows says what it is about. */
static bool is_sentence_above_list(const struct text_line *line)
{
    return body_line_ends_in(line->look.whole, ":") &&
           body_line_is_longer(line->look.whole, BODY_BRIEF_MAX);
}

/* "You'll be", "Vous": a word or two that lead to duties and demands alike. */
static bool speaks_to_reader(const struct body_reading *reading, const struct text_line *line)
{
    return lang_is_work_role(line->role) && !line->mark.level &&
           body_line_count_words(line->look.whole) <= NAMED_MAX &&
           lang_addresses_reader(reading->text->lang, span_text(line->look.whole),
                                 line->look.whole.len);
}

/* Not a title or a name: it leads on, to a list, or is set lower than the text's first line. */
static bool heads_more(const struct body_reading *reading, const struct text_line *line, unsigned i)
{
    return i > 0 && (line->mark.level > 1 || body_line_ends_in(line->look.whole, ":?…") ||
                     text_leads_to_item(reading->text, i));
}

/* A heading with words that tell, or by what stands below it; before the first that tells, a line
 * set as a heading is a title or a name, if it does not lead to a list. */
static enum lang_role role_of(const struct body_reading *reading, struct text_line *line,
                              unsigned i)
{
    enum lang_role role = text_role(reading->text, line);

    if (role != ROLE_NONE && (is_sentence_above_list(line) || speaks_to_reader(reading, line))) {
        const enum lang_role list = role_of_list(reading->text, i);

        role = list != ROLE_NONE ? list : role;
    }
    if (role == ROLE_NONE &&
        ((i > 0 && names_house(reading->text, line)) || names_thing(reading, line, i)))
        return ROLE_ABOUT;
    return role != ROLE_NONE || !(reading->told || heads_more(reading, line, i)) ||
                   line->mark.foreign || reading->posting->blocks->len > TEXT_LINES_MAX ||
                   text_line_is(line, RULE_POST)
               ? role
               : role_below(reading, i);
}

/* Lower than the heading of the section at hand, by how it is set. */
static bool is_set_lower(const struct body_reading *reading, const struct text_line *line)
{
    const struct text_line *head = reading->head;

    if (!head)
        return false;
    if (line->mark.level || head->mark.level)
        return line->mark.level == 0 || (head->mark.level && line->mark.level > head->mark.level);
    return style_of(line) != style_of(head);
}

static bool leads_on(const struct body_reading *reading, const struct text_line *line, unsigned i)
{
    return body_line_ends_in(line->look.whole, ":…") || text_leads_to_item(reading->text, i);
}

/* In capitals, glued below its section's heading, and above items; then others like it, too. */
static bool is_sub_capitals(const struct body_reading *reading, const struct text_line *line,
                            unsigned i)
{
    return line->capitals && text_leads_to_item(reading->text, i) &&
           ((!reading->started && !line->below_blank) || reading->sub_capitals);
}

/* Its series or style has parted the section already, and its words are not all known, nor does it
 * bring a role where there was none. */
static bool is_set_as_sub(const struct body_reading *reading, const struct text_line *line)
{
    return reading->sub && (line->role == ROLE_NONE || reading->role != ROLE_NONE) &&
           style_of(reading->sub) == style_of(line) && !line->whole &&
           style_of(line) != style_of(reading->head);
}

/* Duties may be about that, too: “Équipe”, “Accessibilité”. */
static bool is_topic(enum lang_role role)
{
    return role == ROLE_ABOUT || role == ROLE_COMMITMENTS || role == ROLE_MISSIONS;
}

/* What stands below a heading whose words don't tell is of another role than the section. A profile
 * may have lists of what one does, by topic. */
static bool tells_apart(const struct body_reading *reading, const struct text_line *line,
                        unsigned i, enum lang_role below)
{
    if (reading->head->mark.level && line->mark.level > reading->head->mark.level)
        return false;
    if (!is_set_lower(reading, line))
        return true;
    return leads_on(reading, line, i) && !text_role_holds_facts(reading->role) &&
           !(reading->role == ROLE_PROFILE && below == ROLE_MISSIONS);
}

static bool is_sub_heading(const struct body_reading *reading, struct text_line *line, unsigned i)
{
    const enum lang_role role = text_role(reading->text, line),
                         below = reading->posting->blocks->len > TEXT_LINES_MAX || role != ROLE_NONE
                                     ? ROLE_NONE
                                     : role_below(reading, i);

    if (text_line_is(line, RULE_POST) || (line->mark.foreign && reading->role != ROLE_NONE))
        return false;
    if (reading->head == NULL && reading->role == ROLE_NONE)
        return false;
    if ((line->wish || line->need) && reading->role == ROLE_PROFILE)
        return reading->head && (is_set_lower(reading, line) || !line->mark.level);
    if (reading->head &&
        (is_set_as_sub(reading, line) || (line->look.dotted && reading->head->look.number > 0)))
        return true;
    if (role == ROLE_NONE && reading->head && below != ROLE_NONE && below != reading->role &&
        tells_apart(reading, line, i, below))
        return false;
    if (role != ROLE_NONE && role == reading->role && reading->head && !line->mark.level &&
        leads_on(reading, line, i) && !line->capitals && !line->mark.strong && !line->underlined)
        return true;
    if (role != ROLE_NONE && role != reading->role)
        return reading->head && is_set_lower(reading, line) &&
               (!line->whole || (is_topic(role) && leads_on(reading, line, i))) &&
               reading->text->known_capitals > 0 && !line->capitals;
    if (role == ROLE_NONE && is_sub_capitals(reading, line, i))
        return true;
    if (role == ROLE_NONE && !is_set_lower(reading, line))
        return !line->mark.level && !line->capitals && !line->mark.strong && !line->underlined &&
               reading->role != ROLE_NONE && leads_on(reading, line, i);
    return is_set_lower(reading, line);
}

void body_add_heading(struct body_reading *reading, struct text_line *line, struct span span,
                      unsigned i)
{
    const bool below = is_sub_heading(reading, line, i);

    reading->told |= text_role(reading->text, line) != ROLE_NONE;
    if (below) {
        reading->sub_capitals |= line->capitals;
        reading->sub = line;
    } else {
        body_add_section(reading, role_of(reading, line, i), line);
        reading->started = false;
    }
    reading->wish = line->wish;
    body_add_block(reading, BLOCK_HEADING, line, span)->level = below ? 3 : 2;
}

void body_add_corrected(struct body_reading *reading, struct text_line *line, struct span span,
                        unsigned i)
{
    struct body_correction *correction = line->correction;

    correction->used = true;
    if (correction->kind != BLOCK_HEADING) {
        body_add_block(reading, correction->kind, line, span);
        return;
    }
    if (correction->level == 2)
        body_add_section(reading,
                         correction->has_role ? correction->role : role_of(reading, line, i), line);
    body_add_block(reading, BLOCK_HEADING, line, span)->level = correction->level;
}
