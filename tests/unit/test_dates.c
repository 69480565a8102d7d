/* dates: how people write them, and the year of those without one. */
#include "lang/lang_private.h"
#include "posting/posting.h"

#include <string.h>

/* `2025-11-21` with 0 for what is not said, `w2` weekday, `@18:30`, `midnight`; then the parts of
 * the text (g_free). */
static char *read_first(const struct language *lang, const char *text)
{
    struct source *source = source_new("x.txt", text, strlen(text));
    struct dates_match match;
    GString *out = g_string_new(NULL);
    size_t from = 0;

    if (dates_next(lang, (struct span){source, 0, strlen(text)}, &from, &match)) {
        const struct date *date = &match.date;
        g_autofree char *all = span_dup(match.all), *day = span_dup(match.day);

        g_string_append_printf(out, "%s%d-%d-%d", match.impossible ? "no " : "", date->year,
                               date->month, date->day);
        if (date->weekday)
            g_string_append_printf(out, " w%d", date->weekday);
        if (date->hour >= 0)
            g_string_append_printf(out, " @%d:%d", date->hour, date->minute);
        g_string_append_printf(out, "%s |%s|%s|", match.midnight.len > 0 ? " midnight" : "", all,
                               day);
    }
    source_drop(source);
    return g_string_free(out, FALSE);
}

