/* title: finds the job's title. On the way from posting to PDF: before blocks are made, since a
 * line that holds the title is no heading. A part of facts. What always holds: only the beginning
 * of the text is looked at, and of the rest no more than labels.
 *
 * Each rule proposes titles, the best over the bar is taken: what a label names, what stands behind
 * or below an announcement, what is sought, a line of its own. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    HEAD_UNITS = 16,
    TITLE_MAX = 130, /* bytes */
    BELOW_MAX = 80,  /* of a title below its label */
    SOUGHT_MAX = 110,
    SOUGHT_VERBS = 3, /* of a line */
    JOB = 14,         /* what a word for who does a job adds to a score */
    GENDER = 10,
    WANTED_UNITS = 2, /* at the beginning, where what is wanted is a job */
    FORM_UNITS = 32,  /* behind them, a form tells of who may be asked, and what they are called */
    LATE = 20,
    SMALL = 8,      /* what small letters take from a title that a language writes large */
    HEAD_LINES = 6, /* below them, an announcement is a heading */
    FIRST = 6
};

struct search {
    struct facts_view *view;
    struct facts_pool *pool;
    unsigned index; /* of the unit at hand */
    const struct facts_unit *unit;
    struct facts_stretch line, whole; /* whole: with its marks */
};

static bool ends_sentence(const struct facts_view *view, struct facts_stretch line)
{
    const char *text = view->low->str + line.start;

    return line.len > 0 &&
           (strchr(".?", text[line.len - 1]) || view_sentence(view, line).len < line.len);
}

/* "assistant (mi-temps, remplacement": without a bracket that does not close. */
static struct facts_stretch close_bracket(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start;
    size_t open = part.len;

    for (size_t i = 0; i < part.len; i++)
        open = low[i] == '(' ? i : low[i] == ')' ? part.len : open;
    return open < part.len ? title_strip(view, view_part(part, 0, open)) : part;
}

static bool names_both(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start;

    return g_strstr_len(low, (gssize)part.len, "/ une ") ||
           g_strstr_len(low, (gssize)part.len, "/ un ") ||
           g_strstr_len(low, (gssize)part.len, " ou une ") ||
           g_strstr_len(low, (gssize)part.len, " ou un ");
}

static void propose(const struct search *search, const char *rule, int score,
                    struct facts_stretch part)
{
    struct facts_view *view = search->view;
    struct facts_stretch article;

    part = title_strip(view, part);
    if (view_says(view, LANG_PATTERN_NAME, part) && !title_has_job(view, part))
        return;
    article = view_match_whole(view, LANG_PATTERN_ARTICLE, part);
    if (!names_both(view, part)) /* "un charpentier / une charpentière" */
        part = view_part(part, article.len, part.len);
    article = view_match_whole(view, LANG_PATTERN_ADJECTIVE, part);
    part = title_cut(view, view_part(part, article.len, part.len));
    part = close_bracket(view, part);
    if (title_can_be(view, part, TITLE_MAX))
        pool_add(search->pool, FACT_TITLE, rule, score, part, NULL);
}

static struct facts_stretch unit_line(const struct facts_view *view, unsigned index)
{
    const struct facts_unit *unit = view_unit(view, index);

    return (struct facts_stretch){unit->low, unit->low_len};
}

/* "Help the cook to prepare lunch", below "The role" */
static bool is_duty(const struct facts_view *view, struct facts_stretch part)
{
    const struct span plain = view_plain(view, part);

    return lang_find_item_role(view->posting->lang, span_text(plain), plain.len) == ROLE_MISSIONS;
}

/* `Intitulé du poste : …`; a label above its value. */
static void by_label(const struct search *search)
{
    for (unsigned i = 0; i < search->view->parts->len; i++) {
        const struct facts_part *part = &g_array_index(search->view->parts, struct facts_part, i);

        if (part->unit == search->index && part->kind == PART_LABELLED &&
            part->label == LANG_FACT_TITLE && !ends_sentence(search->view, part->value) &&
            (!part->below || (part->value.len <= BELOW_MAX && search->unit->kind != BLOCK_ITEM &&
                              !is_duty(search->view, part->value))))
            propose(search, part->below ? "label-line" : "label",
                    (part->below ? 58 : 66) - (search->index > FORM_UNITS ? LATE : 0) +
                        (title_has_job(search->view, part->value) ? 2 * JOB : 0),
                    part->value);
    }
}

