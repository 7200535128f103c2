#!/usr/bin/env python3
"""Checks Fundpool results against their plans, with nothing but Python's standard library (3.8 or later).

    python3 verify_result.py plan.json result.json [plan.json result.json ...]

Exit 0: every result is what it says: it belongs to this very plan; every demand of the plan is kept to the fen, or missed by exactly
what the result tells; every value, bound and gap is the one that is printed. Exit 1: one is not, and why. Exit 2: a file cannot
be read as a plan or a result.

Everything is computed in whole numbers from the two files alone. No solver is asked, no float occurs, and there is no tolerance.

How a bound is proven. Take duals y >= 0 of the rows "a.x <= r" and multipliers m >= 0 of earlier goals held at h. For every
allocation x that keeps all demands,

    goal(x)  <=  sum y.r  -  sum m.h  +  max over the boxes of [ goal(x) + sum m.earlier(x) - sum y.a.x ]

and that maximum falls apart into one small problem per project, per buffer and per least-county goal, each solved exactly here.
The duals need no trust: any duals give a true bound, bad ones only a large gap. Where there is no goal, a bound below nothing
proves that no allocation keeps the plan.

Numbers. Money is in fen. Shares, coefficients and points of curves are whole units of 10^-12, duals, prices per yuan,
benefits, values and bounds of 10^-24; what is printed has 12 decimals. A quotient is rounded so that a value never looks better and a bound
never tighter than it is. A quantity that does not fit 128 bits in its unit is refused as out of all proportion.
"""

import hashlib
import json
import re
import sys

LEVELS = ("central", "provincial", "municipal", "county")
UNIT = 10**12      # one, as a share or a coefficient
DUAL = 10**24      # one, as a dual
EXACT = 10**24     # one, as a price, a benefit, a value or a bound
FEN = 100          # fen in a yuan
LARGEST_MONEY = 10**15
LARGEST_RATIO = 10**15 * UNIT
LARGEST_DUAL = 10**14 * DUAL
LARGEST_LIMIT = 10**16 * FEN * UNIT
LARGEST_BENEFIT = 10**13 * EXACT


class Unreadable(Exception):
    """The file is no plan or no result."""


class Refused(Exception):
    """The result is not what it says."""


def demand(kept, complaint):
    if not kept:
        raise Refused(complaint)


def fits(number):
    """The number, if it fits 128 bits."""
    demand(-2**127 <= number < 2**127, "a number of the plan or the proof is out of all proportion")
    return number


def up(number, divisor):
    """The quotient, rounded up; // rounds down."""
    return -(-number // divisor)


# ---------------------------------------------------------------------------------------------------------------------------------
# JSON, strictly: every name once in its object, numbers as they are written, no more and no deeper than Fundpool itself reads.

MAX_BYTES, MAX_DEPTH, MAX_VALUES = 64 * 1024 * 1024, 32, 4_000_000


class Number(str):
    """A number, as it is written."""


def load(data, mark=b""):
    """The value of a file, in front of which a mark may stand."""
    if len(data) > MAX_BYTES:
        raise Unreadable("the file is too large")
    try:
        text = data[len(mark) if data.startswith(mark) else 0:].decode("utf-8")
        value = json.loads(text, object_pairs_hook=once, parse_int=Number, parse_float=Number, parse_constant=not_json)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"no JSON in UTF-8: {error}")
    values, layer, depth = 0, [value], 0
    while layer:
        values += len(layer) + sum(len(one) for one in layer if isinstance(one, dict))
        inside = [one for one in layer if isinstance(one, (dict, list))]
        depth += bool(inside)
        layer = [part for one in inside for part in (one.values() if isinstance(one, dict) else one)]
        for text in (text for one in inside if isinstance(one, dict) for text in one):
            whole(text)
        if values > MAX_VALUES or depth > MAX_DEPTH:
            raise Unreadable("too many values, or too deep")
        for text in (part for part in layer if isinstance(part, str)):
            whole(text)
    return value


