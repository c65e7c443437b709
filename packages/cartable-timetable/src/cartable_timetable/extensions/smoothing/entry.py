"""Smoothing: even groups and our own constraints, with placements as they are."""

from __future__ import annotations

import random
from time import monotonic

from cartable_timetable.extensions.smoothing.ledger import Ledger
from cartable_timetable.extensions.smoothing.seats import Bundle, Request, Seats
from cartable_timetable.model import Problem, Solution

_IDLE_ROUNDS = 4
_TRIES = 8
"""Other bundles, and other students to exchange with, looked at for one request in one round."""


def smooth(problem: Problem, solution: Solution, *, time_limit: float = 10.0, seed: int = 1) -> Solution:
    """The solution with students moved or exchanged between parallel groups, for the better only.

    Prices compare in order: the excess of required constraints of ours, student conflicts, the cost of the other
    constraints of ours, then how uneven groups are. Limits, parents and configurations are kept, and whoever has not
    one whole set of classes of a course stays as they are. So the competition's cost never rises, but when a required
    constraint that was broken is exceeded less for it. Local search: proposals in random order, those of crowded
    classes first, equal ones taken too, until four rounds bring nothing or ``time_limit`` seconds are over. The same
    ``seed`` gives the same seats unless time ends it. Raises ValueError when ``time_limit`` isn't positive.
    """
    if time_limit <= 0:
        raise ValueError(f"time_limit must be positive; got {time_limit}")
    end, rng = monotonic() + time_limit, random.Random(seed)
    seats = Seats(problem, solution)
    ledger = Ledger(problem, seats)
    movable = [request for request in seats.taken if len(seats.bundles[request[1]]) > 1]
    takers: dict[int, list[Request]] = {}
    for request in movable:
        takers.setdefault(request[1], []).append(request)
    idle = 0
    while movable and idle < _IDLE_ROUNDS and monotonic() < end:
        before = ledger.price
        rng.shuffle(movable)
        crowded = ledger.list_crowded()
        movable.sort(key=lambda request: crowded.isdisjoint(seats.taken[request]))  # who can do most good first
        for request in movable:
            if monotonic() >= end:
                break
            _improve(request, takers[request[1]], seats, ledger, rng)
        idle = idle + 1 if ledger.price == before else 0
    return _write(problem, solution, seats)


def _improve(request: Request, takers: list[Request], seats: Seats, ledger: Ledger, rng: random.Random) -> None:
    options = seats.bundles[request[1]]
    for bundle in rng.sample(options, min(_TRIES, len(options))):
        if bundle != seats.taken[request] and seats.has_room(seats.taken[request], bundle):
            _try({request: bundle}, ledger)
    for other in rng.sample(takers, min(_TRIES, len(takers))):
        here, there = seats.taken[request], seats.taken[other]
        if here != there:
            _try({request: there, other: here}, ledger)


def _try(moves: dict[Request, Bundle], ledger: Ledger) -> None:
    if ledger.is_hopeless(moves):
        return
    price = ledger.price
    before = ledger.change(moves)
    if ledger.price > price:
        ledger.change(before)


def _write(problem: Problem, solution: Solution, seats: Seats) -> Solution:
    """Who stays keeps their place in the lists; who comes stands at the end, in the order of the problem."""
    order = {student.id: row for row, student in enumerate(problem.students)}
    students = dict(solution.students)
    for name, people in seats.people.items():
        listed = solution.students.get(name, ())
        stay = tuple(student for student in listed if student in people)
        come = sorted(set(people) - set(listed), key=order.__getitem__)
        if name in students or come:
            students[name] = (*stay, *come)
    return Solution(solution.name, solution.placements, students)
