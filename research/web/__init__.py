"""The pages: what Flask needs to know, in one list."""

from flask import Flask

from research.database import Database
from research.web import (
    access,
    audit,
    background,
    commands,
    compression,
    errors,
    rendering,
    request_database,
)
from research.web.accounts import account_commands, account_mail, accounts, own_account, team
from research.web.answering import readings
from research.web.data import api, data
from research.web.findings import (
    barriers,
    criteria,
    criteria_form,
    criteria_parts,
    findings,
    forum,
    overview,
    side_by_side,
    software,
)
from research.web.form_tokens import FormTokens
from research.web.guides import (
    draft_aims,
    draft_forms,
    draft_handouts,
    draft_rosters,
    draft_routes,
    draft_sections,
    draft_texts,
    guide_drafts,
    guides,
    new_guides,
    stage_guides,
    top_ups,
)
from research.web.interviewing import (
    closing,
    desk,
    earlier,
    follow_up,
    held,
    paper,
    record,
    setting_aside,
    voices,
)
from research.web.messages import message_batches, message_log, messages, sending
from research.web.partner import (
    consent,
    delegation,
    own_copy,
    own_leaving,
    own_record,
    self_completion,
    sign_off,
)
from research.web.reports import (
    report_building,
    report_outline,
    report_sections,
    report_statements,
    report_template,
    reports,
)
from research.web.row_numbers import RowNumber
from research.web.sent_with import SentWith
from research.web.session_cookie import SessionCookie
from research.web.studies import (
    consents,
    leaving,
    merges,
    new_studies,
    participant_links,
    partner_files,
    partners,
    people,
    plans,
    studies,
    study_settings,
    tracker_files,
)

RESEARCHERS_PAGES = (
    studies.pages,
    closing.pages,
    findings.pages,
    side_by_side.pages,
    software.pages,
    barriers.pages,
    forum.pages,
    paper.pages,
    data.pages,
)
REPORT_PAGES = (
    overview.pages,
    criteria.pages,
    criteria_form.pages,
    criteria_parts.pages,
    report_outline.pages,
    report_sections.pages,
    report_statements.pages,
    report_template.pages,
    reports.pages,
)
MESSAGES_PAGES = (
    messages.pages,
    message_batches.pages,
    message_log.pages,
    participant_links.pages,
)
STUDIES_PAGES = (
    new_studies.pages,
    study_settings.pages,
    team.pages,
    tracker_files.pages,
    partners.pages,
    people.pages,
    merges.pages,
    plans.pages,
    partner_files.pages,
    earlier.pages,
)
DESK_PAGES = (
    desk.pages,
    held.pages,
    follow_up.pages,
    record.pages,
    setting_aside.pages,
    readings.pages,
)
PARTNERS_PAGES = (
    self_completion.pages,
    paper.partners_pages,
    own_record.pages,
    own_copy.pages,
)
CONSENT_PAGES = (consent.pages, consents.pages, delegation.pages, sign_off.pages, voices.pages)
LEAVING_PAGES = (leaving.pages, own_leaving.pages)
GUIDES_PAGES = (
    guides.pages,
    guide_drafts.pages,
    draft_forms.pages,
    draft_aims.pages,
    draft_handouts.pages,
    draft_rosters.pages,
    draft_routes.pages,
    draft_sections.pages,
    draft_texts.pages,
    new_guides.pages,
    stage_guides.pages,
    top_ups.pages,
)
PROGRAMS_PAGES = (api.pages,)
ACCOUNTS_PAGES = (own_account.pages, accounts.pages, audit.pages)
# What goes on in the background; and which of it goes on, or is put right, after a restart.
TASKS: tuple[background.Task, ...] = (
    sending.send_messages,
    sending.go_on_sending,
    account_mail.answer_forgotten,
    report_building.build_report,
    report_building.make_pdf,
    report_building.go_on_with_reports,
)
AT_START: tuple[background.Task, ...] = (
    sending.go_on_sending,
    report_building.go_on_with_reports,
)


def register(app: Flask, database: Database) -> None:
    app.wsgi_app = SentWith(app.wsgi_app)  # type: ignore[method-assign]
    app.session_interface = SessionCookie()
    app.url_map.converters["int"] = RowNumber
    FormTokens().init_app(app)
    request_database.register(app, database)
    rendering.register(app)
    errors.register(app)
    compression.register(app)
    access.register(app)
    background.register(app, TASKS, at_start=AT_START)
    for pages in (
        *RESEARCHERS_PAGES,
        *STUDIES_PAGES,
        *DESK_PAGES,
        *MESSAGES_PAGES,
        *REPORT_PAGES,
        *GUIDES_PAGES,
        *PARTNERS_PAGES,
        *PROGRAMS_PAGES,
        *CONSENT_PAGES,
        *LEAVING_PAGES,
        *ACCOUNTS_PAGES,
    ):
        app.register_blueprint(pages)
    for command in (*commands.COMMANDS, account_commands.users):
        app.cli.add_command(command)
