"""Makes ``casing.yaml``: how news writes words that WordNet cannot tell the case of.

    python training/language/make_casing.py DATA_DIR

``DATA_DIR`` holds the data sets of docs/evaluation/README.md, gzipped JSON Lines with a ``text`` in each line. Words are counted
where no sentence begins. The file keeps three lists: names that WordNet also has as words ("moscow", "castro"), common words that
it lacks ("cannot"), and acronyms. A word enters with at least four mentions, nine in ten of them in that form.
"""

import gzip
import json
import re
import sys
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

import spacy

from accordingto.reading.language import casing, lexicon
from accordingto.reading.language.models import MODEL

SETS = ("polnear/train", "polnear/dev", "wikinews_conflict/half", "giveme5w1h/news_cluster", "meantime/all")
LEAST, SHARE = 4, 0.9
WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")
INSIDE = re.compile(r"[a-z,;][’'”\"]?[ \n]$")


def counted(data: Path) -> dict[str, Counter[str]]:
    """By word in small letters: how often in small letters, with a capital, all in capitals."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name in SETS:
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                for match in WORD.finditer(text):
                    word = match.group()
                    if match.start() > 2 and INSIDE.search(text[match.start() - 3 : match.start()]):
                        form = "small" if word.islower() else "upper" if word.isupper() and len(word) > 1 else "title"
                        found[word.lower()][form] += 1
    return found


def main(data: Path) -> None:
    """Writes the file beside the code."""
    common = casing.common_words(spacy.load(MODEL).get_pipe("lemmatizer"))
    lists: dict[str, list[str]] = {"names": [], "words": [], "acronyms": []}
    for word, forms in sorted(counted(data).items()):
        total = sum(forms.values())
        if total < LEAST or not word.isascii() or "." in word or len(word) < 3:
            continue
        known = casing.is_common(word, common)
        if forms["title"] >= SHARE * total and known and not lexicon.country(word.title()):
            lists["names"].append(word)
        elif forms["small"] >= SHARE * total and not known:
            lists["words"].append(word)
        elif forms["upper"] >= SHARE * total:
            lists["acronyms"].append(word)
    out = ["# How news writes words that WordNet cannot tell the case of. Words may be added by hand."]
    out.append("# Made by training/language/make_casing.py.")
    for name, words in lists.items():
        quoted = [
            f'"{w}"' if w in ("no", "yes", "on", "off", "null", "true", "false", "nan", "y", "n") else w for w in words
        ]
        out.append(f"{name}: [" + "\n  ".join(textwrap.wrap(", ".join(quoted), 118)) + "]")
    target = Path(casing.__file__).with_name("casing.yaml")
    target.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
