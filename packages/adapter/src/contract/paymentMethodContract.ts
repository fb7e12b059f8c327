import { expect, vi } from 'vitest';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection } from './expectations.ts';
import { requireMethods } from './requireMethods.ts';
import type { WalletContractNeed } from './WalletContract.ts';

const needs: readonly WalletContractNeed[] = ['paymentMethods', 'addPaymentMethod'];

/** Tests of payment methods. */
export function paymentMethodContract(contract: ContractTest): void {
  contract('lists payment methods by priority, with a new one last', needs, async ({ adapter, control }) => {
    const { addPaymentMethod, listPaymentMethods } = full(adapter);
    const before = await listPaymentMethods();
    const options = () => ({ idempotencyKey: crypto.randomUUID() });
    const first = await addPaymentMethod({ token: control.tokens.success }, options());
    const second = await addPaymentMethod({ token: control.tokens.decline }, options());
    const methods = await listPaymentMethods();
    expect(methods.map(({ id }) => id)).toEqual([...before.map(({ id }) => id), first.id, second.id]);
    const priorities = methods.map(({ priority }) => priority);
    expect(new Set(priorities).size).toBe(priorities.length);
    expect(priorities).toEqual([...priorities].sort((one, other) => one - other));
    expect(methods).toContainEqual(first);
  });

  contract('gives the default payment method priority 1', needs, async ({ adapter, control }) => {
    const { addPaymentMethod, listPaymentMethods, makeDefaultPaymentMethod } = full(adapter);
    const { success, decline } = control.tokens;
    for (const token of [success, decline]) {
      const { id: paymentMethodId } = await addPaymentMethod(
        { token },
        { idempotencyKey: crypto.randomUUID() },
      );
      const methods = await makeDefaultPaymentMethod({ paymentMethodId });
      expect(methods[0]).toMatchObject({ id: paymentMethodId });
      expect(await listPaymentMethods()).toEqual(methods);
    }
  });

  contract(
    'removes a payment method, and rejects a second removal with not_found',
    needs,
    async ({ adapter, control }) => {
      const { addPaymentMethod, listPaymentMethods, removePaymentMethod, makeDefaultPaymentMethod } =
        full(adapter);
      const token = control.tokens.success;
      const { id: paymentMethodId } = await addPaymentMethod(
        { token },
        { idempotencyKey: crypto.randomUUID() },
      );
      await removePaymentMethod({ paymentMethodId });
      expect((await listPaymentMethods()).map(({ id }) => id)).not.toContain(paymentMethodId);
      await expectRejection('not_found', removePaymentMethod({ paymentMethodId }));
      await expectRejection('not_found', makeDefaultPaymentMethod({ paymentMethodId }));
    },
  );

  contract('saves a payment method once per idempotency key', needs, async ({ adapter, control }) => {
    const { addPaymentMethod, listPaymentMethods } = full(adapter);
    const idempotencyKey = crypto.randomUUID();
    const onReplayed = vi.fn();
    const { success, decline } = control.tokens;
    const first = await addPaymentMethod({ token: success }, { idempotencyKey });
    const second = await addPaymentMethod({ token: success }, { idempotencyKey, onReplayed });
    expect(second.id).toBe(first.id);
    expect(onReplayed).toHaveBeenCalledOnce();
    await expectRejection('idempotency_key_reused', addPaymentMethod({ token: decline }, { idempotencyKey }));
    expect((await listPaymentMethods()).filter(({ id }) => id === first.id)).toHaveLength(1);
  });

  contract('rejects an unknown token', needs, async ({ adapter }) => {
    const { addPaymentMethod } = full(adapter);
    const call = addPaymentMethod({ token: 'no-such-token' }, { idempotencyKey: crypto.randomUUID() });
    await expectRejection(['payment_method_unusable', 'invalid_request', 'not_found'], call);
  });

  contract(
    "rejects another customer's payment method with not_found",
    needs,
    async ({ adapter, control }) => {
      const { addPaymentMethod, listPaymentMethods } = full(adapter);
      const token = control.tokens.success;
      const { id: paymentMethodId } = await addPaymentMethod(
        { token },
        { idempotencyKey: crypto.randomUUID() },
      );
      const other = full((await control.otherCustomer()).adapter);
      expect((await other.listPaymentMethods()).map(({ id }) => id)).not.toContain(paymentMethodId);
      await expectRejection('not_found', other.removePaymentMethod({ paymentMethodId }));
      await expectRejection('not_found', other.makeDefaultPaymentMethod({ paymentMethodId }));
      expect((await listPaymentMethods()).map(({ id }) => id)).toContain(paymentMethodId);
    },
  );
}

function full(adapter: WalletAdapter) {
  return requireMethods(
    adapter,
    'listPaymentMethods',
    'addPaymentMethod',
    'removePaymentMethod',
    'makeDefaultPaymentMethod',
  );
}
