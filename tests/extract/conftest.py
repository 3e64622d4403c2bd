"""What the tests of extraction share: a module as it is before anything has asked it."""

from __future__ import annotations

import importlib.util
import sys

import pytest


@pytest.fixture
def before_use(monkeypatch):
    """A function that imports a module anew, while an unpacker of tables (of a library) raises an error."""

    def load(name, library):
        def refuse(_packed):
            raise RuntimeError("unpacked")

        monkeypatch.setattr(library, "decompress", refuse)
        spec = importlib.util.find_spec(name)
        fresh = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, fresh)
        spec.loader.exec_module(fresh)
        return fresh

    return load
