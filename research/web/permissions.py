"""Who may do what: one row for each endpoint, and nobody where there is no row."""

from enum import Enum


class Who(Enum):
    """Which roles may; and whether they must belong to the study that the address names.

    Administrators see every study without belonging to it. With a personal link come a partner's
    lead, contributors and approvers, and to no study but that of the link.
    """

    ANYONE = frozenset[str](), False
    WITH_LINK = frozenset({"lead", "contributor", "approver"}), False
    ANSWERING = frozenset({"lead", "contributor"}), False
    LEADING = frozenset({"lead"}), False
    APPROVING = frozenset({"approver"}), False
    WITH_TOKEN = frozenset({"program"}), True
    SIGNED_IN = frozenset({"administrator", "researcher", "commissioner"}), False
    RESEARCHERS = frozenset({"administrator", "researcher"}), False
    ADMINISTRATORS = frozenset({"administrator"}), False
    STUDY_RESEARCHERS = frozenset({"administrator", "researcher"}), True
    STUDY_READERS = frozenset({"administrator", "researcher", "commissioner"}), True

    def __init__(self, roles: frozenset[str], of_study: bool) -> None:
        self.roles = roles
        self.of_study = of_study

    @property
    def by_link(self) -> bool:
        return bool(self.roles & {"lead", "approver"})


# What anybody may look at, and only look: the list of invented studies, and pages of those.
OPEN_IF_FICTITIOUS = frozenset(
    {
        "studies.start",
        "studies.study",
        "interviewer.overview",
        "earlier.show",
        "interviewer.section",
        "interviewer.handout",
        "overview.show",
        "overview.topic",
        "criteria.show",
        "criteria.version",
        "findings.findings",
        "findings.report",
        "findings.evidence",
        "findings.table",
        "answers.index",
        "answers.question",
    }
)

