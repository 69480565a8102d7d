/* words: the rules that go by words alone: what a language's table of judging says.
 *
 * A part of check. The phrases of all rows are sorted by their first two letters, so that each word
 * of a text is compared with a few of them. What always holds: one finding a block and kind. */
#include "check/check_private.h"

#include "lang/address/address.h"

#include <string.h>

static const char to_fill[] = N_("this was to be filled in; write it, or take it out");

/* What a kind of words is reported as, and where it isn't looked for. */
static const struct kind {
    enum diag_id id;
    enum diag_level level;
    unsigned not_in; /* roles of sections, a bit each */
    const char *says;
} kinds[JUDGED_COUNT] = {
    [JUDGED_PAY_HISTORY] =
        {DIAG_PAY_HISTORY, DIAG_ERROR, 1u << ROLE_MISSIONS | 1u << ROLE_ABOUT,
         N_("this asks what somebody earns or earned, which may not be asked (directive (EU) "
            "2023/970, article 5); take it out")},
    [JUDGED_AGE] = {DIAG_AGE_LIMIT, DIAG_ERROR, 1u << ROLE_MISSIONS | 1u << ROLE_ABOUT,
                    N_("an age may not be asked for; take it out, or name the public scheme that "
                       "sets it")},
    [JUDGED_PRIVATE_DATA] =
        {DIAG_ASKED_DATA, DIAG_ERROR, 1u << ROLE_MISSIONS | 1u << ROLE_ABOUT | 1u << ROLE_PAY,
         N_("an application needs none of this; ask for it once somebody is hired")},
    [JUDGED_LOOKS] = {DIAG_ASKED_DATA, DIAG_WARNING, 1u << ROLE_MISSIONS | 1u << ROLE_ABOUT,
                      N_("this says nothing of what somebody can do, and lets looks or age "
                         "decide; take it out")},
    [JUDGED_LINK] = {DIAG_DANGLING_LINK, DIAG_WARNING, 0,
                     N_("no address stands here; write it out")},
    [JUDGED_ATTACHED] = {DIAG_DANGLING_LINK, DIAG_WARNING, 0,
                         N_("nothing comes with the offer; say where it can be found")},
    [JUDGED_GROUND] = {DIAG_CRITERIA, DIAG_ERROR, 1u << ROLE_ABOUT | 1u << ROLE_MISSIONS,
                       N_("the law forbids to choose by this; say what the work needs instead")},
    [JUDGED_PROXY] = {DIAG_CRITERIA, DIAG_WARNING, 1u << ROLE_ABOUT | 1u << ROLE_MISSIONS,
                      N_("this shuts people out for their origin, age, health or looks; say what "
                         "the work needs instead")},
    [JUDGED_HINT] = {DIAG_CRITERIA, DIAG_INFO, 0,
                     N_("some read this as “only the young”; say what the work needs instead")},
    [JUDGED_VAGUE] = {DIAG_VAGUE, DIAG_INFO, ~(1u << ROLE_PROFILE),
                      N_("two people will score this differently; say by what it shows")},
    [JUDGED_CODED] = {DIAG_CODED, DIAG_INFO, 1u << ROLE_ABOUT,
                      N_("such a word keeps good people from applying; say what is done, or "
                         "needed")},
    [JUDGED_PLACEHOLDER] = {DIAG_PLACEHOLDER, DIAG_ERROR, 1u << ROLE_MISSIONS, to_fill},
    [JUDGED_BLANK] = {DIAG_PLACEHOLDER, DIAG_ERROR, 0, to_fill},
};

enum { LETTERS = 27, OTHER = 26 };

struct row {
    const struct lang_judging *judging;
    const char *phrase;
};

struct lexicon {
    GArray *rows[LETTERS * LETTERS]; /* struct row, by the first two letters of its phrase */
    const struct lang_judging *first;
    struct check_answers links, schemes; /* of blocks; of the posting */
};

static unsigned letter(char c)
{
    return g_ascii_islower(c) ? (unsigned)(c - 'a') : OTHER;
}

static unsigned place_of(const char *word)
{
    return letter(word[0]) * LETTERS + letter(word[0] ? word[1] : '\0');
}

/* Does an address stand in the block, or one of the two below it? */
static bool has_link(const struct posting *posting, unsigned at)
{
    const unsigned end = MIN(at + 3, posting->blocks->len);

    for (; at < end; at++) {
        const struct posting_block *block = posting_block(posting, at);
        struct address address;

        if ((block->links && block->links->len > 0) || address_find(block->text, 0, &address))
            return true;
    }
    return false;
}

/* Is a public scheme named anywhere, by which an age may be set? */
static bool has_scheme(const struct posting *posting, G_GNUC_UNUSED unsigned at)
{
    return check_text_says(posting, lang_check(posting->lang)->age_schemes);
}

static struct lexicon *lexicon_new(const struct posting *posting)
{
    const struct lang_judging *judging = lang_check(posting->lang)->judging;
    struct lexicon *lexicon = g_new0(struct lexicon, 1);

