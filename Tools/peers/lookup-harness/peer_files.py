"""The files of `luwang bench lookup` in numpy, and the row that a peer prints."""
import json
import statistics
import struct

NONE = 0xFFFFFFFF


def cells(path):
    """The well-known binary of each cell."""
    with open(path, "rb") as file:
        data = file.read()
    shapes, at = [], 0
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at)
        shapes.append(data[at + 4:at + 4 + length])
        at += 4 + length
    return shapes


def points(path):
    import numpy
    return numpy.fromfile(path, "<f8", offset=16).reshape(-1, 2)


def answers(path):
    import numpy
    return numpy.fromfile(path, "<u4", offset=16)


def compared(found_point, found_cell, answers):
    """Points in several cells, and points whose answer is none of those found; pairs in any order."""
    import numpy
    count = numpy.bincount(found_point, minlength=len(answers))
    agrees = numpy.zeros(len(answers), bool)
    agrees[found_point[answers[found_point] == found_cell]] = True
    agrees |= (count == 0) & (answers == NONE)
    return int((count > 1).sum()), int((~agrees).sum())


def row(name, build, seconds, number, hits, several, differs):
    rates = sorted(number / max(time, 1e-9) for time in seconds)
    print(json.dumps({
        "name": name, "build_s": build, "per_s": statistics.median(rates), "per_s_least": rates[0], "per_s_most": rates[-1],
        "hits": hits, "several": several, "differs": differs}))
