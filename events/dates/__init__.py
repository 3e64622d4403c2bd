"""Days, granularities, intervals and EDTF: the ground floor that all rooms stand on.

>>> from events.dates import parse_edtf
>>> [day.iso for day in (parse_edtf("1999").bounds().earliest, parse_edtf("1999").bounds().latest)]
['1999-01-01', '1999-12-31']
"""

from events.dates.days import Day, Granularity, add_days, add_months, days_in_month, unit_containing
from events.dates.display import MONTHS, PARTS, display
from events.dates.edtf import Edtf, EdtfDate, EdtfRange, edtf_of, parse_edtf, shift, shift_period
from events.dates.interval import Interval

__all__ = [
    "MONTHS",
    "PARTS",
    "Day",
    "Edtf",
    "EdtfDate",
    "EdtfRange",
    "Granularity",
    "Interval",
    "add_days",
    "add_months",
    "days_in_month",
    "display",
    "edtf_of",
    "parse_edtf",
    "shift",
    "shift_period",
    "unit_containing",
]
