"""Runs the measures, prints a table, and holds them against their floors.

python -m benchmarks                      every measure whose data is there
python -m benchmarks intake_html places   these alone
python -m benchmarks --gate               fail where a figure is worse than its floor in gate.toml
python -m benchmarks --json FILE          write the figures to FILE too
"""

import argparse
import importlib
import json
import pkgutil
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import Figure, Skipped, fingerprint

HERE = Path(__file__).parent
FINAL = {"statements_final", "events_final"}
"""Measures on data whose errors nobody looks at: run by name, and by the gate."""

LONG = {"scale", "million", "workbench"}
"""Measures of a quarter of an hour and more: run by name alone."""


def main() -> int:
    """The command; 1 where a floor is broken or a measure that the gate names was not run."""
    options = _arguments()
    console = Console()
    floors: dict[str, Any] = tomllib.loads((HERE / "gate.toml").read_text(encoding="utf-8"))
    broken: list[str] = []
    skipped: list[str] = []
    kept: list[dict[str, object]] = []
    table = Table("figure", "value", "floor", "", "data", title="accordingto: what was measured")
    table.columns[0].overflow = "fold"
    table.columns[1].justify = table.columns[2].justify = "right"
    for name in options.measures or measures(options.gate):
        began = time.perf_counter()
        for figure, data in taken(name, options.data, skipped):
            floor = floors.get(figure.name)
            verdict = judged(figure, floor, data)
            if options.gate and verdict not in ("", "ok"):
                broken.append(f"{figure.name} is {figure.value:.4g}: {verdict}")
            bound = "" if floor is None else written(floor["floor"])
            table.add_row(figure.name, f"{written(figure.value)} {figure.unit}".strip(), bound, verdict, data)
            kept.append({"name": figure.name, "value": figure.value, "unit": figure.unit, "data": data})
        console.print(f"{name}: {time.perf_counter() - began:.1f} s", style="dim")
    console.print(table)
    for line in skipped:
        console.print(f"skipped: {line}")
    if options.gate and not options.measures and not skipped:
        gone = {name for name in floors if name.split(".")[0] not in LONG} - {row["name"] for row in kept}
        broken += [f"{name} has a floor and was not measured" for name in sorted(gone)]
    if options.json:
        Path(options.json).write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    for line in broken:
        console.print(f"[red]floor broken:[/] {line}")
    return 1 if broken else 0


def measures(gate: bool = False) -> list[str]:
    """Names of the measures: every module of this package that has a `measure`; the final ones only for the gate."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(HERE)]) if module.name != "__main__")
    wanted = [name for name in names if name not in LONG and (gate or name not in FINAL)]
    return [name for name in wanted if hasattr(importlib.import_module(f"benchmarks.{name}"), "measure")]


def taken(name: str, folder: Path, skipped: list[str]) -> Iterator[tuple[Figure, str]]:
    """The figures of a measure, each with the fingerprint of its data; what could not be taken goes to ``skipped``."""
    module = importlib.import_module(f"benchmarks.{name}")
    folders = [folder / needed for needed in module.NEEDS]
    missing = [needed.name for needed in folders if not needed.is_dir()]
    if missing:
        skipped.append(f"{name}, {', '.join(missing)} not in {folder}")
        return
    data = fingerprint(folders)
    try:
        for figure in module.measure(folder):
            yield figure, data
    except Skipped as reason:
        skipped.append(f"{name}, {reason}")


def written(value: float) -> str:
    """A value with three decimals, or as the whole number that it is.

    >>> written(0.97123), written(138862)
    ('0.971', '138,862')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}"


def judged(figure: Figure, floor: dict[str, Any] | None, data: str) -> str:
    """``ok``, what is wrong, or nothing where there is no floor.

    >>> judged(Figure("x", 0.9), {"floor": 0.95, "data": "abc"}, "abc")
    'below its floor of 0.95'
    >>> judged(Figure("x", 0.9), {"floor": 0.8, "data": "abc"}, "def")
    'measured on other data (def) than its floor (abc)'
    """
    if floor is None:
        return ""
    if floor["data"] != data:
        return f"measured on other data ({data}) than its floor ({floor['data']})"
    if figure.higher_is_better:
        return "ok" if figure.value >= floor["floor"] else f"below its floor of {floor['floor']}"
    return "ok" if figure.value <= floor["floor"] else f"above its ceiling of {floor['floor']}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("measures", nargs="*", help="names of measures; all when none is given")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data", help="folder of the data")
    parser.add_argument("--gate", action="store_true", help="fail where a figure is worse than its floor")
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
