/* contacts: whom to apply to, the form to apply with, the organisation's own site. A part of facts.
 * What always holds: an application goes to those who are named for it, never to a data officer. */
#include "posting/facts/facts_private.h"

#include "lang/address/address.h"

#include <string.h>

enum {
    NEED = 30,      /* an address for those with a need is no one's else */
    QUESTIONS = 12, /* one for questions may be */
    PRIVACY = 60,
    AROUND = 52 /* an address of who passes a posting on, where there is no other */
};

/* Does a web address belong to those who have this e-mail address: `www.a.example/jobs` and
 * `rh@mail.a.example`? */
static bool is_same_house(const char *web, const char *mail)
{
    const char *scheme = strstr(web, "://"), *host = scheme ? scheme + 3 : web,
               *domain = strchr(mail, '@');
    g_autofree char *name = NULL, *other = NULL;

    if (!domain)
        return false;
    host += g_ascii_strncasecmp(host, "www.", 4) == 0 ? 4 : 0;
    name = g_strdup_printf(".%.*s", (int)strcspn(host, ":/?#"), host);
    other = g_strdup_printf(".%s", domain + 1);
    for (char *c = name; *c; c++)
        *c = g_ascii_tolower(*c);
    for (char *c = other; *c; c++)
        *c = g_ascii_tolower(*c);
    return g_str_has_suffix(name, other) || g_str_has_suffix(other, name);
}

/* Where an address stands. */
struct found {
    const struct facts_part *part;
    const struct facts_unit *unit;
    struct facts_stretch where;
    char *text;
    bool hidden; /* behind the words of a link */
};

static bool is_file(const char *web)
{
    static const char *const endings[] = {".pdf", ".doc", ".docx", ".odt", ".jpg", ".png"};

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(web, endings[i]))
            return true;
    return false;
}

static int score_mail(struct facts_view *view, const struct found *found)
{
    const struct facts_stretch says = found->part->all,
                               unit = {found->unit->low, found->unit->low_len};
    const bool labelled =
                   found->part->kind == PART_LABELLED && found->part->label == LANG_FACT_CONTACT,
               applying = found->unit->role == ROLE_APPLY || labelled ||
                          view_says(view, LANG_PATTERN_APPLYING, unit);
    int score = found->unit->around ? AROUND : applying ? 80 : 60;

    score -= view_says(view, LANG_PATTERN_PRIVACY, says) ||
                     view_says(view, LANG_PATTERN_PRIVACY, found->where)
                 ? PRIVACY
                 : 0;
    score -= view_says(view, LANG_PATTERN_ACCESS, says) ? NEED : 0;
    score -= view_says(view, LANG_PATTERN_ASKING, says) ? QUESTIONS : 0;
    return score -
           (!found->unit->around && view_says(view, LANG_PATTERN_MAIL_HEAD, unit) ? NEED : 0);
}

static int score_form(struct facts_view *view, const struct found *found)
{
    const bool labelled = found->part->kind == PART_LABELLED && found->part->label == LANG_FACT_URL;

    if (is_file(found->text))
        return 0;
    return labelled ? 80 : view_says(view, LANG_PATTERN_APPLYING, found->part->all) ? 66 : 0;
}

/* A page of a site: behind a word of a sentence, it may be about anything. */
static bool has_path(const char *web)
{
    const char *scheme = strstr(web, "://"), *host = scheme ? scheme + 3 : web;
    const char *path = host + strcspn(host, "/?#");

    return *path && path[1];
}

/* The organisation's own site goes with the contact's address, or stands where the text speaks of
 * it: others may be those of a partner, or of a law. */
static int score_site(const struct facts_pool *pool, const struct found *found)
{
    const GArray *contacts = pool->of[FACT_CONTACT];

    if (found->hidden && has_path(found->text) && found->unit->role != ROLE_APPLY &&
        !view_says(pool->view, LANG_PATTERN_APPLYING, found->part->all))
        return 0;
    for (unsigned i = 0; i < contacts->len; i++)
        if (is_same_house(found->text, g_array_index(contacts, struct facts_candidate, i).text))
            return 70;
    return found->unit->role == ROLE_APPLY ? 60 : found->unit->role == ROLE_ABOUT ? 55 : 0;
}

static const struct facts_part *part_at(const struct facts_view *view, size_t low)
{
    const struct facts_part *found = NULL;

    for (unsigned i = 0; i < view->parts->len; i++) {
        const struct facts_part *part = &g_array_index(view->parts, struct facts_part, i);

        if (part->all.start <= low && low < part->all.start + part->all.len &&
            (!found || part->all.len < found->all.len))
            found = part;
    }
    return found;
}

/* Where a byte of the text is in the folded one: the last unit's byte that comes from before it. */
static size_t low_of(const struct facts_view *view, size_t offset)
{
    size_t from = 0, to = view->plain_at->len;

    while (from < to) {
        const size_t middle = (from + to) / 2;

        if (g_array_index(view->plain_at, size_t, middle) < offset)
            from = middle + 1;
        else
            to = middle;
    }
    return view_low(view, (struct span){view->source, from, 1}).start;
}

