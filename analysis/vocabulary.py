"""Which words partners used, counted by the number of partners that used them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pandas as pd
from nltk.stem import SnowballStemmer
from nltk.tokenize import RegexpTokenizer

from analysis.claims import Draft, finding
from analysis.counts import about, answered, commonest
from analysis.findings import Base, Block, Finding, Prose, Table
from analysis.words import by_most, number_of, quoted
from guides.model import Guide, Question

MOST = 15
CAVEAT = (
    "Words are counted, not meanings: the table shows where to start reading, and concludes"
    " nothing. A word counts once for each partner, in all its forms."
)
STOP_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        a able about across after all also although always am an and another any anything are as
        at be because been before being both but by can cannot could did do does doing done don't
        each either else especially etc even every for from further get gets give gives go goes
        going good got had has have having he help helps her here him his how however i if in
        into is isn't it it's its itself just know less like lot lots made mainly make makes
        making many may maybe me mean means might more most much must my need needs no nor not
        of off often on one only onto or other others our out over own perhaps possible quite
        rather really say see she should since so some something still such take than that the
        their them themselves then there these they thing things think this those though through
        to too under until up us use used using usually very was way ways we well were what when
        where whether which while who why will with within without would yes yet you your
        """,
    )
)
TOKENS = RegexpTokenizer(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*")
STEMMER = SnowballStemmer("english")


def words_used(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    """What partners spoke of, for a question that is answered in their own words."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        counts = standing_out(partners_by_word(part, question))
        return claim_about(counts, base.answered), table_of(counts, base.text)

    return finding(question, part, draft)


def partners_by_word(part: pd.DataFrame, question: Question) -> dict[str, int]:
    """Each word in its commonest form, with the number of partners that used it."""
    users: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    given = answered(part)
    asked = {stem for stem, _ in stems(f"{question.ask} {question.self_completion}")}
    for partner, text in zip(given["partner"], given["value"], strict=True):
        for stem, word in stems(str(text)):
            users[stem].add(partner)
            forms[stem][word] += 1
    return {commonest(forms[stem]): len(users[stem]) for stem in users if stem not in asked}


def stems(text: str) -> Iterator[tuple[str, str]]:
    for word in TOKENS.tokenize(text.lower().replace("\u2019", "'")):
        if word not in STOP_WORDS:
            yield STEMMER.stem(word), word


def standing_out(counts: dict[str, int]) -> dict[str, int]:
    """The words that two partners or more used, most used first; a tie is never cut in two."""
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    least = max(counts[ranked[MOST]] if len(ranked) > MOST else 1, 1)
    return {word: counts[word] for word in ranked if counts[word] > least}


def claim_about(counts: dict[str, int], base: int) -> str:
    if not counts:
        answers = number_of(base, "answer")
        return f"No word stands out in the {answers}; they have to be read."
    shares = {quoted(word): (count, base) for word, count in counts.items()}
    return by_most("Used", shares, noun="words")


def table_of(counts: dict[str, int], note: str) -> tuple[Block, ...]:
    rows = tuple((word, str(count)) for word, count in counts.items())
    columns = ("Word", "Number of partners")
    table = Table("Words that partners used most", columns, rows, numeric=(1,), note=note)
    return (Prose(CAVEAT), table) if rows else ()
