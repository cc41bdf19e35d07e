"""Kernels that start at once: one process imports what the notebooks import, and each notebook gets a fork of it.

Importing takes far longer than running a notebook's cells, and it can go on while the articles are read. Where a process cannot
be forked, or the one to be forked is gone, a kernel starts as it always does. Run as a file, this module is both ends of it:

    kernels.py serve SOCKET IMPORTS    imports, then answers each call on the socket with a fork that becomes a kernel
    kernels.py call SOCKET ARGUMENTS   the process that Jupyter starts, watches and kills in the kernel's place
"""

from __future__ import annotations

import ast
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

KNOWN = ("altair", "claimbook", "ipywidgets", "numpy", "pandas")  # imported ahead: they start no threads
LAUNCHER = ("-m", "ipykernel_launcher")


def imports_in(sources: Iterable[str]) -> list[str]:
    """The import statements of notebook cells that can be run ahead.

    >>> imports_in(["import pandas as pd, os\\nfrom claimbook.show import ranges", "%magic", "from secret import x"])
    ['import pandas as pd', 'from claimbook.show import ranges']
    """
    found: dict[str, None] = {}
    for source in sources:
        with contextlib.suppress(SyntaxError):
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Import):
                    names = [ast.Import([n]) for n in node.names if n.name.split(".")[0] in KNOWN]
                    found.update(dict.fromkeys(map(ast.unparse, names)))
                elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in KNOWN:
                    found[ast.unparse(node)] = None
    return list(found)


@contextlib.contextmanager
def warmed(imports: Iterable[str], folder: Path) -> Iterator[None]:
    """While it lasts, a kernel that this process starts runs this interpreter, and where it can is a fork of a warmed one.

    `folder` is a short path: a socket lies in it. Jupyter finds the kernel by the environment variable JUPYTER_PATH.
    """
    address = str(folder / "fork")
    has_forks = sys.platform == "linux"
    start = ["-I", "-S", __file__, "call", address] if has_forks else LAUNCHER
    spec = folder / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    argv = [sys.executable, *start, "-f", "{connection_file}"]
    spec.write_text(json.dumps({"argv": argv, "display_name": "Python 3", "language": "python"}))
    before = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, (str(folder), before)))
    serve = [sys.executable, "-P", __file__, "serve", address, *imports]
    server = subprocess.Popen(serve, stdout=subprocess.DEVNULL) if has_forks else None
    try:
        yield
    finally:
        os.environ.pop("JUPYTER_PATH") if before is None else os.environ.update(JUPYTER_PATH=before)
        if server:
            server.kill()
            server.wait()


def _serve(address: str, imports: list[str]) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        import ipykernel.kernelapp  # noqa: F401

        for statement in imports:
            with contextlib.suppress(Exception):  # the notebook that needs it will say so
                exec(statement, {})
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        server_ends, kept_open = os.pipe()
        while True:
            call, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                os.close(kept_open)
                threading.Thread(target=lambda: os.read(server_ends, 1) or os._exit(0), daemon=True).start()
                _become_kernel(call)
            call.close()


def _become_kernel(call: socket.socket) -> None:
    """Run a kernel with the arguments, folder and environment of the caller, and end when the caller or the server ends."""
    from ipykernel.kernelapp import IPKernelApp

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    asked = json.loads(call.makefile(encoding="utf-8").readline())
    call.sendall(f"{os.getpid()}\n".encode())
    threading.Thread(target=lambda: call.recv(1) or os._exit(0), daemon=True).start()
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = [LAUNCHER[-1], *asked["arguments"]]
    sys.path.insert(0, "")
    IPKernelApp.launch_instance(argv=asked["arguments"])
    os._exit(0)


def _call(address: str, arguments: list[str]) -> None:
    try:
        call = socket.socket(socket.AF_UNIX)
        call.connect(address)
        asked = {"arguments": arguments, "folder": os.getcwd(), "environment": dict(os.environ)}
        call.sendall((json.dumps(asked) + "\n").encode())
        kernel = int(call.makefile().readline())
    except (OSError, ValueError):
        os.execv(sys.executable, [sys.executable, *LAUNCHER, *arguments])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Jupyter interrupts a kernel that it is about to end
    signal.signal(signal.SIGTERM, lambda sent, frame: os.kill(kernel, sent))
    while call.recv(1):
        pass
    sys.exit(1)


if __name__ == "__main__":
    part, place, *rest = sys.argv[1:]
    {"serve": _serve, "call": _call}[part](place, rest)
