"""Tables of planning and the rules that guard them, by aggregate."""

from planning.models.codings import Coding, WorkPost
from planning.models.contracts import Contract
from planning.models.shifts import Shift
from planning.models.temps import AvailabilityLine, Placement, Temp, TempUnit

__all__ = ["AvailabilityLine", "Coding", "Contract", "Placement", "Shift", "Temp", "TempUnit", "WorkPost"]
