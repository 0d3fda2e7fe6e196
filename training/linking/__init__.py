"""How the weights of linking were made."""
