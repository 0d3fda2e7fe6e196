"""How the weights of `reading/events` were made."""
