/* criteria: derives the criteria of the grid from the profile, then lets the INI correct them. At the end of reading; after it, a criterion is data.
 * What always holds: the same posting gives the same criteria, and nothing is said of the job that the posting does not say. */
#include "posting/criteria.h"

#include "base/num.h"
#include "posting/criteria_classify.h"

#include <string.h>

enum { LABEL_MAX = 45, CRITERIA_MAX = 30 };

const char *const criteria_keys[] = {"label",    "category", "weight",   "weight_reason", "knockout", "question", "anchor.0",
                                     "anchor.1", "anchor.2", "anchor.3", "anchor.4",      "exclude",  NULL};

void criteria_clear(struct posting_criterion *criterion)
{
    g_free(criterion->text);
    g_free(criterion->label);
    g_free(criterion->categories);
    g_free(criterion->weight_reason);
    g_free(criterion->question);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        g_free(criterion->anchors[i]);
}

/* Rule 1. Bytes of [start, end) without spaces around and marks at the end. */
static void strip(const char *text, size_t *start, size_t *end)
{
    while (*start < *end && g_ascii_isspace(text[*start]))
        (*start)++;
    while (*end > *start && strchr(" \t;:.,", text[*end - 1]))
        (*end)--;
}

/* Are there two words or more? A look at the beginning is enough. */
static bool has_words(const char *text, size_t len)
{
    g_autofree char *folded = lang_fold(text, MIN(len, 200));

    return strchr(folded, ' ') != NULL;
}

/* A dot after one or two letters is that of `M.` or `Dr`, not of a sentence. */
static bool ends_title(const char *text, size_t start, size_t dot)
{
    size_t letters = 0;

    while (dot > start + letters && g_ascii_isalpha(text[dot - letters - 1]))
        letters++;
    return letters <= 2 && g_ascii_isupper(text[dot - letters]);
}

/* Rule 2: does a criterion end before byte i + 1? After a sentence when a capital follows; at an inner ` ; ` between two words and more. */
static bool ends_criterion(const char *text, size_t start, size_t i, size_t len)
{
    size_t next = i + 1;

    if (!strchr(".!?;", text[i]))
        return false;
    while (next < len && text[next] == ' ')
        next++;
    if (next >= len || next == i + 1)
        return false;
    if (text[i] != ';')
        return g_unichar_isupper(g_utf8_get_char(text + next)) && has_words(text + start, i - start) &&
               !ends_title(text, start, i);
    return has_words(text + start, i - start) && has_words(text + next, len - next);
}

/* A label: the text, cut at a word, without a last word that leads to the next. */
static char *short_label(const struct criteria_words *lexicon, const char *text)
{
    g_autofree char *cut = g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), LABEL_MAX));
    const bool whole = strlen(cut) == strlen(text) || text[strlen(cut)] == ' ' || text[strlen(cut)] == ',';
    char *space;

    if (!whole && (space = strrchr(cut, ' ')))
        *space = '\0';
    while (strlen(cut) < strlen(text) && (space = strrchr(cut, ' '))) {
        g_autofree char *last = lang_fold(space, strlen(space));
        const char *const *found = lexicon->dangling;

        while (*found && strcmp(*found, last) != 0)
            found++;
        if (!*found)
            break;
        *space = '\0';
    }
    for (size_t len = strlen(cut); len > 0 && strchr(" ,;:", cut[len - 1]); len--)
        cut[len - 1] = '\0';
    return g_steal_pointer(&cut);
}

/* Rule 6: does a word of the list stand in the text, with no negation among the three words before it? */
static bool says(const struct criteria_words *lexicon, const char *text, const char *const *phrases)
{
    g_autofree char *folded = lang_fold(text, strlen(text));
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);

    for (unsigned i = 0; words[i]; i++) {
        bool denied = false;

        if (!criteria_begins_any(words + i, phrases))
            continue;
        for (unsigned back = 1; back <= MIN(i, 3); back++)
            denied |= criteria_begins_any(words + i - back, lexicon->negations);
        if (!denied)
            return true;
    }
    return false;
}

/* Where the line stands under: what its sub-heading says of all its items. */
struct under {
    bool knockout, bonus;
};

