"""Specifications: golden, deterministic, valid, the same for every reader; pages and files made of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest
import vl_convert

from events import draw
from events.draw.page import CDN
from events.errors import EventsError, TableError

SCALES = ("elastic", "linear")


class Elements(HTMLParser):
    """Collects what a browser's parser would see: elements with attributes, and text."""

    def __init__(self, page):
        super().__init__()
        self.found, self.text, self.inside = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.found.append((tag, dict(attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag):
        """Leave it."""
        self.inside = self.inside[: len(self.inside) - 1 - self.inside[::-1].index(tag)] if tag in self.inside else []

    def handle_data(self, data):
        """Note text outside scripts and styles."""
        if not {"script", "style"} & set(self.inside[-1:]):
            self.text.append(data)


@pytest.mark.parametrize("scale", SCALES)
def test_specification_is_golden(golden, article, scale):
    """The whole specification of a made table, to be read in a diff."""
    golden(f"../draw/golden/{scale}.vl.json", draw.to_json(article, scale=scale, title="A made timeline"))


@pytest.mark.parametrize("scale", SCALES)
def test_altair_chart_is_the_same_specification(article, scale):
    """Altair takes the specification (its schema is checked) and gives it back, with its theme's default size."""
    ours, theirs = draw.vega_lite(article, scale=scale), draw.timeline(article, scale=scale).to_dict()
    assert {"continuousWidth", "continuousHeight"} == set(theirs["config"].pop("view")) - set(ours["config"]["view"])
    assert ours | {"config": theirs["config"]} == theirs
    assert json.loads(draw.to_json(draw.timeline(article, scale=scale)))["datasets"] == ours["datasets"]


def test_same_bytes_in_processes_with_other_hash_seeds_and_zones(article, tmp_path):
    """Neither the hash seed nor the time zone of the process changes a byte of JSON or HTML."""
    article.to_parquet(tmp_path / "events.parquet")
    code = (
        "import sys, pandas, hashlib; from events import draw; t = pandas.read_parquet(sys.argv[1])\n"
        "made = [draw.to_json(t, scale=s, lanes=l) for s in ('elastic', 'linear') for l in (None, 'participant')]\n"
        "print([hashlib.sha256(text.encode()).hexdigest() for text in (*made, draw.to_html(t))])"
    )
    running = []
    for seed, zone in (("1", "America/Los_Angeles"), ("2", "Pacific/Kiritimati")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", code, str(tmp_path / "events.parquet")]
        running.append(subprocess.Popen(command, env=env, stdout=subprocess.PIPE, encoding="utf-8"))  # noqa: S603
    said = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert len(set(said)) == 1


@pytest.mark.parametrize("order", [1, -1])
def test_order_of_rows_does_not_matter(article, order):
    """The chart sorts by date itself."""
    assert draw.to_json(article) == draw.to_json(article.iloc[::order])


def test_dates_are_words_made_here(article):
    """Every drawn event carries its date as text on the chart and in the tooltip, and the elastic chart no time."""
    spec = draw.vega_lite(article)
    shown = {row["tip"]["title"]: row["tip"]["Date"] for row in spec["datasets"]["events"]}
    drawn = article[article.date_earliest.notna() | article.date_latest.notna()]
    assert dict(zip(drawn.title, drawn.date_display, strict=True)) == shown
    assert "temporal" not in json.dumps(spec)
    linear = json.dumps(draw.vega_lite(article, scale="linear"))
    assert linear.count('"temporal"') == linear.count('"utc"') > 0


def test_table_without_display_words_gets_some(article):
    """Without ``date_display`` the label says both days, inclusive."""
    spec = draw.vega_lite(article.drop(columns=["date_display"]))
    dates = {row["tip"]["title"]: row["tip"]["Date"] for row in spec["datasets"]["events"]}
    assert dates["Largest rally"] == "15 Mar 2025"
    assert dates["Air campaign against the northern province"] == "1 Jan 1999 – 31 Dec 1999"
    assert dates["Summit in the neighbouring capital"] == "by 31 Oct 2025"


@pytest.mark.parametrize("scale", SCALES)
def test_empty_tables_say_so(article, scale):
    """No rows, or no row with a date: a chart and a page that say so, in every format."""
    for table in (article.iloc[:0], article[article.title == "Treaty of friendship"]):
        assert "no dated events" in draw.to_svg(table, scale=scale)
        assert "altair" in type(draw.timeline(table, scale=scale)).__module__
        page = draw.to_html(table, scale=scale)
        assert ("Treaty of friendship" in page) == bool(len(table))


def test_events_without_a_date_are_listed_not_drawn(article):
    """An unresolved date is counted in the subtitle and stands in a section of its own in the list."""
    spec = draw.vega_lite(article)
    assert "1 without a date is not drawn." in " ".join(spec["title"]["subtitle"])
    assert "Treaty of friendship" not in json.dumps(spec)
    tail = draw.to_html(article).partition(">Without a date<")[2]
    assert "Treaty of friendship" in tail.partition("</section>")[0]


@pytest.mark.parametrize("column", ["title", "date_earliest", "date_latest", "date_kind", "event_type"])
def test_a_missing_column_is_named(article, column):
    """The error names the column and says where tables come from."""
    with pytest.raises(TableError, match=rf"no column '{column}'.*events\.load"):
        draw.timeline(article.drop(columns=[column]))


def test_bounds_that_are_text_are_refused(article):
    """The error names the column and the remedy."""
    text = article.assign(date_latest=article.date_latest.astype(str))
    with pytest.raises(TableError, match=r"'date_latest'.*pandas\.to_datetime"):
        draw.timeline(text)


@pytest.mark.parametrize(
    ("options", "words"), [({"scale": "log"}, "'log'.*'elastic' or 'linear'"), ({"width": 50}, "50")]
)
def test_wrong_options_are_named(article, options, words):
    """The error quotes the option and says what would be accepted."""
    with pytest.raises(ValueError, match=words):
        draw.timeline(article, **options)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("t.html", b"<!doctype html>"),
        ("t.vl.json", b"{"),
        ("t.PNG", b"\x89PNG"),
        ("t.svg", b"<svg"),
        ("t.pdf", b"%PDF"),
    ],
)
def test_files_by_suffix(article, tmp_path, name, start):
    """The suffix decides on the format."""
    draw.save_timeline(article, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_an_unknown_suffix_is_refused(article, tmp_path):
    """The error quotes the path and lists the suffixes; nothing is written."""
    with pytest.raises(draw.FormatError, match=r"t\.gif.*\.html, \.json, \.pdf, \.png, \.svg") as caught:
        draw.save_timeline(article, tmp_path / "t.gif")
    assert isinstance(caught.value, EventsError)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inline", [True, False])
def test_hostile_text_stays_text(hostile, hostile_documents, inline):
    """No title, date, quote, type, name, id or address becomes an element, an attribute or a link."""
    page = draw.to_html(hostile, inline=inline, documents=hostile_documents, title="</title><script>alert(1)</script>")
    parsed = Elements(re.sub(r"<script>.*?</script>", "<script></script>", page, flags=re.DOTALL))
    names = {tag for tag, _ in parsed.found}
    assert not names & {"img", "b", "i", "iframe", "object"}
    assert [tag for tag, _ in parsed.found].count("script") == (3 if inline else 5)
    assert not [name for _, attributes in parsed.found for name in attributes if name.startswith("on")]
    assert not [attributes for tag, attributes in parsed.found if tag == "a"]
    assert len({a["id"] for _, a in parsed.found if "id" in a}) == len([a for _, a in parsed.found if "id" in a])
    text = " ".join(parsed.text)
    assert "</script><script>document.title='owned'</script>" in text
    assert "$title {{ 7*7 }} <!--" in text
    assert not re.search("[\x00\x07\u202e\u2028]", page.partition("<main>")[2].partition("<script>")[0])
    assert "\x00" not in page


def test_hostile_json_cannot_end_a_script(hostile):
    """The JSON text holds no ``<``, so that no browser can leave the script element around it; it reads back whole."""
    text = draw.to_json(hostile, title="</script>")
    assert "<" not in text
    assert json.loads(text)["title"]["text"] == "</script>"


def test_links_are_web_addresses_only(article):
    """Http and https become links to the source; anything else stays the document's title."""
    addresses = {
        "https://example.org/a?b=1&c=2": True,
        "http://example.org": True,
        "javascript:alert(1)": False,
        "data:text/html,x": False,
        "https:///nohost": False,
        "//example.org": False,
        "http://[": False,
    }
    for address, linked in addresses.items():
        documents = pd.DataFrame({"doc_id": ["doc-1"], "title": ["Source"], "url": [address]})
        links = [
            a["href"]
            for tag, a in Elements(draw.to_html(article, inline=False, documents=documents)).found
            if tag == "a"
        ]
        assert links == ([address] * len(article) if linked else [])


def test_page_allows_only_its_own_code(article):
    """The policy starts from nothing and names hashes or exact addresses: no ``unsafe-inline``, no ``unsafe-eval``."""
    for inline in (True, False):
        page = draw.to_html(article, inline=inline)
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
        assert policy.startswith("default-src 'none'; script-src ")
        assert "unsafe" not in policy
        assert inline == ("https:" not in policy)
    tags = [attributes for tag, attributes in Elements(page).found if tag == "script" and "src" in attributes]
    assert [(tag["src"], tag["integrity"]) for tag in tags] == list(CDN)


def test_page_libraries_are_of_one_release():
    """The pinned scripts are of the releases that pictures and inline pages are made with."""
    wanted = [
        vl_convert.get_vega_version(),
        vl_convert.get_vegalite_versions()[-1],
        vl_convert.get_vega_embed_version(),
    ]
    pinned = [re.search(r"@([\d.]+)/", address)[1] for address, _ in CDN]
    assert all(version.startswith(release) for version, release in zip(pinned, wanted, strict=True))


def test_page_sizes(article):
    """A page is about 1 MB with its scripts, and below 150 KB without."""
    assert len(draw.to_html(article).encode()) < 1_100_000
    assert len(draw.to_html(article, inline=False).encode()) < 150_000


def test_page_of_a_chart(article):
    """A chart, too, becomes a page; it has no list."""
    page = draw.to_html(draw.timeline(article), title="One chart", lang="sr")
    assert '<html lang="sr">' in page
    assert "<title>One chart</title>" in page
    assert "<ol" not in page


def test_nothing_heavy_is_imported_early():
    """``import events.draw`` loads neither altair nor pandas, pyarrow, jinja2 nor vl_convert."""
    code = "import sys, events.draw\n"
    code += (
        "heavy = {'altair', 'pandas', 'pyarrow', 'jinja2', 'markupsafe', 'vl_convert'}\nprint(heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("scale", SCALES)
def test_hundreds_of_rows(histories, scale):
    """Three hundred events of three thousand years make a picture, one row each."""
    table = histories(300, seed=11)
    spec = draw.vega_lite(table, scale=scale)
    assert len(spec["datasets"]["events"]) == 300
    assert "bars" in spec["datasets"]
    assert "columns" not in spec["datasets"]
    assert draw.to_svg(table, scale=scale).startswith("<svg")
