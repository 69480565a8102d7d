/* criteria_sections: which sections are of a profile, beside those that say so. A part of profile.
 */
#include "posting/criteria/criteria_private.h"

#include <string.h>

enum { FOREIGN_WORDS = 3, MEANT_LINES = 2 };

static unsigned count_common(const char *const *common, const struct criteria_text *text)
{
    unsigned count = 0;

    for (unsigned i = 0; i < text->words->len; i++)
        count += lang_has_word(common, criteria_text_word(text, i)->folded) ? 1 : 0;
    return count;
}

/* A text in two languages says it all twice: the profile in the other one gives nothing new. */
bool criteria_is_foreign(const struct posting *posting, const struct posting_section *section)
{
    const struct language *const *other = lang_all();
    g_autoptr(GString) said = g_string_new(NULL);
    struct criteria_text text;
    bool foreign = false;
    unsigned own;

    for (unsigned i = 0; i < section->count; i++)
        g_string_append_printf(said, "%s ", posting_block(posting, section->first + i)->text);
    criteria_text_init(&text, lang_criteria(posting->lang), said->str, said->len);
    own = count_common(posting->lang->common, &text);
    for (; *other && !foreign; other++)
        foreign = *other != posting->lang &&
                  count_common((*other)->common, &text) >= MAX(FOREIGN_WORDS, 2 * own + 1);
    criteria_text_clear(&text);
    return foreign;
}

/* Does a section without a role go on with the profile before it: `Souhaité`, `Savoir-être`? */
bool criteria_goes_on(const struct posting *posting, const struct posting_block *heading)
{
    const struct criteria_wish wish =
        criteria_read_wish(lang_criteria(posting->lang), heading->text, G_MAXUINT);

    return wish.bonus || wish.knockout || criteria_is_topic(posting->lang, heading->text);
}

/* How many lines of a list under a heading name a kind of criterion. */
static unsigned count_likely(const struct posting *posting, const struct posting_section *section)
{
    unsigned count = 0;

    for (unsigned i = 0; i < section->count; i++) {
        const struct posting_block *block = posting_block(posting, section->first + i);
        struct criteria_text text;

        if (block->kind == BLOCK_HEADING)
            continue;
        criteria_text_init(&text, lang_criteria(posting->lang), block->text, strlen(block->text));
        count += criteria_find_head(&text, 0, text.words->len).category != CATEGORY_UNCLASSED;
        criteria_text_clear(&text);
    }
    return count;
}

/* The heading that may be meant for one of a profile. */
struct span criteria_find_meant(const struct posting *posting)
{
    struct span meant = NO_SPAN;
    unsigned most = MEANT_LINES - 1;

    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);
        const struct posting_block *heading = posting_heading_of(posting, section);
        const unsigned count = heading ? count_likely(posting, section) : 0;

        if (count <= most)
            continue;
        most = count;
        meant = heading->span;
    }
    return meant;
}
