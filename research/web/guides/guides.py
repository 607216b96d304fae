"""The guides: all of them in a list, and each as interviewer and partner see it."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, send_file, url_for

from exports.file_names import download_name
from guides import Guide, load_guide, parse_guide
from guides.first_lines import FIRST_LINES
from guides.names import INSTRUCTION_WORDS
from guides.shelf import library_guide
from research.guides.drafts import draft_lines, draft_text, problems_in
from research.guides.listing import GuideLine, guide_lines
from research.guides.versions import fielded_guide
from research.models import GuideDraft, GuideVersion
from research.web.accounts.signing_in import the_person
from research.web.guides.guide_language import DESCRIBED, indicators, kinds
from research.web.guides.guide_papers import PAPERS, losses
from research.web.guides.guide_words import shown
from research.web.request_database import reading

pages = Blueprint("guides", __name__, url_prefix="/guides")

PAPER_NAMES = ", ".join(f'"{name}"' for name in PAPERS)


@pages.get("/")
def index() -> str:
    person, words = the_person(), request.args.get("search", "").strip()
    lines = guide_lines(reading(), member=None if person.is_administrator else person.id)
    drafts = draft_lines(reading())
    return render_template(
        "guides/index.html",
        lines=[line for line in lines if _has(words, line.title, line.guide, *_studies(line))],
        of=len(lines),
        drafts=[draft for draft in drafts if _has(words, draft.title, draft.origin)],
        deleted=draft_lines(reading(), deleted=True),
        search=words,
    )


@pages.get("/language")
def language() -> str:
    """What can be written in a guide, for who writes one."""
    told = {name: words for name, words in INSTRUCTION_WORDS.items() if words}
    return render_template(
        "guides/language.html",
        example=FIRST_LINES,
        described=DESCRIBED,
        kinds=[(name, words, "Yes" if options else "") for name, words, options in kinds()],
        instructions=told.items(),
        indicators=indicators(),
    )


@pages.get("/library/<guide>/<int:version>")
def of_library(guide: str, version: int) -> str:
    found = library_guide(guide, version) or abort(404)
    papers = {
        each: url_for(".library_paper", guide=guide, version=version, which=each) for each in PAPERS
    }
    return guide_page(load_guide(found.path), copy_of=f"{guide}/{version}", papers=papers)


@pages.get("/versions/<int:version_id>")
def version(version_id: int) -> str:
    found = reading().get(GuideVersion, version_id) or abort(404)
    guide = fielded_guide(reading(), version_id)
    papers = {each: url_for(".version_paper", which=each, version_id=found.id) for each in PAPERS}
    return guide_page(guide, published=found, copy_of=str(version_id), papers=papers)


@pages.get(f"/library/<guide>/<int:version>/<any({PAPER_NAMES}):which>")
def library_paper(guide: str, version: int, which: str) -> Response:
    found = library_guide(guide, version) or abort(404)
    return _paper(load_guide(found.path), which)


@pages.get(f"/versions/<int:version_id>/<any({PAPER_NAMES}):which>")
def version_paper(version_id: int, which: str) -> Response:
    reading().get(GuideVersion, version_id) or abort(404)
    return _paper(fielded_guide(reading(), version_id), which)


@pages.get("/drafts/<int:draft_id>/guide")
def of_draft(draft_id: int) -> str:
    """A draft as it would be seen; with problems in it, only these are shown."""
    draft = reading().get(GuideDraft, draft_id) or abort(404)
    text = draft_text(reading(), draft).text
    problems = problems_in(text)
    if problems:
        return render_template("guides/unreadable.html", draft=draft, problems=problems)
    return guide_page(parse_guide(text, draft.title), draft=draft)


def guide_page(guide: Guide, **about: Any) -> str:
    sections = [(section, shown(guide, section)) for section in guide.sections]
    return render_template(
        "guides/guide.html",
        guide=guide,
        sections=sections,
        paper_words={name: paper.words for name, paper in PAPERS.items()},
        losses=losses(guide) if "papers" in about else (),
        **about,
    )


def _paper(guide: Guide, which: str) -> Response:
    paper, today = PAPERS[which], datetime.now(UTC).date().isoformat()
    name = f"{guide.title} version {guide.version}"
    name = download_name(name, paper.words, today, paper.suffix, fictitious=False)
    return send_file(BytesIO(paper.write(guide)), as_attachment=True, download_name=name)


def _studies(line: GuideLine) -> list[str]:
    return [title for version in line.versions for _, title in version.used_in]


def _has(words: str, *texts: str) -> bool:
    return words.casefold() in " ".join(texts).casefold()
