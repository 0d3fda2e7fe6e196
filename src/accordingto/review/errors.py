"""What can go wrong when an analyst decides."""

from accordingto.record import AccordingToError


class ReviewError(AccordingToError):
    """A decision that cannot be taken: no such cell, words outside of the text, a value that cannot stand there."""


class ConflictError(ReviewError):
    """Somebody else decided on the same cell meanwhile: says who, when, and what stands now."""


class NotAllowedError(AccordingToError):
    """Somebody wants to do what his role does not include."""


class LoginError(AccordingToError):
    """A name, password or token that lets nobody in; it does not say which part was wrong."""
