/* pool: what rules propose for each fact, and the choice among it. A part of facts. What always
 * holds: a fact under the bar stays unknown, since a wrong one on a wall is worse than a missing
 * one. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    STATED_LEAST = 74, /* a score at which the text contradicts what posting.ini states */
    NEAR = 6,          /* scores that lie closer are said to compete */
    TEXT_LEN_MAX = 400 /* bytes of a fact */
};

static void clear(gpointer candidate)
{
    g_free(((struct facts_candidate *)candidate)->text);
}

struct facts_pool *pool_new(struct facts_view *view)
{
    struct facts_pool *pool = g_new0(struct facts_pool, 1);

    pool->view = view;
    for (unsigned id = 0; id < FACT_COUNT; id++) {
        pool->of[id] = g_array_new(FALSE, FALSE, sizeof(struct facts_candidate));
        g_array_set_clear_func(pool->of[id], clear);
    }
    return pool;
}

void pool_drop(struct facts_pool *pool)
{
    for (unsigned id = 0; id < FACT_COUNT; id++)
        g_array_unref(pool->of[id]);
    g_free(pool);
}

void pool_add_text(struct facts_pool *pool, enum posting_fact_id id, const char *rule, int score,
                   char *text, struct span span, const struct date *date)
{
    const struct facts_candidate candidate = {rule, score, text, span,
                                              date ? *date : (struct date){0}};

    if (*text && strlen(text) <= TEXT_LEN_MAX && score >= FACTS_BAR / 2)
        g_array_append_val(pool->of[id], candidate);
    else
        g_free(text);
}

/* Marks around a value that belong to the sentence, and a bracket that has no other. */
static struct facts_stretch strip(const struct facts_view *view, struct facts_stretch value)
{
    const char *low = view->low->str;
    bool again = true;

    while (again && value.len > 0) {
        const char *text = low + value.start;
        const bool opens = memchr(text, '(', value.len), closes = memchr(text, ')', value.len);
        const char last = text[value.len - 1];

        again = true;
        if (strchr(" \t\n,;:|-=/", *text) || (*text == ')' && !opens))
            value = view_part(value, 1, value.len);
        else if (strchr(" \t\n,;:|=", last) || (last == '(' && !closes) || (last == ')' && !opens))
            value.len--;
        else if (strchr(".!", last) &&
                 !(value.len > 3 && text[value.len - 3] == '.' &&
                   g_ascii_isalpha(text[value.len - 2]) && g_ascii_isalpha(text[value.len - 4])))
            value.len--;
        else
            again = false;
    }
    return value;
}

void pool_add(struct facts_pool *pool, enum posting_fact_id id, const char *rule, int score,
              struct facts_stretch value, const struct date *date)
{
    const struct facts_view *view = pool->view;

    value = strip(view, value);
    if (value.len > 0)
        pool_add_text(pool, id, rule, score, body_fold(view_plain(view, value)),
                      view_span(view, value), date);
}

static const struct facts_candidate *best_of(const GArray *candidates)
{
    const struct facts_candidate *best = NULL;

    for (unsigned i = 0; i < candidates->len; i++) {
        const struct facts_candidate *one = &g_array_index(candidates, struct facts_candidate, i);

        if (!best || one->score > best->score)
            best = one;
    }
    return best;
}

bool pool_knows(const struct facts_pool *pool, enum posting_fact_id id)
{
    const struct facts_candidate *best = best_of(pool->of[id]);

    return best && best->score >= FACTS_BAR;
}

static bool holds(const char *text, const char *other)
{
    g_autofree char *a = lang_fold(text, strlen(text)), *b = lang_fold(other, strlen(other));

    return strstr(a, b) || strstr(b, a);
}

/* Do two candidates say different things? Of dates the days tell; of the rest, only what both name
 * outright. */
