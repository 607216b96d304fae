"""interviews set aside, studies archived."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TOPPING_UP = "uq_interview_tops_up_id_guide_version_id"


def upgrade() -> None:
    with op.batch_alter_table("study") as batch_op:
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("interview") as batch_op:
        batch_op.add_column(sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column("set_aside_reason", sa.Text(), nullable=False, server_default="")
        )
        batch_op.drop_constraint(batch_op.f(TOPPING_UP), type_="unique")
    _index_firsts("tops_up_id is null", "tops_up_id is null and set_aside_at is null")
    stands = sa.text("set_aside_at is null")
    with op.batch_alter_table("interview") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interview_tops_up_id_guide_version_id"),
            ["tops_up_id", "guide_version_id"],
            unique=True,
            sqlite_where=stands,
            postgresql_where=stands,
        )


def downgrade() -> None:
    """Refused by the database where a partner has another interview besides one set aside."""
    with op.batch_alter_table("interview") as batch_op:
        batch_op.drop_index(batch_op.f("ix_interview_tops_up_id_guide_version_id"))
    _index_firsts("tops_up_id is null and set_aside_at is null", "tops_up_id is null")
    with op.batch_alter_table("interview") as batch_op:
        batch_op.create_unique_constraint(
            batch_op.f(TOPPING_UP), ["tops_up_id", "guide_version_id"]
        )
        batch_op.drop_column("set_aside_reason")
        batch_op.drop_column("set_aside_at")
    with op.batch_alter_table("study") as batch_op:
        batch_op.drop_column("archived_at")


def _index_firsts(before: str, after: str) -> None:
    """Which interviews are the only one of their partner in a stage."""
    with op.batch_alter_table("interview") as batch_op:
        name = batch_op.f("ix_interview_stage_id_partner_id")
        was, becomes = sa.text(before), sa.text(after)
        batch_op.drop_index(name, sqlite_where=was, postgresql_where=was)
        batch_op.create_index(
            name,
            ["stage_id", "partner_id"],
            unique=True,
            sqlite_where=becomes,
            postgresql_where=becomes,
        )
