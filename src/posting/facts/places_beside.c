/* places_beside: a place that no word names, by what stands beside it: the employer, terms of the
 * job, a bracket; as boards of jobs set them. A part of facts, for places. What always holds: what
 * may be something else than a name is no place.
 */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    BOARD_UNITS = 6, /* at the beginning, where a board of jobs says who and where */
    BOARD_PLACE_MAX = 40,
    NAME_WITHIN = 200 /* bytes in which those who hire are named */
};

/* Letters only, and each word in capitals but small ones between them: "Stoke on the Hill". */
static bool is_all_names(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start;

    for (size_t i = 0; i < part.len; i++)
        if (!g_ascii_isalpha(low[i]) && !strchr(" ,'-.", low[i]))
            return false;
    return part.len > 2 && places_hold_capital(view, view_part(part, 0, 1)) &&
           places_names(view, part).len == part.len;
}

/* Does a term say something else than where? */
static bool is_other_term(struct facts_view *view, struct facts_stretch term)
{
    static const enum lang_pattern ids[] = {LANG_PATTERN_CONTRACT,  LANG_PATTERN_LIKELY_CONTRACT,
                                            LANG_PATTERN_HOURS,     LANG_PATTERN_PAY,
                                            LANG_PATTERN_PAY_SCALE, LANG_PATTERN_AGO,
                                            LANG_PATTERN_SOON,      LANG_PATTERN_PUBLISHED};

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        if (view_says(view, ids[i], term))
            return true;
    return false;
}

static bool has_lower(const struct facts_view *view, struct facts_stretch part)
{
    const struct span plain = view_plain(view, part);

    for (size_t i = 0; i < plain.len; i++)
        if (g_ascii_islower(span_text(plain)[i]))
            return true;
    return false;
}

/* Could a term name a place: nothing but names, or a name and that one may work elsewhere? */
static bool looks_like_place(struct facts_view *view, struct facts_stretch term)
{
    g_autofree char *text = body_fold(view_plain(view, term));
    const struct facts_stretch names = places_names(view, term);

    return term.len <= BOARD_PLACE_MAX && names.len > 2 && !title_has_job(view, term) &&
           !view_says(view, LANG_PATTERN_GENDER, term) &&
           !view_says(view, LANG_PATTERN_NO_TITLE, term) &&
           lang_find_role(view->posting->lang, text) == ROLE_NONE &&
           (is_all_names(view, term) || view_says(view, LANG_PATTERN_POSTCODE, term) ||
            (names.len < term.len && view_says(view, LANG_PATTERN_AWAY, term)));
}

static bool could_be_place(struct facts_view *view, struct facts_stretch term)
{
    return !title_is_name(view, term) && looks_like_place(view, term);
}

/* Among the parts of one unit: does another one say something else than where? */
static bool is_among_others(struct facts_view *view, unsigned from, unsigned end, unsigned place)
{
    for (unsigned i = from; i < end; i++) {
        const struct facts_part *part = &g_array_index(view->parts, struct facts_part, i);

        if (i != place && part->kind != PART_LABELLED && is_other_term(view, part->all))
            return true;
    }
    return false;
}

/* "CDI | Temps plein | Lyon", "Galway, Ireland · 3 days ago": among terms that say other things,
 * the names are the place. */
static void read_among_terms(struct facts_pool *pool)
{
    struct facts_view *view = pool->view;
    const struct facts_part *parts = &g_array_index(view->parts, struct facts_part, 0);

    for (unsigned i = 0, next; i < view->parts->len; i = next) {
        for (next = i + 1; next < view->parts->len && parts[next].unit == parts[i].unit;)
            next++;
        for (unsigned k = i; next > i + 1 && k < next; k++) {
            const struct facts_stretch term = title_strip(view, parts[k].all);

            if (parts[k].kind == PART_TERM && term.len <= BOARD_PLACE_MAX &&
                !view_unit(view, parts[k].unit)->around && !is_other_term(view, term) &&
                could_be_place(view, term) && is_among_others(view, i, next, k))
                pool_add(pool, FACT_PLACES, "among-terms", 56, term, NULL);
        }
    }
}

/* "Clinique du Pré - Saint-Loubès (33)": behind the name of those who hire; behind a comma it may
 * be a word of that: "Leeds Museum, Leeds". */
static void read_beside_name(struct facts_pool *pool)
{
    struct facts_view *view = pool->view;

    for (unsigned i = 0; i < MIN(view->units->len, BOARD_UNITS); i++) {
        const struct facts_unit *unit = view_unit(view, i);
        const struct facts_stretch line = {unit->low, unit->low_len};
        const size_t at = title_dash_at(view->low->str + line.start, line.len);
        const struct facts_stretch rest = title_strip(view, view_part(line, at, line.len));

        if (at < line.len && !unit->around && title_is_name(view, view_part(line, 0, at)) &&
            !is_other_term(view, rest) &&
            (view->low->str[line.start + at] == ',' ? looks_like_place(view, rest)
                                                    : could_be_place(view, rest)) &&
            (has_lower(view, rest) || !memchr(view->low->str + rest.start, ' ', rest.len)))
            pool_add(pool, FACT_PLACES, "beside-employer", 55, rest, NULL);
    }
}

