/* French facts: what names them, and the shapes they have in running text. Patterns are read on
 * text that is folded letter by letter: small, without accents, with plain hyphens, apostrophes,
 * spaces. */
#include "lang/fr/fr_private.h"

#include <glib.h>

#define NUMBER                                                                                     \
    "(?:\\d{1,3}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|seize|"    \
    "dix-huit|vingt|vingt-quatre|trente(?:-six)?)"
#define DURATION NUMBER "(?: (?:a|ou|-) " NUMBER ")? ?(?:ans?|annees?|mois|semaines?|jours)"
#define MONTH                                                                                      \
    "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"     \
    "janv|fevr?|avr|juil|sept|oct|nov|dec)"
/* What may follow a kind of contract and belongs to it. */
#define ATTACHED                                                                                   \
    "(?: (?:etudiant|saisonnier|d'usage|d'insertion|de remplacement|de projet|public|aide|"        \
    "tremplin|senior|de droit (?:public|prive)|de mission|unique))?"                               \
    "(?: a duree (?:in)?determinee)?"                                                              \
    "(?:,? ?\\(?(?:(?:d'une |de |d'|pour (?:une )?|a )?(?:duree )?(?:initiale )?(?:de |d'|: )?)"   \
    "(?<![a-z])" DURATION "\\)?(?: (?:minimum|environ))?)?(?:,? renouvelable(?=[.,;)]|$))?"
#define KIND                                                                                       \
    "(?:cdi(?:i)?|cddu?|c\\.d\\.[id]\\.?|ctt|contrat a duree (?:in)?determinee|"                   \
    "duree (?:in)?determinee|"                                                                     \
    "contrat (?:d'apprentissage|de professionnalisation|d'alternance|en alternance|d'engagement"   \
    "(?: educatif)?|de prestation|de mission|de projet|doctoral|post-?doctoral|etudiant|"          \
    "saisonnier|d'interim|aide|unique d'insertion|d'usage|de volontariat|de vacation|"             \
    "de remplacement|de travail temporaire)|"                                                      \
    "service civique|volontariat (?:territorial|international|associatif|de solidarite(?: "        \
    "internationale)?)(?: \\((?:vsi|vie|via|vta|vte)\\))?|\\bvsi\\b|parcours emploi "              \
    "competences|cui-cae|vacataire|"                                                               \
    "(?<!voie )(?<!defaut, )(?<!defaut )(?<!statutaire ou )contractuel(?:le|\\.le|\\(le\\))?)"
#define LIKELY_KIND                                                                                \
    "(?:^(?:duree )?(?:in)?determinee|^(?:non[- ])?permanente?(?=$|[ "                             \
    ",.;/(-])|apprentissage|alternance|stage(?: de fin d'etudes| "                                 \
    "conventionne)?|interim|"                                                                      \
    "mission d'interim|vacations?|freelance|prestation|independant|benevolat|saisonnier|"          \
    "intermittence|cdd|titulaire(?= ou | de la fonction)|fonctionnaires?|statut cadre|"            \
    "mise a disposition|detachement|mutation|vacataire|auto-?entrepreneur|micro-?entrepreneur|"    \
    "portage salarial|(?:emploi|poste) (?:permanent|perenne|non permanent)|job etudiant|emploi "   \
    "etudiant|stagiaire|volontariat|pigiste|"                                                      \
    "agents? (?:titulaire|contractuel)s?|statutaire ou (?:a defaut )?contractuel(?:le)?|(?<!voie " \
    ")(?<!defaut, )(?<!defaut "                                                                    \
    ")contractuel(?:le|\\.le|\\(le\\))?s?)"

/* A sum: "2 400 €", "2310,50 euros", "26 et 29 K€", "52-60 k€". */
#define FIGURE "\\d{1,3}(?:[ .']\\d{3})+(?:,\\d+)?|\\d+(?:[,.]\\d+)?"
#define MONEY "(?:€|eur\\b|euros?\\b|k ?€|k ?euros?\\b|ke\\b|chf\\b|francs\\b|fr\\.|[$])"
#define SUM                                                                                        \
    "(?:(?:" FIGURE ") ?" MONEY "|(?:chf|fr\\.|€) ?(?:" FIGURE                                     \
    ")(?:\\.-+)?(?: ?(?:a|-) ?(?:" FIGURE ")(?:\\.-+)?)?)"
#define RANGE                                                                                      \
    "(?:(?:(?:comprise? )?entre|de(?= [0-9 .,k€]+(?:euros? )?(?:a|et|-) ?\\d)|a partir "         \
    "de|environ|"                                                                                  \
    "minimum|jusqu'a|des|soit) )?"                                                                 \
    "(?:(?:" FIGURE ")(?: ?" MONEY ")? ?(?:a|et|-|/|ou) ?)?" SUM
#define PER                                                                                        \
    "(?:,? ?(?:\\(?(?:bruts?|brutes?|nets?|nettes?|mensuels?|mensuelles?|annuels?|annuelles?|"     \
    "horaires?|ht|ttc|fixes?|charges)\\)?|(?:par|/|l'|de l'|le|la) ?(?:mois|an|annee|heure|h|"     \
    "jour|j|semaine|cachet|seance|vacation|service)\\b|sur (?:douze|treize|quatorze|1[234]) mois|" \
    "selon (?:l')?(?:experience|profil|diplome|grille|anciennete|age|convention)[a-z' ]*|"         \
    "primes? [a-z ]{3,30}|x ?1[234]|en equivalent temps plein|pour \\d+ ?h(?:eures)?|"             \
    "au prorata|\\+ [a-z0-9()%é ]{2,30}))*"
#define STREET                                                                                     \
    "(?<![a-z])(?:rue|avenue|boulevard|chaussee|place|quai|chemin|route|allee|dreve|square|grand-" \
    "rue|grand-place|clos|impasse)"
#define CLOCK "(?:\\d{1,2} ?h(?:eures)?(?: ?\\d{2})?|midi|minuit)"
/* Between what leads to a date and the date. */
#define LINK                                                                                       \
    "(?:[ ,:(/*]|le\\b|la\\b|les\\b|l'|du\\b|de\\b|des\\b|d'|au\\b|aux\\b|a\\b|en\\b|est\\b|"      \
    "sera\\b|sont\\b|fixee?s?\\b|prevue?s?\\b|souhaitee?s?\\b|envisagee?s?\\b|prevu\\b|"           \
    "candidatures?\\b|depot\\b|envoi\\b|reception\\b|dossiers?\\b|plus tard\\b|delai\\b|"          \
    "imperati(?:f|vement)\\b|partir\\b|compter\\b|mi\\b|mi-|debut\\b|courant\\b|fin\\b|mois\\b|"   \
    "rigueur\\b|jour\\b|inclus\\b|idealement\\b|possible\\b|ideale\\b|poste\\b|fonctions?\\b|"     \
    "contrat\\b|mission\\b|service\\b|rentree\\b|vacant\\b|previsionnelle?\\b|estimee?\\b|" CLOCK  \
    ")"

