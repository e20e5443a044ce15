/** Chromium without a window: opens the page and listens for whatever it should not do. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { pathToFileURL } from 'node:url';
import { page as file } from './world';

/** Of a machine that does much else, ms. */
const patience = 180000;

export const open_browser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.LAB_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

export interface Sight { page: Page; heard: string[]; close(): Promise<void> }
export interface How { width?: number; dark?: boolean; hash?: string; bypass?: boolean; path?: string; before?: () => void; touch?: true }

/** The page, ready to be used; `heard` is every message, error and request that it made. */
export async function open(browser: Browser, how: How = {}): Promise<Sight> {
  const width = how.width ?? 1280;
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 }, colorScheme: how.dark ? 'dark' : 'light',
    bypassCSP: how.bypass ?? false, acceptDownloads: true, hasTouch: how.touch ?? false,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage(), heard: string[] = [];
  page.on('console', (message) => heard.push(`console: ${message.text()}`));
  page.on('pageerror', (problem) => heard.push(`error: ${problem.message}`));
  page.on('dialog', (dialog) => { heard.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) heard.push(`request: ${request.url()}`);
  });
  if (how.before) await page.addInitScript(how.before);
  await page.goto(pathToFileURL(how.path ?? file).href + (how.hash ?? ''));
  if (!how.before) await ready(page);
  return { page, heard, close: () => context.close() };
}

export const ready = async (page: Page): Promise<void> => {
  await page.waitForTimeout(60); // a change is asked for a moment later
  await page.waitForSelector('main[data-ready="1"]', { timeout: patience });
};

export const slide = (page: Page, selector: string, value: number): Promise<void> =>
  page.$eval(selector, (element, v) => {
    (element as unknown as { value: string }).value = String(v);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, value);

export const text_in = (page: Page, selector: string): Promise<string> => page.locator(selector).first().innerText();
/** Presses one of the tabs. */
export const nav = (page: Page, n: number): Promise<void> => page.locator('nav button').nth(n).click();
