"""A small regulation of our own, whole enough to have every check and every kind of case tried on it."""

from pathlib import Path

from congtam.shelf.catalogue import Catalogue

PACK = """\
id: xa-2020
title: Kế hoạch của xã
issued: {by: Đảng ủy xã, number: 7-KH/ĐU, on: 02/03/2020}
levels: {A: Xuất sắc, B: Tốt, C: Kém}
grades: {tot: {label: Tốt, from: 70%}, kem: {label: Kém}}
bodies: {standing: Ban Thường vụ, neighbours: Chi ủy nơi cư trú}
facts:
  registered: {label: đã đăng ký, type: yes_no}
  disciplined: {label: bị kỷ luật, type: yes_no}
  self_found: {label: tự phát hiện, type: yes_no}
  joined: {label: ngày kết nạp, type: date}
  months_sick: {label: số tháng nghỉ ốm, type: number}
  done: {label: tỷ lệ hoàn thành, type: percent}
  job: {label: công việc, type: choice, values: {farmer: nông dân, teacher: giáo viên}}
relations:
  members: {label: đảng viên, to: member}
subjects:
  cell:
    label: Chi bộ
    kind: organisation
    cites: I.1
    clause: XA-01
    scorecard: sheet
    levels:
      A:
        - {score: {at_least: 90}, cites: II.1, clause: XA-02}
        - {fact: registered, cites: II.1, clause: XA-03}
        - {share: {of: members, rated_at_least: B, is: 100%}, cites: II.1, clause: XA-04}
      B:
        - {score: {at_least: 70}, cites: II.2, clause: XA-05}
    lowest_if:
      - {fact: disciplined, unless: {fact: self_found}, cites: II.3, clause: XA-06}
      - {percent: {of: done, below: 50%}, cites: II.3, clause: XA-07}
  member:
    label: Đảng viên
    kind: member
    cites: I.2
    levels:
      A: [{fact: registered, cites: III.1}]
      B: [{attested: self_found, cites: III.1}]
    caps:
      sick: {at_most: B, when: {value: {of: months_sick, at_least: 3}}, cites: III.2, clause: XA-08}
    exclusions:
      new:
        when: {since: {of: joined, under: 6 months}}
        reviewed: true
        rated: false
        cites: III.3
        clause: XA-09
scorecards:
  sheet:
    title: Bảng điểm
    cites: II
    max: 100
    step: "0,5"
    criteria:
      - number: "1"
        text: Xây dựng Đảng
        max: 40
        children:
          - {number: "1.1", text: Nghị quyết, max: 25}
          - {number: "-", text: Sinh hoạt, kind: yes_no, max: 15}
      - {number: "2", text: Nhiệm vụ, max: 40}
      - number: "3"
        text: Phong trào
        kind: options
        max: 20
        options: [{id: a, text: Nhất, max: 20}, {id: b, text: Nhì, max: 10}]
quotas:
  members:
    {level: A, at_most: 20%, of: {rated: B, promoted: leave}, of_subjects: member, within: base_org,
     cites: IV, clause: XA-10}
authorities:
  cell_decides: {act: decide, body: standing, for_subjects: cell, cites: IV, clause: XA-11}
comments:
  farmers:
    {body: neighbours, for_subjects: member, when: {choice: {of: job, among: farmer}},
     cites: IV, clause: XA-12}
deadlines:
  report: {what: báo cáo, within: 2 days, after: meeting, cites: IV, clause: XA-13}
orders:
  members_first: {binds: decision, first: member, then: cell, relation: members, cites: IV, clause: XA-14}
open_wording:
  ninety:
    cites: II.1
    clause: XA-02
    text: từ 90 điểm
    readings:
      - {id: from, says: đúng 90 là đạt}
      - {id: over, says: phải trên 90, set: {"subjects.cell.levels.A[0].score": {more_than: 90}}}
    chosen: from
    why: cách hiểu thông thường
"""

TEXT = """\
§ I.1
Chi bộ trực thuộc
§ I.2
Đảng viên
§§ tên người đã thay bằng chức vụ
§ II.1
Xuất sắc: từ 90 điểm, đã đăng ký,
mọi đảng viên từ mức Tốt
§ II.2
Tốt: từ 70 điểm
§ II.3
Kém: bị kỷ luật, trừ khi tự phát hiện; hoặc dưới 50% nhiệm vụ
§ III.1
Mức của đảng viên
§ III.2
Nghỉ ốm từ 3 tháng
§ III.3
Mới kết nạp chưa đủ 6 tháng
§ IV
Tổ chức thực hiện
"""

