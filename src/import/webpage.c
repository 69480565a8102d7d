/* webpage: what a page says that was saved from a board. Between its text and an article. What
 * always holds: scripts, menus, forms and what else stands around its content are left out, and
 * that is said. */
#include "import/import_private.h"

#include <string.h>

enum { DEPTH_MAX = 8, MENU_MAX = 40, NESTED_MAX = 400, DATA_MAX = 200000 /* bytes */ };

struct webpage {
    const struct xml *xml;
    struct article *article;
    GPtrArray *cells;                       /* struct article *, of the row under way; NULL: none */
    unsigned depth, numbers[DEPTH_MAX + 1]; /* of the lists we are in; 0: bullets */
    unsigned nested;                        /* elements we are in: HTML may have any number */
    bool marked;                            /* the item under way has its mark already */
    bool bold, kept;                        /* kept: line ends of the source are its own */
    bool whole;                             /* no element says that it is the content */
};

static void walk(struct webpage *page, const xmlNode *parent);

static void end_block(struct webpage *page)
{
    struct article_block how = {.kind = ARTICLE_PARAGRAPH};

    if (page->depth > 0 && !page->marked && page->article->text->len > 0) {
        how.kind = ARTICLE_ITEM;
        how.level = page->depth;
        how.number = page->numbers[page->depth];
        page->numbers[page->depth] += how.number > 0;
        page->marked = true;
    }
    article_end(page->article, how);
}

static void skip(struct webpage *page, const xmlNode *node)
{
    (void)page;
    (void)node;
}

static void skip_around(struct webpage *page, const xmlNode *node)
{
    page->xml->report->left[LEFT_AROUND] |= xml_has_text(node);
}

static void read_block(struct webpage *page, const xmlNode *node)
{
    end_block(page);
    walk(page, node);
    end_block(page);
}

/* That of an article has its title in it. */
static void read_header(struct webpage *page, const xmlNode *node)
{
    if (page->whole)
        skip_around(page, node);
    else
        read_block(page, node);
}

/* Some servers put a whole page into one. */
static void read_form(struct webpage *page, const xmlNode *node)
{
    if (xml_find(node, "h1") || xml_find(node, "h2"))
        read_block(page, node);
    else
        skip_around(page, node);
}

static void read_heading(struct webpage *page, const xmlNode *node)
{
    end_block(page);
    walk(page, node);
    article_end(page->article, (struct article_block){.kind = ARTICLE_HEADING,
                                                      .level = (unsigned)(node->name[1] - '0')});
}

static void read_break(struct webpage *page, const xmlNode *node)
{
    (void)node;
    article_put_break(page->article, '\n');
}

static void read_bold(struct webpage *page, const xmlNode *node)
{
    const bool outer = page->bold;

    page->bold = true;
    walk(page, node);
    page->bold = outer;
}

/* `#main`: "Skip to content". */
static void read_link(struct webpage *page, const xmlNode *node)
{
    const char *target = xml_attribute(node, "href");

    if (page->whole && target && target[0] == '#' && page->article->blocks->len == 0) {
        skip_around(page, node);
        return;
    }
    article_open_link(page->article, target);
    walk(page, node);
    article_close_link(page->article);
}

static void read_kept(struct webpage *page, const xmlNode *node)
{
    page->kept = true;
    read_block(page, node);
    page->kept = false;
}

/* Does a link lead to another place of the same site or page? */
static bool is_inner(const xmlNode *node)
{
    const char *target = xml_is(node, "a") ? xml_attribute(node, "href") : NULL;

    return target && !strchr(target, ':');
}

/* Does all text below a node stand in links within the site? */
static bool is_linked(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (!is_inner(child) &&
            (child->type == XML_ELEMENT_NODE ? !is_linked(child) : xml_has_text(child)))
            return false;
    return true;
}

/* A list of nothing but such links is a menu, where no element says which part is the content. */
static bool is_menu(const struct webpage *page, const xmlNode *list)
{
    return page->whole && page->nested < MENU_MAX && xml_has_text(list) && is_linked(list);
}

static void read_list(struct webpage *page, const xmlNode *node)
{
    if (is_menu(page, node)) {
        skip_around(page, node);
        return;
    }
    end_block(page);
    if (page->depth == DEPTH_MAX) {
        walk(page, node);
        return;
    }
    page->numbers[++page->depth] = xml_is(node, "ol");
    page->marked = true; /* what stands before the first item is none */
    walk(page, node);
    end_block(page);
    page->depth--;
    page->marked = true;
}

static void read_item(struct webpage *page, const xmlNode *node)
{
    end_block(page);
    page->marked = page->depth == 0;
    walk(page, node);
    end_block(page);
}

static void read_cell(struct webpage *page, const xmlNode *node)
{
    if (page->cells) {
        g_ptr_array_add(page->cells, article_new());
        page->article = g_ptr_array_index(page->cells, page->cells->len - 1);
    }
    read_block(page, node);
}

/* What `read` finds cells in. */
static void read_cells(struct webpage *page, const xmlNode *node, const xmlNode *end)
{
    struct article *article = page->article;
    GPtrArray *outer = page->cells;
    const unsigned depth = page->depth;

    page->depth = 0;
    page->cells = g_ptr_array_new_with_free_func((GDestroyNotify)article_drop);
    for (; node != end; node = node->next)
        if (xml_is(node, "td") || xml_is(node, "th") || xml_is(node, "dt") || xml_is(node, "dd"))
            read_cell(page, node);
    article_add_row(article, page->cells);
    g_ptr_array_unref(page->cells);
    page->cells = outer;
    page->article = article;
    page->depth = depth;
}

