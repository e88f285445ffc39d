"""What the Intelligence Hub keeps of its own work: measures asked of it, and its products."""

from perfkit.tables.record import Column, record

KPI_REQUESTS = record(
    "kpi_requests",
    "KPI requests",
    "one measure, or change of one, that a body asked for",
    "request_id",
    Column("request_id", "text", "A short id.", required=True),
    Column("body_id", "text", "The body that asked.", required=True),
    Column("concerns", "text", "Id of an outcome, priority, service, KPI…", required=True),
    Column("what", "text", "What is asked for.", required=True),
    Column("decision", "text", "The decision that it would serve.", required=True),
    Column("asked_on", "date", "When it was asked.", required=True),
    Column("due_on", "date", "When an answer is due.", required=True),
    Column(
        "status",
        "text",
        "Where it stands.",
        required=True,
        allowed=("asked", "in_development", "agreed", "declined"),
    ),
    Column("answer", "text", "What was answered, and why; empty while nothing was."),
)
PRODUCTS = record(
    "products",
    "Products of the Intelligence Hub",
    "one product, approval or piece of support",
    "product_id",
    Column("product_id", "text", "A short id.", required=True),
    Column(
        "kind",
        "text",
        "What kind of work it is.",
        required=True,
        allowed=(
            "jsna",
            "pna",
            "needs_assessment",
            "research_governance",
            "inequalities_analysis",
            "epidemiological_analysis",
            "geodemographic_profile",
            "indicator_development",
            "kpi_support",
        ),
    ),
    Column("title", "text", "Its title.", required=True),
    Column("concerns", "text", "Id of the outcome, priority, service…", required=True),
    Column("asked_by", "text", "Who asked: a body or organisation, never a person.", required=True),
    Column("owner", "text", "The role that leads it.", required=True),
    Column("asked_on", "date", "When it was asked for.", required=True),
    Column("due_on", "date", "When it is due.", required=True),
    Column("done_on", "date", "When it was published, approved or declined."),
    Column(
        "status",
        "text",
        "Where it stands.",
        required=True,
        allowed=("planned", "under_way", "awaiting_approval", "approved", "published", "declined"),
    ),
    Column("published_at", "text", "Where it can be read: an address or a place."),
)
