/* program: which program this is: no other build of it, or of the libraries that are in memory,
 * says the same.
 *
 * For who keeps what one run made for the next. What always holds: it says the same in each run of
 * the same files, if it is asked before a library is opened (module). */
#include "base/base_private.h"

#include <elf.h>
#include <glib/gstdio.h>
#include <link.h>
#include <string.h>

#define ALIGNED(size) (((size) + 3) & ~(size_t)3) /* of notes: ELF, "Note Section" */

/* The build id of a note segment; false: it has none. */
static bool add_build_id(GChecksum *sum, const char *at, size_t len)
{
    const ElfW(Nhdr) * note;

    for (const char *end = at + len; at + sizeof *note <= end;) {
        const char *name = at + sizeof *note, *said;

        note = (const void *)at;
        said = name + ALIGNED(note->n_namesz);
        if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == sizeof ELF_NOTE_GNU &&
            memcmp(name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0) {
            g_checksum_update(sum, (const guchar *)said, (gssize)note->n_descsz);
            return true;
        }
        at = said + ALIGNED(note->n_descsz);
    }
    return false;
}

/* What has no build id is told by its size and time. */
static void add_file(GChecksum *sum, const char *path)
{
    GStatBuf info = {0};
    g_autofree char *says = NULL;

    g_stat(path, &info);
    says = g_strdup_printf("%s %lld %lld.%09ld", path, (long long)info.st_size,
                           (long long)info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
    g_checksum_update(sum, (const guchar *)says, -1);
}

/* The kernel's own (linux-vdso) is of no account, and no file. */
static int add_object(struct dl_phdr_info *info, size_t size G_GNUC_UNUSED, void *data)
{
    bool found = *info->dlpi_name && !strchr(info->dlpi_name, '/');

    for (unsigned i = 0; i < info->dlpi_phnum && !found; i++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[i];

        found =
            segment->p_type == PT_NOTE &&
            add_build_id(data, (const char *)info->dlpi_addr + segment->p_vaddr, segment->p_memsz);
    }
    if (!found)
        add_file(data, *info->dlpi_name ? info->dlpi_name : "/proc/self/exe");
    return 0;
}

char *program_new_id(void)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

    dl_iterate_phdr(add_object, sum);
    return g_strdup(g_checksum_get_string(sum));
}
