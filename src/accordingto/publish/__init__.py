"""Readings come in; pages for people and formats of the field go out."""
