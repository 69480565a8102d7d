/* criteria_values: the values that `[criterion N]` gives to one criterion. Part of
 * criteria_override. What always holds: what can't be is reported and leaves the criterion as it
 * was. */
#include "posting/criteria/criteria_private.h"

#include "base/base.h"

#include <math.h>
#include <string.h>

#define WEIGHT_MAX 100.0

const struct ini_entry *criteria_override_find(const struct criteria_override *o, const char *key)
{
    const struct ini_entry *entry = ini_find(o->ini, o->section, key);

    return entry && *entry->value ? entry : NULL;
}

static void set_text(const struct criteria_override *o, const char *key, char **into,
                     struct span *span)
{
    const struct ini_entry *entry = criteria_override_find(o, key);

    if (!entry)
        return;
    g_free(*into);
    *into = g_strdup(entry->value);
    *span = entry->value_span;
}

static void set_flag(const struct criteria_override *o, const char *key, bool *flag)
{
    const struct ini_entry *entry = criteria_override_find(o, key);

    if (!entry)
        return;
    if (strcmp(entry->value, "yes") == 0 || strcmp(entry->value, "no") == 0)
        *flag = entry->value[0] == 'y';
    else
        diag_add(o->diag, DIAG_INI_VALUE, entry->value_span,
                 "“%s” is neither yes nor no; write one of them", entry->value);
}

/* Half a place before or after the one who stands there, so that this one takes its place. */
static void set_order(const struct criteria_override *o, struct criteria_draft *draft)
{
    const struct ini_entry *entry = criteria_override_find(o, "order");
    double order;

    if (!entry)
        return;
    if (num_parse(entry->value, &order) && order >= 1 && order <= o->count && order == floor(order))
        draft->order = order < draft->number ? order - 0.5 : order + 0.5;
    else
        diag_add(o->diag, DIAG_INI_NUMBER, entry->value_span,
                 "“%s” is no place; write the number of the criterion whose place this one takes, "
                 "1 to %u",
                 entry->value, o->count);
}

static unsigned find_category(const struct lang_criteria *lexicon, const char *name)
{
    unsigned category = 0;

    while (category < CATEGORY_UNCLASSED &&
           strcmp(lang_category_name(lexicon, category), name) != 0)
        category++;
    return category;
}

/* The question of a category goes with it. */
static void set_category(const struct criteria_override *o, struct posting_criterion *criterion)
{
    const struct ini_entry *entry = criteria_override_find(o, "category");
    g_auto(GStrv) parts = entry ? g_strsplit(entry->value, "/", -1) : NULL;
    const char *names[CATEGORY_UNCLASSED];

    for (unsigned i = 0; i < CATEGORY_UNCLASSED; i++)
        names[i] = lang_category_name(o->lexicon, i);
    for (unsigned i = 0; entry && parts[i]; i++) {
        if (find_category(o->lexicon, g_strstrip(parts[i])) != CATEGORY_UNCLASSED)
            continue;
        diag_add(
            o->diag, DIAG_INI_VALUE, entry->value_span,
            "“%s” is no category; there are %s, %s, %s, %s, %s and %s, with a / between several",
            parts[i], names[0], names[1], names[2], names[3], names[4], names[5]);
        return;
    }
    if (!entry)
        return;
    criterion->category_span = entry->value_span;
    criterion->category = find_category(o->lexicon, parts[0]);
    g_free(criterion->categories);
    criterion->categories = g_strjoinv(" / ", parts);
    g_free(criterion->question);
    criterion->question = g_strdup(lang_question(o->lexicon, criterion->category));
}

/* Rule 7: a weight of its own needs a reason. */
static void set_weight(const struct criteria_override *o, struct posting_criterion *criterion)
{
    const struct ini_entry *entry = criteria_override_find(o, "weight");
    double weight;

    set_text(o, "weight_reason", &criterion->weight_reason, &criterion->reason_span);
    if (!entry)
        return;
    if (!num_parse(entry->value, &weight) || !(weight > 0 && weight <= WEIGHT_MAX))
        diag_add(o->diag, DIAG_INI_NUMBER, entry->value_span,
                 "“%s” is no weight; write a number over 0 and up to 100", entry->value);
    else if (weight != 1 && !criterion->weight_reason)
        diag_add(o->diag, DIAG_INI_VALUE, entry->value_span,
                 "a weight other than 1 needs weight_reason, which the grid prints");
    else
        criterion->weight = weight;
}

void criteria_override_set(const struct criteria_override *o, struct criteria_draft *draft)
{
    struct posting_criterion *criterion = &draft->criterion;
    bool excluded = false;

    set_text(o, "label", &criterion->label, &criterion->label_span);
    set_category(o, criterion);
    set_text(o, "question", &criterion->question, &criterion->question_span);
    set_weight(o, criterion);
    set_flag(o, "knockout", &criterion->knockout);
    set_flag(o, "exclude", &excluded);
    draft->gone |= excluded;
    set_order(o, draft);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++) {
        const char key[] = {'a', 'n', 'c', 'h', 'o', 'r', '.', (char)('0' + i), '\0'};

        set_text(o, key, &criterion->anchors[i], &criterion->anchor_spans[i]);
    }
}
