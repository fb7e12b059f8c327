import { expect } from 'vitest';
import { port, prepared, settled } from './autoTopUpContract.ts';
import type { ContractTest } from './contractTest.ts';
import { money, waitUntil } from './expectations.ts';
import { requireHook, requireMethods } from './requireMethods.ts';
import type { WalletContractSubject } from './WalletContract.ts';

/** Longer than the wait between two attempts, of any backend. */
const longMs = 2 * 3_600_000;

/** Tests of auto top-up with limits, declines, outages and confirmations. */
export function autoTopUpTroubleContract(contract: ContractTest): void {
  contract(
    'pauses after three declines in a row until the customer resumes it',
    ['autoTopUp', 'advance'],
    async (subject) => {
      const { adapter, control } = subject;
      const { walletId, save } = await prepared(subject, { balance: 100, outcome: 'decline' });
      await save();
      const first = await settled(adapter, walletId, 1);
      expect(first.attempts.map(({ status }) => status)).toEqual(['declined']);
      expect(first.status).toBe('waiting');
      for (const count of [2, 3]) {
        await requireHook(control, 'advance')(longMs);
        await settled(adapter, walletId, count);
      }
      const paused = await port(adapter).getAutoTopUp({ walletId });
      expect(paused).toMatchObject({ status: 'paused', paused: { code: paused.attempts[0]?.failure?.code } });
      await requireHook(control, 'advance')(longMs);
      expect((await port(adapter).getAutoTopUp({ walletId })).attempts).toHaveLength(3);
      await port(adapter).resumeAutoTopUp({ walletId }, { idempotencyKey: crypto.randomUUID() });
      const resumed = await settled(adapter, walletId, 4);
      expect(resumed).toMatchObject({ paused: null, attempts: { length: 4 } });
      expect((await adapter.getBalance({ walletId })).balance).toEqual(money(100));
    },
  );

  contract('never charges more than the monthly cap', ['autoTopUp', 'advance'], async (subject) => {
    const { adapter, control } = subject;
    const { walletId, settings, save } = await prepared(subject, { balance: 100 });
    await avoidMonthEnd(subject, walletId);
    const preview = await port(adapter).previewAutoTopUp({ walletId, settings });
    const monthlyCap = preview.immediateCharge ?? money(0);
    await save({ monthlyCap });
    await settled(adapter, walletId, 1);
    const { availableBalance } = await adapter.getBalance({ walletId });
    await control.post({ walletId, amount: money(-availableBalance.amount) });
    await requireHook(control, 'advance')(longMs);
    const rule = await port(adapter).getAutoTopUp({ walletId });
    expect(rule).toMatchObject({ status: 'limitReached', usedThisMonth: monthlyCap });
    expect(Date.parse(rule.resumesAt ?? '')).toBeGreaterThan(0);
    expect(rule.attempts).toHaveLength(1);
  });

  contract(
    'does not count an outage of the processor as a decline',
    ['autoTopUp', 'advance', 'processorDown'],
    async (subject) => {
      const { adapter, control } = subject;
      const { walletId, save } = await prepared(subject, { balance: 100 });
      await requireHook(control, 'processorDown')(true);
      await save();
      const down = await settled(adapter, walletId, 1);
      expect(down).toMatchObject({ status: 'waiting', attempts: [{ status: 'unavailable' }] });
      await requireHook(control, 'processorDown')(false);
      await requireHook(control, 'advance')(longMs);
      const up = await waitUntil(
        () => port(adapter).getAutoTopUp({ walletId }),
        ({ attempts }) => attempts[0]?.status === 'settled',
      );
      // The same attempt is retried, because it may have charged before the outage.
      expect(up).toMatchObject({
        status: 'active',
        attempts: [{ id: down.attempts[0]?.id, status: 'settled' }],
      });
      expect(up.attempts).toHaveLength(1);
    },
  );

  contract(
    'waits for a charge that the customer must confirm',
    ['autoTopUp', 'threeDSecureAlways'],
    async (subject) => {
      const { adapter, control } = subject;
      const { walletId, save } = await prepared(subject, { balance: 100, outcome: 'threeDSecureAlways' });
      await save();
      const asking = await settled(adapter, walletId, 1);
      expect(asking).toMatchObject({ status: 'requiresAction', action: { type: 'redirect' } });
      await control.post({ walletId, amount: money(-50) });
      const { attempts } = await port(adapter).getAutoTopUp({ walletId });
      expect(attempts).toHaveLength(1);
      const topUp = await requireMethods(adapter, 'getTopUp').getTopUp({
        topUpId: attempts[0]?.topUpId ?? '',
      });
      await control.confirmTopUp(topUp, 'approve');
      const rule = await settled(adapter, walletId, 1);
      expect(rule).toMatchObject({ status: 'active', action: null, attempts: [{ status: 'settled' }] });
    },
  );
}

/** Moves the clock to the next month if the test would cross the end of this one, after which the cap is free again. */
async function avoidMonthEnd({ adapter, control }: WalletContractSubject, walletId: string): Promise<void> {
  const { asOf } = await adapter.getBalance({ walletId });
  const monthAt = (ms: number) => new Date(ms).getUTCMonth();
  const now = Date.parse(asOf);
  if (monthAt(now) !== monthAt(now + 2 * longMs)) await requireHook(control, 'advance')(2 * longMs);
}
