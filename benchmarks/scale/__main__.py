"""python -m benchmarks.scale."""

from benchmarks.scale import main

main()
