"""How the weights of `benchmarks/fillers` were made."""
