"""Words that partners say, dealt out so that two of them rarely say the same."""

from collections.abc import Iterable, Iterator
from random import Random

from research.demonstration.profiles import read_words


class Stock:
    """Sentences by topic and tag, each dealt once before any comes again."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.topics = {name: topic for file in FILES for name, topic in read_words(file).items()}
        self.decks: dict[tuple[str, str], Iterator[str]] = {}

    def draw(self, topic: str, tags: Iterable[str]) -> str:
        """The next sentence under the first of the tags that the topic has."""
        known = self.topics[topic]
        tag = next((tag for tag in tags if tag in known), None)
        if tag is None:
            raise KeyError(f"the demonstration has nothing to say on {topic} for {list(tags)}")
        if (topic, tag) not in self.decks:
            self.decks[topic, tag] = self._deck(topic, tag)
        return next(self.decks[topic, tag])

    def _deck(self, topic: str, tag: str) -> Iterator[str]:
        shuffled = list(self.topics[topic][tag])
        Random(f"{self.seed}/{topic}/{tag}").shuffle(shuffled)
        while True:
            yield from shuffled


FILES = ("views", "services_and_data", "sharing", "barriers", "implementation", "costs", "notes")
