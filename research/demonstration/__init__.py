"""Studies to look at: every organisation, person and answer in them is invented."""

from research.demonstration.network import make_network as make_network
from research.demonstration.study import make_demonstration as make_demonstration
