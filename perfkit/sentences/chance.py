"""A chance in words: how often it would come if nothing were changing."""

_OF = (100, 1_000, 10_000)
_ALWAYS = 0.995


def write_chance(p: float, *, needed: float) -> str:
    """Return how often, in a count that agrees with whether the chance is below what is needed.

    `needed` is a whole count of 100, 1,000 or 10,000.

    >>> write_chance(0.03, needed=0.05), write_chance(0.0496, needed=0.05)
    ('about 3 times in 100', 'about 496 times in 10,000')
    >>> write_chance(0.001, needed=0.05), write_chance(0.000001, needed=0.002)
    ('about once in 1,000', 'less than once in 10,000')
    """
    if p >= _ALWAYS:
        return "every time"
    for many in _OF:
        count = round(p * many)
        if count and (count < round(needed * many, 6)) == (p < needed):
            return f"about {_times(count)} in {many:,}"
    if round(p * _OF[-1]) == 0:
        return f"less than once in {_OF[-1]:,}"
    many = next(many for many in _OF if round(needed * many))
    return f"just under {_times(round(needed * many))} in {many:,}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
