import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Fragment, version } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { EntryDetail } from './index.ts';
import { componentCases } from './testing/componentCases.tsx';
import { renderOnStage } from './testing/renderOnStage.tsx';

afterEach(() => vi.restoreAllMocks());

// A page has one form, and no dialog is open.
const { WalletPage, ...others } = componentCases;
const cases = { ...others, EntryDetail: () => <EntryDetail entry={null} onClose={() => {}} /> };

test('renders all widgets on one page and completes a top-up, on the React that the project names', async () => {
  expect(version.split('.')[0]).toBe(import.meta.env.COFFER_REACT_MAJOR);
  const errors = vi.spyOn(console, 'error');
  const warnings = vi.spyOn(console, 'warn');
  const { container } = renderOnStage(
    Object.entries(cases).map(([name, render]) => <Fragment key={name}>{render()}</Fragment>),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Pay $100.00' }, { timeout: 5_000 }));
  // $1,248.50, $100.00 and a bonus of $5.00.
  const card = container.querySelector('[data-slot="balance-card"]');
  await expect.poll(() => card?.textContent, { timeout: 5_000 }).toContain('1,353.50');
  await expect.poll(() => container.querySelector('[aria-busy="true"]'), { timeout: 5_000 }).toBeNull();
  expect(container.querySelectorAll('[data-slot$="-failed"], [role="alert"]')).toHaveLength(0);
  expect(errors.mock.calls).toEqual([]);
  expect(warnings.mock.calls).toEqual([]);
});