/* Its last words are the employer's. */
static bool ends_in_name(const struct facts_view *view, struct facts_stretch part)
{
    const char *name = view->posting->organisation;
    g_autofree char *folded = name ? lang_fold(name, strlen(name)) : NULL,
                    *words = lang_fold(view->low->str + part.start, part.len);

    return folded && *folded && g_str_has_suffix(words, folded);
}

/* "Service civique au Théâtre de la Tannerie (Lourmagne)": in brackets behind who hires. */
static void read_bracket(struct facts_pool *pool)
{
    struct facts_view *view = pool->view;

    for (unsigned i = 0; i < MIN(view->units->len, BOARD_UNITS); i++) {
        const struct facts_unit *unit = view_unit(view, i);
        const struct facts_stretch line = {unit->low, unit->low_len};
        const char *low = view->low->str + line.start, *open = memchr(low, '(', line.len),
                   *close = open ? memchr(open, ')', line.len - (size_t)(open - low)) : NULL;
        struct facts_stretch house, town;

        if (!close || unit->around || unit->kind == BLOCK_ITEM)
            continue;
        house = view_part(line, 0, (size_t)(open - low));
        town = view_part(line, (size_t)(open - low) + 1, (size_t)(close - open) - 1);
        town = view_part(town, 0, strcspn(view->low->str + town.start, ",)"));
        if ((ends_in_name(view, house) || title_is_name(view, house)) && is_all_names(view, town) &&
            could_be_place(view, town))
            pool_add(pool, FACT_PLACES, "bracket", 55, town, NULL);
    }
}

/* In the first lines, a name between a contract and how much one may work elsewhere, as boards set
 * them: "CDI", "Nantes", "Télétravail fréquent". */
static void read_between_terms(struct facts_pool *pool)
{
    struct facts_view *view = pool->view;

    for (unsigned i = 1; i + 1 < MIN(view->units->len, BOARD_UNITS + 2); i++) {
        const struct facts_unit *above = view_unit(view, i - 1), *unit = view_unit(view, i),
                                *below = view_unit(view, i + 1);
        const struct facts_stretch place = {unit->low, unit->low_len},
                                   contract = {above->low, above->low_len},
                                   next = {below->low, below->low_len};

        if (unit->line == above->line + 1 && below->line == unit->line + 1 &&
            contract.len <= BOARD_PLACE_MAX && next.len <= BOARD_PLACE_MAX &&
            title_is_contract(view, contract) && is_all_names(view, place) &&
            could_be_place(view, place) && !is_other_term(view, place) &&
            (has_lower(view, place) || !memchr(view->low->str + place.start, ' ', place.len)) &&
            (view_says(view, LANG_PATTERN_AWAY, next) || is_other_term(view, next)))
            pool_add(pool, FACT_PLACES, "between-terms", 54, place, NULL);
    }
}

/* The line below the employer's name, as boards of jobs have it: title, employer, place, pay. */
static void read_board(struct facts_pool *pool)
{
    struct facts_view *view = pool->view;

    for (unsigned i = 1; i + 1 < MIN(view->units->len, BOARD_UNITS); i++) {
        const unsigned below = view_unit(view, i + 1)->around && i + 2 < view->units->len ? 2 : 1;
        const struct facts_unit *name = view_unit(view, i), *next = view_unit(view, i + below);
        const struct facts_stretch place = {next->low, next->low_len};

        if (next->line == name->line + below && next->low_len <= BOARD_PLACE_MAX &&
            title_is_name(view, (struct facts_stretch){name->low, name->low_len}) &&
            is_all_names(view, place) && could_be_place(view, place) &&
            !title_is_contract(view, place))
            pool_add(pool, FACT_PLACES, "below-employer", 57, place, NULL);
    }
}

/* "Intern at Kiln Street Gallery, Ashmere"; "the parish of St Giles, Thornbury, is looking for":
 * behind the name of those who hire, between commas. */
static void read_behind_name(struct facts_pool *pool)
{
    struct facts_view *view = pool->view;

    for (unsigned i = 0; i < MIN(view->units->len, BOARD_UNITS); i++) {
        const struct facts_unit *unit = view_unit(view, i);
        const struct facts_stretch line = {unit->low, MIN(unit->low_len, NAME_WITHIN)};
        const char *low = view->low->str + line.start;

        for (size_t at = 3; at + 2 < line.len && !unit->around; at++) {
            const struct facts_stretch rest = view_part(line, at + 2, line.len);
            const struct facts_stretch town = view_part(rest, 0, strcspn(low + at + 2, ",.;:(|\n"));

            if (low[at] == ',' && low[at + 1] == ' ' &&
                ends_in_name(view, view_part(line, 0, at)) &&
                town.start + town.len < line.start + line.len + 1 && is_all_names(view, town) &&
                could_be_place(view, town))
                pool_add(pool, FACT_PLACES, "behind-employer", 53, town, NULL);
        }
    }
}

void places_beside(struct facts_pool *pool)
{
    read_board(pool);
    read_beside_name(pool);
    read_bracket(pool);
    read_behind_name(pool);
    read_between_terms(pool);
    read_among_terms(pool);
}
