/* compose_parts: the header, the band of facts and the code, which poster and card have in common.
 *
 * Part of compose_poster and compose_card. What always holds: a fact that is not known leaves no
 * empty place. */
#include "document/compose/compose_private.h"

#include "lang/address/address.h"

#include <string.h>

#define BADGE_MOST                                                                                 \
    30 /* characters of contract and hours: beside the house's name there is no more */

/* Does a text say no more than by what a number counts: "", "per week"? */
static bool says_per(const struct language *lang, const char *text)
{
    g_autofree char *folded = lang_fold(text, strlen(text));
    g_auto(GStrv) words = g_strsplit(g_strchug(folded), " ", -1);
    const unsigned count = g_strv_length(words);

    return count == 0 || (count == 1 && lang_has_word(lang->per, words[0])) ||
           (count == 2 && lang_has_word(lang->leading_words, words[0]) &&
            lang_has_word(lang->per, words[1]));
}

/* The hours; of "37 per week", behind a label that says it, "37 hours per week" (g_free). */
static char *hours_text(const struct compose *c)
{
    const struct language *lang = c->posting->lang;
    const char *hours = compose_fact(c, FACT_HOURS)->text;
    const size_t number = hours ? strspn(hours, "0123456789.,-") : 0;

    return number > 0 && lang->hours && !strchr(hours, '%') && says_per(lang, hours + number)
               ? g_strdup_printf("%.*s %s%s", (int)number, hours, lang->hours, hours + number)
               : g_strdup(hours);
}

/* Contract and hours, as far as they are known; NULL: neither is (g_free). */
static char *contract_text(const struct compose *c, const char *between)
{
    const char *contract = compose_fact(c, FACT_CONTRACT)->text;
    g_autofree char *hours = hours_text(c);
    /* What a bracket holds may go on in the text: "temps partiel (28 h, du mardi au samedi)". */
    const char *open = hours ? strrchr(hours, '(') : NULL;
    const char *close = open && !strchr(open, ')') ? ")" : "";

    return contract && hours ? g_strconcat(contract, between, hours, close, NULL)
                             : g_strconcat(contract ? contract : hours, close, NULL);
}

static bool is_long(const char *contract)
{
    return contract && g_utf8_strlen(contract, -1) > BADGE_MOST;
}

/* "Offre d’emploi · CDI · temps plein"; what is too long for that, the band says. */
static void add_badge(const struct compose *c, struct doc_node *parent)
{
    const struct posting_fact *contract = compose_fact(c, FACT_CONTRACT),
                              *hours = compose_fact(c, FACT_HOURS);
    g_autofree char *full = contract_text(c, " · ");
    const struct lang_match kind =
        is_long(full) && contract->text
            ? lang_find_contract(c->posting->lang, contract->text, strlen(contract->text))
            : (struct lang_match){0};
    GString *badge = g_string_new(lang_label(c->posting->lang, LABEL_JOB_OFFER));

    if (full && !is_long(full))
        g_string_append_printf(badge, " · %s", full);
    if (kind.len > 0)
        g_string_append_printf(badge, " · %.*s", (int)kind.len, contract->text + kind.offset);
    compose_text(c, parent, DOC_PARAGRAPH, "badge", badge->str, contract->span)->also = hours->span;
    g_string_free(badge, TRUE);
}

void compose_header(const struct compose *c)
{
    struct doc_node *root = c->doc->root, *head = doc_add(c->doc, root, DOC_GROUP, "head", NO_SPAN);

    compose_brand(c, doc_add(c->doc, head, DOC_GROUP, "brand", NO_SPAN));
    add_badge(c, head);
    compose_text(c, root, DOC_HEADING, "title", c->doc->title, c->posting->facts[FACT_TITLE].span)
        ->level = 1;
    compose_slot(c, "header");
}

/* Of an address the town; a place without figures is none, and stays as it is. */
static struct lang_match short_place(const struct compose *c, const char *place)
{
    return strpbrk(place, "0123456789") ? lang_find_town(c->posting->lang, place)
                                        : (struct lang_match){0, strlen(place)};
}

static void add_town(const struct compose *c, const char *place, GPtrArray *towns)
{
    const struct lang_match found = short_place(c, place);
    char *town = g_strndup(place + found.offset, found.len);

    if (g_ptr_array_find_with_equal_func(towns, town, g_str_equal, NULL))
        g_free(town);
    else
        g_ptr_array_add(towns, town);
}

/* Of a sentence with several addresses, each one's town: what an "and" parts, and has a number with
 * a comma on either side. */
static void add_towns(const struct compose *c, const char *place, GPtrArray *towns)
{
    g_autofree char *and = g_strdup_printf(" %s ", lang_label(c->posting->lang, LABEL_AND));
    const char *second = strstr(place, and);
    g_autofree char *first = second ? g_strndup(place, (size_t)(second - place)) : NULL;

    if (!second || !strpbrk(first, "0123456789") || !strpbrk(second, "0123456789") ||
        !strchr(second, ',')) {
        add_town(c, place, towns);
        return;
    }
    add_town(c, g_strchomp(first), towns);
    add_towns(c, second + strlen(and), towns);
}

