import { render } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AutoTopUpSettings } from './AutoTopUpSettings/AutoTopUpSettings.tsx';
import { InvoiceList } from './InvoiceList/InvoiceList.tsx';
import { LedgerTable } from './LedgerTable/LedgerTable.tsx';
import { en } from './locales/en.ts';
import { loadMessages } from './locales/loadMessages.ts';
import { pseudoText } from './locales/pseudo.ts';
import { StoryStage } from './stories/StoryStage.tsx';
import { createStoryWallet } from './stories/storyWallet.ts';
import { TopUpForm } from './TopUpForm/TopUpForm.tsx';

// Long words, the other direction, and texts that are longer than in any language.
const locales = ['de', 'ar', 'en-XA'];
const titles = ['autoTopUp.title', 'invoices.title', 'ledger.title', 'topUp.title'] as const;

test('at 320 px nothing overflows its card, in languages with long words', { timeout: 30_000 }, async () => {
  const wallet = createStoryWallet({ scenario: 'autoTopUpPaused' });
  const page = (locale: string) => (
    <StoryStage wallet={wallet} globals={{ locale, width: '320px' }}>
      <AutoTopUpSettings />
      <InvoiceList limit={4} />
      <LedgerTable limit={4} />
      <TopUpForm />
    </StoryStage>
  );
  const { container, rerender, unmount } = render(page('en-US'));
  onTestFinished(unmount);
  for (const locale of locales) {
    rerender(page(locale));
    const texts = await loadMessages(locale);
    // The pseudo-locale has no texts of its own: it writes the English ones with accents.
    const textOf = (title: (typeof titles)[number]) => texts?.[title] ?? pseudoText(en[title]);
    await vi.waitFor(
      () => {
        for (const title of titles) expect(container.textContent).toContain(textOf(title));
        expect(container.querySelector('[aria-busy="true"]')).toBeNull();
      },
      { timeout: 5_000, interval: 5 },
    );
    const cards = [...container.querySelectorAll<HTMLElement>('.coffer-card')];
    expect(cards).toHaveLength(titles.length);
    const tooWide = cards.filter((card) => card.scrollWidth > card.clientWidth);
    expect([locale, tooWide.map(({ dataset }) => dataset.slot)]).toEqual([locale, []]);
  }
});
