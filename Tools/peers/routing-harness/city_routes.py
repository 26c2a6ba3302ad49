"""Routes of OSRM, Valhalla and Luwang between the same random points of a city; run by Tools/peers/routing --osm."""
import argparse
import json
import math
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile


def say(text):
    print(text, file=sys.stderr, flush=True)


class Route:
    """Metres, seconds, and the places on roads between which it leads."""

    def __init__(self, length, time, places):
        self.length, self.time, self.places = float(length), float(time), places


class OSRM:
    """osrm-bindings: car.lua, contraction hierarchies."""

    def __init__(self, osm, folder):
        import osrm

        self.module = osrm
        profile = pathlib.Path(osrm.__file__).parent / "share/profiles/car.lua"
        extract = folder / "osrm" / osm.name
        extract.parent.mkdir()
        shutil.copy(osm, extract)
        base = extract.with_name(osm.name.removesuffix(".osm.pbf") + ".osrm")
        for words in (["extract", "-p", str(profile), str(extract)], ["contract", str(base)]):
            subprocess.run([sys.executable, "-m", "osrm", *words], check=True, capture_output=True)
        self.engine = osrm.OSRM(storage_config=str(base), algorithm="CH", use_shared_memory=False)

    def route(self, points):
        try:
            found = self.engine.Route(self.module.RouteParameters(coordinates=list(points)))
        except RuntimeError:
            return None
        route, ends = found["routes"][0], (0, len(points) - 1)  # its lists take no negative numbers
        return Route(route["distance"], route["duration"], [tuple(found["waypoints"][end]["location"]) for end in ends])


class Valhalla:
    """pyvalhalla: costing auto, without traffic."""

    def __init__(self, osm, folder):
        import valhalla

        tiles = folder / "valhalla"
        tiles.mkdir()
        config = valhalla.get_config(tile_extract="", tile_dir=str(tiles))
        settings = folder / "valhalla.json"
        settings.write_text(json.dumps(config))
        program = pathlib.Path(sys.executable).parent / "valhalla_build_tiles"
        # The package's program looks for itself on PATH.
        environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
        subprocess.run([str(program), "-c", str(settings), str(osm)], check=True, capture_output=True, env=environment)
        self.engine = valhalla.Actor(str(settings))

    def route(self, points):
        locations = [{"lon": place[0], "lat": place[1], "type": "via"} for place in points]
        for end in (0, -1):
            locations[end]["type"] = "break"
        try:
            found = self.engine.route(json.dumps({"locations": locations, "costing": "auto"}))
        except Exception:  # its own error where there is no way
            return None
        trip = (json.loads(found) if isinstance(found, str) else found)["trip"]
        shapes = [decoded(trip["legs"][end]["shape"]) for end in (0, -1)]
        return Route(trip["summary"]["length"] * 1000, trip["summary"]["time"], [shapes[0][0], shapes[1][-1]])


def decoded(text):
    """A line of Google's encoding with six places behind the point, as (lon, lat)."""
    line, values, shift, value = [], [0, 0], 0, 0
    axis = 0
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


class Luwang:
    """luwang table and route --profile patrol-car."""

    def __init__(self, program, city, folder):
        self.program, self.city, self.folder = program, city, folder

    def routes(self, pairs):
        """All pairs by one table, of which the diagonal counts."""
        files = [self.folder / name for name in ("sources.csv", "targets.csv")]
        for end, file in enumerate(files):
            file.write_text("id,lon,lat\n" + "".join(f"{number},{pair[end][0]},{pair[end][1]}\n" for number, pair in enumerate(pairs)))
        done = subprocess.run(
            [self.program, "table", str(self.city), "--profile", "patrol-car", "--json", "--quiet", "--input-crs", "EPSG:4326",
             "--sources", str(files[0]), "--targets", str(files[1])], stdout=subprocess.PIPE, text=True, check=True)
        found = json.loads(done.stdout)
        for number in range(len(pairs)):
            length, time = (found[key][number][number] for key in ("distances", "durations"))
            places = [tuple(found[key][number]["location"] or ()) for key in ("sources", "destinations")]
            yield Route(length, time, places) if length is not None else None

    def line(self, pair):
        """The line of a drive."""
        file = self.folder / "route.geojson"
        subprocess.run([self.program, "route", str(self.city), "--profile", "patrol-car", "--quiet", "--geojson", str(file), "--",
                        *[f"{place[0]},{place[1]}" for place in pair]], stdout=subprocess.DEVNULL, check=True)
        shape = next(feature["geometry"] for feature in json.loads(file.read_text())["features"]
                     if feature["geometry"]["type"].endswith("LineString"))
        parts = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]]
        return [tuple(place[:2]) for part in parts for place in part]


def metres(a, b):
    middle = math.radians((a[1] + b[1]) / 2)
    return 111_195 * math.hypot((a[0] - b[0]) * math.cos(middle), a[1] - b[1])


def places_along(line, count):
    """Places evenly along a line, without its ends."""
    lengths = [metres(*ends) for ends in zip(line, line[1:])]
    step, ahead, places = sum(lengths) / (count + 1), 0.0, []
    for (a, b), length in zip(zip(line, line[1:]), lengths):
        ahead += length
        while length > 0 and len(places) < count and ahead >= step * (len(places) + 1):
            share = 1 - (ahead - step * (len(places) + 1)) / length
            places.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
    return places


