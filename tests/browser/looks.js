// What the tests ask of a page. Each function returns a list of what is wrong, a few words for each: none, if all is well.
(() => {
  "use strict";
  const MOST = 5;
  const SCROLLING = ".kp-scroll, .lines, .skip, .unseen, .folded:not([open])";
  const named = (each) => each.outerHTML.slice(0, 120);
  const few = (found) => [...found].slice(0, MOST).map((each) => (typeof each === "string" ? each : named(each)));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const style = (each) => getComputedStyle(each);

  function rgba(colour) {
    const found = /^rgba?\(([^)]*)\)$/.exec(colour);
    if (!found) return null;
    const [red, green, blue, alpha = 1] = found[1].split(/[,/\s]+/).map(Number);
    return { red, green, blue, alpha };
  }
  function luminance({ red, green, blue }) {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  }
  function contrast(one, other) {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  function paperUnder(each) {
    for (let at = each; at; at = at.parentElement) {
      const found = rgba(style(at).backgroundColor);
      if (found && found.alpha > 0) return found;
    }
    return { red: 255, green: 255, blue: 255, alpha: 1 };
  }
  const isVisible = (each) => each.checkVisibility() && !each.closest(".skip, .unseen");

  globalThis.looks = {
    open() { all("details").forEach((each) => { each.open = true; }); return []; },

    // Sideways scrolling of the page, and what reaches beyond it.
    beyond() {
      const root = document.documentElement;
      const edge = root.clientWidth + 0.5;
      const wide = all("body *").filter((each) => !each.closest(SCROLLING) && isVisible(each)
        && each.getBoundingClientRect().right > edge && style(each).position !== "fixed");
      return few([...(root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} > ${root.clientWidth}`] : []), ...wide]);
    },

    // Text that its box hides.
    clipped() {
      return few(all("body *").filter((each) => {
        const { overflowX, overflowY } = style(each);
        return !each.closest("svg, .skip, .unseen, thead") && isVisible(each) && each.clientHeight > 1
          && ((["hidden", "clip"].includes(overflowX) && each.scrollWidth > each.clientWidth + 1)
            || (["hidden", "clip"].includes(overflowY) && each.scrollHeight > each.clientHeight + 1));
      }));
    },

    // Pictures that do not fit in their place.
    cramped() {
      return all(".picture .kp-scroll").filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.ariaLabel);
    },

    // Links that lead nowhere or are too small to hit, and names of places that are used twice.
    links() {
      const inside = all("a[href^='#']");
      const ids = all("[id]").map((each) => each.id);
      return few([
        ...inside.filter((each) => !document.getElementById(decodeURIComponent(each.hash.slice(1)))),
        ...all("a[href]").filter((each) => !each.closest(".skip") && isVisible(each) && each.getBoundingClientRect().height < 24),
        ...ids.filter((each, at) => ids.indexOf(each) !== at),
      ]);
    },

    // What stands on the first stop of the Tab key, seen or not.
    first() {
      const at = document.activeElement;
      const { left, top, width, height } = at.getBoundingClientRect();
      return { skip: at.matches("a.skip"), seen: left >= 0 && top >= 0 && width > 1 && height >= 24 };
    },

    // Where the focus is not seen; a key must have been pressed before.
    unfocused() {
      const found = all("a[href], button, input, select, textarea, iframe, summary, [tabindex='0']").filter((each) => {
        if (!each.checkVisibility()) return false;
        each.focus();
        const { outlineStyle, outlineWidth, outlineColor } = style(each);
        const colour = rgba(outlineColor);
        return document.activeElement !== each || outlineStyle === "none" || parseFloat(outlineWidth) < 2
          || !colour || contrast(colour, paperUnder(each.parentElement)) < 3;
      });
      return few(found);
    },

    // Text that cannot be told from what it stands on.
    faint(least = 4.5) {
      const holds = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      return few(all("body *").filter((each) => {
        if (each.closest("svg, script, style") || !holds(each) || !isVisible(each)) return false;
        const colour = rgba(style(each).color);
        return !colour || contrast(colour, paperUnder(each)) < least;
      }));
    },

    // Kinds of shapes and words in pictures of which none can be told from the paper, by their classes.
    vanished(least = 3) {
      const paper = paperUnder(document.body);
      const seen = new Map();
      for (const each of all("svg rect, svg line, svg path, svg polygon, svg circle, svg text")) {
        if (each.closest("defs")) continue;
        const { fill, stroke, strokeWidth } = style(each);
        const tells = (colour) => { const found = rgba(colour); return found && found.alpha > 0 && contrast(found, paper) >= least; };
        const lined = parseFloat(strokeWidth) > 0 && tells(stroke);
        const kind = `${each.tagName}.${each.getAttribute("class") ?? ""}`;
        seen.set(kind, seen.get(kind) || lined || fill.startsWith("url") || (each.tagName !== "line" && tells(fill)));
      }
      return [...seen].filter(([, is]) => !is).map(([kind]) => kind).sort();
    },

    // The words that can be seen, each once.
    words() {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = new Set();
      while (walk.nextNode()) {
        const at = walk.currentNode.parentElement;
        if (isVisible(at) && !at.closest("svg title, svg desc")) {
          walk.currentNode.data.split(/\s+/).forEach((each) => found.add(each));
        }
      }
      found.delete("");
      return [...found];
    },

    // Whatever could run or fetch, apart from our own script and stylesheet.
    running() {
      const found = all("script, iframe, object, embed, base, link, form, img, image, use, foreignObject, animate, set, meta[http-equiv=refresh]")
        .filter((each) => !each.matches("script[src='/live.js'], link[href='/serve.css'], iframe#report"));
      const bound = all("*").filter((each) => each.getAttributeNames().some((name) => /^on|^(src|srcset|style|srcdoc|formaction|action)$/i.test(name))
        && !each.matches("script[src='/live.js'], iframe#report"));
      const led = all("[href], [*|href]").filter((each) => !/^(#|\/|vscode:)/.test(each.getAttribute("href") ?? "#"));
      return few([...found, ...bound, ...led, ...(globalThis.pwned === undefined ? [] : ["pwned"])]);
    },
  };
})();
