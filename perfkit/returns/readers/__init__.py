"""Readers: one published layout each, from a file to cells as text."""

from perfkit.returns.readers.base import Cells, Reader, Sheet
from perfkit.returns.readers.choose import READERS, choose_reader

__all__ = ["READERS", "Cells", "Reader", "Sheet", "choose_reader"]
