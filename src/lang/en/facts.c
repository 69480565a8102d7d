/* English facts: what names them, and the shapes they have in running text. Patterns are read on
 * text that is folded letter by letter: small, without accents, with plain hyphens, apostrophes,
 * spaces. */
#include "lang/en/en_private.h"

#include <glib.h>

#define NUMBER                                                                                     \
    "(?:\\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"       \
    "fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|twenty-four|thirty|thirty-six)"
#define DURATION NUMBER "(?:(?: to |-| - | or )" NUMBER ")?[ -](?:years?|months?|weeks?|yrs?|mths?)"
#define MONTH                                                                                      \
    "(?:january|february|march|april|may|june|july|august|september|october|november|december|"    \
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
#define KIND                                                                                       \
    "(?:(?:permanent|fixed[- ]term|temporary|open[- ]ended|zero[- ]hours?|casual|seasonal|"        \
    "sessional|freelance|indefinite|ongoing|maternity cover|short[- ]term|limited[- ]term)"        \
    "(?: contract| position| post| role| job| appointment| basis)|"                                \
    "fixed[- ]term|apprenticeship|internship|traineeship|secondment|maternity cover|ftc\\b|"       \
    "(?:temp|contract)[- ]to[- ](?:perm|hire|permanent)|self[- ]employed|graduate scheme|zero[- "  \
    "]hours)"
#define LIKELY_KIND                                                                                \
    "(?:permanent|ongoing(?=$|,| full| "                                                           \
    "part)|temporary|freelance|voluntary|perm|casual|seasonal|sessional|"                          \
    "regular(?= full| part)|contractor|volunteer|open[- ]ended|contract)"
#define ATTACHED                                                                                   \
    "(?:[- ]to[- ](?:perm(?:anent)?|hire)\\b)?(?: contract| position| post| role| appointment)?"   \
    "(?:,? ?\\(?(?:for |of |to |until |initially )?(?:an initial )?(?:period of )?" DURATION       \
    "\\b\\)?(?: initial(?:ly)?)?| (?:to|until|ending) \\d{1,2} [a-z]+ \\d{4})?"

#define COUNT                                                                                      \
    "(?:\\d{1,3}(?:\\.\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|"     \
    "sixteen|eighteen|twenty|thirty)"
#define DAY "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
#define TIME "\\d{1,2}(?:[:.]\\d{2})? ?(?:am|pm|a\\.m\\.|p\\.m\\.)?"

#define FIGURE "\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?"
#define SYMBOL "(?:gbp ?|usd ?|eur ?|aud ?|cad ?|nzd ?|us\\$|a\\$|c\\$|nz\\$|[$]|£|€)"
#define SUM SYMBOL " ?(?:" FIGURE ")(?: ?k\\b)?"
#define RANGE                                                                                      \
    "(?:(?:from|between|up to|circa|c\\.|around|approx\\.?|starting at|minimum) )?(?:" SUM         \
    "(?: ?(?:-|to|and|/) ?(?:" SYMBOL " ?)?(?:" FIGURE ")(?: ?k\\b)?)?|"                           \
    "\\b\\d{2,3}(?: ?- ?\\d{2,3})?k\\b)"
#define PER                                                                                        \
    "(?:,? ?(?:(?:per|a|an|each|/|p/|p\\.) ?(?:annum|year|month|week|day|hour|hr|session|shift|"   \
    "a\\.?|h|yr|wk|fortnight|class|night|visit)\\b\\.?|pa\\b|ph\\b|pcm\\b|p\\.a\\.?|hourly|"       \
    "annually|yearly|\\(?pro[- ]rata\\)?|"                                                         \
    "gross|net|dependent on experience|depending on experience|doe\\b|doq\\b|"                     \
    "\\(?fte\\)?|plus [a-z ,]{3,40}|\\+ [a-z ]{3,30}|on a pro[- ]rata basis|inclusive|"            \
    "\\((?:outside|inside) ir35\\)|full[- ]time equivalent|including [a-z ]{3,40}))*"
#define CLOCK                                                                                      \
    "(?:\\d{1,2}(?:[:.]\\d{2})? ?(?:am|pm|a\\.m\\.|p\\.m\\.|hrs|hours)?|noon|midday|midnight)"
#define LINK                                                                                       \
    "(?:[ "                                                                                        \
    ",:(/*-]|the\\b|of\\b|on\\b|in\\b|is\\b|from\\b|by\\b|for\\b|will\\b|be\\b|early\\b|mid\\b|"   \
    "late\\b|applications?\\b|receipt\\b|no\\b|later\\b|than\\b|at\\b|w/c\\b|week\\b|"             \
    "commencing\\b|beginning\\b|end\\b|close of business\\b|cob\\b|5 "                             \
    "?pm\\b|aest\\b|gmt\\b|utc\\b|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?" \
    "\\b|bst\\b|"                                                                                  \
    "et\\b|est\\b|edt\\b|pt\\b|latest\\b|and\\b|ideally\\b|before\\b|after\\b|expected\\b|"        \
    "anticipated\\b|proposed\\b|date\\b|job\\b|role\\b|post\\b|position\\b|to\\b|midnight\\b|"     \
    "easter\\b|whit\\b|good\\b|bank holiday\\b|"                                                   \
    "when\\b|all\\b|due\\b|around\\b|about\\b|roughly\\b|as\\b|soon\\b|or\\b|possible\\b|to "      \
    "start\\b|\\d+ days?\\b|" CLOCK ")"

