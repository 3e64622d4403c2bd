"""Embedding: a fragment that another page can hold, and a frame around a page."""

from __future__ import annotations

import json
import re

import pytest

from events import draw
from events.draw.assets import bundle
from events.draw.page import CDN


def test_fragment_is_a_div_and_its_data(article):
    """Without scripts: one ``div`` and the chart's JSON, which reads back as the chart's own."""
    made = draw.to_fragment(article, element_id="story-1", scripts=False, lanes="type")
    assert made.startswith('<div id="story-1" class="dated-events" data-spec="story-1-data"></div>\n')
    [text] = re.findall(r'<script type="application/json" id="story-1-data">(.*?)</script>', made, re.DOTALL)
    assert json.loads(text) == draw.vega_lite(article, lanes="type")
    assert made.count("<script") == 1


def test_fragment_with_scripts(article):
    """With scripts: the three pinned libraries with their hashes, and one short script."""
    made = draw.to_fragment(article)
    assert re.findall(r'src="([^"]*)" integrity="([^"]*)"', made) == list(CDN)
    assert made.count("<script") == 5
    assert len(made) < 60_000


def test_fragment_of_a_chart(article):
    """A chart becomes the same fragment as its table."""
    chart = draw.timeline(article, title="One")
    assert '"One"' in draw.to_fragment(chart, scripts=False)


def test_hostile_fragment(hostile):
    """No text of a table ends the data element."""
    made = draw.to_fragment(hostile, scripts=False, title="</script>")
    assert made.count("</script>") == 1


@pytest.mark.parametrize("element_id", ["", "1", 'x" onclick="a', "a b", "é"])
def test_wrong_ids_are_named(article, element_id):
    """The error quotes the id."""
    with pytest.raises(ValueError, match=re.escape(repr(element_id))):
        draw.to_fragment(article, element_id=element_id)


@pytest.mark.parametrize("address", ["https://example.org/a?b=1&c=2", "embed.html", "../x/embed.html", "/t#event-1"])
def test_frames(address):
    """An address of the web or of the same site stands in the frame, escaped, and the sandbox is tight."""
    made = draw.iframe_snippet(address, height=480, title='A "b" <c>')
    assert f'src="{address.replace("&", "&amp;")}"' in made
    assert 'title="A &quot;b&quot; &lt;c&gt;"' in made
    assert 'height="480"' in made
    assert "allow-same-origin" not in made


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", " java\nscript:x", "a b"]
)
def test_wrong_addresses_are_named(address):
    """The error quotes the address."""
    with pytest.raises(ValueError, match=re.escape(repr(address))):
        draw.iframe_snippet(address)


def test_wrong_heights_are_named():
    """The error quotes the height."""
    with pytest.raises(ValueError, match="-3"):
        draw.iframe_snippet("a.html", height=-3)


def test_a_page_in_a_frame(browser, visit, wait, article, tmp_path):
    """Within its sandbox the page draws, asks no host, and sends its links to new tabs."""
    (tmp_path / "embed.html").write_text(draw.to_html(article), encoding="utf-8")
    frame = draw.iframe_snippet("embed.html", height=700)
    (tmp_path / "host.html").write_text(f"<!doctype html><title>Host</title>{frame}", encoding="utf-8")
    assert visit((tmp_path / "host.html").as_uri(), 900, drawn=False) == ([], [])
    browser.switch_to.frame(0)
    try:
        wait(lambda: browser.execute_script("return document.querySelector('#timeline svg') !== null"))
        size = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert size[0] <= size[1]
    finally:
        browser.switch_to.default_content()


def test_a_fragment_draws(browser, visit, wait, article, tmp_path):
    """In a page with the libraries, two fragments draw, each its own chart, no wider than their column."""
    parts = [draw.to_fragment(article, element_id=name, title=name) for name in ("first", "second")]
    tags = re.compile(r'<script src="https:[^>]*></script>\n?')
    body = "".join(tags.sub("", part) for part in parts)
    page = f"<!doctype html><title>t</title><script>{bundle()}</script><div style='width:500px'>{body}</div>"
    (tmp_path / "host.html").write_text(page, encoding="utf-8")
    assert visit((tmp_path / "host.html").as_uri(), 900, drawn=False) == ([], [])
    count = "return document.querySelectorAll('.dated-events svg').length"
    wait(lambda: browser.execute_script(count) == 2)
    titles = browser.execute_script(
        "return [...document.querySelectorAll('.role-title-text text')].map(e => e.textContent)"
    )
    assert {"first", "second"} <= set(titles)
    wide = "return Math.max(...[...document.querySelectorAll('.dated-events svg')].map(e => e.clientWidth))"
    wait(lambda: browser.execute_script(wide) <= 500)
