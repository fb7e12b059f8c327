import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { root } from '../sourceFiles.ts';
import { openReference } from './openReference.ts';
import type { Reference } from './reference/main.tsx';

/** A widget in a host, and the same widget alone. */
export type Look = {
  host: string;
  place: 'page' | 'modal';
  scheme: 'light' | 'dark';
  widget: Reference['widget'];
};

/** Settings of a host that change how its widgets look on purpose. */
export type HostLook = { api: string | null; tokens: string[] };

/** Differing pixels that the smoothing of text and edges explains. */
const tolerated = 0.001;

const slots: Record<Reference['widget'], string> = {
  BalanceCard: 'balance-card',
  LedgerTable: 'ledger-table',
  LowBalanceBanner: 'low-balance-banner',
  TopUpDialog: 'top-up-dialog',
  TopUpForm: 'top-up-form',
  WalletPage: 'wallet-page',
};

export const slotOf = (widget: Reference['widget']): string => `[data-slot="${slots[widget]}"]`;

/** Contexts that draw the same pixels for the same page. The clock stands, so that all dates are the same. */
export const steadyContext: BrowserContextOptions = {
  viewport: { width: 1000, height: 900 },
  locale: 'en-US',
  timezoneId: 'UTC',
  reducedMotion: 'reduce',
  bypassCSP: true,
};

/**
 * Compares a widget in a host with the same widget on an empty page. The widget inherits the host's type by design, so
 * both have the same font, line height and letter spacing. Returns the difference in words, or null if there is none. Then
 * it also writes a picture of both and their difference to `test/artifacts/install`.
 */
export async function compareLooks(
  browser: Browser,
  page: Page,
  scope: Locator,
  look: Look,
  { api, tokens }: HostLook,
): Promise<string | null> {
  const inHost = scope.locator(slotOf(look.widget)).first();
  const drawn = await drawSteadily(inHost);
  // A dialog is at the end of `body`, and has the typeface of the place where the host renders it.
  const place = look.widget === 'TopUpDialog' ? '[data-slot="top-up-dialog-place"]' : null;
  const measured = await inHost.evaluate(measure, { tokenNames: tokens, place });
  const context = await browser.newContext({ ...steadyContext, colorScheme: look.scheme });
  try {
    const alone = await context.newPage();
    await alone.clock.setFixedTime(await page.evaluate(() => Date.now()));
    const isDialog = look.widget === 'TopUpDialog';
    await openReference(alone, page.url(), {
      widget: look.widget,
      scheme: look.scheme,
      api,
      background: colorAt(drawn),
      ...measured,
    });
    if (isDialog) await alone.getByRole('button').click();
    const reference = alone.locator(slotOf(look.widget)).first();
    const expected = await drawSteadily(reference);
    return (isDialog ? await movement(inHost, reference) : null) ?? difference(look, drawn, expected);
  } finally {
    await context.close();
  }
}

/** Takes a picture once the widget has its data and two pictures in a row are equal. */
async function drawSteadily(widget: Locator): Promise<PNG> {
  await widget.waitFor();
  await widget.page().mouse.move(0, 0);
  let previous: Buffer = Buffer.alloc(0);
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const isBusy = await widget.evaluate(
      (node) => node.matches('[aria-busy="true"]') || node.querySelector('[aria-busy="true"]') !== null,
    );
    const picture = await widget.screenshot({ animations: 'disabled', caret: 'hide' });
    if (!isBusy && picture.equals(previous)) return PNG.sync.read(picture);
    previous = picture;
    await widget.page().waitForTimeout(100);
  }
  throw new Error('The widget did not come to rest within 40 pictures.');
}

