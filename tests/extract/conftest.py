"""What the tests of extraction share: a module before anything has asked it, and the dates of a text's events."""

from __future__ import annotations

import bz2
import importlib.util
import lzma
import sys

import pytest

from events.extract import extract_mentions
from events.read import Document
from events.tag import tag


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


@pytest.fixture
def dates_of():
    """A function that gives the EDTF date of each mention of a text by its trigger."""

    def found(text, published=None):
        mentions = extract_mentions(Document("d", text, published), tag(text, published))
        return {mention.trigger: str(mention.date.edtf) for mention in mentions}

    return found
