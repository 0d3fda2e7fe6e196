"""How each model was made, end to end."""
