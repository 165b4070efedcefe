"""`congtam cases --mutate`: each rule taken out in turn, the packs side by side on all cores."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from congtam.cli.choosing import chosen_packs
from congtam.cli.saying import Words, fault_data, print_json, said
from congtam.shelf.catalogue import Catalogue
from congtam.shelf.faults import Fault, Refused
from congtam.shelf.mutants.trial import Trial, trial

_WORDS = Words(
    {
        "head": (
            "{id}: bỏ thử {all} quy tắc, {left} quy tắc không trường hợp nào nhận ra, {seconds:.1f} giây",
            "{id}: {all} rules taken out, {left} unnoticed by any case, {seconds:.1f} s",
        ),
        "refused": ("{id}: không đọc được", "{id}: cannot be read"),
        "total": (
            "Tổng cộng {left} quy tắc chưa có trường hợp, {seconds:.1f} giây.",
            "{left} rules unnoticed in all, {seconds:.1f} s.",
        ),
    }
)


def mutate(folders: Iterable[str], lang: str, *, as_json: bool) -> int:
    """0 when some case notices the absence of every rule."""
    started = time.perf_counter()
    found = list(trials([(str(catalogue.root), pack_id) for catalogue, pack_id in chosen_packs(folders)]))
    seconds = time.perf_counter() - started
    if as_json:
        print_json([_as_data(each, lang) for each in found])
    else:
        for each in found:
            _print(each, lang)
        left = sum(len(each.unnoticed) for each in found if isinstance(each, Trial))
        print(_WORDS.speaking(lang)("total", left=left, seconds=seconds))
    return 0 if all(isinstance(each, Trial) and not each.unnoticed for each in found) else 1


def trials(wanted: list[tuple[str, str]]) -> Iterator[Trial | tuple[str, tuple[Fault, ...]]]:
    """One process per core, the longest pack first; a single pack is tried here."""
    if len(wanted) == 1:
        yield _trial(wanted[0])
        return
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        pending = {which: pool.submit(_trial, which) for which in sorted(wanted, key=_size, reverse=True)}
        yield from (pending[which].result() for which in wanted)


def _size(which: tuple[str, str]) -> int:
    root, pack_id = which
    return sum(file.stat().st_size for file in (Path(root) / pack_id).rglob("*.yaml"))


def _trial(which: tuple[str, str]) -> Trial | tuple[str, tuple[Fault, ...]]:
    root, pack_id = which
    try:
        return trial(Catalogue(Path(root)), pack_id)
    except Refused as refusal:
        return pack_id, refusal.faults


def _print(found: Trial | tuple[str, tuple[Fault, ...]], lang: str) -> None:
    say = _WORDS.speaking(lang)
    if not isinstance(found, Trial):
        print(say("refused", id=found[0]))
        for fault in found[1]:
            print(f"  ! {said(fault, lang)}")
        return
    left = found.unnoticed
    print(say("head", id=found.pack_id, all=len(found.verdicts), left=len(left), seconds=found.seconds))
    for mutant in left:
        clauses = f" [{', '.join(mutant.clauses)}]" if mutant.clauses else ""
        print(f"  ✗ {mutant.address}: {said(mutant.what, lang)}{clauses}")


def _as_data(found: Trial | tuple[str, tuple[Fault, ...]], lang: str) -> dict[str, Any]:
    if not isinstance(found, Trial):
        return {"id": found[0], "faults": [fault_data(fault, lang) for fault in found[1]]}
    return {
        "id": found.pack_id,
        "seconds": round(found.seconds, 2),
        "rules": [
            {
                "address": verdict.mutant.address,
                "what": said(verdict.mutant.what, lang),
                "clauses": list(verdict.mutant.clauses),
                "noticed_by": list(dict.fromkeys(verdict.noticed_by)),
            }
            for verdict in found.verdicts
        ],
    }