static const char *const patterns[LANG_PATTERN_COUNT] = {
    [LANG_PATTERN_CONTRACT] = "(?<![a-z0-9])(?:" KIND ")(?![a-z0-9])" ATTACHED,
    [LANG_PATTERN_LIKELY_CONTRACT] = "(?<![a-z0-9])(?:" LIKELY_KIND ")(?![a-z0-9])" ATTACHED,
    [LANG_PATTERN_TERM] = "(?:poste|contrat|engagement|mission|stage|projet|emploi)[^.;]{0,12}?"
                          "((?:d'une )?duree (?:de |: ?)" DURATION ")|"
                          "\\b(contrat (?:de |d')" DURATION "(?: renouvelable)?)",
    [LANG_PATTERN_HOURS] =
        "(?:temps (?:plein|complet|partiel|non complet|incomplet)|mi-temps|"
        "tiers[- ]temps|full time)(?:(?: ou (?:temps )?(?:partiel|complet|plein|\\d+ "
        "?%|⅘|4/5))|"
        "(?:,? soit|,| -|:)? ?\\(?\\d{1,2} ?h(?:eures)?(?: ?\\d{2})?(?:[ /]?(?:par |/ ?)?"
        "(?:sem(?:aine|\\.)?|hebdo(?:madaires?)?|annualisees?|jour|mois))?"
        "(?: (?:-|sur) [^.,;)|]{3,40})?\\)?|,? ?\\(?\\d{2,3} ?%\\)?|"
        ",? ?\\(?\\d{1,2}(?:,\\d+)? ?/ ?35(?:e|eme|emes)?\\)?)?|"
        "\\d[,.]\\d+ ?etp(?: ?\\([^)]{3,40}\\))?|1 etp\\b|"
        "(?:\\d{1,2} a )?\\d{1,2}(?:[,.]\\d)? ?h(?:eures?)?(?: ?\\d{2})?(?: ?/ ?| par | "
        "de travail par | la | "
        ")?(?:sem(?:aine|\\.)?|hebdo(?:madaires?|\\.)?|annualisees?|mois)\\b"
        "(?: annualisees?| en moyenne)?(?: sur [^.,;|]{3,30}| du [a-z]+ au [a-z]+)?|"
        "\\d{1,3}(?:[,.]\\d)? ?heures?(?: (?:par|/) (?:jour|mois|an))?|"
        "\\b[1-4]\\d ?h(?:eures)?(?: ?\\d{2})? (?:reparties? )?(?:sur|en) "
        "(?:deux|trois|quatre|cinq|six|[2-6]) jours|"
        "forfait (?:de )?\\d{3} jours|"
        "\\b(?:une?|deux|trois|quatre|\\d) "
        "(?:matinees?|matins?|apres-midi|soirees?|soirs?|demi-journees?|journees?|heures?)"
        " par (?:semaine|mois)|"
        "du [a-z]+di au [a-z]+di(?![^.;|]{0,60}\\d ?h(?:eures)? ?(?:par|/) ?sem)"
        "(?:,? (?:de )?\\d[^.;|]{2,30})?|"
        "(?:poste|emploi|travail|activite|contrat|occupation|cdi|cdd|permanent|taux|h/f\\)?|f/"
        "h\\)?|/hes|cfc|[a-z][.-]e) "
        "(?:a |de )?"
        "(\\d{2,3} ?%(?: \\(\\d[^)]{3,40}\\))?)|"
        "\\b\\d{1,2}(?:,\\d)?/(?:35|38)(?:e|eme|emes)?\\b|\\b1(?:51|52)(?:,\\d+)? ?h\\b|"
        "\\b[2-5] ?x ?8\\b|\\d(?:[,.]\\d)?(?: (?:a|ou) \\d)? jours? (?:par|/) "
        "?(?:semaine|mois)|"
        "(?<![\\d:,-])(?<!apres )(?<!avant )(?<! a )(?<!entre )(?<! et )(?<!jusqu'a )(?<! de "
        ")(?<!des )"
        "(?:2[0-9]|3[0-9]|4[0-4])(?:h(?!\\d)| h\\b)(?: ?\\d{2})?(?! et| a \\d|-)",
    [LANG_PATTERN_BARE_HOURS] = "(?<=[-,|a] )(?:100|[4-9]0)(?: ?- ?\\d{2,3})? ?%$|"
                                "^(?:100|[4-9]0|\\d\\d) ?%(?: \\([^)]{3,60}\\))?|"
                                "^\\d{1,2} ?h(?:eures)?(?: ?[0-5]\\d)?\\b",
    [LANG_PATTERN_PAY] = "(?<![\\w])(?:" RANGE ")" PER,
    [LANG_PATTERN_PAY_SCALE] =
        "(?:(?:gratification|indemnite de stage|indemnisation) "
        "(?:legale|conventionnelle|minimale|selon|en vigueur|reglementaire)[^.;|]{0,50}|smic(?: "
        "horaire)?(?: ?\\([^)]{3,40}\\))?(?: ?\\+ ?\\d+ ?%)?|coefficient \\d{2,4}\\b|"
        "(?:selon (?:la |les )?)?grilles? (?:indiciaires?|salariales?|(?:de (?:la )?|des )[a-z "
        "]{4,40}|"
        "apprentis?[a-z ]*)(?:[^.;|]{0,80})|"
        "(?:convention collective|\\bccn?\\w{0,8}) [^.;|]{3,70}|indice "
        "(?:majore|brut)[^.;|]{2,40}|"
        "(?<!voie )(?<!conditions )\\bstatutaire\\b[^.;|]{0,60}|(?:selon|suivant|en fonction "
        "d[eu]|a (?:definir|negocier|discuter))"
        "[^.;|]{0,40}(?:profil|experience|convention|diplome|statut|competences?|age)[a-z' "
        "]{0,30}|"
        "(?:selon|suivant) (?:la |le "
        "|l')?(?:cct|cp\\b|c\\.?c\\.?t|bareme|convention|grille|statut)[^.;|,]{0,50}|echelles? "
        "(?:bareme )?[a-e]\\d[^.;|]{0,50}|classes? (?:de traitement|de salaire|"
        "salariale|de fonction) \\d{1,2}[^.;|]{0,50}|"
        "(?:au )?bareme [^.;|]{4,60}|a definir|a negocier|non communique)",
    [LANG_PATTERN_PAY_WORD] =
        "k ?€|selon (?:le )?(?:profil|experience)|remuner|salaire|salarial|traitement "
        "(?:indiciaire|brut|mensuel)|paye|"
        "\\bbrut|\\bnet(?:s|te|tes)?\\b|gratification|indemni|cachet|"
        "honoraires|taux horaire|tjm|/ ?h(?:eure)?\\b|de l'heure|par mois|\\bsmic\\b|"
        "convention collective",
    [LANG_PATTERN_NO_PAY] =
        "chiffre d'affaires|capital|budget|subvention|dotation|leve\\b|prime de cooptation|"
        "ticket|titre[s-]|cheque|repas d|panier|mutuelle "
        "a|mutuelle prise|(?:prise?|pris) en "
        "charge|rembours|abonnement|financ|investiss|prix|ventes?\\b|tarif|adhesion",
    [LANG_PATTERN_SOON] = "(?:des|aussitot|le plus tot) que possible|des maintenant|au plus "
                          "(?:vite|tot)(?! (?:le|au|en) )|asap|"
                          "immediat(?:ement|e)?|de suite|tout de suite|des a present|sans delai|"
                          "le plus (?:tot|rapidement) possible",
    [LANG_PATTERN_MONTH] = "(?:mi-?|(?:le )?debut (?:du mois d[e'] ?)?|courant |(?:la )?fin "
                           "(?:du mois d[e'] ?)?)?\\b" MONTH "\\b\\.?(?: \\d{4}\\b)?",
    [LANG_PATTERN_START] =
        "(?:a pourvoir|prise d[eu] (?:poste|fonctions?|service)|entree en "
        "(?:fonctions?|service)|"
        "\\bdebut(?:era|e)?(?: d[eu](?: la)? "
        "(?:contrat|mission|stage|travail))?|demarrage|demarre|^[^a-z]{0,8}rentree|"
        "date d'(?:embauche|entree|effet|arrivee)|embauche|a compter|a "
        "partir|commence(?:ras?|r|s|z|rez|nt)?|"
        "arrivee (?:souhaitee|prevue|envisagee|ideale|attendue)|"
        "disponible|recrute(?:ment)?)" LINK "{0,12}$",
    [LANG_PATTERN_LIKELY_START] = "\\b(?:du|entre le|des(?: le)?|pour le|pour|en|a|au|rentree)"
                                  "(?: debut| mi-?| courant| mois d[e'])? ?$",
    [LANG_PATTERN_DEADLINE] =
        "(?:date limite|\\blimite d[eu']|cloture|date butoir|date de fin|\\bdelai|"
        "dernier delai|fin des candidatures|candidatures? (?:ouvertes? )?jusqu'?)"
        "(?:" LINK "|pour\\b|postuler\\b|candidater\\b|repondre\\b|retour\\b|publication\\b|au\\b)"
        "{0,14}$",
    [LANG_PATTERN_OPEN_END] =
        "^(?:au fil de l'eau|(?:ouverte?s? )?jusqu'a (?:ce que|pourvoi|recrutement)[a-z' ]*|"
        "(?:des que possible|aucune|sans (?:date )?limite|en continu|permanente?)$)",
    [LANG_PATTERN_BY] = "(?:\\bavant|jusqu'?|au plus tard|d'ici|pour|sous)" LINK "{0,8}$",
    [LANG_PATTERN_PUBLISHED] =
        "(?:publie[es]{0,2}|mise? en ligne|parue?s?|paru|postee|diffusee?|actualisee?|"
        "date de (?:publication|parution|l'offre|l'annonce|mise en ligne)|publication)" LINK
        "{0,5}$",
    [LANG_PATTERN_AGO] = "(?:publiee?|postee?|mise? en ligne|^) ?(il y a \\d+ (?:jours?|semaines?|"
                         "heures?|mois))",
    [LANG_PATTERN_DATELINE] = "^(?:fait )?(?:a )?[a-z][a-z' -]{2,30}, ?le ?$",
    [LANG_PATTERN_OTHER_DAY] =
        "entretiens?\\b|jury|reponses?(?! (?:souhaitee|attendue|demandee|avant|d'ici|au plus))|"
        "\\bpuis,? (?:a partir|des|du|le)|recontact|retour (?:a|vers|sera)|oraux|\\boral|test\\b|"
        "epreuve|auditions?|selection|seance|journee|visite|\\bpresentation|vacances|"
        "publiee?|ferme[re]?|ouvr|conges?\\b(?! (?:de )?(?:mat|par|pat|mal|for|sab))",
    [LANG_PATTERN_APPLYING] =
        "candidat|postul|dossier|\\bcvs?\\b|curriculum|lettre|envo[iy]|adress|transmet|parven|"
        "repon[ds]|\\bmail|courriel|deposer|ecri(?:re|vez|s)|contact|inscri|remplir|formulaire|"
        "appel|\\btel\\b|@|faire parvenir|fais-nous",
    [LANG_PATTERN_CONTRACT_WORD] =
        "contrat|poste\\b|cdd|mission|engage|embauche|emploi|stage|remplac|"
        "remplacement|recrut|saison|tournee",
    [LANG_PATTERN_BASED] = "(?:(?:poste |emploi |mission |stage )?(?:est "
                           ")?(?:base|situe|localise)(?:e|\\(e\\)|·e)?s?|"
                           "(?:le )?poste (?:se situe|est)|se "
                           "deroule(?:ra)?|(?:s'effectue|s'exerce)(?:ra)?|(?:affectation|travail|"
                           "bureaux?|locaux)(?: est| se "
                           "trouve)?|"
                           "en poste|lieu de travail(?: est)?)"
                           " (?:situee?s? )?((?:au sein |sur |dans |en |aux? |a (?:la |l')?|rue "
                           "|\\d)[^.;|\\n]{3,90})",
    [LANG_PATTERN_PLACE_END] =
        "(?:,? \\(?(?:a pourvoir|a compter|prise de "
        "poste|teletravail|(?:\\d|un|deux|trois|quelques) "
        "jours?|a (?:\\d+|cinq|dix|quinze|vingt) (?:minutes|min|km|kilometres|pas)|avec|mais|ou "
        "vous|afin|sous|selon|des le|a partir|a compter|en "
        "(?:cdi|cdd|teletravail)|et (?:des|une|un|se|vous|en))\\b)",
    [LANG_PATTERN_STREET] =
        STREET " [a-z][a-z' -]{2,40}?,? \\d{1,4}[a-z]?(?:/\\d+)?(?: ?,| -|) (?:b-|l-|ch-)?"
               "\\d{4} [a-z][a-z' -]{2,40}?(?= ou |[.,;|()\\n@]|$)|\\d{1,4}(?: "
               "?(?:bis|ter|quater))?,? (?:de la |de l'|du )?"
               "(?:rue|avenue|av\\.|boulevard|bd|place|quai|square|"
               "impasse|allee|allees|cours|passage|esplanade|chemin|route|sente|"
               "sentier|ruelle|faubourg|"
               "traverse|montee|voie|promenade|rond-point|mail|parvis|residence) "
               "[^.;|()\\n@]{3,80}?(?= "
               "ou |[.;|()\\n@]|$)",
    [LANG_PATTERN_REFERENCE] =
        "(?:\\b(?:sous (?:la |le )?)?(?:ref(?:erence|\\.)?|numero)|"
        "\\b(?:offre|annonce|poste|fiche|recrutement|emploi|avis|dossier|concours|vacance|"
        "mission|"
        "stage)"
        "[a-z' ]{0,24} (?:n ?°|n ?º|numero|no\\.?)|^n ?°)"
        " ?(?:: |:|n ?° ?|= ?)? ?([a-z0-9][a-z0-9/._-]*\\d[a-z0-9/._-]*)|"
        "\\b(?:poste|recrutement|vacance|annonce|offre|emploi) "
        "([a-z]{2,8}[/-](?:[a-z0-9]{1,8}[/-]){0,3}\\d{2,8})\\b",
    [LANG_PATTERN_PRIVACY] =
        "(?<!coor)donnees|rgpd|desabonn|desinscri|confidentialite|vos droits|un droit|\\bdpo\\b|"
        "droit d'acces|cnil",
    [LANG_PATTERN_ACCESS] = "handicap|amenagement|accessib|gros caracteres|referente? accueil",
    [LANG_PATTERN_ASKING] = "question|renseignement|information|precision|plus d'info",
    [LANG_PATTERN_SEEKING] =
        "(?:\\b(?:recherch(?:e|ent|ons)\\b|cherch(?:e|ent|ons)\\b|recrut(?:e|ent|ons)\\b|"
        "engag(?:e|ent|eons)\\b|embauch(?:e|ent|ons)\\b|"
        "il (?:nous|leur|lui) faut\\b|met(?:tent)? au concours\\b|"
        "procede(?:nt)? a l'engagement d[e']|"
        "(?:souhaite|desire)(?:nt|ons)? (?:recruter|engager|embaucher|s'adjoindre)\\b|"
        "(?:est|sommes|sont) a la recherche d[e']|recrutement d[e']|a besoin d[e']|"
        "ouvre un poste d[e']|propose un poste d[e']|lance le recrutement d[e']|"
        "rejoign[a-z-]+(?: [a-z' -]{2,40})? (?:en tant que|comme)|deveni?e?[rz] (?:notre )?)"
        "(?:(?: en urgence| actuellement| aussi| donc| egalement| aujourd'hui| activement| "
        "encore|"
        " urgemment| de nouveau| regulierement| (?:pour|dans|a|en|au sein|sur|afin|par) "
        "[^.;:!?]{2,90}?),?"
        "(?= (?:un|une|deux|trois|quatre|\\d)\\b))?)(?: :)?"
        " ?((?:un\\(?[.-]?e?\\)?(?:[./ -]?(?:ou )?une?)?|une|une? ou plusieurs|des|sa/son|"
        "son/sa|son ou sa|sa|son|notre|leur|le|la|l'|les|d'une?(?:[.-]e)?|"
        "d'une?|\\d{1,2}|deux|trois|quatre|cinq|six|plusieurs|futur[.-]?e?s?)\\b[ ']?)?",
    [LANG_PATTERN_TITLE_END] =
        "[:!?;|]|\\. |\\.$| dans le cadre|,? (?:des que|qui|afin|charge(?:e|\\(e\\)|·e)? de "
        "(?:la |"
        "l')?(?:mise|suivi)|a "
        "(?:temps|mi-temps|plein|partir|compter|pourvoir|raison|80|100|50)|"
        "en (?:cdi|cdd|contrat|alternance|stage|interim|remplacement|renfort|vue)|au sein|"
        "pour|dont|dans|sur "
        "(?:le|la|son)|afin|ayant|capable|pouvant|(?:motive|dynamique|polyvalent|experimente|"
        "qualifie|serieu[sx]|passionne|autonome|"
        "rigoureu[sx]|disponible)[.(-]?e?\\)?s?|avec|"
        "sous (?:la|l')|basee?|situee?|\\d{1,2} ?h\\b|du \\d+|des (?:le|la|maintenant)|"
        "cdi\\b|cdd\\b|temps (?:plein|partiel|complet))\\b| "
        "\\((?!h|f|e|s|m|x|le|ne|rice|trice)|"
        ", (?!(?:e|rice|adjoint|option|specialite|coordinat|charge|et |ou ))",
    [LANG_PATTERN_ANNOUNCE] =
        "^(?:(?:avis de (?:vacance|recrutement)(?: de poste| d'emploi)?|offre d'emploi|"
        "offre de (?:poste|stage|mission|recrutement|contrat|service "
        "civique|these|doctorat|post-?doctorat|post-?doc|volontariat|benevolat|vacation|emploi)|"
        "these|doctorat|post-?doctorat|post-?doc|offre|annonce|"
        "appel a candidatures?|profil d[eu] poste(?= ?: ?[a-z])|mission (?:freelance|d'interim|"
        "de service civique|en interim)|fiche de poste|vacance de poste|poste a "
        "pourvoir|recrutement|"
        "nous recrutons|on recrute|recrute|poste(?: (?:n ?(?:°|o) "
        "?)?\\d)?|emploi(?!-type)|stage|alternance|mission|"
        "job|candidatures?|"
        "intitule(?: du (?:poste|stage))?|titre(?: du poste)?|h/f|f/h|urgent|cdi|"
        "cdd(?: de \\d+ mois)?|emploi-type|"
        "temps (?:plein|partiel|complet))(?![a-z])(?: ?[]:|!-]+)? *)+"
        "(?:(?:d'|de |pour |: ?)(?=[a-z0-9]))*",
    [LANG_PATTERN_TITLE_TAIL] =
        "^(?:remuneree?s?$|benevole$|secteur (?:de|d'|des|du)|zone (?:de|d')|bassin d|agence "
        "(?:de|d')|antenne "
        "(?:de|d')|site (?:de|d')|base[.e() ]* a |poste (?:base|a pourvoir)|a pourvoir|prise de "
        "poste|debut|urgent|lieu|recrutement|candidature|offre|annonce|date limite)",
    [LANG_PATTERN_GENDER] =
        "\\(?\\b(?:h ?[/.-] ?f|f ?[/.-] ?h)(?: ?/ ?(?:x|nb|d))?\\b\\)?|"
        "\\((?:e|ne|se|te|le|ve|ere|iere|ienne|rice|trice|euse)\\)|"
        "[a-z][·.]e\\b|[a-z]-(?:e|rice|trice|euse)\\b|\\b[a-z]+(?:eur|ier|ien|ant|e)"
        " ?/ ?(?:-?e|[a-z]+(?:rice|euse|iere|ienne|ante|ee))\\b",
    [LANG_PATTERN_WANTED] = " (?:recherchee?s?|demandee?s?)[ !.]*$",
    [LANG_PATTERN_NO_TITLE] =
        "^(?:nous|vous|je|tu|il|elle|on|notre|nos|votre|vos|merci|bonjour|madame|monsieur|cher|"
        "dans|depuis|pour|avec|rejoign|envie|qui|que|quoi|pourquoi|comment|publie|mise? en "
        "ligne|"
        "date|lieu|contrat|salaire|remuneration|missions?|profil|contexte|a "
        "propos|presentation|"
        "description|descriptif|informations?|details?|retour|menu|enregistrer|partager|"
        "skip|aller a|passer au|revenir|voir|postulez|signaler|imprimer|sauvegarder|ajouter|"
        "candidature|postuler|annee|vie|offre|accueil|cdi|cdd|cddu|contractuel|interim|recrute|"
        "apprenti(?:ssage)?$|ouvert|accueil$|ref|reference|numero|n°|tel|telephone|mail|objet|"
        "du|des|au|aux|re|fw|tr|prise|debut|urgent|attention|ce|cette|ces|c'est|et|ou|mais|si|"
        "personne|quelqu'un|candidat|renfort|monde|profils?|"
        "temps|heures?|categorie|grade|filiere|poste a|a pourvoir|renseignements)\\b|"
        "(?:avis|note|circulaire|bulletin) (?:no|n°|numero)|: (?:m\\.|mme|mlle|monsieur|madame|"
        "maitre|dr)(?![a-z])|(?:\\bno\\.?|n°) ?\\d+ ?/ ?\\d",
    [LANG_PATTERN_ARTICLE] =
        "^(?:un\\(?[.-]?e?\\)?(?:[./ -]?(?:ou )?une?)?|une|une? ou plusieurs|des|sa/son|son/sa|"
        "son ou sa|sa|son|notre|leur|le/la|le|la|les|d'une?(?:[.-]e)?) "
        "(?:(?:poste|emploi|contrat|stage) (?:de |d'))?|^l'|^(?:poste|emploi|stage) (?:de |d')",
    [LANG_PATTERN_MAYBE] =
        "pourr(?:a|ont|ait)|possib|eventuel|envisageable|liste de reserve|a terme|"
        "debouch|ou non\\b",
    [LANG_PATTERN_NAME] =
        "^(?:la|le|les|l'|association|communaute|mairie|ville|commune|societe|entreprise|"
        "cabinet|"
        "universite|college|lycee|ecole|ehpad|hopital|centre|musee|theatre|bibliotheque|"
        "mediatheque|departement|region|conseil|ministere|sarl|eurl|groupe|residence|maison|"
        "compagnie|cie|etablissement|institut|fondation|federation|reseau|ferme|atelier|deux|"
        "trois|saison|a|de|site|agence|direction|service|pole|syndicat|clinique|creche)\\b",
    [LANG_PATTERN_POSTCODE] =
        "^(?:ch-|b-|l-)?(?!19|20)[1-9]\\d{3} [a-z][a-z' -]{2,40}$|(?<!\\d)\\d{5} "
        "(?![0-9])[a-z][a-z' -]{2,40}[a-z]|"
        "^(?:\\d{2}|2[ab]|97\\d) - ([a-z][a-z' -]{1,40}?[a-z])(?= - |$)|"
        "^([a-z][a-z' -]{1,40}?[a-z]) - (?:\\d{2}|2[ab]|97\\d)$|"
        "[a-z][a-z'-]{2,30}(?:[ -](?:sur|sous|les|en|la|le|de|du|d')[ -]?[a-z'-]{2,20})?"
        " ?\\((?:\\d{2,3}|2[ab]|\\d{5})\\)",
    [LANG_PATTERN_HOUSE] =
        "(?:commune|ville|site|boutique|antenne|agence|atelier|ecole|magasin|centre|restaurant|"
        "bureaux?|"
        "locaux|"
        "depot|creche|residence|equipe|lycee|college|clinique|librairie|ferme|foyer|chateau|"
        "moulin|abbaye|prieure|domaine|celui|celle) "
        "(?:situee?s? )?(?:de |d'|a )"
        "([a-z][a-z'-]+(?: [a-z'-]+){0,2}?)(?= ?(?:[.,;()|\\n]|$)| pour\\b| avec\\b| qui\\b| "
        "et\\b)",
    [LANG_PATTERN_REMOTE] =
        "^((?:100 ?% |full |tout en |totalement |entierement |integralement )?(?:teletravail "
        "(?:complet|"
        "total|integral|a 100 ?%)|(?:en |a )distance|remote|hybride)(?![a-z])[^.;|(]{0,60})",
    [LANG_PATTERN_AWAY] =
        "teletravail|a distance|\\bremote|hybride|partout en france|toute la france",
    [LANG_PATTERN_NO_PLACE] = "^(?:sur (?:place|site)|(?:en )?presentiel|a "
                              "(?:definir|preciser|convenir)|voir ci-dessous)$",
    [LANG_PATTERN_ADJECTIVE] = "^(?:(?:nouveaux?|nouvelles?|nouvel|future?s?|bone?s?|bonnes?|"
                               "jeunes?|veritables?|vraie?s?)"
                               "(?:[.(/-][a-z)]{1,6})? )+",
    [LANG_PATTERN_TOWN] = " (?:a|pres de) ((?:la |le )?[a-z][^.,;:()|\\n]{2,40})",
    [LANG_PATTERN_RANGE] = "^ ?(?:au |jusqu'|- ?|et le |a )(?:[a-z]+ )?(?:\\d|" MONTH ")",
    [LANG_PATTERN_LATER] = "(?:embauche|evolution|transformation|debouch\\w*|perspective)s? "
                           "(?:en|vers|sur|d'un) [a-z]+$|"
                           "possibilite (?:de |d'un )?[a-z]+$",
    [LANG_PATTERN_POSSIBLE] = "^ (?:possible|a la cle|envisageable|a terme|eventuel)",
    [LANG_PATTERN_CONTRACT_LABEL] = "^(?:[^:]{0,40}(?:contra|emplo|engagement)|statut[^:]{0,20}: "
                                    "?(?!cadre|non|etam|employe|agent de m))",
    [LANG_PATTERN_MAIL_HEAD] = "^(?:de|a|cc|cci|objet|date|envoye|from|to|sent|subject|fw|fwd|"
                               "tr|re) ?:|^bonjour|^cher",
    [LANG_PATTERN_FROM] = "\\bdes" LINK "{1,4}$",
};

