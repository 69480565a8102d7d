/* slips: the rules that judge how a text was typed: spaces at marks, breaks that were lost,
 * accents, what was to be filled in.
 *
 * A part of check. What always holds: nothing inside an address is judged. */
#include "check/check_private.h"

#include <string.h>

static bool is_space(const char *at)
{
    return *at == ' ' || g_ascii_isspace(*at) ||
           g_utf8_strchr("\u00A0\u202F\u2009", -1, g_utf8_get_char(at)) != NULL;
}

/* `a.org`, `a@b`, `http:…`, `/path`: a dot or slash between two letters, too. */
static bool is_address(const char *word, size_t len)
{
    const char *dot = memchr(word, '.', len);

    if (memchr(word, '@', len) || g_strstr_len(word, (gssize)len, "://") ||
        g_ascii_strncasecmp(word, "www.", 4) == 0)
        return true;
    for (; dot; dot = memchr(dot + 1, '.', len - (size_t)(dot + 1 - word))) {
        const size_t behind = len - (size_t)(dot + 1 - word);

        if (dot > word && g_ascii_isalnum(dot[-1]) && behind >= 2 && behind <= 4 &&
            g_ascii_islower(dot[1]) && g_ascii_islower(dot[2]) && dot - word > 3)
            return true;
        if (behind == 0)
            break;
    }
    return false;
}

GArray *check_words_of(struct span span)
{
    const char *text = span_text(span), *end = text + span.len, *at = text;
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct check_word));
    bool broken = true;

    while (at < end) {
        struct check_word word = {.start = (size_t)(at - text), .broken = broken};

        if (is_space(at)) {
            broken |= *at == '\n' || *at == '\t' || *at == '\r';
            at = g_utf8_next_char(at);
            continue;
        }
        while (at < end && !is_space(at))
            at = g_utf8_next_char(at);
        word.len = (size_t)(at - text) - word.start;
        word.address = is_address(text + word.start, word.len);
        g_array_append_val(words, word);
        broken = false;
    }
    return words;
}

/* A block at hand. */
struct slips {
    const struct check *check;
    const struct posting_block *block;
    const char *text;
    GArray *words;
    unsigned at; /* the block's number */
    const struct check_answers *foreign_blocks, *foreign_sections;
};

static const struct check_word *word_at(const struct slips *slips, unsigned i)
{
    return i < slips->words->len ? &g_array_index(slips->words, struct check_word, i) : NULL;
}

static struct span part(const struct slips *slips, const char *at, size_t len)
{
    return span_part(slips->block->span, (size_t)(at - slips->text), len);
}

static bool is_letter(const char *at)
{
    return g_unichar_isalpha(g_utf8_get_char(at));
}

static bool is_letter_before(const char *text, const char *at)
{
    return at > text && is_letter(g_utf8_find_prev_char(text, at));
}

/* Is a block in another language? */
static bool is_foreign_block(const struct posting *posting, unsigned at)
{
    const char *text = posting_block(posting, at)->text;

    return lang_find_other(posting->lang, text, strlen(text));
}

static bool is_foreign_section(const struct posting *posting, unsigned at)
{
    const struct posting_section *section = posting_section(posting, at);
    const struct span whole = posting_block(posting, section->first)->span,
                      last = posting_block(posting, section->first + section->count - 1)->span;
    const size_t end = MAX(last.offset + last.len, whole.offset);

    return lang_find_other(posting->lang, span_text(whole), end - whole.offset);
}

/* Of a block in another language, or in a section in one, nothing is said. */
static void say_space(const struct slips *slips, const char *at, size_t len, const char *says)
{
    if (!check_answer(slips->foreign_blocks, slips->at) &&
        !check_answer(slips->foreign_sections, slips->block->section))
        diag_add(slips->check->diag, DIAG_SPACING, part(slips, at, len), "%s", say_text(says));
}

static bool is_spaced(const struct slips *slips)
{
    return lang_check(slips->check->posting->lang)->spaced;
}

/* `sommes-nous?`, `100%`: the mark that wants a space before it. */
static void judge_before_mark(const struct slips *slips, const char *word, size_t len)
{
    const char *last = word + len - 1;

    while (last > word && strchr("?!", last[-1]))
        last--;
    if (last == word || !strchr("?!;:%", *last))
        return;
    if (g_ascii_isdigit(last[-1]) ? strchr(";:%", *last) != NULL
                                  : *last != '%' && is_letter_before(slips->text, last))
        say_space(slips, last, 1, N_("a space is missing before this mark"));
}

