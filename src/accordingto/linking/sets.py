"""Numbers in disjoint sets: what hangs together by pairs."""


class Sets:
    """Sets of numbers, each called by its smallest.

    >>> sets = Sets(3)
    >>> sets.unite(2, 1)
    (1, 2)
    >>> [sets.root(i) for i in range(3)]
    [0, 1, 1]
    """

    def __init__(self, count: int = 0) -> None:
        """The numbers below ``count``, each in a set of its own."""
        self._parent = list(range(count))

    def add(self) -> int:
        """The next number, in a set of its own."""
        self._parent.append(len(self._parent))
        return len(self._parent) - 1

    def root(self, i: int) -> int:
        """What the set of a number is called; IndexError where there is no such number."""
        parent = self._parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def unite(self, a: int, b: int) -> tuple[int, int]:
        """Makes the sets of two numbers one; what they were called, the smaller first, which both are called now."""
        one, other = sorted((self.root(a), self.root(b)))
        self._parent[other] = one
        return one, other
