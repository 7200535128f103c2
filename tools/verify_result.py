#!/usr/bin/env python3
"""Checks a Fundpool result against its plan, with nothing but Python's standard library.

    python3 verify_result.py plan.json result.json

Exit 0: every demand of the plan is kept to the fen, and the printed values, bounds and gaps are true. Exit 1: they are not, and why.
Exit 2: the files cannot be read as a plan and a result.

Everything is computed in whole numbers and fractions from the two files alone: which stream may pay for what, every rule, the value
of each goal, and the bound that the duals prove. No solver is asked and no float occurs.

How a bound is proven. Take duals y >= 0 of the rows "a.x <= r" and multipliers m >= 0 of earlier goals held at h. For every
allocation x that keeps all demands,

    goal(x)  <=  sum y.r  -  sum m.h  +  max over the boxes of [ goal(x) + sum m.earlier(x) - sum y.a.x ]

and that maximum falls apart into one small problem per project, per buffer and per least-county goal, each solved exactly here.
The duals need no trust: any duals give a true bound, bad ones only a large gap.
"""

import hashlib
import json
import sys
from fractions import Fraction

LEVELS = ("central", "provincial", "municipal", "county")
DECIMALS = 10**12


class Refused(Exception):
    """The result is not what it says."""


class Unreadable(Exception):
    """The file is no plan or no result."""


def exact(text):
    """A decimal string as a fraction."""
    if not isinstance(text, str):
        raise Unreadable(f"{text!r}: amounts and numbers are strings")
    return Fraction(text)


def fen(text):
    """An amount in yuan as whole fen."""
    amount = exact(text) * 100
    if amount.denominator != 1:
        raise Unreadable(f"{text!r}: more than two decimals")
    return amount.numerator


def floor_to(number, unit):
    return (number * unit).__floor__()


def covers(scope, use):
    """Whether a list of uses has the use or one that it is a part of."""
    return any(one == "*" or one == use or use.startswith(one + ".") for one in scope)


def contains(scope, county):
    return any(one == "*" or one == county for one in scope)


class Plan:
    """A plan document with its defaults filled, positions by id, and who may pay whom."""

    def __init__(self, raw):
        self.quantum = fen(raw.get("quantum", "0.01"))
        self.uses = [one["id"] for one in raw.get("uses", [])]
        self.counties = raw.get("counties", [])
        self.streams = raw.get("streams", [])
        self.credit = raw.get("credit", [])
        self.rules = [rule for rule in raw.get("rules", []) if rule.get("on", True)]
        self.pool = raw.get("pool", {})
        self.tiers = [self._tier(one) for one in raw.get("objective", [])]
        self.weights = {one["id"]: exact(one.get("weight", "1")) for one in raw.get("measures", [])}
        known = {one["id"] for one in self.counties}
        self.projects = raw.get("projects", [])
        self.stream = {one["id"]: one for one in self.streams}
        self.facility = {one["id"]: one for one in self.credit}
        self.project = {one["id"]: one for one in self.projects}
        self.fundable = [
            one for one in self.projects
            if one.get("ready", True) and one["county"] in known and one["use"] in self.uses
        ]
        self._ways = {}

    @staticmethod
    def _tier(one):
        direction = "maximise" if "maximise" in one else "minimise"
        return {"goal": one[direction], "sign": 1 if direction == "maximise" else -1, "slack": exact(one.get("slack", "0"))}

    def way(self, stream, project):
        """"own", "pooled" or None: how the stream may pay for the project."""
        key = (stream["id"], project["county"], project["use"])
        if key not in self._ways:
            self._ways[key] = self._way(stream, project["county"], project["use"])
        return self._ways[key] if project.get("ready", True) else None

    def _way(self, stream, county, use):
        if stream["channel"] == "procurement" or not contains(stream.get("reach", ["*"]), county):
            return None
        for rule in self.rules:
            if (rule["kind"] == "forbid" and stream["level"] in rule["levels"]
                    and contains(rule.get("counties", ["*"]), county) and covers(rule.get("uses", ["*"]), use)):
                return None
        earmark = stream.get("earmark", {})
        if contains(earmark.get("counties", ["*"]), county) and covers(earmark.get("uses", ["*"]), use):
            return "own"
        pool = self.pool
        if (exact(stream.get("poolable", "0")) > 0 and contains(pool.get("counties", ["*"]), county)
                and covers(pool.get("uses", ["*"]), use)):
            return "pooled"
        return None

    def buffer_way(self, stream, facility):
        """How the stream may pay into the facility's risk buffer."""
        if stream["channel"] == "procurement":
            return None
        earmark = stream.get("earmark", {}).get("uses", ["*"])
        lent = [use for use in self.uses if covers(facility.get("uses", ["*"]), use)]
        if all(covers(earmark, use) for use in lent):
            return "own"
        return "pooled" if exact(stream.get("poolable", "0")) > 0 else None

    def lends(self, facility, project):
        return contains(facility.get("counties", ["*"]), project["county"]) and covers(facility.get("uses", ["*"]), project["use"])

    def domain(self, project):
        """(may be nothing, least fen, most fen)"""
        cost, least = fen(project["cost"]), fen(project.get("min", "0"))
        must, mode = project.get("must", False), project.get("funding", "divisible")
        if not project.get("ready", True):
            return True, 0, 0
        if project.get("lock") is not None:
            lock = fen(project["lock"])
            return lock == 0, lock, lock
        if mode == "divisible":
            return (least == 0, least, cost) if must else (True, 0, cost)
        return not must, (cost if mode == "whole" else least), cost

    def benefit(self, project):
        return sum((self.weights[name] * exact(amount) for name, amount in project.get("benefits", {}).items()), Fraction(0))

    def curve(self, project):
        inner = [(exact(share), exact(part)) for share, part in project.get("curve", [])]
        return [(Fraction(0), Fraction(0)), *inner, (Fraction(1), Fraction(1))]

    def benefit_at(self, project, amount):
        """What the project brings for so many fen."""
        share = Fraction(amount, fen(project["cost"])) if fen(project["cost"]) else Fraction(0)
        before = (Fraction(0), Fraction(0))
        for point in self.curve(project):
            if share <= point[0]:
                width = point[0] - before[0]
                part = point[1] if width == 0 else before[1] + (share - before[0]) / width * (point[1] - before[1])
                return self.benefit(project) * part
            before = point
        return self.benefit(project)


