/* show_why: which rule decided what a line is, and where a fact comes from. Beside show; for
 * whoever wonders why they were misunderstood. What always holds: it prints names, and decides
 * nothing. */
#include "cli/cli.h"

#include "posting/posting.h"

#include <stdio.h>
#include <string.h>

static void print_fact(const struct posting *posting, enum posting_fact_id id)
{
    const struct posting_fact *fact = &posting->facts[id];
    const char *name = posting_fact_name(id);

    if (!fact->text)
        show_line(NO_SPAN, "  %-12s unknown", name);
    else
        show_line(fact->span, "  %-12s %-20s %.*s", name,
                  fact->rule       ? fact->rule
                  : fact->from_ini ? "ini"
                                   : "text",
                  (int)strcspn(fact->text, "\n"), fact->text);
}

static void print_block(const struct posting_block *block)
{
    static const char *const kinds[] = {
        [BLOCK_HEADING] = "heading", [BLOCK_ITEM] = "item", [BLOCK_PARAGRAPH] = "paragraph"};

    show_line(block->span, "  %-9s  %-22s %s", kinds[block->kind], block->rule ? block->rule : "-",
              block->text);
}

void show_why(const struct posting *posting)
{
    puts("facts");
    for (unsigned id = 0; id < FACT_COUNT; id++)
        print_fact(posting, id);
    puts("lines");
    for (unsigned i = 0; i < posting->blocks->len; i++)
        print_block(posting_block(posting, i));
}
