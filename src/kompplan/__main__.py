"""The program ``kompplan``, also as ``python -P -m kompplan``.

What is asked most often, a plan's findings, needs no command line taken apart, and without Typer it starts in two
thirds of the time. Everything with an option goes through ``app``.
"""

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from functools import partial


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status."""
    if arguments == ["--version"]:
        from kompplan import __version__

        sys.stdout.write(f"kompplan {__version__}\n")
        return 0
    if arguments[:1] == ["validate"] and not any(each.startswith("-") and each != "-" for each in arguments):
        from kompplan.commands.ending import ended

        return ended(lambda: _judged(arguments[1:]))
    plain = _PLAIN.get(arguments[0]) if arguments else None
    work = plain(arguments[1:]) if plain is not None else None
    if work is not None:
        from kompplan.commands.ending import ended

        return ended(lambda: _status_of(work))
    from kompplan import app

    return app.run(arguments)


# -- what is asked so plainly that Typer need not look at it, as work to be done; None where it has to ----------------


def _schedule(arguments: list[str]) -> Callable[[], None] | None:
    from kompplan.commands.scheduling import plainly, print_or_write

    asked = plainly(arguments)
    return partial(print_or_write, asked) if asked is not None else None


def _simulate(arguments: list[str]) -> Callable[[], None] | None:
    from kompplan.commands.simulating import plainly, print_or_write

    asked = plainly(arguments)
    return partial(print_or_write, asked) if asked is not None else None


def _report(arguments: list[str]) -> Callable[[], None] | None:
    from kompplan.commands.report_asked import plainly

    asked = plainly(arguments)
    if asked is None:
        return None
    from kompplan.commands.reporting import write_reports

    return partial(write_reports, asked)


_PLAIN = {"schedule": _schedule, "simulate": _simulate, "report": _report}


def _status_of(command: Callable[[], None]) -> int:
    """Return the status that a command ends with, which it tells by Typer's exception where it is not 0."""
    try:
        command()
    except Exception as wrong:
        status = getattr(wrong, "exit_code", None)
        if isinstance(status, int) and type(wrong).__name__ == "Exit":
            return status
        raise
    return 0


def _judged(files: list[str]) -> int:
    from pathlib import Path

    from kompplan.commands.judging import judge_files

    return judge_files([Path(each) for each in files])


def main() -> None:
    """Run as a program. Memory is not swept: a run is short, and sweeping costs a tenth of it."""
    gc.disable()
    # No plan passes through other packages' hands, and looking for plugins takes time.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    status = run(sys.argv[1:])
    with contextlib.suppress(OSError, ValueError, AttributeError):  # a stream that is closed has been told of already
        sys.stderr.flush()
        sys.stdout.flush()
    # Everything is written: the interpreter need not take its tens of thousands of objects apart before it ends.
    os._exit(status)


if __name__ == "__main__":
    main()
