"""One mention of an event, with everything that its own sentence says about it."""

from dataclasses import dataclass, field

from accordingto.reading.events import harm as harms
from accordingto.reading.events import scene as scenes
from accordingto.reading.events.accounts import Account, Accounts
from accordingto.reading.events.control import Hold, control
from accordingto.reading.events.fineness import Scene
from accordingto.reading.events.moment import when
from accordingto.reading.events.roles import roles
from accordingto.reading.events.status import status
from accordingto.reading.events.triggers import Trigger, triggers
from accordingto.reading.events.types import codes
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.record import Acled, Harm, Plover, Role, Span, Status, Time

_DEFINITE = frozenset(["the", "this", "that", "these", "those"])


@dataclass
class Mention:
    """A trigger and what was found for it."""

    trigger: Trigger
    status: Status
    plover: Plover | None
    acled: Acled | None
    roles: tuple[Role, ...]
    scene: Scene | None
    time: Time | None
    harm: tuple[Harm, ...]
    control: Hold | None
    account: Account
    evidence: Span
    title: bool
    """It stands in the headline or in a caption."""
    anaphoric: bool
    """A definite noun without arguments of its own: "the attack"."""
    extra: list[Span] = field(default_factory=list)

    @property
    def i(self) -> int:
        """Index of its token."""
        return self.trigger.token.i

    @property
    def name(self) -> str:
        """Name of its kind."""
        return self.trigger.frame.kind

    @property
    def family(self) -> str:
        """Mentions are joined within a family."""
        return self.trigger.kind.family

    def entities(self, *wanted: str) -> set[str]:
        """Entities in the given roles."""
        return {r.entity for r in self.roles if r.entity is not None and r.role in wanted}


def _presupposed(view: View, trigger: Trigger) -> bool:
    """Whether the mention is taken for granted whatever is said of it: "his invasion was …", "… after they met"."""
    token = trigger.token
    if token.pos in ("NOUN", "PROPN"):
        return token.dep == "nsubj" and view.head(token).lemma == "be" and view.child(token, "poss") is not None
    if token.dep != "advcl":
        return False
    return any(
        t.lower in ("after", "before", "when", "since", "while", "as") for t in view.children(token, "mark", "advmod")
    )


def _owned(view: View, token: Token) -> bool:
    """Whether it is said who did it, did not, or says so: "responsibility for the raid", "no part in it", "claimed the blast"."""
    above = view.head(token)
    if token.dep == "dobj" and above.lemma == "claim":
        return True
    owning = classes()["owning"] if token.dep == "pobj" and above.lower in ("for", "in", "of") else frozenset()
    return view.head(above).lemma in owning or view.tokens[above.i - 1].lemma in owning


def _speaker_does(view: View, trigger: Trigger) -> None:
    """Takes for the doer of an act in words whose words they are: "the Front said twelve had died, and blamed a militia"."""
    token = trigger.token
    if (
        trigger.kind.family not in _IN_WORDS
        or token.pos != "VERB"
        or view.children(token, "nsubj", "nsubjpass", "agent")
    ):
        return
    sources = [s.source for s in view.statements if any(c.start <= token.start < c.end for c in s.cue)]
    heads = [view.analysis.head_of_span(span) for source in sources[:1] for span in source]
    doers = [t for t in heads if t is not None and t.pos != "DET"]
    if doers and trigger.slots.subject and not any(t.i in view.source_of for t in trigger.slots.subject):
        trigger.slots.subject = doers


_IN_WORDS = frozenset(["accuse", "request", "reject", "threaten"])


def mentions(view: View, accounts: Accounts) -> list[Mention]:
    """All mentions of events in a report, in order of the text."""
    return [_mention(view, accounts, trigger) for trigger in triggers(view)]


def _mention(view: View, accounts: Accounts, trigger: Trigger) -> Mention:
    token = trigger.token
    state, attempted = status(view, token, trigger.slots, trigger.frame.change in ("hold",))
    if trigger.frame.state is not None and state == "happened":
        state = trigger.frame.state
    if trigger.frame.change == "under":
        above = next((t for t in view.ancestors(token) if t.pos in ("AUX", "VERB")), None)
        state = "ongoing" if above is not None and above.tag in ("VBZ", "VBP") else "happened"
    owned = _owned(view, token)
    if owned and state == "denied":
        state = "happened"
    account = accounts.account(token.start, token.sentence, _presupposed(view, trigger), owned)
    if (
        account.stance == "intends"
        and state == "happened"
        and token.pos == "VERB"
        and token.tag != "VBD"
        and token.dep not in ("acl", "relcl", "amod")  # "agreed to uphold the treaties signed by Brenn"
    ):
        state = "planned"
    _speaker_does(view, trigger)
    plover, acled = codes(view, trigger)
    time = when(view, trigger)
    if time is not None and time.value == "PRESENT_REF" and state != "ongoing":
        time = None  # "it is presently unknown whether it was an attack"
    where = scenes.place(view, trigger)
    found = roles(view, trigger)
    passage = view.analysis.passages[view.analysis.sentences[token.sentence].passage]
    title = passage.kind in ("title", "subhead", "caption")
    anaphoric = (
        token.pos in ("NOUN", "PROPN")
        and any(t.lower in _DEFINITE for t in view.children(token, "det"))
        and not any(r.role in ("target", "affected") for r in found)
    )
    return Mention(
        trigger,
        state,
        plover,
        acled,
        found,
        where,
        time,
        harms.harm(view, trigger, attempted) if state not in ("denied",) else (),
        control(view, trigger, where.place if where is not None else None),
        account,
        view.clause(token),
        title,
        anaphoric,
    )
