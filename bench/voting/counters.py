"""The way of counting that EvaP publishes, built again from its description, without any of its code.

One transaction per voter: a row that says who has voted; for each question the counter of its answer is
read, raised by one and saved; a row with the time; then every counter of the vote is rewritten, so that the
last one touched does not show. Counters are not locked between reading and saving.
"""

from collections.abc import Iterable
from typing import Any

from django.db import OperationalError, connection, models, transaction
from django.db.models import F


class Voted(models.Model):  # noqa: DJ008 - never shown, as the next two
    evaluation = models.IntegerField()
    person = models.IntegerField()

    class Meta:
        app_label = "bench"
        constraints = [models.UniqueConstraint(fields=["evaluation", "person"], name="bench_voted_once")]


class Counter(models.Model):  # noqa: DJ008
    evaluation = models.IntegerField()
    question = models.IntegerField()
    answer = models.IntegerField()
    count = models.IntegerField(default=0)

    class Meta:
        app_label = "bench"
        constraints = [models.UniqueConstraint(fields=["question", "answer"], name="bench_counter_once")]


class Time(models.Model):  # noqa: DJ008
    evaluation = models.IntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bench"


def set_up() -> None:
    with connection.schema_editor() as editor:
        for model in (Voted, Counter, Time):
            editor.create_model(model)


def vote(person: int, ticks: Iterable[int]) -> bool:
    """False when the database turned the voter away: two of them rewrite the same rows in another order."""
    try:
        with transaction.atomic():
            put_in(person, ticks)
    except OperationalError:
        return False
    return True


def put_in(person: int, ticks: Iterable[int]) -> None:
    Voted.objects.create(evaluation=1, person=person)
    for question, answer in enumerate(ticks):
        counter: Any = Counter.objects.get_or_create(evaluation=1, question=question, answer=answer)[0]
        counter.count += 1
        counter.save()
    Time.objects.create(evaluation=1)
    Counter.objects.filter(evaluation=1).update(id=F("id"))


def counted() -> int:
    return int(Counter.objects.aggregate(total=models.Sum("count"))["total"] or 0)
