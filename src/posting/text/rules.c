/* rules: what each line is, by one ordered table. Between the text's habits and its blocks. What
 * always holds: the first rule that applies decides, and its name goes with the line.
 *
 * Rules look at the line, at what was decided above it, and at what its neighbours look like. */
#include "posting/text/text_private.h"

/* The last rule. */
static bool rule_paragraph(const struct text *text, unsigned i)
{
    (void)text;
    (void)i;
    return true;
}

static const struct text_rule rules[] = {
    {"corrected", rule_corrected, TEXT_HEADING, 0},
    {"mail-header", rule_mail_header, TEXT_PARAGRAPH, RULE_AROUND},
    {"passed-on", rule_passed_on, TEXT_PARAGRAPH, RULE_AROUND},
    {"greeting", rule_greeting, TEXT_PARAGRAPH, RULE_AROUND},
    {"signature", rule_signature, TEXT_PARAGRAPH, RULE_AROUND},
    {"page", rule_page, TEXT_PARAGRAPH, RULE_AROUND},
    {"hashtags", rule_hashtags, TEXT_PARAGRAPH, RULE_AROUND},
    {"buttons", rule_buttons, TEXT_PARAGRAPH, RULE_AROUND},
    {"form-head", rule_form_head, TEXT_PARAGRAPH, RULE_ASIDE},
    {"form-name", rule_form_name, TEXT_PARAGRAPH, RULE_NAMES},
    {"form-value", rule_form_value, TEXT_PARAGRAPH, RULE_ALONE},
    {"table-row", rule_row, TEXT_PARAGRAPH, RULE_ROW | RULE_LISTED},
    {"symbol-names", rule_symbol, TEXT_PARAGRAPH, RULE_SYMBOL},
    {"title", rule_title, TEXT_PARAGRAPH, RULE_ALONE},
    {"announcement", rule_announcement, TEXT_PARAGRAPH, RULE_ALONE},
    {"one-of-several-posts", rule_one_of_posts, TEXT_HEADING, RULE_POST},
    {"decorated-line", rule_decorated, TEXT_PARAGRAPH, 0},
    {"hash-heading", rule_hash_heading, TEXT_HEADING, 0},
    {"underlined-heading", rule_underlined, TEXT_HEADING, 0},
    {"numbered-heading", rule_numbered_heading, TEXT_HEADING, 0},
    {"marked-heading", rule_marked_heading, TEXT_HEADING, 0},
    {"dotted-heading", rule_dotted, TEXT_HEADING, 0},
    {"head-of-inner-list", rule_list_head, TEXT_HEADING, 0},
    {"item-names-wishes", rule_wish_item, TEXT_HEADING, 0},
    {"item", rule_item, TEXT_ITEM, 0},
    {"heading-goes-on", rule_more_capitals, TEXT_MORE, 0},
    {"value-in-capitals", rule_value_in_capitals, TEXT_PARAGRAPH, 0},
    {"goes-on", rule_more, TEXT_MORE, 0},
    {"question-to-reader", rule_question_to_reader, TEXT_PARAGRAPH, 0},
    {"wish-heading", rule_wish_heading, TEXT_HEADING, 0},
    {"bold-heading", rule_bold_heading, TEXT_HEADING, 0},
    {"capital-heading", rule_capital_heading, TEXT_HEADING, 0},
    {"known-heading", rule_known_heading, TEXT_HEADING, 0},
    {"label-and-value", rule_label_value, TEXT_PARAGRAPH, 0},
    {"colon-heading", rule_colon_heading, TEXT_HEADING, 0},
    {"ellipsis-heading", rule_ellipsis_heading, TEXT_HEADING, 0},
    {"question-heading", rule_question, TEXT_HEADING, 0},
    {"line-between-items", rule_line_between_items, TEXT_HEADING, 0},
    {"short-line-above-list", rule_short_above_list, TEXT_HEADING, 0},
    {"short-line-above-text", rule_short_above_text, TEXT_HEADING, 0},
    {"short-line-alone", rule_short_alone, TEXT_HEADING, 0},
    {"paragraph", rule_paragraph, TEXT_PARAGRAPH, RULE_LISTED},
};

static enum text_kind kind_of(const struct body_correction *correction)
{
    return correction->kind == BLOCK_ITEM      ? TEXT_ITEM
           : correction->kind == BLOCK_HEADING ? TEXT_HEADING
                                               : TEXT_PARAGRAPH;
}

void text_decide(struct text *text)
{
    text->at = ROLE_NONE;
    for (unsigned i = 0; i < text->lines->len; i++) {
        struct text_line *line = text_line(text, i);
        size_t rule = 0;

        while (!rules[rule].applies(text, i))
            rule++;
        line->kind = line->correction ? kind_of(line->correction) : rules[rule].becomes;
        line->rule = &rules[rule];
        if (line->kind == TEXT_HEADING)
            text->at = text_role(text, line);
    }
}
