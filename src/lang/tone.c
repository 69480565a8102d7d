/* tone: what a paragraph is about, by how it sounds, where no heading says so. Asked while a
 * posting is read. What always holds: one sure phrase, or three that are less so, and more than of
 * any other role; else nothing. */
#include "lang/lang.h"
#include "lang/lang_private.h"

#include <glib.h>
#include <string.h>

enum {
    TONE_BYTES = 700, /* of a paragraph that are looked at */
    SURE = 3,         /* what one phrase after `!` counts */
    LEAST = 3,
    ADDRESS = 2,          /* what one counts */
    DUTY = 2,             /* the same of what somebody will do */
    WORDS_LEAST = 5,      /* a shorter paragraph has no sound */
    ADDRESSING_WORDS = 3, /* at the beginning of a line */
};

/* A word and the pattern's word, with `*` at either end. */
static bool matches(const char *word, const char *pattern, size_t len)
{
    const size_t word_len = strlen(word);

    if (len > 1 && pattern[0] == '*')
        return word_len > len - 1 && memcmp(word + word_len - (len - 1), pattern + 1, len - 1) == 0;
    return lang_word_matches(word, pattern, len);
}

static bool begins(char *const *words, const char *phrase)
{
    while (*phrase) {
        const size_t len = strcspn(phrase, " ");

        if (!*words || !matches(*words, phrase, len))
            return false;
        words++;
        phrase += len + (phrase[len] == ' ');
    }
    return true;
}

/* The words of a paragraph; of each, the next one with the same first byte. */
struct sound {
    char **words;
    unsigned count, first[256], next[TONE_BYTES + 1]; /* count: none */
};

static void sound_init(struct sound *sound, char **words)
{
    sound->words = words;
    sound->count = g_strv_length(words);
    for (unsigned i = 0; i < G_N_ELEMENTS(sound->first); i++)
        sound->first[i] = sound->count;
    for (unsigned i = sound->count; i-- > 0;) {
        sound->next[i] = sound->first[(unsigned char)*words[i]];
        sound->first[(unsigned char)*words[i]] = i;
    }
}

static bool holds(const struct sound *sound, const char *phrase)
{
    const char second = g_ascii_isalnum(phrase[0]) && g_ascii_isalnum(phrase[1]) ? phrase[1] : '\0';

    if (*phrase == '*') {
        for (char **word = sound->words; *word; word++)
            if (begins(word, phrase))
                return true;
        return false;
    }
    for (unsigned i = sound->first[(unsigned char)*phrase]; i < sound->count; i = sound->next[i])
        if ((!second || sound->words[i][1] == second) && begins(sound->words + i, phrase))
            return true;
    return false;
}

static unsigned count_phrases(const struct sound *sound, const char *const *phrases)
{
    unsigned count = 0;

    for (; *phrases; phrases++) {
        const bool sure = **phrases == '!';
        const char *phrase = *phrases + sure;

        if (*phrase == '^' ? begins(sound->words, phrase + 1) : holds(sound, phrase))
            count += sure ? SURE : 1;
    }
    return count;
}

/* An address makes it likely that one applies there, a sum that it is the pay. */
static unsigned count_signs(enum lang_role role, const char *text, const char *end)
{
    const size_t len = (size_t)(end - text);

    if (role == ROLE_APPLY)
        return memchr(text, '@', len) ? ADDRESS : 0;
    return role == ROLE_PAY && (memchr(text, '$', len) || g_strstr_len(text, (gssize)len, "£") ||
                                g_strstr_len(text, (gssize)len, "€"));
}

enum lang_role lang_find_tone(const struct language *lang, const char *text, size_t len)
{
    const char *end = text + MIN(len, TONE_BYTES);
    g_autofree char *folded = NULL;
    g_auto(GStrv) words = NULL;
    enum lang_role best = ROLE_NONE;
    unsigned most = LEAST - 1;
    struct sound sound;
    unsigned duties;

    while (end > text && end < text + len && ((unsigned char)*end & 0xC0) == 0x80)
        end--;
    folded = lang_fold_inclusive(lang, text, (size_t)(end - text));
    words = g_strsplit(folded, " ", -1);
    sound_init(&sound, words);
    duties = lang_count_duties(lang, words, sound.count);
    if (sound.count < WORDS_LEAST)
        return ROLE_NONE;
    for (const struct lang_heading *row = lang->tones; row && row->phrases; row++) {
        const unsigned count = count_phrases(&sound, row->phrases) +
                               count_signs(row->role, text, end) +
                               (row->role == ROLE_MISSIONS ? DUTY * duties : 0);

        if (count > most && (row->role != ROLE_PAY || count > LEAST)) {
            most = count;
            best = row->role;
        }
    }
    return best;
}

bool lang_addresses_reader(const struct language *lang, const char *text, size_t len)
{
    g_autofree char *folded = lang_fold(text, MIN(len, 80));
    g_auto(GStrv) words = g_strsplit(folded, " ", ADDRESSING_WORDS + 1);

    for (unsigned i = 0; i < ADDRESSING_WORDS && words[i]; i++)
        if (lang_has_word(lang->addressing, words[i]))
            return true;
    return false;
}