static void read_row(struct webpage *page, const xmlNode *node)
{
    end_block(page);
    read_cells(page, node->children, NULL);
}

/* A term and what it says: up to the next term. */
static void read_term(struct webpage *page, const xmlNode *node)
{
    const xmlNode *end = node->next;

    while (end && !xml_is(end, "dt"))
        end = end->next;
    end_block(page);
    read_cells(page, node, end);
}

static const struct {
    const char *name;
    void (*read)(struct webpage *page, const xmlNode *node);
} elements[] = {
    {"a", read_link},
    {"b", read_bold},
    {"strong", read_bold},
    {"br", read_break},
    {"h1", read_heading},
    {"h2", read_heading},
    {"h3", read_heading},
    {"h4", read_heading},
    {"h5", read_heading},
    {"h6", read_heading},
    {"p", read_block},
    {"div", read_block},
    {"section", read_block},
    {"article", read_block},
    {"main", read_block},
    {"blockquote", read_block},
    {"address", read_block},
    {"figure", read_block},
    {"figcaption", read_block},
    {"details", read_block},
    {"summary", read_block},
    {"fieldset", read_block},
    {"center", read_block},
    {"caption", read_block},
    {"table", read_block},
    {"dl", read_block},
    {"hr", read_block},
    {"pre", read_kept},
    {"ul", read_list},
    {"ol", read_list},
    {"menu", read_list},
    {"li", read_item},
    {"tr", read_row},
    {"dt", read_term},
    {"dd", skip}, /* its term has read it */
    {"header", read_header},
    {"form", read_form},
    {"nav", skip_around},
    {"aside", skip_around},
    {"footer", skip_around},
    {"button", skip_around},
    {"select", skip_around},
    {"textarea", skip_around},
    {"label", skip_around},
    {"dialog", skip_around},
    {"head", skip},
    {"script", skip},
    {"style", skip},
    {"noscript", skip},
    {"template", skip},
    {"svg", skip},
    {"iframe", skip},
    {"object", skip},
    {"video", skip},
    {"audio", skip},
    {"canvas", skip},
};

static bool is_hidden(const xmlNode *node)
{
    const char *style = xml_attribute(node, "style"), *hidden = xml_attribute(node, "aria-hidden");
    g_autofree char *packed = style ? import_pack(style) : NULL;

    return xml_attribute(node, "hidden") || g_strcmp0(hidden, "true") == 0 ||
           (packed && strstr(packed, "display:none"));
}

static void read_element(struct webpage *page, const xmlNode *node)
{
    if (is_hidden(node)) {
        page->xml->report->left[LEFT_HIDDEN] |= xml_has_text(node);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        if (xml_is(node, elements[i].name)) {
            elements[i].read(page, node);
            return;
        }
    walk(page, node);
}

static void read_text(struct webpage *page, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", page->kept ? -1 : 1);

    for (unsigned i = 0; lines[i]; i++) {
        if (i > 0)
            article_put_break(page->article, '\n');
        article_put(page->article, lines[i], page->bold, true);
    }
}

static void walk(struct webpage *page, const xmlNode *parent)
{
    if (page->nested++ < NESTED_MAX)
        for (const xmlNode *node = parent->children; node; node = node->next) {
            if (node->type == XML_ELEMENT_NODE)
                read_element(page, node);
            else if (node->type == XML_TEXT_NODE && node->content)
                read_text(page, (const char *)node->content);
        }
    page->nested--;
}

/* What it says for machines of the post, wherever that stands. */
static char *find_data(const xmlNode *root)
{
    for (const xmlNode *at = root; at; at = xml_next(at, root)) {
        const char *type = xml_is(at, "script") ? xml_attribute(at, "type") : NULL,
                   *data = at->children ? (const char *)at->children->content : NULL;

        if (g_strcmp0(type, "application/ld+json") == 0 && data && strstr(data, "JobPosting") &&
            strlen(data) < DATA_MAX)
            return g_strdup(data);
    }
    return NULL;
}

static const xmlNode *find_by_role(const xmlNode *root)
{
    for (const xmlNode *at = root; at; at = xml_next(at, root))
        if (at->type == XML_ELEMENT_NODE && g_strcmp0(xml_attribute(at, "role"), "main") == 0)
            return at;
    return NULL;
}

/* Is there one article, and not a list of several? */
static const xmlNode *find_article(const xmlNode *root)
{
    const xmlNode *article = xml_find(root, "article");

    for (const xmlNode *at = article ? xml_next(article, root) : NULL; at; at = xml_next(at, root))
        if (xml_is(at, "article"))
            return NULL;
    return article;
}

/* The element that holds the content; NULL: none says that it does. */
static const xmlNode *find_content(const xmlNode *root)
{
    const xmlNode *main = xml_find(root, "main");

    main = main ? main : find_by_role(root);
    return main ? main : find_article(root);
}

static void read_page(struct webpage *page, const xmlNode *root)
{
    const xmlNode *content = find_content(root), *title = xml_find(root, "h1");

    page->whole = !content;
    page->article->data = find_data(root);
    content = content ? content : xml_find(root, "body");
    if (!content)
        return;
    if (title && !xml_find(content, "h1"))
        read_heading(page, title);
    walk(page, content);
    end_block(page);
}

bool webpage_read(const struct xml *xml, const char *text, struct article *article)
{
    struct webpage page = {.xml = xml, .article = article};
    xmlDoc *doc = xml_read_html(xml, text);
    const xmlNode *root = doc ? xml->lib->xmlDocGetRootElement(doc) : NULL;

    if (root)
        read_page(&page, root);
    if (doc)
        xml->lib->xmlFreeDoc(doc);
    return root != NULL || import_fail(xml->report, FAULT_NO_TEXT, NULL);
}
