"""consent and delegation."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leaving",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by", sa.String(length=200), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(length=200), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed", sa.JSON(none_as_null=True), nullable=False),
        sa.CheckConstraint(
            "act in ('withdraw', 'leave_out', 'erase')", name=op.f("ck_leaving_act")
        ),
        sa.CheckConstraint(
            "undone_at is null or act <> 'erase'", name=op.f("ck_leaving_erased_for_good")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_leaving_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaving")),
    )
    with op.batch_alter_table("leaving", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_leaving_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("missing", sa.String(length=20), nullable=True),
        sa.Column("specify", sa.Text(), nullable=False),
        sa.Column("held_by", sa.String(length=200), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled", sa.String(length=20), nullable=True),
        sa.Column("settled_by", sa.String(length=200), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "settled in ('taken', 'dropped', 'differ', 'agreed')", name=op.f("ck_position_settled")
        ),
        sa.CheckConstraint(
            "(settled is null) = (settled_at is null)", name=op.f("ck_position_settled_when")
        ),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_position_interview_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
    )
    with op.batch_alter_table("position", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_position_interview_id_question_item"),
            ["interview_id", "question", "item"],
            unique=False,
        )

    op.create_table(
        "sent_back",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=60), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("sent_by", sa.String(length=200), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_sent_back_interview_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_back")),
    )
    with op.batch_alter_table("sent_back", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sent_back_interview_id_section"),
            ["interview_id", "section"],
            unique=False,
        )

    op.create_table(
        "sign_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("verdict in ('signed', 'returned')", name=op.f("ck_sign_off_verdict")),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interview.id"], name=op.f("fk_sign_off_interview_id")
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_sign_off_participant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
    )
    with op.batch_alter_table("sign_off", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_off_interview_id_given_at"),
            ["interview_id", "given_at"],
            unique=False,
        )

    with op.batch_alter_table("information_sheet", schema=None) as batch_op:
        batch_op.add_column(sa.Column("withdraw_by", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("information_sheet", schema=None) as batch_op:
        batch_op.drop_column("withdraw_by")

    with op.batch_alter_table("sign_off", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_off_interview_id_given_at"))

    op.drop_table("sign_off")
    with op.batch_alter_table("sent_back", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sent_back_interview_id_section"))

    op.drop_table("sent_back")
    with op.batch_alter_table("position", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_position_interview_id_question_item"))

    op.drop_table("position")
    with op.batch_alter_table("leaving", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_leaving_partner_id"))

    op.drop_table("leaving")
