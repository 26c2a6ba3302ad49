"""The files of `luwang bench routing`, and the measurements that the Python peers share."""
import json
import sys
import time

import numpy

INFINITE = 2147483647


class Graph:
    """DIMACS-9 and coordinates, nodes counted from 0."""

    def __init__(self, graph, coordinates):
        with open(graph, encoding="ascii") as file:
            self.nodes = int(file.readline().split()[2])
            arcs = numpy.loadtxt(file, dtype=numpy.int64, usecols=(1, 2, 3), ndmin=2)
        self.tail, self.head = [(arcs[:, column] - 1).astype(numpy.uint32) for column in (0, 1)]
        self.weight = arcs[:, 2].astype(numpy.uint32)
        with open(coordinates, encoding="ascii") as file:
            file.readline()
            places = numpy.loadtxt(file, dtype=numpy.float32, usecols=(2, 3), ndmin=2)
        self.longitude, self.latitude = places[:, 0].copy(), places[:, 1].copy()


def table_nodes(count, size):
    """Sources and targets of Luwang's tables: SplitMix64 from the table's size as its seed."""
    state, drawn, mask = size, [], (1 << 64) - 1
    for _ in range(2 * size):
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        drawn.append(((z ^ (z >> 31)) * count) >> 64)
    return drawn[0::2], drawn[1::2]


def timed(body, runs=1):
    """What it returns, and the middle of the seconds of CPU time."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        value = body()
        times.append(time.process_time() - start)
    return value, sorted(times)[len(times) // 2]


def report(name, ask, queries, answers, runs, **figures):
    """Asks all queries and prints the figures; `ask` returns a distance, None or INFINITE where there is none."""
    pairs = [tuple(int(word) - 1 for word in line.split()) for line in open(queries, encoding="ascii")]
    told = [int(line) for line in open(answers, encoding="ascii")]
    found, seconds = timed(lambda: [ask(source, target) for source, target in pairs], runs)
    found = [-1 if distance in (None, INFINITE) else distance for distance in found]
    figures.update(name=name, differs=sum(a != b for a, b in zip(found, told, strict=True)))
    return figures, seconds / len(pairs) * 1e6


def finish(figures):
    json.dump(figures, sys.stdout)
    print()
