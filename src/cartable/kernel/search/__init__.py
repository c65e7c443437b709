"""Search as people type: accents, case and small slips don't matter."""

from cartable.kernel.search.fold import Fold, fold_expression, fold_index
from cartable.kernel.search.folded import folded, holds_words
from cartable.kernel.search.matching import matching

__all__ = ["Fold", "fold_expression", "fold_index", "folded", "holds_words", "matching"]
