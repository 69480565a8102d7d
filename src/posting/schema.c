/* posting_schema: what a posting.ini may say, and what people write who mean it.
 *
 * Part of posting, before its values are read. What always holds: a name that is not known is
 * reported with the one that is most likely meant. */
#include "posting/posting_private.h"

#include "posting/criteria/criteria.h"
#include "posting/facts/facts.h"

/* In English and French, as forms, boards and letters call it. */
#define CONTACT                                                                                    \
    "email|e mail|mail|courriel|mel|phone|telephone|tel|contact email|apply to|application|"       \
    "candidature|candidatures"
#define PAY                                                                                        \
    "salary|salaire|remuneration|wage|wages|compensation|pay range|salary range|grade|traitement|" \
    "gratification|indemnite"
#define PLACES                                                                                     \
    "place|location|locations|lieu|lieux|lieu de travail|ville|city|town|workplace|place of work|" \
    "localisation"
#define CONTRACT "contrat|type|contract type|type de contrat|nature du contrat|employment type|kind"
#define HOURS                                                                                      \
    "horaires|horaire|temps|temps de travail|working time|working hours|duree|duration|quotite"
#define START                                                                                      \
    "start date|starting date|starts|begin|begins|debut|date de debut|prise de fonction|"          \
    "prise de poste|date de prise de fonction|a partir de|from"
#define DEADLINE                                                                                   \
    "closing date|closes|close|date limite|limite|echeance|cloture|date de cloture|apply by|"      \
    "apply before|application deadline|due|until|fin de candidature"
#define SITE "website|web|web site|site web|site internet|homepage|home page|internet"
#define REFERENCE "ref|id|number|numero|job id|reference number|no"
#define URL "link|lien|offer|offre|page|address of the offer|apply url|online"

static const struct ini_meant meant[] = {
    {"facts", "job title|job|position|post|poste|titre|intitule|intitule du poste|role|metier",
     "title"},
    {"facts", "company|organisation|organization|employeur|entreprise|structure|organisme",
     "employer"},
    {"facts", CONTACT, "contact"},
    {"facts", PAY, "pay"},
    {"facts", PLACES "|address|adresse", "places"},
    {"facts", CONTRACT, "contract"},
    {"facts", HOURS, "hours"},
    {"facts", START, "start"},
    {"facts", DEADLINE, "deadline"},
    {"facts", SITE, "site"},
    {"facts", REFERENCE, "reference"},
    {"facts", URL, "url"},
    {"facts", "publication|published on|publication date|date de publication|posted|publie|date",
     "published"},
    {"facts", "tz|time zone|fuseau|fuseau horaire", "timezone"},
    {"office *", "nom", "name"},
    {"office *", "adresse|street|rue", "address"},
    {"office *", CONTACT, "contact"},
    {"office *", PAY, "pay"},
    {"office *", PLACES, "places"},
    {"office *", CONTRACT, "contract"},
    {"office *", HOURS, "hours"},
    {"office *", START, "start"},
    {"office *", DEADLINE, "deadline"},
    {"office *", SITE, "site"},
    {"office *", REFERENCE, "reference"},
    {"office *", URL, "url"},
    {"organisation", "nom|title|company|employer", "name"},
    {"organisation", "slogan|baseline|motto|accroche|subtitle|sous titre", "tagline"},
    {"posting", "language|langue|locale", "lang"},
    {"brand", "brand|marque|theme", "use"},
    {"poster", "accroche|intro|introduction|teaser", "lead"},
    {NULL, "organization|company|employer|entreprise|structure|association|employeur|who",
     "organisation"},
    {NULL,
     "fact|faits|infos|info|informations|job|offre|offer|poste|details|general|candidature|dates",
     "facts"},
    {NULL, "annonce|language|langue|settings|main", "posting"},
    {NULL, "bureau|agence|site|lieu|lieux|location|place|branch|antenne", "office NAME"},
    {NULL, "marque|style|colours|colors|couleurs|theme|charte", "brand"},
    {NULL, "affiche", "poster"},
    {NULL, "criteria|criteres|critere|criterias", "criterion NUMBER"},
    {NULL, "titles|titres|sections", "headings"},
    {NULL, "abreviations|sigles|acronyms", "abbreviations"},
    {NULL, "typographie", "typography"},
    {NULL, "controle|rules|regles|checks", "check"},
    {"panel", "keep|months|mois|conservation", "keep_months"},
    {"panel", "answer|reponse|repondu", "answered"},
    {"panel", "archive|archives", "archive_years"},
    {"panel", "consentement", "consent"},
    {NULL, "jury", "panel"},
    {NULL, "members|membres|judges|jures", "evaluators"},
    {NULL, NULL, NULL},
};

static void check_schema(const struct ini *ini, struct diag *diag)
{
    static const char *const
        language[] = {"lang", NULL},
        *const organisation[] = {"name", "tagline", NULL},
        *const office[] = {"name",     "address", "contact",   "start", "deadline", "pay", "places",
                           "contract", "hours",   "reference", "url",   "site",     NULL},
        *const any[] = {"*", NULL}, *const typography[] = {"keep", "off", NULL},
        *const check[] = {"off", NULL}, *const panel[] = {"calibration", "keep_months",   "consent",
                                                          "answered",    "archive_years", NULL},
        *const poster[] = {"lead", "items", "drop", "keep", "item *", NULL};
    const struct ini_schema schema[] = {
        {"posting", language},      {"organisation", organisation},
        {"office *", office},       {"brand", any},
        {"facts", facts_keys},      {"criterion *", criteria_keys},
        {"abbreviations", any},     {"headings", any},
        {"check", check},           {"poster", poster},
        {"typography", typography}, {"panel", panel},
        {"evaluators", any},        {NULL, NULL},
    };

    ini_check(ini, schema, meant, diag);
}

/* Before all else that may report: rules that are switched off are not kept. */
static void read_check(const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "check", "off");
    g_auto(GStrv) ids = posting_ini_list(entry);

    for (char **id = ids; id && *id; id++)
        if (**id && !diag_switch_off(diag, *id))
            diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                     "“%s” is no rule that can be switched off; what stops a document is none",
                     *id);
}

void posting_ini_check(const struct ini *ini, struct diag *diag)
{
    read_check(ini, diag);
    check_schema(ini, diag);
}
