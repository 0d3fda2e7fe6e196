"""Averages two sets of weights: python -m training.encoder.average ONE OTHER --share 0.75 --out FILE."""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Writes the average; ``share`` is that of the second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--share", type=float, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    one, other = (torch.load(file, weights_only=True)["model"] for file in (options.one, options.other))
    mixed = {
        name: value if not value.dtype.is_floating_point else one[name].lerp(value, options.share)
        for name, value in other.items()
    }
    torch.save({"model": mixed}, options.out)


if __name__ == "__main__":
    main()
