/* address: what is found in running text, and what it links to. */
#include "lang/address/address.h"

#include <glib.h>

/* text; the address in it, or NULL; its target, or NULL */
static const struct {
    const char *text, *found, *uri;
} cases[] = {
    {"CV à administration@chroniques.org.", "administration@chroniques.org",
     "mailto:administration@chroniques.org"},
    {"(www.chroniques.org)", "www.chroniques.org", "https://www.chroniques.org"},
    {"voir «\u00A0https://a.example/x(1)?q=é#f\u00A0»", "https://a.example/x(1)?q=é#f",
     "https://a.example/x%281%29?q=%C3%A9#f"},
    {"HTTP://A.EXAMPLE/B, puis", "HTTP://A.EXAMPLE/B", "http://a.example/B"},
    {"écrire:rh@café.fr;", "rh@café.fr", "mailto:rh@xn--caf-dma.fr"},
    {"https://a.example/100%25", "https://a.example/100%25", "https://a.example/100%25"},
    {"https://a.example:8080/x", "https://a.example:8080/x", "https://a.example:8080/x"},
    {"quai&bras@a.example", "quai&bras@a.example", "mailto:quai%26bras@a.example"},
    {"({rh}@a.example)", "{rh}@a.example", "mailto:%7Brh%7D@a.example"},
    {"{rh@a.example}", "rh@a.example", "mailto:rh@a.example"},
    {"à {rh,dir}@a.example", NULL, NULL},
    {"à {rh, dir}@a.example", NULL, NULL},
    {"…rh@a.example…", "rh@a.example", "mailto:rh@a.example"},
    {"<mailto:rh@a.example>", "rh@a.example", "mailto:rh@a.example"},
    {"www.a.example<http://www.a.example/>", "www.a.example", "https://www.a.example"},
    {"[https://a.example/x[1]]", "https://a.example/x[1]", "https://a.example/x%5B1%5D"},
    {"(https://a.example/x(1))", "https://a.example/x(1)", "https://a.example/x%281%29"},
    {"https://a.example:65535/", "https://a.example:65535/", "https://a.example:65535/"},
    {"https://a.example:65536/", "https://a.example:65536/", NULL},
    {"https://a.example:0/", "https://a.example:0/", NULL},
    {"https://a_b.example/x", "https://a_b.example/x", NULL},
    {"www.a..example", "www.a..example", NULL},
    {"rh@a-.example", "rh@a-.example", NULL},
    {"www.", NULL, NULL},
    {"à m.o'brien@a.example", "m.o'brien@a.example", "mailto:m.o'brien@a.example"},
    {"d'o'brien@a.example", "o'brien@a.example", "mailto:o'brien@a.example"},
    {"l'adresse qu'info@a.example", "info@a.example", "mailto:info@a.example"},
    {"'info@a.example'", "info@a.example", "mailto:info@a.example"},
    {"tou@s et étudiant@s", NULL, NULL},
    {"@", NULL, NULL},
    {"a@.b", NULL, NULL},
    {"14:30, 16:9, salarié.es", NULL, NULL},
    {"", NULL, NULL},
};

static void test_find(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct address address;
        const bool found = address_find(cases[i].text, 0, &address);

        g_assert_cmpint(found, ==, cases[i].found != NULL);
        if (!found)
            continue;
        g_autofree char *part =
            g_strndup(cases[i].text + address.start, address.end - address.start);
        g_autofree char *uri = address_uri(part);
        g_assert_cmpstr(part, ==, cases[i].found);
        g_assert_cmpstr(uri, ==, cases[i].uri);
    }
}

static void test_several(void)
{
    const char *text = "a@b.fr, www.c.fr ou d@e.fr";
    struct address address = {0};
    unsigned count = 0;

    for (; address_find(text, address.end, &address); count++)
        g_assert_cmpint(address.mail, ==, count != 1);
    g_assert_cmpuint(count, ==, 3);
}

static void test_short(void)
{
    static const struct {
        const char *uri, *shown;
    } targets[] = {
        {"https://www.a.example/x/", "www.a.example/x"},
        {"a.example", "a.example"},
        {"https://xn--caf-dma.example:8080/", "café.example:8080"},
        {"mailto:%7Brh%7D&a@xn--caf-dma.example", "{rh}&a@café.example"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(targets); i++) {
        g_autofree char *shown = address_short(targets[i].uri);

        g_assert_cmpstr(shown, ==, targets[i].shown);
    }
}

static void test_web(void)
{
    static const char *const good[] = {"www.a.example",          "https://a.example/x?y=z#w",
                                       "HTTP://a.example:8080/", "a.example",
                                       "https://a.example/@b",   "https://é.example"};
    static const char *const bad[] = {"foo bar",
                                      "https://a.example/x y",
                                      "ftp://a.example",
                                      "javascript:alert(1.5)",
                                      "rh@a.example",
                                      "https://",
                                      "a",
                                      "https://a.example:x/",
                                      "",
                                      "https://b@a.example/",
                                      "mon site",
                                      "https://a_b.example",
                                      "http://intranet/offre",
                                      "htttps://a.example"};

    for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
        g_assert_true(address_is_web(good[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(address_is_web(bad[i]));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/address/find", test_find);
    g_test_add_func("/address/several", test_several);
    g_test_add_func("/address/short", test_short);
    g_test_add_func("/address/web", test_web);
    return g_test_run();
}
