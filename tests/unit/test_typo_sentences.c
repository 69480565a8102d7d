/* typo: what holds of any text, over random sentences. */
#include "lang/lang_private.h"
#include "lang/typo/typo.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

enum { SENTENCES = 10000, WORDS_MAX = 24 };

static const char *const keep[] = {"Yahoo!", "C'est", "n°5", NULL};

/* What no rule may touch, whatever stands around it. */
static const char *const kept[] = {"https://exemple.fr/a?b=1;2!c",
                                   "www.site.es/l'art",
                                   "jean.d'arc@exemple.fr",
                                   "mailto:a@b.fr?subject=x;y",
                                   "salariat.es.pdf",
                                   "coeur.fr",
                                   "10-12.csv",
                                   "Yahoo!",
                                   "C'est",
                                   "n°5"};

static const char *const words[] = {
    "le",
    "projet",
    "salarié.es",
    "coeur",
    "l'art",
    "qu'il",
    "etc...",
    "suite...",
    "3",
    "2026",
    "12345",
    "1 850",
    "€",
    "100%",
    "14h30",
    "9h",
    "21",
    "novembre",
    "1er",
    "mai",
    "personnes",
    "ans",
    "Groupe",
    "article",
    "n°",
    "p.",
    "M.",
    "Mme",
    "Dupont",
    "-",
    "–",
    "--",
    "—",
    "10-12",
    "2ème",
    "XXe",
    "siècle",
    "(oui)",
    "( non )",
    "\"mot\"",
    "\"deux mots\"",
    "« un »",
    "«deux»",
    "04 91 00 11 22",
    "+33 4 91 00 11 22",
    "et/ou",
    "A4",
    "Louis",
    "XIV",
    "un-e",
    "tous.tes",
    "the",
    "team's",
    "'quoted'",
    "5'10\"",
    "km",
    "kg",
    "May",
    "No.",
    "Mr",
    "Smith",
    "9am-5pm",
    "\"",
    "'",
    "Oui",
    "16Go",
    "0,8",
    "ETP",
    "salarié(e)s",
};

static const char *const marks[] = {" ",    " ",  " ",   " ",  " ",   " ",    "  ",
                                    " : ",  ": ", " ; ", "; ", " ! ", "! ",   " ?",
                                    " ?! ", ", ", " , ", ". ", " . ", "... ", "\n"};

static const char *pick(GRand *rand, const char *const *list, size_t len)
{
    return list[g_rand_int_range(rand, 0, (gint32)len)];
}

/* Spaces around what is kept: what stands behind an address might be a part of it. */
static char *random_sentence(GRand *rand, GPtrArray *held)
{
    GString *text = g_string_new(NULL);

    for (int i = g_rand_int_range(rand, 1, WORDS_MAX); i > 0; i--) {
        if (g_rand_int_range(rand, 0, 8) == 0) {
            const char *word = pick(rand, kept, G_N_ELEMENTS(kept));

            g_ptr_array_add(held, (gpointer)word);
            g_string_append_printf(text, " %s ", word);
        } else {
            g_string_append(text, pick(rand, words, G_N_ELEMENTS(words)));
            g_string_append(text, pick(rand, marks, G_N_ELEMENTS(marks)));
        }
    }
    return g_string_free(text, FALSE);
}

/* Letters and digits alone (g_free). */
static char *letters_of(const char *text)
{
    GString *letters = g_string_new(NULL);

    for (const char *at = text; *at; at = g_utf8_next_char(at))
        if (g_unichar_isalnum(g_utf8_get_char(at)))
            g_string_append_unichar(letters, g_utf8_get_char(at));
    return g_string_free(letters, FALSE);
}

static bool holds_in_order(const char *text, const GPtrArray *held)
{
    const char *at = text;

    for (guint i = 0; i < held->len && at; i++) {
        const char *word = g_ptr_array_index(held, i);

        at = strstr(at, word);
        at = at ? at + strlen(word) : NULL;
    }
    return at != NULL;
}

