"""Every rule of a pack as a Vietnamese sentence, and what was seen of one subject beside what is needed."""

from congtam.engine.sentences.missing import missing_said
from congtam.engine.sentences.observed import observed_sentence
from congtam.engine.sentences.observed_related import concerns_nobody
from congtam.engine.sentences.sums import sum_sentences
from congtam.engine.sentences.whole import sentence

__all__ = ["concerns_nobody", "missing_said", "observed_sentence", "sentence", "sum_sentences"]
