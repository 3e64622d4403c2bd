"""A site: every link leads somewhere, every mention is found in its text, files are what their hashes say."""

from __future__ import annotations

import hashlib
import http.client
import importlib.util
import json
import re
import threading
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events import draw
from events.draw import site
from events.draw.catalogue import file_stem
from events.draw.evidence import lay_out_evidence
from events.errors import TableError

_spec = importlib.util.spec_from_file_location("site_data", Path(__file__).with_name("site_data.py"))
data = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(data)


class Page(HTMLParser):
    """What a browser would see: elements with attributes, ids, links, text."""

    def __init__(self, path):
        super().__init__()
        self.source = path.read_text(encoding="utf-8")
        self.elements, self.text, self.inside = [], [], []
        self.feed(self.source)
        self.ids = [attributes["id"] for _, attributes in self.elements if "id" in attributes]
        self.links = [attributes["href"] for tag, attributes in self.elements if tag == "a"]

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag):
        """Leave it."""
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        """Note text outside scripts and styles."""
        if not {"script", "style"} & set(self.inside[-1:]):
            self.text.append(data)


def pages(folder):
    """All pages of a site by address."""
    return {path.relative_to(folder).as_posix(): Page(path) for path in sorted(folder.rglob("*.html"))}


def broken(folder):
    """Links of a site that lead nowhere: a file that is not there, or a place that its page does not have."""
    found, known = [], pages(folder)
    for address, page in known.items():
        for link in page.links:
            target, anchor = urldefrag(link)
            if target.startswith(("https://", "http://")):
                continue
            path = (folder / address).parent / unquote(target) if target else folder / address
            inside = path.resolve().relative_to(folder.resolve()).as_posix()
            if not path.is_file() or (anchor and anchor not in known[inside].ids):
                found.append((address, link))
    return found


def plain(marked):
    """The text of a marked paragraph: without elements, and without the numbers of notes."""
    from html import unescape  # noqa: PLC0415

    return unescape(re.sub(r"<sup>.*?</sup>|<[^>]*>", "", str(marked)))


