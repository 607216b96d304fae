"""What a study is set to, as one thing that can be read, kept and compared."""

from datetime import date
from typing import NamedTuple

from research.models import Study


class Settings(NamedTuple):
    """`link_days` is None for personal links that do not end by themselves."""

    title: str
    commissioner: str = ""
    objectives: str = ""
    contact: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    price_base_year: int | None = None
    data_cut_off: date | None = None
    link_days: int | None = 60
    reminder_days: int = 5
    targets: dict[str, int] = {}


SETTING_WORDS = {
    "title": "title",
    "commissioner": "commissioner",
    "objectives": "objectives",
    "contact": "whom to ask for help",
    "starts_on": "first day of fieldwork",
    "ends_on": "last day of fieldwork",
    "price_base_year": "price base year",
    "data_cut_off": "data cut-off",
    "link_days": "days that a link opens",
    "reminder_days": "days until a reminder",
    "targets": "targets by type of partner",
}


def settings_of(study: Study) -> Settings:
    return Settings(**{name: getattr(study, name) for name in Settings._fields})


def change_settings(study: Study, settings: Settings) -> list[str]:
    """Keep them; in words, which are different now."""
    changed = [name for name, to in settings._asdict().items() if getattr(study, name) != to]
    for name in changed:
        setattr(study, name, getattr(settings, name))
    return [SETTING_WORDS[name] for name in changed]
