"""The tables of the network, each in its sub-package."""

from lms.network.collection.models import BookOrder
from lms.network.practices.models import (
    Practice,
    PracticeResult,
    PracticeStep,
    PracticeTheme,
    PracticeWords,
    Review,
)
from lms.network.recommendations.models import (
    Outcome,
    Recommendation,
    RecommendationAudience,
    RecommendationWords,
)

__all__ = [
    "BookOrder",
    "Outcome",
    "Practice",
    "PracticeResult",
    "PracticeStep",
    "PracticeTheme",
    "PracticeWords",
    "Recommendation",
    "RecommendationAudience",
    "RecommendationWords",
    "Review",
]
