"""Which words partners used, counted by the number of partners that used them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from nltk.stem import SnowballStemmer

from analysis.charts import PARTNERS, number_table
from analysis.claims import Draft, finding
from analysis.counted import Basis, Claim, Count, Seen, once_each
from analysis.counts import about, answered
from analysis.findings import Base, Block, Finding, Prose, Table
from analysis.parted import Parted, Rows
from analysis.words import by_most, commonest, leaders, number_of, quoted, titled
from guides.model import Guide
from guides.question import Question

MOST, MOST_NAMED = 15, 4
CAVEAT = (
    "Words are counted, not meanings: the table shows where to start reading, and concludes"
    " nothing. A word counts once for each partner, in all its forms."
)
STOP_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        a able about across after again all also although always am an and another answer
        answering answers any anybody anyone anything are as ask asked asks at back bad be
        because been before being best better between both bring brings but by can cannot
        come comes coming could data day days did do does doing don't done each eight either
        else especially etc even ever every everybody everyone everything few first five for
        found four from further get gets give given gives go goes going good got had hardly
        has have having he help helps her here him his how however i if in into is isn't it
        it's its itself just keep keeps kept know last led left less let lets like lot lots
        made mainly make makes making many may maybe me mean means might month months more
        most much must my need needs never new next nine no nobody none nor not nothing now
        of off often on once one only onto or organisation organisations other others our
        out over own partner partners partnership partnerships past people perhaps person
        persons place plain possible question questions quite rather really same say second
        see seldom seven share shared shares sharing she should show shows since six so some
        somebody someone something sometimes start starts still stop stops such take talk
        talking tell tells ten than that the their them themselves then there these they
        thing things think thinks this those though three through time times to told too two
        type types under until up us use used using usually very want wanted wants was way
        ways we week weeks well were what when where whether which while who whoever why
        will with within without worse worst would year years yes yet you your
        """,
    )
)
WORDS = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*")
STEMMER = SnowballStemmer("english")


def words_used(frame: Parted, guide: Guide, question: Question) -> Finding:
    """What partners spoke of, for a question that is answered in their own words."""
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        said = once_each(answered(part)["seen"])
        counts = standing_out(partners_by_word(part, question), said)
        most = table_of(question, counts, base.text)
        return claim_about(counts, said), (*most, in_full(question, part))

    return replace(finding(question, part, draft), summed_up=False)


def partners_by_word(part: Rows, question: Question) -> dict[str, Count]:
    """Each word in its commonest form, with the number of partners that used it."""
    users: dict[str, list[Seen]] = defaultdict(list)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    given = answered(part)
    asked = {stem for stem, _ in stems(f"{question.ask} {question.self_completion}")}
    for seen, text in given.each("seen", "value"):
        for stem, word in stems(str(text)):
            users[stem].append(seen)
            forms[stem][word] += 1
    return {commonest(forms[stem]): once_each(users[stem]) for stem in users if stem not in asked}


def stems(text: str) -> Iterator[tuple[str, str]]:
    for word in WORDS.findall(text.lower().replace("\u2019", "'")):
        if word not in STOP_WORDS:
            yield stem_of(word), word


@lru_cache(maxsize=10_000)
def stem_of(word: str) -> str:
    """Partners use the same words again and again, and to find a stem takes long."""
    return str(STEMMER.stem(word))


def standing_out(counts: dict[str, Count], said: int) -> dict[str, Count]:
    """The words that a third of the partners used, and at least two of them, most used first.

    A tie is never cut in two, and where many were used alike none stands out.
    """
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    least = max(counts[ranked[MOST]] if len(ranked) > MOST else 1, (said - 1) // 3, 1)
    found = {word: counts[word] for word in ranked if counts[word] > least}
    return {} if len(leaders(found)) > MOST_NAMED else found


def claim_about(counts: dict[str, Count], base: Count) -> str:
    if not counts:
        answers = number_of(base, "answer")
        return Claim("No word stands out in the ", answers, "; they have to be read.")
    shares = {quoted(word): (count, base) for word, count in counts.items()}
    return by_most("Word used", shares)


def table_of(question: Question, counts: dict[str, Count], note: str) -> tuple[Block, ...]:
    table = number_table(
        titled(question.reading, "words used most"),
        corner="Word",
        categories=tuple(counts),
        series={PARTNERS: tuple(counts.values())},
        note=note,
    )
    return (Prose(CAVEAT), table) if counts else ()


def in_full(question: Question, part: Rows) -> Table:
    """What each partner said."""
    given = answered(part)
    rows = tuple(given.each("partner_name", "value"))
    behind = tuple((None, Basis((seen,))) for seen in given["seen"])
    title = titled(question.reading, "in partners' words")
    return Table(title, ("Partner", "In their words"), rows, counted=behind, internal=True)
