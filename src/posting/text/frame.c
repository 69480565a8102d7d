/* frame: what stands around a posting and is none of it: a mail's header, the words of who passes
 * it on, a greeting, a signature. Between the text's habits and the rules. What always holds: what
 * is found is marked by line, and stays in the text; where nothing frames it, nothing is marked.
 *
 * A line is judged by words of all languages, since mail programs speak another one than the text.
 */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    HEADER_LEAST = 2, /* lines of a mail's header */
    HEADER_MOST = 8,
    HEADER_FROM = 3,    /* lines from the beginning */
    FORWARD_MOST = 40,  /* lines in which a text is passed on */
    PASSING_MOST = 12,  /* lines of who does */
    PASSING_WORDS = 40, /* of one of them */
    PAGE_WORDS = 45,
    FULL_TENTHS = 7,   /* of the width: a line that may have been broken */
    NOTICE_BYTES = 40, /* at the beginning of a line */
    GREETING_WORDS = 7,
    NAME_WORDS = 4,
    CLOSING_WORDS = 8,
    SIGNED_MOST = 14, /* lines below a closing */
    SIGNED_CHARACTERS = 110
};

static unsigned count_words(const char *text)
{
    unsigned words = *text ? 1 : 0;

    for (; *text; text++)
        words += *text == ' ';
    return words;
}

/* Does a line of so many words at most say one of the phrases of a list, in any language, or in
 * one?
 */
static bool says_in(const struct language *only, const struct text_line *line,
                    enum lang_unsaid what, unsigned most)
{
    g_autofree char *words = NULL;

    if (body_line_is_longer(line->look.whole, most * 12))
        return false;
    words = text_folded(line);
    if (count_words(words) > most)
        return false;
    if (only)
        return lang_says(words, lang_unsaid(only, what)) > 0;
    for (const struct language *const *lang = lang_all(); *lang; lang++)
        if (lang_says(words, lang_unsaid(*lang, what)) > 0)
            return true;
    return false;
}

static bool says(const struct text_line *line, enum lang_unsaid what, unsigned most)
{
    return says_in(NULL, line, what, most);
}

/* `From: …`, `Objet : …`; the value goes out. */
static bool is_field(struct span line, struct span *value)
{
    struct span label;
    g_autofree char *words = NULL;

    if (!body_line_parts(line, &label, value))
        return false;
    words = lang_fold(span_text(label), label.len);
    for (const struct language *const *lang = lang_all(); *lang; lang++)
        if (lang_has_word((*lang)->mail_fields, words))
            return true;
    return false;
}

/* `Subject: FW: …`, `Objet : TR : …`: a field in a field. */
static bool is_answer(const struct text_line *line)
{
    struct span value, rest;

    return is_field(line->look.whole, &value) && is_field(value, &rest);
}

/* The lines of a header that begins here; 0: none does. Two of them name an address, or there are
 * more; below the words that pass a mail on, or with a subject that says so, one is enough. */
static unsigned header_len(const struct text *text, unsigned from, bool passed_on)
{
    unsigned count = 0;
    bool address = passed_on;
    struct span value;

    passed_on |= text_line(text, from) && is_answer(text_line(text, from));
    for (const struct text_line *line = text_line(text, from);
         line && count < HEADER_MOST && is_field(line->look.whole, &value) &&
         (count == 0 || !line->below_blank);
         line = text_line(text, from + ++count))
        address |= memchr(span_text(line->look.whole), '@', line->look.whole.len) != NULL;
    return passed_on || (count >= HEADER_LEAST && (address || count > HEADER_LEAST)) ? count : 0;
}

static void mark(struct text *text, unsigned from, unsigned end, enum text_frame frame)
{
    for (unsigned i = from; i < end; i++) {
        struct text_line *line = text_line(text, i);

        line->frame = line->frame != FRAME_NONE ? line->frame : frame;
    }
}

/* `-----Original message-----`, `Le 12 janvier, X a écrit :` */
static bool is_forward(const struct text_line *line)
{
    const struct span whole = line->look.whole;

    return !line->look.item &&
           (strchr("-_*", span_text(whole)[0]) || body_line_ends_in(whole, ":") ||
            line->mark.decorated || !body_line_is_longer(whole, 24)) &&
           says(line, UNSAID_FORWARD, GREETING_WORDS * 3);
}

/* Behind the last line that passes a mail on; 0: there is none. */
static unsigned find_forwarded(const struct text *text)
{
    unsigned behind = 0;

    for (unsigned i = 0; i < MIN(text->lines->len, FORWARD_MOST); i++)
        if (is_forward(text_line(text, i)))
            behind = i + 1;
    return behind;
}

/* A name alone, below the words of who passes something on. */
static bool is_name(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);
    g_autofree char *words = body_line_is_longer(line->look.whole, 40) ? NULL : text_folded(line);

    return words && i > 0 && text_line(text, i - 1)->frame != FRAME_NONE &&
           count_words(words) < NAME_WORDS && !line->capitals && !line->look.item &&
           text_role(text, line) == ROLE_NONE && next && line->above_blank &&
           (!text->title || !strstr(text->title, words));
}

