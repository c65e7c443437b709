"""What-if: scenarios of a term side by side.

Importing this package is cheap: the solver is loaded by the first call of :func:`run_scenarios`.
"""

from cartable_timetable.scenarios.comparing import compare
from cartable_timetable.scenarios.comparison import Comparison, Scenario
from cartable_timetable.scenarios.running import ScenarioRun, Variant, run_scenarios

__all__ = ["Comparison", "Scenario", "ScenarioRun", "Variant", "compare", "run_scenarios"]
