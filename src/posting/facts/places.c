/* places: where the work is done: by a label, a section, words that lead to a place, an address. A
 * part of facts. What always holds: a place keeps its words and its commas. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    LABELLED_MAX = 160, /* bytes of what a label names */
    JOINT_MAX = 4,      /* of "sur", "la" in a town's name */
    NAME_WITHIN = 36,   /* bytes in which a place has a capital */
    HEAD_UNITS = 6,     /* at the beginning */
    BRIEF_MAX = 40,     /* bytes of a line that is no sentence */
    SOUGHT_BYTES = 110, /* behind the verb that seeks, where a town is where one works */
    LEAD_MAX = 5,       /* bytes from a comma to a town: ", in " */
    NAME_LETTERS = 6,   /* a place has so many before its comma; a number and "bis" have not */
    AWAY_ROLES = 1 << ROLE_COMMITMENTS, /* they say nothing of places */
    HOUSE_AWAY = 17,                    /* what the house takes from it: it may be elsewhere, too */
    AWAY = 25                           /* what a section on other things takes from a score */
};

/* "Secteur : Spectacle vivant": words, of which only the first is written large. */
static bool looks_like_sector(struct facts_view *view, struct facts_stretch value)
{
    const char *text = view->low->str + value.start;
    const size_t word = strcspn(text, " \n");

    return word < value.len && strcspn(text, "0123456789,(-") >= value.len &&
           !places_hold_capital(view, view_part(value, word, value.len)) &&
           !view_says(view, LANG_PATTERN_AWAY, value);
}

/* What a label names: of a longer one, what leads to a place in it; without what the place comes
 * with ("Nantes, avec 40 % de déplacements"). */
static void read_label(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_view *view = pool->view;
    struct facts_stretch value = view_sentence(view, part->value), found;

    found = view_match_whole(view, LANG_PATTERN_PLACE_END, value);
    if (found.len > 0 && found.start > value.start &&
        !view_says(view, LANG_PATTERN_REMOTE, view_between(value.start, found.start)))
        value = view_between(value.start, found.start);

    if (part->label != LANG_FACT_PLACES || view_says(view, LANG_PATTERN_NO_PLACE, value))
        return;
    if (value.len <= LABELLED_MAX)
        pool_add(pool, FACT_PLACES, "label",
                 (part->below ? 84 : 90) - (looks_like_sector(view, value) ? AWAY : 0), value,
                 NULL);
    else if (view_match(view, LANG_PATTERN_BASED, value, &found))
        pool_add(pool, FACT_PLACES, "label", 70, found, NULL);
}

bool places_hold_capital(const struct facts_view *view, struct facts_stretch part)
{
    const struct span plain = view_plain(view, part);

    for (const char *at = span_text(plain); at < span_text(plain) + plain.len;
         at = g_utf8_next_char(at))
        if (g_unichar_isupper(g_utf8_get_char(at)))
            return true;
    return false;
}

/* A place goes on behind its comma with a name or a number; and it ends where a word does, and
 * before an address of the web. */
static struct facts_stretch cut_place(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str;

    while (part.len > 0 && g_ascii_isalnum(low[part.start + part.len]) &&
           g_ascii_isalnum(low[part.start + part.len - 1]))
        part.len--;
    if (part.len > strlen(" www") && low[part.start + part.len] == '.' &&
        strncmp(low + part.start + part.len - strlen(" www"), " www", strlen(" www")) == 0)
        part.len -= strlen(" www");
    for (size_t i = 0, letters = 0; i + 2 < part.len; i++) {
        const struct span next = view_plain(view, view_part(part, i + 2, 1));

        letters += g_ascii_isalpha(low[part.start + i]) ? 1 : 0;
        if (low[part.start + i] == ',' && letters >= NAME_LETTERS && next.len > 0 &&
            g_ascii_islower(*span_text(next)))
            part.len = i;
    }
    return part;
}

/* "à Lyon avec des déplacements": the town, and no more. */
static bool cut_lead(struct facts_view *view, struct facts_stretch *place)
{
    static const char *const leads[] = {"a ", "a la ", "a l'", "au "};
    const struct facts_stretch end = view_match_whole(view, LANG_PATTERN_PLACE_END, *place);

    if (end.len > 0)
        *place = view_between(place->start, end.start);
    for (size_t i = 0; i < G_N_ELEMENTS(leads); i++) {
        const size_t len = strlen(leads[i]);

        if (place->len > len + 2 && strncmp(view->low->str + place->start, leads[i], len) == 0 &&
            places_hold_capital(view, view_part(*place, len, 1))) {
            *place = view_part(*place, len, place->len);
            break;
        }
    }
    return place->len > 0;
}

