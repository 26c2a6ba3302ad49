"""OR-Tools' routing library: `ortools_peer.py INSTANCE SECONDS SEED`, see node_routing.asked.

Each service is a disjunction of which one visit is made, for a large penalty otherwise. Savings for the first solution, the best
here of five strategies that were tried; guided local search, as its guide advises for routing, with the operators for
alternatives that are on by default. It has no seed.
"""
import json
import os
import signal
import tempfile
import time

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from node_routing import asked


def model(routing):
    """The manager and the model: visits are nodes from 1 on, the depot is 0."""
    problem, visits = routing.problem, routing.visits
    places = [problem["depot"]] + [visit.exit for visit in visits]
    matrix = [[routing.ending(place)[0] if row else 0, *distances]
              for row, (place, distances) in enumerate(zip(places, routing.to_visits(places).tolist()))]
    manager = pywrapcp.RoutingIndexManager(len(places), routing.fleet, 0)
    made = pywrapcp.RoutingModel(manager)
    made.SetArcCostEvaluatorOfAllVehicles(made.RegisterTransitMatrix(matrix))
    made.AddDimension(made.RegisterUnaryTransitVector([0, *(visit.demand for visit in visits)]), 0, routing.capacity, True, "load")
    if "route_cost_limit" in problem:
        made.AddDimension(made.RegisterTransitMatrix(matrix), 0, problem["route_cost_limit"], True, "cost")
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
    """The routes of the solution that is being looked at."""
    routes = []
    for vehicle in range(routing.fleet):
        index, route = made.NextVar(made.Start(vehicle)).Value(), []
        while not made.IsEnd(index):
            route.append(manager.IndexToNode(index) - 1)
            index = made.NextVar(index).Value()
        routes += [route] if route else []
    return routes


def search(routing, seconds, seed):
    """Ends the search from outside after seconds of the processor.

    OR-Tools counts seconds of the clock, and asks a limit of ours millions of times, which would take a third of its time.
    """
    if routing.problem.get("facilities"):
        raise ValueError("facilities are not modelled for OR-Tools")
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
    served = {routing.visits[visit].group for route in routes for visit in route}
    return (routes, cost) if len(served) == len(routing.demands) else None


asked("OR-Tools", "ortools", search)
