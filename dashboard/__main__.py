"""Serves the dashboard: `python -m dashboard`."""

from __future__ import annotations

import os
import sys

import click

from shared.contract import command
from shared.contract.settings import Settings

WORKERS, THREADS = 2, 4


@click.command()
def cli() -> None:
    """Serve the dashboard on BEATWISE_DASHBOARD_ADDRESS until stopped."""
    address = Settings.from_env().dashboard_address
    click.echo(f"Dashboard on http://{address}")
    sys.stdout.flush()
    # One thread for each sum: workers share the cores, and digits do not depend on their number.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *_arguments(address)])  # noqa: S606


def _arguments(address: str) -> list[str]:
    return [
        "dashboard.app:create_server()",
        f"--bind={address}",
        f"--workers={WORKERS}",
        f"--threads={THREADS}",
        "--worker-class=gthread",
        "--no-control-socket",
        "--log-level=warning",
    ]


if __name__ == "__main__":
    command.run(cli, name="python -m dashboard")
