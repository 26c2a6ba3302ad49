"""OR-Tools' routing library: `ortools_peer.py INSTANCE SECONDS SEED`, see node_routing.asked.

Each service is a disjunction of which one visit is made, for a large penalty otherwise. Savings for the first solution, the best
of five strategies on most instances; guided local search, as its guide advises for routing, with the operators for
alternatives that are on by default. It has no seed.
"""
import json
import math
import os
import signal
import tempfile
import time

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from node_routing import asked
from road_graph import NO_WAY


def copies(routing):
    """The facility of each node beyond the visits: one for each time that it may be used."""
    trips = math.ceil(1.1 * routing.total / routing.capacity) + 1
    return [number for number in range(len(routing.sites)) for _ in range(trips)]


def distances(routing):
    """From each node to each other: the depot, the visits, the facilities' copies."""
    sites, emptying = [routing.sites[number] for number in copies(routing)], routing.problem.get("emptying_cost", 0)
    places = [routing.start] + [visit.exit for visit in routing.visits] + [leave for _, leave in sites]
    to_sites = {place: [min(routing.way(place, come) + emptying, NO_WAY) for come, _ in sites] for place in set(places)}
    matrix = []
    for node, (place, to_visits) in enumerate(zip(places, routing.to_visits(places).tolist())):
        ending = routing.ending(place, loaded=node <= len(routing.visits))[0] if node else 0
        matrix.append([ending, *to_visits, *to_sites[place]])
    return matrix


def model(routing):
    """The manager and the model: visits are nodes from 1 on, the depot is 0, facilities come last and take away a load."""
    matrix, demands = distances(routing), [visit.demand for visit in routing.visits]
    manager = pywrapcp.RoutingIndexManager(len(matrix), routing.fleet, 0)
    made = pywrapcp.RoutingModel(manager)
    made.SetArcCostEvaluatorOfAllVehicles(made.RegisterTransitMatrix(matrix))
    sites = range(1 + len(demands), len(matrix))
    loads = made.RegisterUnaryTransitVector([0, *demands, *(-routing.capacity for _ in sites)])
    made.AddDimension(loads, routing.capacity if sites else 0, routing.capacity, True, "load")
    if sites:
        load = made.GetDimensionOrDie("load")
        for node in range(1, 1 + len(demands)):
            load.SlackVar(manager.NodeToIndex(node)).SetValue(0)
        for vehicle in range(routing.fleet):
            load.SlackVar(made.Start(vehicle)).SetValue(0)
        for node in sites:
            made.AddDisjunction([manager.NodeToIndex(node)], 0)
    if "route_cost_limit" in routing.problem:
        made.AddDimension(made.RegisterTransitMatrix(matrix), 0, routing.problem["route_cost_limit"], True, "cost")
    penalty = 10 * (max(max(row) for row in matrix) + 1)
    for members in routing.groups:
        made.AddDisjunction([manager.NodeToIndex(1 + visit) for visit in members], penalty, 1)
    return manager, made


def tell(routing, file):
    """Searches until it is ended, and tells each better solution as a line."""
    manager, made = model(routing)
    best = []

    def solved():
        cost = made.CostVar().Max()
        if not best or cost < best[0]:
            best[:] = [cost]
            file.write(json.dumps([visits(routing, manager, made), cost]) + "\n")
            file.flush()

    made.AddAtSolutionCallback(solved)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.SAVINGS
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromSeconds(10 ** 7)
    made.SolveWithParameters(parameters)


def visits(routing, manager, made):
    """The routes of the solution that is being looked at, emptied before their ends where that is asked for."""
    routes, sites = [], copies(routing)
    for vehicle in range(routing.fleet):
        index, route = made.NextVar(made.Start(vehicle)).Value(), []
        while not made.IsEnd(index):
            node = manager.IndexToNode(index) - 1
            route.append(node if node < len(routing.visits) else ("facility", sites[node - len(routing.visits)]))
            index = made.NextVar(index).Value()
        routes += [routing.emptied(route)] if route else []
    return routes


def search(routing, seconds, seed):
    """Ends the search from outside after seconds of the processor.

    OR-Tools counts seconds of the clock, and asks a limit of ours millions of times, which would take a third of its time.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        child = os.fork()
        if child == 0:
            tell(routing, file)
            os._exit(0)
        clock = ~child << 3 | 2  # Linux: the processor clock of a process
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            if time.clock_gettime(clock) >= seconds:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                break
            time.sleep(0.01)
        file.seek(0)
        told = [line for line in file if line.endswith("\n")]
    routes, cost = json.loads(told[-1]) if told else ([], 0)
    routes = [[tuple(visit) if isinstance(visit, list) else visit for visit in route] for route in routes]
    served = {routing.visits[visit].group for route in routes for visit in route if not isinstance(visit, tuple)}
    return (routes, cost) if len(served) == len(routing.demands) else None


asked("OR-Tools", "ortools", search)
