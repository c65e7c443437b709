"""Photos of some people, drawn: nobody's face. All but a few agree that those who see their name see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import typst

from cartable.engines.people import api as people
from cartable.engines.people.demo import keep_drawn_photo
from cartable_demo.builders.people import Population
from cartable_demo.plan.asking import persona_teacher
from cartable_demo.plan.campus import College
from cartable_demo.plan.portraits import SIDE, draw_portraits

#: How many people have one, and one in how many of them keeps it to those who read their record.
PHOTOS = 24
DISCREET = 12
PAGE = "#set page(width: {side}pt, height: {side}pt, margin: 0pt)\n{images}"


def build_photos(person_ids: Sequence[int], *, now: datetime, seed: int) -> int:
    """Give the first of these people a photo each; returns how many."""
    chosen = list(dict.fromkeys(person_ids))[:PHOTOS]
    found = people.Person.objects.in_bulk(chosen)
    for number, (person_id, drawn) in enumerate(zip(chosen, _draw(len(chosen), seed), strict=True), start=1):
        person = found[person_id]
        keep_drawn_photo(person=person, file=BytesIO(drawn), now=now)
        if number % DISCREET:
            people.set_consents(person=person, given=["photo"], now=now, actor="demo")
    return len(chosen)


def photographed(college: College, population: Population) -> list[int]:
    """Who has a photo: the first INFO teacher, then the students of the unit of theirs that most chose."""
    teacher = persona_teacher(college)
    own = [code for code, lead in college.staffing.in_charge.items() if lead == teacher]
    chosen = Counter(code for student in college.students for code in student.choices if code in own)
    unit = max(chosen, key=lambda code: (chosen[code], code), default="")
    students = zip(college.students, population.students[0], strict=True)
    return [population.teachers[0][teacher], *(person_id for student, person_id in students if unit in student.choices)]


def _draw(number: int, seed: int) -> list[bytes]:
    """As many PNG files, drawn in one go."""
    if not number:
        return []
    images = "\n#pagebreak()\n".join(
        f'#image(bytes("{_quoted(svg)}"), format: "svg", width: 100%)' for svg in draw_portraits(number, seed)
    )
    source = PAGE.format(side=SIDE, images=images)
    pages = typst.compile(source.encode(), format="png", ppi=72, ignore_system_fonts=True)
    return pages if isinstance(pages, list) else [pages]


def _quoted(svg: str) -> str:
    return svg.replace("\\", "\\\\").replace('"', '\\"')
