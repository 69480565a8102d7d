/* compose_view: a posting of which some blocks are left, with their texts as a poster sets them:
 * without the marks of where they come from.
 *
 * Part of compose_poster. What always holds: facts, offices and spans are the posting's own; of the
 * words only numbers of headings, marks and what an INI may leave to the layout change. */
#include "document/compose/compose_private.h"

#include <string.h>

enum { HEADING_WORDS = 8 };

void compose_view_begin(struct compose_view *view, const struct posting *posting)
{
    view->posting = *posting;
    view->posting.blocks = g_array_new(FALSE, FALSE, sizeof(struct posting_block));
    view->posting.sections = g_array_new(FALSE, FALSE, sizeof(struct posting_section));
    view->strings = g_string_chunk_new(1024);
    view->links = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
}

void compose_view_end(struct compose_view *view)
{
    g_array_unref(view->posting.blocks);
    g_array_unref(view->posting.sections);
    g_string_chunk_free(view->strings);
    g_ptr_array_unref(view->links);
}

static struct posting_section *last_section(const struct compose_view *view)
{
    return &g_array_index(view->posting.sections, struct posting_section,
                          view->posting.sections->len - 1);
}

static struct posting_block *view_block(const struct compose_view *view, unsigned index)
{
    return &g_array_index(view->posting.blocks, struct posting_block, index);
}

/* Sub-headings below which nothing is left. */
static void drop_empty(struct compose_view *view, unsigned first)
{
    for (unsigned i = view->posting.blocks->len; i > first; i--) {
        const struct posting_block *block = view_block(view, i - 1);
        const bool last = i == view->posting.blocks->len;

        if (block->kind == BLOCK_HEADING &&
            (last || (view_block(view, i)->kind == BLOCK_HEADING && block->level > 2 &&
                      view_block(view, i)->level <= block->level)))
            g_array_remove_index(view->posting.blocks, i - 1);
    }
}

void compose_view_close(struct compose_view *view)
{
    struct posting_section *section;

    if (view->posting.sections->len == 0)
        return;
    section = last_section(view);
    if (view->filled)
        drop_empty(view, section->first);
    section->count = view->posting.blocks->len - section->first;
    if (section->count == 0)
        g_array_set_size(view->posting.sections, view->posting.sections->len - 1);
}

void compose_view_open(struct compose_view *view, enum lang_role role, bool filled)
{
    struct posting_section section = {.role = role};

    compose_view_close(view);
    section.first = view->posting.blocks->len;
    g_array_append_val(view->posting.sections, section);
    view->filled = filled;
}

/* `!!!` shouts once. */
static void calm(GString *text)
{
    for (char *at = strstr(text->str, "!!"); at; at = strstr(text->str, "!!"))
        g_string_erase(text, at - text->str, 1);
}

/* `Hours ......... 4` */
static void join_leaders(const struct compose_view *view, GString *text)
{
    const char *at = strstr(text->str, "....");
    const char *colon = lang_label(view->posting.lang, LABEL_COLON);

    while (at) {
        const size_t from = (size_t)(at - text->str), dots = strspn(at, ".");
        size_t start = from, end = from + dots;

        while (start > 0 && text->str[start - 1] == ' ')
            start--;
        end += strspn(text->str + end, " ");
        g_string_erase(text, (gssize)start, (gssize)(end - start));
        if (text->str[start])
            g_string_insert(text, (gssize)start, colon);
        at = strstr(text->str, "....");
    }
}

/* Words in capitals that press. */
static void take_pressing(const struct compose_view *view, GString *text)
{
    const char *const *word = view->posting.lang->pressing;

    for (; word && *word; word++) {
        const size_t len = strlen(*word);
        char *at = strstr(text->str, *word);

        if (at && (at == text->str || at[-1] == ' ') && at[len] == ' ')
            g_string_erase(text, at - text->str, (gssize)len + 1);
    }
}

/* Signs before the first word: a picture beside each line of a mail is none on paper. */
static void take_signs(GString *text)
{
    const char *at = text->str;

    while (*at) {
        const gunichar c = g_utf8_get_char(at);
        const GUnicodeType type = g_unichar_type(c);

        if (type != G_UNICODE_OTHER_SYMBOL && c != 0xFE0F && c != 0x200D && c != ' ')
            break;
        at = g_utf8_next_char(at);
    }
    if (*at && at > text->str)
        g_string_erase(text, 0, at - text->str);
}

/* How long the number before a heading's words is, `2.1 `, `IV. `, `A) `; 0: it has none. */
static size_t number_len(const char *text)
{
    const char *at = text + (*text == '(');
    const size_t digits = strspn(at, "0123456789"), roman = strspn(at, "IVX");
    bool dotted = false;

    if (digits == 0 && roman == 0 && !g_ascii_isalpha(*at))
        return 0;
    at += digits ? digits : roman ? roman : 1;
    while (*at == '.' && g_ascii_isdigit(at[1])) {
        dotted = true;
        at += 1 + strspn(at + 1, "0123456789");
    }
    if (*at && strchr(".)/", *at))
        at += 1 + (*at == '.' && at[1] == ')');
    else if (!dotted)
        return 0;
    return *at == ' ' && digits < 3 ? (size_t)(at - text) + strspn(at, " -") : 0;
}

