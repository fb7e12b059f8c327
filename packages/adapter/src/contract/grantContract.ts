import { expect } from 'vitest';
import type { Grant } from '../Grant.ts';
import type { WalletAdapter } from '../WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { money, refused } from './expectations.ts';
import { hook } from './hook.ts';
import { offered } from './offered.ts';
import type { WalletContractControl } from './WalletContract.ts';

const dayMs = 86_400_000;

/** What credits are left, and in which order they go. */
export function grantContract(contract: ContractTest): void {
  contract('grants add up to the balance', ['grants'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.post({ walletId, amount: money(2_500) });
    await control.post({ walletId, amount: money(-3_000) });
    const grants = await offered(adapter, 'listGrants').listGrants({ walletId });
    expect(remaining(grants)).toBe(9_500);
    for (const grant of grants) {
      expect(grant).toMatchObject({ walletId, kind: 'paid', expiresAt: null });
      expect(grant.remaining.amount).toBeGreaterThan(0);
      expect(grant.remaining.amount).toBeLessThanOrEqual(grant.original.amount);
    }
  });

  contract('what expires first is consumed first', ['grants', 'promote'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const [late, soon] = await promoted(control, walletId, [5, 2]);
    const { listGrants } = offered(adapter, 'listGrants');
    const dated = async () => (await listGrants({ walletId })).filter(({ expiresAt }) => expiresAt !== null);
    expect((await dated()).map(({ expiresAt }) => Date.parse(expiresAt ?? ''))).toEqual([soon, late]);
    await control.post({ walletId, amount: money(-700) });
    expect((await dated()).map((grant) => [grant.kind, grant.remaining.amount])).toEqual([
      ['promotional', 300],
    ]);
    const { promotionalBalance, balance } = await adapter.getBalance({ walletId });
    expect([promotionalBalance, balance]).toEqual([money(300), money(10_300)]);
  });

  contract('grants of another customer are not there', ['grants'], async ({ adapter, control }) => {
    const other = await control.otherCustomer();
    await refused('not_found', listed(adapter, other.walletId));
    expect(remaining(await listed(other.adapter, other.walletId))).toBe(10_000);
  });
}

async function promoted(
  control: WalletContractControl,
  walletId: string,
  days: readonly number[],
): Promise<number[]> {
  const times = days.map((day) => Math.floor(Date.now() / 1000) * 1000 + day * dayMs);
  for (const time of times) {
    const expiresAt = new Date(time).toISOString();
    await hook(control, 'promote')({ walletId, amount: money(500), expiresAt });
  }
  return times;
}

function listed(adapter: WalletAdapter, walletId: string): Promise<Grant[]> {
  return offered(adapter, 'listGrants').listGrants({ walletId });
}

function remaining(grants: readonly Grant[]): number {
  return grants.reduce((sum, grant) => sum + grant.remaining.amount, 0);
}
