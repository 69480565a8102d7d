/* pay: sums and scales, by a label, among terms, in sentences. Readers of the table in terms. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    PAY_MAX = 130,   /* bytes of pay that a label names */
    SCALE_MAX = 60,  /* bytes of a clause behind the words of a scale */
    REST_MAX = 32,   /* that follow a sum */
    BARE_FIGURES = 4 /* at least, of a sum without its sign */
};

/* The stop of "12.40". */
static bool is_inside_figure(const char *text, size_t at)
{
    return at > 0 && strchr(".,", text[at]) && g_ascii_isdigit(text[at - 1]) &&
           g_ascii_isdigit(text[at + 1]);
}

/* What follows up to the next mark belongs to a sum, or to hours: "12 € de l'heure selon profil".
 */
static struct facts_stretch with_rest(const struct facts_view *view, struct facts_stretch in,
                                      struct facts_stretch value)
{
    const char *text = view->low->str;
    const size_t end = in.start + in.len, from = value.start + value.len;
    size_t at = from;

    while (at < end && (!strchr(",;.|()", text[at]) || is_inside_figure(text, at)))
        at++;
    return at - from <= REST_MAX ? view_between(value.start, at) : value;
}

/* The length of what joins two figures: " à ", " to ", marks; 0: it joins none. */
static size_t joint_len(const char *text)
{
    static const char *const joints[] = {"a ", "et ", "to ", "and ", " ", ".", ",", "-", "/"};

    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++)
        if (strncmp(text, joints[i], strlen(joints[i])) == 0)
            return strlen(joints[i]);
    return 0;
}

/* Below "Rémunération (en € brut/an)", "34 000 à 41 000": figures alone, of the money that the
 * label names. */
static bool is_bare_sum(const struct facts_view *view, const struct facts_part *part)
{
    static const char *const signs[] = {"€", "eur", "£", "gbp", "$", "chf"};
    const struct facts_unit *label = part->below ? view_unit(view, part->unit - 1) : NULL;
    const char *text = view->low->str + part->value.start;
    unsigned figures = 0;
    bool money = false;

    for (size_t i = 0, len; label && i < part->value.len; i += len) {
        len = g_ascii_isdigit(text[i]) ? 1 : joint_len(text + i);
        figures += g_ascii_isdigit(text[i]) != 0;
        if (len == 0)
            return false;
    }
    for (size_t i = 0; label && figures >= BARE_FIGURES && i < G_N_ELEMENTS(signs); i++)
        money |=
            g_strstr_len(view->low->str + label->low, (gssize)label->low_len, signs[i]) != NULL;
    return money;
}

/* Days of rest and lists of contracts stand under a heading about pay, too. */
bool pay_read_labelled(struct facts_view *view, const struct facts_part *part,
                       struct facts_stretch *value, int *score)
{
    const struct facts_stretch in = view_sentence(view, part->value);
    const bool sum = view_match(view, LANG_PATTERN_PAY, in, value) || is_bare_sum(view, part);
    const bool scale = !sum && view_match(view, LANG_PATTERN_PAY_SCALE, in, value);

    if (in.len <= PAY_MAX)
        *value = in;
    *score -= sum ? 0 : part->below ? FACTS_AWAY / 2 : scale ? 3 : FACTS_AWAY / 2;
    return (sum || scale ||
            (in.len <= FACTS_VALUE_MAX && !part->below && !part_is_away(view, part) &&
             part_role(view, part) != ROLE_MISSIONS)) &&
           view_match_whole(view, LANG_PATTERN_CONTRACT, in).len < in.len;
}

/* Other money: said before the sum, or behind it where the sum itself doesn't say that it is pay.
 */
static bool is_other_money(struct facts_view *view, struct facts_stretch in,
                           struct facts_stretch sum)
{
    const struct facts_stretch with = view_between(in.start, sum.start + sum.len);
    const size_t figure = strcspn(view->low->str + sum.start, "0123456789");

    return view_says(view, LANG_PATTERN_NO_PAY, view_between(in.start, sum.start + figure)) ||
           (!view_says(view, LANG_PATTERN_PAY_WORD, with) &&
            view_says(view, LANG_PATTERN_NO_PAY, view_between(sum.start, in.start + in.len)));
}

bool pay_read_term(struct facts_view *view, const struct facts_part *part,
                   struct facts_stretch *value, int *score)
{
    const bool pays =
        view_says(view, LANG_PATTERN_PAY_WORD, part->value) || part_role(view, part) == ROLE_PAY;

    if (!view_match(view, LANG_PATTERN_PAY, part->value, value) ||
        is_other_money(view, part->value, *value))
        return false;
    *value = with_rest(view, part->value, *value);
    *score -= pays ? 0 : FACTS_AWAY;
    *score -= part_is_away(view, part) || part_role(view, part) == ROLE_MISSIONS ? FACTS_AWAY : 0;
    return true;
}

/* A scale goes on to the end of its clause. */
static struct facts_stretch to_end(const struct facts_view *view, struct facts_stretch in,
                                   struct facts_stretch value)
{
    const char *text = view->low->str;
    size_t at = value.start + value.len;

    while (at < in.start + in.len && !strchr(".;|", text[at]))
        at++;
    if (at - value.start - value.len <= SCALE_MAX)
        value = view_between(value.start, at);
    return memchr(text + value.start, ')', value.len)
               ? value
               : view_part(value, 0, strcspn(text + value.start, "("));
}

bool pay_read_scale(struct facts_view *view, const struct facts_part *part,
                    struct facts_stretch *value, int *score)
{
    const bool pays =
        part_role(view, part) == ROLE_PAY || view_says(view, LANG_PATTERN_PAY_WORD, part->value);

    if (!pays || !view_match(view, LANG_PATTERN_PAY_SCALE, part->value, value) ||
        view_says(view, LANG_PATTERN_NO_PAY, view_between(part->value.start, value->start)))
        return false;
    *value = to_end(view, part->value, *value);
    *score -= part_is_away(view, part) ? FACTS_AWAY : 0;
    return true;
}

bool pay_read_sentence(struct facts_view *view, const struct facts_part *part,
                       struct facts_stretch *value, int *score)
{
    const enum lang_role role = part_role(view, part);

    if (!view_match(view, LANG_PATTERN_PAY, part->value, value) ||
        !(view_says(view, LANG_PATTERN_PAY_WORD, part->value) ||
          (value->start == part->value.start && (role == ROLE_PAY || role == ROLE_NONE))) ||
        is_other_money(view, part->value, *value))
        return false;
    *value = with_rest(view, part->value, *value);
    *score -= part_is_away(view, part) || role == ROLE_MISSIONS ? FACTS_AWAY / 2 : 0;
    return true;
}
