"""The figures, in the order in which a planner asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from crocevia.coverage.companies import Companies
from crocevia.coverage.figure import Figure
from crocevia.coverage.gaps import Gaps, OneProvider
from crocevia.coverage.links import Chains, Networks
from crocevia.coverage.needs import Everything, NeedsByAudience, NeedsByZone, StrategicAreas
from crocevia.coverage.people import FreeAndVerified, PerInhabitants
from crocevia.coverage.survey import Survey
from crocevia.edition import Edition

FIGURES: Sequence[type[Figure]] = (
    NeedsByZone,
    Gaps,
    OneProvider,
    NeedsByAudience,
    Everything,
    StrategicAreas,
    PerInhabitants,
    FreeAndVerified,
    Chains,
    Networks,
    Companies,
)


def figures(edition: Edition) -> list[Figure]:
    """All figures of an edition; nothing is counted before it is asked for."""
    survey = Survey(edition)
    return [figure(survey) for figure in FIGURES]
