"""A site in a real browser: it filters and sorts by keyboard, leads to the evidence, and runs nothing but its own."""

from __future__ import annotations

import importlib.util
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from events import draw

pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver import ActionChains, Keys

_spec = importlib.util.spec_from_file_location("site_data", Path(__file__).with_name("site_data.py"))
data = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(data)


@pytest.fixture(scope="module")
def home(tmp_path_factory, write_records):
    """The made dataset's site."""
    folder = write_records(tmp_path_factory.mktemp("made") / "set", **data.made())
    return draw.write_site(folder, tmp_path_factory.mktemp("site") / "web").parent


@pytest.fixture(scope="module")
def axe():
    """The script of axe-core."""
    pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    return (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


def address(home, page="index.html"):
    """Of a page in a folder."""
    path, _, anchor = page.partition("#")
    return (home / path).as_uri() + (f"#{anchor}" if anchor else "")


def shown(browser):
    """Titles of the rows that are not filtered out, in order."""
    return browser.execute_script(
        "return [...document.querySelectorAll('tbody tr')].filter(r => r.offsetParent).map("
        "r => r.querySelector('.name').textContent)"
    )


BY_DATE = ["old bridge collapsed", "ferry crews walked out", "port agreed to talks", "bridge rebuilding"]
BY_DATE = [*BY_DATE, "lighthouse opened"]
PAGES = ("index.html", "documents/index.html", "documents/ferry.html", "data.html")


@pytest.mark.parametrize("width", [320, 800, 1600])
@pytest.mark.parametrize("page", PAGES)
def test_pages_fit(browser, visit, home, page, width):
    """No message, no request to a host, no sideways scrolling."""
    drawn = page == "index.html" and width > 640
    assert visit(address(home, page), width, "dark" if width == 320 else "light", drawn=drawn) == ([], [])
    sizes = "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    page_width, window = browser.execute_script(sizes)
    assert page_width <= window


@pytest.mark.parametrize("page", [*PAGES, "embed.html"])
def test_accessible(browser, visit, home, axe, page):
    """axe-core finds nothing against WCAG 2.1 AA or its own best practices, and enough contrast in the dark, too."""
    visit(address(home, page), drawn=page in {"index.html", "embed.html"})
    browser.execute_script(axe)
    run = (
        "const [options, done] = arguments; axe.run(document, options).then(r => done(r.violations.map("
        "v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])))"
    )
    assert browser.execute_async_script(run, {}) == []
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    assert browser.execute_async_script(run, {"runOnly": ["color-contrast"]}) == []


@pytest.mark.parametrize("kind", ["linear", "dense", "lanes"])
def test_charts_are_accessible(browser, show, axe, article, histories, kind):
    """So are the other charts, with their brushes: no mark without a name or an alternative."""
    table = histories(401, seed=4) if kind == "dense" else article
    options = {"linear": {"scale": "linear"}, "dense": {}, "lanes": {"lanes": "type"}}[kind]
    show(draw.to_html(table, **options))
    browser.execute_script(axe)
    run = (
        "const done = arguments[0]; axe.run('header, figure').then(r => done(r.violations.map("
        "v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])))"
    )
    assert browser.execute_async_script(run) == []


def test_axe_would_find_faults(browser, show, axe):
    """The check can fail: it finds text that nobody can read and a field without a name."""
    faults = "<!doctype html><html lang=en><title>t</title><main><h1>t</h1><p style='color:#ccc'>pale</p><input></main>"
    show(faults, drawn=False)
    browser.execute_script(axe)
    run = "const done = arguments[0]; axe.run(document).then(r => done(r.violations.map(v => v.id)))"
    assert {"color-contrast", "label"} <= set(browser.execute_async_script(run))


def test_filters(browser, visit, wait, home):
    """Text, type, status and way of dating each narrow the list; the count says so; one button shows all again."""
    visit(address(home))
    count = browser.find_element("css selector", "[role=status]")
    assert (count.text, shown(browser)) == ("5 events", BY_DATE)
    search = browser.find_element("css selector", "input[type=search]")
    search.send_keys("BRIDGE  port")
    wait(lambda: count.text == "2 of 5 events")
    assert shown(browser) == ["old bridge collapsed", "bridge rebuilding"]
    choose = "const s = document.querySelector(`[data-filter=${arguments[0]}]`); s.value = arguments[1];"
    browser.execute_script(choose + "s.dispatchEvent(new Event('input', {bubbles: true}))", "status", "planned")
    assert (count.text, shown(browser)) == ("1 of 5 events", ["bridge rebuilding"])
    browser.execute_script(choose + "s.dispatchEvent(new Event('input', {bubbles: true}))", "type", "protest")
    assert (count.text, shown(browser)) == ("0 of 5 events", [])
    browser.find_element("css selector", "[data-clear]").click()
    assert (count.text, shown(browser)) == ("5 events", BY_DATE)


def test_sorting_by_keyboard(browser, visit, home):
    """Tab reaches the headings' buttons, Enter and Space sort, and ``aria-sort`` tells the direction."""
    visit(address(home))
    browser.find_element("css selector", "[data-clear]").send_keys(Keys.TAB)
    states = "return [...document.querySelectorAll('thead th')].map(h => h.getAttribute('aria-sort'))"
    keys = [(Keys.ENTER, BY_DATE[::-1], ["descending", None, None, None])]
    alphabet = sorted(BY_DATE)
    keys += [(Keys.TAB + Keys.SPACE, alphabet, [None, "ascending", None, None])]
    keys += [(Keys.ENTER, alphabet[::-1], [None, "descending", None, None])]
    sure = ["ferry crews walked out", "old bridge collapsed", "bridge rebuilding"]
    sure += ["port agreed to talks", "lighthouse opened"]
    keys += [(Keys.TAB + Keys.TAB + Keys.ENTER, sure, [None, None, None, "descending"])]
    for pressed, order, marks in keys:
        ActionChains(browser).send_keys(pressed).perform()
        assert (order, marks) == (shown(browser), browser.execute_script(states))
    outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_skip_link_comes_first(browser, visit, home):
    """The first Tab shows a link to the content."""
    visit(address(home, "data.html"), drawn=False)
    ActionChains(browser).send_keys(Keys.TAB).perform()
    first = browser.switch_to.active_element
    assert first.text == "Skip to the content"
    assert first.rect["y"] >= 0
    first.send_keys(Keys.ENTER)
    assert browser.execute_script("return document.activeElement.id") == "main"


def test_one_click_to_the_evidence(browser, visit, wait, home):
    """A title in the list and a symbol in the chart both lead to the marked word, which is in view."""
    visit(address(home))
    for click in (
        lambda: browser.find_element("link text", "ferry crews walked out").click(),
        lambda: ActionChains(browser).click(browser.find_elements("css selector", ".hit_marks path")[1]).perform(),
    ):
        click()
        wait(lambda: browser.current_url.endswith("documents/ferry.html#m-1"))
        seen = browser.execute_script(
            "const m = document.querySelector('mark:target'), r = m.getBoundingClientRect();"
            "return [m.textContent, r.top >= 0 && r.bottom <= innerHeight]"
        )
        assert seen == ["walked out", True]
        browser.back()
        wait(lambda: browser.execute_script("return document.querySelector('#timeline svg') !== null"))


def test_the_way_back(browser, visit, wait, home):
    """A note's title leads to the event in the list, focused, though a filter had hidden it."""
    visit(address(home, "documents/ferry.html"), drawn=False)
    browser.find_element("css selector", "#n-m-6 .event-title").click()
    wait(lambda: browser.execute_script("return document.activeElement.id") == "event-e-4")
    browser.find_element("css selector", "input[type=search]").send_keys("ferry")
    wait(lambda: len(shown(browser)) < 5)
    browser.execute_script("location.hash = 'event-e-2'")
    wait(lambda: browser.execute_script("return document.activeElement.id") == "event-e-2")
    assert shown(browser) == BY_DATE


def test_without_scripts(browser, visit, home):
    """With scripts off the list is a plain table with all events, and no control that would do nothing."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        visit(address(home), drawn=False)
        titles = [element.text for element in browser.find_elements("css selector", "tbody .name")]
        controls = browser.find_elements("css selector", "input, select, button")
        assert titles == BY_DATE
        assert not any(control.is_displayed() for control in controls)
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_works_at_any_address(browser, visit, home, tmp_path):
    """The site moved to another folder, with a space and a hash in its name, still leads to the evidence."""
    moved = tmp_path / "a b#c"
    shutil.copytree(home, moved)
    assert visit(address(moved)) == ([], [])
    browser.find_element("link text", "bridge rebuilding").click()
    assert browser.execute_script("return document.querySelector('mark:target').textContent") == "rebuilding is planned"


def test_hostile_site_runs_nothing(browser, visit, tmp_path, write_records):
    """On no page does a document's script run: titles stay, consoles stay empty, nothing is requested."""
    folder = write_records(tmp_path / "bad", **data.hostile())
    out = draw.write_site(folder, tmp_path / "web", title="Safe").parent
    for page in sorted(out.rglob("*.html")):
        drawn = page.name in {"index.html", "embed.html"} and page.parent == out
        assert visit(page.as_uri(), drawn=drawn) == ([], []), page.name
        assert "owned" not in browser.title.replace("document.title='owned'", "")
        assert browser.find_elements("css selector", "img, iframe, object") == []
    visit(address(out))
    assert data.SCRIPT in browser.find_element("tag name", "main").text
