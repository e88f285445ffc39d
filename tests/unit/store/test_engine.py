import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from perfkit.errors import StoreError
from perfkit.store.engine import open_store
from perfkit.store.schema import METADATA, RECORD_TABLES
from perfkit.tables import RECORDS


def test_the_steps_make_the_schema_of_today(store):
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_every_kind_of_record_but_values_has_a_table(store):
    assert set(RECORD_TABLES) == set(RECORDS) - {"values"}
    assert set(RECORD_TABLES) <= set(inspect(store.engine).get_table_names())


def test_a_store_can_be_opened_again(store):
    again = open_store(store.engine.url.render_as_string(hide_password=False))
    with again.reading() as connection:
        assert connection.execute(text("select count(*) from facts")).scalar_one() == 0
    again.dispose()


def test_a_store_of_a_newer_version_is_refused(store):
    with store.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(StoreError, match="is of version 9999"):
        open_store(store.engine.url.render_as_string(hide_password=False))


@pytest.mark.parametrize(
    "url",
    [
        "not a url",
        "unknown://host/name",
        "postgresql+psycopg://host:not-a-port/name",
        "sqlite:///store.db?timeout=soon",
    ],
)
def test_a_url_that_cannot_be_understood_is_refused(url):
    with pytest.raises(StoreError, match="cannot be understood"):
        open_store(url)


def test_a_file_that_is_no_store_is_refused_and_kept(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("These are notes, and no database at all. " * 50)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(f"sqlite:///{path.as_posix()}")
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(f"sqlite:///{(tmp_path / 'file' / 'store.db').as_posix()}")


def test_a_store_may_be_in_memory():
    store = open_store("sqlite://")
    with store.reading() as connection:
        assert connection.execute(text("select count(*) from sources")).scalar_one() == 0
    store.dispose()


def test_a_password_is_never_shown_even_of_a_url_that_cannot_be_understood():
    with pytest.raises(StoreError) as told:
        open_store("no-such-database://reader:s3cret@host/name")
    assert "s3cret" not in str(told.value)
    assert "reader:***@host" in str(told.value)


def test_a_store_that_lost_a_table_is_told_of_when_it_is_read(store):
    with store.writing() as connection:
        connection.execute(text("drop table sources"))
    with pytest.raises(StoreError, match="cannot be read: "), store.reading() as connection:
        connection.execute(text("select * from sources"))
