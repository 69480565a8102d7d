/* criteria_refuse: which lines ask for nothing, by an ordered table of named rules, and which
 * sentences of prose ask for something. A part of criteria. What always holds: a line of a
 * profile that no rule refuses is a criterion; a sentence has to ask. */
#include "posting/criteria/criteria_private.h"

#include "posting/text/text.h"

#include <string.h>

enum { LEAD_WORDS = 8, TOPIC_WORDS = 9, SHORT_WORDS = 9 };

/* A line, and how it stands in the posting. */
struct statement {
    const char *written; /* folded to one line */
    struct criteria_text text;
    bool prose;
};

static void statement_init(struct statement *statement, const struct lang_criteria *lexicon,
                           struct span line, bool prose)
{
    char *written = body_fold(line);

    *statement = (struct statement){.written = written, .prose = prose};
    criteria_text_init(&statement->text, lexicon, written, strlen(written));
}

static void statement_clear(struct statement *statement)
{
    criteria_text_clear(&statement->text);
    g_free((char *)statement->written);
}

static enum lang_category head_of(const struct criteria_text *text)
{
    return criteria_find_head(text, 0, text->words->len).category;
}

static bool says_nothing(const struct statement *statement)
{
    return statement->text.words->len == 0;
}

/* `The right applicant will have`: all of it leads to what follows. */
static bool only_leads(const struct statement *statement)
{
    const struct criteria_text *text = &statement->text;
    const unsigned count = text->words->len;

    return count <= LEAD_WORDS && head_of(text) == CATEGORY_UNCLASSED &&
           criteria_text_begins_any(text, 0, text->lexicon->openers, false) > 0 &&
           criteria_text_begins_any(text, count - 1, text->lexicon->openers, false) > 0;
}

static bool is_contact(const struct statement *statement)
{
    return strchr(statement->written, '@') || strstr(statement->written, "://") ||
           (statement->prose && strstr(statement->written, "www."));
}

static bool is_address(const struct statement *statement)
{
    return head_of(&statement->text) == CATEGORY_UNCLASSED &&
           body_is_address(statement->written, strlen(statement->written));
}

/* Outside brackets: `First aid certificate (training is provided)` is asked for. */
static bool stands(const struct criteria_text *text, const char *const *phrases)
{
    for (unsigned i = 0; i < text->words->len; i++)
        if (!criteria_text_word(text, i)->nested &&
            criteria_text_begins_any(text, i, phrases, false) > 0)
            return true;
    return false;
}

static bool is_wanted(const struct criteria_text *text)
{
    return criteria_says(text, text->lexicon->bonuses, G_MAXUINT) ||
           criteria_says(text, text->lexicon->knockouts, G_MAXUINT);
}

/* `£15.35 an hour`, `2 000 € brut`. */
static bool is_amount(const struct statement *statement)
{
    return (strpbrk(statement->written, "$") || strstr(statement->written, "€") ||
            strstr(statement->written, "£")) &&
           strpbrk(statement->written, "0123456789") &&
           head_of(&statement->text) == CATEGORY_UNCLASSED;
}

/* What the language knows of them; not where the line says how much it is wanted. Rows of prose
 * tell of a list's line where nothing else does. */
static const char *find_refusal(const struct statement *statement)
{
    const struct lang_criteria_refusal *row = statement->text.lexicon->refusals;

    const bool loose = statement->prose || head_of(&statement->text) == CATEGORY_UNCLASSED;

    if (!row || is_wanted(&statement->text))
        return NULL;
    for (; row->name; row++)
        if ((loose || !row->prose) &&
            (row->opens ? criteria_text_begins_any(&statement->text, 0, row->words, false) > 0
                        : stands(&statement->text, row->words)))
            return row->name;
    return NULL;
}

static const struct {
    const char *name;
    bool (*applies)(const struct statement *statement);
} rules[] = {
    {"marks", says_nothing}, {"lead", only_leads},  {"contact", is_contact},
    {"address", is_address}, {"amount", is_amount},
};

const char *criteria_refuse(const struct lang_criteria *lexicon, struct span line, bool prose)
{
    struct statement statement;
    const char *name = NULL;

    statement_init(&statement, lexicon, line, prose);
    for (unsigned i = 0; i < G_N_ELEMENTS(rules) && !name; i++)
        if (rules[i].applies(&statement))
            name = rules[i].name;
    if (!name)
        name = find_refusal(&statement);
    statement_clear(&statement);
    return name;
}

/* Inside a profile a sentence asks where it names a kind of criterion, or speaks of who reads it;
 * behind one, only where it says how much something is wanted; elsewhere it has to say both, or be
 * a short line that names one. */
static bool asks(const struct criteria_text *text, enum criteria_place place)
{
    const bool named = head_of(text) != CATEGORY_UNCLASSED,
               known = named || criteria_guess(text, CATEGORY_UNCLASSED) != CATEGORY_UNCLASSED,
               spoken = criteria_text_begins_any(text, 0, text->lexicon->demands, false) > 0;

    if (is_wanted(text) && known)
        return true;
    if (place == PLACE_PROFILE)
        return named || spoken;
    return place == PLACE_ELSEWHERE &&
           ((named && (spoken || text->words->len <= SHORT_WORDS)) || (spoken && known));
}

bool criteria_asks(const struct lang_criteria *lexicon, struct span line, enum criteria_place place)
{
    struct statement statement;
    bool yes;

    statement_init(&statement, lexicon, line, true);
    yes = asks(&statement.text, place);
    statement_clear(&statement);
    return yes;
}

bool criteria_is_topic(const struct language *lang, const char *written)
{
    const struct lang_criteria *lexicon = lang_criteria(lang);
    struct criteria_text text;
    bool all;

    criteria_text_init(&text, lexicon, written, strlen(written));
    all = lexicon->generic && text.words->len > 0 && text.words->len <= TOPIC_WORDS;
    for (unsigned i = 0; i < text.words->len && all; i++)
        all = criteria_text_begins_any(&text, i, lexicon->generic, false) > 0;
    criteria_text_clear(&text);
    return all;
}
