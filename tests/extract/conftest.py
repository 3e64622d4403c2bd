"""What the tests of extraction share: a module as it is before anything has asked it."""

from __future__ import annotations

import bz2
import importlib.util
import lzma
import sys

import pytest


@pytest.fixture
def before_use(monkeypatch):
    """A function that imports a module anew, while the unpackers of tables (of both libraries) raise an error."""

    def load(name):
        def refuse(_packed, **_how):
            raise RuntimeError("unpacked")

        for library in (bz2, lzma):
            monkeypatch.setattr(library, "decompress", refuse)
        spec = importlib.util.find_spec(name)
        fresh = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, fresh)
        spec.loader.exec_module(fresh)
        return fresh

    return load
