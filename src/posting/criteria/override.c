/* criteria_override: what `[criterion N]` of the INI says. A part of criteria. What always
 * holds: what can't be is reported and leaves the criterion as it was. */
#include "posting/criteria/criteria_private.h"

#include <string.h>

#define NUMBER_MAX 999999

const char *const criteria_keys[] = {"label",    "category", "weight",   "weight_reason",
                                     "knockout", "question", "anchor.0", "anchor.1",
                                     "anchor.2", "anchor.3", "anchor.4", "exclude",
                                     "order",    "split",    "merge",    NULL};

/* `6` or `6.2`; never `06`, so that a criterion has one name. */
static bool parse_number(const char *text, unsigned *number, unsigned *part)
{
    const char *dot = strchr(text, '.');
    g_autofree char *whole = dot ? g_strndup(text, (size_t)(dot - text)) : g_strdup(text);
    guint64 first, second = 0;

    if (text[0] == '0' || (dot && dot[1] == '0'))
        return false;
    if (!g_ascii_string_to_unsigned(whole, 10, 1, NUMBER_MAX, &first, NULL) ||
        (dot && !g_ascii_string_to_unsigned(dot + 1, 10, 1, NUMBER_MAX, &second, NULL)))
        return false;
    *number = (unsigned)first;
    *part = (unsigned)second;
    return true;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    const struct criteria_draft *left = a, *right = b;

    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return left->part < right->part ? -1 : left->part > right->part;
}

/* The draft of that name; of one that was split, `6` is the first part. */
static struct criteria_draft *find_draft(GArray *drafts, const char *name)
{
    struct criteria_draft key = {.gone = false};
    unsigned index;

    if (!parse_number(name, &key.number, &key.part))
        return NULL;
    if (!g_array_binary_search(drafts, &key, compare_names, &index)) {
        key.part = 1 - MIN(key.part, 1);
        if (key.part == 0 || !g_array_binary_search(drafts, &key, compare_names, &index))
            return NULL;
    }
    return &g_array_index(drafts, struct criteria_draft, index);
}

/* `N` of a section [criterion N]; NULL: it is another section. */
static const char *section_name(const char *section)
{
    return g_str_has_prefix(section, "criterion ") ? section + strlen("criterion ") : NULL;
}

static struct span section_span(const struct criteria_override *o)
{
    const struct ini_entry *first = ini_entry(o->ini, o->section, 0);

    return first ? first->section_span : NO_SPAN;
}

/* Where the words stand in the line from `start` on, whole, whatever their case; the line's end:
 * nowhere. */
static size_t find_words(struct span line, size_t start, const char *words)
{
    g_autofree char *folded = lang_fold(words, strlen(words));
    const struct lang_match match = lang_find_phrase(span_text(line) + start, line.len - start,
                                                     (const char *const[]){folded, NULL});

    return *folded && match.len > 0 ? start + match.offset : line.len;
}

/* The parts of a line that begin with the words of `split`, in this order. */
static void split_draft(const struct criteria_override *o, const struct criteria_draft *draft,
                        const struct ini_entry *entry, GArray *into)
{
    const struct span line = draft->criterion.span;
    g_auto(GStrv) openings = g_strsplit(entry->value, "|", -1);
    size_t start = 0;
    unsigned part = 0;

    for (unsigned i = 0;; i++) {
        const char *opening = openings[i] ? g_strstrip(openings[i]) : NULL;
        const size_t end = opening ? find_words(line, start, opening) : line.len;
        struct criteria_draft next;

        if (opening && (end == line.len || end == start)) {
            diag_add(o->diag, DIAG_INI_VALUE, entry->value_span,
                     "“%s” does not stand in criterion %u where another could begin", opening,
                     draft->number);
            continue;
        }
        if (criteria_draft_init(&next, o->lang, criteria_strip(span_part(line, start, end - start)),
                                draft->wish)) {
            next.number = draft->number;
            next.part = ++part;
            next.order = draft->order;
            g_array_append_val(into, next);
        }
        if (!opening)
            return;
        start = end;
    }
}

/* Sections by the number of the criterion that they split. */
static GHashTable *find_splits(struct criteria_override *o)
{
    GHashTable *splits = g_hash_table_new(NULL, NULL);

    for (unsigned i = 0; (o->section = ini_section(o->ini, i)); i++) {
        const char *name = section_name(o->section);
        const struct ini_entry *entry = name ? criteria_override_find(o, "split") : NULL;
        unsigned number, part;

        if (entry && parse_number(name, &number, &part) && part == 0)
            g_hash_table_insert(splits, GUINT_TO_POINTER(number), (gpointer)entry);
        else if (entry)
            diag_add(o->diag, DIAG_INI_VALUE, entry->value_span,
                     "only a whole criterion can be split");
    }
    return splits;
}