static void test_forms(void)
{
    static const struct {
        const struct language *lang;
        const char *text, *found;
    } cases[] = {
        {&language_fr, "Mardi 21 novembre, à minuit.",
         "0-11-21 w2 midnight |Mardi 21 novembre, à minuit|21 novembre|"},
        {&language_fr, "le vendredi 1er août 2025 à 18 h 30 ici",
         "2025-8-1 w5 @18:30 |vendredi 1er août 2025 à 18 h 30|1er août 2025|"},
        {&language_fr, "Février 2026", "2026-2-0 |Février 2026|Février 2026|"},
        {&language_fr, "avant le 3/02/2026 !", "2026-2-3 |3/02/2026|3/02/2026|"},
        {&language_fr, "le 03.02.26", "2026-2-3 |03.02.26|03.02.26|"},
        {&language_fr, "2025-11-21", "2025-11-21 |2025-11-21|2025-11-21|"},
        {&language_fr, "lundi le 3 mars", "0-3-3 w1 |lundi le 3 mars|3 mars|"},
        {&language_fr, "Arles..) 12 mars", "0-3-12 |12 mars|12 mars|"},
        {&language_fr, "218 jours, 13100 Aix, 20 ans, 3 personnes", ""},
        {&language_fr, "00/00/2026, 45/12/2025, 32/12/25, 40 mars, 0 mars", ""},
        {&language_fr, "mardi 30 février 2026 ou le 3 mars",
         "no 2026-2-30 w2 |mardi 30 février 2026|30 février 2026|"},
        {&language_fr, "31 novembre", "no 0-11-31 |31 novembre|31 novembre|"},
        {&language_fr, "29 février", "0-2-29 |29 février|29 février|"},
        {&language_fr, "04.05.06.07.08, 04-05-06-07-08, 1.2.3.4", ""},
        {&language_fr, "Le 3.04.25. Puis", "2025-4-3 |3.04.25|3.04.25|"},
        {&language_fr, "au 15 mars, 2026 personnes", "0-3-15 |15 mars|15 mars|"},
        {&language_fr, "le 15 mars. 2026 sera", "0-3-15 |15 mars|15 mars|"},
        {&language_fr, "le 15 mars, 2026 à midi",
         "2026-3-15 @12:-1 |15 mars, 2026 à midi|15 mars, 2026|"},
        {&language_fr, "le 15 nov. 2026 sera", "2026-11-15 |15 nov. 2026|15 nov. 2026|"},
        {&language_en, "On March 15, 2026 we meet", "2026-3-15 |March 15, 2026|March 15, 2026|"},
        {&language_fr, "à minuit le 21 novembre", "0-11-21 midnight |21 novembre|21 novembre|"},
        {&language_fr, "Minuit, lundi 3 mars", "0-3-3 w1 midnight |lundi 3 mars|3 mars|"},
        {&language_fr, "le 3 mars à 0 h", "0-3-3 midnight |3 mars à 0 h|3 mars|"},
        {&language_fr, "le 3 mars à 0 h 30", "0-3-3 @0:30 |3 mars à 0 h 30|3 mars|"},
        {&language_en, "by midnight on Monday 3 March",
         "0-3-3 w1 midnight |Monday 3 March|3 March|"},
        {&language_en, "3 March, 12 am", "0-3-3 midnight |3 March, 12 am|3 March|"},
        {&language_en, "3 March, 12 pm", "0-3-3 @12:-1 |3 March, 12 pm|3 March|"},
        {&language_en, "The top 10 may be invited; 5 march on", ""},
        {&language_en, "5 MAY 2026", "2026-5-5 |5 MAY 2026|5 MAY 2026|"},
        {&language_fr, "le 5 mai", "0-5-5 |5 mai|5 mai|"},
        {&language_fr, "avant le 21/11, à minuit", "0-11-21 midnight |21/11, à minuit|21/11|"},
        {&language_fr, "vendredi 3/4", "0-4-3 w5 |vendredi 3/4|3/4|"},
        {&language_fr, "avant le 3/4", "0-4-3 |3/4|3/4|"},
        {&language_fr, "le 31/11 au soir", "no 0-11-31 |31/11|31/11|"},
        {&language_fr, "le 3/4 du temps, 24/7, à 1/2 ou 12/20, avant le 1/13, le 1/2/3/4", ""},
        {&language_en, "by 21/11", "0-11-21 |21/11|21/11|"},
        {&language_fr, "0 mars 2026", "no 2026-3-0 |0 mars 2026|0 mars 2026|"},
        {&language_fr, "32/12/2025", "no 2025-12-32 |32/12/2025|32/12/2025|"},
        {&language_fr, "00/12/2025", "no 2025-12-0 |00/12/2025|00/12/2025|"},
        {&language_fr, "13/13/2025", "no 2025-13-13 |13/13/2025|13/13/2025|"},
        {&language_fr, "2025-12-00", "no 2025-12-0 |2025-12-00|2025-12-00|"},
        {&language_fr, "40 mars 2026", "no 2026-3-40 |40 mars 2026|40 mars 2026|"},
        {&language_fr, "29/02/2026", "no 2026-2-29 |29/02/2026|29/02/2026|"},
        {&language_fr, "2026-02-30", "no 2026-2-30 |2026-02-30|2026-02-30|"},
        {&language_en, "11/21/2025", "2025-11-21 |11/21/2025|11/21/2025|"},
        {&language_en, "11.21.2025", "no 2025-21-11 |11.21.2025|11.21.2025|"},
        {&language_fr, "11/21/2025", "no 2025-21-11 |11/21/2025|11/21/2025|"},
        {&language_en, "Feb 30, 2026", "no 2026-2-30 |Feb 30, 2026|Feb 30, 2026|"},
        {&language_en, "31st June 2026", "no 2026-6-31 |31st June 2026|31st June 2026|"},
        {&language_fr, "le 1ᵉʳ mars", "0-3-1 |1ᵉʳ mars|1ᵉʳ mars|"},
        {&language_fr, "le 1 er mars 2027", "2027-3-1 |1 er mars 2027|1 er mars 2027|"},
        {&language_en, "by April 31st", "no 0-4-31 |April 31st|April 31st|"},
        {&language_en, "In February 30 people came", ""},
        {&language_fr, "depuis 2018, mars", ""},
        {&language_fr, "le 3 mars à 17 heures 30, ici",
         "0-3-3 @17:30 |3 mars à 17 heures 30|3 mars|"},
        {&language_fr, "12 rue du 4 Septembre, 69003 Lyon", ""},
        {&language_fr, "Du 5 janvier au mardi 30 juin 2026", "2026-1-5 |5 janvier|5 janvier|"},
        {&language_fr, "Du 15 décembre au 3 janvier 2026", "2025-12-15 |15 décembre|15 décembre|"},
        {&language_fr, "le 3 mars 18h", "0-3-3 @18:-1 |3 mars 18h|3 mars|"},
        {&language_fr, "le 3 mars à 17 habitants, à 5 amis", "0-3-3 |3 mars|3 mars|"},
        {&language_fr, "le 3 mars à 5 amis", "0-3-3 |3 mars|3 mars|"},
        {&language_en, "3 March, 5 p.m. sharp", "0-3-3 @17:-1 |3 March, 5 p.m.|3 March|"},
        {&language_en, "3 March at 5.30pm", "0-3-3 @17:30 |3 March at 5.30pm|3 March|"},
        {&language_en, "3 March at 17:30", "0-3-3 @17:30 |3 March at 17:30|3 March|"},
        {&language_fr, "", ""},
        {&language_fr, "9", ""},
        {&language_en, "Tuesday, November 25, 2025",
         "2025-11-25 w2 |Tuesday, November 25, 2025|November 25, 2025|"},
        {&language_en, "the 21st of November 2025 at 6 pm",
         "2025-11-21 @18:-1 |21st of November 2025 at 6 pm|21st of November 2025|"},
        {&language_en, "3 March", "0-3-3 |3 March|3 March|"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = read_first(cases[i].lang, cases[i].text);

        g_assert_cmpstr(found, ==, cases[i].found);
    }
}

static void test_all(void)
{
    static const char text[] = "du 3 mars au 4 avril 2026, puis 5 mai";
    struct source *source = source_new("x.txt", text, strlen(text));
    struct dates_match match;
    size_t from = 0;
    int months = 0;

    while (dates_next(&language_fr, (struct span){source, 0, strlen(text)}, &from, &match))
        months = months * 10 + match.date.month;
    g_assert_cmpint(months, ==, 345);
    source_drop(source);
}

static void test_explain(void)
{
    static const struct {
        struct date date;
        const char *why;
    } cases[] = {
        {{.year = 2026, .month = 2, .day = 30},
         "30 February does not exist; February 2026 has 28 days"},
        {{.month = 2, .day = 30}, "30 February does not exist; February has at most 29 days"},
        {{.year = 2025, .month = 21, .day = 11},
         "there is no month 21; write the day first: 21/11/2025"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *why = dates_explain(&cases[i].date);

        g_assert_cmpstr(why, ==, cases[i].why);
    }
}

static int settle(int month, int day, const struct date *start, const struct date *today)
{
    struct date date = {.month = month, .day = day};

    return dates_settle(&date, start, today) ? date.year : 0;
}

static void test_settle(void)
{
    const struct date february = {.year = 2026, .month = 2},
                      today = {.year = 2025, .month = 11, .day = 1}, none = {0};
    const struct date first = {.year = 2026, .month = 3, .day = 2};

    g_assert_cmpint(settle(11, 21, &february, &today), ==, 2025);
    g_assert_cmpint(settle(1, 15, &february, &none), ==, 2026);
    g_assert_cmpint(settle(3, 2, &first, &none), ==, 2026);
    g_assert_cmpint(settle(3, 3, &first, &none), ==, 2025);
    g_assert_cmpint(settle(11, 21, NULL, &today), ==, 2025);
    g_assert_cmpint(settle(10, 31, &none, &today), ==, 2026);
    g_assert_cmpint(settle(2, 29, &first, &none), ==, 2024);
    g_assert_cmpint(settle(11, 21, NULL, &none), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dates/forms", test_forms);
    g_test_add_func("/dates/all", test_all);
    g_test_add_func("/dates/explain", test_explain);
    g_test_add_func("/dates/settle", test_settle);
    return g_test_run();
}
