"""One name, two spellings: spaces, letter case, and slips of the finger."""

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from perfkit.quality.profiling.coding import Bools, CodedColumn, CodedTable, Ints
from perfkit.quality.profiling.findings import found_at
from perfkit.quality.profiling.thresholds import (
    CASE_OF_LEADER,
    CLOSE_RATIO,
    CROWDED,
    FREQUENT,
    MOST_SPELLINGS,
    NUMBER_RARE,
    RARE_OF_FREQUENT,
    SLIP_LETTERS,
    SLIPS_ALIKE,
    SLIPS_OF_LEADER,
    WORD_USUAL,
)

_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
# Signs that a writer leaves out or adds; those that mark the end of a word; and those that mean.
_STOPS = re.compile(r"[.,;:!'\"`’()\[\]]|(?<=\w)[-_ ](?=\w)")
_MARKS = re.compile(r"(?<=[^\W\d_]{3})[^\w\s()]+$")
_TELLING = re.compile(r"[<>=≤≥±+*]|(?<!\s)[-–−](?!\w)|(?<!\w)[-–−](?=\d)")


def spellings(table: CodedTable, home: dict[int, Bools]) -> Iterator[pd.DataFrame]:
    """Give cells that spell what other rows of the column spell otherwise.

    `home` names the values that are the commonest of some group of a good determinant: they are
    right, however close to another.
    """
    for column in table.columns:
        if column.typed_number or column.distinct < 2:
            continue
        pairs = dict(_variants(column))
        yield _told(column, pairs, "letter case")
        yield _told(column, dict(_stray_spaces(column)), "spaces")
        if column.number_share < 0.5 and column.distinct <= MOST_SPELLINGS:
            at_home = home.get(column.place, np.zeros(len(column.texts), bool))
            yield _told(column, dict(_slips(column, at_home)), "spelling")
        if column.number_share < 0.5:
            yield _told(column, dict(_usual_words(column)), "spelling")


def _stray_spaces(column: CodedColumn) -> Iterator[tuple[int, str]]:
    """Give values with spaces at an end or doubled, if most of the column has none."""
    stray = column.by_way(lambda text: _spaced(text) != text) & ~column.blank
    if column.counts[stray].sum() < column.filled / 4:
        yield from ((int(code), _spaced(column.texts[code])) for code in np.flatnonzero(stray))


def _spaced(text: str) -> str:
    """Return a text with one space between words and none at its ends."""
    return _SPACES.sub(" ", text).strip()


def _variants(column: CodedColumn) -> Iterator[tuple[int, str]]:
    """Give values that differ from a commoner one in letter case alone."""
    folded = [text.casefold() for text in column.texts]
    if len(set(folded)) == len(folded):
        return
    leaders: dict[str, int] = {}
    for code in np.argsort(-column.counts, kind="stable"):
        leader = leaders.setdefault(folded[code], int(code))
        if leader != code and column.counts[code] <= CASE_OF_LEADER * column.counts[leader]:
            yield int(code), column.texts[leader]


def _slips(column: CodedColumn, at_home: Bools) -> Iterator[tuple[int, str]]:
    """Give rare values a slip away from a frequent one, where such closeness is no habit."""
    counts = column.counts
    frequent = np.flatnonzero((counts >= FREQUENT) & ~column.blank)
    rare = np.flatnonzero(~column.blank & ~at_home & (counts <= RARE_OF_FREQUENT * counts.max()))
    if not len(frequent) or not len(rare):
        return
    words = Counter(word for text in column.texts for word in set(_words(text.casefold())))
    found = list(_nearest(column, rare, frequent, words))
    folded = [text.casefold() for text in column.texts]
    stops = np.array([_only_stops(folded[a], folded[b]) for a, b in found], bool)
    slips, leaders = (np.array([pair[side] for pair in found], np.intp) for side in (0, 1))
    seldom = stops | _seldom(counts[slips], leaders, counts[leaders])
    found = [pair for pair, kept in zip(found, seldom, strict=True) if kept]
    settled = np.setdiff1d(frequent, [code for code, _ in found])
    among = sum(1 for _ in _nearest(column, settled, settled, words))
    rare = np.setdiff1d(rare, settled)
    if found and among * max(len(rare), 1) <= CROWDED * len(found) * max(len(settled), 1):
        yield from ((code, column.texts[leader]) for code, leader in found)


def _usual_words(column: CodedColumn) -> Iterator[tuple[int, str]]:
    """Give values with a slip in a word that half of the column has ("299 patixnts")."""
    held: Counter[str] = Counter()
    of_text = [_words(text) for text in column.texts]
    for words, count in zip(of_text, column.counts, strict=True):
        held.update(dict.fromkeys(words, int(count)))
    usual = [w for w, n in held.items() if n >= WORD_USUAL * column.filled and len(w) >= 4]
    if not usual:
        return
    within = Counter(word for words in of_text for word in set(words))
    slips = {
        word: leader
        for word in held
        for leader in usual
        if held[word] <= NUMBER_RARE * column.filled and _one_word(word, leader)
    }
    alike = np.array([held[word] for word in slips], np.intp)
    often = np.array([held[leader] for leader in slips.values()], np.intp)
    seldom = _seldom(alike, np.unique([*slips.values()], return_inverse=True)[1], often)
    slips = {
        word: leader
        for (word, leader), few in zip(slips.items(), seldom, strict=True)
        if few or within[word] > 1
    }
    for code, words in enumerate(of_text):
        for word in set(words) & set(slips):
            if slips[word] not in words:
                yield code, column.texts[code].replace(word, slips[word])