CASES = """\
pack: xa-2020
date: 10/12/2020
given:
  good:
    type: cell
    facts: {registered: true, disciplined: false, done: 100%}
    points: {"*": max}
    links: {members: [an]}
  person: {type: member, facts: {registered: false, self_found: true, joined: 01/01/2010, months_sick: 0}}
cases:
  - id: ninety
    says: Vừa đúng 90 điểm
    subjects:
      an: {like: person, decided: B}
      c90: {like: good, points: {"2": 30}}
      c89: {like: good, points: {"2": "29,5"}}
    expect:
      c90: {level: A, score: 90, rows: {"1": 40, "1/#2": 15}}
      c89: {level: B, by: XA-02}
  - id: seventy
    subjects:
      an: {like: person, decided: B}
      c70: {like: good, points: {"2": 10}}
      c69: {like: good, points: {"2": "9,5"}}
    expect:
      c70: {level: B, by: XA-02}
      c69: {level: C, by: XA-05}
  - id: registered
    subjects:
      an: {like: person, decided: B}
      no: {like: good, facts: {registered: false}}
      unsaid: {like: good, facts: {registered: null}}
    expect:
      no: {level: B, by: XA-03}
      unsaid: {level: [A, B], missing: registered}
  - id: members
    subjects:
      an: {like: person, decided: C}
      c: {like: good}
    expect:
      c: {level: B, by: XA-04}
  - id: struck
    subjects:
      an: {like: person, decided: B}
      yes: {like: good, facts: {disciplined: true, self_found: false}}
      excused: {like: good, facts: {disciplined: true, self_found: true}}
      half: {like: good, facts: {done: "49,99%"}}
      enough: {like: good, facts: {done: 50%}}
    expect:
      yes: {level: C, by: XA-06}
      excused: {level: A}
      half: {level: C, by: XA-07}
      enough: {level: A}
  - id: persons
    subjects:
      best: {like: person, facts: {registered: true}}
      plain: {like: person}
      nothing: {like: person, facts: {self_found: false}}
      sick: {like: person, facts: {registered: true, months_sick: 3}}
      well: {like: person, facts: {registered: true, months_sick: 2}}
      new: {like: person, facts: {joined: 11/06/2020}}
      old: {like: person, facts: {joined: 10/06/2020}}
      farmer: {like: person, facts: {job: farmer}}
      teacher: {like: person, facts: {job: teacher}}
    expect:
      best: {level: A}
      plain: {level: B}
      nothing: {level: C}
      sick: {level: B, by: XA-08, cap: B}
      well: {level: A}
      new: {rated: false, reviewed: true, by: XA-09}
      old: {rated: true, level: B}
      farmer: {comments: neighbours}
      teacher: {comments: []}
  - id: six
    subjects:
      m1: {type: member, decided: A, facts: {joined: 01/01/2010}}
      m2: {type: member, decided: B, facts: {joined: 01/01/2010}}
      m3: {type: member, decided: B, facts: {joined: 01/01/2010}}
      m4: {type: member, decided: B, facts: {joined: 01/01/2010}}
      m5: {type: member, decided: B, facts: {joined: 01/01/2010}}
      m6: {type: member, decided: B, facts: {joined: 01/01/2010}}
    quotas: {members: {places: 1, over: false, readings: {leave: 1, stay: 1}}}
  - id: process
    subjects:
      an: {like: person}
      c: {like: good}
      done: {like: good, links: {members: []}}
    expect:
      c: {decides: standing, blocked: an, blocked_by: XA-14}
      done: {blocked: []}
    events: {meeting: 30/11/2020}
    deadlines: {report: 02/12/2020}
  - id: too-much
    subjects:
      c: {like: good, links: {members: []}, points: {"2": 41}}
    refused: vượt mức tối đa 40
"""


def write(root: Path, pack_id: str, files: dict[str, str]) -> Path:
    folder = root / pack_id
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def shelf(root: Path, **changes: str) -> Catalogue:
    """A catalogue with the small pack; `pack`, `text` and `cases` may be given otherwise."""
    files = {
        "pack.yaml": changes.get("pack", PACK),
        "sources/ke-hoach.txt": changes.get("text", TEXT),
        "cases/xa.yaml": changes.get("cases", CASES),
    }
    write(root, "xa-2020", {name: text for name, text in files.items() if text})
    return Catalogue(root)


def changed(old: str, new: str, text: str = PACK) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)
