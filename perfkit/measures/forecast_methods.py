"""Ways of carrying a series forward: exponential smoothing, the last value, the year's profile."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import stats
from statsmodels.tools.sm_exceptions import ConvergenceWarning
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from threadpoolctl import ThreadpoolController

from perfkit.measures.columns import Numbers

FEWEST_TO_SMOOTH = 12
FEWEST_CHANGES = 3
FEWEST_YEARS = 2  # past years whose profile a year to date may be carried along
_CYCLES = 3  # whole years before a season is looked for
_ORIGINS = 4  # earlier points from which the method is tried
_NO_SPREAD = 1e-6  # of the spread of the figures
_SHARE = 0.975  # of a distribution below the upper end of its 95% interval


class Outlook(NamedTuple):
    """A figure to come, the interval about it, and the chance that it lies between two others."""

    value: float
    lower: float
    upper: float
    chance: Callable[[float, float], float]
    method: str


class BackTest(NamedTuple):
    """How far a method was out, on average, the times it was tried; NaN where it never could be.

    `inside` is how many of the `tried` figures fell within the interval given for them.
    """

    error: float
    tried: int
    inside: int


def carry_forward(values: Numbers, *, steps: int, season: int) -> Outlook | None:
    """Return the figure so many steps on, or None where there are too few to tell a range from.

    Exponential smoothing from 12 figures that vary, chosen of four additive models by the
    corrected Akaike criterion; a model whose fit does not converge is passed over. Else the last
    figure, with the range of past changes over as many steps.

    Source: Hyndman and others 2008, Forecasting with Exponential Smoothing; statsmodels.
    """
    if len(values) >= FEWEST_TO_SMOOTH and np.ptp(values) > 0:
        return _smoothed(values, steps, season) or _carried(values, steps)
    return _carried(values, steps)


def try_back(values: Numbers, *, steps: int, season: int) -> BackTest:
    """Return how `carry_forward` did from the latest four points whose outcome is known."""
    found = []
    for end in range(max(1, len(values) - steps - _ORIGINS + 1), len(values) - steps + 1):
        told = carry_forward(values[:end], steps=steps, season=season)
        if told is not None:
            found.append((told, float(values[end + steps - 1])))
    return back_test(found)


def back_test(found: list[tuple[Outlook, float]]) -> BackTest:
    """Return how far outlooks were from what came of them, one pair each time of trying."""
    if not found:
        return BackTest(float("nan"), 0, 0)
    errors = [abs(told.value - came) for told, came in found]
    inside = sum(bool(told.lower <= came <= told.upper) for told, came in found)
    return BackTest(float(np.mean(errors)), len(found), inside)


def along_profile(value: float, *, ratios: Numbers) -> Outlook:
    """Return the year's figure, from one part-way and past years' ratios of the two.

    The interval is Student's, for one more year drawn from as many (at least two).

    >>> told = along_profile(50.0, ratios=np.array([1.9, 2.0, 2.1]))
    >>> told.value, round(told.lower, 1), round(told.upper, 1)
    (100.0, 75.2, 124.8)
    """
    years = len(ratios)
    middle = value * float(ratios.mean())
    spread = value * float(ratios.std(ddof=1)) * np.sqrt(1 + 1 / years)
    half = float(stats.t.ppf(_SHARE, years - 1) * spread)
    method = f"the profile of the past {years} years"
    chance = _chance_of(stats.t(years - 1), middle, spread)
    return Outlook(middle, middle - half, middle + half, chance, method)


def _smoothed(values: Numbers, steps: int, season: int) -> Outlook | None:
    scale = float(values.std())
    fits = _fits(values / scale, season)  # of one size, whatever the unit
    best = min(fits, key=lambda fit: float(fit.aicc), default=None)
    if best is None:
        return None
    last = len(values) + steps - 1
    told = best.get_prediction(start=last, end=last)
    middle = scale * float(np.asarray(told.predicted_mean)[-1])
    # The fit's variance is that of maximum likelihood, too small for few figures: what the model
    # estimated is taken off, as in a regression.
    freedom = len(values) - len(best.params)
    variance = float(np.asarray(told.forecast_variance)[-1]) * len(values) / freedom
    spread = scale * float(np.sqrt(variance))
    # A model that leaves nothing over has only repeated the past: its certainty is false.
    if not np.isfinite([middle, spread]).all() or spread < _NO_SPREAD * scale:
        return None
    half = float(stats.t.ppf(_SHARE, freedom)) * spread
    chance = _chance_of(stats.t(freedom), middle, spread)
    method = f"exponential smoothing of {len(values)} figures"
    return Outlook(middle, middle - half, middle + half, chance, method)


def _fits(values: Numbers, season: int) -> Iterator[Any]:
    """Give every fit that converged to a finite criterion."""
    models: list[dict[str, Any]] = [{}, {"trend": "add"}, {"trend": "add", "damped_trend": True}]
    if season > 1 and len(values) >= _CYCLES * season:
        models.append({"seasonal": "add", "seasonal_periods": season})
    for model in models:
        with warnings.catch_warnings(), _one_thread():
            warnings.simplefilter("error", ConvergenceWarning)
            try:
                fit = ETSModel(pd.Series(values), error="add", **model).fit(disp=False)
            except ConvergenceWarning:
                continue
        if np.isfinite(fit.aicc):
            yield fit


def _one_thread() -> AbstractContextManager[Any]:
    """Hold the linear algebra to one thread while a small model is fitted.

    Its matrices have a handful of rows: threads cost more to wake than they save, six times as
    much on two cores.
    """
    held: AbstractContextManager[Any] = _libraries().limit(limits=1, user_api="blas")
    return held


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def _carried(values: Numbers, steps: int) -> Outlook | None:
    changes = values[steps:] - values[:-steps]
    if len(changes) < FEWEST_CHANGES:
        return None
    last = float(values[-1])
    futures = last + changes

    def chance(low: float, high: float) -> float:
        # The rule of succession: what was never seen in a few changes is not impossible.
        met = ((futures >= low) & (futures <= high)).sum()
        return float((met + 1) / (len(futures) + 2))

    method = f"the last figure, with the range of {len(changes)} past changes"
    return Outlook(last, min(last, futures.min()), max(last, futures.max()), chance, method)


def _chance_of(distribution: Any, middle: float, spread: float) -> Callable[[float, float], float]:
    def chance(low: float, high: float) -> float:
        if spread == 0:
            return float(low <= middle <= high)
        ends = distribution.cdf((np.array([low, high]) - middle) / spread)
        return float(ends[1] - ends[0])

    return chance
