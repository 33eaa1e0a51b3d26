"""The tree against the reference vectors of Certificate Transparency, against its definition, and against forgers."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawburrows.audit import tree

DATA = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
LEAVES = [tree.leaf_hash(bytes.fromhex(data)) for data in DATA]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
INCLUSION = [
    (0, 1, []), (0, 8, [A, B, C]), (5, 8, [D, E, ROOTS[4]]), (2, 3, [ROOTS[2]]), (1, 5, [ROOTS[1], B, D]),
]  # fmt: skip
CONSISTENCY = [(1, 1, []), (1, 8, [A, B, C]), (6, 8, [F, E, ROOTS[4]]), (2, 5, [B, D])]


def definition(leaves):
    """RFC 9162 2.1.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + definition(leaves[:k]) + definition(leaves[k:])).digest()


def hexes(path):
    return [step.hex() for step in path]


@pytest.mark.parametrize("size", range(9))
def test_the_reference_roots(size):
    grown = tree.Frontier()
    for leaf in LEAVES[:size]:
        grown.append(leaf)
    assert grown.root().hex() == tree.root(size, tree.subtree_of(LEAVES)).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "path"), INCLUSION)
def test_the_reference_inclusion_proofs(index, size, path):
    found = tree.inclusion_path(index, size, tree.subtree_of(LEAVES))
    assert hexes(found) == path
    assert tree.includes(LEAVES[index], index, size, found, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("old", "new", "path"), CONSISTENCY)
def test_the_reference_consistency_proofs(old, new, path):
    found = tree.consistency_path(old, new, tree.subtree_of(LEAVES))
    assert hexes(found) == path
    assert tree.extends(old, new, found, bytes.fromhex(ROOTS[old]), bytes.fromhex(ROOTS[new]))


MANY = [tree.leaf_hash(bytes([number])) for number in range(40)]
MANY_ROOTS = [definition(MANY[:size]) for size in range(41)]
SUBTREE = tree.subtree_of(MANY)


def spoilt(path):
    """Every path that differs from this one in one place."""
    for at in range(len(path)):
        yield [*path[:at], path[at][:-1] + bytes([path[at][-1] ^ 1]), *path[at + 1 :]]
        yield [*path[:at], *path[at + 1 :]]
        yield [*path[:at], path[at], *path[at:]]
    yield [*path, MANY[0]]
    yield [MANY[0], *path]


def test_every_inclusion_proof_holds_and_no_forged_one():
    for size in range(1, 41):
        for index in range(size):
            path = tree.inclusion_path(index, size, SUBTREE)
            root = MANY_ROOTS[size]
            assert tree.includes(MANY[index], index, size, path, root)
            assert not tree.includes(MANY[index], index, size, path, MANY_ROOTS[size - 1])
            assert not tree.includes(tree.leaf_hash(b"another"), index, size, path, root)
            for other in {index - 1, index + 1, index ^ 2, size} - {index}:
                assert not tree.includes(MANY[index], other, size, path, root)
            for forged in spoilt(path):
                assert not tree.includes(MANY[index], index, size, forged, root)


def test_every_consistency_proof_holds_and_no_forged_one():
    for new in range(41):
        for old in range(new + 1):
            path = tree.consistency_path(old, new, SUBTREE)
            assert tree.extends(old, new, path, MANY_ROOTS[old], MANY_ROOTS[new])
            if old == 0:
                assert not tree.extends(0, new, path, MANY[1], MANY_ROOTS[new])
                continue
            assert not tree.extends(old, new, path, tree.leaf_hash(b"other"), MANY_ROOTS[new])
            assert not tree.extends(old, new, path, MANY_ROOTS[old], tree.leaf_hash(b"other"))
            assert not tree.extends(new + 1, new, path, MANY_ROOTS[old], MANY_ROOTS[new])
            for forged in spoilt(path):
                assert not tree.extends(old, new, forged, MANY_ROOTS[old], MANY_ROOTS[new])


def test_an_empty_proof_proves_nothing():
    assert not tree.extends(3, 5, [], MANY_ROOTS[3], MANY_ROOTS[5])
    assert not tree.includes(MANY[0], 0, 2, [], MANY_ROOTS[2])


def test_there_is_no_proof_of_what_is_not_there():
    with pytest.raises(ValueError, match="no leaf 3"):
        tree.inclusion_path(3, 3, SUBTREE)
    with pytest.raises(ValueError, match="never had 4"):
        tree.consistency_path(4, 3, SUBTREE)
    with pytest.raises(ValueError, match="complete subtrees"):
        tree.Frontier(3, [MANY[0]])


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1200), st.integers(0, 1200))
def test_a_frontier_that_is_stored_and_taken_up_again_grows_the_same_tree(first, second):
    leaves = [tree.leaf_hash(number.to_bytes(2)) for number in range(first + second)]
    subtree = tree.subtree_of(leaves)
    taken_up = tree.Frontier(first, [subtree(height, index) for height, index in tree.peaks(first)])
    for leaf in leaves[first:]:
        for height, index, node in taken_up.append(leaf):
            assert height % tree.STORED_EVERY == 0
            assert node == subtree(height, index)
    assert taken_up.root() == tree.root(first + second, subtree)
    assert tree.extends(first, first + second, tree.consistency_path(first, first + second, subtree),
                        tree.root(first, subtree), taken_up.root())  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 1 << 40), st.data())
def test_a_proof_is_no_longer_than_the_tree_is_high(size, data):
    index = data.draw(st.integers(0, size - 1))
    path = tree.inclusion_path(index, size, lambda height, at: tree.leaf_hash(b"%d.%d" % (height, at)))
    assert len(path) <= (size - 1).bit_length()
