"""Pages where units are kept: versions, proposals, comparisons, rules between units."""
