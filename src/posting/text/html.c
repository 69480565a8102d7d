/* html: from the remains of a web page to Markdown, which markup reads. Between clean and markup.
 * What always holds: no word is lost, and what is no tag of HTML stays as it stands. */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    TAG_MAX = 2000,    /* bytes */
    TAG_NAME_MAX = 12, /* bytes of a tag's name */
    DEPTH_MAX = 8,     /* lists in lists */
    ENTITY_MAX = 10,   /* bytes between & and ; */
};

struct tag {
    char name[TAG_NAME_MAX + 1];
    bool closes;
    size_t len;
    const char *attributes, *end;
};

struct page {
    struct rewrite rewrite;
    const char *text, *end, *at;
    unsigned depth;
    unsigned numbers[DEPTH_MAX + 1]; /* of the lists we are in; 0: bullets */
    bool cell;                       /* a row has begun, and its first cell too */
    char *target;                    /* of the link we are in */
};

static void put(struct page *page, const char *text)
{
    rewrite_put(&page->rewrite, (size_t)(page->at - page->text), text, strlen(text));
}

static bool ends_in(const struct page *page, const char *end)
{
    return page->rewrite.out->len == 0 || g_str_has_suffix(page->rewrite.out->str, end);
}

static void end_line(struct page *page)
{
    if (!ends_in(page, "\n"))
        put(page, "\n");
}

static void end_paragraph(struct page *page)
{
    end_line(page);
    if (!ends_in(page, "\n\n"))
        put(page, "\n");
}

static void put_nothing(struct page *page, const struct tag *tag)
{
    (void)page;
    (void)tag;
}

static void put_bold(struct page *page, const struct tag *tag)
{
    if (tag->closes)
        put(page, "**");
    for (; !tag->closes && page->at < page->end && page->at[tag->len] == ' '; page->at++)
        put(page, " ");
    if (!tag->closes)
        put(page, "**");
}

static void put_break(struct page *page, const struct tag *tag)
{
    (void)tag;
    put(page, "\n");
}

static void put_paragraph(struct page *page, const struct tag *tag)
{
    (void)tag;
    end_paragraph(page);
}

static void put_line(struct page *page, const struct tag *tag)
{
    (void)tag;
    end_line(page);
    page->cell = false;
}

static void put_heading(struct page *page, const struct tag *tag)
{
    end_paragraph(page);
    for (int i = '0'; !tag->closes && i < tag->name[1]; i++)
        put(page, "#");
    put(page, tag->closes ? "" : " ");
}

static void put_list(struct page *page, const struct tag *tag)
{
    end_line(page);
    if (tag->closes)
        page->depth -= page->depth > 0;
    else if (page->depth < DEPTH_MAX)
        page->numbers[++page->depth] = tag->name[0] == 'o';
}

static void put_item(struct page *page, const struct tag *tag)
{
    unsigned *number = &page->numbers[page->depth];
    g_autofree char *mark = *number ? g_strdup_printf("%u. ", *number) : g_strdup("- ");

    end_line(page);
    if (tag->closes)
        return;
    for (unsigned i = 1; i < page->depth; i++)
        put(page, "  ");
    put(page, mark);
    *number += *number > 0;
}

static void put_cell(struct page *page, const struct tag *tag)
{
    if (tag->closes)
        return;
    put(page, page->cell ? "\t" : "");
    page->cell = true;
}

/* The value of `href`; NULL: none (g_free). */
static char *find_target(const struct tag *tag)
{
    const char *href = g_strstr_len(tag->attributes, tag->end - tag->attributes, "href");
    const char *open = href ? strpbrk(href, "\"'") : NULL, *close;

    if (!open || open >= tag->end)
        return NULL;
    close = memchr(open + 1, *open, (size_t)(tag->end - open - 1));
    return close ? g_strndup(open + 1, (size_t)(close - open - 1)) : NULL;
}

static void put_link(struct page *page, const struct tag *tag)
{
    if (tag->closes && page->target) {
        put(page, "](");
        put(page, page->target);
        put(page, ")");
        g_clear_pointer(&page->target, g_free);
    } else if (!tag->closes && !page->target) {
        page->target = find_target(tag);
        put(page, page->target ? "[" : "");
    }
}

static const struct {
    const char *name;
    void (*put)(struct page *page, const struct tag *tag);
} tags[] = {
    {"a", put_link},
    {"b", put_bold},
    {"strong", put_bold},
    {"br", put_break},
    {"p", put_paragraph},
    {"div", put_line},
    {"li", put_item},
    {"ul", put_list},
    {"ol", put_list},
    {"h1", put_heading},
    {"h2", put_heading},
    {"h3", put_heading},
    {"h4", put_heading},
    {"h5", put_heading},
    {"h6", put_heading},
    {"hr", put_paragraph},
    {"table", put_paragraph},
    {"tr", put_line},
    {"td", put_cell},
    {"th", put_cell},
    {"i", put_nothing},
    {"em", put_nothing},
    {"u", put_nothing},
    {"span", put_nothing},
    {"font", put_nothing},
    {"small", put_nothing},
    {"sup", put_nothing},
    {"sub", put_nothing},
    {"center", put_line},
    {"tbody", put_nothing},
    {"thead", put_nothing},
    {"section", put_paragraph},
    {"article", put_paragraph},
    {"header", put_paragraph},
    {"footer", put_paragraph},
    {"body", put_nothing},
    {"html", put_nothing},
    {"blockquote", put_paragraph},
};

