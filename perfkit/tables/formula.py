"""Text that stays text: what a spreadsheet program would take for a formula when it opens a CSV."""

import re

# A program takes a text that begins so for a formula, and would run what a stranger wrote.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,12})?")  # written just as a program writes it


def safe(text: str) -> str:
    """Return a text that no program takes for a formula when it opens a CSV file.

    >>> safe("=1+1"), safe("-5"), safe("-")
    ("'=1+1", '-5', "'-")
    """
    return f"'{text}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else text
