import type { MemoryScenario } from '@coffer/adapter/memory';
import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { LedgerTable } from './index.ts';
import { createStoryWallet } from './stories/storyWallet.ts';
import { type ComponentName, componentCases, componentNames } from './testing/componentCases.tsx';
import { openWalletPage } from './testing/openWalletPage.tsx';

/**
 * Components that show amounts: the least number outside of sentences, and the scenario if it is not the default. Any
 * amount of another component must be spoken as well.
 */
const expected: Partial<Record<ComponentName, { amounts: number; scenario?: MemoryScenario }>> = {
  AutoTopUpSettings: { amounts: 0, scenario: 'autoTopUp' },
  BalanceCard: { amounts: 4 },
  BalanceChart: { amounts: 2 },
  EntryDetail: { amounts: 3 },
  ExpiringFunds: { amounts: 2, scenario: 'expiring' },
  InvoiceList: { amounts: 5, scenario: 'invoices' },
  LedgerTable: { amounts: 8, scenario: 'pending' },
  LowBalanceBanner: { amounts: 0, scenario: 'low' },
  Money: { amounts: 1 },
  QuoteSummary: { amounts: 5 },
  TopUpForm: { amounts: 3 },
};
const pages: [title: string, scenario: MemoryScenario, least: number | undefined, page: ReactNode][] = [
  ...componentNames.map((name): [string, MemoryScenario, number | undefined, ReactNode] => {
    const { scenario = 'default', amounts } = expected[name] ?? {};
    return [`<${name} />`, scenario, amounts, componentCases[name]()];
  }),
  ['<BalanceCard /> in debt', 'negative', 1, componentCases.BalanceCard()],
];

const languages = {
  'en-US': { dollars: /US dollars?$/, minus: /^minus /, digits: /[0-9]/ },
  'ar-EG': { dollars: /دولار/, minus: /^سالب /, digits: /[٠-٩]/ },
};

/** Returns the texts that a screen reader reads: all that are not hidden. */
function heard(root: HTMLElement): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (!parentElement?.closest('[aria-hidden="true"]')) pieces.push(textContent ?? '');
  }
  return pieces;
}

describe.each(Object.entries(languages))('in %s', (locale, { dollars, minus, digits }) => {
  test.each(pages)('%s: amounts are read as words', async (_title, scenario, least, page) => {
    const { baseElement: container } = openWalletPage(createStoryWallet({ scenario }).adapter, page, locale);
    const amounts = () => [...container.querySelectorAll<HTMLElement>('[data-slot="money"]')];
    await waitFor(
      () => {
        expect(container.querySelector('[aria-busy="true"], .coffer-skeleton')).toBeNull();
        if (least === undefined) return;
        expect(container.textContent).toMatch(digits);
        expect(amounts().length).toBeGreaterThanOrEqual(least);
        expect(amounts()[0]?.textContent ?? 'دولار US dollar').toMatch(/دولار|dollar/);
      },
      { timeout: 5_000 },
    );
    for (const amount of amounts()) {
      const figures = amount.querySelector('[data-slot="money-figures"]');
      const [words = '', ...more] = heard(amount);
      expect(figures?.getAttribute('aria-hidden')).toBe('true');
      expect(more).toEqual([]);
      expect(words).toMatch(dollars);
      expect(words).toMatch(digits);
      expect([words, minus.test(words)]).toEqual([words, /[-−]/.test(figures?.textContent ?? '')]);
    }
    // Most screen readers skip a minus sign, so none may be left.
    expect(
      heard(container).filter((text) => /−|-[\p{Sc}\d٠-٩]/u.test(text.replace(/[A-Z]+-\d+/g, ''))),
    ).toEqual([]);
  });
});

test('a row of the ledger has its amounts as words in its name', async () => {
  openWalletPage(createStoryWallet({}).adapter, <LedgerTable />);
  const name = /Invoice INV-0042.* minus 150 US dollars .*1,398.50 US dollars/;
  expect(await screen.findByRole('row', { name }, { timeout: 5_000 })).toBeDefined();
});
