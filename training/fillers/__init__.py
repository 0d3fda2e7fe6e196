"""How the weights of fillers were made."""
