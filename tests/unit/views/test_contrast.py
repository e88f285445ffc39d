"""Words and shapes in pictures can be seen: their contrast, from the pages' own colours."""

import re

import pytest

from perfkit.publishing.html import STATIC

WORDS, SHAPES = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
RULE = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})")


def tokens():
    """Return the colours of paper and those of a dark screen, by name."""
    text = (STATIC / "tokens.css").read_text(encoding="utf-8")
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)")
    return {"light": dict(RULE.findall(light)), "dark": dict(RULE.findall(dark))}


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(over, under, share):
    """Return a colour laid over another, letting part of it through."""
    pairs = zip(
        *((int(c[at : at + 2], 16) for at in (1, 3, 5)) for c in (over, under)), strict=True
    )
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def test_contrast_is_worked_out_as_the_guideline_has_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["ink", "ink-2"])
@pytest.mark.parametrize("ground", ["paper", "band"])
def test_words_in_pictures_can_be_read_on_paper_and_on_the_usual_range(scheme, words, ground):
    held = tokens()[scheme]
    assert contrast(held[words], held[ground]) >= WORDS


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["ink", "ink-2"])
def test_words_can_be_read_on_the_outlook(scheme, words):
    held = tokens()[scheme]
    assert contrast(held[words], mixed(held["other"], held["paper"], 0.3)) >= WORDS


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "shape", ["s1", "cmp", "other", "target", "limit", "axis", "worry", "watch", "calm"]
)
def test_shapes_that_carry_meaning_stand_out_from_the_paper(scheme, shape):
    held = tokens()[scheme]
    assert contrast(held[shape], held["paper"]) >= SHAPES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", ["s1", "worry", "target"])
def test_the_line_its_signals_and_its_target_stand_out_from_the_usual_range(scheme, shape):
    held = tokens()[scheme]
    assert contrast(held[shape], held["band"]) >= SHAPES


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", ["1", "2", "3"])
def test_the_number_in_a_cell_of_a_map_can_be_read(scheme, step):
    held = tokens()[scheme]
    assert contrast(held[f"seq-{step}-ink"], held[f"seq-{step}"]) >= WORDS
