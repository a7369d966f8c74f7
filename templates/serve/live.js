// Asks for news and shows what has changed; everything else on the page works without it.
"use strict";
const body = document.body;
const news = document.getElementById("news");

function reloadReport() {
  const frame = document.querySelector("iframe#report");
  if (!frame) return;
  const top = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.contentWindow.location.reload();
}

async function show() {
  const answer = await fetch(location.pathname, { cache: "no-store" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("live");
  const was = document.getElementById("live");
  const top = was.scrollTop;
  const kindChanged = !document.querySelector("iframe#report") !== !page.querySelector("iframe#report");
  body.dataset.version = page.body.dataset.version;
  document.title = page.title;
  if (kindChanged) return location.reload();
  was.replaceWith(fresh);
  fresh.scrollTop = top;
  reloadReport();
  news.textContent = body.dataset.updated + " " + new Date().toLocaleTimeString(document.documentElement.lang);
}

const stream = new EventSource("/events?since=" + body.dataset.version);
stream.onmessage = (event) => { if (event.data !== body.dataset.version) show(); };
stream.onopen = () => { news.textContent = ""; };
stream.onerror = () => { news.textContent = body.dataset.lost; };
