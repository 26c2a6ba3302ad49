"""Routes of OSRM, Valhalla and `luwang route` between the same random points of a city; run by Tools/peers/routing --osm."""
import argparse
import json
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

    def route(self, source, target):
        try:
            found = self.engine.Route(self.module.RouteParameters(coordinates=[source, target]))
        except RuntimeError:
            return None
        route = found["routes"][0]
        return float(route["distance"]), float(route["duration"])


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

    def route(self, source, target):
        locations = [{"lon": place[0], "lat": place[1]} for place in (source, target)]
        try:
            found = self.engine.route(json.dumps({"locations": locations, "costing": "auto"}))
        except Exception:  # its own error where there is no way
            return None
        found = json.loads(found) if isinstance(found, str) else found
        summary = found["trip"]["summary"]
        return summary["length"] * 1000, float(summary["time"])


class Luwang:
    """luwang route --profile patrol-car."""

    def __init__(self, program, city):
        self.program, self.city = program, city

    def route(self, source, target):
        done = subprocess.run(
            [self.program, "route", str(self.city), "--profile", "patrol-car", "--json", "--",
             *[f"{place[0]},{place[1]}" for place in (source, target)]], capture_output=True, text=True)
        if done.returncode != 0:
            return None
        found = json.loads(done.stdout)
        return found["length_m"], found["time_s"]


def made_up_pairs(program, city, count):
    """Points beside roads, by luwang sample-points, in random pairs."""
    done = subprocess.run([program, "sample-points", str(city), "--count", str(2 * count)], check=True, capture_output=True,
                          text=True)
    points = [tuple(float(word) for word in line.split(",")[1:3]) for line in done.stdout.splitlines()[1:]]
    random.Random(1).shuffle(points)
    return list(zip(points[0::2], points[1::2]))


def compared(name, routes, own):
    both = [(peer, ours) for peer, ours in zip(routes, own) if peer and ours and min(*peer, *ours) > 0]
    lengths = [peer[0] / ours[0] for peer, ours in both]
    times = [peer[1] / ours[1] for peer, ours in both]

    def within(share):
        return sum(1 / (1 + share) <= ratio <= 1 + share for ratio in lengths) / max(1, len(lengths))

    return {"name": name, "pairs": len(routes), "both": len(both),
            "only_luwang": sum(not peer and bool(ours) for peer, ours in zip(routes, own)),
            "only_peer": sum(bool(peer) and not ours for peer, ours in zip(routes, own)),
            "length_within_1": within(0.01), "length_within_10": within(0.1), "length_within_50": within(0.5),
            "length_median": statistics.median(lengths) if lengths else None,
            "time_median": statistics.median(times) if times else None}


def outliers(all_routes, pairs):
    """Pairs on which one system's way is over twice as long as each other's."""
    for number, pair in enumerate(pairs):
        lengths = {name: routes[number][0] for name, routes in all_routes.items() if routes[number]}
        for name, length in lengths.items():
            others = [other for key, other in lengths.items() if key != name]
            if len(others) > 1 and length > 2 * max(others) and length > 1000:
                yield f"{name}: {length:.0f} m from {pair[0]} to {pair[1]}, others at most {max(others):.0f} m"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--osm", type=pathlib.Path, required=True)
    parser.add_argument("--city", type=pathlib.Path, required=True)
    parser.add_argument("--points", type=int, required=True)
    parser.add_argument("--peers", required=True)
    parser.add_argument("--luwang", required=True)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    pairs = made_up_pairs(arguments.luwang, arguments.city, arguments.points)
    with tempfile.TemporaryDirectory(prefix="luwang-peers-") as name:
        systems = {"Luwang": Luwang(arguments.luwang, arguments.city)}
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
        routes = {name: [system.route(*pair) for pair in pairs] for name, system in systems.items()}
    rows = [compared(name, found, routes["Luwang"]) for name, found in routes.items() if name != "Luwang"]
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
    for line in outliers(routes, pairs):
        print(line)


if __name__ == "__main__":
    main()
