"""The gazetteer: names of places and where they are."""


class Gazetteer:
    """Names of places and where they are."""

    @classmethod
    def default(cls) -> "Gazetteer":
        """The user's gazetteer, built on first use."""
        return cls()
