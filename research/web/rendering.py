"""What templates can call: GOV.UK macros, our own question macros, and words for values."""

from functools import cache
from typing import Any

from flask import Flask
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, Template
from jinja2.environment import TemplateModule
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from guides.answers.spoken_amounts import ASSUMPTIONS
from guides.kinds import EFFORT_UNITS, MISSING, MONEY_BASES
from research.consent.attribution import LEVELS
from research.messages.templates import KINDS
from research.web import wording
from research.web.access import may, nonce
from research.web.accounts.account_forms import ROLE_WORDS
from research.web.accounts.signing_in import reader, seconds_left
from research.web.answering.forms import AnswerField
from research.web.navigation import ways


class OwnTemplate(Template):
    """All that a template may call belongs to the environment, so that one module of it does.

    Otherwise that is found out anew at each import, dozens of times for a page of fields.
    """

    def _get_default_module(self, ctx: Any = None) -> TemplateModule:
        return super()._get_default_module()


def register(app: Flask) -> None:
    environment = app.jinja_env
    environment.template_class = OwnTemplate
    environment.trim_blocks = environment.lstrip_blocks = True
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    environment.loader = ChoiceLoader([*filter(None, [app.jinja_loader]), govuk])
    environment.globals.update(
        ask=_asker(environment),
        nonce=nonce,
        may=may,
        ways=ways,
        reader=reader,
        seconds_left=seconds_left,
        ROLE_WORDS=ROLE_WORDS,
        ACCOUNT_STATES=wording.ACCOUNT_STATES,
        answer_text=wording.answer_text,
        STATUSES=wording.STATUSES,
        MESSAGE_KINDS=KINDS,
        MESSAGE_STATES=wording.MESSAGE_STATES,
        MODES=wording.MODES,
        MONEY_BASES=MONEY_BASES,
        EFFORT_UNITS=EFFORT_UNITS,
        LEVELS=LEVELS,
        ASSUMPTIONS=ASSUMPTIONS,
        MISSING=MISSING,
        money_read=wording.money_read,
    )
    environment.filters.update(moment=wording.moment, day=wording.day)
    environment.filters.update(figure=_figure, network=_network)


def _asker(environment: Environment) -> Any:
    """`ask(field)`: the input template of the field's kind; each template is read once."""

    @cache
    def macro(kind: str) -> Any:
        return vars(environment.get_template(f"questions/{kind}.html").module)["ask"]

    def ask(field: AnswerField) -> Markup:
        return macro(field.question.kind)(field)

    return ask


def _network(block: Any) -> Markup:
    from exports.plotly_network import network_figure

    return _as_attribute(network_figure(block))


def _figure(chart: Any) -> Markup:
    from exports.plotly_chart import figure

    return _as_attribute(figure(chart))


def _as_attribute(drawn: Any) -> Markup:
    """JSON between single quotes, where double ones need no escaping, as there are thousands."""
    return htmlsafe_json_dumps(drawn, separators=(",", ":"))
