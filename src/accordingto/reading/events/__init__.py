"""An Analysis and what the other rooms found come in; the report's events go out, each tied to whoever asserts it.

Rules over the parse; their words are in the YAML files beside the code, `types.yaml` first of all. Start reading with
`entry.py`; what one mention says is gathered in `mentions.py`, and which mentions are one event is decided in `joining.py`
(by what `evidence.py` finds for it and `agreeing.py` against it); where and when an event was that does not say so itself,
in `whereabouts.py` and
`dating.py`.
"""

from accordingto.reading.events.entry import find

__all__ = ["find"]
