"""A tally: one stroke a measure, heavy where it needs somebody, thin where it is quiet."""

from markupsafe import Markup

from perfkit.views.html import element

STEP, WIDE, HIGH, A_ROW = 7, 4, 14, 40


def tally(need: int, of: int) -> Markup:
    """Draw one stroke for each of `of` measures, the first `need` of them heavy.

    It is for the eye alone and repeats the number that stands beside it; nothing for no measure.
    """
    if not of:
        return Markup("")
    rows = -(-of // A_ROW)
    width, height = STEP * min(of, A_ROW), rows * (HIGH + 4) - 4
    return element(
        "svg",
        (_stroke(place, heavy=place < need) for place in range(of)),
        class_="tally",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        aria_hidden="true",
        focusable="false",
    )


def _stroke(place: int, *, heavy: bool) -> Markup:
    row, column = divmod(place, A_ROW)
    wide = WIDE if heavy else 1
    left = column * STEP + (WIDE - wide) / 2
    kind = "heavy" if heavy else "thin"
    return element("rect", x=f"{left:g}", y=row * (HIGH + 4), width=wide, height=HIGH, class_=kind)