/* `mot ,`, and in English `word ?`. */
static void judge_loose_mark(const struct slips *slips, const char *word, size_t len)
{
    const bool behind = word > slips->text && word[-1] == ' ';

    if (behind && len == 1 && strchr(is_spaced(slips) ? ",." : ",.;?!", *word))
        say_space(slips, word, 1, N_("no space stands before this mark"));
}

/* `mot,mot`. */
static void judge_after_mark(const struct slips *slips, const char *word, size_t len)
{
    for (const char *at = word + 1; at + 1 < word + len; at++)
        if ((*at == ',' || *at == ';') && is_letter_before(slips->text, at) && is_letter(at + 1))
            say_space(slips, at, 1, N_("a space is missing behind this mark"));
}

/* ` -CHRONIQUES`: a dash that clings to one side. */
static void judge_dash(const struct slips *slips, unsigned i)
{
    const struct check_word *at = word_at(slips, i);
    const char *word = slips->text + at->start;

    if (i > 0 && !at->broken && at->len > 2 && *word == '-' &&
        g_unichar_isupper(g_utf8_get_char(word + 1)))
        say_space(slips, word, 1, N_("a space is missing behind this dash"));
}

static void judge_spacing(const struct slips *slips)
{
    for (unsigned i = 0; i < slips->words->len; i++) {
        const struct check_word *at = word_at(slips, i);
        const char *word = slips->text + at->start;

        if (at->address)
            continue;
        if (is_spaced(slips))
            judge_before_mark(slips, word, at->len);
        judge_loose_mark(slips, word, at->len);
        judge_after_mark(slips, word, at->len);
        judge_dash(slips, i);
    }
}

static bool is_one_of(const char *word, size_t len, const char *const *words)
{
    for (; words && *words; words++)
        if (strlen(*words) == len && memcmp(*words, word, len) == 0)
            return true;
    return false;
}

/* All of it letters, small ones, with a hyphen or an apostrophe at most. */
static bool is_small(const char *word, size_t len)
{
    for (const char *at = word; at < word + len; at = g_utf8_next_char(at))
        if (!g_unichar_islower(g_utf8_get_char(at)) && (at == word || !strchr("-'’", *at)))
            return false;
    return len > 0;
}

/* Does a sentence or a heading begin here, behind a word that ends none? */
static bool begins_anew(const struct slips *slips, unsigned i)
{
    const struct lang_check *words = lang_check(slips->check->posting->lang);
    const struct check_word *before = word_at(slips, i - 1), *at = word_at(slips, i),
                            *next = word_at(slips, i + 1);
    const char *word = slips->text + at->start;

    if (at->broken || before->address || !is_small(slips->text + before->start, before->len))
        return false;
    if (is_one_of(word, at->len, words->openings))
        return next && is_small(slips->text + next->start, next->len);
    return next && is_one_of(word, at->len, words->small_openings) &&
           is_small(slips->text + next->start, next->len) && before->len > 3;
}

static void report_break(const struct slips *slips, const struct check_word *at)
{
    g_autofree char *word = g_strndup(slips->text + at->start, at->len);

    diag_add(slips->check->diag, DIAG_LOST_BREAK, part(slips, slips->text + at->start, at->len),
             "a line seems to begin with “%s”; break it, or end the sentence before", word);
}

static bool is_postcode(const struct slips *slips, unsigned i)
{
    const struct check_word *at = word_at(slips, i);

    return at && at->len == 5 && strspn(slips->text + at->start, "0123456789") >= 5;
}

static bool is_capital(const struct slips *slips, const struct check_word *at)
{
    return at && g_unichar_isupper(g_utf8_get_char(slips->text + at->start));
}

/* `13100 Aix-en-Provence Friche …, 13003 Marseille`: the word behind the first town, where another
 * postcode follows in the block. */
static const struct check_word *behind_town(const struct slips *slips, unsigned i)
{
    const struct check_word *town = word_at(slips, i + 1), *next = word_at(slips, i + 2);
    bool again = false;

    if (!is_postcode(slips, i) || !is_capital(slips, town) || !is_capital(slips, next) ||
        next->broken || !is_letter(slips->text + town->start + town->len - 1))
        return NULL;
    for (unsigned k = i + 3; k < slips->words->len && !again; k++)
        again = is_postcode(slips, k);
    return again ? next : NULL;
}

static void judge_breaks(const struct slips *slips)
{
    for (unsigned i = 0; i < slips->words->len; i++) {
        const struct check_word *behind = behind_town(slips, i);

        if (behind)
            report_break(slips, behind);
        if (i > 0 && begins_anew(slips, i))
            report_break(slips, word_at(slips, i));
    }
}