def once(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise Unreadable("a name stands twice in an object")
    return dict(pairs)


def not_json(word):
    raise Unreadable(f"{word} is no JSON")


def whole(text):
    """Half a character, which an escape may stand for, is no text."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Unreadable("half a character in a text")


# ---------------------------------------------------------------------------------------------------------------------------------
# The form of a plan. A form is a function that reads a value, refuses every other one, and returns it as the canonical form has it.

MAX_ROWS, MAX_IDS, MAX_COUNT = 150_000, 500_000, 2**53 - 1
REQUIRED = object()


def is_text(value):
    return isinstance(value, str) and not isinstance(value, Number)


def decimal(value, decimals):
    """A plain decimal as a whole number of 10^-decimals."""
    if not is_text(value) or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value):
        raise Unreadable(f"{value!r} is no decimal")
    whole_part, _, part = value.partition(".")
    part = part.rstrip("0")
    if len(part) > decimals:
        raise Unreadable(f"{value!r} has more than {decimals} decimals")
    # Longer than anything that is allowed; Python refuses to read digits by the thousand.
    digits = (whole_part.lstrip("-").lstrip("0") + part.ljust(decimals, "0"))[:60]
    return int(digits or "0") * (-1 if value.startswith("-") else 1)


def amount(value):
    """Yuan as whole fen."""
    number = decimal(value, 2)
    if abs(number) > LARGEST_MONEY:
        raise Unreadable(f"{value!r} is too large an amount")
    return number


def money(value, ids):
    number = amount(value)
    if value.startswith("-"):
        raise Unreadable(f"{value!r} is negative")
    return f"{number // 100}.{number % 100:02}"


def ratio(value, ids):
    number = decimal(value, 12)
    if abs(number) >= LARGEST_RATIO:
        raise Unreadable(f"{value!r} is too large a number")
    written = f"{abs(number) // UNIT}.{abs(number) % UNIT:012}".rstrip("0").rstrip(".")
    return "-" + written if number < 0 else written


def words(value, ids):
    if not is_text(value):
        raise Unreadable(f"{value!r} is no text")
    return value


def identifier(value, ids):
    if not is_text(value) or not re.fullmatch(r"[a-z0-9._-]{1,100}", value):
        raise Unreadable(f"{value!r} is no id")
    ids.add(value)
    if len(ids) > MAX_IDS:
        raise Unreadable("too many ids")
    return value


def flag(value, ids):
    if not isinstance(value, bool):
        raise Unreadable(f"{value!r} is neither true nor false")
    return value


def count(largest):
    def read(value, ids):
        if not isinstance(value, Number) or not re.fullmatch("[0-9]{1,16}", value) or int(value) > largest:
            raise Unreadable(f"{value!r} is no whole number up to {largest}")
        return int(value)
    return read


def choice(*names):
    def read(value, ids):
        if not is_text(value) or value not in names:
            raise Unreadable(f"{value!r} is none of {', '.join(names)}")
        return value
    return read


def nullable(form):
    return lambda value, ids: None if value is None else form(value, ids)


def list_of(form):
    def read(value, ids):
        if not isinstance(value, list) or len(value) > MAX_ROWS:
            raise Unreadable("no list, or one too long")
        return [form(one, ids) for one in value]
    return read


def map_of(key):
    def read(value, ids):
        if not isinstance(value, dict):
            raise Unreadable(f"{value!r} is no object")
        return {key(name, ids): ratio(number, ids) for name, number in value.items()}
    return read


def scope(value, ids):
    """Ids, or ["*"] for everything."""
    return value if value == ["*"] else list_of(identifier)(value, ids)


def point(value, ids):
    if not isinstance(value, list) or len(value) != 2:
        raise Unreadable(f"{value!r} is no point of a curve")
    return [ratio(one, ids) for one in value]


def record(fields):
    """An object with these members: name -> (form, what it is where it is left out)."""
    def read(value, ids):
        if not isinstance(value, dict):
            raise Unreadable(f"{value!r} is no object")
        for name in value:
            if name not in fields:
                raise Unreadable(f"the field {name!r} is unknown here")
        row = {}
        for name, (form, default) in fields.items():
            if name not in value and default is REQUIRED:
                raise Unreadable(f"the field {name!r} is missing")
            row[name] = form(value[name], ids) if name in value else default
        return row
    return read


def name(value, ids):
    row = record({"zh": (words, ""), "en": (words, "")})(value, ids)
    return {language: text for language, text in row.items() if text}


def by_kind(common, kinds):
    """An object whose further members depend on its kind."""
    def read(value, ids):
        kind = value.get("kind") if isinstance(value, dict) else None
        if not is_text(kind) or kind not in kinds:
            raise Unreadable(f"{kind!r} is no kind of rule")
        return record({**common, "kind": (words, REQUIRED), **kinds[kind]})(value, ids)
    return read


def tier(value, ids):
    for direction in ("maximise", "minimise"):
        if isinstance(value, dict) and set(value) in ({direction}, {direction, "slack"}):
            return record({direction: (GOAL, REQUIRED), "slack": (ratio, "0")})(value, ids)
    raise Unreadable(f"{value!r} is no goal")


def change(value, ids):
    """One of the changes that scenarios are made of."""
    verbs = [verb for verb in ("set", "add", "remove", "move", "rename") if isinstance(value, dict) and verb in value]
    if len(verbs) != 1:
        raise Unreadable(f"{value!r} is no change")
    verb, noun = verbs[0], value[verbs[0]]
    if verb == "set":
        return setting(noun, value, ids)
    before = ("before", (nullable(identifier), None))
    others = {
        "add": [("row", (ROWS[noun] if is_text(noun) and noun in ROWS else None, REQUIRED)), before],
        "remove": [("id", (identifier, REQUIRED))],
        "move": [("id", (identifier, REQUIRED)), before],
        "rename": [("id", (identifier, REQUIRED)), ("to", (identifier, REQUIRED))],
    }[verb]
    return record({verb: (choice(*ROWS), REQUIRED), **dict(others)})(value, ids)


def setting(noun, value, ids):
    """A change that sets one field, or one member of a map."""
    if not is_text(noun) or noun not in SETTABLE:
        raise Unreadable(f"{noun!r} has no fields")
    fields, entries = SETTABLE[noun]
    head = {"set": (words, REQUIRED)}
    if noun != "plan":
        head["id"] = (identifier, REQUIRED)
    rest = sorted(set(value) - set(head))
    if len(rest) == 1 and rest[0] in fields:
        return record({**head, rest[0]: (fields[rest[0]], REQUIRED)})(value, ids)
    for member, key in entries.items():
        if rest == sorted([member, "entry"]):
            return record({**head, "entry": (key, REQUIRED), member: (nullable(ratio), REQUIRED)})(value, ids)
    raise Unreadable(f"{value!r} sets nothing")


GOAL = choice("benefit", "funded", "least_coverage", "least_per_head", "pooled", "credit", "transfers")
LEVEL = choice(*LEVELS)
EVERYWHERE = (scope, ["*"])
ORIGIN = {"source": (name, {}), "illustrative": (flag, False)}

USE = {"id": (identifier, REQUIRED), "name": (name, {})}
MEASURE = {**USE, "unit": (name, {}), "weight": (ratio, "1")}
COUNTY = {
    **USE, "code": (nullable(words), None), "class": (choice("key", "other"), "other"), "population": (count(MAX_COUNT), 0),
    "last_year": (nullable(money), None), "performance": (ratio, "1"), "factors": (map_of(words), {}), **ORIGIN,
}
PLACES = {"uses": EVERYWHERE, "counties": EVERYWHERE}
EVERY_PLACE = {"uses": ["*"], "counties": ["*"]}
STREAM = {
    **USE, "channel": (choice("superior", "local", "integrated", "credit", "sector", "procurement"), REQUIRED),
    "level": (LEVEL, REQUIRED), "document": (words, ""), "period": (words, ""), "amount": (money, REQUIRED),
    "low": (nullable(money), None), "high": (nullable(money), None), "poolable": (ratio, "0"),
    "must_spend": (money, "0.00"), "earmark": (record(PLACES), EVERY_PLACE), "reach": EVERYWHERE, **ORIGIN,
}
CREDIT = {**USE, "leverage": (ratio, REQUIRED), "buffer_max": (money, REQUIRED), **PLACES, **ORIGIN}
PROJECT = {
    **USE, "county": (identifier, REQUIRED), "village": (words, ""), "use": (identifier, REQUIRED), "cost": (money, REQUIRED),
    "funding": (choice("divisible", "at_least", "whole"), "divisible"), "min": (money, "0.00"), "must": (flag, False),
    "ready": (flag, True), "lock": (nullable(money), None), "credit_share_max": (ratio, "0"), "benefits": (map_of(identifier), {}),
    "curve": (list_of(point), []), "requires": (list_of(identifier), []), "excludes": (list_of(identifier), []),
    "responsible": (words, ""), "target": (words, ""), "schedule": (words, ""), **ORIGIN,
}
KINDS = {
    "use_share": {"min": (nullable(ratio), None), "max": (nullable(ratio), None), "each_county": (flag, False)},
    "county_range": {"min": (nullable(money), None), "max": (nullable(money), None), "per_head": (flag, False)},
    "match": {"own_levels": (list_of(LEVEL), REQUIRED), "upper_levels": (list_of(LEVEL), REQUIRED), "ratio": (ratio, REQUIRED),
              "scope": (choice("total", "each_county", "each_project"), "total")},
    "max_share": {"of": (choice("county", "village", "project"), REQUIRED), "max": (ratio, REQUIRED)},
    "factor_band": {"band": (ratio, REQUIRED), "weights": (map_of(words), {})},
    "no_regression": {"ratio": (ratio, REQUIRED)},
    "reserve": {"amount": (money, REQUIRED)},
    "forbid": {"levels": (list_of(LEVEL), REQUIRED)},
}
RULE = {**USE, "on": (flag, True), "strength": (choice("legal", "policy", "preference"), "policy"), "cite": (words, ""), **PLACES}
SCENARIO = {**USE, "note": (name, {}), "base": (nullable(identifier), None), "changes": (list_of(change), [])}
STEP = {
    "kind": (choice("title", "sources", "pool", "allocation", "rules", "proof", "scenario", "decision"), REQUIRED),
    "scenario": (nullable(identifier), None), "hidden": (flag, False), "sentence": (name, {}), "note": (name, {}),
}

ROWS = {
    "use": record(USE), "measure": record(MEASURE), "county": record(COUNTY), "stream": record(STREAM), "credit": record(CREDIT),
    "project": record(PROJECT), "rule": by_kind(RULE, KINDS), "scenario": record(SCENARIO),
}
PLAN = {
    "format": (choice("fundpool-plan"), REQUIRED), "version": (count(1), REQUIRED), "title": (name, {}), "note": (name, {}),
    "year": (nullable(count(2**16 - 1)), None), "currency": (choice("CNY"), "CNY"), "quantum": (choice("0.01", "1", "10000"), "0.01"),
    "uses": (list_of(ROWS["use"]), []), "measures": (list_of(ROWS["measure"]), []), "counties": (list_of(ROWS["county"]), []),
    "streams": (list_of(ROWS["stream"]), []), "pool": (record(PLACES), EVERY_PLACE), "credit": (list_of(ROWS["credit"]), []),
    "projects": (list_of(ROWS["project"]), []), "rules": (list_of(ROWS["rule"]), []), "objective": (list_of(tier), []),
    "scenarios": (list_of(ROWS["scenario"]), []), "steps": (list_of(record(STEP)), []),
}


def settable(fields, *left_out, **parts):
    """The fields of a row that a change can set, with dots between the levels of its parts."""
    of_parts = {f"{part}.{name}": form for part, inner in parts.items() for name, (form, _) in inner.items()}
    return {**{name: form for name, (form, _) in fields.items() if name not in ("id", *left_out)}, **of_parts}


FACTOR_BAND = {"band": KINDS["factor_band"]["band"]}
SETTABLE = {
    "plan": (settable({name: PLAN[name] for name in ("title", "note", "year", "quantum", "objective", "steps")}, pool=PLACES), {}),
    "use": (settable(USE), {}),
    "measure": (settable(MEASURE), {}),
    "county": (settable(COUNTY, "factors"), {"factors": words}),
    "stream": (settable(STREAM, "earmark", earmark=PLACES), {}),
    "credit": (settable(CREDIT), {}),
    "project": (settable(PROJECT, "benefits"), {"benefits": identifier}),
    "rule": ({**settable(RULE, **{**KINDS, "factor_band": FACTOR_BAND}), "kind": by_kind({}, KINDS)}, {"factor_band.weights": words}),
    "scenario": (settable(SCENARIO), {}),
}


def read_plan(data):
    """A plan with every default filled in: its canonical form."""
    plan = record(PLAN)(load(data, b"\xef\xbb\xbf"), set())
    if plan["version"] != 1:
        raise Unreadable("no plan of version 1")
    return plan


def fingerprint(plan):
    canonical = json.dumps(plan, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


# ---------------------------------------------------------------------------------------------------------------------------------
# The form of a result.

def members(value, *names):
    if not isinstance(value, dict) or set(value) != set(names):
        raise Unreadable(f"not exactly the members {', '.join(names)}")
    return value


def rows_of(value, *names):
    if not isinstance(value, list):
        raise Unreadable("no list")
    return [members(row, *names) for row in value]


def figure(value, decimals, least=1 - 2**127, most=2**127 - 1):
    number = decimal(value, decimals)
    if not least <= number <= most:
        raise Unreadable(f"{value!r} is out of range")
    return number


def known(rows, value):
    if not is_text(value) or value not in rows:
        raise Unreadable(f"the plan has no {value!r}")
    return value


def read_duals(value):
    duals = {}
    for row in rows_of(value, "row", "y"):
        if words(row["row"], None) in duals:
            raise Unreadable(f"{row['row']} stands twice")
        duals[row["row"]] = figure(row["y"], 24, 0, LARGEST_DUAL - 1)
    return duals


class Result:
    """What a result file says, by the ids of the plan; amounts in fen."""

    def __init__(self, plan, data):
        raw = load(data)
        if not isinstance(raw, dict) or raw.get("format") != "fundpool-result" or raw.get("version") != Number("1") or is_text(raw["version"]):
            raise Unreadable("not a fundpool-result of version 1")
        proof = "duals" if raw.get("status") == "infeasible" else "tiers"
        members(raw, "format", "version", "plan_sha256", "status", proof, "grants", "buffers", "loans", "conflict")
        self.plan_sha256 = words(raw["plan_sha256"], None)
        self.status = choice("optimal", "within_gap", "stopped", "infeasible")(raw["status"], None)
        self.duals = read_duals(raw["duals"]) if proof == "duals" else None
        self.tiers = []
        for row in rows_of(raw["tiers"], "tier", "value", "bound", "gap", "duals") if proof == "tiers" else []:
            figures = [figure(row[name], 12) for name in ("value", "bound", "gap")]
            self.tiers.append((words(row["tier"], None), figures, read_duals(row["duals"])))
        streams, projects, credit = ids_of(plan["streams"]), ids_of(plan["projects"]), ids_of(plan["credit"])
        self.grants = [
            (known(streams, row["stream"]), known(projects, row["project"]), amount(row["amount"]), flag(row["pooled"], None))
            for row in rows_of(raw["grants"], "stream", "project", "amount", "pooled")
        ]
        self.buffers = [
            (known(credit, row["credit"]), known(streams, row["stream"]), amount(row["amount"]))
            for row in rows_of(raw["buffers"], "credit", "stream", "amount")
        ]
        self.loans = [
            (known(credit, row["credit"]), known(projects, row["project"]), amount(row["amount"]))
            for row in rows_of(raw["loans"], "credit", "project", "amount")
        ]
        self.conflict = {}
        for row in rows_of(raw["conflict"], "rule", "row", "short"):
            if words(row["row"], None) in self.conflict:
                raise Unreadable(f"{row['row']} stands twice")
            self.conflict[row["row"]] = (words(row["rule"], None), amount(row["short"]))


def ids_of(rows):
    return {row["id"] for row in rows}


# ---------------------------------------------------------------------------------------------------------------------------------
# Who may pay whom, and every demand of the rules as a row. A cell is a county and a use: streams and rules see a project only through it.

def fen(text):
    return decimal(text, 2)


def units(text):
    return decimal(text, 12)


def covers(uses, use):
    """Whether a list of uses has the use or one that it is a part of."""
    return any(one == "*" or one == use or use.startswith(one + ".") for one in uses)


def contains(counties, county):
    return counties == ["*"] or county in counties


def holds(place, cell):
    return contains(place["counties"], cell[0]) and covers(place["uses"], cell[1])


class Project:
    """A project that can have money: it is ready, and its county and use are known."""

    def __init__(self, row, weights):
        self.id, self.village, self.cell = row["id"], row["village"], (row["county"], row["use"])
        self.cost, self.least, self.most = fen(row["cost"]), *domain(row)
        parts = [units(quantity) * weights.get(measure, 0) for measure, quantity in row["benefits"].items()]
        self.benefit, self.benefit_size = sum(parts), sum(abs(part) for part in parts)
        self.credit_share = max(-1, min(units(row["credit_share_max"]), UNIT))
        self.points = [(units(share), units(part)) for share, part in row["curve"]] + [(UNIT, UNIT)]

    def share_of_benefit(self, share, rounded):
        return rounded(self.benefit * share, UNIT)

    def benefit_of(self, amount, rounded):
        """What it brings for so many fen: on its piece of the curve, first the share of the benefit, then the part of the piece."""
        if amount <= 0:
            return 0
        start, low = 0, 0
        for share, high in self.points:
            reach = share * self.cost
            if amount * UNIT == reach:
                return self.share_of_benefit(high, rounded)
            if amount * UNIT < reach:
                rise = self.share_of_benefit(high - low, rounded)
                return self.share_of_benefit(low, rounded) + rounded(rise * (amount * UNIT - start), reach - start)
            start, low = reach, high
        return self.benefit


def down(number, divisor):
    return number // divisor


def guaranteed(row):
    """What `must` guarantees a project, in fen."""
    return fen(row["cost"] if row["funding"] == "whole" else row["min"]) if row["must"] else 0


def free_domain(row):
    """(least, most) fen if it gets anything, from readiness and funding mode alone."""
    if not row["ready"]:
        return 0, 0
    least = {"divisible": 0, "at_least": fen(row["min"]), "whole": fen(row["cost"])}[row["funding"]]
    return least, fen(row["cost"])


def domain(row):
    """(least, most) fen that it may get; nothing at all is allowed, too, unless it has to get more."""
    least, most = free_domain(row)
    if row["ready"] and row["lock"] is not None:
        return fen(row["lock"]), fen(row["lock"])
    return (guaranteed(row) if row["ready"] and row["must"] else least), most


def demanded(row):
    """The least that it has to get."""
    return 0 if not row["ready"] else fen(row["lock"]) if row["lock"] is not None else guaranteed(row)


def allows(row, amount):
    least, most = domain(row)
    return amount == 0 == demanded(row) or least <= amount <= most


class Total:
    """A sum of grants to cells from some levels of government; `village` leaves only the projects of that village, `None` all."""

    def __init__(self, cells, levels, village=None):
        self.cells, self.levels, self.village = cells, levels, village


class Row:
    """sum of coefficient * total <= limit, in units of 10^-12 fen. The total SPENDING is what all streams pay."""

    def __init__(self, name, terms, limit=0):
        self.name, self.terms, self.limit = name, terms, limit


class Each:
    """What a rule demands of every project of some cells: sum of coefficient * its grants from levels + coefficient * total <= 0."""

    def __init__(self, name, cells, grants, total=None):
        self.name, self.cells, self.grants, self.total = name, cells, grants, total


SPENDING = object()


class Plan:
    """A plan laid out for judging."""

    def __init__(self, plan):
        self.sha256 = fingerprint(plan)
        self.raw = plan
        self.quantum = fen(plan["quantum"])
        self.counties = {row["id"]: row for row in plan["counties"]}
        self.streams = {row["id"]: row for row in plan["streams"]}
        self.credit = {row["id"]: row for row in plan["credit"]}
        self.rows = {row["id"]: row for row in plan["projects"]}
        self.rules = [rule for rule in plan["rules"] if rule["on"]]
        uses = ids_of(plan["uses"])
        weights = {row["id"]: units(row["weight"]) for row in plan["measures"]}
        fundable = [row for row in plan["projects"] if row["ready"] and row["county"] in self.counties and row["use"] in uses]
        self.cells, self.cells_of = {}, {county: [] for county in self.counties}
        for row in fundable:
            self.cells.setdefault((row["county"], row["use"]), []).append(row["id"])
        for cell in self.cells:
            self.cells_of[cell[0]].append(cell)
        self.projects = {row["id"]: Project(row, weights) for row in fundable}
        self.ways = {(stream, cell): self._way(row, cell) for stream, row in self.streams.items() for cell in self.cells}
        self.buffer_ways = {
            (credit, stream): self._buffer_way(facility, row)
            for credit, facility in self.credit.items() for stream, row in self.streams.items()
        }
        self.totals, self.least_of = {}, {goal: self._least(goal) for goal in ("least_coverage", "least_per_head")}
        self.demands = [row for rule in self.rules for row in self._demands(rule)]

    def _way(self, stream, cell):
        """"own", "pooled" or None: how a stream may pay into a cell."""
        if stream["channel"] == "procurement" or not contains(stream["reach"], cell[0]):
            return None
        if any(rule["kind"] == "forbid" and stream["level"] in rule["levels"] and holds(rule, cell) for rule in self.rules):
            return None
        if holds(stream["earmark"], cell):
            return "own"
        return "pooled" if units(stream["poolable"]) != 0 and holds(self.raw["pool"], cell) else None

    def _buffer_way(self, facility, stream):
        """How a stream may pay into a facility's risk buffer: as its own if its earmark covers every use the facility lends for."""
        if stream["channel"] == "procurement":
            return None
        lent = [row["id"] for row in self.raw["uses"] if covers(facility["uses"], row["id"])]
        if all(covers(stream["earmark"]["uses"], use) for use in lent):
            return "own"
        return "pooled" if units(stream["poolable"]) != 0 else None

    def way(self, stream, project):
        return self.ways[stream, self.projects[project].cell] if project in self.projects else None

    def lends(self, credit, cell):
        return holds(self.credit[credit], cell)

    def total(self, counties, uses, levels=LEVELS, village=None):
        """The one total of these counties, uses, levels and village, however many rows speak of it."""
        key = (tuple(counties), tuple(uses), frozenset(levels), village)
        if key not in self.totals:
            near = [cell for county in (self.counties if counties == ["*"] else set(counties)) for cell in self.cells_of.get(county, [])]
            self.totals[key] = Total([cell for cell in near if covers(uses, cell[1])], frozenset(levels), village)
        return self.totals[key]

    def _least(self, goal):
        """County -> what a least-county goal measures it by: fen of cost of its fundable projects, or heads."""
        costs = {}
        for one in self.projects.values():
            costs[one.cell[0]] = costs.get(one.cell[0], 0) + one.cost
        heads = {county: row["population"] for county, row in self.counties.items()}
        measures = costs if goal == "least_coverage" else {county: heads[county] for county, cost in costs.items() if cost > 0}
        return {county: measure for county, measure in measures.items() if measure > 0}

    def _demands(self, rule):
        counties = [county for county in self.counties if contains(rule["counties"], county)]
        return RULES[rule["kind"]](self, rule, f"rule:{rule['id']}", counties)


def use_share(plan, rule, name, counties):
    for place in [[county] for county in counties] if rule["each_county"] else [rule["counties"]]:
        some, everything = plan.total(place, rule["uses"]), plan.total(place, ["*"])
        where = f":{place[0]}" if rule["each_county"] else ""
        if rule["min"] is not None:
            yield Row(f"{name}:min{where}", [(everything, units(rule["min"])), (some, -UNIT)])
        if rule["max"] is not None:
            yield Row(f"{name}:max{where}", [(some, UNIT), (everything, -units(rule["max"]))])


def county_range(plan, rule, name, counties):
    for county in counties:
        heads = plan.counties[county]["population"] if rule["per_head"] else 1
        part = plan.total([county], rule["uses"])
        if rule["min"] is not None:
            yield Row(f"{name}:min:{county}", [(part, -UNIT)], -fen(rule["min"]) * heads * UNIT)
        if rule["max"] is not None:
            yield Row(f"{name}:max:{county}", [(part, UNIT)], fen(rule["max"]) * heads * UNIT)


def match(plan, rule, name, counties):
    ratio = units(rule["ratio"])
    if rule["scope"] == "each_project":
        cells = [cell for cell in plan.cells if holds(rule, cell)]
        yield Each(f"{name}:min", cells, [(frozenset(rule["upper_levels"]), ratio), (frozenset(rule["own_levels"]), -UNIT)])
        return
    each_county = rule["scope"] == "each_county"
    for place in [[county] for county in counties] if each_county else [rule["counties"]]:
        own, upper = (plan.total(place, rule["uses"], rule[levels]) for levels in ("own_levels", "upper_levels"))
        yield Row(f"{name}:min:{place[0]}" if each_county else f"{name}:min", [(upper, ratio), (own, -UNIT)])


def max_share(plan, rule, name, counties):
    everything = plan.total(rule["counties"], rule["uses"])
    limit = (everything, -units(rule["max"]))
    if rule["of"] == "project":
        yield Each(f"{name}:max", everything.cells, [(LEVELS, UNIT)], limit)
    elif rule["of"] == "county":
        for county in counties:
            yield Row(f"{name}:max:{county}", [(plan.total([county], rule["uses"]), UNIT), limit])
    else:
        named = {(row["county"], row["village"]) for row in plan.rows.values()
                 if row["ready"] and row["village"] and row["county"] in counties and covers(rule["uses"], row["use"])}
        for county, village in sorted(named):
            yield Row(f"{name}:max:{county}:{village}", [(plan.total([county], rule["uses"], LEVELS, village), UNIT), limit])


def factor_band(plan, rule, name, counties):
    """Shares of the factor method are whole units of 10^-12 at every step, and the limits are rounded outward."""
    points = dict.fromkeys(counties, 0)
    for factor, weight in rule["weights"].items():
        amounts = {county: units(plan.counties[county]["factors"].get(factor, "0")) for county in counties}
        for county, amount in amounts.items() if sum(amounts.values()) > 0 else ():
            points[county] += amount * units(weight) // sum(amounts.values())
    points = {county: point * units(plan.counties[county]["performance"]) // UNIT for county, point in points.items()}
    everything, band, of_all = plan.total(rule["counties"], rule["uses"]), units(rule["band"]), sum(points.values())
    for county, point in points.items() if of_all > 0 else ():
        part = plan.total([county], rule["uses"])
        yield Row(f"{name}:min:{county}", [(everything, point * max(UNIT - band, 0) // of_all), (part, -UNIT)])
        yield Row(f"{name}:max:{county}", [(part, UNIT), (everything, -up(point * (UNIT + band), of_all))])


def no_regression(plan, rule, name, counties):
    for county in counties:
        if plan.counties[county]["last_year"] is not None:
            least = units(rule["ratio"]) * fen(plan.counties[county]["last_year"])
            yield Row(f"{name}:min:{county}", [(plan.total([county], rule["uses"]), -UNIT)], -least)


def reserve(plan, rule, name, counties):
    budget = sum(fen(row["amount"]) for row in plan.streams.values() if row["channel"] != "procurement")
    yield Row(f"{name}:max", [(SPENDING, UNIT)], (budget - fen(rule["amount"])) * UNIT)


RULES = {
    "use_share": use_share, "county_range": county_range, "match": match, "max_share": max_share, "factor_band": factor_band,
    "no_regression": no_regression, "reserve": reserve, "forbid": lambda plan, rule, name, counties: (),
}


def check_premise(plan):
    """What has to be true of a plan before a result of it can be judged."""
    raw = plan.raw
    for name in ("uses", "measures", "counties", "streams", "credit", "projects", "rules"):
        demand(len(ids_of(raw[name])) == len(raw[name]), f"two rows of {name} have the same id")
    goals = [goal_of(tier) for tier in raw["objective"]]
    demand(len({goal for goal, _ in goals}) == len(goals), "a goal stands twice")
    wrong = {("benefit", -1), ("least_coverage", -1), ("least_per_head", -1), ("transfers", 1)}
    demand(not wrong & set(goals), "a goal strives the wrong way")
    demand(all(0 <= units(tier.get("slack", "0")) <= UNIT for tier in raw["objective"]), "the slack of a goal is no share")
    for row in raw["projects"]:
        least, most = domain(row)
        demand(0 <= least and most <= fen(row["cost"]), f"what {row['id']} has to get is not between nothing and its cost")
        shares = [0, *(units(share) for share, _ in row["curve"]), UNIT]
        rises = all(one < following for one, following in zip(shares, shares[1:]))
        demand(rises and all(0 <= units(part) <= UNIT for _, part in row["curve"]),
               f"the benefit curve of {row['id']} is no sequence of shares between 0 and 1")
    bands = [rule for rule in plan.rules if rule["kind"] == "factor_band"]
    performances = [row["performance"] for row in raw["counties"]] if bands else []
    weights = [weight for rule in bands for weight in rule["weights"].values()]
    factors = [factor for row in raw["counties"] for factor in row["factors"].values()] if bands else []
    demand(all(0 <= units(rule["band"]) <= 1000 * UNIT for rule in bands) and all(0 <= units(one) <= UNIT for one in weights)
           and all(0 <= units(one) <= 10**6 * UNIT for one in performances)
           and all(0 <= units(one) <= 10**14 * UNIT for one in factors), "a factor, weight, performance or band is out of all proportion")
    limits = [row.limit for row in plan.demands if isinstance(row, Row)]
    demand(all(abs(limit) < LARGEST_LIMIT for limit in limits)
           and sum(one.benefit_size for one in plan.projects.values()) < LARGEST_BENEFIT, "a number is out of all proportion")


def goal_of(tier):
    """(goal, 1 to maximise or -1 to minimise)"""
    direction = "maximise" if "maximise" in tier else "minimise"
    return tier[direction], 1 if direction == "maximise" else -1


# ---------------------------------------------------------------------------------------------------------------------------------
# The exact check.

class Sums:
    """What an allocation adds up to, in fen."""

    def __init__(self, plan, result):
        for amounts in (result.grants, result.buffers, result.loans):
            demand(len({row[:2] for row in amounts}) == len(amounts), "two amounts are between the same two")
            demand(all(row[2] > 0 and row[2] % plan.quantum == 0 for row in amounts), "an amount is no positive multiple of the quantum")
        self.spent, self.pooled = dict.fromkeys(plan.streams, 0), dict.fromkeys(plan.streams, 0)
        self.grants = {project: dict.fromkeys(LEVELS, 0) for project in plan.rows}
        self.loans, self.lent, self.buffers = dict.fromkeys(plan.rows, 0), dict.fromkeys(plan.credit, 0), dict.fromkeys(plan.credit, 0)
        for stream, project, amount, _ in result.grants:
            self._spend(stream, plan.way(stream, project), amount, f"{stream} may not pay for {project}")
            self.grants[project][plan.streams[stream]["level"]] += amount
        for credit, stream, amount in result.buffers:
            self._spend(stream, plan.buffer_ways[credit, stream], amount, f"{stream} may not back {credit}")
            self.buffers[credit] += amount
        for credit, project, amount in result.loans:
            may = project in plan.projects and plan.lends(credit, plan.projects[project].cell)
            demand(may, f"{credit} does not lend to {project}")
            self.loans[project] += amount
            self.lent[credit] += amount
        self.totals = {}
        self.funded = {project: sum(self.grants[project].values()) + self.loans[project] for project in plan.rows}
        self.cells = {cell: {level: sum(self.grants[one][level] for one in projects) for level in LEVELS}
                      for cell, projects in plan.cells.items()}

    def _spend(self, stream, way, amount, complaint):
        demand(way is not None, complaint)
        self.spent[stream] += amount
        self.pooled[stream] += amount if way == "pooled" else 0

    def of(self, plan, total):
        if total not in self.totals:
            self.totals[total] = self._of(plan, total)
        return self.totals[total]

    def _of(self, plan, total):
        if total is SPENDING:
            return sum(self.spent.values())
        if total.village is None:
            return sum(self.cells[cell][level] for cell in total.cells for level in total.levels)
        return sum(self.of_project(project, total.levels) for project in in_village(plan, total))

    def of_project(self, project, levels):
        return sum(self.grants[project][level] for level in levels)


def in_village(plan, total):
    return [one for cell in total.cells for one in plan.cells[cell] if plan.projects[one].village == total.village]


def check_demands(plan, sums):
    """Row -> fen, of every demand that the allocation misses and that could be given up. Anything else that it breaks is refused."""
    missed = {}
    for stream, row in plan.streams.items():
        spent, amount = sums.spent[stream], fen(row["amount"])
        demand(spent <= amount, f"{stream} pays more than it has")
        demand(sums.pooled[stream] * UNIT <= units(row["poolable"]) * amount, f"more leaves the earmark of {stream} than may")
        if row["channel"] != "procurement":
            missed[f"must-spend:{stream}"] = fen(row["must_spend"]) - spent
    for credit, row in plan.credit.items():
        demand(sums.lent[credit] * UNIT <= units(row["leverage"]) * sums.buffers[credit], f"{credit} lends more than its buffer carries")
        demand(sums.buffers[credit] <= fen(row["buffer_max"]), f"the buffer of {credit} is above its limit")
    for project, row in plan.rows.items():
        missed.update(check_project(plan, sums, project, row))
    for one in plan.demands:
        if isinstance(one, Row):
            missed[one.name] = up(sum(sums.of(plan, total) * coefficient for total, coefficient in one.terms) - one.limit, UNIT)
        else:
            missed.update(check_each(plan, sums, one))
    return {row: short for row, short in missed.items() if short > 0}


def check_project(plan, sums, project, row):
    amount, loans = sums.funded[project], sums.loans[project]
    missed = {}
    if not allows(row, amount):
        least, most = free_domain(row)
        demand(amount == 0 or least <= amount <= most, f"{project} cannot be funded with {amount} fen")
        missed[f"must:{project}"] = guaranteed(row) - amount
        if row["lock"] is not None:
            missed[f"lock:{project}"] = abs(fen(row["lock"]) - amount)
    if project in plan.projects:
        share = plan.projects[project].credit_share
        demand(loans * UNIT <= share * amount, f"more is lent to {project} than its credit share allows")
    if amount > 0:
        demand(all(sums.funded.get(other, 0) > 0 for other in row["requires"]), f"{project} requires one that is not funded")
        demand(all(sums.funded.get(other, 0) <= 0 for other in row["excludes"]), f"{project} excludes one that is funded")
    return missed


def check_each(plan, sums, each):
    base = sums.of(plan, each.total[0]) * each.total[1] if each.total else 0
    for cell in each.cells:
        for project in plan.cells[cell]:
            left = base + sum(sums.of_project(project, levels) * coefficient for levels, coefficient in each.grants)
            yield f"{each.name}:{project}", up(left, UNIT)


# ---------------------------------------------------------------------------------------------------------------------------------
# Values, with 24 decimals.

def value_of(plan, result, sums, goal):
    yuan = EXACT // FEN
    if goal == "benefit":
        return sum(one.benefit_of(sums.funded[project], down) for project, one in plan.projects.items())
    if goal == "funded":
        return sum(sum(levels.values()) for levels in sums.grants.values()) * yuan
    if goal == "pooled":
        return sum(sums.pooled.values()) * yuan
    if goal == "credit":
        return sum(sums.lent.values()) * yuan
    if goal == "transfers":
        return len(result.grants) * EXACT
    grants = dict.fromkeys(plan.counties, 0)
    for (county, _), levels in sums.cells.items():
        grants[county] += sum(levels.values())
    unit = EXACT if goal == "least_coverage" else yuan
    return min((grants[county] * unit // measure for county, measure in plan.least_of[goal].items()), default=0)


def allowance(plan, goal):
    """The gap that whole quanta may leave: what is lost if every fundable project gets two quanta less where they count most."""
    if goal == "benefit":
        return 2 * sum(first_quantum(one, plan.quantum) for one in plan.projects.values())
    all_quanta = 2 * plan.quantum * len(plan.projects)
    if goal in ("least_coverage", "least_per_head"):
        unit, measures = EXACT if goal == "least_coverage" else EXACT // FEN, plan.least_of[goal].values()
        return all_quanta * unit // min(measures) if measures else 0
    return 0 if goal == "transfers" else all_quanta * (EXACT // FEN)


def first_quantum(one, quantum):
    """What a first quantum brings at the rate of the curve's first piece, at most what that piece brings."""
    share, part = one.points[0]
    rise = max(one.share_of_benefit(part, down), 0)
    width = share * one.cost
    return rise * quantum * UNIT // width if quantum * UNIT < width else rise


# ---------------------------------------------------------------------------------------------------------------------------------
# The bound, more is better, with 24 decimals.

class Prices:
    """What a yuan costs, in units of 10^-24. A price is a sum of duals times coefficients, each part rounded down."""

    def __init__(self, plan, duals, goals):
        self.plan, self.duals, self.goals = plan, duals, goals
        totals, own = {}, {}
        for row in plan.demands:
            if isinstance(row, Row):
                for total, coefficient in row.terms:
                    add(totals, total, self.dual(row.name) * coefficient)
            else:
                self._of_each(row, totals, own)
        totals = {total: fits(down(price, UNIT * DUAL // EXACT)) for total, price in totals.items()}
        spending = sum(price for total, price in totals.items() if total is SPENDING)
        self.own = {one: fits(self.dual(f"stream:{one}") - self.dual(f"must-spend:{one}") + spending) for one in plan.streams}
        self.pooled = {one: fits(fits(self.dual(f"poolable:{one}") - goals["pooled"]) + price) for one, price in self.own.items()}
        lent = {one: fits(self.dual(f"leverage:{one}") - goals["credit"]) for one in plan.credit}
        self.lent = {cell: min((price for one, price in lent.items() if plan.lends(one, cell)), default=None) for cell in plan.cells}
        self.buffers = {
            one: fits((self.dual(f"buffer:{one}") * UNIT - self.dual(f"leverage:{one}") * units(row["leverage"])) // (UNIT * DUAL // EXACT))
            for one, row in plan.credit.items()
        }
        granted = {(cell, level): -goals["funded"] for cell in plan.cells for level in LEVELS}
        for goal, row in (("least_coverage", "coverage"), ("least_per_head", "per-head")):
            for county in plan.least_of[goal]:
                for cell, level in granted:
                    granted[cell, level] -= self.dual(f"{row}:{county}") if cell[0] == county else 0
        for total, price in totals.items():
            if total is not SPENDING:
                self._of_total(total, price, granted, own)
        self.granted = {key: fits(price) for key, price in granted.items()}
        self.added = {key: fits(price) for key, price in own.items()}
        self.cells = {cell: self._of_cell(cell) for cell in plan.cells}

    def dual(self, row):
        return self.duals.get(row, 0)

    def _of_each(self, each, totals, own):
        """A demand on every project by itself: what it adds to the project's own price, and to that of the total it is measured by."""
        for project in (one for cell in each.cells for one in self.plan.cells[cell]):
            dual = self.dual(f"{each.name}:{project}")
            if dual and each.total:
                add(totals, each.total[0], dual * each.total[1])
            for levels, coefficient in each.grants if dual else ():
                for level in levels:
                    add(own, (project, level), down(dual * coefficient, UNIT * DUAL // EXACT))

    def _of_total(self, total, price, granted, own):
        for level in total.levels if price else ():
            if total.village is None:
                for cell in total.cells:
                    granted[cell, level] += price
            else:
                for project in in_village(self.plan, total):
                    add(own, (project, level), price)

    def _of_cell(self, cell):
        """Level -> the price of a yuan granted from the cheapest stream of that level; without levels that may not pay."""
        by_level = {}
        for stream, row in self.plan.streams.items():
            way, level = self.plan.ways[stream, cell], row["level"]
            if way is not None:
                price = self.own[stream] if way == "own" else self.pooled[stream]
                by_level[level] = min(by_level.get(level, price), price)
        return {level: fits(price + self.granted[cell, level]) for level, price in by_level.items()}

    def of_project(self, one):
        """Of a yuan: as much of it in loans as the credit share allows, where they are cheaper. None where it cannot have any money."""
        loan = self.lent[one.cell]
        grant = min((fits(price + self.added.get((one.id, level), 0)) for level, price in self.cells[one.cell].items()), default=None)
        if grant is None:
            return loan if one.credit_share >= UNIT else None
        if loan is None or loan >= grant or one.credit_share <= 0:
            return grant
        return fits(grant - fits(up(fits(grant - loan) * one.credit_share, UNIT)))

    def of_buffer(self, credit, stream):
        """Of a yuan of a stream in the buffer of a facility, less what the loans it carries bring. None where it may not be there."""
        way = self.plan.buffer_ways[credit, stream]
        return None if way is None else fits((self.own if way == "own" else self.pooled)[stream] + self.buffers[credit])


def add(prices, key, price):
    prices[key] = prices.get(key, 0) + price


GOALS = ("benefit", "funded", "least_coverage", "least_per_head", "pooled", "credit", "transfers")


def proven_bound(plan, tier, held, duals):
    """What no allocation passes; `tier` is (goal, sign), or None for a proof that there is none, `held` [(goal, sign, value)]."""
    goals = dict.fromkeys(GOALS, 0)
    for position, (goal, sign, _) in enumerate(held):
        goals[goal] = fits(goals[goal] + sign * duals.get(f"tier:{position}", 0))
    if tier is not None:
        goals[tier[0]] = fits(goals[tier[0]] + tier[1] * DUAL)
    prices = Prices(plan, duals, goals)
    multiplied = sum(duals.get(f"tier:{position}", 0) * value for position, (_, _, value) in enumerate(held))
    projects = projects_bound(plan, prices)
    if None in projects:
        # A project has to be funded and nobody may pay for it: there is no allocation, whatever the duals are.
        return -EXACT
    return (up(right_hand_sides(plan, prices), FEN * UNIT * DUAL // EXACT) + up(-multiplied, DUAL)
            + levels_bound(plan, prices) + up(buffers_bound(plan, prices), FEN) + up(sum(projects), DUAL))


def right_hand_sides(plan, prices):
    """The sum of dual times limit over all rows, in units of 10^-12 fen and 10^-24."""
    whole = 0
    for stream, row in plan.streams.items():
        whole += prices.dual(f"stream:{stream}") * fen(row["amount"]) - prices.dual(f"must-spend:{stream}") * fen(row["must_spend"])
    for credit, row in plan.credit.items():
        whole += prices.dual(f"buffer:{credit}") * fen(row["buffer_max"])
    for project, row in plan.rows.items():
        whole += sum(prices.dual(f"excludes:{project}:{other}") for other in set(row["excludes"])) * FEN
    # No more than all of it can leave, whatever share may; less than nothing is as impossible as less than its opposite.
    shares = {stream: max(-UNIT, min(units(row["poolable"]), UNIT)) for stream, row in plan.streams.items()}
    parts = sum(prices.dual(f"poolable:{stream}") * fen(plan.streams[stream]["amount"]) * share for stream, share in shares.items())
    return whole * UNIT + parts + sum(prices.dual(row.name) * row.limit for row in plan.demands if isinstance(row, Row))


def levels_bound(plan, prices):
    """The level of a least-county goal is a number of its own, between nothing and all of the cost, or all money for the fewest heads."""
    bound = 0
    for goal, row, unit in (("least_coverage", "coverage", FEN), ("least_per_head", "per-head", 1)):
        measures = plan.least_of[goal]
        gain = prices.goals[goal] * unit - sum(prices.dual(f"{row}:{county}") * measure for county, measure in measures.items())
        if gain > 0 and prices.goals[goal] > 0 and measures:
            money = sum(fen(stream["amount"]) for stream in plan.streams.values())
            most = 1 if goal == "least_coverage" else up(money, min(measures.values()))
            bound += up(gain * most, DUAL * FEN // EXACT)
    return bound


def buffers_bound(plan, prices):
    bound = 0
    for credit, facility in plan.credit.items():
        for stream, row in plan.streams.items():
            price = prices.of_buffer(credit, stream)
            if price is not None:
                bound += max(-price, 0) * min(fen(row["amount"]), fen(facility["buffer_max"]))
    return bound


def projects_bound(plan, prices):
    """The most that the amount of each project can bring over its price, with 48 decimals; None for one that has no amount."""
    charges = link_charges(plan, prices)
    return [best(plan.rows[project], one, prices, charges.get(project, 0)) for project, one in plan.projects.items()]


def link_charges(plan, prices):
    """What being funded at all costs each project that links speak of."""
    charges = {}
    for project, row in plan.rows.items():
        for kind, sign in (("requires", -1), ("excludes", 1)):
            for other in set(row[kind]):
                dual = prices.dual(f"{kind}:{project}:{other}")
                add(charges, project, dual)
                add(charges, other, sign * dual)
    return {project: fits(charge) for project, charge in charges.items()}


def best(row, one, prices, charge):
    """The gain is linear between the ends of what a project may get and the points of its curve, so it is greatest at one of them."""
    price = prices.of_project(one)
    gains = [0] if demanded(row) == 0 else []
    if price is not None:
        ends = [(amount * UNIT, one.benefit_of(amount, up)) for amount in (one.least, one.most)]
        inner = [(share * one.cost, one.share_of_benefit(part, up)) for share, part in one.points[:-1]]
        inside = [(amount, benefit) for amount, benefit in inner if one.least * UNIT < amount < one.most * UNIT]
        transfer = prices.goals["transfers"] if one.credit_share < UNIT else 0
        for amount, benefit in ends + inside:
            if amount == 0:
                # However little it gets, it is funded: nothing at all counts as that only where it is better so.
                gains.append(max(-charge, 0) * EXACT)
            else:
                gains.append(prices.goals["benefit"] * benefit - price * amount * (DUAL // FEN // UNIT) + fits(transfer - charge) * EXACT)
    return max(gains, default=None)


def check_names(plan, held, duals):
    """Every dual is of a row that there is."""
    rows = {f"tier:{position}" for position in range(held)}
    rows.update(f"{kind}:{stream}" for kind in ("stream", "poolable") for stream in plan.streams)
    # Procurement pays nobody, so nothing has to be spent of it.
    rows.update(f"must-spend:{stream}" for stream, row in plan.streams.items() if row["channel"] != "procurement")
    rows.update(f"{kind}:{credit}" for kind in ("leverage", "buffer") for credit in plan.credit)
    rows.update(f"coverage:{county}" for county in plan.least_of["least_coverage"])
    rows.update(f"per-head:{county}" for county in plan.least_of["least_per_head"])
    rows.update(f"{kind}:{one}:{other}" for one, row in plan.rows.items() for kind in ("requires", "excludes") for other in row[kind])
    for one in plan.demands:
        if isinstance(one, Row):
            rows.add(one.name)
        else:
            rows.update(f"{one.name}:{project}" for cell in one.cells for project in plan.cells[cell])
    for row in duals:
        demand(row in rows, f"there is a dual of {row}, a row that the plan does not have")


# ---------------------------------------------------------------------------------------------------------------------------------
# The verdict.

def judge(plan, result):
    """Raises Refused if the result is not what it says; what is proven, a line each."""
    demand(result.plan_sha256 == plan.sha256, "the result belongs to another plan")
    check_premise(plan)
    for stream, project, _, pooled in result.grants:
        demand(plan.way(stream, project) is None or pooled == (plan.way(stream, project) == "pooled"),
               f"{stream} to {project} is wrong about whether it is pooled")
    if result.status == "infeasible":
        return judge_infeasible(plan, result)
    sums = Sums(plan, result)
    for row, short in check_demands(plan, sums).items():
        raise Refused(f"{row} is missed by {short} fen")
    demand(not result.conflict, "an allocation that keeps the plan has no conflict")
    lines, is_tight = judge_tiers(plan, result, sums)
    status = "optimal" if is_tight else "stopped" if result.status == "stopped" else "within_gap"
    demand(result.status == status, f"the status is {status}")
    return lines


def judge_tiers(plan, result, sums):
    """What is proven of each goal, and whether every gap is one that its slack gives up or whole quanta leave."""
    tiers = [goal_of(tier) for tier in plan.raw["objective"]]
    demand([goal for goal, _ in tiers] == [goal for goal, _, _ in result.tiers], "the goals are not those of the plan")
    held, true, is_tight = [], [], True
    for tier, (goal, sign), (_, _, duals) in zip(plan.raw["objective"], tiers, result.tiers):
        check_names(plan, len(held), duals)
        value = fits(sign * value_of(plan, result, sums, goal) // (EXACT // UNIT))
        bound = fits(up(proven_bound(plan, (goal, sign), held, duals), EXACT // UNIT))
        gap = fits(bound - value)
        demand(gap >= 0, f"{goal}: the value passes the bound")
        given = abs(bound) * decimal(tier.get("slack", "0"), 12) // UNIT
        is_tight = is_tight and (gap - given) * (EXACT // UNIT) <= allowance(plan, goal)
        held.append((goal, sign, fits(value * UNIT)))
        true.append([sign * value, sign * bound, gap])
    for (goal, printed, _), figures in zip(result.tiers, true):
        demand(printed == figures, f"{goal}: value, bound or gap is not {', '.join(decimals(one) for one in figures)}")
    return [f"{goal}: {decimals(value)}, proven to {decimals(gap)}" for (goal, _), (value, _, gap) in zip(tiers, true)], is_tight


def decimals(number):
    return f"{'-' if number < 0 else ''}{abs(number) // UNIT}.{abs(number) % UNIT:012}"


def judge_infeasible(plan, result):
    check_names(plan, 0, result.duals)
    demand(proven_bound(plan, None, [], result.duals) < 0, "the duals do not prove that there is no allocation")
    if not (result.conflict or result.grants or result.buffers or result.loans):
        return ["no allocation keeps the plan"]
    missed = check_demands(plan, Sums(plan, result))
    demand(missed, "what is allocated keeps the plan")
    demand(all(short <= LARGEST_MONEY for short in missed.values()), "a number is out of all proportion")
    true = {row: (row.split(":")[1] if row.startswith("rule:") else row, short) for row, short in missed.items()}
    demand(true == result.conflict, "the demands that are missed are not those in the conflict")
    return ["no allocation keeps the plan", *(f"{row} would have to give way by {short} fen" for row, short in sorted(missed.items()))]


def verify(plan_path, result_path, plans):
    """The exit code for a pair of files, and what to say of it."""
    try:
        if plan_path not in plans:
            plans.clear()
            with open(plan_path, "rb") as file:
                plans[plan_path] = Plan(read_plan(file.read()))
        plan = plans[plan_path]
        with open(result_path, "rb") as file:
            result = Result(plan.raw, file.read())
        return 0, [*judge(plan, result), f"verified: {result.status}"]
    except Refused as refused:
        return 1, [f"not verified: {refused}"]
    except (OSError, Unreadable) as error:
        return 2, [f"cannot be read: {error}"]


def main(paths):
    if not paths or len(paths) % 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    worst, plans = 0, {}
    for plan_path, result_path in zip(paths[::2], paths[1::2]):
        code, lines = verify(plan_path, result_path, plans)
        for line in lines:
            print(line if len(paths) == 2 else f"{result_path}: {line}")
        worst = max(worst, code)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
