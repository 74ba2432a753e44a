"""The Merkle tree over the custody log, as in RFC 6962, section 2, and RFC 9162, section 2.1.

Leaves are given as leaf hashes. All hashes are 32 bytes (SHA-256). A head (size and root) fixes every entry
and the order of all entries: with an earlier head anybody can tell whether the log has only grown since.
"""

import hashlib
from collections.abc import Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """SHA-256 over 0x00 and the entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 over 0x01 and both children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle tree hash of leaf hashes; that of the empty tree is the SHA-256 of nothing."""
    if not leaves:
        return EMPTY_ROOT
    level = list(leaves)
    while len(level) > 1:
        pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        # A last node without a neighbour moves up as it is: the same tree as RFC 6962's recursive split.
        level = pairs + level[len(level) & ~1 :]
    return level[0]


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from one leaf to the root (RFC 9162, 2.1.3.1).

    Raises:
        IndexError: There is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"leaf {index} of a tree of {len(leaves)}")
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), root(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), root(leaves[:split]))


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], tree_root: bytes) -> bool:
    """Whether `leaf` stands at `index` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, value = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            value = node_hash(sibling, value)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and value == tree_root


def consistency_proof(leaves: Sequence[bytes], earlier_size: int) -> tuple[bytes, ...]:
    """The hashes that show that the first `earlier_size` leaves are unchanged (RFC 9162, 2.1.4.1).

    Raises:
        IndexError: The tree was never of that size, or was empty.
    """
    if not 0 < earlier_size <= len(leaves):
        raise IndexError(f"a tree of {len(leaves)} leaves was never one of {earlier_size}")
    return _subproof(leaves, earlier_size, whole=True)


def verify_consistency(
    earlier_size: int, size: int, earlier_root: bytes, tree_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the tree of `size` leaves continues the one of `earlier_size` leaves (RFC 9162, 2.1.4.2)."""
    if not 0 < earlier_size <= size:
        return False
    if earlier_size == size:
        return not proof and earlier_root == tree_root
    path = list(proof)
    if earlier_size & (earlier_size - 1) == 0:
        path.insert(0, earlier_root)
    if not path:
        return False
    node, last = earlier_size - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for value in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(value, old), node_hash(value, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, value)
        node, last = node >> 1, last >> 1
    return last == 0 and old == earlier_root and new == tree_root


def _subproof(leaves: Sequence[bytes], earlier_size: int, *, whole: bool) -> tuple[bytes, ...]:
    if earlier_size == len(leaves):
        return () if whole else (root(leaves),)
    split = _split(len(leaves))
    if earlier_size <= split:
        return (*_subproof(leaves[:split], earlier_size, whole=whole), root(leaves[split:]))
    return (*_subproof(leaves[split:], earlier_size - split, whole=False), root(leaves[:split]))


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