static bool is_passing(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return !line->look.item && !line->mark.level &&
           (says(line, UNSAID_PASSING, PASSING_WORDS) ||
            (says(line, UNSAID_CLOSING, CLOSING_WORDS) && line->look.whole.len < 40) ||
            is_name(text, i));
}

/* "Dear Anne," "Bonjour à toutes et tous,": begins with a greeting, and says little more. */
static bool is_greeting(const struct text_line *line)
{
    g_autofree char *words = body_line_is_longer(line->look.whole, 60) ? NULL : text_folded(line);

    if (!words || line->look.item || body_line_ends_in(line->look.whole, ".") ||
        count_words(words) > GREETING_WORDS ||
        (count_words(words) > NAME_WORDS && !body_line_ends_in(line->look.whole, ",!:")))
        return false;
    for (char *end = words + strlen(words); end; end = strrchr(words, ' ')) {
        *end = '\0';
        for (const struct language *const *lang = lang_all(); *lang; lang++)
            if (lang_says(words, lang_unsaid(*lang, UNSAID_GREETING)) > 0)
                return true;
    }
    return false;
}

/* The header, the greeting and the words with which somebody passes the posting on. */
static void find_head(struct text *text)
{
    unsigned at = find_forwarded(text);
    unsigned header = 0, from = at;
    const bool passed_on = at > 0;
    struct span value;

    mark(text, 0, at, FRAME_PASSED_ON);
    for (; from < MIN(at + HEADER_FROM, text->lines->len) && header == 0; from += header == 0)
        header = header_len(text, from, passed_on && from == at);
    if (header == 0 && at == 0 && is_field(text_line(text, 0)->look.whole, &value) &&
        text_line(text, 1) && is_greeting(text_line(text, 1))) { /* `Objet : …`, `Bonjour,` */
        from = 0;
        header = 1;
    }
    if (header > 0)
        mark(text, at, from, FRAME_PASSED_ON);
    mark(text, from, from + header, FRAME_HEADER);
    at = header > 0 ? from + header : at;
    if (at < text->lines->len && is_greeting(text_line(text, at))) {
        mark(text, at, at + 1, FRAME_GREETING);
        at++;
    }
    for (unsigned end = MIN(at + PASSING_MOST, text->lines->len); at > 0 && at < end; at++) {
        if (!is_passing(text, at))
            break;
        mark(text, at, at + 1, FRAME_PASSED_ON);
    }
}

/* May a line stand below a closing? Names, functions, addresses, and what mails have at their end.
 */
static bool is_signed(const struct text *text, struct text_line *line)
{
    return says(line, UNSAID_MAIL_NOTICE, PASSING_WORDS * 3) ||
           says(line, UNSAID_COMPANY, PASSING_WORDS) ||
           (!body_line_is_longer(line->look.whole, SIGNED_CHARACTERS) &&
            (line == text_line(text, text->lines->len - 1) ||
             !(text_role(text, line) != ROLE_NONE && line->whole)));
}

static bool is_dashes(const struct text_line *line)
{
    const struct span whole = line->look.whole;

    return whole.len == 2 && memcmp(span_text(whole), "--", 2) == 0;
}

static bool is_closing(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return is_dashes(line) || (!line->look.item && says(line, UNSAID_CLOSING, CLOSING_WORDS) &&
                               (line->below_blank || !text_line(text, i + 1)));
}

/* From the first closing on, near the end, where nothing but names and addresses follow. */
static void find_signature(struct text *text)
{
    const unsigned count = text->lines->len, least = count > SIGNED_MOST ? count - SIGNED_MOST : 1;
    unsigned from = count;

    for (unsigned i = count; i > MAX(least, count / 3); i--) {
        if (is_closing(text, i - 1))
            from = i - 1;
        if (!is_signed(text, text_line(text, i - 1)))
            break;
    }
    mark(text, from, count, FRAME_SIGNATURE);
}

/* `Home > Jobs > Driver`: where a page stands in its site. */
static bool is_path(struct span line)
{
    static const char *const marks[] = {" > ", " › ", " » ", " >> ", " → "};

    if (!memchr(span_text(line), '>', line.len) && !memchr(span_text(line), 0xE2, line.len) &&
        !memchr(span_text(line), 0xC2, line.len))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *mark = g_strstr_len(span_text(line), (gssize)line.len, marks[i]);
        const size_t behind = mark ? (size_t)(mark - span_text(line)) + strlen(marks[i]) : 0;

        if (mark && g_strstr_len(span_text(line) + behind, (gssize)(line.len - behind), marks[i]))
            return true;
    }
    return false;
}

