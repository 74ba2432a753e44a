"""Vectors of Certificate Transparency, all small trees, and mutations of every proof."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.store import merkle

# The eight leaves of Certificate Transparency's own tests and the roots of the trees of 1 to 8 of them.
LEAVES = [
    merkle.leaf_hash(bytes.fromhex(leaf))
    for leaf in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def leaves(size: int) -> list[bytes]:
    return [merkle.leaf_hash(str(n).encode()) for n in range(size)]


def reference_root(tree: list[bytes]) -> bytes:
    """RFC 6962's definition, word for word."""
    if not tree:
        return hashlib.sha256(b"").digest()
    if len(tree) == 1:
        return tree[0]
    split = 1
    while split * 2 < len(tree):
        split *= 2
    return hashlib.sha256(b"\x01" + reference_root(tree[:split]) + reference_root(tree[split:])).digest()


def test_roots_are_those_of_certificate_transparency() -> None:
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert [merkle.root(LEAVES[: n + 1]).hex() for n in range(8)] == ROOTS


def test_root_follows_the_definition_for_every_small_size() -> None:
    for size in range(130):
        assert merkle.root(leaves(size)) == reference_root(leaves(size))


def test_every_inclusion_proof_of_small_trees_is_accepted_and_no_other_place_or_size() -> None:
    for size in range(1, 34):
        tree = leaves(size)
        top = merkle.root(tree)
        for index in range(size):
            proof = merkle.inclusion_proof(tree, index)
            assert merkle.verify_inclusion(tree[index], index, size, proof, top)
            for other in range(size):
                if other != index:
                    assert not merkle.verify_inclusion(tree[index], other, size, proof, top)
            assert not merkle.verify_inclusion(tree[index], index, size, (*proof, top), top)
            assert not merkle.verify_inclusion(tree[index], size, size, proof, top)


def test_every_consistency_proof_of_small_trees_is_accepted() -> None:
    for size in range(1, 34):
        tree = leaves(size)
        for earlier in range(1, size + 1):
            proof = merkle.consistency_proof(tree, earlier)
            assert merkle.verify_consistency(
                earlier, size, merkle.root(tree[:earlier]), merkle.root(tree), proof
            )


def flip(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8 % len(data)] ^= 1 << bit % 8
    return bytes(changed)


@given(st.integers(1, 200), st.data())
def test_a_changed_inclusion_proof_is_refused(size: int, data: st.DataObject) -> None:
    tree = leaves(size)
    top = merkle.root(tree)
    index = data.draw(st.integers(0, size - 1))
    bit = data.draw(st.integers(0, 255))
    proof = list(merkle.inclusion_proof(tree, index))
    assert not merkle.verify_inclusion(flip(tree[index], bit), index, size, proof, top)
    assert not merkle.verify_inclusion(tree[index], index, size, proof, flip(top, bit))
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        changed = [*proof[:at], flip(proof[at], bit), *proof[at + 1 :]]
        assert not merkle.verify_inclusion(tree[index], index, size, changed, top)
        assert not merkle.verify_inclusion(tree[index], index, size, proof[:-1], top)


@given(st.integers(2, 200), st.data())
def test_a_changed_consistency_proof_is_refused(size: int, data: st.DataObject) -> None:
    tree = leaves(size)
    earlier = data.draw(st.integers(1, size - 1))
    bit = data.draw(st.integers(0, 255))
    old, new = merkle.root(tree[:earlier]), merkle.root(tree)
    proof = list(merkle.consistency_proof(tree, earlier))
    assert merkle.verify_consistency(earlier, size, old, new, proof)
    assert not merkle.verify_consistency(earlier, size, flip(old, bit), new, proof)
    assert not merkle.verify_consistency(earlier, size, old, flip(new, bit), proof)
    at = data.draw(st.integers(0, len(proof) - 1))
    changed = [*proof[:at], flip(proof[at], bit), *proof[at + 1 :]]
    assert not merkle.verify_consistency(earlier, size, old, new, changed)
    assert not merkle.verify_consistency(earlier, size, old, new, proof[:-1])
    assert not merkle.verify_consistency(earlier, size, old, new, [*proof, old])


def test_proofs_of_what_is_not_there_are_not_given() -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(leaves(3), 3)
    with pytest.raises(IndexError):
        merkle.consistency_proof(leaves(3), 4)
    with pytest.raises(IndexError):
        merkle.consistency_proof(leaves(3), 0)
