"""On every page every mark of a measure is one step from how it was found."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from perfkit.publishing.about_pages import ABOUT_PAGES

MARK = re.compile(r"\bm[0-3]\b")
# Marks of other things than a measure: what each says stands beside it.
OTHERS = {
    "actions", "commitments", "interventions", "loads", "milestones", "narratives", "problems",
    "updates-due", "dimensions", "kpi-requests", "products",
}  # fmt: skip
OF_AN_ACTION = re.compile(r"^(Target: (Done|Dropped)|Age: (Open|\d+ days late))")
OF_MANY = re.compile(r"^([A-Z][a-z ]+: )?\d+ (off target|worsening|overdue|not fit|with marks)")
OF_A_PROGRAMME = re.compile(r"^(Target: (High|Medium|Low)|Variation: Cannot say)")
HOLDS = ("li", "tr", "article", "details")  # what stands in one of these belongs together
VOID = {"br", "hr", "img", "path", "line", "circle", "rect", "polygon", "use", "meta", "link"}


class Part:
    """One element, what it is in, and what is in it."""

    def __init__(self, tag, attributes, parent):
        self.tag, self.parent, self.parts, self.said = tag, parent, [], []
        self.attributes = {name: value or "" for name, value in attributes}

    def all(self):
        for part in self.parts:
            yield part
            yield from part.all()

    def around(self):
        part = self.parent
        while part is not None:
            yield part
            part = part.parent

    @property
    def classes(self):
        return self.attributes.get("class", "").split()

    @property
    def text(self):
        return "".join(one if isinstance(one, str) else one.text for one in self.said)


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.here = Part("root", [], None)

    def handle_starttag(self, tag, attrs):
        part = Part(tag, attrs, self.here)
        self.here.parts.append(part)
        self.here.said.append(part)
        self.here = self.here if tag in VOID else part

    def handle_startendtag(self, tag, attrs):
        self.here.parts.append(Part(tag, attrs, self.here))

    def handle_endtag(self, tag):
        if tag not in VOID and self.here.parent is not None:
            self.here = self.here.parent

    def handle_data(self, data):
        self.here.said.append(data)


def read(path: Path) -> Part:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    assert reader.here is reader.root, f"{path.name} has an element that is never closed"
    return reader.root


def marks(root):
    return [part for part in root.all() if any(map(MARK.fullmatch, part.classes))]


def is_of_something_else(mark):
    around = list(mark.around())
    block = next((part for part in around if part.tag == "section"), None)
    if block is None or set(block.classes) & OTHERS:
        return True
    text = mark.text.strip()
    if "outcomes" in block.classes:  # a tally of marks, in the list that leads to each outcome
        return any(part.tag == "li" for part in around[: around.index(block)])
    of_a_programme = "programmes" in block.classes and OF_A_PROGRAMME.match(text)
    late = "Late" in text and "thread" in " ".join(block.classes)  # an action of the thread
    return bool(OF_AN_ACTION.match(text) or OF_MANY.match(text) or of_a_programme or late)


def steps(part):
    """Return what lies one step from a part, links to words and folded words, by page and place.

    A page left empty is this one.
    """
    for one in (part, *part.all()):
        href = one.attributes.get("href", "")
        page, _, place = href.partition("#")
        if one.tag == "a" and place.startswith("found-"):
            yield page.removesuffix(".html"), place
        if one.tag == "details" and "found" in one.classes:
            yield from (("", part.attributes["id"]) for part in one.all() if part.tag == "dl")


def one_step_from(mark):
    """Return the places one step from a mark: its own link, else what stands in its own holder."""
    around = list(mark.around())
    link = next((part for part in around if part.tag == "a"), None)
    if link is not None:
        return list(steps(link))
    for holder in around:
        if holder.tag in HOLDS or {"value", "note"} & set(holder.classes):
            if found := list(steps(holder)):
                return found
        if holder.tag == "section":
            break
    return []


@pytest.fixture(scope="module")
def pages(illustrative_run):
    # The contents and the pages about the workbook show no measure's mark.
    about = {"index", *(page.name for page in ABOUT_PAGES)}
    found = sorted((illustrative_run.edition / "pages").glob("*.html"))
    return {path.stem: read(path) for path in found if path.stem not in about}


@pytest.fixture(scope="module")
def frozen(illustrative_run):
    return pd.read_parquet(illustrative_run.edition / "tables" / "found.parquet")


def test_every_mark_of_a_measure_is_one_step_from_how_it_was_found(pages):
    assert len(pages) >= 80
    lost, looked_at = [], 0
    ids = {
        (name, part.attributes["id"])
        for name, root in pages.items()
        for part in root.all()
        if "id" in part.attributes
    }
    for name, root in pages.items():
        for mark in marks(root):
            if is_of_something_else(mark):
                continue
            looked_at += 1
            places = {(page or name, place) for page, place in one_step_from(mark)}
            if not places or not places <= ids:
                lost.append((name, mark.text, places))
    assert lost == []
    assert looked_at > 2000


def test_no_page_tells_the_same_measure_twice(pages):
    for name, root in pages.items():
        ids = [part.attributes["id"] for part in root.all() if "id" in part.attributes]
        found = [one for one in ids if one.startswith("found-")]
        assert len(found) == len(set(found)), name


def test_what_a_page_tells_is_what_was_frozen(pages, frozen):
    words = {(f"found-{row.kpi_id}", row.mark): row.words for row in frozen.itertuples(index=False)}
    for root in pages.values():
        for part in root.all():
            place = part.attributes.get("id", "")
            if part.tag != "dl" or not place.startswith("found-"):
                continue
            for pair in part.parts:
                term, said = pair.parts
                assert said.text == words[place, term.text]


def test_every_measure_has_words_for_each_of_its_four_marks(frozen, illustrative_run):
    tables = illustrative_run.edition / "tables"
    kpis = pd.read_parquet(tables / "assessments.parquet")["kpi_id"]
    told = frozen.groupby("kpi_id")["mark"].agg(list).to_dict()
    assert told == {kpi: ["Target", "Variation", "Age", "Data quality"] for kpi in kpis}
