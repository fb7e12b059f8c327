import type { Entry } from '@coffer/adapter';
import type { MemoryScenario } from '@coffer/adapter/memory';
import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { AutoTopUpSettings } from './AutoTopUpSettings/AutoTopUpSettings.tsx';
import { BalanceCard } from './BalanceCard/BalanceCard.tsx';
import { BalanceChart } from './BalanceChart/BalanceChart.tsx';
import { EntryDetail } from './EntryDetail/EntryDetail.tsx';
import { ExpiringFunds } from './ExpiringFunds/ExpiringFunds.tsx';
import { InvoiceList } from './InvoiceList/InvoiceList.tsx';
import { LedgerTable } from './LedgerTable/LedgerTable.tsx';
import { LowBalanceBanner } from './LowBalanceBanner/LowBalanceBanner.tsx';
import { Money } from './Money/Money.tsx';
import { QuoteSummary } from './QuoteSummary/QuoteSummary.tsx';
import { createStoryWallet } from './stories/storyWallet.ts';
import { TopUpForm } from './TopUpForm/TopUpForm.tsx';
import { openWalletPage } from './testing/openWalletPage.tsx';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const quote = {
  ...{ amount: usd(10_000), bonus: usd(500), fee: usd(250), tax: usd(0) },
  ...{ total: usd(10_250), balanceAfter: usd(20_500), bonusExpiresAt: null },
};
const debit: Entry = {
  ...{ id: 'entry_1', walletId: 'wallet_1', number: 2, type: 'debit', source: 'usage' },
  ...{ amount: usd(-15_000), balanceBefore: usd(20_000), balanceAfter: usd(5_000) },
  ...{ createdAt: '2025-11-19T12:04:00Z', reason: 'Job', reference: null, metadata: {} },
};

/** How many amounts stand by themselves at least; in a sentence they are read with it. */
const pages: [name: string, scenario: MemoryScenario, least: number, page: ReactNode][] = [
  ['AutoTopUpSettings', 'autoTopUp', 0, <AutoTopUpSettings key="page" />],
  ['BalanceCard', 'default', 4, <BalanceCard key="page" />],
  ['BalanceCard, owed', 'negative', 1, <BalanceCard key="page" />],
  ['BalanceChart', 'default', 2, <BalanceChart key="page" />],
  ['EntryDetail', 'default', 3, <EntryDetail key="page" entry={debit} onClose={() => {}} />],
  ['ExpiringFunds', 'expiring', 2, <ExpiringFunds key="page" />],
  ['InvoiceList', 'invoices', 5, <InvoiceList key="page" />],
  ['LedgerTable', 'pending', 8, <LedgerTable key="page" />],
  ['LowBalanceBanner', 'low', 0, <LowBalanceBanner key="page" />],
  ['Money', 'default', 1, <Money key="page" value={usd(-15_000)} />],
  ['QuoteSummary', 'default', 5, <QuoteSummary key="page" quote={quote} />],
  ['TopUpForm', 'default', 3, <TopUpForm key="page" />],
];

const languages = {
  'en-US': { dollars: /US dollars?$/, minus: /^minus /, digits: /[0-9]/ },
  'ar-EG': { dollars: /دولار/, minus: /^سالب /, digits: /[٠-٩]/ },
};

/** What is heard: all text that is not hidden, piece by piece. */
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
  test.each(pages)('<%s />: amounts are read as words', async (_name, scenario, least, page) => {
    const { container } = openWalletPage(createStoryWallet({ scenario }).adapter, page, locale);
    const amounts = () => [...container.querySelectorAll<HTMLElement>('[data-slot="money"]')];
    await waitFor(
      () => {
        expect(container.querySelector('[aria-busy="true"], .coffer-skeleton')).toBeNull();
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
    // A minus sign is passed over by most readers: none is left to be heard.
    expect(
      heard(container).filter((text) => /−|-[\p{Sc}\d٠-٩]/u.test(text.replace(/[A-Z]+-\d+/g, ''))),
    ).toEqual([]);
  });
});

test('a row of the ledger is named by its amounts in words', async () => {
  openWalletPage(createStoryWallet({}).adapter, <LedgerTable />);
  const name = /Invoice INV-0042.* minus 150 US dollars .*1,398.50 US dollars/;
  expect(await screen.findByRole('row', { name }, { timeout: 5_000 })).toBeDefined();
});
