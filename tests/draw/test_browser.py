"""In a real browser: the page draws, makes no request, runs nothing that a document brought, and fits every screen."""

from __future__ import annotations

import pytest

from events import draw
from events.draw.palette import FONT
from events.draw.text import text_width

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (800, "light"), (1600, "light"), (1600, "dark")])
@pytest.mark.parametrize("scale", ["elastic", "linear"])
def test_page_draws_and_fits(browser, show, article, scale, width, scheme):
    """No console message, no request, no sideways scrolling; the chart from 641 pixels, the list always."""
    console, requests = show(draw.to_html(article, scale=scale), width, scheme, drawn=width > 640)
    assert console == []
    assert requests == []
    page, window = browser.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert page <= window
    shown = browser.find_elements("css selector", "figure")[0].is_displayed()
    assert shown == (width > 640)
    titles = [element.text for element in browser.find_elements("css selector", ".event h3 bdi")]
    assert sorted(article.title) == sorted(titles)


def test_dates_and_titles_on_the_chart(browser, show, article):
    """The words on the chart are the table's, none shifted by the browser's zone (Los Angeles), and none is cut off."""
    show(draw.to_html(article), 1600)
    words = browser.execute_script("return [...document.querySelectorAll('#timeline text')].map(e => e.textContent)")
    drawn = article[article.date_earliest.notna() | article.date_latest.notna()]
    for row in drawn.itertuples():
        assert row.title in words
        assert any(word.startswith(row.date_display) for word in words)
    outside = browser.execute_script(
        """const box = document.querySelector('#timeline svg').getBoundingClientRect();
        return [...document.querySelectorAll('#timeline text')].filter(e => {
          const r = e.getBoundingClientRect();
          return r.left < box.left - 1 || r.right > box.right + 1;
        }).map(e => e.textContent)"""
    )
    assert outside == []


@pytest.mark.parametrize("width", [700, 1000, 1600])
def test_labels_do_not_collide_as_rendered(browser, show, histories, width):
    """No two texts of the chart overlap, in a font of Arial's widths, which the chart asks for."""
    sample = "The bridge declares war on the league of the south"
    wide = browser.execute_script(
        "const pen = document.createElement('canvas').getContext('2d'); pen.font = '100px ' + arguments[0];"
        "return pen.measureText(arguments[1]).width",
        FONT,
        sample,
    )
    if abs(wide - text_width(sample, 100)) > 0.02 * wide:
        pytest.skip("no font of Arial's widths: apt-get install fonts-liberation")
    show(draw.to_html(histories(60, seed=3)), width)
    overlaps = browser.execute_script(
        """const boxes = [...document.querySelectorAll('#timeline text')].filter(e => e.textContent.trim())
          .map(e => [e.textContent, e.getBoundingClientRect()]);
        const found = [];
        boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
          const x = Math.min(p.right, q.right) - Math.max(p.left, q.left);
          const y = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
          if (x > 1 && y > 3) found.push([a, b, x, y]);
        }));
        return found"""
    )
    assert overlaps == []


def test_tooltip_and_click(browser, show, wait, article):
    """Pointing at an event shows its quote; clicking it goes to its place in the list."""
    show(draw.to_html(article), 1280)
    hit = browser.find_elements("css selector", ".hit_marks path")[0]
    webdriver.ActionChains(browser).move_to_element(hit).perform()
    wait(
        lambda: (
            "made sentence"
            in browser.execute_script("return document.getElementById('vg-tooltip-element')?.innerText || ''")
        )
    )
    webdriver.ActionChains(browser).click(hit).perform()
    wait(lambda: browser.execute_script("return document.activeElement.id").startswith("event-e"))
    assert browser.execute_script("return location.hash") == "#event-e000"


def test_legend_filters(browser, show, wait, article):
    """Clicking a type in the legend makes the others faint."""
    show(draw.to_html(article), 1280)
    label = next(e for e in browser.find_elements("css selector", ".role-legend-label text") if e.text == "Protest")
    webdriver.ActionChains(browser).move_to_element(label).click().perform()
    count = (
        "return [...document.querySelectorAll('.symbol_marks path')].filter(e => e.getAttribute('opacity') < 1).length"
    )
    total = len(browser.find_elements("css selector", ".symbol_marks path"))
    wait(lambda: browser.execute_script(count) == total - 3)


def test_columns_are_reached_by_keyboard(browser, show, wait, histories):
    """Of very many events, buttons list those of the next column, and say which it is."""
    show(draw.to_html(histories(900, seed=5)), 1280)
    heading = "return document.querySelector('.heading_marks text')?.textContent"
    before = browser.execute_script(heading)
    button = next(e for e in browser.find_elements("css selector", ".steps button") if e.text == "Earlier")
    browser.execute_script("arguments[0].focus()", button)
    button.send_keys(webdriver.Keys.ENTER)
    wait(lambda: browser.execute_script(heading) not in {None, before})
    said = browser.find_element("css selector", ".steps [role=status]").text
    assert said
    assert said in browser.execute_script(heading)
    assert browser.execute_script("return document.activeElement.textContent") == "Earlier"


def test_brush_zooms_the_linear_chart(browser, show, wait, article):
    """Dragging over the strip narrows the window; events outside it leave arrows at the edge."""
    show(draw.to_html(article, scale="linear"), 1280)
    count = "return document.querySelectorAll('.beyond_left_marks path').length"
    assert browser.execute_script(count) == 0
    strip = browser.find_element("css selector", ".overview_events_marks")
    box = browser.execute_script(
        "const r = document.querySelector('.overview_events_marks').getBoundingClientRect();"
        "arguments[0].scrollIntoView({block: 'center'});"
        "const s = document.querySelector('.overview_events_marks').getBoundingClientRect();"
        "return [s.left, s.right, (s.top + s.bottom) / 2]",
        strip,
    )
    mouse = webdriver.common.actions.action_builder.ActionBuilder(browser)
    pointer = mouse.pointer_action
    pointer.move_to_location(int(box[1] - 60), int(box[2])).pointer_down()
    pointer.move_to_location(int(box[1] - 10), int(box[2])).pointer_up()
    mouse.perform()
    wait(lambda: browser.execute_script(count) >= 2)


def test_hostile_documents_run_nothing(browser, show, hostile, hostile_documents):
    """Scripts in titles, quotes, ids and addresses show as text; the console stays empty."""
    console, requests = show(draw.to_html(hostile, documents=hostile_documents, title="Safe"))
    assert (console, requests) == ([], [])
    assert browser.title == "Safe"
    assert "</script><script>document.title='owned'</script>" in browser.find_element("tag name", "main").text
    assert browser.find_elements("css selector", "main img, main b, main a") == []


def test_page_prints_on_white(browser, show, article):
    """In print the dark scheme is left: dark ink on white, chart and list."""
    show(draw.to_html(article), 1280, "dark")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    ink = browser.execute_script(
        "return [getComputedStyle(document.querySelector('.title_right_marks text')).fill,"
        " getComputedStyle(document.documentElement).backgroundColor]"
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert ink == ["rgb(22, 24, 29)", "rgb(255, 255, 255)"]