def _nearest(
    column: CodedColumn, rare: Ints, frequent: Ints, words: Counter[str]
) -> Iterator[tuple[int, int]]:
    """Give each value with the likest frequent one that it is a slip of."""
    texts = [text.casefold() for text in column.texts]
    choices = [texts[code] for code in frequent]
    likeness = process.cdist(
        [texts[code] for code in rare],
        choices,
        scorer=fuzz.ratio,
        score_cutoff=100 * CLOSE_RATIO - 15,
        dtype=np.uint8,
    )
    same = rare is frequent
    for place, code in enumerate(rare):
        order = np.lexsort((-column.counts[frequent], -likeness[place].astype(int)))[:4]
        for best in order:
            leader = frequent[best]
            if leader == code or not likeness[place][best]:
                continue
            enough = same or column.counts[code] <= RARE_OF_FREQUENT * column.counts[leader]
            if enough and is_slip(texts[code], texts[leader], words):
                yield int(code), int(leader)
                break


def _seldom(held: Ints, leaders: Ints, often: Ints) -> Bools:
    """Say which slips are seldom enough to be slips, from the rows that hold each.

    A slip of the finger is hardly made again and again in the same way: what is may be another
    name. It is none where the other slips of the same spelling are as many rows together.
    """
    together = np.bincount(leaders, weights=held)[leaders] if len(held) else held
    most = np.maximum(np.maximum(SLIPS_ALIKE, SLIPS_OF_LEADER * often), together - held)
    return np.asarray(held <= most)


def is_slip(text: str, leader: str, words: Counter[str]) -> bool:
    """Say whether a text is another with a slip of the finger, compared word by word.

    `words` counts the values of the column that hold each word: a word known from other values
    is a word of its own. Figures tell things apart, so texts that differ only there are two; so do
    signs that mean something (A+ and A-, <50 and >50) and words of a letter or two (Grade B).

    >>> is_slip("birminghxm", "birmingham", Counter(["birminghxm", "birmingham"]))
    True
    >>> is_slip("ward 12", "ward 13", Counter(["ward", "ward", "12", "13"]))
    False
    >>> is_slip("<=50k.", "<=50k", Counter()), is_slip(">50k", "<50k", Counter())
    (True, False)
    """
    if text == leader or _DIGITS.sub("", text) == _DIGITS.sub("", leader):
        return False
    if len(leader) >= 4 and _only_stops(text, leader):
        return True
    if _TELLING.findall(text) != _TELLING.findall(leader):
        return False
    mine, theirs = _words(text), _words(leader)
    if len(mine) != len(theirs):
        return (
            len(leader) >= 6
            and _NUMBER.findall(text) == _NUMBER.findall(leader)
            and OSA.distance(text, leader, score_cutoff=1) <= 1
        )
    differ = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    known = any(words[word] > 1 for word, _ in differ)  # a word of its own
    slips = bool(differ) and all(_one_word(a, b) for a, b in differ)
    return slips and not known and len(leader) >= 4


def _only_stops(text: str, other: str) -> bool:
    """Say whether texts differ by stops, by what joins words, or by a mark behind one of them."""
    bare = [_STOPS.sub("", told) for told in (text, other)]
    unmarked = [_STOPS.sub("", _MARKS.sub("", told)) for told in (text, other)]
    return bare[0] == bare[1] or unmarked[0] == bare[1] or bare[0] == unmarked[1]


def _words(text: str) -> list[str]:
    """Return the words and figures of a text."""
    return _WORD.findall(text)


def _one_word(word: str, leader: str) -> bool:
    """Say whether a word is another with a slip: at most a third changed, figures left alone."""
    if _DIGITS.sub("", word) == _DIGITS.sub("", leader):
        return False
    if len(leader) < SLIP_LETTERS:
        return False
    same_start = word[:1] == leader[:1]  # "increasing" is not "decreasing"
    most = max(1, len(leader) // 4) if same_start else 1
    return OSA.distance(word, leader, score_cutoff=most) <= most


def _told(column: CodedColumn, pairs: dict[int, str], kind: str) -> pd.DataFrame:
    """Return every row that holds a value found, with the spelling it departs from."""
    rows = np.flatnonzero(np.isin(column.codes, list(pairs)))
    codes = column.codes[rows]
    words = {
        "letter case": "Differs from {!r} in capitals alone, which is commoner.",
        "spaces": "Has spaces that {!r} has not.",
        "spelling": "A slip away from {!r}, which is far commoner.",
    }[kind]
    return found_at(
        rows,
        column.place,
        kind=kind,
        likely=[pairs[code] for code in codes],
        confidence={"letter case": 0.8, "spaces": 0.95, "spelling": 0.85}[kind],
        reason=[words.format(pairs[code]) for code in codes],
    )
