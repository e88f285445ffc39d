"""Numbers on a page: a plain one under a header that names its unit, and money."""

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

MILLION = 1_000_000
THOUSAND = 1_000


def plain_number(value: float | None, decimals: int = 0) -> str:
    """Return a number with a true minus sign; ``[x]`` where it is not available.

    Halves are rounded away from 0.

    >>> plain_number(-1234.56, 1), plain_number(None)
    ('−1,234.6', '[x]')
    """
    if value is None or pd.isna(value):
        return "[x]"
    digits = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{'−' if digits < 0 else ''}{abs(digits):,}"


def millions(value: float | None) -> str:
    """Return pounds as millions, for a column headed £ million; ``[x]`` where not available.

    >>> millions(4_600_000)
    '4.6'
    """
    return plain_number(None if value is None or pd.isna(value) else value / MILLION, 1)


def thousands(value: float | None) -> str:
    """Return pounds as thousands, for a column headed £ thousand; ``[x]`` where not available.

    >>> thousands(304_600), thousands(None)
    ('305', '[x]')
    """
    return plain_number(None if value is None or pd.isna(value) else value / THOUSAND, 0)


def pounds(value: float) -> str:
    """Return pounds as a sentence says them.

    >>> pounds(4_600_000), pounds(-25_000)
    ('£4.6 million', '−£25,000')
    """
    sign = "−" if value < 0 else ""
    size = abs(value)
    if size >= MILLION:
        return f"{sign}£{size / MILLION:,.1f} million"
    return f"{sign}£{size:,.0f}"


def share(part: float, whole: float) -> str:
    """Return a part of a whole as a percentage; ``[x]`` where the whole is nothing.

    >>> share(61, 80)
    '76.2%'
    """
    return f"{100 * part / whole:.1f}%" if whole else "[x]"
