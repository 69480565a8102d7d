/* compose_posts: a text that offers several posts: each keeps its own name, duties, profile and
 * conditions together.
 *
 * Part of compose_skip. What always holds: what is true of one post alone is said below its name,
 * and nowhere as if it were true of all. */
#include "document/compose/compose_private.h"

#include <string.h>

/* `Poste 2 : …` */
static bool is_post(const struct posting *posting, const struct posting_block *block)
{
    g_autofree char *folded = NULL;
    const char *name;

    if (block->kind == BLOCK_ITEM || !strchr(block->text, ':'))
        return false;
    folded = lang_fold(block->text, strlen(block->text));
    name = lang_behind_post(posting->lang, folded);
    return name && *name;
}

static bool ends_posts(const struct posting *posting, const struct posting_section *section)
{
    return section->role == ROLE_APPLY || section->role == ROLE_COMMITMENTS ||
           (posting_heading_of(posting, section) &&
            (section->role == ROLE_NONE || section->role == ROLE_ABOUT));
}

void compose_posts_find(const struct posting *posting, struct compose_posts *posts)
{
    *posts = (struct compose_posts){.first = posting->blocks->len};
    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);
        const struct posting_section *section = posting_section(posting, block->section);

        if (is_post(posting, block)) {
            posts->first = posts->count ? posts->first : i;
            posts->count++;
            posts->end = posting->blocks->len;
        } else if (posts->count && posts->end == posting->blocks->len && i == section->first &&
                   ends_posts(posting, section)) {
            posts->end = i;
        }
    }
    if (posts->count < 2)
        posts->first = posts->end = posting->blocks->len;
}

bool compose_posts_begins(const struct compose_posts *posts, const struct posting *posting,
                          unsigned index)
{
    return index >= posts->first && index < posts->end &&
           is_post(posting, posting_block(posting, index));
}

/* What a post is called: behind `Poste 2 : `. */
static const char *name_of(const struct posting_block *post)
{
    const char *name = strchr(post->text, ':') + 1;

    return name + strspn(name, " ");
}

void compose_posts_name(struct compose *c, const struct compose_posts *posts,
                        struct posting_fact *facts)
{
    const struct posting *posting = c->posting;
    g_autoptr(GString) title = g_string_new(NULL);
    struct span from, to;

    if (posts->count < 2)
        return;
    from = posting_block(posting, posts->first)->span;
    to = posting_block(posting, posts->end - 1)->span;
    for (unsigned i = posts->first; i < posts->end; i++)
        if (compose_posts_begins(posts, posting, i))
            g_string_append_printf(title, "%s%s", title->len ? " / " : "",
                                   name_of(posting_block(posting, i)));
    for (unsigned id = 0; id < FACT_COUNT; id++)
        if ((id == FACT_CONTRACT || id == FACT_HOURS || id == FACT_PAY) &&
            facts[id].span.source == from.source && facts[id].span.offset >= from.offset &&
            facts[id].span.offset < to.offset + to.len)
            facts[id] = (struct posting_fact){0};
    if (!facts[FACT_TITLE].from_ini) {
        g_autofree char *set = compose_typo(c, title->str);

        c->doc->title = doc_keep(c->doc, set);
    }
}