static const char *const patterns[LANG_PATTERN_COUNT] = {
    [LANG_PATTERN_CONTRACT] =
        "(?<![a-z0-9])(?:" DURATION "(?:,? )(?=(?:" KIND "|contract\\b)))?(?:" KIND
        "|(?<=(?:year|onth|eeks|ears|nths) )contract\\b)"
        "(?![a-z0-9])" ATTACHED,
    [LANG_PATTERN_LIKELY_CONTRACT] =
        "(?<![a-z0-9])(?:" LIKELY_KIND ")(?![a-z0-9])" ATTACHED "|(" DURATION " initial(?:ly)?)",
    [LANG_PATTERN_TERM] = "\\b(" DURATION "),? (?:[a-z-]+,? ){0,3}"
                          "(?:position|post|role|contract|appointment|job)\\b|"
                          "\\b(?:position|post|role|contract|appointment|job)\\b[^.;]{0,60}, for "
                          "(" DURATION ")\\b(?! experience)",
    [LANG_PATTERN_HOURS] =
        "(?:full[- ]time|part[- ]time|(?:full|part)(?= or (?:full|part)| ?/ ?(?:full|part)))"
        "(?:(?: or | / |/)(?:full|part)[- ]time)?"
        "(?:,? ?\\(?(?:approx(?:imately|\\.)? )?\\d{1,2}(?:\\.\\d+)? ?(?:hours?|hrs?)"
        "(?: per |/| a |/ | each |-)?(?:week|wk|fortnight|month)?\\)?|"
        "(?:,? \\(?" COUNT " (?:days|nights|evenings|mornings|afternoons|shifts) "
        "(?:per|a|each|/) ?week\\)?)|"
        "(?:,? \\(?[01]?\\.\\d+ ?fte\\)?(?:,? \\d{1,2}(?:\\.\\d+)? hours (?:per|a) "
        "(?:week|fortnight))?))?|"
        "(?:approx(?:imately|\\.)? |around |about |up to |minimum |average of )?" COUNT
        "(?:(?: to | ?--? ?| or )" COUNT ")? ?(?:hours?|hrs?)\\.?"
        "(?: ?(?:per|a|each|/|every|p/|in the) ?(?:week|wk|fortnight|month|day|w\\b)| "
        "?p\\.?w\\b\\.?|"
        " weekly|(?: |-)week)(?: over [^.,;|]{3,25})?|"
        "\\b\\d{2} hours over " COUNT " days|\\b\\d{2}(?:\\.\\d+)?[ -]hours?[ -](?:working )?week|"
        "\\b[01]?\\.\\d+ ?fte\\b|"
        "\\b" COUNT "(?:(?: or | to |-)" COUNT
        ")? (?:days?|nights?|evenings?|mornings?|afternoons?|half[- ]days?|shifts?)"
        "(?: (?:or|and) (?:an? |one )?(?:mornings?|afternoons?|evenings?))? "
        "(?:a|per|each|/) ?(?:week|fortnight|month)\\b"
        "(?! (?:on[- ]site|in (?:the|our) office|in the|from home|at home|of it|remote|working))|"
        "\\b" DAY "(?: ?(?:to|through|thru|-|&|\\+|and|,|/) ?" DAY ")+[,:]? (?:from )?"
        "\\d[^;|]{3,50}|\\b" DAY "s,? (?:from )?" TIME " ?(?:to|-|until|till) ?" TIME
        "|approx\\.? \\d+ days|\\b[2-5][- ]day week\\b",
    [LANG_PATTERN_BARE_HOURS] =
        "(?<=[-,|] )(?:100|[4-9]0) ?%$|"
        "^(?:\\d{1,2}(?:\\.\\d+)? ?(?:hours?|hrs?)\\b[^.;|]{0,40}|"
        "(?:approx\\.? |about |around )?\\d{1,2}(?: ?(?:to|-|or) ?\\d{1,2})? (?:a|per) week\\b|"
        "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* \\d{1,2}[.:]\\d{2} ?- "
        "?\\d{1,2}[.:]\\d{2}[^;|]{0,60}|"
        "(?:from )?" TIME " ?(?:to|-|--|till?|until) ?" TIME "[^.;|]{0,40}|"
        "flexible|shifts?)",
    [LANG_PATTERN_PAY] =
        "(?<![\\w])(?:(?:grade|band|level|scale|spine point|point) [a-z]{0,3}\\d{1,3}"
        "(?:,|:| -)? \\(?)?(?:" RANGE ")(?:" PER ")(?: ?\\([^)]{3,50}\\))?",
    [LANG_PATTERN_PAY_SCALE] =
        "(?:(?:on |on the )?[a-z ]{0,40}salary "
        "scale[^.;|]{0,30}|competitive|negotiable|(?:national|real) (?:minimum|living) wage|living "
        "wage|"
        "minimum wage|depending on experience|\\bmps(?: ?/ ?ups)?\\b|main pay (?:range|scale)|"
        "unpaid|stipend[^.;|]{0,30}|(?:grade|band|scale) [a-z]{0,3}\\d{1,2}[a-z]?\\b[^.;|]{0,40})",
    [LANG_PATTERN_PAY_WORD] =
        "(?:£|[$]|€) ?\\d{2,3} ?k\\b|\\bsalar|\\bpaid\\b|\\bpay\\b|wage|remunerat|compensation|per "
        "annum|\\ban hour|per hour|"
        "a year\\b|/ ?h(?:ou)?r|p/h|per day|a day\\b|\\bpa\\b|stipend|hourly|pro rata|"
        "\\bfee\\b|per month|a month\\b|depending on experience|\\bgrade\\b|\\bband\\b|p\\.a|"
        "(?:daily|hourly|weekly|monthly|day) rate|\\d ?ph\\b|\\b[mu]ps\\b",
    [LANG_PATTERN_NO_PAY] =
        "turnover|turn over|turned over|budget|raise\\b|raised|grants? of|worth|voucher|prize|"
        "tools up|fund(?:ed|ing|s)\\b|revenue|income of|cost|donat|discount|allowance of|"
        "refer (?:someone|a friend)|tax free|up to \\$?\\d+,\\d+ tax|sales\\b|capital",
    [LANG_PATTERN_SOON] = "as soon as (?:possible|we can agree|you can|you are "
                          "free)|asap\\b|immediate(?:ly)?(?: start)?|straight away|"
                          "right away|earliest (?:convenience|opportunity)|upon hire",
    [LANG_PATTERN_MONTH] =
        "(?:early |early in |mid[ -]|late |late in |end of |beginning of |start of )?\\b" MONTH
        "\\b\\.?(?: \\d{4}\\b)?",
    [LANG_PATTERN_START] =
        "(?:start(?:ing|s)? ?(?:date|on|in|from|w/c|:)?|\\bto start\\b|(?<!week "
        ")commenc(?:ing|es?)|"
        "(?<!week )begin(?:ning|s)?|in post(?: by)?|tak(?:e|ing) up (?:the )?(?:post|position|"
        "appointment|role)|available|joining)" LINK "{0,10}$",
    [LANG_PATTERN_LIKELY_START] = "\\b(?:from|in|for|of)(?: early| mid| late)? ?$",
    [LANG_PATTERN_DEADLINE] =
        "(?:closing (?:date|time)|(?:applications?|vacancy|advert|job|post) "
        "clos(?:es|ing|e)\\b|deadline|apply (?:by|before)|"
        "due (?:date|by|on|in)|review (?:date|of applications)?|(?:first|priority) review|"
        "applications? (?:must|should|to|will|need|by|before|are due|close|received)|^closes|"
        "(?:reach(?:es)? us|received|arriv(?:e|es|ing)|submitted|sent|applications?) (?:by us "
        ")?after)"
        "(?:" LINK "|be received\\b|received\\b|submitted\\b|arrive\\b|reach us\\b|us\\b|must\\b|"
        "should\\b|sent\\b|begins\\b|this\\b|vacancy\\b){0,14}$",
    [LANG_PATTERN_OPEN_END] = "^(?:rolling|on a rolling basis|open (?:until filled|all year)|until "
                              "(?:the (?:post|position|role|job) "
                              "is )?filled|when (?:the (?:post|position|role|job) is "
                              ")?filled|ongoing|none|no deadline)\\b",
    [LANG_PATTERN_BY] =
        "(?:\\bby|\\bbefore|no later than|until|not later than|till?)" LINK "{0,8}$",
    [LANG_PATTERN_PUBLISHED] = "(?:posted|published|advertised|date (?:of )?(?:posted|posting|"
                               "advert|publication)|listed|opening date|opens)" LINK "{0,4}$",
    [LANG_PATTERN_AGO] =
        "(?:posted|published|listed|^) ?(\\d+ (?:days?|weeks?|hours?|months?) ago)",
    [LANG_PATTERN_DATELINE] = "^[a-z][a-z' -]{2,30}, ?$",
    [LANG_PATTERN_OTHER_DAY] =
        "interview|hear from us|hear back|(?<!please )respon[ds]|let you "
        "know|notif|assessment|shortlist|"
        "meet people|trial|open (?:day|evening)|visit|holiday|leave\\b|founded|established|"
        "report on|reviewed each|posted|published|conversation|\\bheld\\b|\\bagm\\b",
    [LANG_PATTERN_APPLYING] =
        "appl(?:y|ic|ied)|\\bcvs?\\b|resume|cover(?:ing)? letter|send|submit|e-?mail|write\\b|"
        "reach|letter|form\\b|portfolio|expression of interest|lodge|nominat|register|reply|"
        "\\bring\\b|\\bcall\\b|\\bphone|\\btext\\b|@|contact|drop us|get in touch",
    [LANG_PATTERN_CONTRACT_WORD] = "contract|position|\\bposts?\\b|role|required|vacanc|employ|"
                                   "permanent|full[- ]time|part[- ]time|fixed|term|season|cover|"
                                   "appointment|freelance|job|work\\b",
    [LANG_PATTERN_BASED] =
        "(?:(?:is |are |be |will be |post is |role is |job is |position is )?"
        "(?:based|located|situated)|work(?:ing)? (?:location|base) is|you(?:'ll| will) work|"
        "you(?:'d| would) (?:work|be working)|we(?:'re| are)(?= at)|"
        "place of work is|working on[- ]site|work on[- ]site)"
        "(?: mainly| primarily| on[- ]site,?| remotely| full[- ]time)?,? "
        "(?:at|in|out of|from|near)(?: our| the)? ([^.;|\\n(]{3,80})",
    [LANG_PATTERN_PLACE_END] =
        ",? "
        "\\(?(?:with|where|which|but|plus|some|regular|occasional|reporting|working|covering|from|"
        "starting|"
        "(?:\\d+|a few|five|ten) (?:minutes|miles|mins)|for "
        "(?:the|a|an|at least|\\d)|and (?:will|is|you|the|reports?|involves?|requires?|we))\\b",
    [LANG_PATTERN_STREET] =
        "(?:unit \\d+[a-z]?, )?(?:\\d{1,5}[a-z]?,? )?(?:[a-z][a-z'.-]+ "
        "){1,3}(?:street|st\\.|road|rd|"
        "lane|avenue|ave\\.?|drive|"
        "green|grove|gardens|walk|rise|square|row|gate|quay|wharf|way|place|hill|terrace|close|"
        "crescent|park|court|yard|mews|"
        "boulevard|blvd|parade|highway)\\b(?:,? [^.;|()\\n@]{3,70}?(?= or |[.;|()\\n@]|$))?",
    [LANG_PATTERN_REFERENCE] =
        "(?:\\b(?:job |our |vacancy |post )?ref(?:erence|\\.)?(?: (?:number|no\\.?|code))?(?: for "
        "this [a-z]+)?|"
        "(?:job|position|vacancy|posting|requisition|post|competition|campaign) "
        "(?:no\\.?|number|id|#|code))"
        " ?(?::|#|=|is)? ?([a-z0-9][a-z0-9/._-]*\\d[a-z0-9/._-]*)|"
        "\\b(?:announcement|notice|vacancy|posting) "
        "([a-z]{2,8}[/-](?:[a-z0-9]{1,8}[/-]){0,3}\\d{1,8})\\b",
    [LANG_PATTERN_PRIVACY] = "your data|data protection|privacy|gdpr|personal data|unsubscribe",
    [LANG_PATTERN_ACCESS] = "large print|access(?:ib| need| requirement)|adjustment|disab|"
                            "another format|accommodation",
    [LANG_PATTERN_ASKING] = "question|quer(?:y|ies)|enquir|inquir|more information|"
                            "informal|further information|discussion|chat\\b",
    [LANG_PATTERN_SEEKING] =
        "(?:\\b(?:is|are|we're|'re|is now|are now|we are) (?:currently |now |actively |also )?"
        "(?:looking (?:for|to (?:hire|recruit|appoint|employ|engage))|seeking(?: to "
        "(?:hire|recruit|"
        "appoint|employ|fill(?: the (?:position|post|role) of)?))?|hiring|recruiting|searching for|"
        "after)|\\bseeks?(?: to (?:hire|recruit|appoint|employ|fill(?: the (?:position|post|role) "
        "of)?))?|"
        "\\binvites? applications (?:for|to)|\\b(?:has|have) (?:an )?(?:opening|vacancy) for|"
        "\\brequires?\\b|(?<!you )(?<!you'll )(?<!you do )(?<!do not )(?<!you will "
        ")\\bneeds?\\b|\\bwants?\\b|(?:opportunity|vacancy|opening|position|role)(?:"
        " has arisen| exists| is available| has become available| available)?"
        "(?: (?:at|with|within|in) [^.;:]{2,60}?)? for|join (?:us|our team) as|"
        "to fill the (?:position|post|role) of|"
        "the (?:position|post|role) of|could you be|wish(?:es)? to (?:appoint|recruit|employ)|"
        "applications? (?:are|is) (?:now )?(?:invited|welcome) (?:for|from)(?: the "
        "(?:post|position|role) of)?)"
        "(?: (an?|our(?: (?:new|next))?|its(?: next)?|the|their|one|two|three|four|\\d{1,2})\\b)?",
    [LANG_PATTERN_TITLE_END] =
        "[:!?;|]|\\. |\\.$|,? (?:to|who|that|which|for|with|in (?:our|the|a)|at "
        "(?:our|the)|while|whose|"
        "able|responsible|based|capable|reporting|starting|from|on a|on the|until|and you|where|"
        "as soon|within|wanted|needed|is|will)\\b| \\((?!m|f|e)| - |, (?!and )",
    [LANG_PATTERN_ANNOUNCE] =
        "^(?:(?:(?:staff|help|people|hands|workers) (?:wanted|needed|required)|job "
        "(?:description|offer|advertisement|advert|ad|posting|announcement|title|opening|"
        "vacancy|opportunity|specification)|"
        "(?:traineeship|internship|placement|studentship|apprenticeship|training|volunteering) "
        "(?:offer|announcement|vacancy|opportunity)|vacancy(?: announcement| "
        "notice)?|vacancies|position"
        "(?: title| available| announcement| vacant)?|post(?: title)?|role(?: title)?|"
        "title|we are hiring|we're hiring|now hiring|hiring|recruiting|opportunity|call[- ]out|"
        "call for applications?|careers?|wanted|help wanted|situation vacant|job|fw|fwd|re|"
        "advert(?:isement)?|announcement|recruitment|become|call "
        "for|(?:employment|career|volunteer) "
        "opportunity|"
        "open position|vacant position|now recruiting|appointment of|search for|wanted|internship "
        "opportunity)"
        "(?![a-z])(?: ?[:|!-]+)? *)+(?:(?:for |of |an? |our |the )(?=[a-z]))*",
    [LANG_PATTERN_TITLE_TAIL] =
        "^(?:days$|paid$|unpaid$|voluntary$|up to|from "
        "(?:£|[$]|€)|circa|immediate|start(?:s|ing)?\\b|based "
        "(?:in|at)|location|remote$|hybrid$|home[- "
        "]based|urgent|apply|new$|vacancy|closing|closes|competitive|no agencies|job "
        "?share|multiple|various)",
    [LANG_PATTERN_GENDER] = "\\((?:m/f(?:/[dx])?|f/m(?:/[dx])?|m/w/d|all genders)\\)",
    [LANG_PATTERN_WANTED] = ",? (?:is |are )?(?:wanted|needed|required|sought)\\b.*$",
    [LANG_PATTERN_NO_TITLE] =
        "^(?:we|you|i|he|she|they|it "
        "(?:is|has|will|was|would|helps)|it's|our|your|us|please|dear|hello|hi|thank|thanks|in|at|"
        "from|to|"
        "for|with|since|join|are|is|do|does|who|what|why|how|when|where|apply|save|share|posted|"
        "published|date|location|contract|salary|pay|hours|missions?|profile|context|about|"
        "description|summary|background|details?|information|general|responsibilities|duties|"
        "skip|sign in|log in|view|see|show|more|set|similar|easy|promoted|actively|be the first|"
        "requirements|qualifications|the|reports? to|part[- ]time|full[- ]time|permanent|fixed|"
        "temporary|closing|deadline|start|ref|reference|number|tel|phone|email|e-mail|subject|"
        "sent|cc|back|home|menu|search|this|these|there|an? (?:exciting|great|fantastic|unique)|"
        "grade|base|£|[$]|all|and|or|key|job summary|overview|purpose|introduction|essential|"
        "desirable|up to|if|department of|call|open until|my)\\b|"
        "(?:notice|bulletin|circular) (?:no|number)\\b|: "
        "(?:mrs?|ms|miss|dr|prof|sir|rev)\\b|\\bno\\.? ?\\d+ ?/ ?\\d",
    [LANG_PATTERN_ARTICLE] = "^(?:an?|our(?: new| next)?|its|the|their|one|two|three) "
                             "(?:(?:position|post|role) (?:of|as|for) (?:an? )?)?",
    [LANG_PATTERN_MAYBE] = "\\bmay\\b|\\bmight\\b|\\bcould\\b|possib|eventual|potential|not needed",
    [LANG_PATTERN_NAME] =
        "^(?:university|college|school|council|museum|library|church|trust|company|department|city|"
        "county|town|hospital|friends of|royal|national|saint|st|parish)\\b",
    [LANG_PATTERN_POSTCODE] = "(?:[a-z][a-z'-]+,? ){1,4}[a-z]{1,2}\\d{1,2}[a-z]? \\d[a-z]{2}\\b|"
                              "[a-z][a-z' -]{2,30}, [a-z]{2} \\d{5}\\b|"
                              "^[a-z][a-z' -]{2,30}?,? [a-z]{1,2}\\d{1,2}[a-z]?$",
    [LANG_PATTERN_HOUSE] =
        "(?:shop|store|office|offices|school|centre|center|site|studio|theatre|museum|gallery|cafe|"
        "practice|salon|studio|bar|gym|restaurant|workshop|branch|depot|team|farm|nursery|clinic|"
        "surgery|garden|warehouse|home|"
        "yard|hotel|campus|bakery|pub|little [a-z]+ place) (?:in|at|near|nr|on) "
        "([a-z][a-z'-]+(?: [a-z'-]+){0,2}?)(?= ?(?:[.,;)|\\n]|$)| for\\b| with\\b| who\\b| and\\b)|"
        "\\bat our ([a-z][a-z'-]+(?: [a-z'-]+){0,2} (?:campus|site|office|centre|hospital|school|"
        "shop|store|depot|branch|clinic))\\b|"
        "^([a-z][a-z'-]+(?: [a-z'-]+)?(?:,? and|,| &) [a-z][a-z'-]+(?: [a-z'-]+)?) "
        "(?:sites|offices|campuses|branches|clinics|depots|stores|shops)$",
    [LANG_PATTERN_REMOTE] =
        "^((?:(?:fully|100 ?%|mostly) )?(?:remote|hybrid|home[- ]?based|work(?:ing)? from home)"
        "(?![a-z])[^.;|(]{0,60})",
    [LANG_PATTERN_AWAY] =
        "remote|hybrid|home[- ]?(?:based|working)|work from home|on[- ]?site|anywhere",
    [LANG_PATTERN_NO_PLACE] = "^(?:in[- ]person|on[- ]?site|in (?:the )?office|office[- ]based|tbc|"
                              "to be confirmed|various|see below|as above)$",
    [LANG_PATTERN_ADJECTIVE] =
        "^(?:(?:very |highly |well[- "
        "])?(?:experienced|enthusiastic|motivated|self-motivated|friendly|"
        "reliable|dedicated|passionate|skilled|creative(?! director| lead| "
        "producer)|dynamic|talented|"
        "full[- ]time|part[- ]time|new|warm|careful|practical|energetic|committed|qualified|keen|"
        "hard[- ]?working|flexible|permanent|temporary|organi[sz]ed|proactive|confident|"
        "inspiring|innovative|ambitious|exceptional|outstanding|excellent|good|great|bright|"
        "cheerful|"
        "patient|capable|competent|conscientious|curious|kind|caring|thoughtful|tidy|lively|"
        "fixed[- "
        "]term|freelance|paid|salaried|calm|strategic|entrepreneurial|collaborative|additional|"
        "second|third|first|fourth|resourceful|trustworthy|efficient|professional|proven|gifted)"
        "(?:,? and |, | or | )?)+",
    [LANG_PATTERN_TOWN] = " (?:in|near|at)(?: central| the centre of)? ([a-z][^.,;:()|\\n]{2,40})",
    [LANG_PATTERN_RANGE] =
        "^ ?(?:to|until|till|through|and|-|--) ?(?:the )?(?:[a-z]+ )?(?:\\d|" MONTH ")",
    [LANG_PATTERN_LATER] =
        "(?:possib\\w*|chance|view|potential|option|opportunity) (?:of|to|for)[a-z ]{0,30}$|"
        "(?:hope to (?:offer|be)|may (?:become|lead to|turn into)|could (?:become|lead to))"
        "[a-z ]{0,20}$",
    [LANG_PATTERN_POSSIBLE] = "^ (?:possible|at a later)",
    [LANG_PATTERN_CONTRACT_LABEL] = "^[^:]{0,40}(?:contra|employ|appointment|tenure)",
    [LANG_PATTERN_MAIL_HEAD] =
        "^(?:from|to|cc|bcc|sent|subject|date|fw|fwd|re) ?:|^dear |^hi |^hello",
    [LANG_PATTERN_FROM] = "\\bfrom" LINK "{1,6}$",
};

