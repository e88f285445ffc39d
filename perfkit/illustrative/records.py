"""Made-up records: targets, words, actions, money and the rest, one table a kind.

Each maker returns rows in the columns of its kind in `perfkit.tables.RECORDS`, without the last,
``released_on``, which `make_records` puts in: everything was known a week before the as-at date,
but for targets, which are agreed before the year begins.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import numpy as np
import pandas as pd

from perfkit import periods
from perfkit.framework import thread
from perfkit.framework.model import Framework, Kpi
from perfkit.illustrative import wording
from perfkit.illustrative.hub import kpi_requests, products
from perfkit.illustrative.year import Row, Year
from perfkit.tables import RECORDS

KNOWN_FOR = {"targets": -330}  # days from the as-at date


def make_records(
    framework: Framework, *, values: pd.DataFrame, as_at: date, seed: int
) -> dict[str, pd.DataFrame]:
    """Return a made-up council's records, by kind; `framework` is the one in force on `as_at`."""
    year = Year(framework, values, as_at, np.random.default_rng([seed, 1]))
    made = {}
    for kind, make in MAKERS.items():
        columns = RECORDS[kind].names
        table = pd.DataFrame(list(make(year)), columns=list(columns[:-1]))
        made[kind] = table.assign(released_on=year.days(KNOWN_FOR.get(kind, -7)))
    return made


def targets(year: Year) -> Iterable[Row]:
    """Give each measured KPI that the council directly impacts a target near its latest value."""
    latest = year.sent.loc[year.sent["area_code"] == "X00000001"].groupby("kpi_id").last()
    quarter = periods.quarter_of(year.days(-60))
    kpis = [kpi for kpi in _live(year) if kpi.impact == "directly_impacts" and not kpi.targets]
    for place, kpi in enumerate(kpis):
        text = str(latest["value"].get(kpi.id, "[x]"))
        measured = kpi.good in ("higher", "lower") and kpi.series_type != "judgement"
        if text.startswith("[") or not measured:
            continue
        value = float(text)
        gap = (-0.08, -0.01, 0.02, 0.1)[place % 4] * value
        target = value - gap if kpi.good == "higher" else value + gap
        if kpi.highest is not None:
            target = min(target, kpi.highest)
        floor = target * (0.95 if kpi.good == "higher" else 1.05)
        yield (
            kpi.id,
            periods.financial_year(quarter.start.year).label,
            round(target, kpi.decimals),
            round(floor, kpi.decimals),
            "local",
            "Illustrative: chosen to show every target status.",
            "cabinet",
        )


def narratives(year: Year) -> Iterable[Row]:
    """Write words on most KPIs; every fifth is awaited."""
    quarter = periods.quarter_of(year.days(-60)).label
    for place, kpi in enumerate(_live(year)):
        if place % 5 == 3:
            continue
        state = ("published", "agreed", "submitted", "draft")[place % 4]
        why, doing, outlook = (
            year.pick(texts) for texts in (wording.WHY, wording.DOING, wording.OUTLOOK)
        )
        yield kpi.id, quarter, why, doing, outlook, kpi.narrative.writer, state


def case_studies(year: Year) -> Iterable[Row]:
    """Tell one case study an outcome and one a service of every third."""
    places = [outcome.id for outcome in year.framework.outcomes]
    places += [service.id for service in year.framework.services[::3]]
    for place in places:
        title, situation, action, result, evidence = wording.CASES[
            int(year.random.integers(len(wording.CASES)))
        ]
        team = "The neighbourhood team, with partners"
        yield f"case-{place}", title, place, situation, action, result, evidence, team, "yes"