class Total:
    """A sum of grants: which projects and which levels of money count."""

    def __init__(self, counts, levels=LEVELS):
        self.counts = counts
        self.levels = levels


class Row:
    """sum of coefficient * total + coefficient * spending  <=  right, in fen."""

    def __init__(self, name, terms, right=Fraction(0), spending=Fraction(0)):
        self.name = name
        self.terms = terms
        self.right = right
        self.spending = spending


def rule_rows(plan):
    """Every demand of the rules that are on. Rows of one project each carry the project in their total."""
    for rule in plan.rules:
        yield from {
            "use_share": use_share,
            "county_range": county_range,
            "match": match,
            "max_share": max_share,
            "factor_band": factor_band,
            "no_regression": no_regression,
            "reserve": reserve,
            "forbid": lambda plan, rule: (),
        }[rule["kind"]](plan, rule)


def in_scope(rule, county=None, uses=None, village=None):
    uses = rule.get("uses", ["*"]) if uses is None else uses
    counties = rule.get("counties", ["*"]) if county is None else [county]

    def counts(project):
        return (contains(counties, project["county"]) and covers(uses, project["use"])
                and (village is None or project.get("village", "") == village))
    return counts


def counties_of(plan, rule):
    return [one for one in plan.counties if contains(rule.get("counties", ["*"]), one["id"])]


def use_share(plan, rule):
    places = [one["id"] for one in counties_of(plan, rule)] if rule.get("each_county") else [None]
    for county in places:
        some, everything = Total(in_scope(rule, county)), Total(in_scope(rule, county, ["*"]))
        place = f":{county}" if county else ""
        if rule.get("min") is not None:
            yield Row(f"rule:{rule['id']}:min{place}", [(everything, exact(rule["min"])), (some, Fraction(-1))])
        if rule.get("max") is not None:
            yield Row(f"rule:{rule['id']}:max{place}", [(some, Fraction(1)), (everything, -exact(rule["max"]))])


