"""Which characters the typefaces of PDF have, and what is shown of the others.

The facts were read once from the fonts' `cmap` tables, as hexadecimal ranges: what both weights have.
"""

from __future__ import annotations

import re

SANS = (
    "20-7e a0-36f 374-375 37a-37e 384-38a 38c 38e-3a1 3a3-3ce 3d0-513 51a-51d 591-5c7 5d0-5ea 5f0-5f4 1d00-1dca "
    "1dfe-1e9b 1e9e 1ea0-1ef9 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 "
    "1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-2010 2012-2022 2026 202a-2030 2032-2034 "
    "2039-203a 203c 203e 2044 205e 206a-206f 2074-2079 207f-2089 2090-2094 20a0-20b5 20bf 20f0 2105 2113 2116-2117 "
    "2122 2126 212e 214d-214e 2153-2154 215b-215e 2184 2190-2195 21a8 21d4 2202 2206 220f 2211-2212 2215 2219-221a "
    "221e-221f 2229 222b 2248 2260-2262 2264-2265 2302 2310 2320-2321 2500 2502 250c 2510 2514 2518 251c 2524 252c "
    "2534 253c 2550-256c 2580 2584 2588 258c 2590-2593 25a0-25a1 25aa-25ac 25b2 25ba 25bc 25c4 25ca-25cc 25cf-25d9 "
    "25e6 263a-263c 263f-2647 2660 2663 2665-2666 2669-266c 266f 2c60-2c6d 2c71-2c77 2e17 a717-a721 a788-a78c "
    "fb01-fb02 fb1d-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fb4f fe20-fe23 fffc "
)
"""Liberation Sans 2.1.5, which ships with kompplan."""

SIGNS = (
    "376-377 37f 531-556 559-55f 561-587 589-58a 606-607 609-60a 60c 615 61b 61f 621-63a 640-655 65a 660-66d 674 "
    "679-67b 67e-680 683-684 686-687 691 698 6a4 6a9 6af 6be 6cc 6f0-6f9 e3f e81-e82 e84 e87-e88 e8a e8d e94-e97 "
    "e99-e9f ea1-ea3 ea5 ea7 eaa-eab ead-eb9 ebb-ebc ec8-ecd 10d0-10fc 1e9f 2011 2023 2031 2035-2037 203d 203f "
    "2045-2049 204b 205f 2070-2071 207a-207e 208a-208e 2095-209c 20b8-20ba 20bd 2102 210d-210f 2115 2119-211a 211d "
    "2124 212a-212b 2148 2150-2151 2155-215a 215f 2189 2196-21a7 21a9-21d3 21d5-2201 2203-2205 2207-220e 2210 2213 "
    "2217-2218 221b-221d 2220 2223 2227-2228 222a 222c-222d 2234-223d 2241-2247 2249-225f 2263 2266-2269 226d-228b "
    "228d-22a5 22b2-22b5 22b8 22c2-22c6 22cd-22d1 22da-22e9 22ef 2300-2301 2303-2306 2308-230f 2311-2315 2318-2319 "
    "231c-231f 2325-2328 232b 2335-237a 237d 2380-2383 2388-238b 2395 239b-23ae 23ce-23cf 2423 2501 2503-250b "
    "250d-250f 2511-2513 2515-2517 2519-251b 251d-2523 2525-252b 252d-2533 2535-253b 253d-254f 256d-257f 2581-2583 "
    "2585-2587 2589-258b 258d-258f 2594-259f 25a2-25a9 25ad-25b1 25b3-25b9 25bb 25bd-25c3 25c5-25c9 25cd-25ce "
    "25da-25e5 25e7-262f 2638-2639 263d-263e 2648-265f 2661-2662 2664 2667-2668 266d-266e 2670-268b 2690-269c "
    "26a0-26a1 26b0-26b1 2701-2704 2706-2709 270c-2727 2729-274b 274d 274f-2752 2756 2758-275e 2761-2775 2794 "
    "2798-27af 27b1-27be 27c2 27c5-27c6 27dc 27e0 27e6-27eb 27f5-27f7 2987-2988 2997-2998 29eb 29fa-29fb 2a00 2a2f "
    "2a6a-2a6b 2b05-2b0d 2b12-2b1a 2c6e-2c70 2c79-2c7a 2c7c-2c7f 2e18 2e1f 2e22-2e25 2e2e a708-a716 a722-a727 "
    "a78d-a78e a790-a791 a7aa a7f8-a7f9 fb52-fb81 fb8a-fb95 fb9e-fb9f fbaa-fbad fbe8-fbe9 fbfc-fbff fe70-fe74 "
    "fe76-fefc fff9-fffb fffd 1d55a "
)
"""What DejaVu Sans Mono 2.37, which is within Typst, has beside these."""

UNSEEN = "200b-200d 2060 fe00-fe0f"
"""What joins, divides and varies other characters and has no form of its own."""


def _ranges(text: str) -> str:
    """Return ranges as a regular expression's class has them."""
    found = []
    for each in text.split():
        first, _, last = each.partition("-")
        found.append(f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}")
    return "".join(found)


_LACKING = re.compile(f"[^\n{_ranges(f'{SANS} {SIGNS} {UNSEEN}')}]")
_NOT_PLAIN = re.compile(f"[^\n{_ranges('20-7e a0-17f 2010 2013-2014 2018-2019 201c-201d 2022 2026')}]")
TOFU = "\u25a1"


def _number(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"


def shown(text: str) -> str:
    """Return ``text`` with the number of every character that no typeface has in its place."""
    return text if text.isascii() else _LACKING.sub(_number, text)


def plainly_shown(text: str) -> str:
    """Return ``text`` with the number of everything but what Swedish and English are written with.

    For texts where characters that are there one by one cannot be set together: a letter of one typeface under an
    accent of the other.
    """
    return text if text.isascii() else _NOT_PLAIN.sub(_number, text)


def drawable(svg: str) -> str:
    """Return a picture with an empty box for every character that no typeface has; there is room for no more."""
    return svg if svg.isascii() else _LACKING.sub(TOFU, svg)


def plainly_drawable(svg: str) -> str:
    """Return a picture with an empty box for everything but what Swedish and English are written with."""
    return svg if svg.isascii() else _NOT_PLAIN.sub(TOFU, svg)
