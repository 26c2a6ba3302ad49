"""OSRM and Valhalla on tracks with a known way; run by Tools/peers/match. Prints a JSON object a system and set."""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from track_sets import TrackSet, metres


class OSRM:
    """osrm-bindings: car.lua, multi-level Dijkstra."""

    name = "osrm"

    def __init__(self, osm, folder):
        import osrm

        self.module = osrm
        profile = pathlib.Path(osrm.__file__).parent / "share/profiles/car.lua"
        extract = folder / "osrm" / osm.name
        extract.parent.mkdir()
        shutil.copy(osm, extract)
        base = extract.with_name(osm.name.removesuffix(".osm.pbf") + ".osrm")
        for words in (["extract", "-p", str(profile), str(extract)], ["partition", str(base)], ["customize", str(base)]):
            subprocess.run([sys.executable, "-m", "osrm", *words], check=True, capture_output=True)
        self.engine = osrm.OSRM(storage_config=str(base), algorithm="MLD", use_shared_memory=False, max_locations_map_matching=100_000)

    def asked(self, fixes, **more):
        return self.module.MatchParameters(
            coordinates=[fix[:2] for fix in fixes], timestamps=[round(fix[2]) for fix in fixes], **more)

    def prepare(self, fixes):
        parameters = self.asked(fixes, overview="false", generate_hints=False)
        return lambda: self.engine.Match(parameters)

    def driven(self, fixes):
        """Metres by directed edge, and how many drives."""
        try:
            found = self.engine.Match(self.asked(fixes, overview="false", annotations=["nodes", "distance"]))
        except RuntimeError:
            return {}, 0
        driven = {}
        for matching in found["matchings"]:
            for leg in matching["legs"]:
                nodes, lengths = list(leg["annotation"]["nodes"]), list(leg["annotation"]["distance"])
                for a, b, length in zip(nodes, nodes[1:], lengths):
                    driven[int(a) - 1, int(b) - 1] = driven.get((int(a) - 1, int(b) - 1), 0) + length
        return driven, len(found["matchings"])


class Valhalla:
    """pyvalhalla: Meili with costing auto."""

    name = "valhalla"

    def __init__(self, osm, folder):
        import valhalla

        tiles = folder / "valhalla"
        tiles.mkdir()
        config = valhalla.get_config(tile_extract="", tile_dir=str(tiles))
        config["service_limits"]["trace"].update(max_shape=100_000, max_distance=10_000_000)
        settings = folder / "valhalla.json"
        settings.write_text(json.dumps(config))
        program = pathlib.Path(sys.executable).parent / "valhalla_build_tiles"
        # The package's program looks for itself on PATH.
        environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        subprocess.run([str(program), "-c", str(settings), str(osm)], check=True, capture_output=True, env=environment)
        self.engine = valhalla.Actor(str(settings))

    def asked(self, fixes, include):
        shape = [{"lon": fix[0], "lat": fix[1], "time": fix[2]} for fix in fixes]
        return json.dumps({"shape": shape, "costing": "auto", "shape_match": "map_snap",
                           "filters": {"attributes": include, "action": "include"}})

    def prepare(self, fixes):
        request = self.asked(fixes, ["matched.point", "matched.edge_index", "edge.way_id"])
        return lambda: self.engine.trace_attributes(request)

    def driven(self, fixes):
        request = self.asked(fixes, ["shape", "edge.way_id", "edge.begin_shape_index", "edge.end_shape_index"])
        try:
            found = self.engine.trace_attributes(request)
        except Exception:  # its own error where nothing matches
            return {}, 0
        found = json.loads(found) if isinstance(found, str) else found
        parts = [found, *found.get("alternate_paths", [])][:1]
        driven = {}
        for part in parts:
            line = decoded(part["shape"])
            for edge in part["edges"]:
                pieces = line[edge["begin_shape_index"]:edge["end_shape_index"] + 1]
                for a, b in zip(pieces, pieces[1:]):
                    key = self.edge(a, b)
                    if key:
                        driven[key] = driven.get(key, 0) + metres(a, b)
        return driven, len(parts)

    def know(self, tracks):
        """Learns where nodes lie, since Valhalla tells no numbers of nodes."""
        self.tracks = tracks
        self.node = {(round(place[0], 6), round(place[1], 6)): tracks.same[number] for number, place in enumerate(tracks.nodes)}
        self.ways = {}
        for a, b in tracks.edges:
            self.ways.setdefault(a, []).append((a, b))
            self.ways.setdefault(b, []).append((a, b))

    def edge(self, a, b):
        """The directed edge of a piece of line, of which an end may lie within the edge."""
        ends = [self.node.get((round(place[0], 6), round(place[1], 6))) for place in (a, b)]
        if None not in ends:
            return tuple(ends)
        known = ends[0] if ends[0] is not None else ends[1]
        best = None
        for edge in self.ways.get(known, []):
            start, end = (self.tracks.nodes[node] for node in edge)
            if (edge[0] == known) != (ends[0] is not None):
                continue
            whole = metres(start, end)
            detour = metres(start, a) + metres(a, b) + metres(b, end) - whole
            if best is None or detour < best[0]:
                best = (detour, edge)
        return best[1] if best and best[0] < 2 else None


def decoded(text):
    """A line of Google's encoding with six places behind the point, as (lon, lat)."""
    line, values, shift, value, axis = [], [0, 0], 0, 0, 0
    for letter in text:
        bits = ord(letter) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            values[axis] += ~(value >> 1) if value & 1 else value >> 1
            axis, shift, value = 1 - axis, 0, 0
            if axis == 0:
                line.append((values[1] / 1e6, values[0] / 1e6))
    return line


def measured(system, tracks, runs):
    ask = system.prepare(tracks.fixes)
    times = []
    try:
        ask()
        for _ in range(runs):
            start = time.process_time()
            ask()
            times.append(time.process_time() - start)
    except Exception as error:  # nothing matched
        print(f"{system.name}, {tracks.name}: {error}", file=sys.stderr)
        times = [0.0]
    driven, drives = system.driven(tracks.fixes)
    length, found, wrong = tracks.score(driven)
    return {"system": system.name, "set": tracks.name, "fixes": len(tracks.fixes), "matchings": drives, "true_km": length / 1000,
            "found_percent": 100 * found / length, "wrong_percent": 100 * wrong / length, "seconds": statistics.median(times)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=pathlib.Path)
    parser.add_argument("--peers", default="osrm,valhalla")
    parser.add_argument("--every", type=float, default=0)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    for peer in arguments.peers.split(","):
        try:
            __import__(peer)
        except ImportError:
            print(f"{peer}: skipped, not installed for {sys.executable}", file=sys.stderr)
            continue
        for folder in arguments.sets:
            tracks = TrackSet(folder, arguments.every)
            with tempfile.TemporaryDirectory(prefix="luwang-peers-") as name:
                osm = pathlib.Path(name) / "roads.osm.pbf"
                tracks.write_osm(osm)
                system = {"osrm": OSRM, "valhalla": Valhalla}[peer](osm, pathlib.Path(name))
                if peer == "valhalla":
                    system.know(tracks)
                print(json.dumps(measured(system, tracks, arguments.runs)), flush=True)


if __name__ == "__main__":
    main()
