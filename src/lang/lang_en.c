/* lang_en: English, as data. Labels carry their typography: U+2019, U+00A0. */
#include "lang/tables.h"

#include <glib.h>

#define NB "\u00A0"

/* More particular before more general. Words that jobs have in their titles (“Benefits officer”) only where they are the whole heading. */
static const struct lang_heading headings[] = {
    {ROLE_DEADLINE, "deadline*"}, {ROLE_DEADLINE, "closing date"}, {ROLE_DEADLINE, "apply by"}, {ROLE_DEADLINE, "apply before"},
    {ROLE_DEADLINE, "=applications close"}, {ROLE_DEADLINE, "due date"},
    {ROLE_START, "start* date"}, {ROLE_START, "date start*"}, {ROLE_START, "=starting"}, {ROLE_START, "=start"},
    {ROLE_START, "when will you start"},
    {ROLE_APPLY, "how to apply"}, {ROLE_APPLY, "to apply"}, {ROLE_APPLY, "apply"}, {ROLE_APPLY, "application process"},
    {ROLE_APPLY, "application procedure"}, {ROLE_APPLY, "recruitment process"}, {ROLE_APPLY, "selection process"},
    {ROLE_APPLY, "hiring process"}, {ROLE_APPLY, "join us"}, {ROLE_APPLY, "=application*"}, {ROLE_APPLY, "=contact"},
    {ROLE_PAY, "salary"}, {ROLE_PAY, "compensation"}, {ROLE_PAY, "remuneration"}, {ROLE_PAY, "what we offer"}, {ROLE_PAY, "we offer"},
    {ROLE_PAY, "terms conditions"}, {ROLE_PAY, "terms employment"}, {ROLE_PAY, "rate of pay"}, {ROLE_PAY, "=pay"}, {ROLE_PAY, "=benefits"},
    {ROLE_PAY, "=pay benefits"}, {ROLE_PAY, "=perks benefits"}, {ROLE_PAY, "=perks"},
    {ROLE_PLACES, "place* work"}, {ROLE_PLACES, "where you will work"}, {ROLE_PLACES, "where you ll work"}, {ROLE_PLACES, "=location*"},
    {ROLE_PLACES, "=workplace*"}, {ROLE_PLACES, "where we are"}, {ROLE_PLACES, "=where"},
    {ROLE_PROFILE, "profile"}, {ROLE_PROFILE, "requirement*"}, {ROLE_PROFILE, "qualifications"}, {ROLE_PROFILE, "person specification"},
    {ROLE_PROFILE, "who you are"}, {ROLE_PROFILE, "about you"}, {ROLE_PROFILE, "=we are looking for"},
    {ROLE_PROFILE, "=we re looking for"}, {ROLE_PROFILE, "what you bring"},
    {ROLE_PROFILE, "what you will bring"}, {ROLE_PROFILE, "what you ll bring"}, {ROLE_PROFILE, "what you need"},
    {ROLE_PROFILE, "what you will need"}, {ROLE_PROFILE, "what you ll need"}, {ROLE_PROFILE, "selection criteria"},
    {ROLE_PROFILE, "essential criteria"}, {ROLE_PROFILE, "=skills experience"}, {ROLE_PROFILE, "=experience skills"},
    {ROLE_PROFILE, "=knowledge skills"}, {ROLE_PROFILE, "=skills"}, {ROLE_PROFILE, "=experience"}, {ROLE_PROFILE, "=you"},
    {ROLE_MISSIONS, "mission*"}, {ROLE_MISSIONS, "responsibilities"}, {ROLE_MISSIONS, "duties"}, {ROLE_MISSIONS, "tasks"},
    {ROLE_MISSIONS, "what you will do"}, {ROLE_MISSIONS, "what you ll do"}, {ROLE_MISSIONS, "what will you do"}, {ROLE_MISSIONS, "what you will be doing"},
    {ROLE_MISSIONS, "what you ll be doing"}, {ROLE_MISSIONS, "job description"}, {ROLE_MISSIONS, "role description"},
    {ROLE_MISSIONS, "about the role"}, {ROLE_MISSIONS, "about the job"}, {ROLE_MISSIONS, "about the position"}, {ROLE_MISSIONS, "=role"},
    {ROLE_MISSIONS, "=job"}, {ROLE_MISSIONS, "=position"}, {ROLE_MISSIONS, "purpose of the"},
    {ROLE_COMMITMENTS, "equal opportunit*"}, {ROLE_COMMITMENTS, "commitment*"}, {ROLE_COMMITMENTS, "diversity"},
    {ROLE_COMMITMENTS, "equality"}, {ROLE_COMMITMENTS, "=values"}, {ROLE_COMMITMENTS, "=inclusion"}, {ROLE_COMMITMENTS, "=accessibility"},
    {ROLE_ABOUT, "about us"}, {ROLE_ABOUT, "who we are"}, {ROLE_ABOUT, "about"}, {ROLE_ABOUT, "the organisation"},
    {ROLE_ABOUT, "the organization"}, {ROLE_ABOUT, "the company"}, {ROLE_ABOUT, "the team"}, {ROLE_ABOUT, "the employer"},
    {ROLE_ABOUT, "our"}, {ROLE_ABOUT, "=background"}, {ROLE_ABOUT, "=context"},
    {ROLE_NONE, NULL},
};

