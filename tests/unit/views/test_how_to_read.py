"""The page on how to read holds every mark, method and shorthand that the pages use."""

from perfkit.sentences.how_to_read import CHART_CRIES_ANYWHERE, methods
from perfkit.sentences.marks import every_mark
from perfkit.views.how_to_read import marks_key, methods_key, shorthand_key
from perfkit.views.mark_shapes import SHAPES
from perfkit.views.tables import KEY


def test_every_state_of_every_mark_is_there_with_its_shape():
    html = marks_key()
    for one in every_mark():
        assert f"{one.name}: </span>{one.word}" in html
    high_and_low = 4  # what is better or worse than usual has the shape of what improves or worsens
    assert html.count("<svg") == len(SHAPES) + high_and_low


def test_every_method_is_told_and_the_control_chart_with_its_false_alarms():
    html = methods_key()
    assert html.count("<dt>") == len(methods())
    assert f"in about {round(100 * CHART_CRIES_ANYWHERE)};" in html


def test_every_shorthand_is_told():
    html = shorthand_key()
    assert all(f"[{mark}]</dt>" in html for mark in KEY)
