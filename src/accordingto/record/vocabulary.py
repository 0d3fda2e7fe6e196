"""Vocabularies are data: YAML files beside the code that uses them, validated on load."""

from importlib.resources import files
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from accordingto.record.errors import VocabularyError

T = TypeVar("T")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(package: str, name: str, shape: type[T]) -> T:
    """The vocabulary ``name`` of ``package``, checked against ``shape`` (any type that pydantic can validate).

    A room keeps its words next to its code and reads them once:

        CUES = vocabulary.load("accordingto.reading.statements", "cues.yaml", Cues)

    ``shape`` is usually a frozen dataclass. VocabularyError names the file and the first entry that is wrong.
    """
    try:
        raw = yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 — both loaders are safe ones
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"{name} of {package} cannot be read: {error}") from error
    return checked(raw, name, shape)


def checked(raw: object, name: str, shape: type[T]) -> T:
    """``raw`` as a ``shape``; VocabularyError names the entry that is wrong.

    >>> checked({"days": [7, None]}, "lengths.yaml", dict[str, list[int]])
    Traceback (most recent call last):
        ...
    accordingto.record.errors.VocabularyError: lengths.yaml: days → 1: Input should be a valid integer
    """
    try:
        return TypeAdapter(shape).validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = " → ".join(str(part) for part in first["loc"])
        raise VocabularyError(f"{name}: {where}: {first['msg']}") from error