static const char *const fillers[] = {
    "a", "an", "and", "are", "at", "for", "from", "in", "is", "it", "of", "on", "or", "our", "s", "the", "this", "to", "us", "what", "when",
    "where", "who", "with", "you", "your", "job", "role", "key", "main", "required", "essential", "desired", "preferred", "general",
    "detail*", "information", "expected", "package", "person", "overview", NULL,
};

static const char *const spoken[] = {
    "please", "we", "you", "i", "will", "must", "should", "send", "if", "because", "officer*", "manager*", "director*", "designer*",
    "developer*", "head", "assistant*", "coordinator*", "engineer*", "agent*", "adviser*", "advisor*", "specialist*", "technician*",
    "administrator*", "curator*", "producer*", NULL,
};

/* What is sure to be a contract; then what a text may speak of for other reasons. */
static const char *const contracts[] = {
    "permanent contract", "fixed term contract", "temporary contract", "open ended contract", "zero hours contract",
    "permanent position", "permanent post", "permanent role", "permanent job", "fixed term position", "fixed term post", "fixed term",
    "apprenticeship", "internship", "traineeship", NULL,
};
static const char *const likely_contracts[] = {"secondment", "permanent", "temporary", "freelance", "voluntary", NULL};
static const char *const full_time[] = {"full time", NULL};
static const char *const part_time[] = {"part time", NULL};

static const char *const abbreviations[] = {
    "CV", "curriculum vitae",
    "DBS", "Disclosure and Barring Service",
    "FTE", "full-time equivalent",
    "HR", "human resources",
    "NGO", "non-governmental organisation",
    NULL,
};

static const char *const common[] = {"the", "and", "of", "to", "a", "in", "for", "you", "with", "our", "we", "is", "will", "your", NULL};

