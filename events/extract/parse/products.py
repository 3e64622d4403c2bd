"""Products of matrices: numpy's, where they are as safe as thinc's.

Half of what a parse costs is a few products, of words by weights. Thinc has its own library for them, which was built
for any processor; numpy's knows the one that it runs on, and is two to four times as fast. But some of its kernels give
a row other last digits where other rows stand beside it, and what is found in a sentence must not depend on what is
read with it. So it is asked once of weights of each shape, with random numbers, whether every row has the same product
wherever it stands; if not, thinc's is taken.

They are too small to be shared out among threads, which wait for one another longer than they work. Numpy's library
is told so while a parse lasts (threadpoolctl knows how); where it cannot be told, thinc's products are taken, too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["Products", "fast", "is_even", "one_thread", "threads"]

#: Fewer rows than these are filled up: kernels for a handful are of another kind.
_FEW = 16
#: Numbers of rows that are tried, since kernels differ in how they take the last of them.
_TRIED = (*range(_FEW, 2 * _FEW + 1), 60, 100, 301, 777)


class Products(NumpyOps):  # type: ignore[misc]
    """Thinc's operations, of which the product with the weights of a layer is numpy's."""

    def gemm(
        self,
        x: Floats,
        y: Floats,
        out: Floats | None = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 - as thinc has it
        trans2: bool = False,  # noqa: FBT001, FBT002
    ) -> Floats:
        """The product of two matrices, either of them turned first: thinc's but for the last digits."""
        if trans1 or not trans2 or not is_even(*y.shape):
            product: Floats = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return product
        if len(x) >= _FEW:
            return np.matmul(x, y.T, out=out)
        product = np.matmul(np.concatenate([x, np.zeros((_FEW - len(x), x.shape[1]), dtype="f")]), y.T)[: len(x)]
        if out is None:
            return product
        out[:] = product
        return out


def fast(ops: Any) -> Any:  # noqa: ANN401 - thinc's are not typed
    """Operations with the faster products; those given if they are not thinc's plain ones."""
    return Products() if type(ops) is NumpyOps and threads() is not None else ops


def one_thread() -> AbstractContextManager[Any]:
    """Let numpy's products take one thread each, and afterwards as many as before."""
    limit: AbstractContextManager[Any] = _libraries().limit(limits=1)
    return limit


def threads() -> int | None:
    """How many threads a product of numpy's takes; None if its library does not tell."""
    counts = [library["num_threads"] for library in _libraries().info()]
    return max(counts, default=None)


@lru_cache(maxsize=1)
def _libraries() -> ThreadpoolController:
    """The libraries of linear algebra that are loaded, numpy's among them."""
    return ThreadpoolController().select(user_api="blas")


@lru_cache(maxsize=64)
def is_even(outer: int, inner: int) -> bool:
    """Whether numpy's product of a row with weights of this shape does not depend on the rows beside it."""
    numbers = np.random.default_rng(0)
    rows: Floats = numbers.standard_normal((max(_TRIED), inner), dtype="f")
    turned: Floats = numbers.standard_normal((outer, inner), dtype="f").T
    with one_thread():
        whole = rows @ turned
        return all(np.array_equal(rows[-count:] @ turned, whole[-count:]) for count in _TRIED)
