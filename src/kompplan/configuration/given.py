"""What the command line says about rules, in the same terms as a configuration."""

from collections.abc import Mapping

from kompplan.configuration.read import SEVERITIES
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text


def listed(given: list[str] | None) -> tuple[str, ...]:
    """Return the selectors of an option that may be given several times, each with several separated by commas."""
    return tuple(each.strip() for text in given or () for each in text.split(",") if each.strip())


def severities(given: list[str] | None) -> Mapping[str, Severity | None]:
    """Return the severities of options such as ``RSK06=warning``."""
    found: dict[str, Severity | None] = {}
    for text in listed(given):
        selector, _, word = text.partition("=")
        if word.casefold() not in SEVERITIES:
            raise KompplanError(
                Text(
                    "--severity: '{text}' is not a rule and a severity; write RSK06=warning",
                    "--severity: '{text}' är ingen regel med grad; skriv RSK06=warning",
                ),
                text=text,
            )
        found[selector.strip()] = SEVERITIES[word.casefold()]
    return found
