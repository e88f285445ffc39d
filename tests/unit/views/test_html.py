import pytest

from perfkit.views.html import element, join


@pytest.mark.parametrize(
    ("child", "written"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("Fish & chips", "Fish &amp; chips"),
        (None, ""),
        (0, "0"),
        (["a", ["b", None]], "ab"),
    ],
)
def test_every_text_is_escaped_and_nothing_is_lost(child, written):
    assert element("p", child) == f"<p>{written}</p>"


def test_an_element_inside_another_is_not_escaped_twice():
    assert element("p", element("b", "1 < 2")) == "<p><b>1 &lt; 2</b></p>"


def test_an_attribute_cannot_break_out_of_its_quotes():
    assert element("a", "x", href='"><script>') == '<a href="&#34;&gt;&lt;script&gt;">x</a>'


def test_attributes_that_are_none_or_false_are_left_out():
    written = element("details", class_=None, open=True, hidden=False, data_label="A")
    assert written == '<details open data-label="A"></details>'


def test_joining_passes_over_what_is_not_there():
    assert join(["a", None, "", "b"], " → ") == "a → b"