const struct lang_table lang_en = {
    .code = "en-GB",
    .labels = {
        [LABEL_MISSIONS] = "The job",
        [LABEL_PROFILE] = "Who we are looking for",
        [LABEL_APPLY] = "How to apply",
        [LABEL_JOB_OFFER] = "Job offer",
        [LABEL_FULL_TIME] = "full time",
        [LABEL_PART_TIME] = "part time",
        [LABEL_START] = "Start",
        [LABEL_DEADLINE] = "Deadline",
        [LABEL_DEADLINE_POSTER] = "Apply before",
        [LABEL_PLACE] = "Place of work",
        [LABEL_PLACES] = "Places of work",
        [LABEL_PAY] = "Pay",
        [LABEL_CONTRACT] = "Contract",
        [LABEL_CONTACT] = "Apply to",
        [LABEL_REFERENCE] = "Reference",
        [LABEL_EMPLOYER] = "Employer",
        [LABEL_YOU_ARE_HERE] = "you are here",
        [LABEL_FULL_OFFER] = "Full offer",
        [LABEL_SCAN] = "Scan the code",
        [LABEL_AND] = "and",
        [LABEL_PAGE] = "page",
        [LABEL_PAGE_OF] = "of",
        [LABEL_GLOSSARY] = "Glossary",
        [LABEL_FACTS] = "In brief",
        [LABEL_MAIL_TO] = "Write to",
        [LABEL_WEB_TO] = "Open",
        [LABEL_COLON] = ": ",
        [LABEL_BULLET] = "–",
        [LABEL_GRID_TITLE] = "Evaluation grid",
        [LABEL_GRID_ID] = "grid",
        [LABEL_GRID_CRITERIA] = "criteria",
        [LABEL_GRID_HASH] = "Fingerprint of the grid",
        [LABEL_GRID_CANDIDATE] = "Candidate code (never the name)",
        [LABEL_GRID_CANDIDATE_SAYS] = "Candidate code, never the name",
        [LABEL_GRID_EVALUATOR] = "Panel member",
        [LABEL_GRID_DATE] = "Date of the interview",
        [LABEL_GRID_ROUND] = "Round",
        [LABEL_GRID_NO_CONFLICT] = "I declare that I have no personal link with, nor interest in, this application.",
        [LABEL_GRID_NOTE] = "Score alone, before any discussion; write down the fact observed, and nothing without a direct link to the "
                            "job. NE = not evaluated.",
        [LABEL_GRID_CRITERION_QUESTION] = "Criterion and question",
        [LABEL_GRID_SCORE] = "Score",
        [LABEL_GRID_EVIDENCE] = "Evidence",
        [LABEL_GRID_WEIGHT] = "weight",
        [LABEL_GRID_WEIGHT_REASON] = "Reason for the weight",
        [LABEL_GRID_TOTAL] = "Weighted total out of" NB "100",
        [LABEL_GRID_COUNTED] = "Criteria evaluated",
        [LABEL_GRID_RECOMMENDATION] = "Recommendation",
        [LABEL_GRID_RETAIN] = "retain",
        [LABEL_GRID_DISCUSS] = "discuss",
        [LABEL_GRID_DECLINE] = "decline",
        [LABEL_GRID_SIGNATURE] = "Signature",
        [LABEL_GRID_PURGE] = "Confidential · destroy two years after the last contact",
        [LABEL_GRID_ANCHORS] = "Scoring anchors",
        [LABEL_GRID_CRITERION] = "Criterion",
        [LABEL_GRID_EXPECTED] = "expected",
        [LABEL_GRID_NE] = "NE",
        [LABEL_GRID_NE_SAYS] = "not evaluated",
        [LABEL_GRID_KNOCKOUT] = "knock-out",
        [LABEL_GRID_BONUS] = "a plus",
        [LABEL_GRID_ANCHOR_0] = "no evidence",
        [LABEL_GRID_ANCHOR_1] = "weak",
        [LABEL_GRID_ANCHOR_2] = "partial",
        [LABEL_GRID_ANCHOR_3] = "expected",
        [LABEL_GRID_ANCHOR_4] = "beyond what is expected",
    },
    .headings = headings,
    .fillers = fillers,
    .spoken = spoken,
    .months = {"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
               "october oct", "november nov", "december dec"},
    .weekdays = {"monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun"},
    .contracts = contracts,
    .likely_contracts = likely_contracts,
    .full_time = full_time,
    .part_time = part_time,
    .abbreviations = abbreviations,
    .common = common,
};