TABLE = {
    "static": Who.ANYONE,
    "readings.reading": Who.ANYONE,
    # A person's own account
    "own_account.sign_in": Who.ANYONE,
    "own_account.sign_out": Who.ANYONE,
    "own_account.forgotten": Who.ANYONE,
    "own_account.link": Who.ANYONE,
    "own_account.account": Who.SIGNED_IN,
    "own_account.stay": Who.SIGNED_IN,
    "own_account.left": Who.SIGNED_IN,
    # Everybody's accounts, and what everybody did
    "accounts.accounts": Who.ADMINISTRATORS,
    "accounts.invite": Who.ADMINISTRATORS,
    "accounts.account": Who.ADMINISTRATORS,
    "accounts.new_link": Who.ADMINISTRATORS,
    "accounts.link_made": Who.ADMINISTRATORS,
    "accounts.disable_account": Who.ADMINISTRATORS,
    "accounts.enable_account": Who.ADMINISTRATORS,
    "audit.trail": Who.ADMINISTRATORS,
    "audit.export": Who.ADMINISTRATORS,
    # Studies and their partners
    "studies.start": Who.SIGNED_IN,
    "studies.study": Who.STUDY_RESEARCHERS,
    "studies.start_with": Who.STUDY_RESEARCHERS,
    "new_studies.begin": Who.RESEARCHERS,
    "new_studies.guide": Who.RESEARCHERS,
    "new_studies.settings": Who.RESEARCHERS,
    "new_studies.partners": Who.RESEARCHERS,
    "study_settings.show": Who.STUDY_RESEARCHERS,
    "team.show": Who.STUDY_RESEARCHERS,
    "team.link_made": Who.STUDY_RESEARCHERS,
    "study_settings.next_stage": Who.STUDY_RESEARCHERS,
    "study_settings.take_back": Who.STUDY_RESEARCHERS,
    "study_settings.copy": Who.STUDY_RESEARCHERS,
    "tracker_files.export": Who.STUDY_RESEARCHERS,
    "partners.show": Who.STUDY_RESEARCHERS,
    "partners.add": Who.STUDY_RESEARCHERS,
    "partners.change": Who.STUDY_RESEARCHERS,
    "partners.remove": Who.STUDY_RESEARCHERS,
    "partners.put_back": Who.STUDY_RESEARCHERS,
    "merges.choose": Who.STUDY_RESEARCHERS,
    "merges.merge": Who.STUDY_RESEARCHERS,
    "merges.undo": Who.STUDY_RESEARCHERS,
    "people.add": Who.STUDY_RESEARCHERS,
    "people.change": Who.STUDY_RESEARCHERS,
    "people.remove": Who.STUDY_RESEARCHERS,
    "people.put_back": Who.STUDY_RESEARCHERS,
    "plans.plan": Who.STUDY_RESEARCHERS,
    "plans.unreachable": Who.STUDY_RESEARCHERS,
    "plans.reached": Who.STUDY_RESEARCHERS,
    "plans.appointment": Who.STUDY_RESEARCHERS,
    "partner_files.bring": Who.STUDY_RESEARCHERS,
    "partner_files.look": Who.STUDY_RESEARCHERS,
    "partner_files.keep": Who.STUDY_RESEARCHERS,
    "partner_files.template": Who.STUDY_RESEARCHERS,
    # Interviews
    "interviewer.overview": Who.STUDY_RESEARCHERS,
    "earlier.show": Who.STUDY_RESEARCHERS,
    "interviewer.section": Who.STUDY_RESEARCHERS,
    "interviewer.handout": Who.STUDY_RESEARCHERS,
    "desk.show": Who.STUDY_RESEARCHERS,
    "desk.pulse": Who.STUDY_RESEARCHERS,
    "held.present": Who.STUDY_RESEARCHERS,
    "record.show": Who.STUDY_RESEARCHERS,
    "follow_up.show": Who.STUDY_RESEARCHERS,
    "follow_up.send": Who.STUDY_RESEARCHERS,
    "interviewer.close": Who.STUDY_RESEARCHERS,
    "interviewer.confirm_cost": Who.STUDY_RESEARCHERS,
    "interviewer.reopen": Who.STUDY_RESEARCHERS,
    "interviewer.decline": Who.STUDY_RESEARCHERS,
    "interviewer.new_link": Who.STUDY_RESEARCHERS,
    "interviewer.link_made": Who.STUDY_RESEARCHERS,
    "interviewer.renew": Who.STUDY_RESEARCHERS,
    "interviewer.revoke": Who.STUDY_RESEARCHERS,
    # What partners are told and agreed to
    "consents.of_study": Who.STUDY_RESEARCHERS,
    "consents.sheet": Who.STUDY_RESEARCHERS,
    "consents.write": Who.STUDY_RESEARCHERS,
    "consents.record": Who.STUDY_RESEARCHERS,
    # Messages to participants, and their own links
    "messages.index": Who.STUDY_RESEARCHERS,
    "messages.words": Who.STUDY_RESEARCHERS,
    "messages.back_to": Who.STUDY_RESEARCHERS,
    "message_batches.choose": Who.STUDY_RESEARCHERS,
    "message_batches.confirm": Who.STUDY_RESEARCHERS,
    "message_batches.send": Who.STUDY_RESEARCHERS,
    "message_batches.batch": Who.STUDY_RESEARCHERS,
    "message_batches.progress": Who.STUDY_RESEARCHERS,
    "message_batches.stop": Who.STUDY_RESEARCHERS,
    "message_batches.go_on": Who.STUDY_RESEARCHERS,
    "message_log.log": Who.STUDY_RESEARCHERS,
    "message_log.message": Who.STUDY_RESEARCHERS,
    "message_log.settle": Who.STUDY_RESEARCHERS,
    "participant_links.by_hand": Who.STUDY_RESEARCHERS,
    "participant_links.make": Who.STUDY_RESEARCHERS,
    "participant_links.show": Who.STUDY_RESEARCHERS,
    # Its several voices, and sections that go back to them
    "voices.show": Who.STUDY_RESEARCHERS,
    "voices.send_back": Who.STUDY_RESEARCHERS,
    # Partners who leave
    "leaving.show": Who.STUDY_RESEARCHERS,
    "leaving.do": Who.STUDY_RESEARCHERS,
    "leaving.undo": Who.STUDY_RESEARCHERS,
    "leaving.show_receipt": Who.STUDY_RESEARCHERS,
    "leaving.download": Who.STUDY_RESEARCHERS,
    # Its papers
    "paper.download": Who.STUDY_RESEARCHERS,
    "paper.form": Who.STUDY_RESEARCHERS,
    "paper.keep": Who.STUDY_RESEARCHERS,
    # Guides, which every researcher sees, and what a study does with its own
    "guides.index": Who.RESEARCHERS,
    "guides.language": Who.RESEARCHERS,
    "guides.of_library": Who.RESEARCHERS,
    "guides.version": Who.RESEARCHERS,
    "guides.of_draft": Who.RESEARCHERS,
    "guide_drafts.edit": Who.RESEARCHERS,
    "guide_drafts.check": Who.RESEARCHERS,
    "guide_drafts.publish": Who.RESEARCHERS,
    "guide_drafts.delete": Who.RESEARCHERS,
    "guide_drafts.restore": Who.RESEARCHERS,
    "draft_forms.show": Who.RESEARCHERS,
    "draft_forms.question": Who.RESEARCHERS,
    "draft_forms.add": Who.RESEARCHERS,
    "draft_forms.move": Who.RESEARCHERS,
    "draft_forms.remove": Who.RESEARCHERS,
    "draft_texts.show": Who.RESEARCHERS,
    "draft_texts.text": Who.RESEARCHERS,
    "draft_texts.bring": Who.RESEARCHERS,
    "new_guides.new": Who.RESEARCHERS,
    "new_guides.empty": Who.RESEARCHERS,
    "new_guides.copy": Who.RESEARCHERS,
    "new_guides.options": Who.RESEARCHERS,
    "new_guides.text": Who.RESEARCHERS,
    "new_guides.file": Who.RESEARCHERS,
    "guides.library_paper": Who.RESEARCHERS,
    "guides.version_paper": Who.RESEARCHERS,
    "stage_guides.show": Who.STUDY_RESEARCHERS,
    "stage_guides.compare": Who.STUDY_RESEARCHERS,
    "stage_guides.use": Who.STUDY_RESEARCHERS,
    "stage_guides.map_part": Who.STUDY_RESEARCHERS,
    "stage_guides.undo": Who.STUDY_RESEARCHERS,
    "top_ups.begin": Who.STUDY_RESEARCHERS,
    # What a partner answers alone
    "questionnaire.questionnaire": Who.WITH_LINK,
    "questionnaire.questions": Who.WITH_LINK,
    "self_completion.tasks": Who.WITH_LINK,
    "self_completion.section": Who.ANSWERING,
    "self_completion.screen": Who.ANSWERING,
    "self_completion.check": Who.ANSWERING,
    "self_completion.submit": Who.LEADING,
    "self_completion.done": Who.WITH_LINK,
    "own_record.show": Who.LEADING,
    "own_record.say": Who.LEADING,
    "own_record.correct_line": Who.LEADING,
    "own_record.withdraw_line": Who.LEADING,
    "own_record.burden": Who.LEADING,
    "own_copy.answers": Who.LEADING,
    "own_copy.record": Who.LEADING,
    "consent.choose": Who.ANSWERING,
    "consent.declined": Who.ANSWERING,
    "delegation.ask": Who.LEADING,
    "delegation.ask_approver": Who.LEADING,
    "delegation.stop": Who.LEADING,
    "delegation.differences": Who.LEADING,
    "sign_off.read": Who.APPROVING,
    "own_leaving.choose": Who.LEADING,
    "own_leaving.confirm": Who.LEADING,
    # Its answers as files, and the tokens by which other programs read them
    "data.show": Who.STUDY_RESEARCHERS,
    "data.download": Who.STUDY_RESEARCHERS,
    "data.make": Who.STUDY_RESEARCHERS,
    "data.revoke": Who.STUDY_RESEARCHERS,
    # What other programs read
    "api.description": Who.ANYONE,
    "api.interviews": Who.WITH_TOKEN,
    "api.answers": Who.WITH_TOKEN,
    "api.findings": Who.WITH_TOKEN,
    # Findings
    "overview.show": Who.STUDY_READERS,
    "overview.topic": Who.STUDY_READERS,
    # What a study is judged by
    "criteria.show": Who.STUDY_READERS,
    "criteria.version": Who.STUDY_READERS,
    "criteria.text": Who.STUDY_RESEARCHERS,
    "criteria.check": Who.STUDY_RESEARCHERS,
    "criteria.restore": Who.STUDY_RESEARCHERS,
    "criteria_parts.gate": Who.STUDY_RESEARCHERS,
    "criteria_parts.option": Who.STUDY_RESEARCHERS,
    "criteria_parts.thresholds": Who.STUDY_RESEARCHERS,
    "criteria_parts.new_weights": Who.STUDY_RESEARCHERS,
    "criteria_parts.weights": Who.STUDY_RESEARCHERS,
    "criteria_parts.remove_weights": Who.STUDY_RESEARCHERS,
    "findings.findings": Who.STUDY_READERS,
    "findings.report": Who.STUDY_RESEARCHERS,
    "findings.table": Who.STUDY_READERS,
    "findings.evidence": Who.STUDY_RESEARCHERS,
    "answers.index": Who.STUDY_RESEARCHERS,
    "answers.question": Who.STUDY_RESEARCHERS,
    # What researchers enter beside the answers
    "software.index": Who.STUDY_RESEARCHERS,
    "software.new": Who.STUDY_RESEARCHERS,
    "software.describe": Who.STUDY_RESEARCHERS,
    "software.judge": Who.STUDY_RESEARCHERS,
    "software.act": Who.STUDY_RESEARCHERS,
    "barriers.index": Who.STUDY_RESEARCHERS,
    "barriers.code": Who.STUDY_RESEARCHERS,
    # What the report says and how
    "statements.index": Who.STUDY_RESEARCHERS,
    "statements.statement": Who.STUDY_RESEARCHERS,
    "outline.show": Who.STUDY_RESEARCHERS,
    "outline.save": Who.STUDY_RESEARCHERS,
    "outline.preview": Who.STUDY_RESEARCHERS,
    "sections.section": Who.STUDY_RESEARCHERS,
    "sections.restore": Who.STUDY_RESEARCHERS,
    "sections.objectives": Who.STUDY_RESEARCHERS,
    "sections.advice": Who.STUDY_RESEARCHERS,
    "sections.new_advice": Who.STUDY_RESEARCHERS,
    "sections.change_advice": Who.STUDY_RESEARCHERS,
    "sections.act_on_advice": Who.STUDY_RESEARCHERS,
    "report_template.show": Who.STUDY_RESEARCHERS,
    "report_template.save": Who.STUDY_RESEARCHERS,
    "report_template.go_back": Who.STUDY_RESEARCHERS,
    "reports.index": Who.STUDY_RESEARCHERS,
    "reports.build": Who.STUDY_RESEARCHERS,
    "reports.download": Who.STUDY_RESEARCHERS,
    "reports.changes": Who.STUDY_RESEARCHERS,
    "reports.pdf": Who.STUDY_RESEARCHERS,
    "reports.release_build": Who.STUDY_RESEARCHERS,
    "reports.withdraw_build": Who.STUDY_RESEARCHERS,
    "reports.for_readers": Who.STUDY_READERS,
    "reports.released_file": Who.STUDY_READERS,
    # What a group meeting said
    "forum.show": Who.STUDY_RESEARCHERS,
    "forum.add": Who.STUDY_RESEARCHERS,
    "forum.more": Who.STUDY_RESEARCHERS,
    "forum.less": Who.STUDY_RESEARCHERS,
    "forum.back": Who.STUDY_RESEARCHERS,
    "forum.change": Who.STUDY_RESEARCHERS,
    "forum.new_objective": Who.STUDY_RESEARCHERS,
    "forum.rename": Who.STUDY_RESEARCHERS,
    "forum.move": Who.STUDY_RESEARCHERS,
    "forum.remove": Who.STUDY_RESEARCHERS,
}
