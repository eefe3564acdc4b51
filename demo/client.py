"""The demo client: a made-up logistics company with three sites, as the back office would know it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from demo.people import Person, person
from demo.ubl import Party, enterprise_number

AGENCY = Party(enterprise_number(9123456), "Uitzendhuis Denkbeeld NV", "Nergenslaan 1", "Brussel", "1000")
CLIENT = Party(enterprise_number(9876543), "Havenlicht Verzonnen NV", "Verzonnenkaai 12", "Gent", "9000")
FIRST_TEMP = 100401
COEFFICIENT = Decimal("2.1200")


@dataclass(frozen=True)
class Unit:
    """A node of the organisation, by its code at the client; `parent` is a code, empty for the company."""

    code: str
    name: str
    kind: str
    parent: str
    cost_centre: str
    language: str = "nl"
    street: str = ""
    city: str = ""
    postal_code: str = ""

    @property
    def site(self) -> str:
        """Code of the site it belongs to."""
        return self.code.split("-")[0]


@dataclass(frozen=True)
class WorkPost:
    """Where temps can be deployed. `wage` is the hourly wage since 1 January 2026, in euro."""

    code: str
    title: str
    text: str
    joint_committee: str
    category: str
    units: tuple[str, ...]
    wage: str
    equipment: tuple[str, ...] = ()


@dataclass(frozen=True)
class Team:
    """A team with the shifts it works: (start, end) on the wall, one per week in turn; an end before the start is the next day."""

    unit: str
    work_post: str
    rota: tuple[tuple[str, str], ...]
    size: int


@dataclass(frozen=True)
class Temp:
    """A temp of the agency and the team where they usually work."""

    number: str
    person: Person
    language: str
    skills: tuple[str, ...]
    team: Team


UNITS = (
    Unit("HLV", CLIENT.name, "company", "", "CC-1000"),
    Unit("GNT", "Gent", "site", "HLV", "CC-4000", "nl", "Verzonnenkaai 12", "Gent", "9000"),
    Unit("GNT-EXP", "Expeditie", "department", "GNT", "CC-4100"),
    Unit("GNT-EXP-A", "Expeditie ploeg A", "team", "GNT-EXP", "CC-4110"),
    Unit("GNT-EXP-B", "Expeditie ploeg B", "team", "GNT-EXP", "CC-4120"),
    Unit("GNT-INB", "Ontvangst", "department", "GNT", "CC-4200"),
    Unit("GNT-INB-A", "Ontvangst ploeg A", "team", "GNT-INB", "CC-4210"),
    Unit("GNT-KAN", "Kantoor", "department", "GNT", "CC-4300"),
    Unit("ANR", "Antwerpen", "site", "HLV", "CC-5000", "nl", "Fabelkade 400", "Antwerpen", "2000"),
    Unit("ANR-KOE", "Koelmagazijn", "department", "ANR", "CC-5100"),
    Unit("ANR-KOE-D", "Koelmagazijn dagploeg", "team", "ANR-KOE", "CC-5110"),
    Unit("ANR-KOE-N", "Koelmagazijn nachtploeg", "team", "ANR-KOE", "CC-5120"),
    Unit("ANR-KAD", "Kade", "department", "ANR", "CC-5200"),
    Unit("ANR-KAD-A", "Kade ploeg A", "team", "ANR-KAD", "CC-5210"),
    Unit("LGE", "Liège", "site", "HLV", "CC-6000", "fr", "Quai Imaginaire 7", "Liège", "4000"),
    Unit("LGE-EMB", "Emballage", "department", "LGE", "CC-6100", "fr"),
    Unit("LGE-EMB-A", "Emballage équipe A", "team", "LGE-EMB", "CC-6110", "fr"),
    Unit("LGE-EMB-B", "Emballage équipe B", "team", "LGE-EMB", "CC-6120", "fr"),
    Unit("LGE-QUA", "Qualité", "department", "LGE", "CC-6200", "fr"),
)
SITES = tuple(unit for unit in UNITS if unit.kind == "site")

_SHOES, _VEST, _COLD = "Veiligheidsschoenen S3", "Fluohesje", "Koudewerende kledij"
WORK_POSTS = (
    WorkPost("ORDERPICKER", "Orderpicker", "Orders verzamelen met scanner en elektrische transpallet.", "140.03", "worker", ("GNT",), "17.2500", (_SHOES, _VEST)),
    WorkPost("HEFTRUCK", "Heftruckchauffeur", "Laden en lossen met heftruck en reachtruck.", "140.03", "worker", ("GNT", "ANR"), "18.4000", (_SHOES, _VEST)),
    WorkPost("INPAK", "Inpakker", "Goederen inpakken, labelen en stapelen.", "140.03", "worker", ("GNT",), "16.8500", (_SHOES,)),
    WorkPost("KOELMAG", "Medewerker koelmagazijn", "Orders verzamelen bij 2 °C.", "140.03", "worker", ("ANR-KOE",), "17.9500", (_SHOES, _COLD)),
    WorkPost("CONTAINER", "Containerlosser", "Containers lossen en sorteren op pallet.", "140.03", "worker", ("ANR-KAD",), "18.1000", (_SHOES, _VEST)),
    WorkPost("OPEMB", "Opérateur d'emballage", "Conduire une ligne d'emballage et contrôler les étiquettes.", "118", "worker", ("LGE-EMB",), "17.6000", (_SHOES,)),
    WorkPost("QUALITE", "Contrôleur qualité", "Contrôles par échantillon et enregistrement.", "118", "worker", ("LGE-QUA", "LGE-EMB"), "18.9500", (_SHOES,)),
    WorkPost("PLANBED", "Planningsbediende", "Transporten plannen en chauffeurs ontvangen.", "226", "clerk", ("GNT-KAN",), "19.3000"),
)  # fmt: skip

EARLY, LATE, DAY, NIGHT = ("06:00", "14:00"), ("14:00", "22:00"), ("08:00", "16:30"), ("22:00", "06:00")
TEAMS = (
    Team("GNT-EXP-A", "ORDERPICKER", (EARLY, LATE), 10),
    Team("GNT-EXP-B", "ORDERPICKER", (LATE, EARLY), 10),
    Team("GNT-INB-A", "HEFTRUCK", (DAY,), 6),
    Team("GNT-KAN", "PLANBED", (DAY,), 2),
    Team("ANR-KOE-D", "KOELMAG", (EARLY, LATE), 8),
    Team("ANR-KOE-N", "KOELMAG", (NIGHT,), 6),
    Team("ANR-KAD-A", "CONTAINER", (DAY,), 5),
    Team("LGE-EMB-A", "OPEMB", (EARLY, LATE), 6),
    Team("LGE-EMB-B", "OPEMB", (LATE, EARLY), 5),
    Team("LGE-QUA", "QUALITE", (DAY,), 2),
)
# Somebody who knows one post often knows a neighbouring one.
SECOND_SKILL = {"ORDERPICKER": "INPAK", "HEFTRUCK": "ORDERPICKER", "KOELMAG": "HEFTRUCK", "CONTAINER": "HEFTRUCK", "QUALITE": "OPEMB"}


def unit(code: str) -> Unit:
    """The unit with this code."""
    return next(found for found in UNITS if found.code == code)


def work_post(code: str) -> WorkPost:
    """The work post with this code."""
    return next(found for found in WORK_POSTS if found.code == code)


def temps() -> list[Temp]:
    """The sixty temps of the demo client, always the same."""
    made: list[Temp] = []
    for team in TEAMS:
        for place in range(team.size):
            index = len(made)
            skills = [team.work_post]
            if place % 3 == 0 and team.work_post in SECOND_SKILL:
                skills.append(SECOND_SKILL[team.work_post])
            language = "fr" if team.unit.startswith("LGE") else "nl"
            made.append(Temp(f"T-{FIRST_TEMP + index}", person(index, "temps"), language, tuple(skills), team))
    return made


def wage_on(code: str, day: date) -> Decimal:
    """Hourly wage of a work post on a day: indexed on 1 January of 2026."""
    wage = Decimal(work_post(code).wage)
    return wage if day >= date(2026, 1, 1) else (wage / Decimal("1.0221")).quantize(Decimal("0.0001"))
