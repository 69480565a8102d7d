/* lsan: what LeakSanitizer keeps silent of: linked into what it watches, since a process that has
 * given up reading (sandbox) can't read a file of suppressions when it ends. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:argz_add_sep\n"     /* what libraries keep until the process ends */
           "leak:libfontconfig.so\n" /* it finds its values by offsets, so what the last font map
                                        holds looks lost */
           "leak:libhyphen.so\n"; /* it loses what a pattern said that stands twice in a dictionary
                                   */
}
