"""How each model that ships was made, end to end."""
