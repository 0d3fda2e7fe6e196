"""An incident made by hand: a shell, two outlets, one of them copied, three counts and a denial."""

from accordingto.record import (
    Account,
    Agreement,
    Cell,
    CopyGroup,
    CopyMember,
    Count,
    EventRef,
    Incident,
    Party,
    Relation,
    Report,
    Span,
    Voice,
)
from accordingto.record.readings import Stance

COURIER = "A shell hit the clinic.\n\nAt least 12 people were killed, the ministry said. Pavla Oren counted 19 dead."
VOICE = "The army shelled the clinic, nurses said. The Front denied that it had fired."
REPORTS = {
    "r1": Report("r1", COURIER, outlet="The Courier", published="2031-05-07"),
    "r2": Report("r2", COURIER.replace("12", "21"), outlet="The Post", published="2031-05-08"),
    "r3": Report("r3", VOICE, outlet="The Voice", published="2031-05-09"),
}
COPIES = (CopyGroup("copies:r1", (CopyMember("r1"), CopyMember("r2", "verbatim", "r1")), "r1", "published"),)


def account(report: str, words: str, who: str, value: Count | Party, stance: Stance = "affirms") -> Account:
    text = REPORTS[report].text
    at = Span(text.index(words), text.index(words) + len(words))
    outlet = REPORTS[report].outlet or ""
    chain = (Voice(outlet, "outlet"), Voice(who, None, "s1")) if who != outlet else (Voice(outlet, "outlet"),)
    # The ministry is one source, whoever quotes it; so is whoever is copied.
    source = who.removeprefix("the ").casefold()
    return Account(EventRef(report, "v1", 0), words, value, chain, stance, (at,), source, REPORTS[report].published)


def count(report: str, words: str, who: str, low: int) -> Account:
    return account(report, words, who, Count(low, low))


def incident() -> Incident:
    army, front = Party("the army", "military"), Party("The Front", "armed_group")
    killed = (
        count("r1", "At least 12 people", "the ministry", 12),
        count("r1", "19 dead", "Pavla Oren", 19),
        count("r2", "At least 21 people", "the ministry", 21),
        count("r2", "19 dead", "Pavla Oren", 19),
    )
    who = (
        account("r3", "The army", "nurses", army),
        account("r3", "The Front", "The Front", front, "denies"),
    )
    return Incident(
        "i123456789abc",
        (EventRef("r1", "v1", 0), EventRef("r2", "v1", 0), EventRef("r3", "v1", 0)),
        0.91,
        ("both at Orsina",),
        "Shelling/artillery/missile attack",
        "Orsina",
        "2031-05-06",
        "2031-05-06",
        (
            Cell("who", who, Agreement("single_source", 1)),
            Cell(
                "killed",
                killed,
                Agreement(
                    "contested",
                    1,
                    (
                        Relation(0, 1, "contested", "At least 12 people and 19 dead cannot both be right"),
                        Relation(1, 2, "contested", "19 dead and At least 21 people cannot both be right"),
                        Relation(0, 2, "update", "21 stands in place of 12"),
                    ),
                ),
            ),
        ),
    )
