"""Draws the reliability diagram of PolNeAR dev: of the statements at a confidence, the share that is right.

python -m benchmarks.statements.diagram --data DATA --svg FILE
"""

import argparse
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from benchmarks.statements.calibration import Bin, bins, error
from benchmarks.statements.reading import dev, judged

_SIDE = 300
_MARGIN = 50


def main() -> int:
    """The command; 1 where no statement has a confidence."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.statements.diagram")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data")
    parser.add_argument("--svg", type=Path, required=True, help="file to write the diagram to")
    options = parser.parse_args()
    found = bins([pair for article in dev(options.data) for pair in judged(article)])
    if not found:
        print("no statement has a confidence", file=sys.stderr)
        return 1
    for b in found:
        print(f"{b.confidence:.3f} {b.right:.3f} {b.statements}")
    print(f"expected calibration error {error(found):.4f}")
    options.svg.write_text(
        diagram(found, f"PolNeAR dev, {sum(b.statements for b in found):,} statements"), encoding="utf-8"
    )
    return 0


def diagram(found: Sequence[Bin], title: str) -> str:
    """The reliability diagram as an SVG: one circle a bin; on the diagonal, confidence and share of right ones are the same."""
    full, title = _SIDE + 2 * _MARGIN, escape(title)

    def at(confidence: float, right: float) -> tuple[float, float]:
        return _MARGIN + _SIDE * confidence, _MARGIN + _SIDE * (1 - right)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full}" height="{full}" viewBox="0 0 {full} {full}" role="img">',
        f"<title>{title}</title>",
        f'<rect width="{full}" height="{full}" fill="#fff"/>',
        '<g font-family="sans-serif" font-size="11" fill="#333" text-anchor="middle">',
        f'<text x="{full / 2}" y="{_MARGIN / 2}" font-size="13">{title}</text>',
        f'<text x="{full / 2}" y="{full - 10}">confidence</text>',
        f'<text transform="translate(14 {full / 2}) rotate(-90)">share that is right</text>',
    ]
    for tenth in range(0, 11, 2):
        x, y = at(tenth / 10, tenth / 10)
        lines.append(f'<path d="M{x:.1f} {_MARGIN}v{_SIDE}M{_MARGIN} {y:.1f}h{_SIDE}" stroke="#ddd"/>')
        lines.append(f'<text x="{x:.1f}" y="{full - _MARGIN + 16}">{tenth / 10}</text>')
        lines.append(f'<text x="{_MARGIN - 14}" y="{y + 4:.1f}">{tenth / 10}</text>')
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    lines.append(f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke="#999" stroke-dasharray="4 4"/>')
    points = [at(b.confidence, b.right) for b in found]
    lines.append(
        f'<path d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in points)}" fill="none" stroke="#0b5394" stroke-width="1.5"/>'
    )
    for b, (x, y) in zip(found, points, strict=True):
        lines.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#0b5394">'
            f"<title>{b.statements} statements at {b.confidence:.2f}: {b.right:.2f} right</title></circle>"
        )
    return "\n".join([*lines, "</g>", "</svg>", ""])


if __name__ == "__main__":
    sys.exit(main())
