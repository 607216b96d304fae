"""what partners confirm."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "confirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("word", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.String(length=200), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "word in ('confirmed', 'corrected', 'withdrawn')", name=op.f("ck_confirmation_word")
        ),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_confirmation_interview_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
    )
    with op.batch_alter_table("confirmation") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_confirmation_interview_id_question_item"),
            ["interview_id", "question", "item"],
        )
    with op.batch_alter_table("interview") as batch_op:
        batch_op.add_column(sa.Column("burden_minutes", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("burden_people", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("interview") as batch_op:
        batch_op.drop_column("burden_people")
        batch_op.drop_column("burden_minutes")
    op.drop_table("confirmation")
