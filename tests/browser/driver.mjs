// Drives Chromium for the tests: one request a line in, one answer a line out (JSON), until the input ends.
//   node driver.mjs NODE_MODULES CHROMIUM
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const [modules, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(path.join(modules, "driver.cjs"))("playwright-core");
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
const looks = fileURLToPath(new URL("looks.js", import.meta.url));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const tabs = [];

const does = {
  async open({ url, options }) {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(60_000);
    await context.addInitScript({ path: looks });
    const page = await context.newPage();
    const heard = { requests: [], said: [], dialogs: [] };
    context.on("request", (each) => heard.requests.push(each.url()));
    page.on("console", (each) => {
      const { url } = each.location();
      if (!url.endsWith("/favicon.ico")) heard.said.push(`${each.type()}: ${each.text()} (${url})`);
    });
    page.on("pageerror", (each) => heard.said.push(`error: ${each}`));
    page.on("dialog", (each) => { heard.dialogs.push(each.message()); each.dismiss(); });
    context.on("page", (each) => { if (each !== page) heard.dialogs.push(`a window: ${each.url()}`); });
    await page.goto(url);
    tabs.push({ context, page, heard });
    return tabs.length - 1;
  },
  go: async ({ page, url }) => { await page.goto(url); },
  evaluate: ({ page, script }) => page.evaluate(script),
  async wait({ page, script, seconds }) {
    for (const end = Date.now() + seconds * 1000; !await page.evaluate(script);) {
      if (Date.now() > end) throw new Error(`${seconds} seconds went by without ${script}`);
      await page.waitForTimeout(50);
    }
  },
  press: ({ page, key }) => page.keyboard.press(key),
  media: ({ page, options }) => page.emulateMedia(options),
  size: ({ page, width, height }) => page.setViewportSize({ width, height }),
  style: async ({ page, css }) => { await page.addStyleTag({ content: css }); },
  aria: ({ page }) => page.locator("body").ariaSnapshot(),
  async roles({ context, page }) {
    const { nodes } = await (await context.newCDPSession(page)).send("Accessibility.getFullAXTree");
    return nodes.filter((each) => !each.ignored).map((each) => each.role.value);
  },
  pdf: async ({ page, file }) => { await page.pdf({ path: file, preferCSSPageSize: true }); },
  picture: async ({ page, file, whole }) => { await page.screenshot({ path: file, fullPage: whole }); },
  async axe({ page, options }) {
    if (!await page.evaluate("'axe' in globalThis")) await page.evaluate(axe);
    const found = await page.evaluate(`axe.run(document, ${JSON.stringify({ ...options, iframes: false })})`);
    const nodes = (each) => each.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`);
    return { passes: found.passes.length, violations: found.violations.map((each) => [each.id, nodes(each)]) };
  },
  heard: ({ heard }) => heard,
  close: ({ context }) => context.close(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { answer: (await does[request.does]({ ...tabs[request.tab], ...request })) ?? null };
  } catch (wrong) {
    answer = { wrong: String(wrong) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
