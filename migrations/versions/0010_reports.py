"""reports."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=200), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["study_id"], ["study.id"], name=op.f("fk_report_template_study_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_template")),
    )
    with op.batch_alter_table("report_template", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_template_study_id"), ["study_id"], unique=False)

    op.create_table(
        "objective_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("unanswerable", sa.Boolean(), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_objective_answer_stage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective_answer")),
    )
    with op.batch_alter_table("objective_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_objective_answer_stage_id"), ["stage_id"], unique=False
        )

    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("time_scale", sa.String(length=200), nullable=False),
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column("precondition", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_recommendation_stage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_stage_id"), ["stage_id"], unique=False)

    op.create_table(
        "report_outline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("parts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_report_outline_stage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_outline")),
    )
    with op.batch_alter_table("report_outline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_outline_stage_id"), ["stage_id"], unique=False)

    op.create_table(
        "report_snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_report_snapshot_stage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_snapshot")),
        sa.UniqueConstraint("stage_id", "digest", name=op.f("uq_report_snapshot_stage_id_digest")),
    )
    op.create_table(
        "section_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=60), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.String(length=200), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_section_text_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section_text")),
        sa.UniqueConstraint(
            "stage_id",
            "section",
            "revision",
            name=op.f("uq_section_text_stage_id_section_revision"),
        ),
    )
    op.create_table(
        "statement_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(length=200), nullable=False),
        sa.Column("drafted", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "decision in ('accepted', 'edited', 'rejected', 'reopened')",
            name=op.f("ck_statement_decision_decision"),
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_statement_decision_stage_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_decision")),
    )
    with op.batch_alter_table("statement_decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_statement_decision_stage_id_finding"),
            ["stage_id", "finding"],
            unique=False,
        )

    op.create_table(
        "report_build",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("step", sa.String(length=200), nullable=False),
        sa.Column("refusals", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.String(length=200), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "edition in ('internal', 'publishable')", name=op.f("ck_report_build_edition")
        ),
        sa.CheckConstraint(
            "state in ('waiting', 'making', 'ready', 'refused')", name=op.f("ck_report_build_state")
        ),
        sa.ForeignKeyConstraint(
            ["snapshot_id"], ["report_snapshot.id"], name=op.f("fk_report_build_snapshot_id")
        ),
        sa.ForeignKeyConstraint(["stage_id"], ["stage.id"], name=op.f("fk_report_build_stage_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_build")),
    )
    with op.batch_alter_table("report_build", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_build_stage_id"), ["stage_id"], unique=False)

    op.create_table(
        "report_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("build_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["build_id"], ["report_build.id"], name=op.f("fk_report_file_build_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_file")),
        sa.UniqueConstraint("build_id", "form", name=op.f("uq_report_file_build_id_form")),
    )


def downgrade() -> None:
    op.drop_table("report_file")
    with op.batch_alter_table("report_build", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_build_stage_id"))

    op.drop_table("report_build")
    with op.batch_alter_table("statement_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_decision_stage_id_finding"))

    op.drop_table("statement_decision")
    op.drop_table("section_text")
    op.drop_table("report_snapshot")
    with op.batch_alter_table("report_outline", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_outline_stage_id"))

    op.drop_table("report_outline")
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recommendation_stage_id"))

    op.drop_table("recommendation")
    with op.batch_alter_table("objective_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_objective_answer_stage_id"))

    op.drop_table("objective_answer")
    with op.batch_alter_table("report_template", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_template_study_id"))

    op.drop_table("report_template")
