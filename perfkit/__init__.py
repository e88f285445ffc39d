"""The performance management workbook: all that a notebook needs, as ``import perfkit as pk``.

``pk.open_book(edition, body)`` opens one edition as one body reads it; each other name shows one
block of that body's page, and ``pk.record(book)`` states its figures of record.
"""

from perfkit.book import Book, open_book
from perfkit.views.actions import actions
from perfkit.views.case_studies import case_study, good_news, learning
from perfkit.views.changes import changes, definitions
from perfkit.views.data_quality import dimensions, loads, problems
from perfkit.views.decisions import decided, decisions, questions
from perfkit.views.exceptions import emerging, exceptions, late
from perfkit.views.inequality import inequality
from perfkit.views.kpis import demand, kpis, plain
from perfkit.views.money import money
from perfkit.views.outcomes import interventions, outcomes
from perfkit.views.partners import asks, commitments, place_leadership
from perfkit.views.people import insight_exchanges, values
from perfkit.views.programmes import milestones, programmes
from perfkit.views.record import record, state
from perfkit.views.releases import burden, releases
from perfkit.views.risks import risks
from perfkit.views.strip import strip
from perfkit.views.thread import thread
from perfkit.views.updates import narratives, returns_due, updates_due, upward

__all__ = [
    "Book",
    "actions",
    "asks",
    "burden",
    "case_study",
    "changes",
    "commitments",
    "decided",
    "decisions",
    "definitions",
    "demand",
    "dimensions",
    "emerging",
    "exceptions",
    "good_news",
    "inequality",
    "insight_exchanges",
    "interventions",
    "kpis",
    "late",
    "learning",
    "loads",
    "milestones",
    "money",
    "narratives",
    "open_book",
    "outcomes",
    "place_leadership",
    "plain",
    "problems",
    "programmes",
    "questions",
    "record",
    "releases",
    "returns_due",
    "risks",
    "state",
    "strip",
    "thread",
    "updates_due",
    "upward",
    "values",
]