static void add(struct posting *posting, struct span line, size_t start, size_t end, struct under under)
{
    const struct criteria_words *lexicon = criteria_words_of(posting->lang);
    struct posting_criterion *criterion;

    strip(line.source->text + line.offset, &start, &end);
    if (start >= end)
        return;
    g_array_set_size(posting->criteria, posting->criteria->len + 1);
    criterion = &g_array_index(posting->criteria, struct posting_criterion, posting->criteria->len - 1);
    criterion->weight = 1;
    criterion->span = span_part(line, start, end - start);
    criterion->text = span_dup(criterion->span);
    g_strdelimit(criterion->text, "\r\n\t", ' ');
    criterion->label = short_label(lexicon, criterion->text);
    criterion->categories = criteria_classify(posting->lang, criterion->text, &criterion->category, &criterion->alternative);
    criterion->bonus = under.bonus || says(lexicon, criterion->text, lexicon->bonuses);
    criterion->knockout_suggested = under.knockout || says(lexicon, criterion->text, lexicon->knockouts);
    criterion->question = g_strdup(lexicon->questions[criterion->category]);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        criterion->anchors[i] = g_strdup(lang_label(posting->lang, LABEL_GRID_ANCHOR_0 + i));
}

static void derive_line(struct posting *posting, struct span line, struct under under)
{
    const char *text = line.source->text + line.offset;
    size_t start = 0;

    for (size_t i = 0; i < line.len; i++)
        if (ends_criterion(text, start, i, line.len)) {
            add(posting, line, start, i, under);
            start = i + 1;
        }
    add(posting, line, start, line.len, under);
}

static bool holds_items(const struct posting *posting, const struct posting_section *section)
{
    for (unsigned i = 0; i < section->count; i++)
        if (posting_block(posting, section->first + i)->kind == BLOCK_ITEM)
            return true;
    return false;
}

static void derive_section(struct posting *posting, const struct posting_section *section)
{
    const struct criteria_words *lexicon = criteria_words_of(posting->lang);
    const enum posting_block_kind wanted = holds_items(posting, section) ? BLOCK_ITEM : BLOCK_PARAGRAPH;
    struct under under = {false, false};

    for (unsigned i = 0; i < section->count; i++) {
        const struct posting_block *block = posting_block(posting, section->first + i);

        if (block->kind == BLOCK_HEADING && i > 0)
            under = (struct under){says(lexicon, block->text, lexicon->knockouts), says(lexicon, block->text, lexicon->bonuses)};
        else if (block->kind == wanted)
            derive_line(posting, block->span, under);
    }
}

static void override_text(const struct ini *ini, const char *section, const char *key, char **into)
{
    const struct ini_entry *entry = ini_find(ini, section, key);

    if (!entry || !*entry->value)
        return;
    g_free(*into);
    *into = g_strdup(entry->value);
}

static bool read_flag(const struct ini *ini, const char *section, const char *key, bool otherwise, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, section, key);

    if (!entry)
        return otherwise;
    if (strcmp(entry->value, "yes") == 0 || strcmp(entry->value, "no") == 0)
        return entry->value[0] == 'y';
    diag_add(diag, DIAG_INI_VALUE, entry->value_span, "“%s” is neither yes nor no", entry->value);
    return otherwise;
}

static void override_category(const struct ini *ini, const char *section, enum lang lang, struct posting_criterion *criterion,
                              struct diag *diag)
{
    const struct criteria_words *lexicon = criteria_words_of(lang);
    const struct ini_entry *entry = ini_find(ini, section, "category");
    g_auto(GStrv) parts = entry ? g_strsplit(entry->value, "/", -1) : NULL;

    for (unsigned i = 0; parts && parts[i]; i++) {
        unsigned category = 0;

        g_strstrip(parts[i]);
        while (category < CATEGORY_COUNT && strcmp(lexicon->names[category], parts[i]) != 0)
            category++;
        if (category == CATEGORY_COUNT) {
            diag_add(diag, DIAG_INI_VALUE, entry->value_span, "“%s” is no category; there are %s, %s, %s, %s, %s, %s", parts[i],
                     lexicon->names[0], lexicon->names[1], lexicon->names[2], lexicon->names[3], lexicon->names[4], lexicon->names[5]);
            return;
        }
        if (i == 0)
            criterion->category = category;
    }
    override_text(ini, section, "category", &criterion->categories);
}

/* Rule 7: a weight of its own needs a reason. */
static void override_weight(const struct ini *ini, const char *section, struct posting_criterion *criterion, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, section, "weight");
    double weight;

    override_text(ini, section, "weight_reason", &criterion->weight_reason);
    if (!entry)
        return;
    if (!num_parse(entry->value, &weight) || weight <= 0 || weight > 100)
        diag_add(diag, DIAG_INI_NUMBER, entry->value_span, "“%s” is no weight; write a number over 0 and up to 100", entry->value);
    else if (weight != 1 && !criterion->weight_reason)
        diag_add(diag, DIAG_INI_VALUE, entry->value_span, "a weight other than 1 needs weight_reason, which the grid prints");
    else
        criterion->weight = weight;
}

