"""Mentions that tell of one happening, and which of them says what kind of event it is."""

from accordingto.reading.events.mentions import Mention

Group = list[Mention]

CONSEQUENCES = frozenset(["killing", "death", "wounding", "injury", "destruction", "damage", "explosion"])
"""Kinds that tell what an attack did, and are joined to the attack that they hang on."""
GENERIC = CONSEQUENCES | frozenset(("attack",))
"""Kinds that may be another word for a more specific one."""
_RANKED = [
    "suicide_bombing",
    "airstrike",
    "chemical",
    "grenade",
    "bombing",
    "shelling",
    "downing",
    "mob",
    "clash",
    "invasion",
    "attack",
    "explosion",
    "killing",
    "wounding",
    "death",
    "injury",
    "destruction",
    "damage",
    "riot",
    "crowd_control",
    "protest",
]
RANK = {name: rank for rank, name in enumerate(_RANKED)}
"""Kinds by how little they tell of what happened."""


def family_of(group: Group) -> str:
    """The family of a group; violence wins over what it led to."""
    families = [m.family for m in group]
    for family in ("accident", "disaster"):
        if family in families and all(m.name in CONSEQUENCES for m in group if m.family == "violence"):
            return family
    return "violence" if "violence" in families else families[0]


def kind_of(group: Group) -> Mention:
    """The mention that types the group: the one of the most specific kind; among equals the first with codes."""
    return group[0] if len(group) == 1 else min(group, key=lambda m: (RANK.get(m.name, 0), m.acled is None, m.i))
