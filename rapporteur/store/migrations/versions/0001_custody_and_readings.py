"""Documents with their origins, the custody log, readings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the four tables and the triggers that keep three of them append-only."""
    op.create_table(
        "custody",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("detail", sa.String, nullable=False),
        sa.Column("leaf", sa.String, nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
    )
    op.create_table(
        "origin",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("doc", sa.String, sa.ForeignKey("document.id"), nullable=False, index=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("url", sa.String),
        sa.Column("retrieved", sa.String),
        sa.Column("publisher", sa.String),
        sa.Column("confidentiality", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("inside", sa.String, sa.ForeignKey("document.id")),
        sa.Column("seq", sa.Integer, sa.ForeignKey("custody.seq"), nullable=False, unique=True),
    )
    op.create_table(
        "reading",
        sa.Column("doc", sa.String, sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("given", sa.String, nullable=False),
        sa.Column("supplied", sa.String),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("seq", sa.Integer, sa.ForeignKey("custody.seq"), nullable=False, unique=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    for table in ("document", "origin", "custody"):
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
