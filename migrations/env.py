"""Alembic's environment: runs on the connection that the program hands over."""

from alembic import context

from zhixingli.store.tables.indexes import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=False,  # the caller's own transaction is the one that counts
    compare_type=True,
)
context.run_migrations()
