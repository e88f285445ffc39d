"""The tables of an edition: their columns and grain."""

OBSERVATIONS = (
    "kpi_id",
    "open_data_id",
    "area_code",
    "area",
    "period",
    "period_start",
    "period_end",
    "period_kind",
    "breakdown",
    "value",
    "value_text",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "status",
    "note",
    "released_on",
    "recorded_at",
    "return_id",
)
ASSESSMENTS = (
    "kpi_id",
    "open_data_id",
    "period",
    "period_start",
    "period_end",
    "value",
    "value_text",  # as a page writes it, with its unit: 46.3%, 688 households, Good
    "previous_period",
    "previous_value_text",
    "comparator",
    "comparator_code",  # empty where it is a median of several areas
    "comparator_value",
    "comparator_value_text",
    "comparison",  # better, similar, worse, higher, lower, not_compared
    "target",
    "target_text",
    "target_name",  # a target, a range, a profile, a legal limit, a legal minimum; empty: none
    "target_status",  # on_target, close, off_target, no_target, not_comparable
    "target_reason",
    "variation",  # improving, worsening, no_significant_change, higher, lower, too_few_points,
    # not_testable
    "variation_reason",
    "assurance",
    "direction",  # rising, falling, high, low, no_clear_direction, cannot_tell
    "direction_method",
    "level_since",  # the month since which its level is another: December 2022; else ""
    "range_note",  # what to know of its usual range: a level that moved, a new start; else ""
    "released_on",
    "age_days",
    "next_due",
    "age_status",  # new, repeat, old, overdue, awaited
    "quality_grade",  # sound, use_with_care, not_fit, not_graded
    "quality_reason",
    "attention",  # 3 needs someone, 2 watch, 1 quiet, 0 cannot say
    "disagreement",
    "headline",
    "source_file",
    "source_row",
)
FOUND = (  # one row a KPI and mark
    "kpi_id",
    "mark",  # Target, Variation, Age or Data quality
    "words",  # how it was found, in plain words with its numbers
)
INTERVENTIONS = (  # one row a strategic deliverable
    "deliverable_id",
    "outcome_id",
    "text",
    "state",  # reached, near, not, cannot_tell
    "kpi_id",  # the measure that decides it
    "kpis",  # all that it watches
    "running",  # for how many of its latest periods that measure has been in the state
    "reason",  # where it stands and since when, as a sentence
    "threshold",  # at what the board steps in, in words
)
NARRATIVES_DUE = (  # one row a KPI
    "kpi_id",
    "state",  # written, due, overdue, cannot_tell
    "due_on",  # the last day in time; missing where it cannot be told
    "days",  # to go where it is due, past where it is overdue, else 0
    "words",  # the day and how far off it is, or why it cannot be told; "" where it is written
    "counted_from",  # what the day is counted from, as a sentence
)
CANDIDATES = (  # one row a proposed KPI and question of its fitness
    "kpi_id",
    "question",
    "met",  # yes, no, cannot_tell
    "words",  # why
)
# One row a generation, ward and item: a ward measure, or a line of the ward's profile.
WARDS = (
    "generation",
    "area_code",
    "area",
    "item",  # a ward measure's id, or that of a line of the profile
    "kpi_id",  # of a ward measure; "" for a line of the profile
    "fifth",  # 1 the most deprived fifth of the borough's wards, to 5; missing where not held
    "period",
    "period_end",
    "count",
    "population",
    "value",
    "lower",
    "upper",
    "value_text",
    "mark",  # "[c]" hidden, "[x]" not available, else ""
    "reason",  # why there is no figure, no rate or no interval
    "borough_value",
    "borough_lower",
    "borough_upper",
    "borough_text",
    "comparison",  # of the ward with the borough: higher, similar, lower, not_compared
    "step",  # 1 to 3, the darkest on a map; missing where nothing is shown
    "words",
)
# One row a KPI or ward measure and kind of inequality.
INEQUALITY = (
    "kpi_id",
    "item",  # a ward measure's id; "" for a KPI's own breakdown
    "kind",  # "deprivation": fifths of wards; "sex"
    "generation",  # of the wards; "" for a KPI's own breakdown
    "period",
    "period_end",
    *("gap", "gap_lower", "gap_upper", "ratio", "ratio_lower", "ratio_upper"),
    *("sii", "sii_lower", "sii_upper"),
    *("line_most", "line_least"),  # the slope index's line at its two ends, in the measure's unit
    "repetitions",
    "seed",
    "reason",  # why it cannot be told; "" where it can
    "words",
    "slope_words",  # of the slope index; "" where there is none
)
# The groups behind a row of INEQUALITY: one row a group, in order.
INEQUALITY_GROUPS = (
    *("kpi_id", "item", "kind", "quantile", "group"),
    "middle",  # where the middle of its people lies, the most deprived 0, the least 1; else missing
    *("count", "population", "value", "lower", "upper", "value_text"),
)
# Wards as drawn lines, where the council has configured boundaries; one row a ward.
WARD_SHAPES = ("generation", "area_code", "path", "x", "y", "width", "height", "credit")
WARD_SOURCES = ("generation", "area_code", "item", "fact_id", "file_id", "file", "row", "column")

THREAD = (  # one row a link of the golden thread in force, in the order of a walk down it
    "node_id",
    "kind",  # outcome, strategic deliverable, … as perfkit.framework.kinds names them; action
    "title",
    "whose",  # the body, directorate or service that answers for it; empty where none is named
    "parent_id",  # what it stands under in the tree; empty for an outcome, or where nothing is
    "depth",  # 0 for what stands under nothing
    "page",  # the body on whose page it is; empty where none is
    "example",
    "public",  # False: its marks are not for everybody, and nothing above it counts them
    "measures",  # public ones at or below it, each once
    "need",  # of them, those that need somebody
    "internal",  # measures at or below it that are not counted
    "off_target",
    "worsening",
    "overdue",
    "not_fit",
    "disagree",  # those that need somebody for their marks' disagreement alone
    "worst_target",  # of those that the council directly impacts
    "worst_attention",
    "late",  # actions at or below it that are past their day
    "serves",  # "serves 2 outcomes through 1 priority"
    "outcomes",  # their ids, in the vision's order
    "below",  # "4 measures, 2 need you"; of an action, where it stands
    "disagreement",  # that what a level sees is well while what is below it is not
    "broken",  # how its thread is broken; empty where it is whole
    "pressing",  # 1 for the measure that most needs somebody, and so on; 0 for all others
)
# One row a step upward, a node may have several; and one a measure that a programme is to move.
THREAD_LINKS = ("node_id", "parent_id")
THREAD_FLOWS = (  # one row an outcome and corporate priority, or corporate priority and service
    "upper_id",
    "lower_id",
    "measures",  # public ones that reach the upper through the lower
    "need",
    "internal",
    "words",  # "Homes for all, Homelessness: 4 measures, 2 need you"
)