static const char *const *const labels[LANG_FACT_COUNT] = {
    [LANG_FACT_TITLE] =
        WORDS("title", "job title", "post title", "position", "position title", "role",
              "role title", "vacancy", "post", "job", "job posting", "opening", "vacancy title",
              "call out", "job vacancy", "job opening", "working title", "title position",
              "title post", "advertised", "appointment"),
    [LANG_FACT_EMPLOYER] =
        WORDS("employer", "organisation", "organization", "company", "employer name",
              "company name", "organisation name", "institution", "hiring organisation"),
    [LANG_FACT_CONTRACT] =
        WORDS("status post", "post status", "contract nature", "nature post", "nature contract",
              "kind contract", "nature appointment", "nature employment", "length post",
              "contract basis", "job status", "length placement", "tenancy", "job basis",
              "duration post", "contract", "contract type", "type contract", "employment type",
              "job type", "type employment", "contract length", "duration", "duration contract",
              "status", "term", "terms", "tenure", "appointment type", "basis", "contract status",
              "type", "position type", "length contract", "contract duration", "type position",
              "type appointment", "employment status", "employment basis", "classification",
              "post type", "contract term", "length appointment", "employment", "vacancy type"),
    [LANG_FACT_HOURS] =
        WORDS("when you work", "days hours", "days times", "hours days", "days and hours", "times",
              "working week", "shift pattern", "hours shift", "employment hours", "work days",
              "hours", "working hours", "hours work", "working time", "hours week", "time",
              "weekly hours", "schedule", "working pattern", "work pattern", "fte", "shift*",
              "work schedule", "hours per week", "days", "working days", "full part time",
              "shift schedule", "full time hours", "work hours", "full time part time",
              "contracted hours", "time commitment", "commitment", "workload"),
    [LANG_FACT_START] =
        WORDS("first day", "first day work", "day one", "commences", "commencing", "start work",
              "needed from", "required from", "from when", "starting from", "ideal start",
              "ideal start date", "preferred start date", "desired start date", "target start date",
              "target start", "start date", "start*", "date start*", "commencement",
              "commencement date", "available", "availability", "date commencement", "begins",
              "starts", "starting date", "start on", "expected start", "season", "season dates",
              "job starts", "anticipated start", "anticipated start date", "proposed start date",
              "begin", "begin date", "dates", "when", "date needed", "start time"),
    [LANG_FACT_DEADLINE] = WORDS(
        "closing date receipt applications", "receipt applications", "applications close at",
        "apply no later than", "closing date time", "applications received",
        "deadline applications", "submission deadline", "deadline submission", "filing deadline",
        "final filing date", "last day file", "priority deadline", "application period ends",
        "posting closes", "posting end date", "close date time", "closing date", "deadline*",
        "application deadline", "close*", "closing", "apply by", "apply before",
        "closing date applications", "due date", "applications close", "applications due",
        "date close", "application close", "application due", "last date", "close date",
        "expiry date", "expires", "applications by", "closing time", "date closing",
        "end date applications", "application closing date", "review date", "deadline apply",
        "applications close on", "closes on", "last day apply", "vacancy closes", "apply until"),
    [LANG_FACT_PAY] = WORDS(
        "what pay", "we pay", "what it pays", "pays", "pay rates", "pay grade range",
        "hiring range", "hiring salary", "wage range", "pay rate range", "salary wage",
        "remuneration package", "monthly salary", "grade salary range", "starting wage",
        "starting pay", "salary hourly rate", "starting rate", "salary*", "pay", "pay range",
        "wage*", "compensation", "remuneration", "rate", "rate pay", "pay rate", "salary range",
        "annual salary", "starting salary", "hourly rate", "day rate", "hourly wage", "stipend",
        "fee*", "pay band", "salary scale", "salary grade", "pay grade", "grade salary",
        "salary band", "hourly pay", "package", "pay scale", "daily rate", "rates", "bursary",
        "salary package", "honorarium", "grade", "salary benefits", "pay range hourly"),
    [LANG_FACT_PLACES] = WORDS(
        "where you work", "where you will work", "site location", "job locations",
        "primary location", "place based", "where based", "branch", "school location", "work site",
        "location site", "worksite location", "office base", "station", "post location",
        "location*", "place", "place* work", "work location*", "job location*", "base", "based",
        "workplace*", "based at", "office*", "site", "where", "work base", "duty station",
        "address", "city", "town", "region", "worksite", "campus", "location work",
        "locations work", "work place", "base location", "normal place work", "venue",
        "office location", "place employment", "main location", "location post", "job site",
        "joining port", "home port", "port", "port joining", "place joining"),
    [LANG_FACT_CONTACT] =
        WORDS("contact*", "name", "contact name", "apply", "apply at", "apply to", "email",
              "e mail", "applications", "how apply", "send cv", "cv", "send applications",
              "application", "applications to", "phone", "telephone", "tel", "enquiries",
              "contact details", "contact email", "email applications"),
    [LANG_FACT_PUBLISHED] = WORDS(
        "placed on", "placed", "date placed", "uploaded", "added", "added on", "opened",
        "date listed", "post date", "opening", "open date", "posting opened", "posting start date",
        "live from", "first advertised", "date issue", "posted", "published", "date posted",
        "posted on", "published on", "publication date", "posting date", "advertised",
        "date advertised", "opening date", "date published", "date posting", "post date", "issued",
        "date issued", "listed", "date opened", "date", "date advert"),
    [LANG_FACT_REFERENCE] =
        WORDS("vacancy code", "advert reference", "advert ref", "roll ref", "job order",
              "job order number", "req", "req number", "recruitment number", "exam number",
              "bulletin number", "job opening id", "competition number", "competition no",
              "competition", "reference code apprenticeship", "notice number", "post code number",
              "reference", "ref", "job reference", "reference number", "reference no", "job ref",
              "vacancy ref*", "post number", "job number", "job no", "job id", "position number",
              "position no", "vacancy number", "vacancy no", "vacancy id", "requisition",
              "requisition number", "requisition id", "ref no", "ref number", "posting number",
              "job code", "our ref", "reference id", "job reference id", "post ref*",
              "announcement number", "position id", "announcement no", "job requisition",
              "reference code", "vacancy reference", "post no", "req id", "job posting id"),
    [LANG_FACT_FORM] = WORDS(
        "frequency", "headteacher", "head teacher", "principal", "chair governors", "experience",
        "experience level", "department*", "directorate", "division", "faculty",
        "school", "school department", "department school", "section", "team", "unit", "service",
        "business area", "business unit", "college", "grade", "grade level", "level", "band",
        "pay scheme", "pay band level", "reports to", "reporting to", "responsible to", "report to",
        "accountable to", "line manager", "line manages", "supervisor", "supervises",
        "responsible for", "direct reports", "category", "job category", "function", "job function",
        "job family", "profession", "role type", "number posts", "number vacancies", "number jobs",
        "vacancies", "openings", "interview date*", "interviews", "interview*", "shortlisting",
        "shortlisting date", "proposed interview date", "clearance", "security clearance", "dbs",
        "dbs check", "flsa status", "flsa", "exempt", "industry", "sector", "seniority level",
        "seniority", "travel", "travel required", "relocation", "visa sponsorship", "career level",
        "remote working", "hybrid working", "staff group", "specialty", "main area",
        "employer type", "town", "country", "county", "region"),
    [LANG_FACT_URL] =
        WORDS("url", "link", "apply online", "apply at", "website", "web", "online application",
              "application link", "apply here", "application form", "more information"),
};