def made_up_pairs(program, city, count):
    """Points beside roads, by luwang sample-points, in random pairs."""
    done = subprocess.run([program, "sample-points", str(city), "--count", str(2 * count)], check=True, capture_output=True,
                          text=True)
    points = [tuple(float(word) for word in line.split(",")[1:3]) for line in done.stdout.splitlines()[1:]]
    random.Random(1).shuffle(points)
    return list(zip(points[0::2], points[1::2]))


def compared(name, routes, own):
    both = [(peer, ours) for peer, ours in zip(routes, own) if peer and ours and min(peer.length, peer.time, ours.length, ours.time) > 0]
    lengths = [peer.length / ours.length for peer, ours in both]
    times = [peer.time / ours.time for peer, ours in both]

    def within(share):
        return sum(1 / (1 + share) <= ratio <= 1 + share for ratio in lengths) / max(1, len(lengths))

    return {"name": name, "pairs": len(routes), "both": len(both),
            "only_luwang": sum(not peer and bool(ours) for peer, ours in zip(routes, own)),
            "only_peer": sum(bool(peer) and not ours for peer, ours in zip(routes, own)),
            "length_within_1": within(0.01), "length_within_10": within(0.1), "length_within_50": within(0.5),
            "length_median": statistics.median(lengths) if lengths else None,
            "time_median": statistics.median(times) if times else None}


def explained(system, routes, own, pairs, luwang, limit):
    """Why lengths differ by more than a tenth: ends on other roads, or ways that the peer takes for nearly as fast as its own.

    The peer is led along Luwang's drive by twelve places on it; of `limit` pairs.
    """
    why = {"differ": 0, "other_roads": 0, "judged": 0, "as_fast": 0, "ratios": []}
    for pair, peer, ours in zip(pairs, routes, own):
        if not peer or not ours or max(peer.length, ours.length) <= 1.1 * min(peer.length, ours.length):
            continue
        why["differ"] += 1
        if any(metres(*ends) > 25 for ends in zip(peer.places, ours.places)):
            why["other_roads"] += 1
        elif why["judged"] < limit:
            line = luwang.line(pair)
            led = system.route([pair[0], *places_along(line, 12), pair[1]])
            why["judged"] += 1
            why["ratios"].append(led.time / peer.time if led else math.inf)
    why["as_fast"] = sum(ratio <= 1.1 for ratio in why["ratios"])
    return why


def outliers(all_routes, pairs):
    """Pairs on which one system's way is over twice as long as each other's."""
    for number, pair in enumerate(pairs):
        lengths = {name: routes[number].length for name, routes in all_routes.items() if routes[number]}
        for name, length in lengths.items():
            others = [other for key, other in lengths.items() if key != name]
            if len(others) > 1 and length > 2 * max(others) and length > 1000:
                yield f"{name}: {length:.0f} m from {pair[0]} to {pair[1]}, others at most {max(others):.0f} m"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--osm", type=pathlib.Path, required=True)
    parser.add_argument("--city", type=pathlib.Path, required=True)
    parser.add_argument("--points", type=int, required=True)
    parser.add_argument("--led", type=int, required=True)
    parser.add_argument("--peers", required=True)
    parser.add_argument("--luwang", required=True)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    pairs = made_up_pairs(arguments.luwang, arguments.city, arguments.points)
    with tempfile.TemporaryDirectory(prefix="luwang-peers-") as name:
        luwang = Luwang(arguments.luwang, arguments.city, pathlib.Path(name))
        own = list(luwang.routes(pairs))
        systems = {}
        for peer, make in (("osrm", OSRM), ("valhalla", Valhalla)):
            if peer not in arguments.peers.split(","):
                continue
            try:
                systems[make.__name__] = make(arguments.osm, pathlib.Path(name))
            except ImportError as error:
                say(f"{peer}: skipped: {error}; it needs Python 3.12 and pip install {'osrm-bindings' if peer == 'osrm' else 'pyvalhalla'}")
            except subprocess.CalledProcessError as error:
                say(f"{peer}: skipped, cannot prepare the extract: {(error.stderr or b'').decode()[-200:]}")
            except (OSError, RuntimeError) as error:
                say(f"{peer}: skipped: {error}")
        routes = {name: [system.route(pair) for pair in pairs] for name, system in systems.items()}
        rows = [{**compared(name, routes[name], own), **explained(system, routes[name], own, pairs, luwang, arguments.led)}
                for name, system in systems.items()]
    if arguments.json:
        for row in rows:
            print(json.dumps(row))
        return
    print("| system | both found a way | only Luwang | only the peer | length within 1 % | 10 % | 50 % | its length is times Luwang's | its time |")
    print("|---|---|---|---|---|---|---|---|---|")
    for row in rows:
        print(f"| {row['name']} | {row['both']} of {row['pairs']} | {row['only_luwang']} | {row['only_peer']} "
              f"| {row['length_within_1']:.0%} | {row['length_within_10']:.0%} | {row['length_within_50']:.0%} "
              f"| {row['length_median'] or 0:.3f} | {row['time_median'] or 0:.3f} |")
    for row in rows:
        ratios = f", of its time for its own way {statistics.median(row['ratios']):.2f} in the median" if row["ratios"] else ""
        print(f"{row['name']}: of {row['differ']} lengths that differ by over 10 %, {row['other_roads']} lead from or to other roads; of "
              f"{row['judged']} others it takes {row['as_fast']} of Luwang's ways for at most 1.1 times as slow as its own{ratios}")
    for line in outliers({"Luwang": own, **routes}, pairs):
        print(line)


if __name__ == "__main__":
    main()
