"""All that is judged, read from the frame once: partners, ratings, scores and what is wanted."""

from dataclasses import dataclass, replace
from functools import cached_property

from analysis.criteria import Criteria
from analysis.judgement.arrays import Flags, Numbers
from analysis.judgement.backings import Backings
from analysis.judgement.columns import Columns
from analysis.judgement.matching import Market, market_of
from analysis.judgement.panel import Panel, panel_of
from analysis.judgement.ratings import Ratings, applies, rate, scopes_of
from analysis.judgement.scores import Scores, Together, score
from analysis.parted import Parted
from guides.model import Guide


@dataclass(frozen=True, eq=False)
class Evidence:
    """`applies` says to which partners a dimension does, `judged` in which scopes it is at all."""

    criteria: Criteria
    columns: Columns
    panel: Panel
    scopes: tuple[str, ...]
    ratings: Ratings
    scores: Scores
    market: Market
    applies: Flags
    judged: Flags

    @cached_property
    def backings(self) -> Backings:
        replies = self.ratings.replies
        return Backings(self.criteria, self.columns, self.scopes, replies, self.market)

    @cached_property
    def needed(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Scope and dimension, by the track and the dimension that an option needs, if judged."""
        place = {dimension.id: d for d, dimension in enumerate(self.criteria.measured)}
        at = {each: (self.scope_of(each[0]), place[each[1]]) for each in self.criteria.needed}
        return {needed: where for needed, where in at.items() if self.judged[where]}

    def put_together(self, together: Together) -> "Evidence":
        """With another figure than the mean of a partner's indicators."""
        return replace(self, scores=score(self.ratings, self.applies, self.criteria, together))

    def with_scores(self, point: Numbers) -> "Evidence":
        """As if these had been answered."""
        return replace(self, scores=replace(self.scores, point=point, low=point, high=point))

    def scope_of(self, track: str) -> int:
        """A track without core items of its own is judged by all of them."""
        return self.scopes.index(track) if track in self.scopes else 0


def evidence_of(frame: Parted, guide: Guide, criteria: Criteria) -> Evidence:
    panel, columns = panel_of(frame), Columns(frame)
    ratings = rate(columns, guide, criteria, panel)
    to, judged = applies(columns, guide, criteria, panel)
    return Evidence(
        criteria=criteria,
        columns=columns,
        panel=panel,
        scopes=scopes_of(criteria, guide),
        ratings=ratings,
        scores=score(ratings, to, criteria),
        market=market_of(columns, guide, criteria, panel),
        applies=to,
        judged=judged,
    )
