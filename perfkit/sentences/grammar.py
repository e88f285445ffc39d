"""The little grammar that sentences need: number of the subject, its place, possessives, length."""

import re
from collections.abc import Iterable, Sequence

from perfkit.measures.points import COUNTS

MOST_WORDS = 20
_ENDS_HEAD = frozenset(
    "about above after against aged among and as at below between by during for from held in "
    "into is lost made met not of on or out over owed paid per sent than that to under which "
    "while who whose with within without".split()
)
_PLURAL = frozenset({"people", "children", "women", "men"})
_SINGULAR_ENDINGS = ("ss", "us", "is")
_NAMES = frozenset({"bolton", "bolton's", "england", "england's", "ofsted", "ofsted's"})
_ARTICLES = frozenset({"the", "a", "an"})
_ACRONYM = re.compile(r"[A-Z0-9].*[A-Z0-9]")


def is_plural(subject: str) -> bool:
    """Return whether a subject takes "are": judged by its head, the noun before any "of" or "in".

    >>> is_plural("Households in temporary accommodation"), is_plural("The share of children")
    (True, False)
    """
    head = _head(subject)
    if head in _PLURAL:
        return True
    return head.endswith("s") and not head.endswith(_SINGULAR_ENDINGS)


def verb(subject: str, one: str = "is", several: str = "are") -> str:
    """Return the form of a verb that goes with a subject."""
    return several if is_plural(subject) else one


def inside(subject: str) -> str:
    """Return a subject as it stands inside a sentence: its first letter small, but of a name.

    A name is one known, one in capitals, or one followed by a number or another capital.

    >>> inside("The re-referral rate"), inside("NHS Health Checks"), inside("Attainment 8")
    ('the re-referral rate', 'NHS Health Checks', 'Attainment 8')
    """
    first, _, rest = subject.partition(" ")
    follows_a_name = first.lower() not in _ARTICLES and bool(re.match(r"[A-Z0-9]", rest))
    if first.lower() in _NAMES or _ACRONYM.match(first) or follows_a_name:
        return subject
    return subject[0].lower() + subject[1:]


def possessive(name: str) -> str:
    """Return a name with its possessive ending; "as a whole" goes without saying there.

    >>> possessive("England"), possessive("similar councils"), possessive("Kent as a whole")
    ("England's", "similar councils'", "Kent's")
    """
    name = name.removesuffix(" as a whole")
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def count(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "measure"), count(0, "measure")
    ('1 measure', '0 measures')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def in_words(number: int) -> str:
    """Return a number as a sentence says it: in words up to ten, else in figures.

    >>> in_words(2), in_words(11)
    ('two', '11')
    """
    return COUNTS[number] if number < len(COUNTS) else str(number)


def count_in_words(number: int, one: str) -> str:
    """Return a number in words with its noun.

    >>> count_in_words(1, "quarter"), count_in_words(10, "working day")
    ('one quarter', 'ten working days')
    """
    return f"{in_words(number)} {one if number == 1 else one + 's'}"


def agreeing(number: int, word: str) -> str:
    """Return a verb that goes with a number.

    >>> agreeing(1, "need"), agreeing(2, "need")
    ('needs', 'need')
    """
    return f"{word}s" if number == 1 else word


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names as a list in words, the first few of them and how many more.

    >>> listed(["Bins", "Litter"]), listed(["a", "b", "c", "d", "e"])
    ('Bins and Litter', 'a, b, c and 2 more')
    """
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def count_words(sentence: str) -> int:
    """Return how many words a sentence has; "percentage points" are two."""
    return len(sentence.split())


def first_that_fits(candidates: Iterable[str]) -> str:
    """Return the first candidate of at most twenty words; the shortest, where none is."""
    known = list(candidates)
    fitting = [text for text in known if count_words(text) <= MOST_WORDS]
    return fitting[0] if fitting else min(known, key=count_words)


def _head(subject: str) -> str:
    words = [word.strip(",;:()'’").lower() for word in subject.split()]
    head: list[str] = []
    for place, word in enumerate(words):
        if place and (word in _ENDS_HEAD or _is_participle(word)):
            break
        head.append(word)
    numbered = [word for word in head if not word.isdigit()]
    return numbered[-1] if numbered else ""


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith(("ed", "ing"))
