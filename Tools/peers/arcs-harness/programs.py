"""Runs programs on one thread and measures them; installs what the peers are."""
import os
import pathlib
import subprocess
import sys
import tempfile

REQUIREMENTS = pathlib.Path(__file__).resolve().parent / "requirements.txt"
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


def say(text):
    print(text, file=sys.stderr, flush=True)


def environment(venv):
    """The Python that has the peers, None where it cannot be made."""
    python = venv / "bin/python"
    stamp = venv / "requirements.txt"
    if stamp.exists() and stamp.read_text() == REQUIREMENTS.read_text():
        return str(python)
    say(f"arcs: installing the peers into {venv}")
    made = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True)
    if made.returncode == 0:
        made = subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", str(REQUIREMENTS)], capture_output=True, text=True)
    if made.returncode != 0:
        say(f"the peers are skipped: {(made.stderr.strip().splitlines() or ['no message'])[-1]}")
        return None
    stamp.write_text(REQUIREMENTS.read_text())
    return str(python)


def run(command):
    """Runs a program on one thread: its exit code, output and processor seconds."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = subprocess.Popen(command, stdout=output, stderr=errors, env=os.environ | ONE_THREAD)
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        text, error = output.read().decode(errors="replace"), errors.read().decode(errors="replace").strip()
    return started.returncode, text, error, usage.ru_utime + usage.ru_stime
