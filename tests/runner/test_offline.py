"""Nothing opens a socket: no command when it is loaded, no worker when it makes ready to read."""

import subprocess
import sys

PROGRAM = """
import sys
seen = []
opens = ("socket.__new__", "socket.bind", "socket.connect")
sys.addaudithook(lambda event, _: seen.append(event) if event in opens else None)
{work}
print(",".join(seen))
"""
COMMANDS = """
from importlib import import_module
from rapporteur.cli.main import COMMANDS
for module in COMMANDS.values():
    import_module(module)
"""
WORKER = """
from rapporteur.runner.worker import preload
preload()
import trafilatura
"""
SOCKET = """
import socket
socket.socket().close()
"""


def sockets_of(work: str) -> str:
    command = [sys.executable, "-c", PROGRAM.format(work=work)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_loading_every_command_opens_no_socket() -> None:
    assert sockets_of(COMMANDS) == ""


def test_a_worker_that_makes_ready_opens_no_socket() -> None:
    assert sockets_of(WORKER) == ""


def test_the_test_above_sees_a_socket() -> None:
    assert sockets_of(SOCKET) == "socket.__new__"
