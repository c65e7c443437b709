"""The shortest ways to finish, as pages tell them."""

from __future__ import annotations

from typing import Any

from cartable.engines.catalogue.api import regulations
from cartable.engines.registration.api import Standing, candidate_credits, requirement_of
from cartable.engines.registration.web.progress.words import node_title

MOST = 3


def ways_of(standing: Standing) -> list[dict[str, Any]]:
    """At most three ways, each with its units and what no unit brings; none when the degree is complete."""
    judged, regulation = standing.judged, standing.regulation
    if judged is None or regulation is None or judged.is_met:
        return []
    record = standing.record
    requirement = requirement_of(regulation)
    ways = regulations.ways_to_finish(
        requirement,
        credits=record.credits,
        facts=record.facts,
        exemptions=record.exemptions,
        candidates=candidate_credits(record),
        most=MOST,
    )
    return [_told(way, requirement) for way in ways]


def _told(way: Any, requirement: Any) -> dict[str, Any]:
    nodes = {node.key: node_title(node) for node in regulations.walk(requirement)}
    return {
        "credits": way.credits,
        "count": len(way.units),
        "steps": [
            {
                "count": step.count,
                "choices": step.choices[:6],
                "more": max(0, len(step.choices) - 6),
                "credits": step.credits,
                "nodes": [nodes[key] for key in step.nodes if key in nodes],
            }
            for step in way.steps
        ],
        "remains": [nodes[key] for key in way.remains if key in nodes],
        "is_shortest": way.is_shortest,
    }
