"""One to three sentences on how to read what each method of direction of travel says."""

# Shares of 10,000 simulated stable series of 24 points: benchmarks/false_alarms.py, as recorded in
# docs/false-alarms.md (measured values).
CHART_CRIES_AT_LAST = 0.0149
CHART_CRIES_ANYWHERE = 0.1858
TWO_POINTS_CRY_AT_LAST = 1.0
TWO_POINTS_CRY_WORSE = 0.4950

_FALSE_ALARMS = (
    f"Of 100 series in which nothing changes, it calls the latest figure a change in about "
    f"{round(100 * CHART_CRIES_AT_LAST)}, and some figure or other in about "
    f"{round(100 * CHART_CRIES_ANYWHERE)}; comparing the latest two figures would have shown a "
    f"change in {round(100 * TWO_POINTS_CRY_AT_LAST)}, for the worse in about "
    f"{round(100 * TWO_POINTS_CRY_WORSE)}."
)
_METHODS = {
    "control chart": (
        "The band is where the figures would fall by chance alone; a figure outside it, or a run "
        "of seven that rise, fall or stay on one side of the average, or two of three near the "
        "same edge, is more than chance. "
        f"{_FALSE_ALARMS}"
    ),
    "recent trend": (
        "A line is fitted to the latest five figures, each weighted by how certain it is; it "
        "counts as a trend only if chance would make one as steep in fewer than 1 of 500 series."
    ),
    "Mann-Kendall test": (
        "Every figure is compared with every later one; it counts as a trend only if chance would "
        "give as many rises, or falls, in fewer than 5 of 100 series."
    ),
    "same period last year": (
        "This figure adds up over the year, so it is compared only with the same time last year; "
        "two figures do not make a trend."
    ),
    "first window against the last": (
        "Each figure covers several periods and shares some with the next, so only the first and "
        "the last, which share none, are compared by their intervals."
    ),
    "not tested": "No test was made, so the page says nothing of whether this is changing.",
}


def how_to_read(method: str) -> str:
    """Return how to read a method, named as `Travel.method` names it; "" for one not known.

    >>> how_to_read("not tested")
    'No test was made, so the page says nothing of whether this is changing.'
    """
    return next((words for name, words in _METHODS.items() if method.startswith(name)), "")


def methods() -> tuple[tuple[str, str], ...]:
    """Return every method by its name, with how to read it."""
    return tuple(_METHODS.items())