@pytest.fixture(scope="module")
def dataset(tmp_path_factory, write_records):
    """The made dataset's folder."""
    folder = write_records(tmp_path_factory.mktemp("made") / "set", **data.made())
    package = {
        "title": "Ferries & <b>bridges</b>",
        "version": "1.2.0",
        "description": "Events of two made documents.",
        "citation": "A. Author (2024). Ferries & bridges.",
        "licenses": [{"name": "CC-BY-4.0"}],
        "resources": [
            {"path": name} for name in ("events.parquet", "page.html", "../secret.txt", "note.csv", "link.csv")
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    for name in ("page.html", "note.csv", "../secret.txt", "unlisted.csv"):
        (folder / name).write_text("a,b\n", encoding="utf-8")
    (folder / "link.csv").symlink_to(folder.parent / "secret.txt")
    return folder


@pytest.fixture(scope="module")
def built(dataset, tmp_path_factory):
    """Its site."""
    return draw.write_site(dataset, tmp_path_factory.mktemp("site") / "web").parent


def test_every_link_leads_somewhere(built):
    """Links are relative, stay within the site, and name files and places that are there; no id is there twice."""
    assert broken(built) == []
    for address, page in pages(built).items():
        assert len(page.ids) == len(set(page.ids)), address
        assert not [link for link in page.links if link.startswith("/")]


def test_a_long_list_is_cut_into_pages(dataset, tmp_path, monkeypatch):
    """More events than a page lists: several pages by date, each event on one, every link still right."""
    monkeypatch.setattr(site, "LIST_SIZE", 2)
    folder = draw.write_site(dataset, tmp_path / "web").parent
    assert broken(folder) == []
    listed = [
        re.findall(r'<tr id="(event-[^"]*)"', pages(folder)[f"events/{number}.html"].source) for number in (1, 2, 3)
    ]
    assert [["event-e-2", "event-e-1"], ["event-e-3", "event-e-4"], ["event-e-5"]] == listed
    assert "<tr id=" not in pages(folder)["index.html"].source
    assert 'href="search.html"' in pages(folder)["index.html"].source
    found = re.findall(r'<tr id="(event-[^"]*)"', pages(folder)["search.html"].source)
    assert found == ["event-e-2", "event-e-1", "event-e-3", "event-e-4", "event-e-5"]


def test_each_event_leads_to_its_evidence(built):
    """A title's link goes to the mention that the event's quote is from, else to one in that document, else nowhere."""
    source = pages(built)["index.html"].source
    ways = dict(re.findall(r'<span class="name"><a href="([^"]*)"><bdi>([^<]*)</bdi>', source))
    assert {
        "documents/ferry.html#m-1": "ferry crews walked out",
        "documents/ferry.html#m-5": "old bridge collapsed",
        "documents/ferry.html#m-3": "port agreed to talks",
        "documents/ferry.html#m-6": "bridge rebuilding",
    } == ways
    assert '<span class="name"><bdi>lighthouse opened</bdi></span>' in source
    chart = json.loads(re.search(r'id="timeline-data">(.*?)</script>', source)[1])
    assert set(chart["links"].values()) == set(ways)


def test_every_mention_is_marked_and_dated(built):
    """The text under a mention's anchor begins with its trigger; its note tells its date and leads to its event."""
    for doc_id in ("ferry", "Bridge Night/2"):
        page = pages(built)[f"documents/{file_stem(doc_id)}.html"]
        for spec in data.MENTIONS:
            if spec[2] != doc_id:
                continue
            marked = re.search(rf'<mark id="{spec[0]}">(.*?)</p>', page.source, re.DOTALL)[1]
            assert plain(marked).startswith(spec[3])
            note = re.search(rf'<li id="n-{spec[0]}".*?</li>', page.source, re.DOTALL)[0]
            assert {"2024-03": "March 2024", "2024-03~": "about March 2024"}.get(spec[7], spec[7][:4]) in note
            assert f'href="../index.html#event-{spec[1]}"' in note
            assert (f"“{spec[4]}”" in note) == bool(spec[4])


def test_texts_are_whole():
    """The paragraphs of a page are the document's text, but for the blank lines between them."""
    evidence = lay_out_evidence(data.FERRY, data.made()["mentions"][:6])
    assert "\n\n".join(plain(block.marked(data.FERRY)) for block in evidence.blocks) == data.FERRY


offsets = st.integers(-3, 60)


@given(
    st.text(alphabet="ab <&\n\u00e9\x00\u202e", max_size=50),
    st.lists(st.tuples(offsets, offsets, offsets, offsets), max_size=6),
)
def test_marks_never_change_a_text(text, spans):
    """Whatever the offsets: no character is lost, doubled or run as markup, and each mention has one anchor."""
    rows = [
        {"mention_id": f"m-{n}", "event_id": "e", "trigger_start": a, "trigger_end": b, "sentence_start": c}
        | {"sentence_end": d, "date_edtf": "2024", "event_type": "other", "factuality": "", "date_basis": ""}
        | {"timex": None, "anchor": None, "timex_start": float("nan"), "timex_end": None}
        for n, (a, b, c, d) in enumerate(spans)
    ]
    evidence = lay_out_evidence(text, rows)
    made = [block.marked(text) for block in evidence.blocks]
    hidden = str.maketrans({"\x00": "\ufffd", "\u202e": "\ufffd"})
    assert "\n".join(plain(one) for one in made).split() == text.translate(hidden).split()
    found = re.findall(r'<mark id="([^"]*)"', "".join(map(str, made))) + [note.key for note in evidence.lost]
    assert sorted(found) == [f"m-{n}" for n in range(len(spans))]


def test_downloads_are_the_files(built, dataset):
    """Tables, metadata and listed exports are copied to the byte; names, sizes and hashes on the page are theirs."""
    names = {"events.parquet", "mentions.parquet", "documents.parquet", "datapackage.json", "note.csv"}
    made = {"events.csv", "events.jsonl", "events.ics", "timelinejs.json", "events.jsonld", "events.geojson"}
    copied = {path.name: path for path in (built / "data").iterdir()}  # no SQLite: one event's document is missing
    assert names | made | {"SHA256SUMS"} == set(copied)
    lines = dict(line.split("  ")[::-1] for line in copied["SHA256SUMS"].read_text().splitlines())
    page = pages(built)["data.html"]
    described = {d["name"]: d for d in json_of(built)["distribution"]}
    for name in names:
        content = (dataset / name).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        assert copied[name].read_bytes() == content
        assert digest == lines[name] == described[name]["sha256"]
        assert described[name]["contentSize"] == f"{len(content)} B"
        assert (built / described[name]["contentUrl"]).is_file()
        assert digest in page.source
    for name in made:
        digest = hashlib.sha256(copied[name].read_bytes()).hexdigest()
        assert digest == lines[name] == described[name]["sha256"]
        assert digest in page.source
    assert "walked out" in copied["events.csv"].read_text("utf-8")


def json_of(folder):
    """What a site's first page tells search engines."""
    return json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', pages(folder)["index.html"].source, re.DOTALL)[
            1
        ]
    )


