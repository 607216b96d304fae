"""A study to look at: every organisation, person and answer in it is invented."""

from research.demonstration.study import make_demonstration as make_demonstration
