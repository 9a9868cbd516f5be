"""The tables of the network, each in its sub-package."""

from lms.network.collection.models import BookOrder
from lms.network.practices.models import (
    Practice,
    PracticeResult,
    PracticeStep,
    PracticeTheme,
    PracticeWords,
    PracticeReview,
)
from lms.network.recommendations.models import (
    RecommendationOutcome,
    Recommendation,
    RecommendationAudience,
    RecommendationWords,
)

__all__ = [
    "BookOrder",
    "RecommendationOutcome",
    "Practice",
    "PracticeResult",
    "PracticeStep",
    "PracticeTheme",
    "PracticeWords",
    "Recommendation",
    "RecommendationAudience",
    "RecommendationWords",
    "PracticeReview",
]
