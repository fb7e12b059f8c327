import { fault, type StormFault } from './figures.ts';
import type { ReadWallet } from './readStorm.ts';
import type { StormApi } from './StormApi.ts';

/**
 * Debits what each wallet reports as available: one minor unit more must be rejected, the exact amount accepted. So
 * reads and writes agree on it, at the time to which the storm has moved the clock.
 */
export async function checkAvailable(api: StormApi, wallets: readonly ReadWallet[]): Promise<StormFault[]> {
  const faults: StormFault[] = [];
  for (const { wallet } of wallets.filter((one) => one.wallet.status === 'active')) {
    const found = await api.send(0, { method: 'GET', path: `/v1/wallets/${wallet.id}/balance` });
    const { amount, currency } = found?.body.availableBalance ?? {};
    if (!(amount > 0)) continue;
    for (const [debited, expected] of [
      [amount + 1, 422],
      [amount, 201],
    ]) {
      const response = await api.send(1, {
        method: 'POST',
        path: `/v1/wallets/${wallet.id}/entries`,
        body: { type: 'debit', amount: { amount: debited, currency } },
        key: api.uniqueName('available'),
      });
      if (response?.status === expected) continue;
      const text = `a debit of ${debited} of ${amount} available was answered ${response?.status} ${response?.body?.code ?? ''}`;
      faults.push(fault('available means available', text, [wallet.id]));
    }
  }
  return faults;
}
