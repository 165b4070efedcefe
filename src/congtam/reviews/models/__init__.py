"""The tables of reviews and prompts, by noun."""

from congtam.reviews.models.answer import Answer, EarlierText
from congtam.reviews.models.drafter import Drafter
from congtam.reviews.models.passing import Passing
from congtam.reviews.models.prompt import Prompt
from congtam.reviews.models.review import Review
from congtam.reviews.models.unsent import Unsent

__all__ = ["Answer", "Drafter", "EarlierText", "Passing", "Prompt", "Review", "Unsent"]
