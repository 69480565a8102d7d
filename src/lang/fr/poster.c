/* fr_poster: what a text in French says and a poster does not. Part of fr. What always holds: all
 * phrases are folded (lang_fold), and written as lang_says wants them. */
#include "lang/fr/fr_private.h"

const char *const *const fr_unsaid[UNSAID_COUNT] = {
    [UNSAID_BUTTON] = WORDS(
        "=postuler", "=postuler maintenant", "=postuler a cette offre", "=partager",
        "=partager cette offre", "=partager l offre", "=enregistrer", "=enregistrer cette offre",
        "=enregistrer l offre", "=sauvegarder", "=imprimer", "=imprimer cette offre", "=signaler",
        "=signaler cette offre", "=signaler l offre", "=ajouter aux favoris",
        "=localiser sur la carte", "=voir sur la carte", "=voir le plan", "=voir plus",
        "=afficher plus", "=retour", "=retour aux resultats", "=retour aux offres",
        "=retour a la liste", "=retour a la recherche", "=toutes les offres", "=toutes nos offres",
        "=accueil", "=offre suivante", "=offre precedente", "=suivante", "=precedente",
        "=creer une alerte", "=se connecter", "=oui", "=non", "^publie* il y a", "^publie* le #",
        "^mis* en ligne le", "^mis* a jour le", "^actualise* le", "^paru* le #",
        "^cette offre vous convient", "^cette offre vous interesse", "^soyez parmi les premiers",
        "^soyez le premier a postuler"),
    [UNSAID_OTHER_JOBS] = WORDS("=offres similaires", "=autres offres", "=nos autres offres",
                                "=voir aussi", "=vous aimerez aussi", "=emplois similaires",
                                "=ces offres peuvent vous interesser", "=annonces similaires"),
    [UNSAID_ANNOUNCEMENT] =
        WORDS("^offre d emploi", "^offre de poste", "^offre de stage", "^offre de mission",
              "^offre d alternance", "^offre d apprentissage", "^offre de service civique",
              "^fiche de poste", "^fiche de recrutement", "^fiche emploi", "^profil de poste",
              "^avis de vacance de poste", "^avis de vacance", "^vacance de poste",
              "^avis de recrutement", "^avis d appel a candidature*", "^appel a candidature*",
              "^annonce de recrutement", "^annonce", "^recrutement", "^on recrute", "^on embauche",
              "^nous recrutons", "^nous embauchons", "^rejoignez nous", "^urgent",
              "^poste a pourvoir", "^emploi", "^job description", "^job offer"),
    [UNSAID_COMPANY] =
        WORDS("siret", "siren", "rcs #", "^rcs", "au capital de #", "capital social", "toque #",
              "code ape", "^ape #", "code naf", "^naf #", "tva intracommunautaire", "n rna",
              "licences l", "licence l", "licences #", "numero d agrement", "n d agrement",
              "association loi 1901 n", "rcs * #"),
    [UNSAID_SOCIAL] =
        WORDS("^suis nous", "^suivez nous", "^retrouve nous sur", "^retrouvez nous sur",
              "^rejoins nous sur", "^rejoignez nous sur", "^likez", "^partagez cette annonce",
              "^abonnez vous", "^notre page facebook", "^notre instagram"),
    [UNSAID_GREETING] = WORDS(
        "=bonjour", "=bonjour a tous", "=bonjour a toutes et tous", "=bonjour a toutes et a tous",
        "=bonjour a tous et toutes", "=chers toutes et tous", "=chers collegues",
        "=cheres et chers collegues", "=salut", "=merci", "=merci d avance", "=merci a tous",
        "=merci a toutes et tous", "=bien a vous", "=bien cordialement", "=cordialement",
        "=tres cordialement", "=salutations", "=bonne journee", "=belle journee", "=a bientot",
        "=a tres vite", "=merci de diffuser", "^n hesitez pas a faire tourner",
        "^n hesitez pas a partager", "^n hesitez pas a diffuser", "^n hesite pas a partager",
        "^n hesite pas a faire tourner", "^merci de faire circuler", "^merci de faire tourner",
        "^merci de partager", "^merci pour vos partages", "^a diffuser largement",
        "^a partager sans moderation", "^faites tourner", "^partagez"),
    [UNSAID_MAIL_NOTICE] =
        WORDS("ce message est destine", "ce message et ses pieces", "ce courriel est destine",
              "ce courriel et ses pieces", "ce mail est confidentiel", "confidentiel et destine",
              "avant d imprimer", "n imprimez ce", "pensez a l environnement", "^envoye de mon",
              "^envoye depuis mon", "se desinscrire", "^me desinscrire", "desabonne*",
              "^version en ligne"),
    [UNSAID_DATA_NOTICE] = WORDS("vos donnees", "tes donnees", "donnees personnelles sont",
                                 "donnees personnelles seront", "donnees a caractere personnel",
                                 "donnees des candidat*", "politique de confidentialite", "rgpd",
                                 "dpo", "delegue* a la protection des donnees"),
    [UNSAID_OTHER_MAIL] =
        WORDS("pas les candidatures", "pas de candidature", "pas aux candidatures",
              "pas pour les candidatures", "pas pour candidater"),
};
