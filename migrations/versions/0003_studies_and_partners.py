"""Studies in the making, files of partners, partners made one, and how far interviews came."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "partner_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("lines", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("brought_by", sa.String(length=400), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name=op.f("fk_partner_file_study_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_file")),
    )
    with op.batch_alter_table("partner_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_file_study_id"), ["study_id"], unique=False)

    op.create_table(
        "study_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("typed", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("copy_of_id", sa.Integer(), nullable=True),
        sa.Column("study_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_study_draft_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["copy_of_id"], ["study.id"], name=op.f("fk_study_draft_copy_of_id")
        ),
        sa.ForeignKeyConstraint(["study_id"], ["study.id"], name=op.f("fk_study_draft_study_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_draft")),
    )
    with op.batch_alter_table("study_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_study_draft_account_id"), ["account_id"], unique=False)

    op.create_table(
        "partner_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("merged_id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("moved", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("merged_by", sa.String(length=400), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["kept_id"], ["partner.id"], name=op.f("fk_partner_merge_kept_id")),
        sa.ForeignKeyConstraint(
            ["merged_id"], ["partner.id"], name=op.f("fk_partner_merge_merged_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_merge")),
    )
    with op.batch_alter_table("partner_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_merge_kept_id"), ["kept_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_partner_merge_merged_id"), ["merged_id"], unique=False)

    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.add_column(sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("sections_done", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("sections_asked", sa.Integer(), nullable=True))
    op.execute(
        "update interview set saved_at = (select max(answer_history.saved_at)"
        " from answer_history where answer_history.interview_id = interview.id)"
    )


def downgrade() -> None:
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.drop_column("sections_asked")
        batch_op.drop_column("sections_done")
        batch_op.drop_column("saved_at")

    with op.batch_alter_table("partner_merge", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_partner_merge_merged_id"))
        batch_op.drop_index(batch_op.f("ix_partner_merge_kept_id"))

    op.drop_table("partner_merge")
    with op.batch_alter_table("study_draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_study_draft_account_id"))

    op.drop_table("study_draft")
    with op.batch_alter_table("partner_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_partner_file_study_id"))

    op.drop_table("partner_file")
