"""An empty list says so in words, and its section stays."""

import pytest

import perfkit
from tests.unit.views.fake_book import make_book

SAID = {
    "actions": "No actions have been sent to the workbook yet.",
    "asks": "Nothing is asked of another body.",
    "broken-threads": "No thread is broken.",
    "case-study": "No case studies have been sent to the workbook yet.",
    "changes": "This is the first edition: there is nothing to compare it with.",
    "commitments": "No partner commitments have been sent to the workbook yet.",
    "decided": "No decision that touches this service has been sent to the workbook yet.",
    "decisions": "No decisions have been sent to the workbook yet.",
    "demand": "No measure of demand belongs to this body yet.",
    "corrections": "No published figure is corrected.",
    "dimensions": "No return has been graded yet.",
    "emerging": "No measure is changing beyond chance before it is off target.",
    "exceptions": "Nothing on this page needs attention.",
    "inequality": "Within the borough No measure on this page is known by deprivation or by sex. "
    "No measure on this page can be set beside other places yet.",
    "insight-exchanges": "No Insight Exchange counts have been sent to the workbook yet.",
    "interventions": "No strategic deliverable has an intervention point yet.",
    "kpi-requests": "No request for a measure has been sent to the workbook yet. "
    "Candidate indicators and their fitness No KPI is proposed at present.",
    "kpis": "No measure is shown to this body.",
    "late": "No figure is overdue.",
    "learning": "No case studies have been sent to the workbook yet.",
    "line-of-sight": "No measure on the golden thread needs attention.",
    "loads": "No file has been received.",
    "milestones": "No milestones have been sent to the workbook yet.",
    "money": "No budget lines have been sent to the workbook yet.",
    "narratives": "No narrative waits for sign-off.",
    "place-leadership": "No directorate or service plan of this body is in force.",
    "plain": "No measure is shown to this body.",
    "problems": "No open problem touches a measure on this page.",
    "products": "No product has been entered in the register yet.",
    "programmes": "No strategic programme of this body is in force.",
    "quirks": "No file of published data was looked at: none was loaded since quirks are looked "
    "for.",
    "residents-questions": "The figures on this page raise no question.",
    "rejected": "No row was refused.",
    "releases": "No release is expected: no date is known.",
    "returns-due": "No return is due in the next six weeks.",
    "risks": "No risks have been sent to the workbook yet.",
    "thread": "No measure of this body is tied to the golden thread yet.",
    "thread-picture": "No measure joins a service to an outcome.",
    "thread-tree": "No golden thread is in force.",
    "updates-due": "No update is due from this body.",
    "upward": "None of these measures goes up to the next level.",
    "good-news": "Nothing can be shown this time",
}


@pytest.mark.parametrize(("block", "words"), SAID.items())
def test_an_empty_block_keeps_its_section_and_says_so(block, words):
    book = make_book(block, rows=[])

    view = getattr(perfkit, block.replace("-", "_"))(book)

    assert f'<h2 id="{block}">' in view.html
    assert words in view.text
