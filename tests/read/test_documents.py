"""Files and folders: order, ids, what is skipped, and that one bad document does not stop the others."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.errors import DateError, DocumentError
from events.read import Document, Skipped, read_documents


def digits(text):
    """The eight digits that tell two files of one name apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def test_folder(write, tmp_path):
    """A folder is read with its folders in the order of paths; hidden files are ignored, others told and not lost."""
    for name in ("b.txt", "a/z.md", "a/b/c.text", "a.txt", ".hidden.txt", ".git/x.txt", "Z.markdown"):
        write(f"in/{name}", name)
    write("in/picture.png", b"\x89PNG")
    write("in/LICENSE", "words")
    skipped = []
    found = list(read_documents([tmp_path / "in"], on_skip=skipped.append))
    assert [doc.source for doc in found] == ["Z.markdown", "a/b/c.text", "a/z.md", "a.txt", "b.txt"]
    assert [doc.doc_id for doc in found] == ["Z", "c", "z", "a", "b"]
    assert [skip.source.rpartition("in" + os.sep)[2] for skip in skipped] == ["LICENSE", "picture.png"]
    assert ["by itself" in skipped[0].reason, ".md" in skipped[1].reason] == [True, True]


@pytest.mark.parametrize("kind", [str, Path])
def test_one_path_by_itself(write, tmp_path, kind):
    """A path that stands for itself is that file or folder, not the letters that it is written with."""
    write("in/a.txt", "one")
    for path in (tmp_path / "in", tmp_path / "in" / "a.txt"):
        assert [doc.doc_id for doc in read_documents(kind(path))] == ["a"]


def test_same_bytes_wherever_it_lies(write, tmp_path, monkeypatch):
    """Documents do not tell on which path the folder was reached."""
    write("in/a/b.txt", "one")
    absolute = list(read_documents([tmp_path / "in"]))
    monkeypatch.chdir(tmp_path)
    assert list(read_documents(["in"])) == list(read_documents(["./in/"])) == absolute


def test_one_bad_document_does_not_stop_the_others(write, tmp_path):
    """Every input gives a document or an error, in order."""
    write("in/1.txt", "one")
    write("in/2.txt", b"\xff")
    write("in/3.md", "---\npublished: never\n---\nthree")
    write("in/4.txt", "")
    write("in/5.txt", "five")
    found = list(read_documents([tmp_path / "nothing.txt", tmp_path / "in", "also/nothing"]))
    kinds = [type(item) for item in found]
    assert kinds == [
        DocumentError,
        Document,
        DocumentError,
        DocumentError,
        DocumentError,
        Document,
        DocumentError,
    ]
    assert [item.reason for item in found if isinstance(item, DocumentError)][::4] == ["no such file or folder"] * 2


def test_ids_of_files_with_one_name(write, tmp_path):
    """The second file of a name gets digits of its text; the first keeps the name."""
    write("in/a/report.txt", "one")
    write("in/b/report.md", "two")
    write("in/c/report.md", "two")
    first, second, third = read_documents([tmp_path / "in"])
    assert (first.doc_id, second.doc_id) == ("report", f"report-{digits('two')}")
    assert isinstance(third, DocumentError)
    assert "already that of" in third.reason
    assert os.path.join("b", "report.md") in third.reason  # noqa: PTH118 - as the message writes it


def test_an_id_given_twice(write):
    """The second document with an id is an error that names the first; nothing is overwritten."""
    paths = [write(f"{name}.md", f"---\nid: x\n---\n{name}") for name in ("a", "b")]
    first, second = read_documents(paths)
    assert (first.doc_id, first.text) == ("x", "a")
    assert isinstance(second, DocumentError)
    assert second.source == str(paths[1])
    assert str(paths[0]) in second.reason


GOOD_IDS = ["a", "007", "a b", "ПОЖАР", "a.b-c_d:e", "x" * 200, "..."]
BAD_IDS = ["../x", "/etc/x", "a/b", "a\\b", ".", "..", "x" * 201, "a\nb", "a\x7fb", "a\u2028b"]


@pytest.mark.parametrize("doc_id", GOOD_IDS)
def test_good_ids(read_one, doc_id):
    """An id is taken as it is given, but for white space around it."""
    assert read_one("a.jsonl", json.dumps({"id": f" {doc_id} ", "text": "t"})).doc_id == doc_id


