"""Accuracy does not fall: the tagger reaches its floors on every gold corpus that is present."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def floors(script):
    """The script that knows the floors."""
    return script("tools/floors.py")


@pytest.mark.parametrize("name", ["timebank", "aquaint", "wikiwars", "tweets"])
def test_the_floor_is_reached(floors, name):
    """Strict and value F1 are not below the baseline; the corpus is the one that the baseline was set on."""
    folder = floors.corpora_folder() / name
    if not folder.is_dir():
        pytest.skip(f"no corpus {name!r} in {floors.corpora_folder()}; name the corpora's folder with EVENTS_CORPORA")
    floor = floors.read_floors()[name]
    assert floor.sha256 == floors.digest(folder), (
        f"the corpus {name!r} in {folder} is not the one that its floor was set on; "
        "put that one there, or set the floor anew: python tools/floors.py --lower-floors"
    )
    now = floors.measured(folder)
    reached = now.strict >= floor.strict and now.value >= floor.value
    assert reached, (
        f"{name}: strict {now.strict} (floor {floor.strict}), value {now.value} (floor {floor.value}); "
        "mend the rules, or lower the floor on purpose: python tools/floors.py --lower-floors"
    )


def test_every_corpus_has_a_floor(floors):
    """The baseline names exactly the corpora, each with its hash."""
    assert list(floors.read_floors()) == list(floors.CORPORA)
    assert {len(floor.sha256) for floor in floors.read_floors().values()} == {64}


def test_the_file_is_as_written(floors):
    """The baseline is what the script writes, so that a hand that edits it shows."""
    assert floors.FLOORS.read_text(encoding="utf-8") == floors.written(floors.read_floors())


def test_floors_rise_and_do_not_fall(floors):
    """Raising keeps a floor above what is measured; lowering takes what is measured; both leave 0.3 of room."""
    old, better, worse = floors.Floor("a", 80.0, 70.0), floors.Floor("a", 90.0, 60.0), floors.Floor("a", 1.0, 1.0)
    assert floors.revised(old, better, lower=False) == floors.Floor("a", 89.7, 70.0)
    assert floors.revised(old, worse, lower=False) == old
    assert floors.revised(old, worse, lower=True) == floors.Floor("a", 0.7, 0.7)


def test_another_corpus_needs_the_explicit_flag(floors):
    """A floor is not carried over to a new corpus or to other files by raising."""
    now = floors.Floor("b", 90.0, 90.0)
    for old in (None, floors.Floor("a", 80.0, 70.0)):
        with pytest.raises(ValueError, match="--lower-floors"):
            floors.revised(old, now, lower=False)
        assert floors.revised(old, now, lower=True).sha256 == "b"


@pytest.mark.parametrize("flag", ["--update-floors", "--lower-floors"])
def test_ci_does_not_rewrite(floors, flag, monkeypatch, capsys):
    """In CI floors are the judge: both flags are refused."""
    monkeypatch.setenv("CI", "true")
    before = floors.FLOORS.read_bytes()
    with pytest.raises(SystemExit):
        floors.main([flag])
    assert "in CI" in capsys.readouterr().err
    assert floors.FLOORS.read_bytes() == before


def write_corpus(folder, **files):
    """A corpus of small files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.tml").write_text(f"<T><TEXT>{text}</TEXT></T>", encoding="utf-8")


def test_the_hash_sees_every_change(floors, tmp_path):
    """A changed, renamed, missing or new file changes the hash; other files in the folder do not."""
    write_corpus(tmp_path, a="x", b="y")
    one = floors.digest(tmp_path)
    (tmp_path / "README.md").write_text("notes")
    assert floors.digest(tmp_path) == one
    write_corpus(tmp_path, c="z")
    two = floors.digest(tmp_path)
    (tmp_path / "c.tml").rename(tmp_path / "d.tml")
    three = floors.digest(tmp_path)
    write_corpus(tmp_path, d="w")
    assert len({one, two, three, floors.digest(tmp_path)}) == 4


def test_rewriting(floors, tmp_path, monkeypatch, capsys):
    """``--lower-floors`` sets a floor and names what is absent; a fall is exit status 1; raising refuses new files."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("EVENTS_CORPORA", str(tmp_path / "corpora"))
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.toml")
    write_corpus(tmp_path / "corpora" / "tweets", a='In <TIMEX3 type="DATE" value="1999-05">May 1999</TIMEX3>.')
    assert floors.main([]) == 1
    assert floors.main(["--lower-floors"]) == 0
    assert {name: floor[1:] for name, floor in floors.read_floors().items()} == {"tweets": (99.7, 99.7)}
    assert "aquaint: no folder" in capsys.readouterr().out
    write_corpus(tmp_path / "corpora" / "tweets", b='In <TIMEX3 type="DATE" value="1998-05">May 1999</TIMEX3>.')
    assert floors.main([]) == 1
    assert "below their floor: tweets" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        floors.main(["--update-floors"])
