"""Fixtures of the store's tests."""

from __future__ import annotations

import pytest

from events.store import to_tables, write_dataset
from tests.store.builders import ABOUT, harbour


@pytest.fixture
def tables():
    """The made tables."""
    return to_tables(*harbour(), ABOUT)


@pytest.fixture
def folder(tables, tmp_path):
    """A folder with the made dataset."""
    return write_dataset(tables, tmp_path / "harbour", ABOUT)