/* A unit that announces nothing but that there is a job, and the title below it. */
static void below_announcement(const struct search *search)
{
    for (unsigned next = search->index + 1; next < MIN(search->index + 3, search->view->units->len);
         next++) {
        const struct facts_stretch line = unit_line(search->view, next);

        if (!title_is_name(search->view, line) && !title_is_role(search->view, line) &&
            !view_says(search->view, LANG_PATTERN_NO_TITLE, line) &&
            view_seeks(search->view, line).len == 0 && !ends_sentence(search->view, line)) {
            propose(search, "below-announcement",
                    search->index > HEAD_LINES ? FACTS_BAR
                    : title_has_job(search->view, line) ||
                            view_says(search->view, LANG_PATTERN_GENDER, line)
                        ? 88
                        : 64,
                    line);
            return;
        }
    }
}

/* `OFFRE D'EMPLOI : …`, `Vacancy: …` */
static void by_announcement(const struct search *search)
{
    struct facts_view *view = search->view;
    const struct facts_stretch whole = view_match_whole(view, LANG_PATTERN_ANNOUNCE, search->line);
    struct facts_stretch rest =
        title_strip(view, view_part(search->line, whole.len, search->line.len));
    const char *end = view->low->str + search->line.start + whole.len;
    bool parts;

    if (whole.len == 0)
        return;
    parts = whole.len > 1 && (strchr(":|!-", end[-1]) ||
                              (end[-1] == ' ' && strchr(":|!-e", end[-2])) || strchr("'", end[-1]));
    if (rest.len == 0 || title_is_name(view, rest))
        below_announcement(search);
    else if (memchr(end - whole.len, '-', whole.len))
        propose(search, "announcement", 74 + (title_has_job(view, rest) ? JOB : 0),
                view_part(rest, 0, title_dash_at(view->low->str + rest.start, rest.len)));
    else if ((parts || title_has_job(view, rest)) && rest.len <= TITLE_MAX &&
             !title_is_role(view, rest) && !ends_sentence(view, search->whole))
        propose(search, "announcement", (parts ? 74 : 66) + (title_has_job(view, rest) ? JOB : 0),
                rest);
}

/* "un cuisinier à Lyon", "a cook at Quay Arts": behind these a name is no part of the title. */
static struct facts_stretch cut_at_name(const struct facts_view *view, struct facts_stretch part)
{
    const char *low = view->low->str + part.start;

    for (size_t i = 1; i + 5 < part.len; i++) {
        const size_t lead = strncmp(low + i, " a ", 3) == 0    ? 3
                            : strncmp(low + i, " at ", 4) == 0 ? 4
                                                               : 0;
        const struct span next = view_plain(view, view_part(part, i + lead, 1));

        if (lead > 0 && next.len > 0 && g_unichar_isupper(g_utf8_get_char(span_text(next))))
            return view_part(part, 0, i);
    }
    return part;
}

static bool begins_upper(const struct facts_view *view, struct facts_stretch part)
{
    const struct span plain = view_plain(view, part);

    return plain.len > 0 && g_unichar_isupper(g_utf8_get_char(span_text(plain)));
}

/* "Trustee for Fundraising": written large, what follows is part of the name. */
static bool goes_on_large(const struct facts_view *view, struct facts_stretch end)
{
    const char *low = view->low->str + end.start;

    return view->words->large_titles && strncmp(low, " for ", 5) == 0 &&
           begins_upper(view, view_part((struct facts_stretch){end.start, 6}, 5, 1));
}

/* The length of a title in a sentence. */
static struct facts_stretch phrase(struct facts_view *view, struct facts_stretch rest)
{
    struct facts_stretch end = view_match_whole(view, LANG_PATTERN_TITLE_END, rest);

