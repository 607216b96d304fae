"""people and consent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "information_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["study_id"], ["study.id"], name=op.f("fk_information_sheet_study_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information_sheet")),
        sa.UniqueConstraint(
            "study_id", "version", name=op.f("uq_information_sheet_study_id_version")
        ),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("telephone", sa.String(length=60), nullable=False),
        sa.Column("voice", sa.String(length=20), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "voice in ('lead', 'contributor', 'approver')", name=op.f("ck_participant_voice")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_participant_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("sheet_id", sa.Integer(), nullable=True),
        sa.Column("choice", sa.String(length=30), nullable=False),
        sa.Column("value", sa.String(length=30), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.CheckConstraint("method in ('written', 'spoken')", name=op.f("ck_consent_method")),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_consent_interview_id")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_consent_participant_id")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["information_sheet.id"], name=op.f("fk_consent_sheet_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consent_interview_id_choice_given_at"),
            ["interview_id", "choice", "given_at"],
            unique=False,
        )

    op.create_table(
        "memo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_by", sa.String(length=200), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_memo_interview_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memo")),
    )
    with op.batch_alter_table("memo", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_memo_interview_id_question_item"),
            ["interview_id", "question", "item"],
            unique=False,
        )

    op.create_table(
        "verbatim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("attribution", sa.String(length=20), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("marked_by", sa.String(length=200), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "attribution in ('organisation', 'type', 'unattributed', 'not_quoted')",
            name=op.f("ck_verbatim_attribution"),
        ),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_verbatim_interview_id")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_verbatim_participant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verbatim")),
    )
    with op.batch_alter_table("verbatim", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_verbatim_interview_id_question_item"),
            ["interview_id", "question", "item"],
            unique=False,
        )

    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.add_column(sa.Column("appointment_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("appointment_minutes", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "appointment_place",
                sa.String(length=200),
                nullable=False,
                server_default="",
            )
        )
        batch_op.add_column(sa.Column("unreachable_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("participant_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_link_participant_id"), "participant", ["participant_id"], ["id"]
        )
        batch_op.add_column(sa.Column("sections", sa.JSON(none_as_null=True), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_link_participant_id"), ["participant_id"], unique=False
        )

    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_partner_merged_into_id"), "partner", ["merged_into_id"], ["id"]
        )
        batch_op.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("left_out_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("study", schema=None) as batch_op:
        batch_op.add_column(sa.Column("objectives", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("contact", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("starts_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("price_base_year", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("data_cut_off", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "targets",
                sa.JSON(none_as_null=True),
                nullable=False,
                server_default="{}",
            )
        )
        batch_op.add_column(
            sa.Column("reminder_days", sa.Integer(), nullable=False, server_default="5")
        )


def downgrade() -> None:
    with op.batch_alter_table("study", schema=None) as batch_op:
        batch_op.drop_column("reminder_days")
        batch_op.drop_column("targets")
        batch_op.drop_column("data_cut_off")
        batch_op.drop_column("price_base_year")
        batch_op.drop_column("ends_on")
        batch_op.drop_column("starts_on")
        batch_op.drop_column("contact")
        batch_op.drop_column("objectives")

    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_partner_merged_into_id"), type_="foreignkey")
        batch_op.drop_column("erased_at")
        batch_op.drop_column("left_out_at")
        batch_op.drop_column("withdrawn_at")
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("removed_at")

    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_link_participant_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_link_participant_id"))
        batch_op.drop_column("sections")
        batch_op.drop_column("participant_id")

    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.drop_column("confirmed_at")
        batch_op.drop_column("unreachable_at")
        batch_op.drop_column("appointment_place")
        batch_op.drop_column("appointment_minutes")
        batch_op.drop_column("appointment_at")

    with op.batch_alter_table("verbatim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_verbatim_interview_id_question_item"))

    op.drop_table("verbatim")
    with op.batch_alter_table("memo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memo_interview_id_question_item"))

    op.drop_table("memo")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_interview_id_choice_given_at"))

    op.drop_table("consent")
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participant_partner_id"))

    op.drop_table("participant")
    op.drop_table("information_sheet")
