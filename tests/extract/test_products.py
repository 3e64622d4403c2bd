"""Products of matrices are thinc's, and those of a row do not depend on the rows beside it."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import NumpyOps

from events.extract.parse.products import Products, fast, one_thread, threads

SHAPES = [(288, 288), (1024, 96), (128, 96), (74, 64)]


@pytest.mark.parametrize("shape", SHAPES)
def test_products_are_those_of_thinc(shape: tuple[int, int]) -> None:
    """Of few rows and many, but for the last digits; also into an array that is there."""
    numbers = np.random.default_rng(1)
    weights = numbers.standard_normal(shape, dtype="f")
    for count in (1, 15, 16, 200):
        rows = numbers.standard_normal((count, shape[1]), dtype="f")
        expected = NumpyOps().gemm(rows, weights, trans2=True)
        room = np.empty_like(expected)
        found = Products().gemm(rows, weights, trans2=True, out=room)
        assert np.allclose(expected, found, atol=1e-3)
        assert np.array_equal(found, room)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_row_has_the_same_product_wherever_it_stands(shape: tuple[int, int]) -> None:
    """To the last digit, whichever library it is taken from."""
    numbers = np.random.default_rng(2)
    weights = numbers.standard_normal(shape, dtype="f")
    rows = numbers.standard_normal((500, shape[1]), dtype="f")
    whole = Products().gemm(rows, weights, trans2=True)
    for count in (*range(1, 20), *range(20, 500, 23)):
        order = numbers.permutation(500)[:count]
        assert np.array_equal(Products().gemm(rows[order], weights, trans2=True), whole[order])


def test_other_operations_are_left_alone() -> None:
    """Those that know their machine, as Apple's or a graphics card's do, stay."""

    class Other(NumpyOps):  # type: ignore[misc]
        pass

    other = Other()
    assert fast(other) is other
    assert isinstance(fast(NumpyOps()), Products) == (threads() is not None)


def test_products_take_one_thread_each() -> None:
    """While a parse lasts; then as many as before."""
    before = threads()
    with one_thread():
        assert threads() in (None, 1)
    assert threads() == before
