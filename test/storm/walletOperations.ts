import type { Json } from './StormApi.ts';
import { currencies, tokens } from './StormWorld.ts';
import {
  closeWallet,
  entry,
  money,
  nothing,
  type Operation,
  once,
  pickMethod,
  pickWallet,
  sleep,
} from './stormSteps.ts';

/** Entries, holds, payment methods, settings and the life of wallets. */
export const walletOperations: Record<string, Operation> = {
  credit: {
    weight: 8,
    run: (parts) => {
      const { dice, world } = parts;
      const isPromotional = dice.happens(0.3);
      const endsInMs = dice.between(1, 200) * 3_600_000;
      const expiresAt = dice.happens(0.4) ? new Date(world.now() + endsInMs).toISOString() : null;
      const grant = { kind: isPromotional ? 'promotional' : 'paid', expiresAt };
      return entry(parts, { type: 'credit', grant }, 12_000);
    },
  },
  debit: { weight: 8, run: (parts) => entry(parts, { type: 'debit' }, 8_000) },
  refundEntry: { weight: 2, run: (parts) => entry(parts, { type: 'refund' }, 2_000) },
  adjustment: { weight: 2, run: (parts) => entry(parts, { type: 'adjustment' }, 2_000) },
  hold: {
    weight: 7,
    run: async ({ world, dice }) => {
      const { customer, walletId, currency } = pickWallet({ world, dice });
      const reason = world.api.uniqueName('hold');
      const ends = dice.happens(0.6) ? { expiresInSeconds: dice.between(20, 200_000) } : {};
      const body = { amount: money(dice, 6_000, currency), reason, ...ends };
      const path = `/v1/wallets/${walletId}/holds`;
      const hold = await world.api.write(dice, 'hold', { method: 'POST', path, body, reason });
      if (hold) world.remember('hold', { id: hold.id, walletId, customer, extra: hold.amount });
    },
  },
  capture: {
    weight: 5,
    run: ({ world, dice }) => {
      const hold = world.pick(dice, 'hold');
      if (!hold) return nothing;
      const amount = { ...hold.extra, amount: dice.between(0, hold.extra.amount) };
      const body = dice.happens(0.5) ? {} : { amount };
      const path = `/v1/wallets/${hold.walletId}/holds/${hold.id}/capture`;
      return world.api.write(dice, 'capture', { method: 'POST', path, body });
    },
  },
  release: {
    weight: 4,
    run: ({ world, dice }) => {
      const hold = world.pick(dice, 'hold');
      if (!hold) return nothing;
      const path = `/v1/wallets/${hold.walletId}/holds/${hold.id}/release`;
      return world.api.write(dice, 'release', { method: 'POST', path });
    },
  },
  voidGrant: {
    weight: 2,
    run: async ({ world, dice }) => {
      const { walletId } = pickWallet({ world, dice });
      const grants = await world.api.read(dice, `/v1/wallets/${walletId}/grants`);
      if (!grants || grants.items.length === 0) return;
      const reason = world.api.uniqueName('void');
      const path = `/v1/wallets/${walletId}/grants/${dice.pick<Json>(grants.items).id}/void`;
      await world.api.write(dice, 'entry', { method: 'POST', path, body: { reason }, reason });
    },
  },
  addMethod: {
    weight: 3,
    run: async ({ world, dice }) => {
      const customer = dice.pick(world.customers);
      const isOwn = dice.happens(0.5);
      const token = dice.pick(tokens);
      const method = await world.api.write(dice, 'method', {
        method: 'POST',
        path: isOwn ? '/wallet/payment-methods' : `/v1/customers/${customer.id}/payment-methods`,
        body: { token },
        ...(isOwn ? { token: customer.token } : {}),
      });
      if (method) customer.methods.push({ id: method.id, token });
    },
  },
  removeMethod: {
    weight: 2,
    run: async ({ world, dice }) => {
      const customer = dice.pick(world.customers);
      if (customer.methods.length < 5) return;
      const { id } = dice.pick(customer.methods.slice(3));
      customer.methods = customer.methods.filter((one) => one.id !== id);
      await once(
        { world, dice },
        { method: 'DELETE', path: `/v1/customers/${customer.id}/payment-methods/${id}` },
      );
    },
  },
  orderMethods: {
    weight: 1,
    run: ({ world, dice }) => {
      const customer = dice.pick(world.customers);
      const path = `/v1/customers/${customer.id}/payment-methods/${dice.pick(customer.methods).id}/make-default`;
      return once({ world, dice }, { method: 'POST', path });
    },
  },
  methodOutcome: {
    weight: 1,
    run: ({ world, dice }) => {
      const customer = dice.pick(world.customers);
      const path = `/v1/test/payment-methods/${dice.pick(customer.methods).id}/outcome`;
      const outcome = dice.pick(['pays', 'pays', 'declines', 'asksFirst', 'refusesRefunds']);
      return once({ world, dice }, { method: 'POST', path, body: { outcome } });
    },
  },
  autoPay: {
    weight: 1,
    run: (parts) => {
      const { walletId } = pickWallet(parts);
      const body = { enabled: parts.dice.happens(0.7), priority: parts.dice.between(1, 3) };
      return once(parts, { method: 'PUT', path: `/v1/wallets/${walletId}/auto-pay`, body });
    },
  },
  closeWallet: { weight: 1, run: (parts) => closeWallet(parts, pickWallet(parts)) },
  previewClosure: {
    weight: 1,
    run: (parts) => {
      const { walletId } = pickWallet(parts);
      const body = { holds: parts.dice.pick(['capture', 'release']) };
      return once(parts, { method: 'POST', path: `/v1/wallets/${walletId}/close/preview`, body });
    },
  },
  freeze: {
    weight: 1,
    run: async (parts) => {
      const { walletId } = pickWallet(parts);
      await once(parts, { method: 'POST', path: `/v1/wallets/${walletId}/freeze` });
      await sleep(parts.dice.between(10, 400));
      await once(parts, { method: 'POST', path: `/v1/wallets/${walletId}/unfreeze` });
    },
  },
  autoTopUp: {
    weight: 3,
    run: async (parts) => {
      const { customer, walletId, currency } = pickWallet(parts);
      const { world, dice } = parts;
      const path = `/wallet/wallets/${walletId}/auto-top-up`;
      const { token } = customer;
      if (dice.happens(0.2)) return void (await once(parts, { method: 'DELETE', path, token }));
      if (dice.happens(0.2)) {
        return void (await world.api.write(dice, 'rule', { method: 'POST', path: `${path}/resume`, token }));
      }
      const rule = await world.api.read(dice, path, token);
      const body = {
        mode: dice.pick(['fixed', 'target']),
        threshold: { amount: 3_000, currency },
        amount: { amount: 8_000, currency },
        monthlyCap: { amount: 100_000, currency },
        dailyCount: 5,
        paymentMethodId: pickMethod(dice, customer),
      };
      const headers = { 'if-match': `"${rule?.version ?? 0}"` };
      await world.api.write(dice, 'rule', { method: 'PUT', path, body, headers, token });
    },
  },
  alert: {
    weight: 1,
    run: async (parts) => {
      const { walletId, currency } = pickWallet(parts);
      const path = `/v1/wallets/${walletId}/alert-settings`;
      const found = await parts.world.api.read(parts.dice, path);
      const body = {
        enabled: true,
        threshold: money(parts.dice, 9_000, currency),
        channels: ['email', 'webhook'],
        version: found?.version ?? 0,
      };
      await once(parts, { method: 'PUT', path, body });
    },
  },
  dodo: {
    weight: 4,
    run: async ({ world, dice }) => {
      const customer = dice.pick(world.customers);
      const reason = world.api.uniqueName('dodo');
      const body = {
        amount: dice.between(1, 4_000),
        currency: dice.pick(currencies),
        entry_type: dice.pick(['credit', 'debit']),
        idempotency_key: reason,
        reason,
      };
      const path = `/dodo/customers/${customer.id}/wallets/ledger-entries`;
      const request = { method: 'POST', path, body };
      // The vendor refuses a repeated key, so one of two at once is refused.
      const servers = dice.happens(0.2) ? [0, 1] : [dice.between(0, 1)];
      const write = {
        kind: 'dodo',
        request,
        reason,
        answers: [] as Awaited<ReturnType<typeof world.api.send>>[],
      };
      world.api.writes.push(write);
      write.answers = await Promise.all(servers.map((server) => world.api.send(server, request)));
    },
  },
  outage: {
    weight: 0.3,
    run: async (parts) => {
      const name = parts.dice.pick(['processorOutage', 'webhookReceiversDown']);
      for (const isDown of [true, false]) {
        await once(parts, { method: 'PATCH', path: '/v1/test/scenario', body: { [name]: isDown } });
        await sleep(parts.dice.between(50, 300));
      }
    },
  },
  reads: {
    weight: 2,
    run: async (parts) => {
      const { world, dice } = parts;
      const { customer, walletId } = pickWallet(parts);
      const [path, token] = dice.pick<[string, string | undefined]>([
        [`/v1/wallets/${walletId}/balance`, undefined],
        [`/wallet/wallets/${walletId}/balance`, customer.token],
        [`/wallet/wallets/${walletId}/entries?limit=20`, customer.token],
        [`/v1/wallets/${walletId}/verify`, undefined],
        [`/v1/customers/${customer.id}/balances`, undefined],
        [`/wallet/invoices`, customer.token],
        [`/wallet/notifications`, customer.token],
        ['/v1/balances', undefined],
        ['/v1/disputes', undefined],
      ]);
      await world.api.read(dice, path, token);
    },
  },
};