const struct lang_facts en_facts = {
    .labels = labels,
    .patterns = patterns,
    .large_titles = true,
    .fillers =
        WORDS("the", "of", "for", "a", "an", "on", "in", "to", "and", "is", "at", "by", "s", "your",
              "our", "this", "no", "number", "gross", "annual", "expected", "anticipated", "please",
              "from", "per", "p", "will", "be", "full", "basic", "new", "normal", "usual", "approx",
              "date", "type", "job", "post", "position", "role", "details", "range", "annum"),
    .job_endings =
        WORDS("person", "keeper", "maker", "woman", "sman", "hand", "smith", "ologist", "ographer",
              "ician", "ineer", "inator", "istrator", "uctor", "worker", "master"),
    .jobs = WORDS(
        "herdsperson", "herdsman", "groom*", "handyperson", "handyman", "shepherd*", "milker*",
        "trustee*", "governor*", "councillor*", "chairperson", "ambassador*", "advocate*",
        "mentor*", "navigator*", "conductor*", "pianist*", "accompanist*", "statistician*",
        "economist*", "dietitian*", "radiographer*", "sonographer*", "podiatrist*", "osteopath*",
        "phlebotomist*", "matron", "upholsterer*", "potter*", "jeweller*", "blacksmith*",
        "farrier*", "saddler*", "thatcher*", "stonemason*", "mason*", "tiler*", "machinist*",
        "cutter*", "printer*", "bookbinder*", "framer*", "arborist*", "forester*", "greenkeeper*",
        "groundskeeper*", "groundsperson", "groundsman", "landscaper*", "beekeeper*",
        "cheesemaker*", "winemaker*", "distiller*", "lifeguard*", "referee*", "umpire*", "courier*",
        "loader*", "stocker*", "shelver*", "teller*", "underwriter*", "broker*", "actuary",
        "trader*", "bursar*", "headteacher*", "postdoctoral", "postdoc", "demonstrator*", "aide*",
        "paraeducator*", "paraprofessional*", "firefighter*", "constable*", "caseworker*",
        "investigator*", "detective*", "marketer*", "copywriter*", "videographer*", "animator*",
        "illustrator*", "composer*", "choreographer*", "dramaturg*", "puppeteer*", "stagehand*",
        "rigger*", "sommelier*", "dishwasher*", "busser*", "runner*", "server*", "maid", "valet*",
        "concierge*", "babysitter*", "childminder*", "playworker*", "clinician*", "sister",
        "interviewer*", "enumerator*", "canvasser*", "liaison", "ombudsman", "sexton", "verger*",
        "curate", "boatbuilder*", "oyster", "lab", "sitter*", "walker*", "weaver*", "dyer*",
        "knitter*", "dancer*", "singer*", "tenor", "soprano", "cellist*", "violinist*", "tuner*",
        "compositor*", "presenter*", "broadcaster*", "correspondent*", "subeditor*", "proofreader*",
        "indexer*", "cataloguer*", "digitiser*", "officer*", "manager*", "director*", "designer*",
        "developer*", "head", "assistant*", "coordinator*", "co", "engineer*", "agent*", "adviser*",
        "advisor*", "specialist*", "technician*", "administrator*", "curator*", "producer*",
        "nurse*", "teacher*", "tutor*", "lecturer*", "professor*", "librarian*", "archivist*",
        "conservator*", "secretary", "clerk*", "cook*", "chef*", "barista*", "waiter*", "waitress*",
        "bartender*", "driver*", "mechanic*", "electrician*", "plumber*", "carpenter*", "joiner*",
        "welder*", "apprentice*", "trainee*", "intern", "interns", "internship", "volunteer*",
        "worker*", "leader*", "lead", "supervisor*", "superintendent*", "foreman", "operator*",
        "operative*", "labourer*", "laborer*", "gardener*", "farmer*", "farmhand*", "grower*",
        "florist*", "baker*", "butcher*", "fishmonger*", "cleaner*", "caretaker*", "janitor*",
        "custodian*", "warden*", "ranger*", "guard*", "porter*", "receptionist*", "host", "hostess",
        "steward*", "attendant*", "usher*", "bookseller*", "salesperson", "sales", "cashier*",
        "accountant*", "auditor*", "bookkeeper*", "analyst*", "consultant*", "researcher*",
        "scientist*", "fellow*", "associate*", "fundraiser*", "writer*", "editor*", "journalist*",
        "reporter*", "photographer*", "translator*", "interpreter*", "lawyer*", "solicitor*",
        "barrister*", "paralegal*", "doctor*", "physician*", "surgeon*", "dentist*", "therapist*",
        "physiotherapist*", "psychologist*", "counsellor*", "counselor*", "carer*", "caregiver*",
        "nanny", "midwife", "pharmacist*", "paramedic*", "veterinarian*", "vet", "architect*",
        "planner*", "surveyor*", "programmer*", "tester*", "trainer*", "instructor*", "coach*",
        "facilitator*", "educator*", "guide*", "organiser*", "organizer*", "organist*", "musician*",
        "actor*", "dancer*", "artist*", "tailor*", "seamstress*", "dresser*", "stage", "registrar*",
        "keeper*", "treasurer*", "president", "principal*", "dean", "rector", "vicar", "chaplain*",
        "pastor*", "minister*", "executive*", "representative*", "partner*", "buyer*",
        "merchandiser*", "packer*", "picker*", "storekeeper*", "dispatcher*", "pilot*", "captain*",
        "deckhand*", "sailor*", "skipper*", "mate", "crew", "inspector*", "assessor*", "examiner*",
        "invigilator*", "proctor*", "buildings", "maintenance", "housekeeper*", "companion*",
        "practitioner*", "hygienist*", "optician*", "hairdresser*", "stylist*", "beautician*",
        "reviewer*", "strategist*", "architects", "maker*", "brewer*", "cellarman", "roaster*",
        "builder*", "bricklayer*", "plasterer*", "painter*", "decorator*", "roofer*", "scaffolder*",
        "fitter*", "glazier*"),
};
