"""How many students a unit will have: from past terms and present wishes, with the error measured on past terms.

Pure: nothing here reads a database. ``fit`` chooses the settings that erred least on the past, ``forecast`` predicts,
``backtest`` measures.
"""

from cartable.engines.registration.forecast.backtesting import Errors, backtest, fit
from cartable.engines.registration.forecast.demand import PastTerm, Prediction, Settings, Wishes
from cartable.engines.registration.forecast.predicting import forecast, usual_demand

__all__ = [
    "Errors",
    "PastTerm",
    "Prediction",
    "Settings",
    "Wishes",
    "backtest",
    "fit",
    "forecast",
    "usual_demand",
]
