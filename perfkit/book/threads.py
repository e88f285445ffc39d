"""The golden thread, from the outcomes down."""

from functools import cached_property
from typing import Any

import pandas as pd

from perfkit.book.measures import Measures
from perfkit.framework import thread
from perfkit.framework.model import Priority


class Threads(Measures):
    """Where each measure stands on the golden thread, and the thread itself."""

    def thread(self, item_id: str) -> list[Any]:
        """Return the chain from an outcome down to a KPI, priority or service."""
        return list(thread.chain(self.framework, item_id))

    def corporate_priority(self, kpi_id: str) -> Priority | None:
        """Return the Corporate Plan priority a KPI serves."""
        return thread.corporate_priority_of(self.framework, self.kpi(kpi_id))

    @cached_property
    def nodes(self) -> pd.DataFrame:
        """Every link of the golden thread, rolled up, in the order of a walk down it."""
        return self._table("thread")

    @property
    def links(self) -> pd.DataFrame:
        """Which link of the golden thread stands under which: one row a step upward."""
        return self._table("thread_links")

    @property
    def flows(self) -> pd.DataFrame:
        """How the measures flow from outcomes through corporate priorities to services."""
        return self._table("thread_flows")

    @cached_property
    def thread_page(self) -> str:
        """The body on whose page the whole thread is; empty where no page shows it."""
        return next((body.id for body in self.framework.bodies if body.kind == "everybody"), "")
