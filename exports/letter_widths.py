"""How much room words take in bold Arial of ten points, near enough to give a column its width."""

EM = 200  # ten points, in twentieths of a point
NARROW, WIDE = frozenset("ijltfrI1.,:;'|!()[]/- "), frozenset("mwMW@%…—")
FIRST_FULL_WIDTH = "\u2e80"


def width_of(words: str) -> int:
    return round(EM * sum(map(_LETTERS.__getitem__, words)))


def widest_word_of(words: str) -> int:
    return max(map(width_of, words.split()), default=0)


class _Letters(dict[str, float]):
    """Each letter is thought about once: there are many of few."""

    def __missing__(self, letter: str) -> float:
        self[letter] = _width(letter)
        return self[letter]


_LETTERS = _Letters()


def _width(letter: str) -> float:
    if letter in NARROW:
        return 0.33
    if letter in WIDE:
        return 0.89
    if letter >= FIRST_FULL_WIDTH:
        return 1.0
    return 0.72 if letter.isupper() else 0.6
