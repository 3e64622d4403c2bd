"""What the tests of reading share: a writer of files, a reader of one, and steady property tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

from events.errors import DocumentError
from events.read import read_documents

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture
def write(tmp_path):
    """A function that writes a file into the test's folder (text as UTF-8, without touching line ends)."""

    def put(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return put


@pytest.fixture
def read_one(write):
    """A function that writes a file and reads the one document, or error, in it."""

    def read(name, content, **options):
        (found,) = read_documents([write(name, content)], **options)
        return found

    return read


@pytest.fixture
def refusal(read_one):
    """A function that writes a file, and gives the error that reading it brings."""

    def read(name, content):
        error = read_one(name, content)
        assert isinstance(error, DocumentError)
        assert str(error) == f"{error.source}: {error.reason}; {error.remedy}"
        assert "\n" not in str(error)
        return error

    return read