def test_search_engines_are_told(built):
    """The description is schema.org's: type, names, licence as an address, years, columns."""
    found = json_of(built)
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Dataset")
    assert found["name"] == "Ferries & <b>bridges</b>"
    assert found["license"] == "https://spdx.org/licenses/CC-BY-4.0"
    assert (found["temporalCoverage"], found["version"]) == ("2023/2026", "1.2.0")
    assert {"title", "date_edtf", "confidence"} <= {one["name"] for one in found["variableMeasured"]}


def test_dictionary_and_citation(built):
    """The data page has every column of every table with its meaning, the citation and the licence."""
    from events.store import TABLES  # noqa: PLC0415

    text = " ".join("".join(pages(built)["data.html"].text).split())
    for table in TABLES.values():
        for column in table.columns:
            assert f"<code>{column.name}</code></th><td>{column.kind.value}" in pages(built)["data.html"].source
        assert all(" ".join(column.description.split()) in text for column in table.columns)
    assert "A. Author (2024). Ferries & bridges." in text
    assert "Licence: CC-BY-4.0." in text


def test_pages_admit_only_their_own_code(built):
    """Policies start from nothing and name hashes; no page loads anything, and evidence runs no script at all."""
    for address, page in pages(built).items():
        policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        assert policy.startswith("default-src 'none'; ")
        assert not re.search(r"unsafe|https?:|\*|'self'", policy)
        loaded = [a["src"] for _, a in page.elements if "src" in a] + [
            a["href"] for tag, a in page.elements if tag == "link"
        ]
        assert loaded in ([], ["data:,"])
        assert ("script-src 'none'" in policy) == address.startswith(("documents/", "data"))


def test_same_dataset_same_bytes(dataset, built, tmp_path):
    """A second site has the same files with the same bytes."""
    again = draw.write_site(dataset, tmp_path / "other").parent
    files = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert [name for name in sorted(files) if (built / name).read_bytes() != (again / name).read_bytes()] == []


