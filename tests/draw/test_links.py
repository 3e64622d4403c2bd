"""Links from a chart to the evidence, and what the command line writes and prints for other pages."""

from __future__ import annotations

import json

import pytest

import events
from events import cli, draw


@pytest.fixture(scope="module")
def table():
    """The shipped dataset's events."""
    return events.load("serbia")


@pytest.fixture(scope="module")
def documents():
    """Its documents, as if one were on the web."""
    frame = events.load("serbia", table="documents").copy()
    frame["url"] = "https://news.example/story?id=1"
    return frame


@pytest.mark.parametrize("scale", ["elastic", "linear"])
def test_events_link_to_their_document(table, documents, scale):
    """Each event whose document has a web address is a link to it."""
    spec = draw.vega_lite(table, scale=scale, documents=documents)
    layers = spec["layer"] if "layer" in spec else spec["vconcat"][0]["layer"]
    hit = next(layer for layer in layers if layer["name"] == "hit")
    assert hit["encoding"]["href"] == {"field": "url", "type": "nominal"}
    assert {datum["url"] for datum in spec["datasets"]["events"]} == {"https://news.example/story?id=1"}
    assert 'href="https://news.example/story?id=1"' in draw.to_svg(table, scale=scale, documents=documents)


def test_very_many_events_link_too(histories):
    """The listed rows of a binned chart are links as well."""
    many = histories(450, seed=2)
    sources = many[["doc_id"]].drop_duplicates().assign(url="http://a.example/")
    spec = draw.vega_lite(many, documents=sources)
    rows = spec["vconcat"][1]["layer"]
    assert next(layer for layer in rows if layer["name"] == "hit")["encoding"]["href"]["field"] == "url"


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "https://", "data:text/html,x", None])
def test_only_web_addresses_become_links(table, documents, url):
    """Anything else stays no link at all."""
    spec = json.dumps(draw.vega_lite(table, documents=documents.assign(url=url)))
    assert "href" not in spec
    assert '"url"' not in spec


def test_command_line_embeds(tmp_path, capsys):
    """A page, a small one and a fragment; for the pages the frame is printed."""
    sizes = {}
    for kind in ("page", "small", "fragment"):
        out = tmp_path / f"{kind}.html"
        assert cli.main(["timeline", "serbia", "--out", str(out), "--embed", kind]) == 0
        printed = capsys.readouterr()
        assert printed.out == f"{out}\n"
        assert (f'<iframe src="{kind}.html"' in printed.err) == (kind != "fragment")
        sizes[kind] = out.stat().st_size
    assert sizes["page"] > 800_000
    assert 200_000 > sizes["small"] > sizes["fragment"]
    assert "<html" not in (tmp_path / "fragment.html").read_text("utf-8")


def test_only_html_is_embedded(tmp_path, capsys):
    """A picture is no fragment."""
    assert cli.main(["timeline", "serbia", "--out", str(tmp_path / "a.png"), "--embed", "fragment"]) == 2
    assert "end the name with .html" in capsys.readouterr().err
