"""Tell by its shape whether a text names a person: *Anna A.*, *Anna Andersson, rektor*.

No list of people's names is kept. Words that belong to roles, organisations and places, and the plan's own names, are
no person's; where the shape alone could be either, it is none.
"""

from collections.abc import Set
from enum import Enum

from kompplan.calculations.word_lists import words
from kompplan.model.shapes import folded
from kompplan.values.patterns import pattern

_LONGEST = 60
_NAME = r"[A-ZÅÄÖÉÜÁØÆ][a-zåäöéüèáíóúñçøæšžćč]+(?:-[A-ZÅÄÖÉ][a-zåäöé]+)?"
_INITIALS = pattern(rf"(?:{_NAME} [A-ZÅÄÖ]\.|[A-ZÅÄÖ]\. {_NAME}|{_NAME} [A-ZÅÄÖ]\. {_NAME})")
_WORDS = pattern(rf"{_NAME}(?: {_NAME})? (?:(?:af|von|de|van|el|al) )?{_NAME}")
_LAST_WORDS = pattern(rf"[a-zåäöé][\wåäö-]* ((?:{_NAME} ){{1,2}}{_NAME})")
_PIECES = pattern(r"[,;(){}/&]| och | and | samt ")
_SURNAME_ENDS = (
    "sson", "sdotter", "qvist", "kvist", "strom", "gren", "stedt", "stadt", "blom", "holm", "lund", "berg", "dahl",
    "mark", "feldt", "sjo", "strand", "rud", "lof", "nius", "elius", "ander", "hult", "hammar", "wall", "falk",
)  # fmt: skip
_SHORTEST_SURNAME = 6

_NOBODY = words(
    """
    administrator adult adviser advisor all alla allas analyst ansvarig arbete arbetsgrupp assistant association
    bibliotek bitradande bla block board bolag bolaget both care centrala centrum change chief child children
    church city college committee communication communications company consultant consulting contact controller
    coordinator council county data day department deputy designer developer digital director division doctor
    east education either ekonomi elderly enhet enheten esf europeiska evaluator expert extern externa external
    facket family finance financial first fonden for forbund forbundet forening foreningen forskola forskolan
    fou foundation fria fund gamla greater grona group grundskola grupp gruppen gymnasiet gymnasium halsa head
    health hela hogskolan home hr human hus information institut institute institutet intern interna internal
    international it junior kommun kommunen komvux kyrkan lag landsting landstinget larande lead leader learning
    ledning ledningen legal lilla line lokal lokala los lower malgrupp management manager mellersta
    migrationsverket municipality national nationell nationella nedre new night nord norden nordisk nordiska
    norr norra north nurse nya of office officer omsorg omsorgen operations ost oster ostra our ovre owner
    people personal personalen plan polisen press principal process program programme project projekt projektet
    quality rad radda radet reference referensgrupp region regional regionala regionen rep representative
    resources roda royal rum saint sal samtal san sankt school second secretary senior service services skola
    skolan social socialfonden socialtjanst socialtjansten soder sodra south specialist sponsor stad staden
    staff steering stiftelsen stora strategist styrgrupp styrgruppen supervisor support svensk svenska svenskt
    sveriges syd teacher team technology the third tillforordnad town trainer training trust ung unga union unit
    universitet universitetet university upper user users vard vast vaster vastra vita vuxenutbildning web west
    worker working youth
    """
)
_ROLE_ENDS = tuple(
    words(
        """
    administrator akademi akademien akademin ansvarig ansvarige assistent assistenten avdelning avdelningen
    boendet bolag bolaget bygden byn byran center centrum chef chefen chefer cheferna consulting controller
    controllern dalen data digital direktor direktoren ekonom ekonomen enhet enheten fonden forbund forbundet
    forening foreningen foretradare forum forvaltning forvaltningen garden group grupp gruppen halsa halsan
    handlaggare handlaggaren handledare handledaren hemmet hogskola huset inkopare institutet invest kansli
    kansliet kommun kommunen kommunikator kommuns konsulent konsult konsulten konsulter konsulting kontor
    kontoret koordinator koordinatorn koping kurator lan landet lanet larare lararen ledamot ledare ledaren
    ledarna medarbetare media namnd namnden natverk natverket ombud ombudet omsorg omsorgen ordforande parken
    partner partners pedagog pedagogen personal projekt projektet psykolog psykologen radgivare regionen rektor
    rektorer rektorn samordnare samordnaren sekreterare sekreteraren skola skolan skolor solutions stad staden
    stiftelse stiftelsen stod stodet strateg strategen styrelse styrelsen system systems teknik tjanst tjansten
    torget universitet upphandlare utbildare utbildaren utbildning utbildningar utskott utskottet utvarderare
    utvarderaren utvecklare utvecklaren utveckling vard varden verket
    """
    )
)
_DEFINITE = ("arna", "erna", "orna", "heten", "ningen", "tionen", "ismen")
_LONGEST_CASE = 5
"""A first word this long that ends in s is rather a genitive (*Fyrbodals*) than a first name."""


class Likeness(Enum):
    """How like a person's name a text is."""

    NONE = 0
    PERHAPS = 1
    """Capitalised words and nothing that says otherwise."""
    CLEARLY = 2
    """An initial, or a surname's ending."""


def likeness(text: str, known: Set[str]) -> Likeness:
    """Return how like a person's name ``text`` is; ``known`` are folded words of organisations and places."""
    if text.islower() or len(text) > _LONGEST or " " not in text.strip():
        return Likeness.NONE
    return max((_piece(piece.strip(), known) for piece in _PIECES().split(text)), key=lambda each: each.value)


def _piece(piece: str, known: Set[str]) -> Likeness:
    if _INITIALS().fullmatch(piece):
        names = [word for word in piece.split() if not word.endswith(".")]
        return Likeness.NONE if any(_nobodys(word, known) for word in names) else Likeness.CLEARLY
    after_role = _LAST_WORDS().fullmatch(piece)
    if after_role is None and _WORDS().fullmatch(piece) is None:
        return Likeness.NONE
    names = [word for word in (after_role[1] if after_role else piece).split() if word[0].isupper()]
    if any(_nobodys(word, known) for word in names):
        return Likeness.NONE
    last = folded(names[-1])
    if last.endswith(_SURNAME_ENDS) and len(last) >= _SHORTEST_SURNAME:
        return Likeness.CLEARLY
    genitive = names[0].endswith("s") and len(names[0]) > _LONGEST_CASE
    return Likeness.NONE if after_role or genitive else Likeness.PERHAPS


def _nobodys(word: str, known: Set[str]) -> bool:
    """Tell whether a word belongs to a role, an organisation or a place."""
    plain = folded(word)
    parts = plain.split("_")
    return (
        plain in known
        or any(part in _NOBODY for part in parts)
        or plain.endswith(_ROLE_ENDS)
        or plain.endswith(_DEFINITE)
    )
