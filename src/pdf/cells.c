/* cells: where the objects of a file that is being sealed are kept. qpdf makes some ten thousand of
 * a few bytes each and drops them soon after, and the C library took a fifteenth of a build's CPU
 * to find room for them.
 *
 * Under pdf: C++'s own operators, by the names that compilers give them (Itanium C++ ABI, 5.1.5),
 * which any program may replace. What always holds: a cell that was dropped is given to the next
 * object of its size in the same thread; files that came from elsewhere have the C library's
 * memory, as has all that is larger. */
#include "pdf/pdf_private.h"

#include <stdlib.h>

static _Thread_local unsigned users;

void cells_begin(void)
{
    users++;
}

void cells_end(void)
{
    users--;
}

/* Sanitizers have operators of their own. */
#if !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)

enum { GRAIN = 16, GRAINS_MAX = 32, BLOCK_SIZE = 1 << 16 };

/* What stands before an object. */
struct cell {
    size_t grains; /* of the object; 0: it is the C library's */
    struct cell *next;
};

_Static_assert(sizeof(struct cell) == GRAIN, "objects are aligned as malloc aligns them");

static _Thread_local struct cell *dropped[GRAINS_MAX + 1]; /* by grains */
static _Thread_local char *fresh, *fresh_end;              /* what is left of the last block */

G_GNUC_NORETURN void throw_bad_alloc(void) __asm__("_ZSt17__throw_bad_allocv");
void *operator_new(size_t size) __asm__("_Znwm");
void operator_delete(void *object) __asm__("_ZdlPv");
void operator_delete_sized(void *object, size_t size) __asm__("_ZdlPvm");

static void *take(size_t size)
{
    void *memory = malloc(size);

    if (!memory)
        throw_bad_alloc();
    return memory;
}

static struct cell *take_alone(size_t size)
{
    struct cell *cell = take(MIN(size, G_MAXSIZE - sizeof *cell) + sizeof *cell);

    cell->grains = 0;
    return cell;
}

static struct cell *cut(size_t size)
{
    struct cell *cell;

    if ((size_t)(fresh_end - fresh) < size) {
        fresh = take(BLOCK_SIZE);
        fresh_end = fresh + BLOCK_SIZE;
    }
    cell = (void *)fresh;
    fresh += size;
    return cell;
}

void *operator_new(size_t size)
{
    const size_t grains = size / GRAIN + 1;
    struct cell *cell;

    if (users == 0 || grains > GRAINS_MAX) {
        cell = take_alone(size);
    } else if (dropped[grains]) {
        cell = dropped[grains];
        dropped[grains] = cell->next;
    } else {
        cell = cut((grains + 1) * GRAIN);
        cell->grains = grains;
    }
    return cell + 1;
}

void operator_delete(void *object)
{
    struct cell *cell = object ? (struct cell *)object - 1 : NULL;

    if (cell && cell->grains > 0) {
        cell->next = dropped[cell->grains];
        dropped[cell->grains] = cell;
    } else {
        free(cell);
    }
}

void operator_delete_sized(void *object, size_t size G_GNUC_UNUSED)
{
    operator_delete(object);
}

#endif
