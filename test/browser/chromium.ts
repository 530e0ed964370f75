/** A real browser for the tests that need one. */
import { existsSync } from 'node:fs';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import type { Test } from 'tap';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Why a browser test cannot run here; `false` where it can, or where PAYSTUB_BROWSER=required says it must. */
export const skip: string | false =
  process.env.PAYSTUB_BROWSER === 'required' || existsSync(executablePath)
    ? false
    : `no browser at ${executablePath}: install chromium or set CHROMIUM_PATH`;

/** Nothing but what a test opens is fetched: everything a browser does by itself is off. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser that the test's end closes, with nothing remembered from any other test. */
export async function openBrowser(t: Test, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = await chromium.launch({ executablePath, args });
  t.teardown(() => browser.close());
  return browser.newContext(options);
}
