/* jsonld_terms: of a JobPosting the terms of the job: hours, pay, how many are sought, with what
 * behind them, and from where.
 *
 * A part of jsonld. What always holds: a sum has a currency and a unit, or it is none. */
#include "export/export_private.h"

#include <string.h>

static const char *board(const struct posting *posting, enum posting_board_key key)
{
    return posting->board[key].text;
}

static void put_number(JsonBuilder *to, const char *name, const char *figures)
{
    double value;

    if (!figures || !num_parse(figures, &value))
        return;
    json_builder_set_member_name(to, name);
    if (value == (double)(gint64)value)
        json_builder_add_int_value(to, (gint64)value);
    else
        json_builder_add_double_value(to, value);
}

static void put_true(JsonBuilder *to, const char *name)
{
    json_builder_set_member_name(to, name);
    json_builder_add_boolean_value(to, TRUE);
}

/* Google's words for the hours; what a contract is called is the text's own matter. */
static void put_hours(JsonBuilder *to, const struct posting *posting)
{
    const char *hours = posting->facts[FACT_HOURS].text;
    bool part_time = false;

    jsonld_put(to, "workHours", hours);
    if (hours && lang_find_hours(posting->lang, hours, strlen(hours), &part_time).len > 0)
        jsonld_put(to, "employmentType", part_time ? "PART_TIME" : "FULL_TIME");
}

/* By its sign in the text's own words, else by the country that [facts] names. */
static const char *find_currency(const struct posting *posting)
{
    static const struct {
        const char *sign, *country, *code;
    } currencies[] = {{"€", "FR", "EUR"}, {"€", "BE", "EUR"}, {"€", "DE", "EUR"},
                      {"€", "IE", "EUR"}, {"£", "GB", "GBP"}, {"CHF", "CH", "CHF"}};
    const char *pay = posting->facts[FACT_PAY].text, *country = board(posting, BOARD_COUNTRY),
               *places = posting->facts[FACT_PLACES].text;

    if (!country && places)
        country = posting_country(posting, places);
    for (size_t i = 0; pay && i < G_N_ELEMENTS(currencies); i++)
        if (strstr(pay, currencies[i].sign))
            return currencies[i].code;
    for (size_t i = 0; i < G_N_ELEMENTS(currencies); i++)
        if (g_strcmp0(country, currencies[i].country) == 0)
            return currencies[i].code;
    return NULL;
}

static void put_pay(JsonBuilder *to, const struct posting *posting)
{
    const char *min = board(posting, BOARD_PAY_MIN), *max = board(posting, BOARD_PAY_MAX),
               *unit = board(posting, BOARD_PAY_UNIT), *currency = find_currency(posting);

    if ((!min && !max) || !unit || !currency)
        return;
    jsonld_begin(to, "baseSalary", "MonetaryAmount");
    jsonld_put(to, "currency", currency);
    jsonld_begin(to, "value", "QuantitativeValue");
    put_number(to, min && max ? "minValue" : "value", min ? min : max);
    put_number(to, "maxValue", min ? max : NULL);
    jsonld_put(to, "unitText", unit);
    json_builder_end_object(to);
    json_builder_end_object(to);
}

/* A line that asks for a diploma and for experience, one or the other: `et/ou expérience`. */
static bool has_either(const struct posting *posting)
{
    const char *const *names = posting->lang->criteria ? posting->lang->criteria->names : NULL;

    for (unsigned i = 0; names && i < posting->criteria->len; i++) {
        const struct posting_criterion *criterion = posting_criterion(posting, i);

        if (criterion->alternative && criterion->category == CATEGORY_EDUCATION &&
            strstr(criterion->categories, names[CATEGORY_EXPERIENCE]))
            return true;
    }
    return false;
}

static void put_requirements(JsonBuilder *to, const struct posting *posting)
{
    if (board(posting, BOARD_EDUCATION)) {
        jsonld_begin(to, "educationRequirements", "EducationalOccupationalCredential");
        jsonld_put(to, "credentialCategory", board(posting, BOARD_EDUCATION));
        json_builder_end_object(to);
    }
    if (board(posting, BOARD_EXPERIENCE_MONTHS)) {
        jsonld_begin(to, "experienceRequirements", "OccupationalExperienceRequirements");
        put_number(to, "monthsOfExperience", board(posting, BOARD_EXPERIENCE_MONTHS));
        json_builder_end_object(to);
    }
    if (has_either(posting))
        put_true(to, "experienceInPlaceOfEducation");
}

/* Of work that is wholly from elsewhere: from which country. */
static void put_remote(JsonBuilder *to, const struct posting *posting)
{
    if (g_strcmp0(board(posting, BOARD_REMOTE), "yes") != 0)
        return;
    jsonld_put(to, "jobLocationType", "TELECOMMUTE");
    if (!board(posting, BOARD_COUNTRY))
        return;
    jsonld_begin(to, "applicantLocationRequirements", "Country");
    jsonld_put(to, "name", board(posting, BOARD_COUNTRY));
    json_builder_end_object(to);
}

/* The register of jobs with the code's name. */
static void put_category(JsonBuilder *to, const struct posting *posting)
{
    if (!board(posting, BOARD_ROME))
        return;
    jsonld_begin(to, "occupationalCategory", "CategoryCode");
    jsonld_put(to, "codeValue", board(posting, BOARD_ROME));
    jsonld_put(to, "inCodeSet", "ROME");
    json_builder_end_object(to);
}

/* What comes with the job: benefits, and the agreement that gives more of them. */
static void put_benefits(JsonBuilder *to, const struct posting *posting)
{
    const char *benefits = board(posting, BOARD_BENEFITS),
               *agreement = board(posting, BOARD_AGREEMENT);
    g_autofree char *both =
        benefits && agreement ? g_strconcat(benefits, "\n", agreement, NULL) : NULL;

    jsonld_put(to, "jobBenefits", both ? both : benefits ? benefits : agreement);
}

void jsonld_put_terms(JsonBuilder *to, const struct posting *posting)
{
    put_hours(to, posting);
    put_pay(to, posting);
    put_benefits(to, posting);
    put_number(to, "totalJobOpenings", board(posting, BOARD_OPENINGS));
    put_category(to, posting);
    put_remote(to, posting);
    put_requirements(to, posting);
}
