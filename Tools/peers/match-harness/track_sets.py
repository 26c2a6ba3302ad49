"""Tracks with a known way (Kubička and others 2015): reading, scoring, and their roads as an OSM file for other systems."""
import math
import struct
import zlib


def rows(path, kind):
    with open(path) as file:
        return [tuple(kind(word) for word in line.split()) for line in file if line.strip()]


class TrackSet:
    """Nodes (lon, lat), arcs (from, to), fixes (lon, lat, s), and how often each directed edge was driven."""

    def __init__(self, folder, every=0.0):
        self.name = folder.name
        base = folder / folder.name
        self.nodes = rows(f"{base}.nodes", float)
        arcs = rows(f"{base}.arcs", int)
        self.fixes = []
        for fix in rows(f"{base}.track", float):
            if not self.fixes or fix[2] - self.fixes[-1][2] >= every:
                self.fixes.append(fix)
        # Nodes at one position are one.
        first = {}
        for number, place in enumerate(self.nodes):
            first.setdefault(place, number)
        self.same = [first[place] for place in self.nodes]
        self.edges = {(self.same[a], self.same[b]) for a, b in arcs if self.same[a] != self.same[b]}
        self.truth = {}
        for (number,) in rows(f"{base}.route", int):
            edge = tuple(self.same[node] for node in arcs[number])
            self.truth[edge] = self.truth.get(edge, 0) + 1

    def length(self, edge):
        return metres(self.nodes[edge[0]], self.nodes[edge[1]])

    def score(self, driven):
        """Metres of the true way, found of it, and driven beyond it; from metres by directed edge."""
        whole = {edge: count * self.length(edge) for edge, count in self.truth.items()}
        found = sum(min(length, driven.get(edge, 0)) for edge, length in whole.items())
        wrong = sum(max(0, length - whole.get(edge, 0)) for edge, length in driven.items())
        return sum(whole.values()), found, wrong

    def ways(self):
        """The edges joined to lines where two meet: (nodes, whether one-way)."""
        neighbours = {}
        for a, b in self.edges:
            neighbours.setdefault(a, set()).add(b)
            neighbours.setdefault(b, set()).add(a)

        def is_two_way(a, b):
            return (a, b) in self.edges and (b, a) in self.edges

        def goes_on(a, b):
            """The next node of the line from a over b, None where it ends."""
            others = neighbours[b] - {a}
            if len(neighbours[b]) != 2:
                return None
            (c,) = others
            fits = is_two_way(a, b) == is_two_way(b, c) and (b, c) in self.edges
            return c if fits else None

        done = set()
        for edge in sorted(self.edges):
            if edge in done:
                continue
            a, b = edge
            while True:  # back to where the line begins
                before = neighbours[a] - {b}
                if len(neighbours[a]) != 2 or (z := min(before)) == edge[1] or goes_on(z, a) != b or (z, a) not in self.edges:
                    break
                a, b = z, a
                if (a, b) == edge:
                    break
            line = [a, b]
            while (c := goes_on(line[-2], line[-1])) is not None and (line[-1], c) != (line[0], line[1]):
                line.append(c)
            two_way = is_two_way(line[0], line[1])
            fresh = [pair for pair in zip(line, line[1:]) if pair not in done]
            for a, b in fresh:
                done.add((a, b))
                if two_way:
                    done.add((b, a))
            # A line that was begun twice is told once, in pieces of what is fresh.
            piece = []
            for pair in zip(line, line[1:]):
                if pair in fresh:
                    piece = piece or [pair[0]]
                    piece.append(pair[1])
                elif piece:
                    yield piece, not two_way
                    piece = []
            if piece:
                yield piece, not two_way

    def write_osm(self, path):
        """Writes all roads as residential streets into a PBF file; node n is OSM's n + 1."""
        used = sorted({node for edge in self.edges for node in edge})
        with open(path, "wb") as file:
            file.write(blob("OSMHeader", field(4, b"OsmSchema-V0.6") + field(4, b"DenseNodes")))
            for start in range(0, len(used), 8000):
                file.write(blob("OSMData", block([""], [
                    field(1, varint_field(1, zigzag(node + 1)) + varint_field(8, zigzag(round(self.nodes[node][1] * 1e7)))
                          + varint_field(9, zigzag(round(self.nodes[node][0] * 1e7)))) for node in used[start:start + 8000]])))
            words = ["", "highway", "residential", "oneway", "yes", "no"]
            ways = []
            for number, (line, one_way) in enumerate(self.ways()):
                deltas = b"".join(varint(zigzag(b - a)) for a, b in zip([-1] + line, line))
                ways.append(field(3, varint_field(1, number + 1) + field(2, bytes([1, 3])) + field(3, bytes([2, 4 if one_way else 5]))
                                  + field(8, deltas)))
            for start in range(0, len(ways), 4000):
                file.write(blob("OSMData", block(words, ways[start:start + 4000])))


def metres(a, b):
    middle = math.radians((a[1] + b[1]) / 2)
    return 111_195 * math.hypot((a[0] - b[0]) * math.cos(middle), a[1] - b[1])


# Protocol buffers, as far as OSM's PBF needs them.


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return value << 1 if value >= 0 else (-value << 1) - 1


def varint_field(number, value):
    return varint(number << 3) + varint(value)


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def block(words, entities):
    return field(1, b"".join(field(1, word.encode()) for word in words)) + field(2, b"".join(entities))


def blob(kind, data):
    body = varint_field(2, len(data)) + field(3, zlib.compress(data))
    header = field(1, kind.encode()) + varint_field(3, len(body))
    return struct.pack(">I", len(header)) + header + body
