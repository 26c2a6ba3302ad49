"""shapely 2: an STRtree of the cells, prepared, asked in bulk: candidates by box, then intersects_xy."""
import sys
import time

import peer_files

try:
    import numpy
    import shapely
except ImportError as error:
    sys.exit(f"shapely: {error}; pip install shapely")


def find(tree, cells, points):
    number, candidate = tree.query(shapely.points(points))
    held = shapely.intersects_xy(cells[candidate], points[number, 0], points[number, 1])
    return number[held], candidate[held]


def main():
    cells_file, points_file, answers_file, runs = sys.argv[1:5]
    start = time.thread_time()
    cells = numpy.array(shapely.from_wkb(peer_files.cells(cells_file)))
    tree = shapely.STRtree(cells)
    shapely.prepare(cells)
    # The prepared forms are made at the first question; that is building, not asking.
    inner = shapely.point_on_surface(cells)
    shapely.intersects_xy(cells, shapely.get_x(inner), shapely.get_y(inner))
    build = time.thread_time() - start
    points, answers = peer_files.points(points_file), peer_files.answers(answers_file)
    seconds = []
    for _ in range(int(runs)):
        start = time.thread_time()
        found = find(tree, cells, points)
        seconds.append(time.thread_time() - start)
    several, differs = peer_files.compared(*found, answers)
    peer_files.row(f"shapely {shapely.__version__}", build, seconds, len(points), len(numpy.unique(found[0])), several, differs)


main()
