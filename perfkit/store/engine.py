"""Opens the store: the one place where databases differ from each other."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from perfkit.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 60  # how long a load waits for another to finish
WRITING = "perfkit_writing"


@dataclass(frozen=True)
class Store:
    """An open store."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store, whatever is written meanwhile.

        Raises
        ------
        StoreError
            When the store cannot be read: a table is gone, or the file is broken.
        """
        try:
            with self.engine.connect() as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise StoreError(_cannot("read", self.engine.url, error)) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that no other writer shares: all of it, or nothing.

        Raises
        ------
        StoreError
            When another writer did not finish in time, or the store cannot be written.
        """
        try:
            with (
                self.engine.connect().execution_options(**{WRITING: True}) as connection,
                connection.begin(),
            ):
                _wait_for_other_writers(connection)
                yield connection
        except DBAPIError as error:
            raise StoreError(_cannot("written to", self.engine.url, error)) from error

    def dispose(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_store(url: str) -> Store:
    """Return the store at a database URL, made and brought up to date where it needs to be.

    The folder of an SQLite file is made. A relative path starts at the current folder.

    Raises
    ------
    StoreError
        When the URL cannot be understood, the database cannot be opened, or a newer perfkit made
        it.
    """
    try:
        parsed = make_url(url)
        _make_folder(parsed)
        store = Store(_engine(parsed))
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise StoreError(
            f"The store {_without_password(url)!r} cannot be understood ({error}). "
            "Write a database URL such as sqlite:///store.sqlite or postgresql+psycopg://host/database."
        ) from error
    except OSError as error:
        raise StoreError(f"The folder of the store {url!r} cannot be made: {error}.") from error
    try:
        _bring_up_to_date(store)
    except DBAPIError as error:
        store.dispose()
        raise StoreError(_cannot("opened", parsed, error)) from error
    except StoreError:
        store.dispose()
        raise
    return store


def _without_password(url: str) -> str:
    """Return a text meant as a URL, understood or not, as it may be shown.

    >>> _without_password("postgresql+psycopg://reader:secret@host/database")
    'postgresql+psycopg://reader:***@host/database'
    """
    return re.sub(r"(//[^:/]*):.*@", r"\1:***@", url)


def _cannot(what: str, url: URL, error: DBAPIError) -> str:
    shown = url.render_as_string(hide_password=True)
    return f"The store {shown} cannot be {what}: {error.orig}. Nothing was changed."


def _make_folder(url: URL) -> None:
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Let perfkit begin transactions itself, and readers read while one writes (WAL)."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: taken later, it could fail after reading what has changed."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _wait_for_other_writers(connection: Connection) -> None:
    """Let one writer in at a time, so that ids and comparisons with what is there hold."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('perfkit'))"))


def _bring_up_to_date(store: Store) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    newest = script.get_current_head()
    with store.engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found == newest:
        return
    if found is not None and found not in {step.revision for step in script.walk_revisions()}:
        raise StoreError(
            f"The store {store.engine.url.render_as_string(hide_password=True)} is of version "
            f"{found}; this perfkit knows versions up to {newest}. Install the one that made it."
        )
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
