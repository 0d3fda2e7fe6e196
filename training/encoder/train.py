"""Trains the encoder and its heads on PolNeAR: python -m training.encoder.train --data DIR --weights DIR --out FILE."""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from accordingto.reading.statements.chain import Chain, best
from benchmarks.statements.attributions import Attribution, Row, Tally, summed
from benchmarks.statements.reading import HELD_OUT
from training.encoder.model import Reader
from training.encoder.windows import TAGS, Article, Cutter, Window, articles

WARMUP = 100
"""Steps in which the rate rises."""


def main() -> None:
    """Trains, tells the held-out figures on the way, and writes the averaged weights each time that it does."""
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    cutter = Cutter(Tokenizer.from_file(str(options.weights / "tokenizer.json")))
    cutter.tokenizer.no_truncation()
    cutter.tokenizer.no_padding()
    every = articles(options.data / "polnear" / "train.jsonl.gz")
    held = [a for i, a in enumerate(every) if i % HELD_OUT[0] == HELD_OUT[1]]
    learnt = [a for i, a in enumerate(every) if i % HELD_OUT[0] != HELD_OUT[1]]
    model = Reader(options.weights, options.dropout)
    if options.init:
        model.load_state_dict(torch.load(options.init, weights_only=True)["model"])
    average = Average(model)
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": options.rate},
            {"params": heads, "lr": options.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    began, seen, losses = time.time(), 0, [0.0, 0.0, 0.0]
    batches = endless(learnt, cutter, options.batch, options.seed, options.hide)
    last = options.until or options.steps
    for step in range(1, last + 1):
        factor = min(1.0, step / WARMUP, (options.steps - step + 1) / options.cooldown)
        optimiser.param_groups[0]["lr"] = options.rate * factor
        optimiser.param_groups[1]["lr"] = options.head_rate * factor
        batch = next(batches)
        parts = losses_of(model.train(), batch)
        loss = (parts[0] + parts[1] + parts[2]) / max(1, batch["rows"])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        average.update(model, step)
        seen += int(batch["mask"].sum())
        for i, part in enumerate(parts):
            losses[i] += float(part.detach()) / max(1, batch["rows"])
        if step % 50 == 0:
            told = " ".join(f"{value / 50:.3f}" for value in losses)
            print(f"step {step} of {last}: losses {told}, {seen / (time.time() - began):.0f} pieces/s", flush=True)
            losses = [0.0, 0.0, 0.0]
        if step % options.report == 0 or step == last:
            figures = held_out(average.model, held, cutter)
            print(step, json.dumps(figures), flush=True)
            kept = options.out.with_suffix(f".{step}.pt")
            torch.save(
                {"model": average.model.state_dict(), "step": step, "figures": figures, "options": str(options)}, kept
            )


def arguments() -> argparse.Namespace:
    """What the command was given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/")
    parser.add_argument("--weights", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--cooldown", type=int, default=800, help="last steps, in which the rate falls to zero")
    parser.add_argument("--until", type=int, help="stop after this many steps, before the rate is at zero")
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--rate", type=float, default=1.2e-4, help="of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=20221122)
    parser.add_argument("--init", type=Path, help="weights to go on from, as --out wrote them")
    parser.add_argument("--hide", type=float, default=0.06, help="share of the word pieces that are hidden")
    parser.add_argument("--dropout", type=float, default=0.0, help="within the encoder, but for its attention")
    parser.add_argument("--report", type=int, default=400, help="steps between two looks at the held-out articles")
    return parser.parse_args()


class Average:
    """An exponential moving average of the weights; it is what is measured and kept."""

    def __init__(self, model: Reader) -> None:
        import copy

        self.model = copy.deepcopy(model).eval()

    @torch.no_grad()
    def update(self, model: Reader, step: int) -> None:
        """Moves a little towards the model, more at the beginning."""
        keep = min(0.998, step / (9 + step))
        for mine, theirs in zip(self.model.parameters(), model.parameters(), strict=True):
            mine.lerp_(theirs, 1 - keep)


def endless(learnt: Sequence[Article], cutter: Cutter, size: int, seed: int, hide: float) -> Iterator[dict[str, Any]]:
    """Batches without end; every round cuts and damages the articles anew."""
    chance = random.Random(seed)
    pending: list[Window] = []
    while True:
        order = list(learnt)
        chance.shuffle(order)
        for article in order:
            pending += cutter.labelled(article, chance)
            # Windows of like length stand together, so that little is padding.
            if len(pending) >= 16 * size:
                pending.sort(key=lambda w: len(w.ids))
                rows = [pending[i : i + size] for i in range(0, len(pending) - size + 1, size)]
                pending = pending[len(rows) * size :]
                chance.shuffle(rows)
                for row in rows:
                    yield collate(row, chance, hide)


def collate(
    windows: Sequence[Window], chance: random.Random | None = None, hide: float = 0.0, mask_id: int = 103
) -> dict[str, Any]:
    """Tensors of one batch; a share of the pieces hidden behind [MASK] in training."""
    pieces = max(len(w.ids) for w in windows)
    words = max(len(w.words) for w in windows)
    shapes = [w.shapes for w in windows]
    ids = [[mask_id if chance and chance.random() < hide and i > 999 else i for i in w.ids] for w in windows]

    def padded(rows: Sequence[Sequence[int]], width: int) -> Tensor:
        return torch.tensor([list(row) + [0] * (width - len(row)) for row in rows])

    anchors = [(b, a, tags) for b, w in enumerate(windows) for a, tags in zip(w.anchors, w.tags, strict=True)]
    starts = torch.zeros(len(windows), words)
    flat = torch.zeros(len(windows), words, dtype=torch.long)
    for b, a, tags in anchors:
        starts[b, a] = 1.0
        for i, tag in enumerate(tags):
            if tag:
                flat[b, i] = tag
    return {
        "ids": padded(ids, pieces),
        "mask": padded([[1] * len(w.ids) for w in windows], pieces),
        "shapes": padded(shapes, pieces),
        "quotes": padded([w.quotes for w in windows], pieces),
        "words": padded([w.words for w in windows], words),
        "word_mask": padded([[1] * len(w.words) for w in windows], words),
        "passages": padded([w.passages for w in windows], words),
        "starts": starts,
        "flat": flat,
        "window": torch.tensor([b for b, _, _ in anchors], dtype=torch.long),
        "anchor": torch.tensor([a for _, a, _ in anchors], dtype=torch.long),
        "tags": padded([t for _, _, t in anchors], words) if anchors else torch.zeros(0, words, dtype=torch.long),
        "rows": len(anchors),
    }


def word_states(model: Reader, batch: dict[str, Any]) -> Tensor:
    """Hidden states of each word's first piece."""
    states = model.encode(batch["ids"], batch["mask"], batch["shapes"], batch["quotes"])
    return states.gather(1, batch["words"][:, :, None].expand(-1, -1, states.shape[-1]))


def losses_of(model: Reader, batch: dict[str, Any]) -> tuple[Tensor, Tensor, Tensor]:
    """Sums over the batch: of tags given the anchors, of anchors, of tags of any statement (which helps the encoder along)."""
    states = word_states(model, batch)
    mask = batch["word_mask"].float()
    flat = model.flat(states)
    start = model.anchor(states).squeeze(-1)
    anchors = (nn.functional.binary_cross_entropy_with_logits(start, batch["starts"], reduction="none") * mask).sum()
    any_ = (nn.functional.cross_entropy(flat.transpose(1, 2), batch["flat"], reduction="none") * mask).sum()
    if not batch["rows"]:
        return anchors * 0, anchors * 2, any_ * 0.2
    b, a = batch["window"], batch["anchor"]
    ask = model.ask(states[b, a])
    scores = model.emissions(flat[b], ask, model.answer(states)[b], a, batch["passages"][b])
    tags = model.crf.loss(scores, batch["tags"], batch["word_mask"][b]).sum()
    return tags, anchors * 2, any_ * 0.2


@torch.no_grad()
def held_out(model: Reader, held: Sequence[Article], cutter: Cutter, threshold: float = 0.5) -> dict[str, float]:
    """Attribution F1 and character F1 over the held-out articles, each cut into windows by itself."""
    tally = Tally()
    for article in held:
        gold = [Attribution(*map(characters, (a.content, a.source, a.cue))) for a in article.attributions]
        tally.add(gold, list(decoded(model, list(cutter.windows(article.text)), threshold)))
    parts = {part: summed(getattr(row, part) for row in tally.rows) for part in Row._fields}
    return {part: round(counts.f1(), 4) for part, counts in parts.items()} | {
        "precision": round(parts["attribution"].both / max(1, parts["attribution"].found), 4),
        "recall": round(parts["attribution"].both / max(1, parts["attribution"].gold), 4),
    }


def decoded(model: Reader, windows: list[Window], threshold: float) -> Iterator[Attribution]:
    """The statements that the model finds."""
    crf = Chain(model.crf.start.numpy(), model.crf.end.numpy(), (model.crf.step + model.crf.forbidden).numpy())
    for at in range(0, len(windows), 8):
        part = windows[at : at + 8]
        batch = collate(part)
        states = word_states(model, batch)
        starts = torch.sigmoid(model.anchor(states).squeeze(-1)) * batch["word_mask"]
        flat, ask, answer = model.flat(states), model.ask(states), model.answer(states)
        for i, window in enumerate(part):
            anchors = torch.nonzero(starts[i] >= threshold).flatten()
            if not len(anchors):
                continue
            n, row = len(window.words), torch.full_like(anchors, i)
            scores = model.emissions(
                flat[row, :n], ask[i, anchors], answer[row, :n], anchors, batch["passages"][row, :n]
            )
            for tags in best(crf, scores.numpy())[0]:
                got: dict[str, list[tuple[int, int]]] = {"content": [], "source": [], "cue": []}
                for w, tag in enumerate(tags):
                    if tag:
                        start, end = window.spans[w]
                        got[TAGS[tag][2:]].append((window.spans[w - 1][1] if tag % 2 == 0 else start, end))
                if got["content"]:
                    yield Attribution(*map(characters, got.values()))


def characters(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The offsets that spans cover."""
    return frozenset(c for start, end in spans for c in range(start, end))


if __name__ == "__main__":
    main()
