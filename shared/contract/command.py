"""How every command line ends: one line on standard error, and an exit code that means it."""

from __future__ import annotations

import sys

import click
from pydantic import ValidationError

from shared.contract.errors import BeatwiseError, RequestFault

DONE, INCOMPLETE, WRONG_USE = 0, 1, 2


def run(command: click.Command, *, name: str) -> None:
    """Run a click command and leave the process.

    Exit codes: 0 done; 1 done with rejects, or a fault in data or state; 2 wrong use.
    """
    sys.exit(_code(command, name))


def _code(command: click.Command, name: str) -> int:
    try:
        outcome = command.main(prog_name=name, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as help_wanted:
        click.echo(help_wanted.ctx.get_help())
        return WRONG_USE
    except click.ClickException as fault:
        return _say(name, fault.format_message(), WRONG_USE)
    except click.exceptions.Abort:
        return _say(name, "stopped.", INCOMPLETE)
    except RequestFault as fault:
        return _say(name, str(fault), WRONG_USE)
    except BeatwiseError as fault:
        return _say(name, str(fault), INCOMPLETE)
    except ValidationError as fault:
        return _say(name, _settings_fault(fault), WRONG_USE)
    except OSError as fault:
        return _say(name, _system_fault(fault), INCOMPLETE)
    return outcome if isinstance(outcome, int) else DONE


def _settings_fault(fault: ValidationError) -> str:
    first = fault.errors()[0]
    setting = "BEATWISE_" + "_".join(str(part) for part in first["loc"]).upper()
    return f"{setting}={first['input']!r}: {first['msg']}. Correct or unset it."


def _system_fault(fault: OSError) -> str:
    what = fault.strerror or type(fault).__name__
    return f"{fault.filename}: {what}. Check the path, its permissions and the space left."


def _say(name: str, message: str, code: int) -> int:
    click.echo(f"{name}: {' '.join(message.split())}", err=True)
    return code
