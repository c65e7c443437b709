"""Study regulations: trees of requirements, read, judged, said and drawn. README.md is the manual."""

from cartable.engines.catalogue.regulations.finishing import ways_to_finish
from cartable.engines.catalogue.regulations.impossible import find_impossible, find_unknown
from cartable.engines.catalogue.regulations.judging import audit, audit_many
from cartable.engines.catalogue.regulations.nodes import (
    CATEGORIES,
    KINDS,
    LANGUAGE_LEVELS,
    ORIGINS,
    Abroad,
    All,
    Block,
    Credits,
    Internship,
    Language,
    Pix,
    Requirement,
    Some,
    Total,
    Units,
    Where,
    level_rank,
)
from cartable.engines.catalogue.regulations.parsing import parse
from cartable.engines.catalogue.regulations.picture import Box, Picture, category_of, draw
from cartable.engines.catalogue.regulations.records import (
    Credit,
    Exemption,
    Facts,
    Judged,
    Outline,
    Record,
    State,
    Step,
    Way,
)
from cartable.engines.catalogue.regulations.serving import serves, unit_credit
from cartable.engines.catalogue.regulations.walking import find_node, units_named, walk, walk_paths
from cartable.engines.catalogue.regulations.wording import label, outline, phrase, say_level
from cartable.engines.catalogue.regulations.writing import write

__all__ = [
    "CATEGORIES",
    "KINDS",
    "LANGUAGE_LEVELS",
    "ORIGINS",
    "Abroad",
    "All",
    "Block",
    "Box",
    "Credit",
    "Credits",
    "Exemption",
    "Facts",
    "Internship",
    "Judged",
    "Language",
    "Outline",
    "Picture",
    "Pix",
    "Record",
    "Requirement",
    "Some",
    "State",
    "Step",
    "Total",
    "Units",
    "Way",
    "Where",
    "audit",
    "audit_many",
    "category_of",
    "draw",
    "find_impossible",
    "find_node",
    "find_unknown",
    "label",
    "level_rank",
    "outline",
    "parse",
    "phrase",
    "say_level",
    "serves",
    "unit_credit",
    "units_named",
    "walk",
    "walk_paths",
    "ways_to_finish",
    "write",
]