static void judge(struct facts_pool *pool, struct found *found, bool mail, struct span span,
                  bool sites)
{
    if (mail && !sites)
        pool_add_text(pool, FACT_CONTACT, "address", score_mail(pool->view, found),
                      g_strdup(found->text), span, NULL);
    if (!mail && !sites)
        pool_add_text(pool, FACT_URL, "form", score_form(pool->view, found), g_strdup(found->text),
                      span, NULL);
    if (!mail && sites)
        pool_add_text(pool, FACT_SITE, "house", score_site(pool, found), g_strdup(found->text),
                      span, NULL);
}

/* The addresses of a block, as they stand in the text: links of Markdown hide theirs. */
static void read_block(struct facts_pool *pool, const struct posting_block *block, bool sites)
{
    g_autofree char *text = NULL;
    struct address address = {0};

    if (!memchr(span_text(block->span), sites ? '.' : '@', block->span.len) &&
        !g_strstr_len(span_text(block->span), (gssize)block->span.len, "://"))
        return;
    text = span_dup(block->span);

    while (address_find(text, address.end, &address)) {
        const size_t offset = block->span.offset + address.start;
        struct found found = {.text = g_strndup(text + address.start, address.end - address.start)};
        const size_t low = low_of(pool->view, offset);

        found.part = part_at(pool->view, MIN(low, pool->view->low->len - 1));
        found.where = (struct facts_stretch){low, strlen(found.text)};
        found.where.len = MIN(found.where.len, pool->view->low->len - low);
        if (found.part) {
            found.unit = view_unit(pool->view, found.part->unit);
            judge(pool, &found, address.mail,
                  (struct span){block->span.source, offset, strlen(found.text)}, sites);
        }
        g_free(found.text);
    }
}

/* A telephone, where one is called to apply: two or more groups of figures. */
static void read_telephones(struct facts_pool *pool, bool around)
{
    struct pattern *telephone =
        pattern_new("(?<![\\d/.,-])(?:\\+\\d{1,3}[ .-]?)?(?:\\(0?\\d{1,4}\\)[ .-]?|0\\d{1,4}[ .-]?|"
                    "\\d{3}[ .-])\\d{2,4}(?:[ .-]?\\d{2,4}){1,4}(?![\\d/])");

    for (unsigned i = 0; i < pool->view->parts->len; i++) {
        const struct facts_part *part = &g_array_index(pool->view->parts, struct facts_part, i);
        const struct facts_stretch all = part->all;
        struct lang_match whole, value;

        if (view_unit(pool->view, part->unit)->around == around &&
            pattern_find(telephone, pool->view->low->str + all.start, all.len, &whole, &value) &&
            whole.len >= 9)
            pool_add(
                pool, FACT_CONTACT, "telephone",
                54 - (pool_knows(pool, FACT_URL) && view_says(pool->view, LANG_PATTERN_ASKING, all)
                          ? QUESTIONS
                          : 0),
                view_part(all, whole.offset, whole.len), NULL);
    }
    pattern_drop(telephone);
}

/* The links of a block, which its text hides; they stand in its first part. */
static void read_links(struct facts_pool *pool, unsigned index, bool sites)
{
    const struct posting_block *block = posting_block(pool->view->posting, index);

    for (unsigned i = 0; block->links && i < block->links->len; i++) {
        const struct posting_link *link = &g_array_index(block->links, struct posting_link, i);
        const bool mail = g_str_has_prefix(link->target, "mailto:");
        struct found found = {.text = g_strdup(link->target + (mail ? strlen("mailto:") : 0)),
                              .hidden = true};

        found.text[mail ? strcspn(found.text, "?") : strlen(found.text)] = '\0';
        for (unsigned k = 0; k < pool->view->parts->len && !found.part; k++) {
            const struct facts_part *part = &g_array_index(pool->view->parts, struct facts_part, k);

            if (view_unit(pool->view, part->unit)->block == index)
                found.part = part;
        }
        if (found.part && (mail || address_is_web(found.text))) {
            found.unit = view_unit(pool->view, found.part->unit);
            found.where = found.part->all;
            judge(pool, &found, mail, block->span, sites);
        }
        g_free(found.text);
    }
}

/* The addresses of the posting's own blocks, or of those around it. */
static void read_blocks(struct facts_pool *pool, bool around, bool sites)
{
    const struct posting *posting = pool->view->posting;

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        if (posting_block(posting, i)->around != around)
            continue;
        read_block(pool, posting_block(posting, i), sites);
        read_links(pool, i, sites);
    }
}

/* What stands around the posting names whom to write to where nothing else does. */
void rules_contacts(struct facts_pool *pool)
{
    if (pool->view->parts->len == 0)
        return;
    read_blocks(pool, false, false);
    read_blocks(pool, false, true);
    if (!pool_knows(pool, FACT_CONTACT))
        read_telephones(pool, false);
    if (!pool_knows(pool, FACT_CONTACT) && !pool_knows(pool, FACT_URL)) {
        read_blocks(pool, true, false);
        read_telephones(pool, true);
    }
}
