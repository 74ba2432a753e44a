"""All tasks by name. A new one is a module with a `TASK` and one line here."""

from rapporteur.bench import quotes, record, times, turns
from rapporteur.bench.task import Task

TASKS: dict[str, Task] = {task.name: task for task in (quotes.TASK, record.TASK, times.TASK, turns.TASK)}
