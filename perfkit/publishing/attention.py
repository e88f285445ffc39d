"""How many of each body's measures need somebody, for the contents."""

from collections.abc import Iterable
from pathlib import Path

from perfkit.book import open_book_at
from perfkit.publishing.plan import PagePlan
from perfkit.publishing.site import Attention
from perfkit.views.marks import needs_somebody
from perfkit.views.page_sentence import needing_below

READERS_ALONE = ("residents", "employees", "everybody")  # they are told, and asked for nothing


def attention_of(folder: Path, plans: Iterable[PagePlan]) -> dict[str, Attention]:
    """Count, for each body that acts on them, the KPIs on its page that need somebody."""
    books = [open_book_at(folder, plan.body) for plan in plans]
    return {
        book.body.id: Attention(
            sum(needs_somebody(row) for row in book.assessments.itertuples()),
            len(book.assessments),
            int((book.assessments["age_status"] == "awaited").sum()),
            needing_below(book) if book.body.kind == "acp_executive" else 0,
        )
        for book in books
        if book.body.kind not in READERS_ALONE
    }
