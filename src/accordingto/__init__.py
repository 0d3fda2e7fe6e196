"""Reads news of armed conflict and keeps a record that can be checked."""
