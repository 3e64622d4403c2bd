"""Colours and shapes: stable, told apart by everyone, visible on light and dark."""

from __future__ import annotations

from itertools import combinations

import pytest

from events.draw.palette import HUES, STYLES, styles_for

# Severity 1.0 matrices of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", 2009, in linear RGB.
VISION = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(color):
    """Linear RGB of a hexadecimal colour."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(rgb):
    """Relative luminance (WCAG 2)."""
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def lab(rgb):
    """CIE L*a*b* (D65) of linear RGB."""
    red, green, blue = (min(max(part, 0), 1) for part in rgb)
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("hue", HUES)
@pytest.mark.parametrize("page", ["#ffffff", "#14161a"])
def test_hues_are_seen_on_both_pages(hue, page):
    """Every hue has a contrast of 3:1 or more (WCAG 1.4.11) with the light and the dark page."""
    light, dark = sorted((luminance(linear(HUES[hue])), luminance(linear(page))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


@pytest.mark.parametrize("vision", VISION)
def test_types_are_told_apart(vision):
    """Two types of one shape differ in colour by a CIE76 distance of 12 or more in every kind of colour vision."""
    seen = {}
    for name, style in STYLES.items():
        rgb = [sum(w * part for w, part in zip(row, linear(style.color), strict=True)) for row in VISION[vision]]
        seen[name] = lab(rgb)
    for one, other in combinations(STYLES, 2):
        if STYLES[one].shape == STYLES[other].shape:
            distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
            assert distance >= 12, (one, other)


def test_styles_are_stable():
    """A type looks the same whichever others appear, in whatever order; unknown types get styles of their own."""
    unknown = ["infrastructure", "weather", "labour", "space"]
    everything = styles_for([*unknown, *STYLES])
    assert len(set(everything.values())) == len(everything)
    assert list(everything) == [*STYLES, *sorted(unknown)]
    for name in everything:
        assert styles_for([name]) == {name: everything[name]}
    assert styles_for(reversed(list(everything))) == everything