def test_a_site_replaces_only_a_site(dataset, tmp_path):
    """An earlier site goes, with pages that are no more; any other folder or file stays, and the error names it."""
    out = tmp_path / "web"
    draw.write_site(dataset, out)
    (out / "stale.html").write_text("old")
    assert draw.write_site(dataset, out, title="New") == out / "index.html"
    assert not (out / "stale.html").exists()
    assert "<title>New</title>" in (out / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["web"]
    other = tmp_path / "home"
    other.mkdir()
    (other / "index.html").write_text("my own page")
    (tmp_path / "file").write_text("")
    for taken in (other, tmp_path / "file", dataset):
        with pytest.raises(draw.SiteError, match=rf"{taken.name}.*missing or empty"):
            draw.write_site(dataset, taken)
    assert (other / "index.html").read_text() == "my own page"


def test_a_failure_leaves_the_earlier_site(dataset, tmp_path, write_records):
    """A dataset that cannot be read changes nothing."""
    out = tmp_path / "web"
    draw.write_site(dataset, out)
    bad = write_records(tmp_path / "bad")
    (bad / "mentions.parquet").unlink()
    with pytest.raises(TableError, match=r"mentions\.parquet"):
        draw.write_site(bad, out)
    assert "Ferries" in (out / "index.html").read_text(encoding="utf-8")


def test_an_empty_dataset_has_a_site(tmp_path, write_records):
    """No rows at all: all pages are there and say so."""
    folder = draw.write_site(write_records(tmp_path / "none"), tmp_path / "web").parent
    assert broken(folder) == []
    assert "No dated events." in pages(folder)["index.html"].source


def test_the_shipped_dataset_has_a_site(tmp_path):
    """A shipped dataset is found by its name."""
    folder = draw.write_site("serbia", tmp_path / "web").parent
    assert broken(folder) == []


@pytest.mark.parametrize(
    ("identifier", "stem"),
    [("harbour-news", "harbour-news"), ("a_1", "a_1"), ("", None), ("A", None), ("con", None), ("index", None)]
    + [(name, None) for name in ("../x", "a/b", "a\\b", "nul\x00", "x" * 61, "é", "\u202e", "a.html", "javascript:")],
)
def test_file_names_are_safe(identifier, stem):
    """Clean ids stay; all others become lower-case letters, digits and hyphens, and end in a hash of their own."""
    made = file_stem(identifier)
    assert re.fullmatch(r"[a-z0-9_-]{1,75}", made)
    assert made == stem if stem else made != identifier and re.search(r"[0-9a-f]{10}$", made)


def test_hostile_texts_stay_text(tmp_path, write_records):
    """No text of a document becomes an element, an attribute, a link or a path; every page still links rightly."""
    folder = write_records(tmp_path / "bad", **data.hostile())
    out = draw.write_site(folder, tmp_path / "web", title=data.SCRIPT).parent
    assert broken(out) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "web"]
    assert len(list((out / "documents").iterdir())) == 8
    for address, page in pages(out).items():
        assert not {tag for tag, _ in page.elements} & {"img", "iframe", "object", "embed", "b", "form"}, address
        assert not [name for _, a in page.elements for name in a if name.startswith("on")]
        assert not [link for link in page.links if re.match(r"(?i)\s*(javascript|data):", link)]
        assert len(page.ids) == len(set(page.ids))
        body = page.source.partition("<main")[2].partition("<script")[0]
        assert not re.search("[\x00\x07\u202e]", body)


@pytest.fixture
def server(built):
    """The site's server, on a free port, serving."""
    with draw.site_server(built, 0) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def test_server(server, built):
    """It listens on this machine only, gives files to the byte with their types, and lists no folder."""
    host, port = server.server_address
    assert host == "127.0.0.1"
    asked = {}
    for path in ("/", "/data/events.parquet", "/data/", "/nowhere.html", "/../../etc/passwd"):
        connection = http.client.HTTPConnection(host, port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        asked[path] = (answer.status, answer.headers.get_content_type(), answer.read())
        connection.close()
    assert asked["/"] == (200, "text/html", (built / "index.html").read_bytes())
    table = (built / "data" / "events.parquet").read_bytes()
    assert asked["/data/events.parquet"] == (200, "application/vnd.apache.parquet", table)
    assert [404, 404, 404] == [asked[path][0] for path in ("/data/", "/nowhere.html", "/../../etc/passwd")]


def test_server_says_what_is_wrong(server, built, tmp_path):
    """A folder without a site and a port that is taken are named."""
    with pytest.raises(draw.SiteError, match=r"no index\.html.*events site"):
        draw.serve_site(tmp_path)
    port = server.server_address[1]
    with pytest.raises(draw.SiteError, match=rf"port {port}.*another port"):
        draw.serve_site(built, port)
