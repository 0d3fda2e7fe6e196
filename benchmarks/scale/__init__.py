"""Time and memory on many reports."""