/* Each town once: "Aix-en-Provence, Avignon et Marseille". */
static char *towns_text(const struct compose *c, const char *places)
{
    g_auto(GStrv) lines = g_strsplit(places, "\n", -1);
    g_autoptr(GPtrArray) towns = g_ptr_array_new_with_free_func(g_free);
    GString *text = g_string_new(NULL);

    for (unsigned i = 0; lines[i]; i++)
        add_towns(c, lines[i], towns);
    for (unsigned i = 0; i < towns->len; i++) {
        if (i > 0 && i + 1 == towns->len)
            g_string_append_printf(text, " %s\u00A0", lang_label(c->posting->lang, LABEL_AND));
        else if (i > 0)
            g_string_append(text, ", ");
        g_string_append(text, g_ptr_array_index(towns, i));
    }
    return g_string_free(text, FALSE);
}

/* What the band says of a fact; NULL: nothing (g_free). Of contract and hours, what the badge has
 * no room for. */
static char *band_text(const struct compose *c, enum posting_fact_id id)
{
    const char *text = compose_fact(c, id)->text;
    g_autofree char *contract = id == FACT_CONTRACT ? contract_text(c, ", ") : NULL;

    if (id == FACT_CONTRACT)
        return is_long(contract) ? g_steal_pointer(&contract) : NULL;
    return text && id == FACT_PLACES ? towns_text(c, text) : g_strdup(text);
}

/* Of one place in one town: "Lieu de travail". */
static enum lang_label band_label(const struct compose *c, enum lang_label label, const char *text)
{
    g_autofree char *and = g_strdup_printf(" %s\u00A0", lang_label(c->posting->lang, LABEL_AND));

    return label != LABEL_PLACES || strchr(compose_fact(c, FACT_PLACES)->text, '\n') ||
                   strstr(text, and)
               ? label
               : LABEL_PLACE;
}

static void add_fact(const struct compose *c, struct doc_node *list, enum posting_fact_id id,
                     enum lang_label label, const char *text)
{
    const struct posting_fact *fact = compose_fact(c, id);
    struct doc_node *item = doc_add(c->doc, list, DOC_ITEM, "fact", fact->span);
    struct doc_node *body = doc_add(c->doc, item, DOC_BODY, "fact-body", fact->span);

    compose_label(c, body, DOC_PARAGRAPH, "fact-label", label);
    compose_text(c, body, DOC_PARAGRAPH, "fact-value", text, fact->span);
}

void compose_facts(const struct compose *c, unsigned most)
{
    static const struct {
        enum posting_fact_id fact;
        enum lang_label label;
    } shown[] = {
        {FACT_START, LABEL_START},       {FACT_DEADLINE, LABEL_DEADLINE_POSTER},
        {FACT_PLACES, LABEL_PLACES},     {FACT_PAY, LABEL_PAY},
        {FACT_CONTRACT, LABEL_CONTRACT}, {FACT_REFERENCE, LABEL_REFERENCE},
    };
    struct doc_node *list = NULL;
    unsigned count = 0;

    for (unsigned i = 0; i < G_N_ELEMENTS(shown) && count < most; i++) {
        g_autofree char *text = band_text(c, shown[i].fact);

        if (!text)
            continue;
        if (!list)
            list = doc_add(c->doc, c->doc->root, DOC_LIST, "facts", NO_SPAN);
        add_fact(c, list, shown[i].fact, band_label(c, shown[i].label, text), text);
        count++;
    }
    compose_slot(c, "facts");
}

/* Where the code leads: what no browser opens is no target. */
static const struct posting_fact *find_target(const struct compose *c)
{
    const struct posting_fact *url = compose_fact(c, FACT_URL);

    return url->text && address_is_web(url->text) ? url : compose_fact(c, FACT_SITE);
}

void compose_code(const struct compose *c, struct doc_node *parent)
{
    const struct posting_fact *target = find_target(c);
    struct doc_node *box = doc_add(c->doc, parent, DOC_GROUP, "code-box", target->span), *code,
                    *line;
    g_autofree char *uri =
        target->text && address_is_web(target->text) ? address_uri(target->text) : NULL;
    g_autofree char *shown = uri ? address_short(uri) : NULL;

    if (!uri)
        return;
    code = doc_add(c->doc, box, DOC_CODE, "code", target->span);
    code->uri = doc_keep(c->doc, uri);
    compose_label(c, box, DOC_PARAGRAPH, "code-note", LABEL_FULL_OFFER)->says_cut = true;
    line = doc_add(c->doc, box, DOC_PARAGRAPH, "code-target", target->span);
    code->alt = compose_link(c, line, shown, uri, target->span)->alt;
}

void compose_contact_lines(const struct compose *c, struct doc_node *parent)
{
    const struct posting_fact *contact = compose_fact(c, FACT_CONTACT);
    g_auto(GStrv) lines = g_strsplit(contact->text ? contact->text : "", "\n", -1);

    for (char **line = lines; *line; line++)
        compose_rich(c, parent, DOC_PARAGRAPH, "contact", *line, contact->span);
}

void compose_web_line(const struct compose *c, struct doc_node *parent)
{
    const struct posting_fact *target = find_target(c);

    if (target->text)
        compose_rich(c, parent, DOC_PARAGRAPH, "contact", target->text, target->span);
}

void compose_contact(const struct compose *c, struct doc_node *parent)
{
    struct doc_node *group = doc_add(c->doc, parent, DOC_GROUP, "apply-text", NO_SPAN);

    compose_label(c, group, DOC_HEADING, "apply-title", LABEL_APPLY)->level = 2;
    compose_contact_lines(c, group);
}
