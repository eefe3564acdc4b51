"""Names of people who do not exist, and look it."""

import unicodedata
from dataclasses import dataclass

GIVEN = [
    "Fientje",
    "Odilon",
    "Petronella",
    "Gerarda",
    "Kamiel",
    "Leontien",
    "Achiel",
    "Bernadette",
    "Wannes",
    "Philomène",
    "Cyriel",
    "Godelieve",
    "Desiré",
    "Hortense",
    "Isidoor",
    "Juliette",
    "Karel",
    "Lutgarde",
    "Médard",
    "Nestor",
    "Octavie",
    "Polydoor",
    "Quirine",
    "Remi",
    "Séraphine",
    "Theofiel",
    "Urbanie",
    "Valère",
    "Walburga",
    "Xaverius",
    "Yolande",
    "Zeger",
    "Alfonsine",
    "Basiel",
    "Clothilde",
    "Domien",
    "Emerence",
    "Firmin",
    "Gaspard",
    "Hilde",
]
FAMILY = [
    "Fictief",
    "Verzonnen",
    "Denkbeeldig",
    "Nergens",
    "Voorbeeld",
    "Fabel",
    "Luchtkasteel",
    "Hersenschim",
    "Zogezegd",
    "Imaginaire",
    "Sprookjes",
    "Bedacht",
    "Schijn",
    "Personnage",
    "Droombeeld",
    "Chimère",
    "Nietecht",
    "Inconnu",
    "Proefstuk",
    "Modèle",
    "Mirage",
]


@dataclass(frozen=True)
class Person:
    """A made-up person."""

    name: str
    email: str
    phone: str


def person(number: int, domain: str) -> Person:
    """The made-up person of this number: always the same one, and no two alike below 840."""
    given, family = GIVEN[number % len(GIVEN)], FAMILY[number % len(FAMILY)]
    plain = unicodedata.normalize("NFKD", f"{given}.{family}").encode("ascii", "ignore").decode().lower()
    return Person(f"{given} {family}", f"{plain}@{domain}.example", f"+32 400 00 00 {number % 100:02d}")
