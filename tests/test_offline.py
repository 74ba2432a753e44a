"""Nothing leaves the machine: no command looks up a name or opens a connection."""

import subprocess
import sys
from pathlib import Path

GUARDED = """
import sys

def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto"):
        raise RuntimeError(f"the network was touched: {event} {args}")

sys.addaudithook(refuse)
CONTROL = sys.argv[1] == "control"
if CONTROL:
    import socket
    socket.getaddrinfo("localhost", 80)
from rapporteur.cli.main import main
sys.argv[0] = "rapporteur"
main()
"""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARDED, *words], cwd=folder, capture_output=True, text=True, check=False
    )


COMMANDS = ("demo case", "verify", "show timeline", "doctor", "export record")


def test_a_case_is_made_read_and_checked_without_a_socket(tmp_path: Path) -> None:
    for words in COMMANDS:
        done = run(tmp_path, *words.split())
        assert done.returncode == 0, f"{words}: {done.stderr}"
        assert "network was touched" not in done.stderr


def test_control_a_look_up_is_caught(tmp_path: Path) -> None:
    caught = run(tmp_path, "control")
    assert caught.returncode != 0
    assert "network was touched" in caught.stderr
