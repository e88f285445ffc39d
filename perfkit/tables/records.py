"""The kinds of fact that a person sends as a spreadsheet: their columns and grain."""

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "number", "date", "period", "whole", "yes_no"]


@dataclass(frozen=True)
class Column:
    """One column: what it holds, and what a cell of it may say."""

    name: str
    type: Type
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """A kind of fact that a person sends as a spreadsheet: one row a fact.

    `key` names the columns that tell one fact from another: of two rows with the same key, the
    one made known later replaces the earlier in every reading from its date on; neither is lost.
    """

    kind: str
    title: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _record(kind: str, title: str, grain: str, key: str, *columns: Column) -> Record:
    released = Column("released_on", "date", "When the sender made this row known.", required=True)
    return Record(kind, title, grain, tuple(key.split()), (*columns, released))


RECORDS: dict[str, Record] = {
    record.kind: record
    for record in (
        _record(
            "values",
            "Values",
            "one value of one KPI, for one area, period and breakdown",
            "kpi_id area_code period breakdown",
            Column("kpi_id", "text", "The KPI's id: the name of its file.", required=True),
            Column("area_code", "text", "The area's ONS code.", required=True),
            Column("area", "text", "The area's name.", required=True),
            Column("period", "period", "2025/26 Q3, 2025/26, 2025 or 2025-12-31.", required=True),
            Column("breakdown", "text", "The group of people or place; empty for everybody."),
            Column("value", "text", "The value, or [x] not available, [c] confidential."),
            Column("numerator", "number", "What is counted."),
            Column("denominator", "number", "What it is counted out of."),
            Column("lower", "number", "Lower end of the 95% interval."),
            Column("upper", "number", "Upper end of the 95% interval."),
            Column("status", "text", "Mark.", allowed=("", "p", "r", "e", "u")),
            Column("note", "text", "Anything a reader must know."),
        ),
        _record(
            "targets",
            "Targets",
            "one target of one KPI for one period",
            "kpi_id period",
            Column("kpi_id", "text", "The KPI's id.", required=True),
            Column("period", "period", "The period it is to be met in.", required=True),
            Column("value", "number", "The target; 0 is a target.", required=True),
            Column("floor", "number", "The red line: beyond it the KPI is off target."),
            Column(
                "kind",
                "text",
                "What kind of target.",
                required=True,
                allowed=("statutory", "national", "local", "stretch", "trajectory"),
            ),
            Column("rationale", "text", "Why this figure.", required=True),
            Column("agreed_by", "text", "The body that agreed it.", required=True),
        ),
        _record(
            "narratives",
            "Narratives",
            "the words on one KPI for one quarter",
            "kpi_id quarter",
            Column("kpi_id", "text", "The KPI's id.", required=True),
            Column("quarter", "period", "The quarter written about.", required=True),
            Column("why", "text", "Why the figure is what it is.", required=True),
            Column("doing", "text", "What we are doing about it.", required=True),
            Column("outlook", "text", "What to expect."),
            Column("writer", "text", "The role that wrote it, never a name.", required=True),
            Column(
                "state",
                "text",
                "How far it has been agreed.",
                required=True,
                allowed=("draft", "submitted", "agreed", "published"),
            ),
        ),
        _record(
            "case_studies",
            "Case studies",
            "one case study",
            "case_study_id",
            Column("case_study_id", "text", "A short id.", required=True),
            Column("title", "text", "Its title.", required=True),
            Column("concerns", "text", "Id of the outcome, priority or service.", required=True),
            Column("situation", "text", "What the matter was.", required=True),
            Column("action", "text", "What was done.", required=True),
            Column("result", "text", "What came of it.", required=True),
            Column("evidence", "text", "How we know.", required=True),
            Column("team", "text", "Whose work it was: a team, never a person.", required=True),
            Column("consent", "yes_no", "Those in it agreed to its being told.", required=True),
        ),
        _record(
            "actions",
            "Actions",
            "one action that a body agreed",
            "action_id",
            Column("action_id", "text", "A short id.", required=True),
            Column("body_id", "text", "The body that agreed it.", required=True),
            Column("concerns", "text", "Id of a KPI, programme, service…", required=True),
            Column("what", "text", "What is to be done.", required=True),
            Column("owner", "text", "The role that does it.", required=True),
            Column("agreed_on", "date", "When it was agreed.", required=True),
            Column("due_on", "date", "When it is due.", required=True),
            Column("done_on", "date", "When it was done; empty while it is not."),
            Column(
                "status",
                "text",
                "Where it stands.",
                required=True,
                allowed=("open", "done", "dropped"),
            ),
            Column("success_test", "text", "How we shall know that it worked."),
        ),
        _record(
            "decisions",
            "Decisions",
            "one decision asked of a body, or made by it",
            "decision_id",
            Column("decision_id", "text", "A short id.", required=True),
            Column("body_id", "text", "The body asked.", required=True),
            Column("concerns", "text", "Id of a KPI, priority, programme…", required=True),
            Column("what", "text", "What is to be decided.", required=True),
            Column("evidence", "text", "What it rests on.", required=True),
            Column("meeting_on", "date", "The meeting.", required=True),
            Column(
                "status",
                "text",
                "Asked or made.",
                required=True,
                allowed=("asked", "agreed", "declined", "deferred"),
            ),
        ),
        _record(
            "commitments",
            "Partner commitments",
            "one thing that one partner undertook",
            "commitment_id",
            Column("commitment_id", "text", "A short id.", required=True),
            Column("partner", "text", "Who undertook it: an organisation.", required=True),
            Column("concerns", "text", "Id of the outcome or deliverable.", required=True),
            Column("what", "text", "What was undertaken.", required=True),
            Column("due_on", "date", "By when.", required=True),
            Column(
                "status", "text", "Kept?", required=True, allowed=("open", "kept", "late", "missed")
            ),
            Column("note", "text", "What to know."),
        ),
        _record(
            "milestones",
            "Programme milestones",
            "one milestone of one programme",
            "milestone_id",
            Column("milestone_id", "text", "A short id.", required=True),
            Column("programme_id", "text", "The programme.", required=True),
            Column("title", "text", "What is to be reached.", required=True),
            Column("due_baseline", "date", "When it was first due.", required=True),
            Column("due_forecast", "date", "When it is now expected.", required=True),
            Column("done_on", "date", "When it was reached; empty while it is not."),
            Column("reason", "text", "Why it slipped, what blocks it."),
        ),
        _record(
            "budget_lines",
            "Budget lines",
            "money and staff of one service, priority or programme, as at one quarter",
            "concerns quarter spend",
            Column("concerns", "text", "Id of the service, priority or programme.", required=True),
            Column("quarter", "period", "The quarter reported at.", required=True),
            Column(
                "spend", "text", "Kind of spend.", required=True, allowed=("revenue", "capital")
            ),
            Column("budget", "number", "Budget for the year, in £.", required=True),
            Column("forecast", "number", "Forecast for the year, in £.", required=True),
            Column("actual", "number", "Spent so far, in £.", required=True),
            Column("saving_target", "number", "Saving to make this year, in £."),
            Column("saving_delivered", "number", "Saving made so far, in £."),
            Column("staff", "number", "Staff in post, full-time equivalent."),
            Column("staff_budget", "number", "Staff budgeted, full-time equivalent."),
        ),
        _record(
            "risks",
            "Risks",
            "one risk",
            "risk_id",
            Column("risk_id", "text", "A short id.", required=True),
            Column("concerns", "text", "Id of a KPI, priority, programme…", required=True),
            Column("cause", "text", "Because of…", required=True),
            Column("event", "text", "there is a risk that…", required=True),
            Column("effect", "text", "which would…", required=True),
            Column("likelihood", "whole", "1 (rare) to 5 (almost certain).", required=True),
            Column("impact", "whole", "1 (slight) to 5 (severe).", required=True),
            Column("controls", "text", "What holds it down.", required=True),
            Column("owner", "text", "The role that owns it.", required=True),
        ),
        _record(
            "insight_exchanges",
            "Insight Exchanges",
            "how many were held in one directorate and period; never a row about a person",
            "directorate_id period",
            Column("directorate_id", "text", "The directorate.", required=True),
            Column("period", "period", "The period.", required=True),
            Column("eligible", "whole", "Staff who should have one.", required=True),
            Column("completed", "whole", "Staff who had one; [c] below ten.", required=True),
            Column("linked", "whole", "With a priority linked to a plan.", required=True),
        ),
    )
}
