"""What alembic runs: the steps that are missing, in the transaction of the connection that it was given."""

from alembic import context

from accordingto.store.schema import metadata

if __name__ == "env_py":  # as alembic names it: whoever imports it otherwise does not want a migration
    context.configure(
        connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True
    )
    with context.begin_transaction():
        context.run_migrations()
