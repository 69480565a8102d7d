/* lang_fr: French, as data. Labels carry their typography: U+2019, U+00A0, U+202F. */
#include "lang/tables.h"

#include <glib.h>

#define NB "\u00A0"
#define NN "\u202F"

/* More particular before more general: `Lieu de mission` is about places. */
static const struct lang_heading headings[] = {
    {ROLE_DEADLINE, "date* limite*"}, {ROLE_DEADLINE, "date* cloture"}, {ROLE_DEADLINE, "limite candidature*"},
    {ROLE_DEADLINE, "limite depot"}, {ROLE_DEADLINE, "limite envoi"}, {ROLE_DEADLINE, "limite reception"},
    {ROLE_DEADLINE, "cloture candidature*"}, {ROLE_DEADLINE, "=echeance*"}, {ROLE_DEADLINE, "=date candidature*"},
    {ROLE_START, "prise fonction*"}, {ROLE_START, "prise poste"}, {ROLE_START, "date debut"}, {ROLE_START, "date embauche"},
    {ROLE_START, "date recrutement"}, {ROLE_START, "date arrivee"}, {ROLE_START, "entree fonction*"},
    {ROLE_START, "debut contrat"}, {ROLE_START, "a pourvoir"}, {ROLE_START, "=debut"}, {ROLE_START, "=demarrage"},
    {ROLE_PROFILE, "profil* nous recherchons"}, {ROLE_PROFILE, "profil*"},
    {ROLE_APPLY, "modalite* candidature*"}, {ROLE_APPLY, "postuler"}, {ROLE_APPLY, "candidater"}, {ROLE_APPLY, "candidature*"},
    {ROLE_ABOUT, "pourquoi nous rejoindre"}, {ROLE_APPLY, "nous rejoindre"},
    {ROLE_APPLY, "rejoignez nous"}, {ROLE_APPLY, "procedure recrutement"}, {ROLE_APPLY, "processus recrutement"},
    {ROLE_APPLY, "modalites recrutement"}, {ROLE_APPLY, "etapes recrutement"}, {ROLE_APPLY, "calendrier recrutement"},
    {ROLE_APPLY, "=contact*"}, {ROLE_APPLY, "=renseignements contact*"}, {ROLE_APPLY, "=renseignements"},
    {ROLE_PAY, "remuneration*"}, {ROLE_PAY, "salaire*"}, {ROLE_PAY, "conditions salariales"}, {ROLE_PAY, "conditions emploi"},
    {ROLE_PAY, "conditions contrat*"}, {ROLE_PAY, "conditions travail"}, {ROLE_PAY, "type contrat"}, {ROLE_PAY, "avantages"},
    {ROLE_PAY, "ce que nous offrons"}, {ROLE_PAY, "ce que nous proposons"}, {ROLE_PAY, "nous vous offrons"},
    {ROLE_PAY, "nous vous proposons"}, {ROLE_PAY, "=contrat"}, {ROLE_PAY, "=conditions"},
    {ROLE_PLACES, "lieu* travail"}, {ROLE_PLACES, "lieu* poste"}, {ROLE_PLACES, "lieu*"}, {ROLE_PLACES, "localisation*"},
    {ROLE_PLACES, "residence administrative"}, {ROLE_PLACES, "ou travaillerez vous"}, {ROLE_PLACES, "ou travailler"},
    {ROLE_PROFILE, "competence*"}, {ROLE_PROFILE, "qualification*"}, {ROLE_PROFILE, "prerequis"}, {ROLE_PROFILE, "pre requis"},
    {ROLE_PROFILE, "qualite*"}, {ROLE_PROFILE, "aptitude*"}, {ROLE_PROFILE, "ce que nous recherchons"}, {ROLE_PROFILE, "qui etes vous"},
    {ROLE_PROFILE, "=nous recherchons"},
    {ROLE_PROFILE, "=recherchons nous"}, {ROLE_PROFILE, "nous attendons de vous"}, {ROLE_PROFILE, "=vous etes"}, {ROLE_PROFILE, "=vous avez"}, {ROLE_PROFILE, "=exigences"},
    {ROLE_PROFILE, "=formation* experience*"}, {ROLE_PROFILE, "=savoir* etre"}, {ROLE_PROFILE, "=savoir* faire"},
    {ROLE_MISSIONS, "contexte et mission*"}, {ROLE_ABOUT, "contexte"},
    {ROLE_MISSIONS, "mission* que vous"}, {ROLE_MISSIONS, "mission*"}, {ROLE_MISSIONS, "responsabilites"}, {ROLE_MISSIONS, "tache*"}, {ROLE_MISSIONS, "activites principales"},
    {ROLE_MISSIONS, "descripti* poste"}, {ROLE_MISSIONS, "presentation poste"}, {ROLE_MISSIONS, "fiche poste"},
    {ROLE_MISSIONS, "objectif* poste"}, {ROLE_MISSIONS, "vous ferez"}, {ROLE_MISSIONS, "votre quotidien"}, {ROLE_MISSIONS, "votre role"},
    {ROLE_MISSIONS, "=activites"}, {ROLE_MISSIONS, "=attributions"}, {ROLE_MISSIONS, "=fonctions"}, {ROLE_MISSIONS, "=role"},
    {ROLE_MISSIONS, "=poste"}, {ROLE_MISSIONS, "=descriptif"}, {ROLE_MISSIONS, "=description"},
    {ROLE_COMMITMENTS, "engagement*"}, {ROLE_COMMITMENTS, "egalite"}, {ROLE_COMMITMENTS, "diversite"}, {ROLE_COMMITMENTS, "=valeurs"},
    {ROLE_COMMITMENTS, "=accessibilite"}, {ROLE_COMMITMENTS, "=inclusion"},
    {ROLE_ABOUT, "qui sommes nous"}, {ROLE_ABOUT, "presentation*"}, {ROLE_ABOUT, "a propos nous"}, {ROLE_ABOUT, "a propos"}, {ROLE_ABOUT, "la structure"},
    {ROLE_ABOUT, "l entreprise"}, {ROLE_ABOUT, "l association"}, {ROLE_ABOUT, "l organisation"}, {ROLE_ABOUT, "l etablissement"},
    {ROLE_ABOUT, "l employeur"}, {ROLE_ABOUT, "l equipe"}, {ROLE_ABOUT, "la compagnie"}, {ROLE_ABOUT, "la collectivite"},
    {ROLE_ABOUT, "notre"}, {ROLE_ABOUT, "=structure"}, {ROLE_ABOUT, "=employeur"}, {ROLE_ABOUT, "=organisme"},
    {ROLE_NONE, NULL},
};

