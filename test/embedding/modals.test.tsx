import '@coffer/components/styles.css';
import '@mantine/core/styles.css';
import { BalanceCard, Money, QuoteSummary, TopUpForm, WalletPage, WalletSwitcher } from '@coffer/components';
import * as HeadlessUi from '@headlessui/react';
import { Modal as MantineModal, MantineProvider } from '@mantine/core';
import MuiModal from '@mui/material/Modal';
import { screen, within } from '@testing-library/react';
import { Dialog as RadixDialog } from 'radix-ui';
import type { CSSProperties, ReactNode } from 'react';
import * as ReactAria from 'react-aria-components';
import { describe, expect, test } from 'vitest';
import { lookDifferences, readLook } from './readLook.ts';
import { Box, renderHost, settledBox } from './renderHost.tsx';

/** An open modal of each library. Each one renders its content in a portal at the end of `body`. */
const modals: Record<string, (content: ReactNode) => ReactNode> = {
  MUI: (content) => (
    <MuiModal open>
      <div>{content}</div>
    </MuiModal>
  ),
  Mantine: (content) => (
    <MantineProvider>
      <MantineModal opened onClose={() => {}} transitionProps={{ duration: 0 }}>
        {content}
      </MantineModal>
    </MantineProvider>
  ),
  'Radix, which shadcn/ui uses': (content) => (
    <RadixDialog.Root open>
      <RadixDialog.Portal>
        <RadixDialog.Content aria-describedby={undefined}>
          <RadixDialog.Title>Billing</RadixDialog.Title>
          {content}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  ),
  'Headless UI': (content) => (
    <HeadlessUi.Dialog open onClose={() => {}}>
      <HeadlessUi.DialogPanel>{content}</HeadlessUi.DialogPanel>
    </HeadlessUi.Dialog>
  ),
  'React Aria': (content) => (
    <ReactAria.Modal isOpen>
      <ReactAria.Dialog aria-label="Billing">{content}</ReactAria.Dialog>
    </ReactAria.Modal>
  ),
};

const usd = (amount: number) => ({ amount, currency: 'USD' });
const quote = {
  amount: usd(10000),
  bonus: usd(500),
  fee: usd(0),
  tax: usd(0),
  total: usd(10000),
  balanceAfter: usd(135350),
};

/** Renders content in a theme, once in the page and once in a modal, and returns how the modal's one looks different. */
async function differencesInModal(
  inModal: (content: ReactNode) => ReactNode,
  content: ReactNode,
  options: Parameters<typeof renderHost>[1],
) {
  const page = renderHost(<Box>{content}</Box>, options);
  const expected = readLook(await settledBox());
  page.unmount();
  renderHost(inModal(<Box>{content}</Box>), options);
  return lookDifferences(readLook(await settledBox()), expected);
}

describe.each(Object.entries(modals))('in a modal of %s', (_, inModal) => {
  const theme = { accent: '#b45309', radius: '4px', scheme: 'dark', density: 'compact' } as const;

  test('widgets look as they do in the page, with WalletTheme only around the app (review: blocker 1)', async () => {
    const content = (
      <>
        <TopUpForm />
        <BalanceCard variant="inline" />
        <QuoteSummary quote={quote} />
        <WalletSwitcher />
        <Money value={usd(-4200)} variant="movement" />
      </>
    );
    expect(await differencesInModal(inModal, content, {})).toEqual([]);
  });

  test('the theme’s accent, radius, scheme, density and own tokens arrive', async () => {
    const style: CSSProperties & { '--coffer-color-surface': string } = {
      '--coffer-color-surface': 'rgb(20, 30, 40)',
    };
    expect(await differencesInModal(inModal, <BalanceCard />, { theme: { ...theme, style } })).toEqual([]);
    const card = within(await settledBox()).getByRole('region');
    expect(getComputedStyle(card)).toMatchObject({ borderRadius: '4px', backgroundColor: 'rgb(20, 30, 40)' });
  });

  test('the language and the direction arrive', async () => {
    renderHost(
      inModal(
        <Box>
          <BalanceCard />
        </Box>,
      ),
      { locale: 'ar-EG' },
    );
    const heading = within(await settledBox()).getByRole('heading');
    await expect.poll(() => heading.textContent).toBe('الرصيد المتاح');
    expect(getComputedStyle(heading).direction).toBe('rtl');
    expect(heading.closest('[lang]')?.getAttribute('lang')).toBe('ar-EG');
  });

  test('a page of widgets is one theme root', async () => {
    renderHost(
      inModal(
        <Box>
          <WalletPage />
        </Box>,
      ),
    );
    const box = await screen.findByTestId('box');
    await within(box).findAllByText('Available balance');
    expect([...box.querySelectorAll('[data-coffer]')].map((root) => root.getAttribute('data-slot'))).toEqual([
      'wallet-page',
    ]);
  });
});
