import { httpAdapter, type WalletAdapter } from '@coffer/adapter';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { LedgerTable } from '../LedgerTable/LedgerTable.tsx';
import { createStoryWallet } from '../stories/storyWallet.ts';
import { openWalletPage } from '../testing/openWalletPage.tsx';
import { TopUpForm } from './TopUpForm.tsx';

const patiently = { timeout: 5_000 };

/** `Intl` uses a no-break space. */
const spaced = (text: string) => (found: string) => found.replaceAll('\u00a0', ' ') === text;

async function walletIn(adapter: WalletAdapter, currency: string): Promise<string> {
  const wallets = await adapter.listWallets();
  return wallets.find((wallet) => wallet.currency === currency)?.id ?? '';
}

const payments = [
  { currency: 'JPY', typed: '12300', written: '¥12,300', amount: 12_300, said: /12,300 Japanese yen/ },
  { currency: 'KWD', typed: '12.345', written: 'KWD 12.345', amount: 12_345, said: /12.345 Kuwaiti dinars/ },
];

test.each(payments)(
  'behavior: completes a payment in $currency, exact to the last digit',
  async (payment) => {
    const { currency, typed, written, amount, said } = payment;
    const { adapter } = createStoryWallet({});
    if (currency === 'KWD') adapter.openWallet('KWD');
    const walletId = await walletIn(adapter, currency);
    const before = (await adapter.getBalance({ walletId })).balance.amount;
    openWalletPage(
      adapter,
      <>
        <TopUpForm walletId={walletId} />
        <LedgerTable walletId={walletId} />
      </>,
    );
    const field = await screen.findByRole('textbox', { name: 'Other amount' }, patiently);
    await userEvent.clear(field);
    await userEvent.type(field, typed);
    const pay = () => screen.findByRole('button', { name: spaced(`Pay ${written}`) }, patiently);
    await userEvent.click(await pay());
    await screen.findByText(spaced(`${written} added`), {}, patiently);
    const row = await screen.findByRole('row', { name: said }, patiently);
    expect(within(row).getAllByText(said).length).toBeGreaterThan(0);
    const [entry] = (await adapter.listEntries({ walletId, filter: { source: ['topUp'] } })).items;
    expect(entry?.amount).toEqual({ amount, currency });
    const after = (await adapter.getBalance({ walletId })).balance.amount;
    expect(after - before).toBeGreaterThanOrEqual(amount);
  },
);

test('behavior: requests no quote for an amount of thirty digits, and keeps the typed text', async () => {
  const { adapter } = createStoryWallet({});
  const createQuote = vi.spyOn(adapter, 'createQuote');
  openWalletPage(adapter, <TopUpForm defaultAmount={null} />);
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Other amount' }, patiently);
  await userEvent.type(field, '9'.repeat(30));
  await userEvent.tab();
  expect((await screen.findByRole('alert', {}, patiently)).textContent).not.toBe('');
  expect(field.value).toBe('9'.repeat(30));
  expect(screen.getByRole('button', { name: /^Pay|^Enter/ }).ariaDisabled).toBe('true');
  expect(createQuote).not.toHaveBeenCalled();
});

test('behavior: renews a token that expires during a payment, and pays once', async () => {
  const { adapter: backend } = createStoryWallet({});
  const walletId = await walletIn(backend, 'USD');
  const sent: string[] = [];
  let valid = 0;
  const routes: Record<string, (body: never, key: string) => Promise<unknown> | undefined> = {
    '/session': () => backend.getSession(),
    '/wallets': () => backend.listWallets(),
    '/balance': () => backend.getBalance({ walletId }),
    '/payment-methods': () => backend.listPaymentMethods?.(),
    '/quotes': (body) => backend.createQuote?.(Object.assign({ walletId }, body)),
    '/top-ups': (body, idempotencyKey) => backend.createTopUp?.(body, { idempotencyKey }),
  };
  async function serve(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const route = Object.keys(routes).find((end) => pathname.endsWith(end)) ?? '';
    const key = request.headers.get('idempotency-key') ?? '';
    // The token expires when the payment arrives.
    if (route === '/top-ups' && sent.push(key) === 1) valid += 1;
    if (request.headers.get('authorization') !== `Bearer ${valid}`) return refused(401, 'session_expired');
    const body = request.method === 'POST' ? await request.json() : undefined;
    const answer = await routes[route]?.(body as never, key);
    return answer === undefined ? refused(404, 'not_found') : Response.json(answer);
  }
  const getToken = vi.fn(async (_: { renew: boolean }) => String(valid));
  const adapter = httpAdapter({
    baseUrl: 'https://shop.example',
    getToken,
    fetch: async (input, init) => serve(new Request(input, init)),
  });
  const before = (await backend.getBalance({ walletId })).balance.amount;
  openWalletPage(adapter, <TopUpForm walletId={walletId} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Pay $100.00' }, patiently));
  await screen.findByText('$100.00 added', {}, patiently);
  expect(sent).toHaveLength(2);
  expect(new Set(sent).size).toBe(1);
  expect(sent[0]).toMatch(/./);
  await waitFor(() => expect(getToken.mock.calls.filter(([{ renew }]) => renew)).toHaveLength(1));
  expect((await backend.getBalance({ walletId })).balance.amount).toBe(before + 10_500);
});

function refused(status: number, code: string): Response {
  return Response.json({ type: 'urn:x', title: 'Refused', status, code, detail: 'Refused.' }, { status });
}
