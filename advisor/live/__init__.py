"""Answers while a person types or moves a control: a process of its own, and its live step."""

from advisor.live.questions import Heard
from advisor.live.worker import EvaluationWorker, Evaluator, Progress, Result, Tell

__all__ = ["EvaluationWorker", "Evaluator", "Heard", "Progress", "Result", "Tell"]