    while (end.len > 0 && goes_on_large(view, end))
        end = view_match_whole(view, LANG_PATTERN_TITLE_END,
                               view_between(end.start + 1, rest.start + rest.len));
    return cut_at_name(view, end.len > 0 ? view_between(rest.start, end.start) : rest);
}

/* "a warm, careful and practical Chapel Administrator": where the name of the job is written large,
 * it begins there. */
static struct facts_stretch skip_adjectives(const struct facts_view *view,
                                            struct facts_stretch rest)
{
    const char *low = view->low->str;

    for (size_t i = 0; view->words->large_titles && i < MIN(rest.len, 70); i++) {
        const struct span plain = view_plain(view, view_part(rest, i, 1));

        if (strchr(".;:", low[rest.start + i]) ||
            (strchr(", ", low[rest.start + i]) && title_has_job(view, view_part(rest, 0, i))))
            break;
        if ((i == 0 || low[rest.start + i - 1] == ' ') && plain.len > 0 &&
            g_unichar_isupper(g_utf8_get_char(span_text(plain))))
            return view_part(rest, i, rest.len);
    }
    return rest;
}

/* What is sought stands on the line below: not in a list. */
static bool leads_below(const struct search *search)
{
    return search->index + 1 < search->view->units->len &&
           view_unit(search->view, search->index + 1)->kind != BLOCK_ITEM;
}

/* Behind one verb that seeks. */
static void by_verb(const struct search *search, struct facts_stretch whole)
{
    struct facts_view *view = search->view;
    struct facts_stretch article, rest, title;
    bool has_article;

    has_article =
        view_match(view, LANG_PATTERN_SEEKING, whole, &article) && article.len < whole.len;
    rest = view_trim(view,
                     view_between(whole.start + whole.len, search->line.start + search->line.len),
                     " :*\n");
    if (rest.len == 0 && leads_below(search) &&
        view_seeks(view, unit_line(view, search->index + 1)).len == 0)
        rest = unit_line(view, search->index + 1);
    rest = skip_adjectives(view, rest);
    title = phrase(view, rest);
    if (has_article && title.start <= article.start + article.len + 1 && names_both(view, title))
        title = view_between(article.start, title.start + title.len);
    if (title.len < 3 || title.len > SOUGHT_MAX ||
        (!has_article && !begins_upper(view, title) && !title_has_job(view, title) &&
         !(whole.start == search->line.start && search->index == 0)))
        return;
    propose(search, "sought",
            58 + (title_has_job(view, title) ? JOB : 0) +
                (begins_upper(view, title)   ? 2
                 : view->words->large_titles ? -SMALL
                                             : 0),
            title);
}

/* "recherche sa/son Responsable …", "is seeking a …" */
static void by_seeking(const struct search *search)
{
    struct facts_stretch rest = search->line, verb;

    for (unsigned i = 0; i < SOUGHT_VERBS; i++) {
        verb = view_seeks(search->view, rest);
        if (verb.len == 0)
            return;
        by_verb(search, verb);
        rest = view_between(verb.start + verb.len, rest.start + rest.len);
    }
}

/* "BARISTA WANTED!" */
static void by_wanted(const struct search *search)
{
    struct facts_view *view = search->view;
    struct facts_stretch found;

    if (search->line.len > TITLE_MAX ||
        !view_match(view, LANG_PATTERN_WANTED, search->line, &found) ||
        (!title_has_job(view, view_between(search->line.start, found.start)) &&
         search->index > WANTED_UNITS))
        return;
    propose(search, "wanted",
            title_has_job(view, view_between(search->line.start, found.start)) ? 80 : 62,
            view_between(search->line.start, found.start));
}

/* "GAEC des Buis, 120 chèvres": who hires, and who that is. */
static bool tells_of_name(struct facts_view *view, struct facts_stretch line)
{
    const size_t at = title_dash_at(view->low->str + line.start, line.len);

    return at < line.len && view->low->str[line.start + at] == ',' &&
           title_is_name(view, view_part(line, 0, at)) &&
           !view_says(view, LANG_PATTERN_GENDER, line);
}

