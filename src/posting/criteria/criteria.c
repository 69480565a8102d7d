/* criteria: derives the criteria of the grid from the profile, then lets the INI correct them. At
 * the end of reading; after it, a criterion is data. What always holds: the same posting gives the
 * same criteria, and nothing is said of the job that the posting does not say. */
#include "posting/criteria/criteria.h"

#include "base/base.h"
#include "posting/criteria/criteria_private.h"
#include "posting/text/text.h"

#include <string.h>

enum { CRITERIA_MAX = 30 };

const char *const posting_scores[] = {"0", "1", "2", "3", "4", [POSTING_NOT_EVALUATED] = "NE",
                                      NULL};

bool posting_is_anchored(const struct posting *posting, unsigned criterion)
{
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        if (strcmp(posting_criterion(posting, criterion)->anchors[i],
                   lang_label(posting->lang, LABEL_GRID_ANCHOR_0 + i)) != 0)
            return true;
    return false;
}

void criteria_clear(struct posting_criterion *criterion)
{
    g_free(criterion->text);
    g_free(criterion->label);
    g_free(criterion->categories);
    g_strfreev(criterion->indicators);
    g_free(criterion->weight_reason);
    g_free(criterion->question);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        g_free(criterion->anchors[i]);
}

/* Names the heading that may be meant, and the line of [headings] that makes it one. */
static void report_no_profile(struct span meant, const struct language *lang, struct diag *diag)
{
    g_autofree char *heading = meant.source ? body_fold(meant) : NULL;

    if (heading)
        diag_add(diag, DIAG_NO_CRITERIA, meant,
                 "no heading names a profile, so no grid is made; if this one does, write in "
                 "posting.ini, under [headings]: 1 = heading profile | %s",
                 heading);
    else
        diag_add(diag, DIAG_NO_CRITERIA, meant,
                 "no heading names a profile, so no grid is made; list what you look for under a "
                 "heading such as “%s”, or name its heading in [headings]: 1 = heading profile | …",
                 lang_label(lang, LABEL_PROFILE));
}

/* `made`: how many criteria the text gave before the INI spoke. */
static void report(const struct criteria_found *found, unsigned made, const struct posting *posting,
                   struct diag *diag)
{
    const unsigned count = posting->criteria->len;

    if (count == 0 && made > 0)
        diag_add(diag, DIAG_NO_CRITERIA, found->first,
                 "posting.ini excludes every criterion, so no grid is made; keep one of them");
    else if (count == 0 && found->found)
        diag_add(diag, DIAG_NO_CRITERIA, found->first,
                 "nothing under this heading can be scored, so no grid is made; list below it what "
                 "you look for");
    else if (count == 0)
        report_no_profile(found->first, posting->lang, diag);
    if (count > CRITERIA_MAX)
        diag_add(
            diag, DIAG_MANY_CRITERIA, found->first,
            "the profile gives %u criteria; a panel can hardly score more than %d: merge some, or "
            "exclude them in posting.ini",
            count, CRITERIA_MAX);
}

/* By order, then as they come. */
static int compare_drafts(gconstpointer a, gconstpointer b)
{
    const struct criteria_draft *left = a, *right = b;

    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return left->part < right->part ? -1 : left->part > right->part;
}

static void report_unclassed(const struct criteria_draft *draft, struct diag *diag)
{
    g_autofree char *part = draft->part > 0 ? g_strdup_printf(".%u", draft->part) : g_strdup("");

    if (draft->criterion.category == CATEGORY_UNCLASSED)
        diag_add(
            diag, DIAG_UNCLASSED_CRITERION, draft->criterion.span,
            "no category fits this criterion; name one in posting.ini: [criterion %u%s], category",
            draft->number, part);
}

/* Hands the drafts over. */
static void keep(struct posting *posting, GArray *drafts, struct diag *diag)
{
    g_array_sort(drafts, compare_drafts);
    for (unsigned i = 0; i < drafts->len; i++) {
        struct criteria_draft *draft = &g_array_index(drafts, struct criteria_draft, i);

        if (draft->gone) {
            criteria_clear(&draft->criterion);
            continue;
        }
        report_unclassed(draft, diag);
        g_array_append_val(posting->criteria, draft->criterion);
    }
}

void criteria_derive(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    struct criteria_found found = {.drafts =
                                       g_array_new(FALSE, FALSE, sizeof(struct criteria_draft))};
    unsigned made;

    criteria_profile(posting, &found);
    made = found.drafts->len;
    if (ini)
        criteria_override(&found.drafts, ini, posting->lang, diag);
    keep(posting, found.drafts, diag);
    g_array_unref(found.drafts);
    report(&found, made, posting, diag);
    criteria_set_hash(posting);
}
