"""Made-up work of the Intelligence Hub: measures asked of it, and its products."""

from collections.abc import Iterable

from perfkit.illustrative.year import Row, Year

OWNER = "intelligence-hub-analyst"
# Who asks, what it is about, what is asked, the decision it serves; days from the as-at date on
# which it was asked and is due; where it stands and what was answered.
REQUESTS = (
    (
        "acp-board",
        "live-well",
        "Loneliness of people over 65, by ward",
        "Where to place the next befriending scheme",
        *(-70, 20),
        *("in_development", ""),
    ),
    (
        "clt",
        "prosperous",
        "Time from first contact to a settled answer, over all channels",
        "Whether to move staff from the telephone to the counter",
        *(-40, -5),
        *("asked", ""),
    ),
    (
        "dlt-place",
        "clean-and-green",
        "Missed collections that are put right within two days",
        "The next round of the collection contract",
        *(-150, -60),
        *("agreed", "Taken from the contractor's returns; nothing new is collected."),
    ),
    (
        "cabinet",
        "safe-strong-and-distinctive",
        "A single score for community spirit",
        "Which events to fund",
        *(-160, -90),
        *("declined", "No source: a score of many parts would hide what it is made of."),
    ),
)
# Kind, title, what it is about, who asked, days asked, due and done, where it stands.
PRODUCTS = (
    ("jsna", "Chapter on healthy weight", "live-well", "ACP Board", -200, 40, None, "under_way"),
    (
        "jsna",
        "Chapter on housing",
        "safe-strong-and-distinctive",
        "ACP Board",
        -300,
        -30,
        -35,
        "published",
    ),
    (
        "pna",
        "Pharmaceutical needs assessment, supplementary statement",
        "live-well",
        "ACP Board",
        *(-120, 10, None),
        "awaiting_approval",
    ),
    (
        "needs_assessment",
        "Needs of young carers",
        "start-well",
        "Directorate of People",
        *(-90, -10, None),
        "under_way",
    ),
    (
        "research_governance",
        "A university's survey of walking to school",
        "live-well",
        "University",
        *(-30, 15, None),
        "awaiting_approval",
    ),
    (
        "research_governance",
        "A doctoral study of warm homes",
        "clean-and-green",
        "University",
        *(-140, -100, -104),
        "approved",
    ),
    (
        "inequalities_analysis",
        "Falls among people over 65, by deprivation",
        "live-well",
        "Public Health",
        *(-60, 50, None),
        "planned",
    ),
    (
        "indicator_development",
        "Loneliness of people over 65",
        "live-well",
        "ACP Board",
        *(-70, 20, None),
        "under_way",
    ),
)


def kpi_requests(year: Year) -> Iterable[Row]:
    """Have bodies ask for measures: one overdue, one in hand, one agreed, one declined."""
    for number, (body, concerns, what, decision, asked, due, *answered) in enumerate(REQUESTS, 1):
        days = year.days(asked), year.days(due)
        yield f"request-{number}", body, concerns, what, decision, *days, *answered


def products(year: Year) -> Iterable[Row]:
    """Give the Intelligence Hub work of every kind that leaders ask after, one piece of it late."""
    for number, (kind, title, concerns, asker, asked, due, done, status) in enumerate(PRODUCTS, 1):
        finished = None if done is None else year.days(done)
        days = year.days(asked), year.days(due), finished
        yield f"product-{number}", kind, title, concerns, asker, OWNER, *days, status, ""
