"""The single thing a notebook opens: one edition, as one body reads it.

The book looks up and narrows; it judges nothing. Everything that can be computed about a quarter
was computed once, when the edition was frozen.
"""

from perfkit.book.beside import Group
from perfkit.book.book import Book, open_book, open_book_at

__all__ = ["Book", "Group", "open_book", "open_book_at"]