    lexicon->first = judging;
    lexicon->links = check_answers_init(posting, has_link, posting->blocks->len + 1);
    lexicon->schemes = check_answers_init(posting, has_scheme, 1);
    for (; judging && judging->phrases; judging++)
        for (const char *const *phrase = judging->phrases; *phrase; phrase++) {
            GArray **rows = &lexicon->rows[place_of(*phrase)];
            const struct row row = {judging, *phrase};

            if (!*rows)
                *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
            g_array_append_val(*rows, row);
        }
    return lexicon;
}

static void lexicon_drop(struct lexicon *lexicon)
{
    for (unsigned i = 0; i < LETTERS * LETTERS; i++)
        if (lexicon->rows[i])
            g_array_unref(lexicon->rows[i]);
    check_answers_clear(&lexicon->links);
    check_answers_clear(&lexicon->schemes);
    g_free(lexicon);
}

/* A text that is judged, and what was found in it already. */
struct judged {
    const struct check *check;
    const struct lexicon *lexicon;
    unsigned at; /* its block */
    struct span span;
    const char *folded;
    enum lang_role role;
    bool found[JUDGED_COUNT];
    guint64 asked, excused; /* rows of the language's table, a bit each: what `unless` says */
};

/* Where a public scheme sets an age, that is for who reads it to know. */
static enum diag_level level_of(const struct judged *judged, enum lang_judged what)
{
    return what == JUDGED_AGE && check_answer(&judged->lexicon->schemes, 0) ? DIAG_INFO
                                                                            : kinds[what].level;
}

/* Does the text say what makes a row's words harmless, or stand by a link that they point to? */
static bool is_excused(struct judged *judged, const struct lang_judging *judging)
{
    const ptrdiff_t row = judging - judged->lexicon->first;
    const guint64 bit = (guint64)1 << row;

    g_assert(row < 64);
    if (!(judged->asked & bit) && lang_says(judged->folded, judging->unless))
        judged->excused |= bit;
    judged->asked |= bit;
    return judged->excused & bit ||
           (judging->what == JUDGED_LINK && check_answer(&judged->lexicon->links, judged->at));
}

/* `[à compléter]`, `Lieu : à préciser`; `conditions à remplir` is something else. */
static bool is_blank(const struct judged *judged, struct lang_match place)
{
    const char *text = span_text(judged->span), *at = text + place.offset;

    while (at > text && at[-1] == ' ')
        at--;
    return at > text && strchr("[(<:{", at[-1]);
}

static void report(struct judged *judged, enum lang_judged what, size_t start, size_t len)
{
    const struct kind *kind = &kinds[what];
    struct lang_match place;

    while (len > 1 && judged->folded[start + len - 1] == ' ')
        len--;
    place = lang_unfold(span_text(judged->span), start, len);
    if (what == JUDGED_BLANK && !is_blank(judged, place))
        return;
    judged->found[what] = true;
    diag_add_at(judged->check->diag, kind->id, level_of(judged, what),
                span_part(judged->span, place.offset, place.len), "%s", say_text(kind->says));
}

static void judge_word(struct judged *judged, const char *word)
{
    const GArray *rows = judged->lexicon->rows[place_of(word)];

    for (unsigned i = 0; rows && i < rows->len; i++) {
        const struct row *row = &g_array_index(rows, struct row, i);
        const enum lang_judged what = row->judging->what;
        const size_t len = judged->found[what] || kinds[what].not_in & 1u << judged->role
                               ? 0
                               : lang_takes(word, row->phrase);

        if (len > 0 && !is_excused(judged, row->judging))
            report(judged, what, (size_t)(word - judged->folded), len);
    }
}

static void judge(const struct check *check, const struct lexicon *lexicon, struct span span,
                  enum lang_role role, unsigned at)
{
    g_autofree char *folded = lang_fold(span_text(span), span.len);
    struct judged judged = {
        .check = check, .lexicon = lexicon, .at = at, .span = span, .folded = folded, .role = role};

    for (const char *word = folded; *word; word = strchrnul(word, ' '), word += *word == ' ')
        judge_word(&judged, word);
}

/* The questions that the INI gives are asked of people, too. */
static void judge_questions(const struct check *check, const struct lexicon *lexicon)
{
    for (unsigned i = 0; i < check->posting->criteria->len; i++) {
        const struct span span = posting_criterion(check->posting, i)->question_span;

        if (span.source && span.source == check->posting->ini)
            judge(check, lexicon, span, ROLE_APPLY, check->posting->blocks->len);
    }
}

void check_words(const struct check *check)
{
    const struct posting *posting = check->posting;
    struct lexicon *lexicon = lexicon_new(posting);

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);

        if (!block->around)
            judge(check, lexicon, block->span, posting_section(posting, block->section)->role, i);
    }
    judge_questions(check, lexicon);
    lexicon_drop(lexicon);
}