static const char *const fillers[] = {
    "a", "au", "aux", "ce", "ces", "d", "de", "des", "du", "en", "est", "et", "l", "la", "le", "les", "mon", "nos", "notre", "ou", "pour",
    "que", "quel*", "qui", "si", "sont", "son", "un", "une", "vos", "votre", "ton", "tes", "poste", "emploi", "offre", "principal*",
    "attendu*", "recherche*", "requis*", "demande*", "souhaite*", "envisage*", "prevu*", "propose*", "necessaire*", "utile*", "lie*",
    "general*", "professionnel*", "detail*", "resume", NULL,
};

static const char *const spoken[] = {
    "nous", "vous", "je", "il", "elle", "ils", "elles", "merci", "veuillez", "cette", "dont", "avoir", "etre", "sera", "seront", "doit",
    "doivent", "envoyer", "adresser", "transmettre", "recrute*", "charge", "chargee", "charges", "chargees", "chef", "cheffe", "chefs",
    "directeur*", "directrice*", "responsable", "responsables", "assistant*", "coordinateur*", "coordinatrice*", "coordonnateur*",
    "gestionnaire*", "administrateur*", "administratrice*", "technicien*", "mediateur*", "mediatrice*", "conseiller*", "conseillere*",
    "attache", "attachee", "regisseur*", "regisseuse*", NULL,
};

/* What is sure to be a contract; then what a text may speak of for other reasons. */
static const char *const contracts[] = {
    "contrat a duree indeterminee", "contrat a duree determinee", "contrat d apprentissage", "contrat de professionnalisation",
    "contrat d alternance", "contrat d engagement", "service civique", "c d i", "c d d", "cddu", "cdd", "cdi", NULL,
};
static const char *const likely_contracts[] = {
    "apprentissage", "intermittence", "alternance", "vacation", "freelance", "benevolat", "interim", "stage", NULL,
};
static const char *const full_time[] = {"temps plein", "temps complet", NULL};
static const char *const part_time[] = {"temps partiel", "mi temps", "temps non complet", NULL};

static const char *const abbreviations[] = {
    "CDI", "contrat à durée indéterminée",
    "CDD", "contrat à durée déterminée",
    "CV", "curriculum vitæ",
    "EAC", "éducation artistique et culturelle",
    "ETP", "équivalent temps plein",
    "FNAS", "Fonds national d’activités sociales",
    "Fnas", "Fonds national d’activités sociales",
    "RH", "ressources humaines",
    "RSE/RSO", "responsabilité sociétale des entreprises et des organisations",
    "RSE", "responsabilité sociétale des entreprises",
    "RSO", "responsabilité sociétale des organisations",
    "RTT", "réduction du temps de travail",
    "Syndeac", "Syndicat national des entreprises artistiques et culturelles",
    NULL,
};

static const char *const common[] = {"le", "la", "les", "des", "de", "du", "et", "en", "un", "une", "vous", "pour", "dans", "sur", "est", NULL};