typedef const char *judge(const char *text, const GPtrArray *held, struct typo_options *options);

/* Many sentences in each language, judged: NULL, or what is wrong with one. */
static void judge_sentences(judge *wrong)
{
    const guint32 seed = (guint32)g_test_rand_int();
    GRand *rand = g_rand_new_with_seed(seed);

    g_test_message("seed %u", seed);
    for (unsigned i = 0; i < SENTENCES; i++) {
        struct typo_options options = {.lang = i % 2 ? &language_en : &language_fr, .keep = keep};
        g_autoptr(GPtrArray) held = g_ptr_array_new();
        g_autofree char *text = random_sentence(rand, held);
        const char *what = wrong(text, held, &options);

        if (what) {
            g_autofree char *shown = g_strescape(text, NULL);

            g_error("seed %u, %s: \"%s\" %s", seed, options.lang->code, shown, what);
        }
    }
    g_rand_free(rand);
}

static const char *judge_idempotent(const char *text, const GPtrArray *held,
                                    struct typo_options *options)
{
    g_autofree char *once = typo_apply(text, options), *twice = typo_apply(once, options);

    (void)held;
    return strcmp(once, twice) == 0 ? NULL : "changes again";
}

static const char *judge_kept(const char *text, const GPtrArray *held, struct typo_options *options)
{
    g_autofree char *set = typo_apply(text, options);

    return holds_in_order(set, held) ? NULL : "loses what is kept";
}

/* But for the rules that are about letters. */
static const char *judge_words(const char *text, const GPtrArray *held,
                               struct typo_options *options)
{
    g_autofree char *letters = letters_of(text), *set = NULL, *set_letters = NULL;

    (void)held;
    g_assert_null(typo_parse_rules("ligatures,ordinals", &options->off));
    set = typo_apply(text, options);
    set_letters = letters_of(set);
    return strcmp(letters, set_letters) == 0 ? NULL : "has other words";
}

static const char *judge_off(const char *text, const GPtrArray *held, struct typo_options *options)
{
    g_autofree char *set = NULL;

    (void)held;
    options->off = ~0u;
    set = typo_apply(text, options);
    return strcmp(set, text) == 0 ? NULL : "changes without rules";
}

/* What is listed: something where the text changes and nothing where not, never by a rule that is
 * off, and each with two texts that differ. */
static const char *judge_listed(const char *text, const GPtrArray *held,
                                struct typo_options *options)
{
    g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(struct typo_change));
    const unsigned off = 1u + (unsigned)g_str_hash(text) % 21u;
    g_autofree char *set = NULL;

    (void)held;
    g_array_set_clear_func(changes, typo_change_clear);
    options->off = 1u << off;
    options->changes = changes;
    set = typo_apply(text, options);
    if ((strcmp(set, text) != 0) != (changes->len > 0))
        return "lists other changes than there are";
    for (guint i = 0; i < changes->len; i++) {
        const struct typo_change *change = &g_array_index(changes, struct typo_change, i);

        if (change->rule->number == off)
            return "is changed by a rule that is off";
        if (change->offset > strlen(text) || strcmp(change->before, change->after) == 0)
            return "lists a change that is none";
    }
    return NULL;
}

static void test_idempotent(void)
{
    judge_sentences(judge_idempotent);
}

static void test_kept(void)
{
    judge_sentences(judge_kept);
}

static void test_words(void)
{
    judge_sentences(judge_words);
}

static void test_off(void)
{
    judge_sentences(judge_off);
}

static void test_listed(void)
{
    judge_sentences(judge_listed);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/typo-sentences/idempotent", test_idempotent);
    g_test_add_func("/typo-sentences/kept", test_kept);
    g_test_add_func("/typo-sentences/words", test_words);
    g_test_add_func("/typo-sentences/off", test_off);
    g_test_add_func("/typo-sentences/listed", test_listed);
    return g_test_run();
}