/** Runs in the host's page: reads what a widget inherits by design. */
function measure(widget: Element, { tokenNames, place }: { tokenNames: string[]; place: string | null }) {
  let parent = (place === null ? widget : document.querySelector(place))?.parentElement ?? document.body;
  for (let marked = parent.closest('[data-coffer]'); marked; marked = parent.closest('[data-coffer]')) {
    parent = marked.parentElement ?? document.body;
  }
  const type = getComputedStyle(parent);
  const box = widget.getBoundingClientRect();
  const names = [
    'font-family',
    'font-size',
    'font-weight',
    'font-style',
    'font-stretch',
    'font-kerning',
    'font-synthesis',
    'font-feature-settings',
    'font-variation-settings',
    'font-optical-sizing',
    'letter-spacing',
    'line-height',
    'text-rendering',
    'word-spacing',
  ];
  const toCamelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const fontFaces = [...document.styleSheets]
    .flatMap((sheet) => {
      const rules = [...sheet.cssRules];
      const flatten = (rule: CSSRule): CSSRule[] =>
        rule instanceof CSSGroupingRule ? [...rule.cssRules].flatMap(flatten) : [rule];
      return rules
        .flatMap(flatten)
        .filter((rule) => rule instanceof CSSFontFaceRule)
        .map((rule) =>
          rule.cssText.replace(
            /url\("?([^")]+)"?\)/g,
            (_, url: string) => `url("${new URL(url, sheet.href ?? location.href).href}")`,
          ),
        );
    })
    .join('\n');
  // Chromium smooths text in a moved element by the fraction of the movement.
  let isMoved = false;
  for (let node: Element | null = widget; node; node = node.parentElement) {
    const { transform, translate } = getComputedStyle(node);
    isMoved ||= transform !== 'none' || translate !== 'none';
  }
  const [left, top] = [box.left % 1, box.top % 1];
  return {
    fontFaces,
    rootFontSize: getComputedStyle(document.documentElement).fontSize,
    tokens: Object.fromEntries(
      tokenNames.map((name) => [name, getComputedStyle(widget).getPropertyValue(name)]),
    ),
    surroundings: {
      ...Object.fromEntries(names.map((name) => [toCamelCase(name), type.getPropertyValue(name)])),
      // The same fraction of a pixel, so that text and lines are smoothed alike.
      left: `${isMoved ? 20 : 20 + left}px`,
      top: `${isMoved ? 20 : 20 + top}px`,
      transform: isMoved ? `translate(${left}px, ${top}px)` : 'none',
      width: `${box.width}px`,
    },
  };
}

/** The colour in a corner, which the rounded border leaves to the host. */
function colorAt({ data }: PNG): string {
  return `rgb(${data[0]} ${data[1]} ${data[2]})`;
}

/** Compares the places of a dialog in two viewports of one size. */
async function movement(inHost: Locator, reference: Locator): Promise<string | null> {
  const place = (dialog: Locator) =>
    dialog.evaluate((node) => {
      const { x, y } = node.getBoundingClientRect();
      return [Math.round(x), Math.round(y)].join(', ');
    });
  const [actual, expected] = [await place(inHost), await place(reference)];
  return actual === expected ? null : `at ${actual} instead of ${expected}`;
}

function difference(look: Look, drawn: PNG, expected: PNG): string | null {
  const width = Math.max(drawn.width, expected.width);
  const height = Math.max(drawn.height, expected.height);
  const [left, right] = [onCanvas(drawn, width, height), onCanvas(expected, width, height)];
  const diff = new PNG({ width, height });
  const ignoreMask = edges(width, height);
  const differing = pixelmatch(left.data, right.data, diff.data, width, height, { ignoreMask });
  const share = differing / (width * height);
  if (share <= tolerated) return null;
  const all = new PNG({ width: width * 3, height });
  [left, right, diff].forEach((picture, index) => {
    PNG.bitblt(picture, all, 0, 0, width, height, index * width, 0);
  });
  const folder = join(root, 'test/artifacts/install');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${Object.values(look).join('-')}.png`), PNG.sync.write(all));
  return `${(share * 100).toFixed(1)} %`;
}

/** Marks the pixels that show the host's page: behind the round corners, and in the last row of a fractional height. */
function edges(width: number, height: number): Uint8Array {
  const size = 16;
  const isEdge = (value: number, length: number) => value < size || value >= length - size;
  return Uint8Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return y === height - 1 || (isEdge(x, width) && isEdge(y, height)) ? 1 : 0;
  });
}

function onCanvas(picture: PNG, width: number, height: number): PNG {
  const canvas = new PNG({ width, height, fill: true });
  canvas.data.fill(255);
  PNG.bitblt(picture, canvas, 0, 0, picture.width, picture.height, 0, 0);
  return canvas;
}