def county_range(plan, rule):
    for county in counties_of(plan, rule):
        heads = county.get("population", 0) if rule.get("per_head") else 1
        part = Total(in_scope(rule, county["id"]))
        if rule.get("min") is not None:
            yield Row(f"rule:{rule['id']}:min:{county['id']}", [(part, Fraction(-1))], -Fraction(fen(rule["min"]) * heads))
        if rule.get("max") is not None:
            yield Row(f"rule:{rule['id']}:max:{county['id']}", [(part, Fraction(1))], Fraction(fen(rule["max"]) * heads))


def match(plan, rule):
    ratio, own, upper = exact(rule["ratio"]), rule["own_levels"], rule["upper_levels"]
    scope = rule.get("scope", "total")
    if scope == "total":
        places = [("", in_scope(rule))]
    elif scope == "each_county":
        places = [(f":{one['id']}", in_scope(rule, one["id"])) for one in counties_of(plan, rule)]
    else:
        counts = in_scope(rule)
        places = [(f":{one['id']}", (lambda only: lambda project: project is only)(one)) for one in plan.fundable if counts(one)]
    for place, counts in places:
        yield Row(f"rule:{rule['id']}:min{place}", [(Total(counts, upper), ratio), (Total(counts, own), Fraction(-1))])


def max_share(plan, rule):
    limit = (Total(in_scope(rule)), -exact(rule["max"]))
    name = f"rule:{rule['id']}:max"
    if rule["of"] == "county":
        for county in counties_of(plan, rule):
            yield Row(f"{name}:{county['id']}", [(Total(in_scope(rule, county["id"])), Fraction(1)), limit])
    elif rule["of"] == "village":
        counts = in_scope(rule)
        named = {(one["county"], one["village"]) for one in plan.fundable if counts(one) and one.get("village")}
        for county, village in sorted(named):
            part = Total(in_scope(rule, county, village=village))
            yield Row(f"{name}:{county}:{village}", [(part, Fraction(1)), limit])
    else:
        counts = in_scope(rule)
        for one in plan.fundable:
            if counts(one):
                part = Total((lambda only: lambda project: project is only)(one))
                yield Row(f"{name}:{one['id']}", [(part, Fraction(1)), limit])