static void override(const struct ini *ini, const char *section, enum lang lang, struct posting_criterion *criterion,
                     struct diag *diag)
{
    override_text(ini, section, "label", &criterion->label);
    override_text(ini, section, "question", &criterion->question);
    override_category(ini, section, lang, criterion, diag);
    override_weight(ini, section, criterion, diag);
    criterion->knockout = read_flag(ini, section, "knockout", criterion->knockout, diag);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++) {
        const char key[] = {'a', 'n', 'c', 'h', 'o', 'r', '.', (char)('0' + i), '\0'};

        override_text(ini, section, key, &criterion->anchors[i]);
    }
}

/* The number of `[criterion N]`; 0: no such section. */
static unsigned section_number(const char *section)
{
    guint64 number;

    if (!g_str_has_prefix(section, "criterion ") ||
        !g_ascii_string_to_unsigned(section + strlen("criterion "), 10, 1, 9999, &number, NULL))
        return 0;
    return (unsigned)number;
}

static void override_all(struct posting *posting, const struct ini *ini, bool *excluded, struct diag *diag)
{
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++) {
        const unsigned number = section_number(section);
        const struct ini_entry *first = ini_entry(ini, section, 0);

        if (number == 0)
            continue;
        if (number > posting->criteria->len) {
            diag_add(diag, DIAG_INI_SECTION, first ? first->section_span : (struct span){ini_source(ini), 0, 0},
                     "there is no criterion %u: the profile gives %u", number, posting->criteria->len);
            continue;
        }
        override(ini, section, posting->lang, &g_array_index(posting->criteria, struct posting_criterion, number - 1), diag);
        excluded[number - 1] = read_flag(ini, section, "exclude", false, diag);
    }
}

static void exclude(GArray *criteria, const bool *excluded)
{
    for (unsigned i = criteria->len; i-- > 0;)
        if (excluded[i]) {
            criteria_clear(&g_array_index(criteria, struct posting_criterion, i));
            g_array_remove_index(criteria, i);
        }
}

static void report(const struct posting *posting, const struct posting_section *section, struct diag *diag)
{
    const struct span at = section ? posting_block(posting, section->first)->span : (struct span){0};

    if (posting->criteria->len == 0)
        diag_add(diag, DIAG_NO_CRITERIA, at, "the profile gives no criterion, so no grid is made; list what you look for under a heading "
                                             "such as “Profil recherché”");
    if (posting->criteria->len > CRITERIA_MAX)
        diag_add(diag, DIAG_MANY_CRITERIA, at, "the profile gives %u criteria; a panel can hardly score more than %d",
                 posting->criteria->len, CRITERIA_MAX);
    for (unsigned i = 0; i < posting->criteria->len; i++) {
        const struct posting_criterion *criterion = &g_array_index(posting->criteria, struct posting_criterion, i);

        if (criterion->category == CATEGORY_UNCLASSED)
            diag_add(diag, DIAG_UNCLASSED_CRITERION, criterion->span, "no category fits criterion %u; name one in [criterion %u]", i + 1,
                     i + 1);
    }
}

void posting_hash_criteria(const struct posting *posting, char hash[static 10])
{
    g_autoptr(GString) normal = g_string_new(NULL);
    g_autofree char *digest = NULL;

    for (unsigned i = 0; i < posting->criteria->len; i++) {
        const struct posting_criterion *criterion = &g_array_index(posting->criteria, struct posting_criterion, i);

        g_string_append_printf(normal, "%u|%s|%s|", i + 1, criterion->label, criterion->categories);
        num_append(normal, criterion->weight, 6);
        g_string_append_printf(normal, "|%d|0,1,2,3,4,NE\n", criterion->knockout ? 1 : 0);
    }
    digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, normal->str, (gssize)normal->len);
    memcpy(hash, digest, 4);
    hash[4] = '-';
    memcpy(hash + 5, digest + 4, 4);
    hash[9] = '\0';
}

void criteria_derive(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct posting_section *section = posting_find_section(posting, ROLE_PROFILE);
    g_autofree bool *excluded = NULL;

    if (section)
        derive_section(posting, section);
    excluded = g_new0(bool, posting->criteria->len + 1);
    if (ini)
        override_all(posting, ini, excluded, diag);
    exclude(posting->criteria, excluded);
    report(posting, section, diag);
    posting_hash_criteria(posting, posting->criteria_hash);
}
