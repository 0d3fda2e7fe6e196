"""python -m benchmarks.workbench."""

from benchmarks.workbench import main

main()
