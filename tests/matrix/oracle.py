"""What ought to be allowed, said a second time and another way: no code of the chassis or of a service is used here.

The roles are written down from the product's description, a unit is a path of names, and a right reaches downwards.
"""

from collections.abc import Iterable

UNITS = {"company": "c", "site_a": "c/a", "dept": "c/a/d", "team": "c/a/d/t", "site_b": "c/b", "dept_b": "c/b/e"}

# `aggregate:*` is everything of that kind, `!` takes away again.
ROLES = {
    "hiring_manager": "vacancy:* !vacancy:approve candidate:* document:read unit:read",
    "hr_manager": "*:* !user:write !role:write !notice:write !opening:read",
    "planner": "shift:* temp:* contract:read rule:read timesheet:* wage:read document:read unit:read",
    "timesheet_approver": "timesheet:read timesheet:approve unit:read",
    "finance": "report:* invoice:* document:read unit:read wage:read",
    "consultant": (
        "unit:* user:* role:* vacancy:read candidate:read candidate:interview candidate:comment shift:read temp:* contract:read timesheet:read "
        "report:read document:read document:upload opening:read invoice:read"
    ),
    "operator": "notice:write unit:read",
    "privacy_officer": "user:read opening:read",
    "none": "",
}
AGENCY = {"consultant", "operator", "privacy_officer"}

RELATIONS = {
    # The caller's grant, the unit of the row; everything a pair of units of one tree can be to each other.
    "own": ("site_a", "site_a"),
    "child": ("site_a", "dept"),
    "grandchild": ("site_a", "team"),
    "parent": ("dept", "site_a"),
    "grandparent": ("dept", "company"),
    "sibling": ("site_a", "site_b"),
    "cousin": ("dept", "dept_b"),
}
FOREIGN = ("other company", "other company, chosen by header")

DATED: dict[str, tuple[tuple[str, int | None, int | None], ...]] = {
    # The units of the caller's rights, and how many days from today the first and the last day of each are.
    "right ended yesterday": (("site_a", -30, -1),),
    "right begins tomorrow": (("site_a", 1, None),),
    "right counts today only": (("site_a", 0, 0),),
    "right ended here, counts elsewhere": (("site_a", None, -1), ("site_b", None, None)),
}


def counting(state: str) -> list[str]:
    """Return the units where a right counts today, in one of the dated states."""
    return [unit for unit, first, last in DATED[state] if (first or 0) <= 0 <= (last or 0)]


def permitted(role: str, permission: str) -> bool:
    """Say whether a default role holds a permission."""
    held = False
    for pattern in ROLES[role].split():
        wanted = pattern.removeprefix("!").split(":")
        if all(one in ("*", part) for one, part in zip(wanted, permission.split(":"), strict=True)):
            held = not pattern.startswith("!")
    return held


def reaches(role: str, grant: str, unit: str, same_company: bool, downwards: bool = False) -> bool:
    """Say whether a role given in unit `grant` counts for a row in `unit`; the agency's count for the chosen client.

    `downwards`: the row reaches down from its unit, so it also concerns whoever has a right below.
    """
    if not same_company:
        return False
    above, below = UNITS[grant] + "/", UNITS[unit] + "/"
    return role in AGENCY or below.startswith(above) or (downwards and above.startswith(below))


def verdict(role: str, permission: str, in_reach: bool | None, also: str = "", somewhere: bool = True) -> str:
    """Return `refused` (403), `hidden` (as if it did not exist) or `open`. `in_reach` is None when no row is named.

    `also` is a second permission that counts once the row is in reach; `somewhere` says whether the role counts anywhere.
    """
    if permission and not (somewhere and permitted(role, permission)):
        return "refused"
    if in_reach is False:
        return "hidden"
    return "refused" if also and not permitted(role, also) else "open"


def visible(role: str, permission: str, grants: Iterable[str], rows: Iterable[str], downwards: bool = False) -> set[str]:
    """Return the units (of the caller's company) whose rows a list shows to who has a role in the units `grants`."""
    if not permitted(role, permission):
        return set()
    return {unit for grant in grants for unit in rows if reaches(role, grant, unit, True, downwards)}
