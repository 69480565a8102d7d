/* fr: words by which `check` judges French postings. All are folded (lang_fold). */
#include "lang/fr/fr_private.h"

const struct lang_check fr_check = {
    .week_of = WORDS("semaine du", "semaine commencant le", "semaine a partir du"),
    .pay = WORDS("remuneration", "salaire", "salaires", "traitement brut", "gratification",
                 "indemnite mensuelle"),
    .sums = WORDS("smic", "indice majore", "indice brut", "grille indiciaire",
                  "grille de la fonction publique", "grille apprenti", "traitement indiciaire",
                  "echelle indiciaire"),
    .pay_vague = WORDS("selon profil", "selon le profil", "selon experience", "selon l experience",
                       "suivant profil", "suivant experience", "en fonction du profil",
                       "en fonction de l experience", "fonction du profil", "selon competences",
                       "selon qualifications", "a negocier", "a definir", "a discuter",
                       "salaire attractif", "remuneration attractive", "salaire motivant",
                       "remuneration motivante", "selon diplome"),
    .data_notice = WORDS("rgpd", "donnees personnelles", "donnees a caractere personnel",
                         "vos donnees", "protection des donnees", "politique de confidentialite",
                         "cnil", "candidature sera conservee", "candidatures seront conservees",
                         "delegue a la protection"),
};