@pytest.mark.parametrize("doc_id", BAD_IDS)
def test_bad_ids(refusal, doc_id):
    """An id that could be a path, or breaks a line, is refused with the rule."""
    error = refusal("a.jsonl", json.dumps({"id": doc_id, "text": "t"}))
    assert "as an id" in error.reason
    assert "1 to 200 characters" in error.remedy
    assert len(str(error)) < 1000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=250))
def test_any_id_is_taken_or_refused(read_one, doc_id):
    """Whatever the id, the document has a safe one, or there is an error."""
    found = read_one("a.jsonl", json.dumps({"id": doc_id, "text": "t"}))
    if isinstance(found, Document):
        assert found.doc_id == doc_id.strip() or not doc_id.strip()
        assert 1 <= len(found.doc_id) <= 200
        assert not set(found.doc_id) & set("/\\\n\r\0")


def test_ids_of_odd_names(write):
    """A name's unsafe characters become hyphens, and a long one is cut."""
    odd = write("a\\b\nc.txt", "one")
    long = write("x" * 240 + ".txt", "two")
    assert [doc.doc_id for doc in read_documents([odd, long])] == ["a-b-c", "x" * 200]


def test_names_that_are_not_utf8(tmp_path):
    """A file whose name is not UTF-8 is read; its name is shown with replacement characters."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123 - a path of bytes
            file.write(b"one")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (document,) = read_documents([tmp_path])
    assert (document.doc_id, document.source) == ("caf-", "caf\ufffd.txt")


def test_a_file_named_twice(write, tmp_path):
    """A file that is named twice, or lies in a folder that is named too, is read once, and said to be skipped."""
    path = write("in/a.txt", "one")
    (tmp_path / "link.txt").symlink_to(path)
    skipped = []
    found = list(read_documents([path, str(path), tmp_path / "in", tmp_path / "link.txt"], on_skip=skipped.append))
    assert [doc.doc_id for doc in found] == ["a"]
    assert skipped[0] == Skipped(str(path), "was read already")
    assert len(skipped) == 3


def test_standard_input(monkeypatch):
    """``-`` is standard input: text, with or without a head."""
    data = b"---\npublished: 2025-10\n---\nThe mill burned down in July.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (document,) = read_documents(["-", "-"])
    assert (document.doc_id, document.source, str(document.published)) == ("stdin", "stdin", "2025-10")
    assert document.text == "The mill burned down in July.\n"


REFUSED = [
    ("a.docx", "no format has the suffix '.docx'"),
    ("a.txt.zip", "no format has the suffix '.zip'"),
]


@pytest.mark.parametrize(("name", "said"), REFUSED)
def test_other_formats_given_by_name(refusal, name, said):
    """A file that is named, but in no format that is read, is an error that lists the formats."""
    error = refusal(name, "words")
    assert said in error.reason
    assert ".txt" in error.remedy
    assert ".parquet" in error.remedy


def test_a_folder_with_nothing_to_read(tmp_path):
    """A folder without a readable file is an error."""
    (error,) = read_documents([tmp_path])
    assert "without a file that is read" in error.reason


@pytest.mark.parametrize("path", ["a\0b.txt", "", "x" * 5000])
def test_paths_that_no_file_has(path, tmp_path, monkeypatch):
    """Impossible paths are errors, not crashes."""
    monkeypatch.chdir(tmp_path)
    (error,) = read_documents([path])
    assert isinstance(error, DocumentError)


def test_neither_file_nor_folder(tmp_path):
    """A pipe is not waited for: named it is an error, in a folder it is skipped. A dangling link is an error."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    skipped = []
    (named,) = read_documents([tmp_path / "pipe.txt"])
    (found,) = read_documents([tmp_path], on_skip=skipped.append)
    assert "neither a file nor a folder" in named.reason
    assert "no such file" in found.reason
    assert [skip.reason for skip in skipped] == ["is not a regular file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_without_rights(write):
    """A file that may not be read is an error with the system's reason."""
    path = write("a.txt", "one")
    path.chmod(0)
    (error,) = read_documents([path])
    assert "permission denied" in error.reason


def test_errors_are_met_lazily(write):
    """Documents come one by one: the first is there before the second file is opened."""
    first, second = write("a.txt", "one"), write("b.txt", "two")
    found = read_documents([first, second])
    assert next(found).doc_id == "a"
    second.unlink()
    assert isinstance(next(found), DocumentError)


def test_published_is_checked_at_once(tmp_path):
    """A wrong date of the caller's is raised before anything is read."""
    with pytest.raises(DateError, match="'yesterday'"):
        read_documents([tmp_path], published="yesterday")
