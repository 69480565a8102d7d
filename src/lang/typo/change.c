/* typo_change: what a rule changed, and which rules there are by name. Part of typo; beside the way
 * to documents, which don't ask. What always holds: characters that a rule copied keep their
 * number, so what differs between two of them is one change. */
#include "lang/typo/typo_private.h"

#include <string.h>

enum { AROUND_MAX = 24 }; /* characters that are shown on each side */

void typo_change_clear(gpointer change)
{
    struct typo_change *cleared = change;

    g_free(cleared->before);
    g_free(cleared->after);
}

static char *dup_chars(const struct typo_char *chars, size_t len)
{
    GString *text = g_string_new(NULL);

    for (size_t i = 0; i < len; i++)
        g_string_append_unichar(text, chars[i].c);
    return g_string_free(text, FALSE);
}

/* A stretch of a text and what became of it. */
struct stretch {
    size_t in, in_end, out, out_end;
};

static bool differs(struct typo_text in, const struct typo_out *out, struct stretch s)
{
    if (s.in_end - s.in != s.out_end - s.out)
        return true;
    for (size_t i = 0; i < s.in_end - s.in; i++)
        if (in.chars[s.in + i].c != out->chars[s.out + i].c)
            return true;
    return false;
}

/* Over the same letters on both sides, to the next spaces. */
static void widen(struct typo_text in, const struct typo_out *out, struct stretch *s)
{
    for (size_t i = 0; i < AROUND_MAX && s->in > 0 && s->out > 0 &&
                       in.chars[s->in - 1].id == out->chars[s->out - 1].id &&
                       !g_unichar_isspace(in.chars[s->in - 1].c);
         i++) {
        s->in--;
        s->out--;
    }
    for (size_t i = 0; i < AROUND_MAX && s->in_end < in.len && s->out_end < out->len &&
                       in.chars[s->in_end].id == out->chars[s->out_end].id &&
                       !g_unichar_isspace(in.chars[s->in_end].c);
         i++) {
        s->in_end++;
        s->out_end++;
    }
}

static void add_change(const struct typo_rule *rule, struct typo_text in,
                       const struct typo_out *out, struct stretch s, GArray *changes)
{
    struct typo_change change = {.rule = rule};

    widen(in, out, &s);
    change.offset = s.in < in.len ? in.chars[s.in].at : in.len > 0 ? in.chars[in.len - 1].at : 0;
    change.before = dup_chars(in.chars + s.in, s.in_end - s.in);
    change.after = dup_chars(out->chars + s.out, s.out_end - s.out);
    g_array_append_val(changes, change);
}

/* What a rule has made stands where what it was made from stood. */
static void number_made(struct typo_text in, struct stretch s, struct typo_out *out, guint32 *next)
{
    const size_t place = MIN(s.in, in.len - 1);

    for (size_t i = s.out; i < s.out_end; i++) {
        struct typo_char *made = &out->chars[i];

        made->at = in.chars[place].at;
        made->id = (*next)++;
    }
}

void typo_list_changes(const struct typo_rule *rule, struct typo_text in, struct typo_out *out,
                       GArray *changes)
{
    guint32 next = 1;
    size_t i = 0, j = 0;

    for (size_t k = 0; k < in.len; k++)
        next = MAX(next, in.chars[k].id + 1);
    while (i < in.len || j < out->len) {
        struct stretch s = {i, i, j, j};

        while (s.out_end < out->len && out->chars[s.out_end].id == 0)
            s.out_end++;
        while (s.in_end < in.len &&
               (s.out_end == out->len || in.chars[s.in_end].id != out->chars[s.out_end].id))
            s.in_end++;
        if (differs(in, out, s))
            add_change(rule, in, out, s, changes);
        number_made(in, s, out, &next);
        i = s.in_end + 1;
        j = s.out_end + 1;
    }
}

/* The number of the rule of that name, or number, in any language; 0: there is none. */
static unsigned find_rule(const char *word)
{
    for (const struct language *const *lang = lang_all(); *lang; lang++)
        for (const struct typo_rule *rule = (*lang)->typography; rule && rule->name; rule++) {
            g_autofree char *number = g_strdup_printf("%u", rule->number);

            if (strcmp(word, rule->name) == 0 || strcmp(word, number) == 0)
                return rule->number;
        }
    return 0;
}

char *typo_parse_rules(const char *text, unsigned *bits)
{
    g_auto(GStrv) words = g_strsplit(text, ",", -1);
    unsigned named = 0;

    for (char **word = words; *word; word++) {
        const unsigned number = find_rule(g_strstrip(*word));

        if (number == 0)
            return g_strdup(*word);
        named |= 1u << number;
    }
    *bits |= named;
    return NULL;
}