/* What has a number with a dot inside, `2.1 Accueil`, heads what stands below it. */
static void take_number(struct posting_block *block, GString *text)
{
    const size_t len = number_len(text->str);
    const bool dotted = len > 3 && g_ascii_isdigit(text->str[2]);

    if (block->kind == BLOCK_HEADING && g_str_has_prefix(text->str, "- "))
        g_string_erase(text, 0, 2);
    if (len == 0 || !text->str[len] || (block->kind != BLOCK_HEADING && !dotted))
        return;
    g_string_erase(text, 0, (gssize)len);
    if (block->kind == BLOCK_HEADING || compose_count_words(text->str) > HEADING_WORDS ||
        g_str_has_suffix(text->str, ".")) /* `2.2 Order repairs.` says something itself */
        return;
    block->kind = BLOCK_HEADING;
    block->level = 3;
}

/* `**The post:** You will …`: the poster's own title says that. */
static void take_run_in(const struct compose_view *view, const struct posting_block *block,
                        GString *text)
{
    const struct posting_section *section = last_section(view);
    const struct language *lang = view->posting.lang;
    g_autofree char *label = block->label.source ? span_dup(block->label) : NULL;
    const char *colon = strchr(text->str, ':');

    if (!label || !colon || view->posting.blocks->len > section->first ||
        !lang_is_work_role(section->role) || lang_find_role(lang, label) != section->role ||
        colon[1 + strspn(colon + 1, " ")] == '\0')
        return;
    g_string_erase(text, 0, colon + 1 + strspn(colon + 1, " ") - text->str);
}

/* The links of a block whose text has changed, where they stand now. */
static GArray *move_links(struct compose_view *view, const struct posting_block *block,
                          const char *text)
{
    GArray *moved = g_array_new(FALSE, FALSE, sizeof(struct posting_link));
    const char *from = text;

    for (unsigned i = 0; i < block->links->len; i++) {
        struct posting_link link = g_array_index(block->links, struct posting_link, i);
        g_autofree char *words = g_strndup(block->text + link.start, link.len);
        const char *at = strstr(from, words);

        if (!at)
            continue;
        link.start = (size_t)(at - text);
        from = at + link.len;
        g_array_append_val(moved, link);
    }
    g_ptr_array_add(view->links, moved);
    return moved;
}

/* `E`, `D`: the letter that tables have for a must or a wish; made small. */
static bool take_letter(const struct language *lang, char *says)
{
    if (strlen(says) != 1 || !g_ascii_isupper(*says))
        return false;
    *says = g_ascii_tolower(*says);
    return lang_has_word(lang_criteria(lang)->desirables, says) ||
           lang_has_word(lang_criteria(lang)->essentials, says);
}

/* `A driving licence (essential)`, `R (desirable)`: of what is sought, a must is what stands there
 * without a word, and a wish is said without brackets. */
static void take_modality(const struct compose_view *view, GString *text)
{
    const struct language *lang = view->posting.lang;
    const char *open =
        text->len > 2 && text->str[text->len - 1] == ')' ? strrchr(text->str, '(') : NULL;
    g_autofree char *says = open ? g_strndup(open + 1, strlen(open) - 2) : NULL;

    if (!says || open == text->str || open[-1] != ' ' || last_section(view)->role != ROLE_PROFILE)
        return;
    if (take_letter(lang, says)) {
        g_string_truncate(text, (size_t)(open - text->str) - 1);
        if (lang_has_word(lang_criteria(lang)->desirables, says))
            g_string_append_printf(text, " – %s", lang_label(lang, LABEL_GRID_BONUS));
        return;
    }
    if (!lang_is_need_heading(lang, says) && !lang_is_wish_heading(lang, says))
        return;
    g_string_truncate(text, (size_t)(open - text->str) - 1);
    if (lang_is_wish_heading(lang, says))
        g_string_append_printf(text, " – %s", says);
}

void compose_view_add(struct compose_view *view, const struct posting_block *block,
                      const char *said)
{
    struct posting_block copy = *block;
    g_autoptr(GString) text = g_string_new(said ? said : block->text);

    take_signs(text);
    take_number(&copy, text);
    take_run_in(view, block, text);
    take_pressing(view, text);
    take_modality(view, text);
    join_leaders(view, text);
    calm(text);
    if (strcmp(text->str, block->text) != 0) {
        copy.links = block->links ? move_links(view, block, text->str) : NULL;
        copy.text = g_string_chunk_insert(view->strings, text->str);
    }
    if (last_section(view)->role != ROLE_APPLY)
        copy.number = 0;
    if (view->inside && copy.level > 0)
        copy.level = 3;
    g_array_append_val(view->posting.blocks, copy);
}