static bool read_name(const char *at, const char *end, struct tag *tag)
{
    size_t len = 0;

    while (at + len < end && len < TAG_NAME_MAX && g_ascii_isalnum(at[len])) {
        tag->name[len] = g_ascii_tolower(at[len]);
        len++;
    }
    tag->name[len] = '\0';
    tag->attributes = at + len;
    return len > 0 && at + len < end && strchr(" />\t\n", at[len]);
}

/* `<name …>` or `</name>` at a place. */
static bool find_tag(const struct page *page, struct tag *tag)
{
    const char *from = page->at + 1, *limit = page->at + MIN(TAG_MAX, page->end - page->at);

    tag->closes = from < limit && *from == '/';
    if (!read_name(from + tag->closes, limit, tag))
        return false;
    tag->end = memchr(tag->attributes, '>', (size_t)(limit - tag->attributes));
    if (!tag->end || memchr(tag->attributes, '<', (size_t)(tag->end - tag->attributes)))
        return false;
    tag->len = (size_t)(tag->end + 1 - page->at);
    return true;
}

static bool read_tag(struct page *page)
{
    struct tag tag;

    if (*page->at != '<' || !find_tag(page, &tag))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
        if (strcmp(tag.name, tags[i].name) == 0) {
            tags[i].put(page, &tag);
            page->at += tag.len;
            page->at += page->at < page->end && *page->at == '\n' && ends_in(page, "\n");
            return true;
        }
    return false;
}

/* HTML 4, 24.2: those of Latin-1, from U+00A0 on. */
static const char *const latin_names[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

/* 24.3, 24.4, as far as texts have them. */
static const struct {
    const char *name;
    gunichar character;
} names[] = {{"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},
             {"apos", '\''},     {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},
             {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},
             {"bdquo", 0x201E},  {"bull", 0x2022},   {"hellip", 0x2026}, {"euro", 0x20AC},
             {"trade", 0x2122},  {"OElig", 0x0152},  {"oelig", 0x0153},  {"rarr", 0x2192},
             {"larr", 0x2190},   {"ensp", ' '},      {"emsp", ' '},      {"thinsp", ' '},
             {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"minus", 0x2212},  {"Scaron", 0x160},
             {"scaron", 0x161},  {"check", 0x2713},  {"hyphen", 0x2010}};

static gunichar find_entity(const char *name, size_t len)
{
    if (len > 1 && name[0] == '#') {
        const bool hex = len > 2 && (name[1] | 0x20) == 'x';
        char *end;
        const guint64 code = g_ascii_strtoull(name + 1 + hex, &end, hex ? 16 : 10);

        return end == name + len && code >= 0x20 && code <= 0x10FFFF &&
                       g_unichar_validate((gunichar)code)
                   ? (gunichar)code
                   : 0;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i].name) == len && memcmp(name, names[i].name, len) == 0)
            return names[i].character;
    for (size_t i = 0; i < G_N_ELEMENTS(latin_names); i++)
        if (strlen(latin_names[i]) == len && memcmp(name, latin_names[i], len) == 0)
            return 0xA0 + (gunichar)i;
    return 0;
}

static bool read_entity(struct page *page)
{
    const size_t most = MIN(ENTITY_MAX + 2, (size_t)(page->end - page->at));
    const char *stop = *page->at == '&' ? memchr(page->at, ';', most) : NULL;
    const gunichar c = stop ? find_entity(page->at + 1, (size_t)(stop - page->at - 1)) : 0;
    char text[7] = "";

    if (!c)
        return false;
    if (c != 0xAD && (c < 0x7F || c >= 0xA0))
        g_unichar_to_utf8(c, text);
    put(page, text);
    page->at = stop + 1;
    return true;
}

struct source *html_read(struct source *clean)
{
    struct page page = {.text = clean->text, .at = clean->text, .end = clean->text + clean->len};

    rewrite_begin(&page.rewrite, clean);
    while (page.at < page.end) {
        const size_t plain = strcspn(page.at, "<&");

        rewrite_copy(&page.rewrite, (size_t)(page.at - page.text), plain);
        page.at += plain;
        if (page.at < page.end && !read_tag(&page) && !read_entity(&page)) {
            rewrite_copy(&page.rewrite, (size_t)(page.at - page.text), 1);
            page.at++;
        }
    }
    g_free(page.target);
    return rewrite_end(&page.rewrite, clean);
}
