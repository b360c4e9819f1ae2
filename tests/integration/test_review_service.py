"""The service as a process: it starts over nothing, says where it is, and ends without a trace."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from integration.processes import wait_until


def free_address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def status(address, path):
    try:
        with urllib.request.urlopen(f"http://{address}{path}", timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as fault:
        fault.close()
        return fault.code
    except OSError:
        return None


def children(process_id):
    path = Path(f"/proc/{process_id}/task/{process_id}/children")
    found = [int(child) for child in path.read_text(encoding="ascii").split()]
    return found + [grandchild for child in found for grandchild in children(child)]


@pytest.fixture
def service(empty_warehouse):
    address = free_address()
    environment = os.environ | {
        "BEATWISE_DIR": str(empty_warehouse),
        "BEATWISE_REPORTER_ADDRESS": address,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "reporter"], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        wait_until(lambda: status(address, "/healthz") == 200, "the service answers")
        yield process, address
    finally:
        if process.poll() is None:
            process.kill()
        process.stdout.close()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_service_starts_over_nothing_and_ends_cleanly(service, number):
    process, address = service
    assert process.stdout.readline() == f"Reviews on http://{address}\n"
    assert status(address, "/readyz") == 503
    assert status(address, "/") == 200
    begun = children(process.pid)
    process.send_signal(number)
    assert process.wait(20) == 0
    wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in begun), "all ended")


def test_address_that_is_taken_is_one_clear_line(empty_warehouse, environment, root):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        taken = f"127.0.0.1:{holder.getsockname()[1]}"
        done = subprocess.run(
            [sys.executable, "-m", "reporter"],
            env=environment
            | {"BEATWISE_DIR": str(empty_warehouse), "BEATWISE_REPORTER_ADDRESS": taken},
            cwd=root,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"{taken} cannot be served on" in done.stderr