/* "basé à Lyon", "based at our Leeds office". A place has a name, or it is none. */
static void read_based(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_view *view = pool->view;
    const enum lang_role role = view_unit(view, part->unit)->role;
    const bool away = role == ROLE_COMMITMENTS ||
                      (role == ROLE_PROFILE && view_unit(view, part->unit)->kind == BLOCK_ITEM);
    struct facts_stretch found;

    if (view_match(view, LANG_PATTERN_BASED, part->all, &found) && cut_lead(view, &found) &&
        places_hold_capital(view, view_part(found, 0, NAME_WITHIN)))
        pool_add(pool, FACT_PLACES, "based",
                 (part->kind == PART_TERM ? 76 : 68) - (away                 ? AWAY
                                                        : role == ROLE_ABOUT ? HOUSE_AWAY
                                                                             : 0),
                 cut_place(view, found), NULL);
}

/* The names at the beginning of a stretch: words in capitals, and small ones between them. */
struct facts_stretch places_names(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start;
    size_t end = 0;

    for (size_t at = 0; at < part.len;) {
        const size_t len = strcspn(low + at, " "), word = MIN(len, part.len - at);

        if (places_hold_capital(view, view_part(part, at, 1)))
            end = at + word;
        else if (word > JOINT_MAX)
            break;
        at += word + 1;
    }
    return view_part(part, 0, end);
}

/* "is on Oxbridge Road": without the words before the first name. */
static struct facts_stretch from_name(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str;

    while (part.len > 0 && !places_hold_capital(view, view_part(part, 0, 1)))
        part = view_part(part, strcspn(low + part.start, " ") + 1, part.len);
    return part;
}

/* "Applications close Friday 5 March" */
static bool holds_day(const struct facts_view *view, struct facts_stretch part)
{
    struct dates_match match;
    size_t from = 0;

    return dates_next(view->posting->lang, view_plain(view, part), &from, &match);
}

/* "Cedar Street Kitchen has …": the first words are the employer's. */
static bool is_of_name(const struct facts_view *view, struct facts_stretch part)
{
    const char *text = view->low->str + part.start, *name = view->posting->organisation;
    const size_t first = strcspn(text, " "),
                 second = first + (text[first] ? 1 + strcspn(text + first + 1, " ,") : 0);
    g_autofree char *folded = name ? lang_fold(name, strlen(name)) : NULL,
                    *words = lang_fold(text, MIN(second, part.len));

    return folded && second < part.len && text[second] == ' ' && !g_ascii_isdigit(*text) &&
           g_str_has_prefix(folded, words);
}

/* An address: that of the employer, where nothing else is said; of those who collect applications
 * no less. */
static void read_street(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_view *view = pool->view;
    const struct facts_unit *unit = view_unit(view, part->unit);
    struct facts_stretch found;

    if ((lang_is_work_role(unit->role) && unit->kind == BLOCK_ITEM) ||
        !view_match(view, LANG_PATTERN_STREET, part->all, &found) ||
        !places_hold_capital(view, found))
        return;
    if (strcspn(view->low->str + found.start, "0123456789") >=
        found.len) /* without a number, all of it are names */
        found = places_names(view, from_name(view, found));
    if (title_is_name(view, found) || is_of_name(view, found) || holds_day(view, found))
        return;
    if (found.len < NAME_LETTERS || !view_says(view, LANG_PATTERN_STREET, found))
        return; /* "Applications close" */
    pool_add(pool, FACT_PLACES, "address", part->kind == PART_TERM ? 60 : 54,
             cut_place(view, found), NULL);
}

/* Names that are no month. */
static bool is_town(const struct facts_view *view, struct facts_stretch names)
{
    const char *word = view->low->str + names.start;

    return names.len > 2 && places_hold_capital(view, view_part(names, 0, JOINT_MAX)) &&
           lang_find_month(view->posting->lang, word, strcspn(word, " .,;\n")) == 0;
}

/* The towns that a stretch names. */
static void read_towns(struct facts_pool *pool, struct facts_stretch rest, int score)
{
    struct facts_view *view = pool->view;
    struct facts_stretch found;

    while (view_match(view, LANG_PATTERN_TOWN, rest, &found)) {
        if (is_town(view, places_names(view, found)))
            pool_add(pool, FACT_PLACES, "town", score, places_names(view, found), NULL);
        rest = view_between(found.start + 1, rest.start + rest.len);
    }
}

/* "recherche un médiateur à Lyon", "Le Vert (bistrot à Lyon) cherche", "wanted at Leeds" */
static void read_town(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_view *view = pool->view;
    const size_t end = part->all.start + part->all.len;
    struct facts_stretch verb = view_seeks(view, part->all), wanted;

    if (verb.len == 0 && part->unit < HEAD_UNITS &&
        view_match(view, LANG_PATTERN_WANTED, part->all, &wanted))
        verb = view_part(wanted, 0, 1);
    if (verb.len == 0)
        return;
    read_towns(pool,
               view_between(verb.start + verb.len, MIN(end, verb.start + verb.len + SOUGHT_BYTES)),
               53);
    read_towns(pool, view_between(part->all.start, verb.start), 51);
}

