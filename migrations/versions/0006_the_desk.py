"""the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handout_shown",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("handout", sa.String(length=60), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_by", sa.String(length=200), nullable=False),
        sa.CheckConstraint("way in ('on_screen', 'read_out')", name=op.f("ck_handout_shown_way")),
        sa.ForeignKeyConstraint(
            ["interview_id"],
            ["interview.id"],
            name=op.f("fk_handout_shown_interview_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handout_shown")),
    )
    with op.batch_alter_table("handout_shown") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_handout_shown_interview_id_handout"), ["interview_id", "handout"]
        )
    op.create_table(
        "section_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=60), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_section_time_interview_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section_time")),
        sa.UniqueConstraint(
            "interview_id",
            "section",
            "person",
            name=op.f("uq_section_time_interview_id_section_person"),
        ),
    )


def downgrade() -> None:
    op.drop_table("section_time")
    op.drop_table("handout_shown")
