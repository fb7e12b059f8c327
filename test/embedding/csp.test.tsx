import '@coffer/components/styles.css';
import { LedgerTable, TopUpDialog, TopUpForm, WalletSwitcher } from '@coffer/components';
import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderHost } from './renderHost.tsx';

/** A policy without nonces or hashes. The test's own scripts come from the same origin. */
const policy = document.createElement('meta');
const violations: string[] = [];
const onViolation = ({ effectiveDirective, sample }: SecurityPolicyViolationEvent) =>
  violations.push(`${effectiveDirective} ${sample}`);

beforeAll(() => {
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "style-src 'self'; font-src 'self'; img-src 'self'; frame-src 'none'; object-src 'none'";
  document.head.append(policy);
  document.addEventListener('securitypolicyviolation', onViolation);
});
afterAll(() => document.removeEventListener('securitypolicyviolation', onViolation));
beforeEach(() => page.viewport(1000, 800));

const overlay = (name: string) =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-slot="${name}"]`);
    if (!found) throw new Error(`${name} is not open yet.`);
    return found;
  });

describe("under style-src 'self'", () => {
  test('the page applies the policy', async () => {
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    await expect.poll(() => violations.splice(0)).toEqual([expect.stringContaining('style-src-elem')]);
    style.remove();
  });

  test('TopUpDialog opens above the page, pays and closes without a violation', async () => {
    renderHost(<TopUpDialog />);
    await userEvent.click(await screen.findByRole('button', { name: 'Add funds' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add funds' });
    const { left, width } = dialog.getBoundingClientRect();
    expect(Math.abs(left + width / 2 - document.documentElement.clientWidth / 2)).toBeLessThan(2);
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Pay $100.00' }));
    await screen.findByText('$100.00 added');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(violations).toEqual([]);
  });

  test('TopUpDialog in a modal with a transform opens in the top layer without a violation', async () => {
    renderHost(
      <div role="dialog" aria-label="Billing" style={{ transform: 'translate(1px, 1px)', inlineSize: 400 }}>
        <TopUpDialog />
      </div>,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Add funds' }));
    expect((await overlay('top-up-dialog-layer')).matches(':popover-open')).toBe(true);
    expect(violations).toEqual([]);
  });

  test('the details of an entry, the filters and the list of methods open without a violation', async () => {
    renderHost(
      <>
        <WalletSwitcher />
        <TopUpForm />
        <LedgerTable />
      </>,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Filters' }));
    await overlay('ledger-table-panel');
    await userEvent.click(await overlay('top-up-form-method-summary'));
    await screen.findAllByRole('radio', { name: /4242/ });
    await userEvent.click(await overlay('ledger-table-open'));
    const drawer = await overlay('entry-detail');
    await expect
      .poll(() => Math.round(drawer.getBoundingClientRect().right))
      .toBe(document.documentElement.clientWidth);
    expect(violations).toEqual([]);
  });
});