const struct lang_table lang_fr = {
    .code = "fr-FR",
    .labels = {
        [LABEL_MISSIONS] = "Missions",
        [LABEL_PROFILE] = "Profil recherché",
        [LABEL_APPLY] = "Candidater",
        [LABEL_JOB_OFFER] = "Offre d’emploi",
        [LABEL_FULL_TIME] = "temps plein",
        [LABEL_PART_TIME] = "temps partiel",
        [LABEL_START] = "Prise de fonction",
        [LABEL_DEADLINE] = "Date limite",
        [LABEL_DEADLINE_POSTER] = "Candidater avant le",
        [LABEL_PLACE] = "Lieu de travail",
        [LABEL_PLACES] = "Lieux de travail",
        [LABEL_PAY] = "Rémunération",
        [LABEL_CONTRACT] = "Contrat",
        [LABEL_CONTACT] = "Candidature",
        [LABEL_REFERENCE] = "Référence",
        [LABEL_EMPLOYER] = "Employeur",
        [LABEL_YOU_ARE_HERE] = "vous êtes ici",
        [LABEL_FULL_OFFER] = "Offre complète",
        [LABEL_SCAN] = "Flasher le code",
        [LABEL_AND] = "et",
        [LABEL_PAGE] = "page",
        [LABEL_PAGE_OF] = "sur",
        [LABEL_GLOSSARY] = "Glossaire",
        [LABEL_FACTS] = "En bref",
        [LABEL_MAIL_TO] = "Écrire à",
        [LABEL_WEB_TO] = "Ouvrir",
        [LABEL_BULLET] = "–",
        [LABEL_COLON] = " : ",
        [LABEL_GRID_TITLE] = "Grille d’évaluation",
        [LABEL_GRID_ID] = "grille",
        [LABEL_GRID_CRITERIA] = "critères",
        [LABEL_GRID_HASH] = "Empreinte de la grille",
        [LABEL_GRID_CANDIDATE] = "Code candidature (jamais le nom)",
        [LABEL_GRID_CANDIDATE_SAYS] = "Code candidature, jamais le nom",
        [LABEL_GRID_EVALUATOR] = "Membre du jury",
        [LABEL_GRID_DATE] = "Date de l’entretien",
        [LABEL_GRID_ROUND] = "Session",
        [LABEL_GRID_NO_CONFLICT] = "Je déclare n’avoir aucun lien personnel ni intérêt avec cette candidature.",
        [LABEL_GRID_NOTE] = "Notez seul·e, avant toute discussion" NN "; écrivez le fait observé, rien qui soit sans lien direct avec "
                            "l’emploi. NE = non évalué.",
        [LABEL_GRID_CRITERION_QUESTION] = "Critère et question",
        [LABEL_GRID_SCORE] = "Note",
        [LABEL_GRID_EVIDENCE] = "Éléments observés",
        [LABEL_GRID_WEIGHT] = "poids",
        [LABEL_GRID_WEIGHT_REASON] = "Motif du poids",
        [LABEL_GRID_TOTAL] = "Total pondéré sur" NB "100",
        [LABEL_GRID_COUNTED] = "Critères évalués",
        [LABEL_GRID_RECOMMENDATION] = "Avis",
        [LABEL_GRID_RETAIN] = "retenir",
        [LABEL_GRID_DISCUSS] = "à discuter",
        [LABEL_GRID_DECLINE] = "écarter",
        [LABEL_GRID_SIGNATURE] = "Signature",
        [LABEL_GRID_PURGE] = "Document confidentiel · à détruire deux ans après le dernier contact",
        [LABEL_GRID_ANCHORS] = "Repères de notation",
        [LABEL_GRID_CRITERION] = "Critère",
        [LABEL_GRID_EXPECTED] = "attendu",
        [LABEL_GRID_NE] = "NE",
        [LABEL_GRID_NE_SAYS] = "non évalué",
        [LABEL_GRID_KNOCKOUT] = "éliminatoire",
        [LABEL_GRID_BONUS] = "un plus",
        [LABEL_GRID_ANCHOR_0] = "aucun élément",
        [LABEL_GRID_ANCHOR_1] = "faible",
        [LABEL_GRID_ANCHOR_2] = "partiel",
        [LABEL_GRID_ANCHOR_3] = "attendu",
        [LABEL_GRID_ANCHOR_4] = "au-delà de l’attendu",
    },
    .headings = headings,
    .fillers = fillers,
    .spoken = spoken,
    .months = {"janvier janv jan", "fevrier fevr fev", "mars", "avril avr", "mai", "juin", "juillet juil", "aout aou",
               "septembre sept sep", "octobre oct", "novembre nov", "decembre dec"},
    .weekdays = {"lundi lun", "mardi mar", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam", "dimanche dim"},
    .contracts = contracts,
    .likely_contracts = likely_contracts,
    .full_time = full_time,
    .part_time = part_time,
    .abbreviations = abbreviations,
    .common = common,
};
