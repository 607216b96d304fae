"""The pages: what Flask needs to know, in one list."""

from flask import Flask

from research.database import Database
from research.web import (
    access,
    account_commands,
    account_mail,
    accounts,
    api,
    audit,
    background,
    barriers,
    commands,
    compression,
    consent,
    consents,
    criteria,
    criteria_parts,
    data,
    delegation,
    desk,
    earlier,
    errors,
    findings,
    follow_up,
    forum,
    guide_drafts,
    guides,
    held,
    interviewer,
    leaving,
    merges,
    message_batches,
    message_log,
    messages,
    new_guides,
    new_studies,
    overview,
    own_account,
    own_copy,
    own_leaving,
    own_record,
    paper,
    participant_links,
    partner_files,
    partners,
    people,
    plans,
    readings,
    rendering,
    report_building,
    report_outline,
    report_sections,
    report_statements,
    report_template,
    reports,
    request_database,
    self_completion,
    sending,
    sign_off,
    software,
    stage_guides,
    studies,
    study_settings,
    top_ups,
    tracker_files,
    voices,
)
from research.web.form_tokens import FormTokens
from research.web.row_numbers import RowNumber
from research.web.session_cookie import SessionCookie

RESEARCHERS_PAGES = (
    studies.pages,
    interviewer.pages,
    findings.pages,
    software.pages,
    barriers.pages,
    forum.pages,
    paper.pages,
    data.pages,
)
REPORT_PAGES = (
    overview.pages,
    criteria.pages,
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
    tracker_files.pages,
    partners.pages,
    people.pages,
    merges.pages,
    plans.pages,
    partner_files.pages,
    earlier.pages,
)
DESK_PAGES = (desk.pages, held.pages, follow_up.pages, readings.pages)
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