static bool differ(enum posting_fact_id id, const struct facts_candidate *a,
                   const struct facts_candidate *b)
{
    if (posting_fact_is(id, POSTING_FACT_DATE))
        return a->date.month != 0 && b->date.month != 0 && a->date.day != 0 && b->date.day != 0 &&
               (a->date.month != b->date.month || a->date.day != b->date.day ||
                (a->date.year != 0 && b->date.year != 0 && a->date.year != b->date.year));
    return id != FACT_TITLE && id != FACT_EMPLOYER && id != FACT_HOURS &&
           !posting_fact_is(id, POSTING_FACT_WEB) && !holds(a->text, b->text);
}

static void report(enum posting_fact_id id, const struct facts_candidate *best,
                   const struct facts_candidate *other, struct diag *diag)
{
    const struct source_place place = source_find_place(best->span);

    diag_add(diag, DIAG_FACT_CONFLICT, other->span,
             "%s: “%s” here and “%s” in line %u; keep one of them, or say which in posting.ini: "
             "[facts], %s = …",
             posting_fact_name(id), other->text, best->text, place.line, posting_fact_name(id));
}

static void find_conflicts(const GArray *candidates, enum posting_fact_id id,
                           const struct facts_candidate *best, struct diag *diag)
{
    for (unsigned i = 0; i < candidates->len; i++) {
        const struct facts_candidate *one = &g_array_index(candidates, struct facts_candidate, i);

        if (one != best && one->score >= best->score - NEAR && differ(id, best, one)) {
            report(id, best, one, diag);
            return;
        }
    }
}

/* Of several, those that are as good as the best, each once, in the order of the text. */
static char *join(const GArray *candidates, const struct facts_candidate *best)
{
    g_autoptr(GString) joined = g_string_new(NULL);

    for (unsigned i = 0; i < candidates->len; i++) {
        const struct facts_candidate *one = &g_array_index(candidates, struct facts_candidate, i);

        if (one->score < best->score || (joined->len > 0 && strstr(joined->str, one->text)))
            continue;
        g_string_append_printf(joined, "%s%s", joined->len > 0 ? "\n" : "", one->text);
    }
    return g_strdup(joined->str);
}

static void choose(const GArray *candidates, struct posting_fact *fact, enum posting_fact_id id,
                   struct diag *diag)
{
    const bool several = posting_fact_is(id, POSTING_FACT_LINES);
    const struct facts_candidate *best = best_of(candidates);

    if (!best)
        return;
    if (best->score < FACTS_BAR) {
        fact->hint = (struct ini_value){g_strdup(best->text), best->span};
        return;
    }
    fact->text = several ? join(candidates, best) : g_strdup(best->text);
    fact->span = best->span;
    fact->date = best->date;
    fact->rule = best->rule;
    if (!several)
        find_conflicts(candidates, id, best, diag);
}

/* What posting.ini states, and what the text says outright: with such a label or such words, that
 * it can't be meant otherwise. Where one works and whom one writes to may be said in two ways. */
static void compare_with_ini(const GArray *candidates, const struct posting_fact *fact,
                             enum posting_fact_id id, struct diag *diag)
{
    const struct facts_candidate *best = best_of(candidates);
    const struct facts_candidate stated = {
        .text = fact->text, .span = fact->span, .date = fact->date};
    struct source_place place;

    if (!best || best->score < STATED_LEAST || !fact->from_ini || id == FACT_PLACES ||
        id == FACT_CONTACT || !differ(id, &stated, best))
        return;
    place = source_find_place(fact->span);
    diag_add(
        diag, DIAG_FACT_CONFLICT, best->span,
        "%s: “%s” here and “%s” in line %u of posting.ini, which holds; correct the one that is "
        "wrong",
        posting_fact_name(id), best->text, fact->text, place.line);
}

void pool_choose(const struct facts_pool *pool, struct posting *posting, struct diag *diag)
{
    for (unsigned id = 0; id < FACT_COUNT; id++)
        if (!posting->facts[id].text)
            choose(pool->of[id], &posting->facts[id], id, diag);
        else
            compare_with_ini(pool->of[id], &posting->facts[id], id, diag);
}
