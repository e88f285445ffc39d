"""How much wider an interval is where each figure is like the one before it."""

import numpy as np

from perfkit.measures.columns import Numbers

_TRIED = np.linspace(0, 0.9, 19)  # how alike two figures one step apart may be


def serial_variances(effects: Numbers, *, terms: Numbers, steps: Numbers, left: Numbers) -> Numbers:
    """Return the variance of each effect of a line, were its errors alike from step to step.

    `effects` has one row an effect, its weight on each coefficient; `terms` one row a point, the
    line's terms; `steps` when each point was; `left` what the line leaves over. How alike the
    errors are is what would leave over, on average, as much likeness between neighbours as was
    found: of few points a line takes most of it away, so that what is found is too little. Errors
    are never taken to be unlike (below 0) or almost the same (above 0.9).

    Source: autoregressive errors of the first order, Cochrane and Orcutt 1949; the expectation of
    a ratio of quadratic forms, its numerator's over its denominator's.

    >>> steps = np.arange(6.0)
    >>> mean = {"effects": np.ones((1, 1)), "terms": np.ones((6, 1)), "steps": steps}
    >>> apart, alike = np.array([1.0, -1, 1, -1, 1, -1]), np.array([1.0, 1, 1, -1, -1, -1])
    >>> found = [float(serial_variances(**mean, left=left)[0]) for left in (apart, alike)]
    >>> round(found[0], 9), found[1] > found[0]  # apart: 6 / 5 / 6, as of any mean of six
    (0.2, True)
    """
    solve = np.linalg.pinv(terms)
    taken = np.eye(len(terms)) - terms @ solve
    neighbours = (np.eye(len(terms), k=1) + np.eye(len(terms), k=-1)) / 2
    apart = np.abs(np.subtract.outer(steps, steps))
    expected, variances = [], []
    for alike in _TRIED:
        errors = alike**apart
        over = taken @ errors @ taken
        expected.append(np.trace(neighbours @ over) / np.trace(over))
        weights = effects @ solve
        variances.append(np.diag(weights @ errors @ weights.T) / np.trace(over))
    size = (left**2).sum()
    found = (left[1:] * left[:-1]).sum() / size if size > 0 else 0.0
    place = np.interp(found, np.maximum.accumulate(expected), np.arange(len(_TRIED)))
    low, part = int(place), place - int(place)
    high = min(low + 1, len(_TRIED) - 1)
    return np.asarray(size * ((1 - part) * variances[low] + part * variances[high]))