static const char *const *const labels[LANG_FACT_COUNT] = {
    [LANG_FACT_TITLE] =
        WORDS("intitule", "intitule poste", "intitule emploi", "intitule stage", "titre",
              "titre poste", "titre offre", "poste", "poste propose", "poste recherche", "emploi",
              "fonction", "metier", "offre emploi", "nom poste", "libelle poste", "libelle emploi",
              "recrutement", "designation", "appellation", "offre stage", "denomination poste",
              "emploi propose", "poste vacant", "recrute"),
    [LANG_FACT_EMPLOYER] = WORDS("employeur", "entreprise", "organisme", "structure", "societe",
                                 "recruteur", "collectivite", "organisation", "etablissement",
                                 "nom employeur", "entreprise organisme", "organisme entreprise",
                                 "structure employeuse", "nom entreprise", "organisme recruteur"),
    [LANG_FACT_CONTRACT] =
        WORDS("type", "engagement", "nature engagement", "duree affectation", "duree poste",
              "regime contractuel", "mode recrutement", "nature", "duree alternance",
              "duree service civique", "contrat", "type contrat", "nature contrat", "nature emploi",
              "type emploi", "statut", "statut poste", "duree contrat", "duree", "type engagement",
              "forme contrat", "nature poste", "type poste", "duree mission", "duree stage",
              "cadre contrat", "type recrutement", "contrat type", "contrat propose",
              "modalites contrat", "duree engagement"),
    [LANG_FACT_HOURS] =
        WORDS("taux activite", "taux occupation", "taux", "pourcentage", "regime travail",
              "regime horaire", "temps travail hebdomadaire", "duree hebdo", "heures travail",
              "jours travail", "jours heures", "temps consacre", "temps travail", "duree travail",
              "quotite", "quotite travail", "horaire*", "horaire* travail", "heures",
              "heures hebdomadaires", "volume horaire", "volume", "duree hebdomadaire",
              "duree hebdomadaire travail", "temps", "nombre heures", "nombre heures semaine",
              "nombre jours", "rythme", "rythme travail", "regime", "temps hebdomadaire",
              "amplitude horaire", "heures semaine", "taux emploi", "temps poste", "base horaire",
              "organisation temps travail", "cycle travail", "planning", "horaires quart travail",
              "charge", "charge travail"),
    [LANG_FACT_START] = WORDS(
        "premier jour", "entree service", "date souhaitee", "date entree service", "date prevue",
        "date prevue recrutement", "entree", "engagement des", "debut souhaite", "debut activite",
        "date activite", "commence le", "prise poste", "prise fonction*", "prise service",
        "date debut", "debut", "debut contrat", "debut mission", "debut stage", "date prise poste",
        "date prise fonction*", "date embauche", "embauche", "date arrivee", "demarrage",
        "date demarrage", "disponibilite", "entree fonction*", "date entree fonction*",
        "poste pourvoir", "pourvoir", "date effet", "date entree", "arrivee", "date recrutement",
        "date debut these", "debut these", "date debut doctorat", "date debut projet",
        "date debut contrat", "date debut mission", "dates", "dates contrat", "quand", "saison",
        "dates saison", "date poste", "periode", "date vacance", "date vacance emploi",
        "debut poste", "commencement"),
    [LANG_FACT_DEADLINE] =
        WORDS("cloture depot", "delai postulation", "postulation jusqu", "cloture inscriptions",
              "date remise candidature*", "candidature* recues jusqu", "date depot candidature*",
              "fin depot", "date limite", "limite", "date limite candidature*", "date limite depot",
              "date limite depot candidature*", "date limite reception candidature*",
              "date limite envoi", "date cloture", "cloture", "cloture candidature*", "echeance",
              "date cloture candidature*", "deadline", "candidature* avant", "candidature* jusqu",
              "date fin publication", "date limite reception", "delai", "delai candidature*",
              "postuler avant", "fin candidature*", "reponse avant", "date butoir",
              "candidater avant", "date limite postuler", "limite candidature*",
              "depot candidature* avant", "date fin", "envoyer avant", "date limite reponse",
              "reception candidature* jusqu", "avant", "limite depot candidature*",
              "candidature* jusqu au", "date fin diffusion", "fin diffusion", "reponse souhaitee"),
    [LANG_FACT_PAY] = WORDS(
        "echelle", "bareme", "echelle traitement", "classe salaire", "classe traitement",
        "niveau salaire", "salaire offert", "salaire propose", "echelle salariale", "taux paie",
        "indice", "salaire base", "traitement base", "grade salaire", "salaire*", "remuneration*",
        "traitement", "gratification", "indemnite*", "indemnisation", "tjm", "taux horaire",
        "montant", "remuneration mensuelle", "fourchette salaire", "fourchette salariale",
        "cachet*", "honoraires", "salaire annuel", "salaire mensuel", "salaire horaire",
        "conditions salariales", "remuneration salaire", "niveau remuneration", "base remuneration",
        "paie", "paye", "remuneration annuelle", "salaire remuneration", "remuneration brute",
        "conditions remuneration", "package", "prix", "budget", "remuneration* contractuel*",
        "remuneration* titulaire*", "remuneration agent* contractuel*"),
    [LANG_FACT_PLACES] = WORDS(
        "lieu principal activite", "lieu service", "lieu formation", "lieu prestation",
        "lieu fonction*", "lieu activite principale", "ville travail", "site travail",
        "lieu rattachement", "secteur travail", "poste situe", "lieu", "lieux", "lieu* travail",
        "lieu* exercice", "lieu* poste", "lieu* contrat", "lieu* affectation", "lieu* mission*",
        "localisation*", "affectation", "site", "sites", "adresse", "ville", "localite",
        "residence administrative", "implantation", "commune", "ou", "base", "poste base",
        "lieu embauche", "lieu stage", "adresse poste", "localisation poste", "lieu principal",
        "situation geographique", "secteur", "lieu intervention", "secteur geographique",
        "adresse travail", "lieu emploi", "bureau*", "zone geographique", "pays", "pays base",
        "pays mission", "pays affectation", "lieu exercice poste", "lieu activite"),
    [LANG_FACT_CONTACT] =
        WORDS("contact", "contacts", "candidature*", "postuler", "envoyer", "adresser", "mail",
              "e mail", "courriel", "email", "cv", "telephone", "tel", "cv lettre",
              "candidature* envoyer", "candidature* adresser", "ecrire", "envoi candidature*",
              "depot candidature*", "candidater", "adresse mail", "repondre"),
    [LANG_FACT_PUBLISHED] =
        WORDS("date depot offre", "date depot annonce", "depot offre", "diffuse*", "date diffusion",
              "diffusion", "mise a jour", "date mise a jour", "creation offre", "date creation",
              "publie*", "date publication", "mise ligne", "mis ligne", "parution", "date parution",
              "date offre", "date annonce", "paru*", "publication", "date publication offre",
              "date mise ligne", "offre publie*", "annonce publie*", "actualise*", "poste* le",
              "date debut diffusion", "debut diffusion", "date debut publication",
              "debut publication", "premiere diffusion"),
    [LANG_FACT_REFERENCE] = WORDS(
        "numero concours", "n concours", "numero avis", "n avis", "affichage", "numero affichage",
        "reference dossier", "n dossier", "no concours", "numero emploi", "code", "reference*",
        "ref", "n offre", "numero offre", "offre numero", "offre n", "reference annonce",
        "ref interne", "code offre", "numero", "no offre", "n annonce", "identifiant", "code poste",
        "numero poste", "reference offre", "reference poste", "ref offre", "n poste", "offre",
        "numero annonce", "id offre", "ref annonce", "reference interne", "numero dossier",
        "n reference", "numero reference", "ref poste"),
    [LANG_FACT_FORM] = WORDS(
        "experience", "experience requise", "experience souhaitee", "filiere*", "categorie*",
        "grade*", "cadre emploi*", "grade* cadre emploi*", "direction*",
        "direction generale", "direction service", "service*", "service recruteur", "pole",
        "departement", "departement service", "unite", "niveau responsabilite", "niveau etude*",
        "niveau qualification", "niveau poste", "nombre postes", "nombre poste*", "encadrement",
        "management", "effectif encadre", "rattachement", "rattachement hierarchique",
        "superieur hierarchique", "responsable hierarchique", "liens hierarchiques", "n 1",
        "groupe", "groupe rifseep", "groupe fonctions", "corps", "domaine*", "domaine fonctionnel",
        "metier*", "famille metier*", "metier reference", "code rome", "rome", "secteur activite",
        "taille entreprise", "effectif", "organisme", "collectivite", "emploi type", "bap",
        "cotation", "versant", "versant fonction publique", "type employeur", "ouvert contractuels",
        "ouvert aux contractuels", "poste ouvert contractuels", "motif vacance",
        "motif vacance poste", "grade* recherche*", "grade* vise*", "cadre* emplois recherche*",
        "management", "encadrement equipe", "motif recrutement", "classification", "coefficient",
        "date entretien*", "entretien*", "jury", "date jury", "date previsionnelle jury",
        "type recrutement", "mode recrutement", "numero poste", "code poste", "fonction publique",
        "deplacements", "teletravail", "poste teletravaillable", "emploi ouvert",
        "personne contacter", "qui contacter"),
    [LANG_FACT_URL] = WORDS("lien", "url", "lien offre", "lien candidature", "formulaire",
                            "postuler ligne", "candidature ligne", "lien postuler",
                            "site candidature", "offre ligne", "candidater ligne", "annonce ligne",
                            "annonce complete", "offre complete", "lien annonce"),
};

