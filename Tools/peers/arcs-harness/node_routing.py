"""Turns an arc-routing problem into one of visiting places, and solutions of that back into routes.

Each service is a group of visits of which one is made: an edge has one for each direction, an arc and a required node one.
The distance from one visit to the next is the cheapest way from the exit of the first to the entry of the next, and the
price of serving the next, so that the length of a route is its cost.
"""
import dataclasses
import importlib.metadata
import json
import math
import os
import sys

import numpy

import instances
from road_graph import NO_WAY, RoadGraph, TurnGraph


@dataclasses.dataclass
class Visit:
    """One way of doing a service: the vertices where it begins and ends, its price, and what solution files call it."""
    group: int
    entry: int
    exit: int
    price: int
    demand: int
    stop: dict


class NodeRouting:
    """The places of a problem. Visit 0 and those after it are clients; depot and facilities come apart."""

    def __init__(self, problem):
        if problem.get("goal", "total") != "total":
            raise ValueError("a goal other than the total is not modelled")
        self.problem, self.visits, self.demands = problem, [], []
        self.graph = graph = TurnGraph(problem) if problem.get("turns") else RoadGraph(problem)
        for number, link in enumerate(problem["links"]):
            served = link.get("service")
            for turn in range(served.get("passes", 1) if served else 0):
                named = {"link": number} | ({"pass": turn} if turn else {})
                ways = [(link["tail"], link["head"], "forward"), (link["head"], link["tail"], "backward")]
                self.add(served.get("demand", 0), [(*graph.service(a, b), served[mode], named | {"mode": mode}) for a, b, mode in ways
                                                   if mode in served])
        for number, node in enumerate(problem.get("required_nodes", [])):
            self.add(node.get("demand", 0), [(place, place, node.get("cost", 0), {"required_node": number})
                                             for place in graph.visits(node["node"])])
        self.total = sum(self.demands)
        self.capacity = problem.get("capacity") or max(self.total, 1)
        self.end, self.start = graph.rest(problem["depot"])
        self.sites = [graph.rest(site) for site in problem.get("facilities", [])]
        sources = sorted({visit.exit for visit in self.visits} | {self.start, *(leave for _, leave in self.sites)})
        self.ways, self.row = graph.ways(sources), {source: number for number, source in enumerate(sources)}

    def add(self, demand, ways):
        self.visits += [Visit(len(self.demands), entry, exit, price, demand, stop) for entry, exit, price, stop in ways]
        self.demands.append(demand)

    @property
    def groups(self):
        """The visits of each service."""
        members = [[] for _ in self.demands]
        for number, visit in enumerate(self.visits):
            members[visit.group].append(number)
        return members

    @property
    def fleet(self):
        """How many vehicles a peer may use: three tenths more than the load needs, and three; no more than are allowed."""
        enough = math.ceil(1.3 * self.total / self.capacity) + 3
        return min(self.problem.get("vehicle_limit") or enough, max(enough, 1))

    def way(self, source, target):
        return int(self.ways[self.row[source], target])

    def to_visits(self, sources):
        """What it costs to come from each of these vertices to each visit and make it."""
        entries = [visit.entry for visit in self.visits]
        prices = numpy.array([visit.price for visit in self.visits], dtype=numpy.int64)
        rows = [self.row[source] for source in sources]
        return numpy.minimum(self.ways[numpy.ix_(rows, entries)] + prices, NO_WAY)

    def ending(self, source, loaded=True):
        """What it costs to be emptied, if need be, and return to the depot; and the facility used, `None` for the depot."""
        emptying = self.problem.get("emptying_cost", 0)
        if not self.problem.get("empties_before_end"):
            return min(self.way(source, self.end) + emptying, NO_WAY), None
        if not loaded:
            return self.way(source, self.end), None
        return min((min(self.way(source, come) + emptying + self.way(leave, self.end), NO_WAY), number)
                   for number, (come, leave) in enumerate(self.sites))

    def emptied(self, route):
        """The route, with the facility that its end was priced with."""
        site = None if isinstance(route[-1], tuple) else self.ending(self.visits[route[-1]].exit)[1]
        return route if site is None else [*route, ("facility", site)]


def asked(name, package, search):
    """What a peer's program does: `PROGRAM INSTANCE SECONDS SEED` prints routes as JSON, lists of stops.

    `search(routing, seconds, seed)` gives routes as lists of visits and facilities (as `("facility", n)`), and their cost, or
    `None`. Only its own time counts: reading and measuring ways do not.
    """
    version = importlib.metadata.version(package)
    path, seconds, seed = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    try:
        routing = NodeRouting(instances.read(path))
        ready = spent()
        found = search(routing, seconds, seed)
    except ValueError as error:
        print(json.dumps({"name": name, "version": version, "skipped": str(error)}))
        return
    searched = spent() - ready
    routes, cost = found or (None, None)
    stops = routes and [[stop(routing, visit) for visit in route] for route in routes]
    print(json.dumps({"name": name, "version": version, "search_s": searched, "prepare_s": ready, "cost": cost, "routes": stops}))


def spent():
    """Processor seconds of this process and of those it waited for."""
    return sum(os.times()[:4])


def stop(routing, visit):
    return {"facility": visit[1]} if isinstance(visit, tuple) else routing.visits[visit].stop
