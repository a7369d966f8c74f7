"""How a run ends: what is told, and with which exit status, when the work was not done."""

import os
import sys
from collections.abc import Callable

from kompplan.commands.language import LANGUAGE, told
from kompplan.commands.output import prepare_streams, tell
from kompplan.errors import KompplanError
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text


def ended(work: Callable[[], int]) -> int:
    """Do the work of a command and return the exit status: 0 fine, 1 findings, 2 could not be done."""
    prepare_streams()
    try:
        status = work()
        sys.stdout.flush()
    except KompplanError as wrong:
        tell(f"kompplan: {wrong.message.to(LANGUAGE)}")
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone; point stdout at nothing so that the interpreter's own flush is silent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as wrong:
        tell(
            "kompplan: "
            + told("output was lost ({})", "det som skrevs gick förlorat ({})").format(safe(wrong.strerror or ""))
        )
        return 2
    except Exception as wrong:
        if os.environ.get("KOMPPLAN_TRACEBACK"):
            raise
        place = _deepest(wrong)
        tell(
            "kompplan: "
            + Text(
                "internal error ({kind} at {place}); please report it with the plan that shows it",
                "internt fel ({kind} vid {place}); rapportera det gärna med planen som visar det",
            )
            .to(LANGUAGE)
            .format(kind=type(wrong).__name__, place=place)
        )
        return 2
    return status


def _deepest(wrong: BaseException) -> str:
    """Return module and line where an error of ours arose, without any path of the machine."""
    trace = wrong.__traceback__
    place = "?"
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        place = f"{module}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
