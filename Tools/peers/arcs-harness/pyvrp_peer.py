"""PyVRP: `pyvrp_peer.py INSTANCE SECONDS SEED`, see node_routing.asked."""
import time

import numpy
import pyvrp

from node_routing import asked
from road_graph import NO_WAY


class ProcessorTime:
    """Stops after seconds of the processor, where PyVRP's own criterion takes those of the clock."""

    def __init__(self, seconds):
        self.end = time.process_time() + seconds

    def __call__(self, best_cost):
        return time.process_time() > self.end


def data(routing):
    """Locations: the start, the end, the facilities, then the visits."""
    problem, count = routing.problem, len(routing.visits)
    sites = routing.sites
    first = 2 + len(sites)
    exits = [visit.exit for visit in routing.visits]
    distance = numpy.full((first + count, first + count), NO_WAY, dtype=numpy.int64)
    distance[0, first:] = routing.to_visits([routing.start])[0]
    distance[first:, first:] = routing.to_visits(exits)
    distance[first:, 1] = [routing.ending(place)[0] for place in exits]
    distance[0, 1] = 0
    emptying = problem.get("emptying_cost", 0)
    for number, (come, leave) in enumerate(sites):
        distance[first:, 2 + number] = [min(routing.way(place, come) + emptying, NO_WAY) for place in exits]
        distance[2 + number, first:] = routing.to_visits([leave])[0]
        distance[2 + number, 1] = routing.ending(leave, loaded=False)[0]
    numpy.fill_diagonal(distance, 0)
    groups = routing.groups
    alone = {members[0] for members in groups if len(members) == 1}
    paired = [members for members in groups if len(members) > 1]
    group = {visit: number for number, members in enumerate(paired) for visit in members}
    clients = [pyvrp.Client(first + number, pickup=[visit.demand], required=number in alone, group=group.get(number))
               for number, visit in enumerate(routing.visits)]
    limit = problem.get("route_cost_limit")
    vehicles = pyvrp.VehicleType(
        routing.fleet, [routing.capacity], 0, 1, reload_depots=list(range(2, first)), **({} if limit is None else {"max_distance": limit}))
    return pyvrp.ProblemData(
        [pyvrp.Location(0, 0) for _ in range(first + count)], clients, [pyvrp.Depot(number) for number in range(first)], [vehicles],
        [distance], [numpy.zeros_like(distance)], [pyvrp.ClientGroup(members) for members in paired])


def search(routing, seconds, seed):
    stop = ProcessorTime(seconds)
    best = pyvrp.solve(data(routing), stop, seed, collect_stats=False).best
    if not best.is_feasible():
        return None
    return [visits(routing, route) for route in best.routes()], best.distance()


def visits(routing, route):
    """The visits of a route, emptied before its end where that is asked for."""
    made = []
    for activity in route.schedule()[1:-1]:
        made.append(("facility", activity.idx - 2) if activity.is_depot() else activity.idx)
    return routing.emptied(made)


asked("PyVRP", "pyvrp", search)
