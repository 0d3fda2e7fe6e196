"""Stories: reports of `giveme5w1h` by event and of `gva_incidents` dev by incident, and sets that were tuned on.

B-cubed (Bagga and Baldwin 1998) asks for each report how many of its story belong there and how many that belong are there;
the adjusted Rand index (Hubert and Arabie 1985) asks it of pairs. Every other event of `giveme5w1h`, in order of name, was
looked at in tuning (`tuning`); the others were not (`held-out`). Reports go in with the title, text and date that the set
gives. Readings are not made: stories are found from words and names alone, which is less than the program has.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import comb
from pathlib import Path

from accordingto.linking.stories import Stories, StoryPrint, fingerprint
from accordingto.record import Reading
from benchmarks.copies import received
from benchmarks.figures import Figure, lines

NEEDS = ("giveme5w1h", "gva_incidents")


def measure(data: Path) -> Iterator[Figure]:
    """B-cubed and adjusted Rand on each set."""
    prints, gold = {}, {}
    for row in lines(data / "giveme5w1h" / "news_cluster.jsonl.gz"):
        prints[row["id"]] = fingerprint(Reading(received(row)))
        gold[row["id"]] = row["event"]
    tuned_on = set(sorted(set(gold.values()))[::2])
    for name, chosen in (
        ("giveme5w1h", set(gold)),
        ("giveme5w1h.tuning", {id for id in gold if gold[id] in tuned_on}),
        ("giveme5w1h.held-out", {id for id in gold if gold[id] not in tuned_on}),
    ):
        yield from figures(f"stories.{name}", {id: prints[id] for id in chosen}, {id: gold[id] for id in chosen})
    rows = list(lines(data / "gva_incidents" / "articles_dev.jsonl.gz"))
    made = {row["id"]: fingerprint(Reading(received(row))) for row in rows}
    yield from figures("stories.gva_dev", made, {row["id"]: row["incident_id"] for row in rows})


def figures(name: str, prints: Mapping[str, StoryPrint], gold: Mapping[str, str]) -> Iterator[Figure]:
    """How the stories of the fingerprints agree with the gold clusters."""
    stories = Stories()
    for print in prints.values():
        stories.add(print)
    found = {report: story.id for story in stories.groups() for report in story.reports}
    precision, recall = bcubed(found, gold), bcubed(gold, found)
    yield Figure(f"{name}.bcubed_precision", precision)
    yield Figure(f"{name}.bcubed_recall", recall)
    yield Figure(f"{name}.bcubed_f1", 2 * precision * recall / (precision + recall))
    yield Figure(f"{name}.adjusted_rand", adjusted_rand(found, gold))


def bcubed(found: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """B-cubed precision: the mean share of each item's own kind among the items it was put with.

    >>> bcubed({"a": "1", "b": "1", "c": "1", "d": "1"}, {"a": "x", "b": "x", "c": "y", "d": "y"})
    0.5
    """
    both = Counter((found[id], gold[id]) for id in found)
    size = Counter(found.values())
    return sum(count * count / size[group] for (group, _), count in both.items()) / len(found)


def adjusted_rand(found: Mapping[str, str], gold: Mapping[str, str]) -> float:
    """The share of pairs that agree, adjusted for chance.

    >>> adjusted_rand({"a": "1", "b": "1", "c": "2", "d": "2"}, {"a": "x", "b": "x", "c": "y", "d": "y"})
    1.0
    """
    pairs: defaultdict[str, float] = defaultdict(float)
    for key, groups in (
        ("both", [(found[i], gold[i]) for i in found]),
        ("found", found.values()),
        ("gold", gold.values()),
    ):
        pairs[key] = sum(comb(n, 2) for n in Counter(groups).values())
    chance = pairs["found"] * pairs["gold"] / comb(len(found), 2)
    return (pairs["both"] - chance) / ((pairs["found"] + pairs["gold"]) / 2 - chance)