static bool is_one_of(const char *cell, enum lang_unsaid what)
{
    g_autofree char *words = lang_fold(cell, strlen(cell));

    for (const struct language *const *lang = lang_all(); *lang; lang++)
        if (lang_says_only(words, lang_unsaid(*lang, what)))
            return true;
    return false;
}

/* `Report this ad | Share | Similar jobs`: nothing but what a page offers to press. */
static bool are_buttons(const struct text_line *line)
{
    g_autofree char *says = NULL;
    g_auto(GStrv) cells = NULL;

    if (body_line_is_longer(line->look.whole, SIGNED_CHARACTERS) || line->mark.level ||
        line->look.number > 0)
        return false;
    says = span_dup(line->look.whole);
    for (char *at = says; (at = strpbrk(at, "|\t")); at++)
        *at = '|';
    cells = g_strsplit(says, "|", -1);
    if (!cells[0] || (!cells[1] && !strchr(cells[0], ' ')))
        return false;
    for (char **cell = cells; *cell; cell++)
        if (!is_one_of(*cell, UNSAID_BUTTON) && !is_one_of(*cell, UNSAID_OTHER_JOBS))
            return false;
    return true;
}

/* "You receive this message because …" */
static bool begins_notice(const struct text *text, const struct text_line *line)
{
    const char *const *phrase = lang_unsaid(text->lang, UNSAID_MAIL_NOTICE);
    g_autofree char *words = NULL;

    words = lang_fold(span_text(line->look.whole), MIN(line->look.whole.len, NOTICE_BYTES));
    for (; phrase && *phrase; phrase++)
        if (**phrase == '^' && g_str_has_prefix(words, *phrase + 1))
            return true;
    return false;
}

/* Of a site's page around the posting. */
static bool is_page(const struct text *text, const struct text_line *line)
{
    const struct span whole = line->look.whole;

    return (!line->look.item && is_path(whole) && !body_line_is_longer(whole, SIGNED_CHARACTERS)) ||
           g_str_has_prefix(span_text(whole), "©") || are_buttons(line) ||
           (!line->look.item && line->below_blank && begins_notice(text, line)) ||
           (says_in(text->lang, line, UNSAID_PAGE, PAGE_WORDS) &&
            !body_is_address(span_text(whole), whole.len));
}

/* A sentence of the page goes on in the next lines, where lines were broken and this one is full.
 */
static void mark_rest(struct text *text, unsigned i)
{
    for (i++; i < text->lines->len &&
              text_characters(text_line(text, i - 1)) * 10 >= text->width * FULL_TENTHS &&
              text->width > 0 && !text_line(text, i)->below_blank &&
              !text_line(text, i)->look.item && !text_says_more(text_line(text, i));
         i++)
        text_line(text, i)->frame = FRAME_PAGE;
}

/* `Application question(s):`, and below it what the page asks. */
static void mark_questions(struct text *text, unsigned i)
{
    if (!body_line_ends_in(text_line(text, i)->look.whole, ":"))
        return;
    for (i++; i < text->lines->len && !text_line(text, i)->below_blank &&
              body_line_ends_in(text_line(text, i)->look.whole, "?");
         i++)
        text_line(text, i)->frame = FRAME_PAGE;
}

/* Other jobs, with all below, where no part of the posting follows. */
static void find_page(struct text *text)
{
    const unsigned count = text->lines->len;
    unsigned others = count;

    for (unsigned i = 0; i < count; i++)
        if (text_line(text, i)->frame == FRAME_NONE && is_page(text, text_line(text, i))) {
            text_line(text, i)->frame = FRAME_PAGE;
            mark_questions(text, i);
            mark_rest(text, i);
        }
    for (unsigned i = count; i > count / 3; i--) {
        struct text_line *line = text_line(text, i - 1);

        if (says_in(text->lang, line, UNSAID_OTHER_JOBS, GREETING_WORDS))
            others = i - 1;
        else if (text_role(text, line) != ROLE_NONE && line->whole && line->frame == FRAME_NONE)
            break;
    }
    mark(text, others, count, FRAME_PAGE);
}

void text_find_frame(struct text *text)
{
    if (text->lines->len == 0 || text->lines->len > TEXT_LINES_MAX)
        return;
    find_page(text);
    find_head(text);
    find_signature(text);
}

bool rule_mail_header(const struct text *text, unsigned i)
{
    return text_line(text, i)->frame == FRAME_HEADER;
}

/* Also what is not quoted, where most of a text is. */
bool rule_passed_on(const struct text *text, unsigned i)
{
    return text_line(text, i)->frame == FRAME_PASSED_ON || text_line(text, i)->mark.aside;
}

bool rule_page(const struct text *text, unsigned i)
{
    return text_line(text, i)->frame == FRAME_PAGE;
}

bool rule_greeting(const struct text *text, unsigned i)
{
    return text_line(text, i)->frame == FRAME_GREETING;
}

bool rule_signature(const struct text *text, unsigned i)
{
    return text_line(text, i)->frame == FRAME_SIGNATURE;
}
