"""what researchers enter beside the answers."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "software_option",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("folded", sa.String(length=600), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("added_by", sa.String(length=200), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["study_id"], ["study.id"], name=op.f("fk_software_option_study_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_software_option")),
        sa.UniqueConstraint("study_id", "folded", name=op.f("uq_software_option_study_id_folded")),
    )
    op.create_table(
        "barrier_coding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("barrier", sa.String(length=60), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("law", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("coded_by", sa.String(length=200), nullable=False),
        sa.Column("coded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "law in ('none', 'asserted', 'confirmed', 'refuted')",
            name=op.f("ck_barrier_coding_law"),
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_barrier_coding_stage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barrier_coding")),
    )
    op.create_index(
        op.f("ix_barrier_coding_stage_id_barrier"), "barrier_coding", ["stage_id", "barrier"]
    )
    op.create_table(
        "software_fit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("option_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("fit", sa.String(length=20), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("judged_by", sa.String(length=200), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "fit in ('meets', 'in_part', 'does_not', 'not_known')", name=op.f("ck_software_fit_fit")
        ),
        sa.ForeignKeyConstraint(
            ["option_id"], ["software_option.id"], name=op.f("fk_software_fit_option_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_software_fit")),
    )
    op.create_index(
        op.f("ix_software_fit_option_id_question_item"),
        "software_fit",
        ["option_id", "question", "item"],
    )


def downgrade() -> None:
    op.drop_table("software_fit")
    op.drop_table("barrier_coding")
    op.drop_table("software_option")
