"""Times of flights as several web sites tell them: some late, some in another form, some not."""

import numpy as np
import pandas as pd

from styled.pair import Pair, names

TIMES = ["scheduled_departure", "actual_departure", "scheduled_arrival", "actual_arrival"]
AIRPORTS = ["ORD", "PHX", "IAH", "MIA", "DFW", "SFO", "LAX", "JFK", "ATL", "DEN"]


def clock(minutes: int) -> str:
    """Return minutes after midnight as "7:05 a.m."."""
    hour, minute = divmod(int(minutes) % 1440, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02d} {'a.m.' if hour < 12 else 'p.m.'}"


def _told(
    minutes: int, rival: int, careless: float, sure: bool, random: np.random.Generator
) -> str:
    """Return a time as one site tells it; careless sites copy one another's mistakes."""
    chance = random.random() / careless
    if chance < 0.3:
        return ""
    if chance < (0.4 if sure else 0.5):
        return clock(minutes + int(random.integers(-40, 41)))
    if chance < (0.6 if sure else 0.85):
        return clock(rival)
    if chance < 1:
        day = random.choice(["12/02/2011 {}", "{} (Estimated)", "Fri, Dec 2 {}"])
        return str(day.format(clock(minutes)))
    return clock(minutes)


def flights(random: np.random.Generator) -> Pair:
    """Return 60 flights told by most of 30 sites, of which half are careless."""
    sites = names(30, random, ending=False)
    care = {site: (0.65 if place < 14 else 0.1) for place, site in enumerate(sites)}
    clean, dirty = [], []
    for number in range(60):
        start, end = random.choice(AIRPORTS, 2, replace=False)
        flight = f"{random.choice(['AA', 'UA', 'CO'])}-{100 + 37 * number}-{start}-{end}"
        leave = int(random.integers(300, 1300))
        land = leave + int(random.integers(60, 300))
        late = int(random.integers(-5, 60))
        times = [leave, leave + late, land, land + late + int(random.integers(-15, 15))]
        rivals = [time + int(random.integers(3, 40)) for time in times]
        for site in sites:
            if random.random() < 0.85:
                named = [site, flight]
                clean.append([*named, *map(clock, times)])
                told = [
                    _told(time, rivals[place], care[site], place % 2 == 0, random)
                    for place, time in enumerate(times)
                ]
                dirty.append([*named, *told])
    columns = ["site", "flight", *TIMES]
    tables = [pd.DataFrame(rows, columns=columns) for rows in (clean, dirty)]
    for table in tables:
        table.insert(0, "id", [str(row + 1) for row in range(len(table))])
    return Pair(*tables)
