import { BalanceCard, TopUpDialog, TopUpForm } from '@coffer/components';
import kit from '@coffer/components/styles.css?inline';
import CssBaseline from '@mui/material/CssBaseline';
import { screen } from '@testing-library/react';
import bootstrap from 'bootstrap/dist/css/bootstrap.css?inline';
import normalize from 'normalize.css/normalize.css?inline';
import type { ReactNode } from 'react';
import { describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { componentCases, componentNames } from '../../packages/components/src/testing/componentCases.tsx';
import createNextApp from './hosts/createNextApp.css?inline';
import elements from './hosts/elements.css?inline';
import tailwind from './hosts/tailwind.css?inline';
import tailwindWithKit from './hosts/tailwindWithKit.css?inline';
import { type Look, lookDifferences, readLook } from './readLook.ts';
import { Box, renderHost, settledBox } from './renderHost.tsx';

/** Style sheets of hosts, in the order in which the page has them. */
const hosts: Record<string, { sheets: string[]; around?: ReactNode }> = {
  'the reset of create-next-app, then the kit (review: blocker 3)': { sheets: [createNextApp, kit] },
  'the kit, then the reset of create-next-app': { sheets: [kit, createNextApp] },
  'Tailwind’s Preflight, then the kit (review: blocker 4)': { sheets: [tailwind, kit] },
  'the kit, then Tailwind’s Preflight (review: blocker 4)': { sheets: [kit, tailwind] },
  'Tailwind with the kit in its layer of components': { sheets: [tailwindWithKit] },
  'normalize.css, then the kit': { sheets: [normalize, kit] },
  'the kit, then normalize.css': { sheets: [kit, normalize] },
  'Bootstrap 5, then the kit': { sheets: [bootstrap, kit] },
  'the kit, then Bootstrap 5': { sheets: [kit, bootstrap] },
  'MUI’s CssBaseline': { sheets: [kit], around: <CssBaseline /> },
  'rules for dialog, button, table and fieldset, then the kit': { sheets: [elements, kit] },
  'the kit, then rules for dialog, button, table and fieldset': { sheets: [kit, elements] },
};

/** Every component except `WalletPage`, which only arranges the others. */
const widgets = componentNames.filter((name) => !['EntryDetail', 'TopUpDialog', 'WalletPage'].includes(name));

/**
 * Contents of a page that are compared. A dialog has a page of its own, and opens in an element with the role of a dialog, so
 * that it is inside the box and inherits nothing from the page.
 */
const pages: Record<string, () => ReactNode> = {
  'all widgets': () => widgets.map((name) => <div key={name}>{componentCases[name]()}</div>),
  'an open TopUpDialog': () => (
    <div role="dialog" aria-label="Host">
      <TopUpDialog defaultOpen trigger="Add funds" />
    </div>
  ),
  'an open EntryDetail': () => (
    <div role="dialog" aria-label="Host">
      {componentCases.EntryDetail()}
    </div>
  ),
};

/** Classes of a host, as rules outside of any layer. */
const hostClasses = `
  .host-root { padding: 3px; margin-top: 32px; background: rgb(255, 0, 0); border-radius: 0; }
  .host-amount { font-size: 50px; color: rgb(255, 0, 0); }
  .host-button { color: rgb(255, 0, 0); background: rgb(0, 255, 0); }
`;

/** Adds style sheets to the page, in this order, until the test ends. */
function addSheets(sheets: readonly string[]): void {
  const added = sheets.map((css) => {
    const style = document.createElement('style');
    style.textContent = css;
    document.head.append(style);
    return style;
  });
  onTestFinished(() => {
    for (const style of added) style.remove();
  });
}

async function lookUnder(sheets: readonly string[], content: ReactNode, around?: ReactNode): Promise<Look> {
  addSheets(sheets);
  const { unmount } = renderHost(
    <>
      {around}
      <Box>{content}</Box>
    </>,
  );
  const look = readLook(await settledBox());
  unmount();
  return look;
}

describe.each(Object.entries(pages))('%s', { timeout: 60_000 }, (_, content) => {
  let expected: Look = new Map();

  test('without any styles of a host is the reference', async () => {
    expected = await lookUnder([kit], content());
    expect(expected.size).toBeGreaterThan(20);
  });

  test.each(Object.entries(hosts))('looks the same under %s', async (_name, { sheets, around }) => {
    expect(lookDifferences(await lookUnder(sheets, content(), around), expected)).toEqual([]);
  });
});

describe.each([
  ['before', [hostClasses, kit]],
  ['after', [kit, hostClasses]],
])('a class of the host in a style sheet %s the kit’s', (_, sheets) => {
  test('wins on the root and on a part', async () => {
    addSheets(sheets);
    renderHost(
      <BalanceCard className="host-root" classNames={{ amount: 'host-amount' }} variant="compact" />,
    );
    const card = await screen.findByRole('region');
    expect(getComputedStyle(card)).toMatchObject({
      padding: '3px',
      marginTop: '32px',
      backgroundColor: 'rgb(255, 0, 0)',
      borderRadius: '0px',
    });
    const amount = card.querySelector('.host-amount') ?? card;
    expect(getComputedStyle(amount)).toMatchObject({ fontSize: '50px', color: 'rgb(255, 0, 0)' });
  });

  test('wins on a primary button, also under the pointer', async () => {
    addSheets(sheets);
    renderHost(<TopUpForm classNames={{ pay: 'host-button' }} />);
    const pay = await screen.findByRole('button', { name: /^Pay/ });
    await userEvent.hover(pay);
    expect(getComputedStyle(pay)).toMatchObject({
      color: 'rgb(255, 0, 0)',
      backgroundColor: 'rgb(0, 255, 0)',
    });
  });
});

describe('utilities of Tailwind (review: blocker 4)', () => {
  const utilities = 'mt-8 bg-red-500 p-1 rounded-none';

  test.each([
    ['Tailwind first', [tailwind, kit]],
    ['the kit first', [kit, tailwind]],
  ])('set what the kit does not set, %s', async (_, sheets) => {
    addSheets(sheets);
    renderHost(<BalanceCard className={utilities} />);
    const card = await screen.findByRole('region');
    expect(getComputedStyle(card)).toMatchObject({
      marginTop: '32px',
      padding: '20px',
      borderRadius: '12px',
    });
  });

  test('win over the kit that is imported into the layer of components', async () => {
    addSheets([tailwindWithKit]);
    renderHost(<BalanceCard className={utilities} classNames={{ amount: 'text-4xl' }} variant="compact" />);
    const card = await screen.findByRole('region');
    expect(getComputedStyle(card)).toMatchObject({
      marginTop: '32px',
      padding: '4px',
      borderRadius: '0px',
      backgroundColor: 'oklch(0.637 0.237 25.331)',
    });
    expect(getComputedStyle(card.querySelector('.text-4xl') ?? card).fontSize).toBe('36px');
  });
});

test('a rule of the host for [data-coffer] sets tokens, before and after the kit', async () => {
  const host = '[data-coffer] { --coffer-color-surface: rgb(1, 2, 3); }';
  for (const sheets of [
    [host, kit],
    [kit, host],
  ]) {
    addSheets(sheets);
    const { unmount } = renderHost(<BalanceCard />, { theme: { scheme: 'dark' } });
    const card = await screen.findByRole('region');
    expect(getComputedStyle(card).backgroundColor).toBe('rgb(1, 2, 3)');
    unmount();
  }
});

test.each([320, 640, 1280])(
  'TopUpDialog is in the middle of a page %i px wide under a reset of all margins (review: blocker 2)',
  async (width) => {
    await page.viewport(width, 800);
    addSheets([createNextApp, kit, tailwind]);
    renderHost(<TopUpDialog defaultOpen />);
    const dialog = await screen.findByRole('dialog');
    await screen.findByRole('button', { name: /^Pay/ });
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    expect(Math.abs(left - (width - right))).toBeLessThan(1);
    expect(Math.abs(top - (800 - bottom))).toBeLessThan(1);
    expect(left).toBeGreaterThan(0);
  },
);
