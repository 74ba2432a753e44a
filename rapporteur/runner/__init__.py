"""Reading foreign bytes in worker processes under limits."""

from rapporteur.runner.limits import Limits, enforced, missing
from rapporteur.runner.pool import Reader, ReadingJob, WorkerPool
from rapporteur.runner.process import Result

__all__ = ["Limits", "Reader", "ReadingJob", "Result", "WorkerPool", "enforced", "missing"]