/* "Clinique du Pré - Saint-Loubès": what stands behind the name of those who hire. */
static struct facts_stretch behind_name(const struct facts_view *view, struct facts_stretch line)
{
    const size_t at = title_dash_at(view->low->str + line.start, line.len);

    return at < line.len && title_is_name(view, view_part(line, 0, at))
               ? title_strip(view, view_part(line, at, line.len))
               : line;
}

/* A line of its own: the first one, or one that names who does a job. */
static void by_line(const struct search *search)
{
    struct facts_view *view = search->view;
    const struct facts_stretch line = search->line;
    bool job, gender;
    int score = 50;

    if (search->unit->kind == BLOCK_ITEM || line.len > TITLE_MAX ||
        ends_sentence(view, search->whole) || title_is_role(view, line) ||
        view_seeks(view, line).len > 0 || tells_of_name(view, line) ||
        strchr(":,;", view->low->str[search->whole.start + search->whole.len - 1]))
        return;
    job = title_has_job(view, behind_name(view, line));
    if (!job && behind_name(view, line).len < line.len)
        return;
    gender = view_says(view, LANG_PATTERN_GENDER, line);
    score += job ? JOB : 0;
    score += gender ? GENDER : 0;
    score += search->index == 0 ? FIRST : search->index > 4 ? -FIRST : 0;
    score += begins_upper(view, title_strip(view, line)) ? 2 : -FIRST;
    score -= !job && !gender && search->index > 0 ? JOB : 0;
    propose(search, "line", score, line);
}

/* "Kennel Assistant, 30 hours a week, …": the words before the first comma, where a term of the job
 * stands behind it. */
static void by_terms(const struct search *search)
{
    struct facts_view *view = search->view;
    const char *low = view->low->str + search->line.start;
    const size_t comma = strcspn(low, ",:.;\n"),
                 next = comma + 2 < search->line.len && low[comma] == ','
                            ? comma + 2 + strcspn(low + comma + 2, ",.;\n")
                            : 0;
    const struct facts_stretch title = view_part(search->line, 0, comma);

    if (next == 0 || next >= search->line.len || search->unit->kind == BLOCK_ITEM ||
        !title_has_job(view, title) || !begins_upper(view, title) ||
        view_seeks(view, title).len > 0)
        return;
    if (title_is_contract(view, view_part(search->line, comma + 2, next - comma - 2)))
        propose(search, "before-terms", 60, title);
}

static void read_unit(struct search *search)
{
    search->unit = view_unit(search->view, search->index);
    search->whole = unit_line(search->view, search->index);
    search->line = title_strip(search->view, search->whole);
    if (search->line.len == 0 || view_says(search->view, LANG_PATTERN_MAIL_HEAD, search->line))
        return;
    by_label(search);
    if (search->index >= HEAD_UNITS)
        return;
    if (search->unit->kind != BLOCK_ITEM)
        by_announcement(search);
    if (search->unit->kind != BLOCK_ITEM)
        by_seeking(search);
    by_wanted(search);
    by_terms(search);
    by_line(search);
}

bool title_find(const struct posting *posting, struct facts_candidate *found)
{
    struct search search = {.view = title_head(posting)};
    const GArray *titles;
    int best = FACTS_BAR - 1;

    search.pool = pool_new(search.view);
    label_read(search.view);
    for (search.index = 0; search.index < search.view->units->len; search.index++)
        read_unit(&search);
    titles = search.pool->of[FACT_TITLE];
    for (unsigned i = 0; i < titles->len; i++) {
        struct facts_candidate *one = &g_array_index(titles, struct facts_candidate, i);

        if (one->score <= best)
            continue;
        best = one->score;
        *found = *one;
    }
    if (best >= FACTS_BAR)
        found->text = g_strdup(found->text);
    pool_drop(search.pool);
    view_drop(search.view);
    return best >= FACTS_BAR;
}
