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
import scipy.sparse
from scipy.sparse.csgraph import dijkstra

import instances

NO_WAY = 10 ** 9


@dataclasses.dataclass
class Visit:
    """One way of doing a service: where it begins and ends, its price, and what solution files call it."""
    group: int
    entry: int
    exit: int
    price: int
    demand: int
    stop: dict


class NodeRouting:
    """The places of a problem. Visit 0 and those after it are clients; depot and facilities come apart."""

    def __init__(self, problem):
        if problem.get("turns"):
            raise ValueError("prices of turns are not modelled")
        if problem.get("goal", "total") != "total":
            raise ValueError("a goal other than the total is not modelled")
        self.problem, self.visits, self.demands = problem, [], []
        for number, link in enumerate(problem["links"]):
            served = link.get("service")
            for turn in range(served.get("passes", 1) if served else 0):
                named = {"link": number} | ({"pass": turn} if turn else {})
                ways = [(link["tail"], link["head"], "forward"), (link["head"], link["tail"], "backward")]
                self.add(served.get("demand", 0), [(a, b, served[mode], named | {"mode": mode}) for a, b, mode in ways if mode in served])
        for number, node in enumerate(problem.get("required_nodes", [])):
            self.add(node.get("demand", 0), [(node["node"], node["node"], node.get("cost", 0), {"required_node": number})])
        self.total = sum(self.demands)
        self.capacity = problem.get("capacity") or max(self.total, 1)
        self.measure()

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

    def measure(self):
        """Cheapest ways between all nodes where something begins or ends."""
        problem, cheapest = self.problem, {}
        for link in problem["links"]:
            for tail, head, mode in ((link["tail"], link["head"], "forward"), (link["head"], link["tail"], "backward")):
                if mode in link and tail != head:
                    cheapest[tail, head] = min(link[mode], cheapest.get((tail, head), NO_WAY))
        # An entry of 0 may be none to SciPy: what costs nothing costs so little that all nodes together cost less than a half.
        shade = 1 / (4 * problem["nodes"] + 4)
        weights = [cost or shade for cost in cheapest.values()]
        tails, heads = zip(*cheapest) if cheapest else ((), ())
        graph = scipy.sparse.csr_matrix((weights, (tails, heads)), shape=(problem["nodes"], problem["nodes"]))
        facilities = problem.get("facilities", [])
        self.sources = sorted({visit.exit for visit in self.visits} | {problem["depot"], *facilities})
        reached = numpy.floor(dijkstra(graph, indices=self.sources) + 0.5 * shade)
        self.ways = numpy.where(numpy.isfinite(reached), reached, NO_WAY).astype(numpy.int64)
        self.row = {node: number for number, node in enumerate(self.sources)}

    def way(self, source, target):
        return int(self.ways[self.row[source], target])

    def to_visits(self, sources):
        """What it costs to come from each of these nodes to each visit and make it."""
        entries = [visit.entry for visit in self.visits]
        prices = numpy.array([visit.price for visit in self.visits], dtype=numpy.int64)
        rows = [self.row[source] for source in sources]
        return numpy.minimum(self.ways[numpy.ix_(rows, entries)] + prices, NO_WAY)

    def ending(self, source, loaded=True):
        """What it costs to be emptied, if need be, and return to the depot; and the facility used, `None` for the depot."""
        problem, facilities = self.problem, self.problem.get("facilities", [])
        emptying, depot = problem.get("emptying_cost", 0), problem["depot"]
        if not problem.get("empties_before_end"):
            return min(self.way(source, depot) + emptying, NO_WAY), None
        if not loaded:
            return self.way(source, depot), None
        ways = [(min(self.way(source, site) + emptying + self.way(site, depot), NO_WAY), number) for number, site in enumerate(facilities)]
        return min(ways)


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