static void split_all(struct criteria_override *o, GArray **drafts)
{
    g_autoptr(GHashTable) splits = find_splits(o);
    GArray *all;

    if (g_hash_table_size(splits) == 0)
        return;
    all = g_array_new(FALSE, FALSE, sizeof(struct criteria_draft));
    for (unsigned i = 0; i < (*drafts)->len; i++) {
        struct criteria_draft *draft = &g_array_index(*drafts, struct criteria_draft, i);
        const struct ini_entry *entry =
            g_hash_table_lookup(splits, GUINT_TO_POINTER(draft->number));

        if (!entry) {
            g_array_append_val(all, *draft);
            continue;
        }
        split_draft(o, draft, entry, all);
        criteria_clear(&draft->criterion);
    }
    g_array_unref(*drafts);
    *drafts = all;
}

static char *join_texts(char *first, const char *second, const char *between)
{
    char *joined = g_strconcat(first, between, second, NULL);

    g_free(first);
    return joined;
}

/* Categories that the first does not have already. */
static void join_categories(struct posting_criterion *to, const struct posting_criterion *from)
{
    g_auto(GStrv) parts = g_strsplit(from->categories, " / ", -1);

    for (char **part = parts; *part && from->category != CATEGORY_UNCLASSED; part++) {
        g_auto(GStrv) had = g_strsplit(to->categories, " / ", -1);

        if (!g_strv_contains((const char *const *)had, *part))
            to->categories = join_texts(to->categories, *part, " / ");
    }
}

static void join_indicators(struct posting_criterion *to, struct posting_criterion *from)
{
    GStrvBuilder *builder = g_strv_builder_new();

    g_strv_builder_addv(builder, (const char **)to->indicators);
    g_strv_builder_addv(builder, (const char **)from->indicators);
    g_strfreev(to->indicators);
    to->indicators = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
}

static void merge_draft(struct criteria_draft *to, struct criteria_draft *from)
{
    struct posting_criterion *criterion = &to->criterion;

    criterion->text = join_texts(criterion->text, from->criterion.text, " ; ");
    if (criterion->category == CATEGORY_UNCLASSED &&
        from->criterion.category != CATEGORY_UNCLASSED) {
        criterion->category = from->criterion.category;
        g_free(criterion->categories);
        criterion->categories = g_strdup(from->criterion.categories);
        g_free(criterion->question);
        criterion->question = g_strdup(from->criterion.question);
        criterion->question_span = from->criterion.question_span;
    }
    join_categories(criterion, &from->criterion);
    join_indicators(criterion, &from->criterion);
    criterion->alternative |= from->criterion.alternative;
    criterion->bonus |= from->criterion.bonus;
    criterion->knockout_suggested |= from->criterion.knockout_suggested;
    from->gone = true;
}

static void merge_all(const struct criteria_override *o, GArray *drafts,
                      struct criteria_draft *draft)
{
    const struct ini_entry *entry = criteria_override_find(o, "merge");
    g_auto(GStrv) names = entry ? g_strsplit(entry->value, ",", -1) : NULL;

    for (char **name = names; name && *name; name++) {
        struct criteria_draft *other = find_draft(drafts, g_strstrip(*name));

        if (!other || other == draft || other->gone || draft->gone)
            diag_add(o->diag, DIAG_INI_VALUE, entry->value_span,
                     "“%s” is no other criterion of the grid; write its number", *name);
        else
            merge_draft(draft, other);
    }
}

/* For each section of a criterion; reports those of none. */
static void for_all(struct criteria_override *o, GArray *drafts,
                    void (*apply)(const struct criteria_override *, GArray *,
                                  struct criteria_draft *))
{
    for (unsigned i = 0; (o->section = ini_section(o->ini, i)); i++) {
        const char *name = section_name(o->section);
        struct criteria_draft *draft = name ? find_draft(drafts, name) : NULL;

        if (draft)
            apply(o, drafts, draft);
        else if (name)
            diag_add(o->diag, DIAG_INI_SECTION, section_span(o),
                     "there is no criterion “%s”; the profile gives %u", name, o->count);
    }
}

static void set_one(const struct criteria_override *o, GArray *drafts, struct criteria_draft *draft)
{
    (void)drafts;
    if (draft->gone)
        diag_add(o->diag, DIAG_INI_VALUE, section_span(o),
                 "this criterion is merged into another; what holds for both stands there");
    else if (draft->overridden)
        diag_add(o->diag, DIAG_INI_DOUBLE, section_span(o),
                 "this criterion has a section already, by another name; keep one of them");
    else
        criteria_override_set(o, draft);
    draft->overridden = true;
}

/* Splits first, so that its parts can be named; merges before the values, which then speak of the
 * whole. */
void criteria_override(GArray **drafts, const struct ini *ini, const struct language *lang,
                       struct diag *diag)
{
    struct criteria_override o = {
        .ini = ini, .lexicon = lang_criteria(lang), .lang = lang, .diag = diag};

    if ((*drafts)->len > 0)
        o.count = g_array_index(*drafts, struct criteria_draft, (*drafts)->len - 1).number;
    split_all(&o, drafts);
    for_all(&o, *drafts, merge_all);
    for_all(&o, *drafts, set_one);
}
