"""PostGIS: a server of its own in a temporary folder; cells under a GiST index, points joined by ST_Covers.

CPU time is that of the server's one process for the session. Needs the Debian packages postgresql-15 and
postgresql-15-postgis-3, and a user `postgres` where this runs as root.
"""
import glob
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import peer_files

try:
    import numpy
except ImportError as error:
    sys.exit(f"PostGIS: {error}; pip install numpy")

SETTINGS = ["-c", "max_parallel_workers_per_gather=0", "-c", "jit=off", "-c", "shared_buffers=1GB", "-c", "work_mem=512MB",
            "-c", "maintenance_work_mem=1GB", "-c", "fsync=off", "-c", "listen_addresses="]


class Server:
    def __init__(self, folder):
        found = sorted(path for path in glob.glob("/usr/lib/postgresql/*/bin")
                       if glob.glob(path.replace("/lib/", "/share/").replace("/bin", "/extension/postgis.control")))
        if not found:
            sys.exit("PostGIS: not installed (postgresql-15-postgis-3)")
        self.bin, self.folder = found[-1], folder
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.user:
            shutil.chown(folder, "postgres")
        self.data = f"{folder}/data"
        self.run("initdb", "-D", self.data, "-U", "postgres", "--no-sync")
        options = " ".join(SETTINGS + ["-k", folder])
        self.run("pg_ctl", "-D", self.data, "-o", options, "-l", f"{folder}/log", "-w", "start")

    def run(self, program, *arguments):
        done = subprocess.run([*self.user, f"{self.bin}/{program}", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit(f"PostGIS: {program}: {(done.stderr.strip().splitlines() or [''])[-1]}")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")


class Session:
    """One psql, so that all work is done by one process of the server."""

    def __init__(self, server):
        self.psql = subprocess.Popen(
            [*server.user, f"{server.bin}/psql", "-h", server.folder, "-U", "postgres", "-qAtX", "-v", "ON_ERROR_STOP=1", "postgres"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process = int(self.ask("SELECT pg_backend_pid()")[0])

    def ask(self, sql):
        self.psql.stdin.write(f"{sql};\n\\echo ---\n")
        self.psql.stdin.flush()
        lines = []
        for line in self.psql.stdout:
            if line.strip() == "---":
                return lines
            lines.append(line.strip())
        sys.exit(f"PostGIS: the session ended at: {sql[:80]}")

    def copy(self, table, rows):
        self.psql.stdin.write(f"COPY {table} FROM STDIN;\n")
        for row in rows:
            self.psql.stdin.write(row + "\n")
        self.psql.stdin.write("\\.\n")
        self.ask("SELECT 1")

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def timed(self, sql):
        start = self.cpu_seconds()
        lines = self.ask(sql)
        return self.cpu_seconds() - start, lines


def main():
    cells_file, points_file, answers_file, runs = sys.argv[1:5]
    points, answers = peer_files.points(points_file), peer_files.answers(answers_file)
    with tempfile.TemporaryDirectory(prefix="luwang-postgis-") as folder:
        server = Server(folder)
        try:
            session = Session(server)
            session.ask("SET client_min_messages=warning; CREATE EXTENSION postgis")
            session.ask("CREATE TABLE cell (id int8, shape geometry); CREATE TABLE point (id int8, place geometry)")
            session.copy("cell", (f"{i}\t{shape.hex()}" for i, shape in enumerate(peer_files.cells(cells_file))))
            session.ask("CREATE TABLE raw (id int8, x float8, y float8)")
            session.copy("raw", (f"{i}\t{x!r}\t{y!r}" for i, (x, y) in enumerate(points.tolist())))
            session.ask("INSERT INTO point SELECT id, ST_MakePoint(x, y) FROM raw ORDER BY id")
            build, _ = session.timed("CREATE INDEX ON cell USING gist (shape)")
            session.ask("VACUUM ANALYZE cell")
            session.ask("VACUUM ANALYZE point")
            first = "SELECT count(c.id) FROM point p LEFT JOIN LATERAL (SELECT id FROM cell WHERE ST_Covers(shape, p.place) LIMIT 1) c ON true"
            timed = [session.timed(first) for _ in range(int(runs))]
            pairs = session.ask("SELECT p.id, c.id FROM point p JOIN cell c ON ST_Covers(c.shape, p.place)")
            version = session.ask("SELECT postgis_lib_version()")[0]
            found = numpy.array([line.split("|") for line in pairs], dtype=numpy.int64).reshape(-1, 2)
            several, differs = peer_files.compared(found[:, 0], found[:, 1], answers)
            peer_files.row(f"PostGIS {version}", build, [time for time, _ in timed], len(points), int(timed[0][1][0]), several, differs)
        finally:
            server.stop()


main()
