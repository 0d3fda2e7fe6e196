"""The encoder with its heads: where a cue begins, and, for each, which words are its source, cue and content."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.encoder.windows import TAGS

WIDTH = 256
"""Of the space in which an anchor and a word are compared."""
FAR = 16
"""Buckets of distance on each side, in words, logarithmic."""
_HIDDEN_DROPOUT = 0.1


def buckets(distance: Tensor) -> Tensor:
    """0 to 2 * FAR: how far a word is from the anchor, finer when near. Every distance up to 8, then by halves of an octave."""
    far = distance.abs().clamp(max=511).float()
    log = 8 + (torch.log2((far / 8).clamp(min=1)) * 1.4).floor()
    bucket = torch.where(far <= 8, far, log + 1).clamp(max=FAR).long()
    return torch.where(distance < 0, FAR - bucket, FAR + bucket)


class Reader(nn.Module):
    """Word pieces in, scores out."""

    def __init__(self, weights: Path, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="sdpa")
        for module in self.encoder.modules():
            if isinstance(module, nn.Dropout):
                module.p = dropout
        # Without dropout in the attention the processor's fused kernel serves, and training is nearly twice as fast.
        for layer in self.encoder.encoder.layer:
            layer.attention.self.dropout.p = 0.0
            layer.attention.self.dropout_prob = 0.0
        size = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(6, size)
        self.quotes = nn.Embedding(3, size)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.quotes.weight)
        self.anchor = nn.Sequential(nn.Linear(size, WIDTH), nn.ReLU(), nn.Dropout(_HIDDEN_DROPOUT), nn.Linear(WIDTH, 1))
        self.flat = nn.Linear(size, len(TAGS))
        self.ask, self.answer = nn.Linear(size, 2 * WIDTH), nn.Linear(size, 2 * WIDTH)
        self.distance = nn.Embedding(2 * FAR + 1, WIDTH)
        self.passage = nn.Embedding(5, WIDTH)
        nn.init.normal_(self.distance.weight, std=0.05)
        nn.init.normal_(self.passage.weight, std=0.05)
        self.drop = nn.Dropout(_HIDDEN_DROPOUT)
        self.pair = nn.Linear(WIDTH, len(TAGS))
        self.crf = Chain(len(TAGS))

    def encode(self, ids: Tensor, mask: Tensor, shapes: Tensor, quotes: Tensor) -> Tensor:
        """Hidden states, batch × pieces × size."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes) + self.quotes(quotes)
        states: Tensor = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return states

    def emissions(self, flat: Tensor, ask: Tensor, answer: Tensor, anchors: Tensor, passages: Tensor) -> Tensor:
        """Scores of tags, anchors × words × tags. ``ask`` has a row an anchor; the rest, the rows of each anchor's window."""
        places = torch.arange(flat.shape[1])[None, :] - anchors[:, None]
        apart = (passages - passages.gather(1, anchors[:, None])).clamp(-2, 2) + 2
        a, b = ask.chunk(2, -1)
        c, d = answer.chunk(2, -1)
        mixed = a[:, None, :] + c + b[:, None, :] * d + self.distance(buckets(places)) + self.passage(apart)
        scores: Tensor = self.pair(self.drop(torch.relu(mixed))) + flat
        return scores


class Chain(nn.Module):
    """A linear-chain CRF over tags (Lafferty et al., 2001), batch first, with a mask."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.start, self.end = nn.Parameter(torch.zeros(tags)), nn.Parameter(torch.zeros(tags))
        self.step = nn.Parameter(torch.zeros(tags, tags))
        forbidden = torch.zeros(tags, tags)
        for to in range(2, tags, 2):
            for origin in range(tags):
                if origin not in (to, to - 1):
                    forbidden[origin, to] = -1e4
        self.register_buffer("forbidden", forbidden)

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of each row."""
        step = self.step + self.forbidden
        picked = scores.gather(2, tags[:, :, None]).squeeze(2)
        gold = self.start[tags[:, 0]] + picked[:, 0]
        moves = step[tags[:, :-1], tags[:, 1:]] + picked[:, 1:]
        gold = (
            gold
            + (moves * mask[:, 1:]).sum(1)
            + self.end[tags.gather(1, mask.sum(1, keepdim=True).long() - 1).squeeze(1)]
        )
        alpha = self.start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, t]
            alpha = torch.where(mask[:, t, None] > 0, new, alpha)
        return torch.logsumexp(alpha + self.end, 1) - gold
