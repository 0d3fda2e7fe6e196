"""A store of an older release comes in, and goes out as `schema.py` has it; a new one is made from nothing.

Each module of ``versions`` is one step, which is never changed once it was released. Start reading with `env.py`, which alembic
runs.
"""
