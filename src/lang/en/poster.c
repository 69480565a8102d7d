/* en_poster: what a text in English says and a poster does not. Part of en. What always holds: all
 * phrases are folded (lang_fold), and written as lang_says wants them. */
#include "lang/en/en_private.h"

const char *const *const en_unsaid[UNSAID_COUNT] = {
    [UNSAID_BUTTON] = WORDS(
        "=apply", "=apply now", "=apply for this job", "=apply for this role",
        "=apply on company site", "=easy apply", "=quick apply", "=save", "=save job",
        "=save this job", "=share", "=share job", "=share this job", "=share this vacancy",
        "=report", "=report job", "=report this job", "=report this ad", "=print",
        "=print this page", "=print this job", "=back to results", "=back to search",
        "=back to jobs", "=view all jobs", "=all jobs", "=all vacancies", "=home", "=view map",
        "=show map", "=view on map", "=see more", "=show more", "=read more", "=sign in",
        "=create alert", "=create a job alert", "=email me jobs like this", "=next job",
        "=previous job", "=hide", "=yes", "=no", "^posted #", "^posted on", "^posted today",
        "^posted yesterday", "^date posted #", "^be one of the first to", "^be the first to apply",
        "^be an early applicant", "^did this job interest you", "^is this job"),
    [UNSAID_OTHER_JOBS] =
        WORDS("=similar jobs", "=similar vacancies", "=similar roles", "=related jobs",
              "=related vacancies", "=other jobs", "=more jobs like this", "=jobs you may like",
              "=you may also like", "=you might also like", "=people also viewed",
              "=recommended jobs", "=other vacancies", "=our other vacancies"),
    [UNSAID_ANNOUNCEMENT] =
        WORDS("^job announcement", "^job offer", "^job opening", "^job opportunity", "^job advert*",
              "^job vacancy", "^job posting", "^job description", "^job specification",
              "^job details", "^employment opportunity", "^career opportunity", "^vacancy notice",
              "^vacancy announcement", "^notice of vacancy", "^vacancy", "^vacant position",
              "^position description", "^role description", "^recruitment notice", "^we are hiring",
              "^we re hiring", "^now hiring", "^hiring", "^we are recruiting", "^urgent", "^wanted",
              "^help wanted", "^call out", "^further particulars", "^candidate information pack",
              "^candidate pack", "^recruitment pack", "^traineeship offer", "^internship offer",
              "^offre d emploi", "^fiche de poste"),
    [UNSAID_COMPANY] =
        WORDS("registered charity", "charity no", "charity number", "charity registration",
              "company no", "company number", "company registration", "vat no", "vat number",
              "vat reg*", "registered in england", "registered in scotland",
              "registered in ireland", "registered office", "ein #", "abn #"),
    [UNSAID_SOCIAL] =
        WORDS("^follow us", "^find us on", "^like us on", "^join us on", "^connect with us",
              "^tag a friend", "^tag someone", "^share this post", "^repost"),
    [UNSAID_GREETING] = WORDS(
        "=hi", "=hello", "=hi all", "=dear all", "=hello all", "=hi everyone", "=hello everyone",
        "=hi there", "=hi folks", "=dear colleagues", "=dear friends", "=thanks", "=thank you",
        "=thank you x", "=thank you xx", "=thank you xxx", "=thanks x", "=thanks xx", "=thanks all",
        "=many thanks", "=thanks in advance", "=cheers", "=kind regards", "=best regards",
        "=best wishes", "=warm wishes", "=warm regards", "=regards", "=all the best", "=best",
        "=yours sincerely", "=yours faithfully", "=in solidarity", "=see below",
        "^please circulate", "^please share", "^please pass on", "^please forward",
        "^feel free to share", "^feel free to pass", "^do share", "^do pass", "^spread the word"),
    [UNSAID_MAIL_NOTICE] =
        WORDS("this message is meant", "this message is intended", "this message is confidential",
              "this message and any", "this e mail is", "this email is", "this e mail and any",
              "this email and any", "this mail is meant", "intended only for",
              "intended solely for", "if you are not the intended", "if you have received this",
              "if you must print", "before you print", "before printing", "think before you print",
              "consider the environment", "unsubscribe", "^sent from my", "view this email in"),
    [UNSAID_DATA_NOTICE] = WORDS("your data", "your personal data", "personal data will",
                                 "candidates data", "applicants data", "privacy policy",
                                 "privacy notice", "data protection officer", "dpo"),
    [UNSAID_OTHER_MAIL] = WORDS("not for applications", "not applications", "no applications",
                                "not for applying", "not job applications"),
};
