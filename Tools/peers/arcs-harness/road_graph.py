"""The graph that ways are measured on: its vertices are nodes, or, where turns have prices, drives from a node to the next.

Each service is entered at one vertex and left at another; so are the depot and facilities, at which every turn is free.
"""
import numpy
import scipy.sparse
from scipy.sparse.csgraph import dijkstra

NO_WAY = 10 ** 9


def drives(problem):
    """The cheapest price of driving from a node to the next."""
    cheapest = {}
    for link in problem["links"]:
        for tail, head, mode in ((link["tail"], link["head"], "forward"), (link["head"], link["tail"], "backward")):
            if mode in link:
                cheapest[tail, head] = min(link[mode], cheapest.get((tail, head), NO_WAY))
    return cheapest


class RoadGraph:
    """Vertices and what it costs to go from one to the next."""

    def __init__(self, problem):
        self.count, self.arcs = problem["nodes"], drives(problem)

    def rest(self, node):
        """Where a vehicle comes to a depot or facility, and where it leaves."""
        return node, node

    def service(self, tail, head):
        """Where serving a link begins and ends."""
        return tail, head

    def visits(self, node):
        """Where visits of a node begin and end, all the same: one for each vertex that stands for it."""
        return [node]

    def ways(self, sources):
        """The cheapest ways from some vertices to all, a row each."""
        # An entry of 0 may be none to SciPy: what costs nothing costs so little that all vertices together cost less than a half.
        shade = 1 / (4 * self.count + 4)
        arcs = {ends: cost for ends, cost in self.arcs.items() if ends[0] != ends[1]}
        tails, heads = zip(*arcs) if arcs else ((), ())
        graph = scipy.sparse.csr_matrix(([cost or shade for cost in arcs.values()], (tails, heads)), shape=(self.count, self.count))
        reached = numpy.floor(dijkstra(graph, indices=sources) + 0.5 * shade)
        return numpy.where(numpy.isfinite(reached), reached, NO_WAY).astype(numpy.int64)


class TurnGraph(RoadGraph):
    """Drives as vertices, turns as arcs; the beginning of each service, and coming to rest and leaving, are vertices too."""

    def __init__(self, problem):
        self.count, self.arcs = 0, {}
        self.turns = {tuple(turn[:3]): turn[3] for turn in problem["turns"]}
        self.drives = drives(problem)
        self.after = {ends: self.vertex() for ends in self.drives}
        self.before = [[] for _ in range(problem["nodes"])]
        for tail, head in self.drives:
            self.before[head].append(tail)
        for (before, node, next), cost in self.turns.items():
            if (before, node) in self.after and (node, next) in self.after:
                self.arcs[self.after[before, node], self.after[node, next]] = cost + self.drives[node, next]
        self.rests = {node: self.resting(node) for node in {problem["depot"], *problem.get("facilities", [])}}

    def vertex(self):
        self.count += 1
        return self.count - 1

    def resting(self, node):
        come, leave = self.vertex(), self.vertex()
        self.arcs |= {(self.after[before, node], come): 0 for before in self.before[node]}
        self.arcs |= {(leave, self.after[tail, head]): cost for (tail, head), cost in self.drives.items() if tail == node}
        self.arcs[leave, come] = 0
        return come, leave

    def rest(self, node):
        return self.rests[node]

    def service(self, tail, head):
        begin = self.vertex()
        for before in self.before[tail]:
            if (before, tail, head) in self.turns:
                self.arcs[self.after[before, tail], begin] = self.turns[before, tail, head]
        if tail in self.rests:
            self.arcs[self.rests[tail][1], begin] = 0
        return begin, self.after[tail, head]

    def visits(self, node):
        return [self.after[before, node] for before in self.before[node]] + ([self.rests[node][1]] if node in self.rests else [])