/* "CDD, 28 h par semaine, à Lyon.": behind a comma, where a sentence says the terms. */
static void read_town_of_terms(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_view *view = pool->view;
    struct facts_stretch found = {part->all.start, 0};
    const size_t end = part->all.start + part->all.len;

    if (part_role(view, part) != ROLE_PAY || part->kind == PART_LABELLED ||
        !(view_says(view, LANG_PATTERN_CONTRACT, part->all) ||
          view_says(view, LANG_PATTERN_HOURS, part->all)))
        return;
    while (view_match(view, LANG_PATTERN_TOWN, view_between(found.start + MIN(1, found.len), end),
                      &found)) {
        const char *comma = view->low->str + found.start;

        while (comma > view->low->str + part->all.start && *comma != ',' &&
               comma > view->low->str + found.start - LEAD_MAX)
            comma--;
        if (*comma == ',' && is_town(view, places_names(view, found)))
            pool_add(pool, FACT_PLACES, "town-of-terms", 53, places_names(view, found), NULL);
    }
}

/* "Pottery Loft is a studio in Holmeden": the one town that the words about the house name. */
static void read_house_town(struct facts_pool *pool)
{
    struct facts_view *view = pool->view;
    struct facts_stretch town = {0, 0}, found;
    unsigned towns = 0;

    for (unsigned i = 0; i < view->parts->len; i++) {
        const struct facts_part *part = &g_array_index(view->parts, struct facts_part, i);
        struct facts_stretch rest = part->all;

        if (view_unit(view, part->unit)->around || part_role(view, part) != ROLE_ABOUT)
            continue;
        while (view_match(view, LANG_PATTERN_TOWN, rest, &found)) {
            rest = view_between(found.start + 1, rest.start + rest.len);
            found = places_names(view, found);
            if (!is_town(view, found))
                continue;
            town = found;
            towns++;
        }
    }
    if (towns == 1)
        pool_add(pool, FACT_PLACES, "house-town", FACTS_BAR, town, NULL);
}

/* "Remote", "Home-based, plus ten days in Leeds": a term that says how instead of where. */
static void read_remote(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_stretch found;

    if (part->kind == PART_TERM &&
        view_match(pool->view, LANG_PATTERN_REMOTE, title_strip(pool->view, part->all), &found))
        pool_add(pool, FACT_PLACES, "remote", 56, found, NULL);
}

/* A postcode and its town; a shop or an office, and where it is. */
static void read_likely(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_view *view = pool->view;
    const enum lang_role role = view_unit(view, part->unit)->role;
    struct facts_stretch found, rest = part->all;

    if (role == ROLE_COMMITMENTS ||
        (lang_is_work_role(role) &&
         (part->kind != PART_SENTENCE || view_seeks(view, part->all).len == 0)))
        return;
    if (view_match(view, LANG_PATTERN_POSTCODE, part->all, &found))
        pool_add(pool, FACT_PLACES, "postcode", part->kind == PART_TERM ? 58 : 52,
                 cut_place(view, found), NULL);
    for (; role != ROLE_ABOUT && view_match(view, LANG_PATTERN_HOUSE, rest, &found);
         rest = view_between(found.start + found.len, rest.start + rest.len))
        if (places_hold_capital(view, view_part(found, 0, 1)) && found.len > 3 &&
            view->low->str[found.start + 1] != ' ')
            pool_add(pool, FACT_PLACES, "house", 51, cut_place(view, found), NULL);
}

void rules_places(struct facts_pool *pool)
{
    const GArray *parts = pool->view->parts;

    places_in_section(pool);
    places_beside(pool);
    for (unsigned i = 0; i < parts->len; i++) {
        const struct facts_part *part = &g_array_index(parts, struct facts_part, i);

        if (view_unit(pool->view, part->unit)->around)
            continue;
        if (part->kind == PART_LABELLED)
            read_label(pool, part);
        if (!(AWAY_ROLES >> view_unit(pool->view, part->unit)->role & 1) ||
            view_unit(pool->view, part->unit)->low_len <= BRIEF_MAX) {
            read_based(pool, part);
            read_street(pool, part);
            read_likely(pool, part);
            read_remote(pool, part);
            read_town(pool, part);
            read_town_of_terms(pool, part);
        }
    }
    if (!pool_knows(pool, FACT_PLACES))
        read_house_town(pool);
}

void places_split(char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "|", -1);
    g_autofree char *joined = NULL;

    for (char **part = parts; *part; part++)
        g_strstrip(*part);
    joined = g_strjoinv("\n", parts);
    memcpy(text, joined, strlen(joined) + 1);
}
