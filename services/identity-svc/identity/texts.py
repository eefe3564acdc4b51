"""The mails of identity, in the user's language: subject and plain text. `{link}` is made when the mail goes out."""

GREETING = {"nl": "Dag {first_name},", "fr": "Bonjour {first_name},", "en": "Hello {first_name},"}
CLOSING = {
    "nl": "Vragen? Uw vaste contactpersoon bij het uitzendkantoor helpt u graag.\nOp dit bericht kunt u niet antwoorden.",
    "fr": "Des questions ? Votre personne de contact à l'agence vous aidera volontiers.\nVous ne pouvez pas répondre à ce message.",
    "en": "Questions? Your contact at the agency is glad to help.\nYou cannot reply to this message.",
}

MAILS: dict[str, dict[str, tuple[str, str]]] = {
    "invitation": {
        "nl": (
            "Uw toegang tot het klantenportaal",
            "Er is een gebruiker voor u aangemaakt op het klantenportaal.\n"
            "Kies uw eigen wachtwoord via deze link, die 24 uur geldig is en één keer werkt:\n\n{link}",
        ),
        "fr": (
            "Votre accès au portail client",
            "Un utilisateur a été créé pour vous sur le portail client.\n"
            "Choisissez votre propre mot de passe via ce lien, valable 24 heures et utilisable une seule fois :\n\n{link}",
        ),
        "en": (
            "Your access to the client portal",
            "A user has been made for you on the client portal.\n"
            "Choose your own password with this link, which is valid for 24 hours and works once:\n\n{link}",
        ),
    },
    "reset": {
        "nl": (
            "Een nieuw wachtwoord kiezen",
            "Iemand, hopelijk u, vroeg een nieuw wachtwoord voor het klantenportaal.\n"
            "Kies het via deze link, die 24 uur geldig is en één keer werkt:\n\n{link}\n\n"
            "Hebt u dit niet gevraagd? Dan hoeft u niets te doen.",
        ),
        "fr": (
            "Choisir un nouveau mot de passe",
            "Quelqu'un, vous sans doute, a demandé un nouveau mot de passe pour le portail client.\n"
            "Choisissez-le via ce lien, valable 24 heures et utilisable une seule fois :\n\n{link}\n\n"
            "Vous n'avez rien demandé ? Dans ce cas, vous n'avez rien à faire.",
        ),
        "en": (
            "Choose a new password",
            "Somebody, hopefully you, asked for a new password for the client portal.\n"
            "Choose it with this link, which is valid for 24 hours and works once:\n\n{link}\n\n"
            "You did not ask for this? Then there is nothing to do.",
        ),
    },
    "password_changed": {
        "nl": (
            "Uw wachtwoord is gewijzigd",
            "Het wachtwoord van uw gebruiker op het klantenportaal is zonet gewijzigd en u bent overal elders afgemeld.\n"
            "Was u dit niet? Kies dan meteen een nieuw wachtwoord via {portal} en verwittig uw contactpersoon.",
        ),
        "fr": (
            "Votre mot de passe a été modifié",
            "Le mot de passe de votre utilisateur sur le portail client vient d'être modifié et vous êtes déconnecté partout ailleurs.\n"
            "Ce n'était pas vous ? Choisissez aussitôt un nouveau mot de passe via {portal} et prévenez votre personne de contact.",
        ),
        "en": (
            "Your password was changed",
            "The password of your user on the client portal was changed just now, and you are signed out everywhere else.\n"
            "Was this not you? Choose a new password at once at {portal} and tell your contact.",
        ),
    },
    "second_factor_off": {
        "nl": (
            "Uw tweede factor is uitgeschakeld",
            "Aanmelden op het klantenportaal vraagt vanaf nu geen code meer.\n"
            "Was u dit niet? Kies dan meteen een nieuw wachtwoord via {portal} en verwittig uw contactpersoon.",
        ),
        "fr": (
            "Votre second facteur est désactivé",
            "La connexion au portail client ne demande désormais plus de code.\n"
            "Ce n'était pas vous ? Choisissez aussitôt un nouveau mot de passe via {portal} et prévenez votre personne de contact.",
        ),
        "en": (
            "Your second factor was turned off",
            "Signing in to the client portal asks for no code any more.\n"
            "Was this not you? Choose a new password at once at {portal} and tell your contact.",
        ),
    },
    "warning": {
        "nl": (
            "Uw toegang vervalt binnenkort",
            "U hebt zich al lang niet meer aangemeld op het klantenportaal. Zonder aanmelding vervalt uw toegang op {day}.\n"
            "Meld u vóór die dag aan via {portal} om uw toegang te behouden.",
        ),
        "fr": (
            "Votre accès expire bientôt",
            "Vous ne vous êtes plus connecté au portail client depuis longtemps. Sans connexion, votre accès expire le {day}.\n"
            "Connectez-vous avant cette date via {portal} pour conserver votre accès.",
        ),
        "en": (
            "Your access ends soon",
            "You have not signed in to the client portal for a long time. Without a login your access ends on {day}.\n"
            "Sign in before that day at {portal} to keep your access.",
        ),
    },
    "lapsed": {
        "nl": (
            "Uw toegang is vervallen",
            "U hebt zich 6 maanden en 1 dag niet aangemeld op het klantenportaal; uw toegang is daarom ingetrokken.\n"
            "Hebt u ze nog nodig? Uw contactpersoon bij het uitzendkantoor kan ze herstellen.",
        ),
        "fr": (
            "Votre accès a expiré",
            "Vous ne vous êtes pas connecté au portail client pendant 6 mois et 1 jour ; votre accès a donc été retiré.\n"
            "En avez-vous encore besoin ? Votre personne de contact à l'agence peut le rétablir.",
        ),
        "en": (
            "Your access has ended",
            "You did not sign in to the client portal for 6 months and 1 day; your access was therefore withdrawn.\n"
            "Do you still need it? Your contact at the agency can restore it.",
        ),
    },
}
