"""RoutingKit's customizable hierarchy by the package pyroutingkit: PROGRAM GRAPH COORDINATES QUERIES ANSWERS RUNS.

A query unpacks its path always, and makes Python objects; what that takes counts.
"""
import sys

import numpy
import pyroutingkit

from peer_graphs import INFINITE, Graph, finish, report, table_nodes, timed

graph = Graph(sys.argv[1], sys.argv[2])
runs = int(sys.argv[5])
topology = pyroutingkit.CCHTopology()
_, order_s = timed(lambda: topology.build(
    graph.tail, graph.head, graph.latitude, graph.longitude, graph.nodes))
metric = pyroutingkit.CCHMetric(topology)
_, customize_s = timed(lambda: metric.customize(graph.weight), runs)
figures, microseconds = report(
    "pyroutingkit", lambda source, target: metric.query(source, target)[0], sys.argv[3], sys.argv[4], runs,
    order_s=order_s, customize_ms=customize_s * 1e3)
figures["path_us"] = microseconds
for size in (1000, 5000):
    sources, targets = [numpy.array(nodes, numpy.uint32) for nodes in table_nodes(graph.nodes, size)]
    cells, seconds = timed(lambda: metric.distances_many_to_many(sources, targets), min(runs, 3))
    figures[f"table_{size}_cells_per_s"] = size * size / seconds
    figures[f"table_{size}_checksum"] = int(cells[cells != INFINITE].sum(dtype=numpy.uint64))
finish(figures)
