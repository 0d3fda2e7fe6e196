"""One file a measure; `make bench` runs them all, `make gate` fails where one falls below its floor in gate.toml."""