def factor_band(plan, rule):
    """Shares are whole units of 10^-12 at every step, and the limits are rounded outward."""
    counties = counties_of(plan, rule)
    points = [0] * len(counties)
    for factor, weight in sorted(rule["weights"].items()):
        amounts = [floor_to(exact(one.get("factors", {}).get(factor, "0")), DECIMALS) for one in counties]
        if sum(amounts) > 0:
            points = [point + amount * floor_to(exact(weight), DECIMALS) // sum(amounts) for point, amount in zip(points, amounts)]
    points = [point * floor_to(exact(one.get("performance", "1")), DECIMALS) // DECIMALS for point, one in zip(points, counties)]
    band, everything = exact(rule["band"]), Total(in_scope(rule))
    for point, county in zip(points, counties):
        if sum(points) > 0:
            share = Fraction(point, sum(points))
            least = Fraction(floor_to(share * (1 - band), DECIMALS), DECIMALS)
            most = Fraction(-floor_to(-share * (1 + band), DECIMALS), DECIMALS)
            part = Total(in_scope(rule, county["id"]))
            yield Row(f"rule:{rule['id']}:min:{county['id']}", [(everything, least), (part, Fraction(-1))])
            yield Row(f"rule:{rule['id']}:max:{county['id']}", [(part, Fraction(1)), (everything, -most)])


def no_regression(plan, rule):
    for county in counties_of(plan, rule):
        if county.get("last_year") is not None:
            least = exact(rule["ratio"]) * fen(county["last_year"])
            yield Row(f"rule:{rule['id']}:min:{county['id']}", [(Total(in_scope(rule, county["id"])), Fraction(-1))], -least)


def reserve(plan, rule):
    budget = sum(fen(one["amount"]) for one in plan.streams if one["channel"] != "procurement")
    yield Row(f"rule:{rule['id']}:max", [], Fraction(budget - fen(rule["amount"])), Fraction(1))


class Result:
    """The amounts of a result, by ids, in fen."""

    def __init__(self, plan, raw):
        self.grants = self._amounts(plan, raw.get("grants", []), ("stream", plan.stream), ("project", plan.project))
        self.buffers = self._amounts(plan, raw.get("buffers", []), ("credit", plan.facility), ("stream", plan.stream))
        self.loans = self._amounts(plan, raw.get("loans", []), ("credit", plan.facility), ("project", plan.project))
        for one in raw.get("grants", []):
            way = plan.way(plan.stream[one["stream"]], plan.project[one["project"]])
            demand(way is not None, f"{one['stream']} may not pay for {one['project']}")
            demand(one.get("pooled", False) == (way == "pooled"), f"{one['stream']} to {one['project']}: pooled is {way == 'pooled'}")
        self.granted = sum_by(self.grants, 1)
        self.lent = sum_by(self.loans, 1)

    @staticmethod
    def _amounts(plan, rows, *ends):
        amounts = {}
        for row in rows:
            key = tuple(row[name] for name, _ in ends)
            for (name, known), one in zip(ends, key):
                demand(one in known, f"{name} {one} is not in the plan")
            amount = fen(row["amount"])
            demand(key not in amounts, f"{key} stands twice")
            demand(amount > 0 and amount % plan.quantum == 0, f"{key}: {row['amount']} is no positive multiple of the quantum")
            amounts[key] = amount
        return amounts

    def funded(self, project):
        return self.granted.get(project, 0) + self.lent.get(project, 0)


def sum_by(amounts, place):
    sums = {}
    for key, amount in amounts.items():
        sums[key[place]] = sums.get(key[place], 0) + amount
    return sums


def demand(kept, complaint):
    if not kept:
        raise Refused(complaint)


def check_demands(plan, result):
    """Every demand of the plan, to the fen."""
    spent = sum_by(result.grants, 0)
    pooled = {}
    for (stream, project), amount in result.grants.items():
        if plan.way(plan.stream[stream], plan.project[project]) == "pooled":
            pooled[stream] = pooled.get(stream, 0) + amount
    for (credit, stream), amount in result.buffers.items():
        way = plan.buffer_way(plan.stream[stream], plan.facility[credit])
        demand(way is not None, f"{stream} may not back {credit}")
        spent[stream] = spent.get(stream, 0) + amount
        if way == "pooled":
            pooled[stream] = pooled.get(stream, 0) + amount
    for one in plan.streams:
        paid, amount = spent.get(one["id"], 0), fen(one["amount"])
        demand(paid <= amount, f"{one['id']} pays {paid} fen of {amount}")
        if one["channel"] != "procurement":
            demand(paid >= fen(one.get("must_spend", "0")), f"{one['id']} pays less than it must")
        demand(pooled.get(one["id"], 0) <= exact(one.get("poolable", "0")) * amount, f"{one['id']}: more leaves its earmark than may")
    check_credit(plan, result)
    for one in plan.projects:
        check_project(plan, result, one)
    check_rules(plan, result, sum(spent.values()))


def check_credit(plan, result):
    lent, buffers = sum_by(result.loans, 0), sum_by(result.buffers, 0)
    for (credit, project), _ in result.loans.items():
        one = plan.project[project]
        demand(one.get("ready", True) and plan.lends(plan.facility[credit], one), f"{credit} does not lend to {project}")
    for one in plan.credit:
        held = buffers.get(one["id"], 0)
        demand(lent.get(one["id"], 0) <= exact(one["leverage"]) * held, f"{one['id']} lends more than its buffer carries")
        demand(held <= fen(one["buffer_max"]), f"{one['id']}: the buffer is above its limit")


def check_project(plan, result, one):
    amount = result.funded(one["id"])
    nothing, least, most = plan.domain(one)
    demand((nothing and amount == 0) or least <= amount <= most, f"{one['id']} cannot be funded with {amount} fen")
    loans = result.lent.get(one["id"], 0)
    demand(loans <= exact(one.get("credit_share_max", "0")) * amount, f"{one['id']}: more is lent than its credit share allows")
    if amount > 0:
        for other in one.get("requires", []):
            demand(result.funded(other) > 0, f"{one['id']} requires {other}")
        for other in one.get("excludes", []):
            demand(result.funded(other) == 0, f"{one['id']} excludes {other}")


def grants_by_level(plan, result):
    """Per project, its grants by level."""
    by_level = {}
    for (stream, project), amount in result.grants.items():
        levels = by_level.setdefault(project, dict.fromkeys(LEVELS, 0))
        levels[plan.stream[stream]["level"]] += amount
    return by_level


def check_rules(plan, result, spending):
    granted = [(plan.project[project], levels) for project, levels in grants_by_level(plan, result).items()]
    known = {}
    for row in rule_rows(plan):
        left = row.spending * spending
        for total, coefficient in row.terms:
            if id(total) not in known:
                known[id(total)] = (total, sum(levels[level] for one, levels in granted if total.counts(one) for level in total.levels))
            left += coefficient * known[id(total)][1]
        demand(left <= row.right, f"{row.name} is passed by {float(left - row.right) / 100:.2f} yuan")


def least_measures(plan, goal):
    """Per county, what a least-county goal measures by: fen of cost of its fundable projects, or heads."""
    costs = {}
    for one in plan.fundable:
        costs[one["county"]] = costs.get(one["county"], 0) + fen(one["cost"])
    if goal == "least_coverage":
        return {county: cost for county, cost in costs.items() if cost > 0}
    heads = {one["id"]: one.get("population", 0) for one in plan.counties}
    return {county: heads[county] for county, cost in costs.items() if cost > 0 and heads[county] > 0}


def goal_value(plan, result, goal):
    """The value of a goal, exactly; amounts in yuan."""
    if goal == "benefit":
        return sum((plan.benefit_at(one, result.funded(one["id"])) for one in plan.projects if result.funded(one["id"])), Fraction(0))
    if goal == "funded":
        return Fraction(sum(result.grants.values()), 100)
    if goal == "credit":
        return Fraction(sum(result.loans.values()), 100)
    if goal == "transfers":
        return Fraction(len(result.grants))
    if goal == "pooled":
        moved = sum(amount for (stream, project), amount in result.grants.items()
                    if plan.way(plan.stream[stream], plan.project[project]) == "pooled")
        moved += sum(amount for (credit, stream), amount in result.buffers.items()
                     if plan.buffer_way(plan.stream[stream], plan.facility[credit]) == "pooled")
        return Fraction(moved, 100)
    counties = {}
    for (_, project), amount in result.grants.items():
        county = plan.project[project]["county"]
        counties[county] = counties.get(county, 0) + amount
    unit = 1 if goal == "least_coverage" else 100
    return min((Fraction(counties.get(county, 0), measure * unit) for county, measure in least_measures(plan, goal).items()),
               default=Fraction(0))


class Prices:
    """What a yuan costs under the duals of a certificate."""

    def __init__(self, plan, tier, held, duals):
        self.plan = plan
        self.dual = lambda name: max(duals.get(name, Fraction(0)), Fraction(0))
        self.weight = {}
        for index, (one, _) in enumerate(held):
            self.weight[one["goal"]] = self.goal(one["goal"]) + one["sign"] * self.dual(f"tier:{index}")
        if tier is not None:
            self.weight[tier["goal"]] = self.goal(tier["goal"]) + tier["sign"]
        self.rows = [row for row in rule_rows(plan) if self.dual(row.name) > 0]
        self.spending = sum((self.dual(row.name) * row.spending for row in self.rows), Fraction(0))
        self.totals = {}
        for row in self.rows:
            for total, coefficient in row.terms:
                _, price = self.totals.get(id(total), (total, Fraction(0)))
                self.totals[id(total)] = (total, price + self.dual(row.name) * coefficient)

    def goal(self, goal):
        return self.weight.get(goal, Fraction(0))

    def stream(self, one, way):
        price = self.dual(f"stream:{one['id']}") - self.dual(f"must-spend:{one['id']}") + self.spending
        return price + (self.dual(f"poolable:{one['id']}") - self.goal("pooled") if way == "pooled" else 0)

    def grant(self, project):
        """The price of a yuan granted, from the cheapest stream; none where no stream may pay."""
        by_level = dict.fromkeys(LEVELS, -self.goal("funded"))
        for goal, name in (("least_coverage", "coverage"), ("least_per_head", "per-head")):
            if project["county"] in least_measures_cached(self.plan, goal):
                for level in LEVELS:
                    by_level[level] -= self.dual(f"{name}:{project['county']}")
        for total, price in self.totals.values():
            if total.counts(project):
                for level in total.levels:
                    by_level[level] += price
        ways = ((one, self.plan.way(one, project)) for one in self.plan.streams)
        return min((by_level[one["level"]] + self.stream(one, way) for one, way in ways if way), default=None)

    def loan(self, project):
        return min((self.dual(f"leverage:{one['id']}") - self.goal("credit") for one in self.plan.credit
                    if self.plan.lends(one, project)), default=None)

    def project(self, project):
        """The price of a yuan: grants, and loans up to the credit share where they are cheaper."""
        share = exact(project.get("credit_share_max", "0"))
        grant, loan = self.grant(project), self.loan(project)
        if grant is None:
            return loan if share >= 1 else None
        return grant - share * (grant - loan) if loan is not None and loan < grant else grant


def least_measures_cached(plan, goal):
    cache = plan.__dict__.setdefault("_least", {})
    if goal not in cache:
        cache[goal] = least_measures(plan, goal)
    return cache[goal]


def proven_bound(plan, tier, held, duals):
    """What no allocation passes, more is better."""
    prices = Prices(plan, tier, held, duals)
    bound = sum((prices.dual(row.name) * row.right / 100 for row in prices.rows), Fraction(0))
    bound -= sum((prices.dual(f"tier:{index}") * value for index, (_, value) in enumerate(held)), Fraction(0))
    for one in plan.streams:
        amount = Fraction(fen(one["amount"]), 100)
        bound += prices.dual(f"stream:{one['id']}") * amount
        bound -= prices.dual(f"must-spend:{one['id']}") * exact(one.get("must_spend", "0"))
        bound += prices.dual(f"poolable:{one['id']}") * amount * exact(one.get("poolable", "0"))
    for one in plan.credit:
        bound += prices.dual(f"buffer:{one['id']}") * exact(one["buffer_max"])
    for one in plan.projects:
        for other in one.get("excludes", []):
            bound += prices.dual(f"excludes:{one['id']}:{other}")
    return bound + levels_bound(plan, prices) + buffers_bound(plan, prices) + projects_bound(plan, prices)


def link_charges(plan, prices):
    """What being funded at all costs each project that links speak of."""
    charges = {}
    for one in plan.projects:
        for other in one.get("requires", []):
            dual = prices.dual(f"requires:{one['id']}:{other}")
            charges[one["id"]] = charges.get(one["id"], 0) + dual
            charges[other] = charges.get(other, 0) - dual
        for other in one.get("excludes", []):
            dual = prices.dual(f"excludes:{one['id']}:{other}")
            charges[one["id"]] = charges.get(one["id"], 0) + dual
            charges[other] = charges.get(other, 0) + dual
    return charges


def levels_bound(plan, prices):
    bound = Fraction(0)
    for goal, name in (("least_coverage", "coverage"), ("least_per_head", "per-head")):
        measures = least_measures_cached(plan, goal)
        unit = 100 if goal == "least_coverage" else 1
        gain = prices.goal(goal) - sum((prices.dual(f"{name}:{county}") * Fraction(measure, unit) for county, measure in measures.items()), Fraction(0))
        if gain > 0 and measures:
            money = Fraction(sum(fen(one["amount"]) for one in plan.streams), 100)
            bound += gain * (1 if goal == "least_coverage" else money / min(measures.values()))
    return bound


def buffers_bound(plan, prices):
    bound = Fraction(0)
    for facility in plan.credit:
        carried = prices.dual(f"leverage:{facility['id']}") * exact(facility["leverage"]) - prices.dual(f"buffer:{facility['id']}")
        for stream in plan.streams:
            way = plan.buffer_way(stream, facility)
            if way is not None:
                gain = carried - prices.stream(stream, way)
                bound += max(gain, Fraction(0)) * Fraction(min(fen(stream["amount"]), fen(facility["buffer_max"])), 100)
    return bound


def projects_bound(plan, prices):
    bound = Fraction(0)
    charges = link_charges(plan, prices)
    for one in plan.fundable:
        charge = charges.get(one["id"], Fraction(0))
        nothing, least, most = plan.domain(one)
        price, cost = prices.project(one), fen(one["cost"])
        best = [Fraction(0)] if nothing else []
        if price is not None:
            amounts = [Fraction(least), Fraction(most)]
            amounts += [share * cost for share, _ in plan.curve(one) if least < share * cost < most]
            paid_for = exact(one.get("credit_share_max", "0")) < 1
            for amount in amounts:
                gain = prices.goal("benefit") * plan.benefit_at(one, amount) - price * amount / 100
                gain -= charge if amount > 0 or charge < 0 else 0
                best.append(gain + (prices.goal("transfers") if amount > 0 and paid_for else 0))
        bound += max(best, default=Fraction(0))
    return bound


def allowance(plan, tier):
    """The gap that whole quanta may leave: what is lost if every fundable project gets two quanta less where they count most."""
    quanta = 2 * plan.quantum * len(plan.fundable)
    if tier["goal"] == "benefit":
        return sum((first_quanta(plan, one) for one in plan.fundable), Fraction(0))
    if tier["goal"] == "transfers":
        return Fraction(0)
    if tier["goal"] in ("least_coverage", "least_per_head"):
        measures = least_measures_cached(plan, tier["goal"])
        unit = 1 if tier["goal"] == "least_coverage" else 100
        return rounded(Fraction(quanta, min(measures.values()) * unit)) if measures else Fraction(0)
    return Fraction(quanta, 100)


def rounded(number):
    """Twelve decimals, rounded down."""
    return Fraction(floor_to(number, DECIMALS), DECIMALS)


def first_quanta(plan, project):
    """Twice what the first quantum brings at the rate of the curve's first piece."""
    share, part = next(point for point in plan.curve(project) if point[0] > 0)
    cost = fen(project["cost"])
    return 2 * rounded(plan.benefit(project) * part * plan.quantum / (share * cost)) if cost else Fraction(0)


def check_tiers(plan, result, raw):
    """Every printed value, bound and gap, computed anew; tells whether all gaps are within the allowance."""
    demand(len(raw["tiers"]) == len(plan.tiers), "the goals are not those of the plan")
    held, is_tight = [], True
    for tier, claim in zip(plan.tiers, raw["tiers"]):
        demand(claim["tier"] == tier["goal"], f"{claim['tier']} is not the plan's goal")
        duals = {}
        for one in claim["duals"]:
            demand(one["row"] not in duals, f"{one['row']} stands twice")
            duals[one["row"]] = exact(one["y"])
        reached = rounded(tier["sign"] * goal_value(plan, result, tier["goal"]))
        bound = -rounded(-proven_bound(plan, tier, held, duals))
        gap = bound - reached
        printed = [exact(claim[name]) for name in ("value", "bound", "gap")]
        demand(abs(printed[0] - tier["sign"] * reached) <= ROUNDING, f"{tier['goal']}: the value is {float(tier['sign'] * reached)}")
        demand(tier["sign"] * (printed[1] - tier["sign"] * bound) >= -ROUNDING, f"{tier['goal']}: the bound is {float(tier['sign'] * bound)}")
        demand(printed[2] == tier["sign"] * (printed[1] - printed[0]), f"{tier['goal']}: the gap is {float(gap)}")
        is_tight = is_tight and printed[2] <= allowance(plan, tier)
        held.append((tier, reached - abs(reached) * tier["slack"]))
        print(f"{tier['goal']}: {claim['value']}, at most {claim['gap']} from the best")
    return is_tight


# Each of two checkers may round a quotient in the last of 12 decimals once more than the other, for every project.
ROUNDING = Fraction(1, 10**9)


def check(plan_raw, raw):
    """Raises Refused if the result is not what it says."""
    demand(raw.get("format") == "fundpool-result" and raw.get("version") == 1, "not a fundpool-result of version 1")
    plan = Plan(plan_raw)
    if raw["status"] == "infeasible":
        duals = {one["row"]: exact(one["y"]) for one in raw["duals"]}
        demand(proven_bound(plan, None, [], duals) < 0, "the duals do not prove that there is no allocation")
        return "infeasible"
    result = Result(plan, raw)
    check_demands(plan, result)
    is_tight = check_tiers(plan, result, raw)
    true = "optimal" if is_tight else ("stopped" if raw["status"] == "stopped" else "within_gap")
    demand(raw["status"] == true, f"the status is {true}")
    return true


def main(arguments):
    if len(arguments) != 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    try:
        files = []
        for path in arguments:
            with open(path, encoding="utf-8") as file:
                files.append(json.load(file, object_pairs_hook=once))
        print(check(*files))
    except Refused as refused:
        print(f"not verified: {refused}")
        return 1
    except (OSError, ValueError, KeyError, TypeError, Unreadable) as error:
        print(f"cannot be read: {error!r}", file=sys.stderr)
        return 2
    return 0


def once(pairs):
    """An object whose names stand once each."""
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise Unreadable("a name stands twice in an object")
    return dict(pairs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