def actions(year: Year) -> Iterable[Row]:
    """Agree actions on KPIs and programmes at the bodies that look at them."""
    services = {service.id: service for service in year.framework.services}
    for place, kpi in enumerate(_live(year)):
        if place % 3 == 2:
            continue
        service = services.get(kpi.owner.removeprefix("head-of-"))
        directorate = service.directorate if service else "people"
        body = ("clt", f"dlt-{directorate}", "cabinet", f"dlt-{directorate}")[place % 4]
        states = (("open", 40), ("done", -20), ("open", -12), ("open", 75))
        status, due = states[(place // 4 + place) % 4]  # so that each body has some of each
        done = year.days(due - 5) if status == "done" else None
        yield (
            f"action-{kpi.id}",
            body,
            kpi.id,
            year.pick(wording.ACTIONS),
            kpi.owner,
            year.days(due - 90),
            year.days(due),
            done,
            status,
            year.pick(wording.SUCCESS_TESTS),
        )
        if kpi.frequency == "quarterly":  # long enough ago for its effect to be judged
            yield (
                f"earlier-action-{kpi.id}",
                body,
                kpi.id,
                year.pick(wording.ACTIONS),
                kpi.owner,
                year.days(-540),
                year.days(-450),
                year.days(-455),
                "done",
                year.pick(wording.SUCCESS_TESTS),
            )
    for programme in year.framework.programmes:
        yield (
            f"action-{programme.id}",
            "acp-board",
            programme.id,
            year.pick(wording.PARTNER_ACTIONS),
            programme.lead,
            year.days(-80),
            year.days(20),
            None,
            "open",
            year.pick(wording.SUCCESS_TESTS),
        )


def decisions(year: Year) -> Iterable[Row]:
    """Ask each leading body for two decisions and show one it made."""
    bodies = [
        body
        for body in year.framework.bodies
        if body.level in ("leadership", "strategy", "tactics")
        and body.kind not in ("residents", "everybody")
    ]
    live = {kpi.id for kpi in _live(year)}
    for place, body in enumerate(bodies):
        own = [kpi.id for kpi in thread.kpis_of(year.framework, body) if kpi.id in live]
        if not own:
            continue
        concerns = own[place % len(own)]
        statuses = ("asked", "asked", "agreed")
        for number, status in enumerate(statuses):
            what, evidence = wording.DECISIONS[(place + number) % len(wording.DECISIONS)]
            meeting = _tuesday(year.days(21 if status == "asked" else -70))
            yield (
                f"decision-{body.id}-{number + 1}",
                body.id,
                concerns,
                what,
                evidence,
                meeting,
                status,
            )


def _tuesday(when: date) -> date:
    """Return the first Tuesday from a day on: no council meets on a Sunday."""
    return when + timedelta(days=(1 - when.weekday()) % 7)


def commitments(year: Year) -> Iterable[Row]:
    """Have partners undertake something for each outcome, and keep most of it."""
    statuses = (("kept", -30), ("open", 60), ("late", -15), ("missed", -90))
    number = 0
    for outcome in year.framework.outcomes:
        for partner, what in wording.COMMITMENTS[:3]:
            status, due = statuses[number % len(statuses)]
            number += 1
            yield (
                f"commitment-{outcome.id}-{number}",
                partner,
                outcome.id,
                what,
                year.days(due),
                status,
                "",
            )


def milestones(year: Year) -> Iterable[Row]:
    """Give each programme four milestones: reached, slipped, due soon, far off."""
    steps = ((-200, 0, True), (-40, 75, False), (30, 30, False), (160, 160, False))
    for place, programme in enumerate(year.framework.programmes):
        for number, (first, later, done) in enumerate(steps, start=1):
            due, forecast = first - 6 * place, later + 5 * place
            slipped = forecast > due and not done
            yield (
                f"milestone-{programme.id}-{number}",
                programme.id,
                wording.MILESTONES[number - 1],
                year.days(due),
                year.days(due if done else forecast),
                year.days(due - 3) if done else None,
                year.pick(wording.SLIPS) if slipped else "",
            )


def budget_lines(year: Year) -> Iterable[Row]:
    """Give each service, programme and corporate priority its money for three quarters."""
    last = periods.quarter_of(year.days(-60))
    quarters = [last]
    while len(quarters) < 3:
        quarters.append(periods.quarter_of(quarters[-1].start - timedelta(days=1)))
    corporate = {plan.id for plan in year.framework.plans if plan.level == "corporate"}
    spenders = [*year.framework.services, *year.framework.programmes]
    spenders += [item for item in year.framework.priorities if item.plan in corporate]
    for spender in spenders:
        budget = round(float(year.random.uniform(0.8, 12)), 1) * 1_000_000
        over = float(year.random.normal(0.01, 0.03))
        saving = round(budget * 0.03, -3)
        for back, quarter in enumerate(quarters):
            share = (periods.quarter_of(quarter.end).end.month - 3) % 12 / 12 or 1.0
            yield (
                spender.id,
                quarter.label,
                "revenue",
                budget,
                round(budget * (1 + over * (3 - back) / 3), -3),
                round(budget * share * (1 + over), -3),
                saving,
                round(saving * share * float(year.random.uniform(0.6, 1.05)), -3),
                round(budget / 52_000, 1),
                round(budget / 50_000, 1),
            )


def risks(year: Year) -> Iterable[Row]:
    """Give each programme and directorate priority a risk."""
    directorates = {plan.id for plan in year.framework.plans if plan.level == "directorate"}
    exposed = [*year.framework.programmes]
    held = [item for item in year.framework.priorities if item.plan in directorates]
    for place, item in enumerate([*exposed, *held]):
        cause, event, effect, controls = wording.RISKS[place % len(wording.RISKS)]
        likelihood, impact = (int(number) for number in year.random.integers(2, 6, 2))
        owner = getattr(item, "lead", "chief-executive")
        yield f"risk-{item.id}", item.id, cause, event, effect, likelihood, impact, controls, owner


def insight_exchanges(year: Year) -> Iterable[Row]:
    """Count Insight Exchanges by directorate; never a row about a person."""
    period = periods.quarter_of(year.days(-60)).label
    for directorate in year.framework.directorates:
        eligible = int(year.random.integers(90, 600))
        completed = int(eligible * year.random.uniform(0.55, 0.95))
        linked = int(completed * year.random.uniform(0.6, 0.98))
        yield directorate.id, period, eligible, completed, linked


def _live(year: Year) -> list[Kpi]:
    return sorted(year.framework.live_kpis, key=lambda kpi: kpi.id)


MAKERS: dict[str, Callable[[Year], Iterable[Row]]] = {
    "targets": targets,
    "narratives": narratives,
    "case_studies": case_studies,
    "actions": actions,
    "decisions": decisions,
    "commitments": commitments,
    "milestones": milestones,
    "budget_lines": budget_lines,
    "risks": risks,
    "insight_exchanges": insight_exchanges,
    "kpi_requests": kpi_requests,
    "products": products,
}