const struct lang_facts fr_facts = {
    .labels = labels,
    .patterns = patterns,
    .fillers = WORDS("le", "la", "les", "l", "de", "du", "des", "d", "au", "aux", "a", "en", "et",
                     "ou", "un", "une", "est", "sur", "par", "pour", "sera", "souhaite*", "prevu*",
                     "envisage*", "brut*", "net*", "annuel*", "mensuel*", "indicati*", "propose*",
                     "estime*", "previsionnel*", "partir", "compter", "e", "s", "interne", "notre",
                     "votre", "initial*", "possible", "vacant*", "principal*", "exact*", "precis*",
                     "ici", "souhaitable", "fixe*", "type", "selon", "experience", "h", "f", "mail",
                     "mois", "an", "n", "no", "complet*", "detail*"),
    .job_endings =
        WORDS("ologue", "ographe", "icien", "icienne", "ogiste", "iniste", "aliste", "ariste",
              "oriste", "uriste", "isseur", "isseuse", "eneur", "eneuse", "culteur", "cultrice"),
    .jobs = WORDS(
        "garde", "nourrice*", "baby", "vacher*", "vachere*", "porcher*", "palefrenier*",
        "soigneur*", "soigneuse*", "toiletteur*", "toiletteuse*", "aumonier*", "sacristain*",
        "barista*", "crepier*", "crepiere*", "pizzaiolo*", "boucher*", "bouchere*", "charcutier*",
        "charcutiere*", "poissonnier*", "poissonniere*", "epicier*", "epiciere*", "caissier*",
        "caissiere*", "lingere*", "repasseur*", "repasseuse*", "blanchisseur*", "laveur*",
        "laveuse*", "ascensoriste*", "frigoriste*", "chauffagiste*", "electromecanicien*",
        "electrotechnicien*", "automaticien*", "ajusteur*", "cableur*", "cableuse*", "regleur*",
        "outilleur*", "mouliste*", "forgeron*", "fondeur*", "verrier*", "verriere*", "ceramiste*",
        "potier*", "potiere*", "joaillier*", "bijoutier*", "horloger*", "horlogere*", "luthier*",
        "ebeniste*", "doreur*", "serrurier*", "metallier*", "zingueur*", "etancheur*", "facadier*",
        "terrassier*", "grutier*", "grutiere*", "elagueur*", "elagueuse*", "bucheron*",
        "forestier*", "forestiere*", "pepinieriste*", "horticulteur*", "viticulteur*", "oenologue*",
        "apiculteur*", "arboriculteur*", "pisciculteur*", "ostreiculteur*", "marin", "matelot*",
        "capitaine*", "pilote*", "steward", "aiguilleur*", "ramoneur*", "demenageur*", "emballeur*",
        "trieur*", "trieuse*", "coffreur*", "ferrailleur*", "assembleur*", "serigraphe*",
        "maquettiste*", "infographiste*", "webdesigner*", "scenariste*", "compositeur*",
        "chanteur*", "chanteuse*", "pianiste*", "choriste*", "metteur", "metteuse", "eclairagiste*",
        "machiniste*", "accessoiriste*", "maquilleur*", "maquilleuse*", "projectionniste*",
        "ouvreur*", "ouvreuse*", "guide*", "conferencier*", "conferenciere*", "guichetier*",
        "guichetiere*", "teleconseiller*", "enqueteur*", "enquetrice*", "statisticien*",
        "economiste*", "actuaire*", "fiscaliste*", "courtier*", "courtiere*", "magistrat*",
        "gendarme*", "douanier*", "sauveteur*", "secouriste*", "podologue*", "osteopathe*",
        "audioprothesiste*", "orthoptiste*", "psychomotricien*", "sophrologue*",
        "neuropsychologue*", "aidant*", "aidante*", "tisf", "aesh", "aed", "entraineur*",
        "entraineuse*", "coach*", "arbitre*", "recteur*", "rectrice*", "doyen*", "coupeur*",
        "coupeuse*", "vendangeur*", "vendangeuse*", "cueilleur*", "cueilleuse*", "saisonnier*",
        "saisonniere*", "preparatrice*", "hotelier*", "hoteliere*", "barmaid", "runner*",
        "plongeuse*", "tuteur*", "tutrice*", "repetiteur*", "repetitrice*", "lecteur*", "lectrice*",
        "correcteur*", "correctrice*", "attachee*", "collecteur*", "collectrice*", "recenseur*",
        "recenseuse*", "releveur*", "ferronnier*", "sculpteur*", "sculptrice*", "graveur*",
        "graveuse*", "encadreur*", "encadreuse*", "brodeur*", "brodeuse*", "modeliste*",
        "styliste*", "patronnier*", "tisserand*", "tisserande*", "sellier*", "selliere*",
        "maroquinier*", "maroquiniere*", "cordonnier*", "cordonniere*", "responsable*", "charge*",
        "chef*", "cheffe*", "directeur*", "directrice*", "assistant*", "coordinateur*",
        "coordinatrice*", "coordonnateur*", "coordonnatrice*", "gestionnaire*", "administrateur*",
        "administratrice*", "technicien*", "technicienne*", "mediateur*", "mediatrice*",
        "conseiller*", "conseillere*", "attache*", "regisseur*", "regisseuse*", "bibliothecaire*",
        "animateur*", "animatrice*", "educateur*", "educatrice*", "infirmier*", "infirmiere*",
        "aide", "agent*", "agente*", "ingenieur*", "ingenieure*", "developpeur*", "developpeuse*",
        "designer*", "graphiste*", "redacteur*", "redactrice*", "comptable*", "secretaire*",
        "vendeur*", "vendeuse*", "cuisinier*", "cuisiniere*", "serveur*", "serveuse*", "second",
        "commis", "boulanger*", "boulangere*", "patissier*", "ouvrier*", "ouvriere*", "conducteur*",
        "conductrice*", "chauffeur*", "chauffeuse*", "cariste*", "magasinier*", "preparateur*",
        "macon*", "menuisier*", "electricien*", "plombier*", "soudeur*", "chaudronnier*",
        "mecanicien*", "jardinier*", "jardiniere*", "paysagiste*", "maraicher*", "maraichere*",
        "professeur*", "professeure*", "enseignant*", "formateur*", "formatrice*", "moniteur*",
        "monitrice*", "juriste*", "avocat*", "notaire*", "clerc", "psychologue*", "medecin*",
        "sage", "kinesitherapeute*", "orthophoniste*", "ergotherapeute*", "auxiliaire*",
        "puericulteur*", "puericultrice*", "atsem", "surveillant*", "gardien*", "concierge*",
        "hote*", "hotesse*", "receptionniste*", "standardiste*", "commercial*", "acheteur*",
        "acheteuse*", "logisticien*", "analyste*", "consultant*", "expert*", "chercheur*",
        "chercheuse*", "doctorant*", "post", "documentaliste*", "archiviste*", "conservateur*",
        "conservatrice*", "restaurateur*", "restauratrice*", "costumier*", "costumiere*",
        "habilleur*", "habilleuse*", "comedien*", "musicien*", "danseur*", "danseuse*",
        "photographe*", "journaliste*", "libraire*", "editeur*", "editrice*", "traducteur*",
        "traductrice*", "interprete*", "webmaster*", "community", "manager*", "delegue*",
        "secretaire*", "tresorier*", "president*", "moniteurs", "apprenti*", "stagiaire*",
        "alternant*", "volontaire*", "benevole*", "accompagnant*", "accompagnateur*",
        "travailleur*", "travailleuse*", "intervenant*", "ambassadeur*", "facteur*", "livreur*",
        "coursier*", "agriculteur*", "berger*", "bergere*", "fromager*", "vigneron*", "caviste*",
        "fleuriste*", "coiffeur*", "coiffeuse*", "estheticien*", "pharmacien*", "veterinaire*",
        "laborantin*", "chimiste*", "biologiste*", "geometre*", "architecte*", "urbaniste*",
        "dessinateur*", "dessinatrice*", "projeteur*", "metreur*", "manoeuvre*",
        "manutentionnaire*", "operateur*", "operatrice*", "regulateur*", "planificateur*",
        "controleur*", "controleuse*", "auditeur*", "auditrice*", "inspecteur*", "inspectrice*",
        "instructeur*", "instructrice*", "referent*", "adjoint*", "collaborateur*",
        "collaboratrice*", "employe*", "equipier*", "equipiere*", "veilleur*", "veilleuse*",
        "plongeur*", "barman", "barmaid", "sommelier*", "maitre*", "maitresse*", "nageur*",
        "pisteur*", "ripeur*", "eboueur*", "facilitateur*", "facilitatrice*", "scenographe*",
        "videaste*", "monteur*", "monteuse*", "realisateur*", "realisatrice*", "programmateur*",
        "programmatrice*", "producteur*", "productrice*", "artiste*", "peintre*", "couvreur*",
        "charpentier*", "carreleur*", "plaquiste*", "tourneur*", "fraiseur*", "usineur*",
        "couturier*", "couturiere*", "tapissier*", "relieur*", "relieuse*", "imprimeur*", "data",
        "product", "officier*", "pompier*", "policier*", "ambulancier*", "brancardier*",
        "dieteticien*", "manipulateur*", "manipulatrice*", "prothesiste*", "opticien*", "chargee*",
        "ludothecaire*", "mediathecaire*", "discothecaire*", "greffier*", "huissier*", "majordome*",
        "nounou*", "assistante*", "femme", "valet", "cadre*", "dirigeant*", "gerant*", "gerante*",
        "gouvernante*"),
};
