"""Connected groups of a relation."""

from collections.abc import Iterable


def group_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Put together what is connected, directly or through others; groups and members sorted."""
    parent: dict[str, str] = {}

    def root(item: str) -> str:
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for a, b in pairs:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    groups: dict[str, list[str]] = {}
    for item in sorted(parent):
        groups.setdefault(root(item), []).append(item)
    return tuple(tuple(members) for members in groups.values())
