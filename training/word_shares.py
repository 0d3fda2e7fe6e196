"""Counts in what share of news reports each common word stands: `src/accordingto/linking/shares.tsv`.

python -m training.word_shares DATA     DATA is the folder of the data sets; the table goes to standard output

Counted over the Wikinews reports on conflict (`wikinews_conflict`) and the US news articles of PolNeAR's training part, half
and half, so that neither a war nor an election alone says what is common. Words in less than one report of 250 are left out:
they count as rare.
"""

import sys
from collections import Counter
from pathlib import Path

from accordingto.linking.words import compared, sentences, term, words
from accordingto.record import Report
from benchmarks.figures import lines

SETS = ("wikinews_conflict/half", "polnear/train")
RAREST = 0.004


def main(data: Path) -> None:
    """Prints the table, the most common first."""
    shares: Counter[str] = Counter()
    for name in SETS:
        counts: Counter[str] = Counter()
        reports = 0
        for row in lines(data / f"{name}.jsonl.gz"):
            reports += 1
            text = row["text"]
            rows = words(text, sentences(text, compared(Report("r", text))))
            counts.update({term(w) for found in rows for w in found})
        for word, count in counts.items():
            shares[word] += count / reports / len(SETS)
    for word, share in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
        if share >= RAREST:
            print(f"{word}\t{share:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