/* The letters of a word, without what stands around them or before its apostrophe. */
static const char *letters_of(const struct slips *slips, const struct check_word *at, size_t *len)
{
    const char *from = slips->text + at->start, *to = from + at->len;

    for (const char *c = from; c < to; c = g_utf8_next_char(c))
        if (*c == '\'' || g_utf8_get_char(c) == 0x2019)
            from = g_utf8_next_char(c);
    while (from < to && !is_letter(from))
        from = g_utf8_next_char(from);
    while (to > from && !is_letter(g_utf8_find_prev_char(from, to)))
        to = g_utf8_find_prev_char(from, to);
    *len = (size_t)(to - from);
    return from;
}

/* Capitals all through, and none with an accent. */
static bool is_bare(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!g_ascii_isupper(word[i]))
            return false;
    return len >= 4;
}

/* Is it a word that has accents, written without them in capitals, or in its first letter? */
static bool lacks_accents(const struct lang_check *words, const char *word, size_t len)
{
    const bool all = is_bare(word, len);
    g_autofree char *folded =
        all || (*word == 'E' && len > 1 && g_ascii_islower(word[1])) ? lang_fold(word, len) : NULL;

    return folded && lang_has_word(all ? words->unaccented : words->unaccented_first, folded);
}

static void judge_accents(const struct slips *slips)
{
    const struct lang_check *words = lang_check(slips->check->posting->lang);

    for (unsigned i = 0; words->unaccented && i < slips->words->len; i++) {
        const struct check_word *at = word_at(slips, i);
        size_t len;
        const char *word = letters_of(slips, at, &len);

        if (at->address || !lacks_accents(words, word, len))
            continue;
        diag_add(slips->check->diag, DIAG_UNACCENTED, part(slips, word, len),
                 "capitals keep their accents; write them here");
        return;
    }
}

/* `XX`, `??`, `[…]`, `____`. */
static bool is_placeholder(const char *word, size_t len)
{
    const size_t crosses = strspn(word, "Xx"), marks = strspn(word, "?"), line = strspn(word, "_"),
                 dots = strspn(word, "[.…]");

    return (crosses == len && len >= 2 && (*word == 'X' || len >= 3)) ||
           (marks >= 2 && marks >= len) || line >= 3 || (*word == '[' && dots >= len && len >= 3);
}

static void judge_placeholder(const struct slips *slips)
{
    for (unsigned i = 0; i < slips->words->len; i++) {
        const struct check_word *at = word_at(slips, i);
        const char *word = slips->text + at->start;
        size_t len = at->len;

        while (len > 2 && strchr(".,;:)", word[len - 1]))
            len--;
        if (at->address || !is_placeholder(word, len))
            continue;
        diag_add(slips->check->diag, DIAG_PLACEHOLDER, part(slips, word, len),
                 "this was to be filled in; write it, or take it out");
        return;
    }
}

enum { LINK_MAX = 60 }; /* characters */

static void judge_links(const struct slips *slips)
{
    for (unsigned i = 0; i < slips->words->len; i++) {
        const struct check_word *at = word_at(slips, i);
        const char *word = slips->text + at->start;

        if (at->address && g_strstr_len(word, (gssize)at->len, "://") &&
            g_utf8_strlen(word, (gssize)at->len) > LINK_MAX)
            diag_add(slips->check->diag, DIAG_LINK_TEXT, part(slips, word, at->len),
                     "nobody can type or hear this address; write a shorter one, or "
                     "[what is there](address)");
    }
}

void check_slips(const struct check *check)
{
    const struct posting *posting = check->posting;
    struct check_inclusive inclusive = check_inclusive_init(check);
    struct check_answers blocks =
                             check_answers_init(posting, is_foreign_block, posting->blocks->len),
                         sections = check_answers_init(posting, is_foreign_section,
                                                       posting->sections->len);

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);
        g_autoptr(GArray) words = check_words_of(block->span);
        const struct slips slips = {check,   block,    span_text(block->span), words, i,
                                    &blocks, &sections};

        if (block->around)
            continue;
        judge_spacing(&slips);
        judge_breaks(&slips);
        judge_accents(&slips);
        judge_placeholder(&slips);
        judge_links(&slips);
        check_inclusive_block(&inclusive, block->span, words);
    }
    check_inclusive_clear(&inclusive);
    check_answers_clear(&blocks);
    check_answers_clear(&sections);
}
