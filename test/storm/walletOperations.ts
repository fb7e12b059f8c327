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

/** Operations on entries, holds, payment methods, settings and wallets. */
export const walletOperations: Record<string, Operation> = {
  credit: {
    weight: 8,
    run: (parts) => {
      const { random, world } = parts;
      const isPromotional = random.happens(0.3);
      const endsInMs = random.between(1, 200) * 3_600_000;
      const expiresAt = random.happens(0.4) ? new Date(world.now() + endsInMs).toISOString() : null;
      const fundedBy = isPromotional ? 'promotion' : 'externalPayment';
      return entry(parts, { type: 'credit', fundedBy, grant: { expiresAt } }, 12_000);
    },
  },
  debit: { weight: 8, run: (parts) => entry(parts, { type: 'debit' }, 8_000) },
  refundEntry: { weight: 2, run: (parts) => entry(parts, { type: 'refund' }, 2_000) },
  adjustment: { weight: 2, run: (parts) => entry(parts, { type: 'adjustment' }, 2_000) },
  hold: {
    weight: 7,
    run: async ({ world, random }) => {
      const { customer, walletId, currency } = pickWallet({ world, random });
      const reason = world.api.uniqueName('hold');
      const ends = random.happens(0.6) ? { expiresInSeconds: random.between(20, 200_000) } : {};
      const body = { amount: money(random, 6_000, currency), reason, ...ends };
      const path = `/v1/wallets/${walletId}/holds`;
      const hold = await world.api.write(random, 'hold', { method: 'POST', path, body, reason });
      if (hold) world.remember('hold', { id: hold.id, walletId, customer, extra: hold.amount });
    },
  },
  capture: {
    weight: 5,
    run: ({ world, random }) => {
      const hold = world.pick(random, 'hold');
      if (!hold) return nothing;
      const amount = { ...hold.extra, amount: random.between(0, hold.extra.amount) };
      const body = random.happens(0.5) ? {} : { amount };
      const path = `/v1/wallets/${hold.walletId}/holds/${hold.id}/capture`;
      return world.api.write(random, 'capture', { method: 'POST', path, body });
    },
  },
  release: {
    weight: 4,
    run: ({ world, random }) => {
      const hold = world.pick(random, 'hold');
      if (!hold) return nothing;
      const path = `/v1/wallets/${hold.walletId}/holds/${hold.id}/release`;
      return world.api.write(random, 'release', { method: 'POST', path });
    },
  },
  voidGrant: {
    weight: 2,
    run: async ({ world, random }) => {
      const { walletId } = pickWallet({ world, random });
      const grants = await world.api.read(random, `/v1/wallets/${walletId}/grants`);
      if (!grants || grants.items.length === 0) return;
      const reason = world.api.uniqueName('void');
      const path = `/v1/wallets/${walletId}/grants/${random.pick<Json>(grants.items).id}/void`;
      await world.api.write(random, 'entry', { method: 'POST', path, body: { reason }, reason });
    },
  },
  addMethod: {
    weight: 3,
    run: async ({ world, random }) => {
      const customer = random.pick(world.customers);
      const isOwn = random.happens(0.5);
      const token = random.pick(tokens);
      const method = await world.api.write(random, 'method', {
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
    run: async ({ world, random }) => {
      const customer = random.pick(world.customers);
      if (customer.methods.length < 5) return;
      const { id } = random.pick(customer.methods.slice(3));
      customer.methods = customer.methods.filter((one) => one.id !== id);
      await once(
        { world, random },
        { method: 'DELETE', path: `/v1/customers/${customer.id}/payment-methods/${id}` },
      );
    },
  },
  orderMethods: {
    weight: 1,
    run: ({ world, random }) => {
      const customer = random.pick(world.customers);
      const path = `/v1/customers/${customer.id}/payment-methods/${random.pick(customer.methods).id}/make-default`;
      return once({ world, random }, { method: 'POST', path });
    },
  },
  methodOutcome: {
    weight: 1,
    run: ({ world, random }) => {
      const customer = random.pick(world.customers);
      const path = `/v1/test/payment-methods/${random.pick(customer.methods).id}/outcome`;
      const outcome = random.pick(['pays', 'pays', 'declines', 'asksFirst', 'refusesRefunds']);
      return once({ world, random }, { method: 'POST', path, body: { outcome } });
    },
  },
  autoPay: {
    weight: 1,
    run: (parts) => {
      const { walletId } = pickWallet(parts);
      const body = { enabled: parts.random.happens(0.7), priority: parts.random.between(1, 3) };
      return once(parts, { method: 'PUT', path: `/v1/wallets/${walletId}/auto-pay`, body });
    },
  },
  closeWallet: { weight: 1, run: (parts) => closeWallet(parts, pickWallet(parts)) },
  previewClosure: {
    weight: 1,
    run: (parts) => {
      const { walletId } = pickWallet(parts);
      const body = { holds: parts.random.pick(['capture', 'release']) };
      return once(parts, { method: 'POST', path: `/v1/wallets/${walletId}/close/preview`, body });
    },
  },
  freeze: {
    weight: 1,
    run: async (parts) => {
      const { walletId } = pickWallet(parts);
      await once(parts, { method: 'POST', path: `/v1/wallets/${walletId}/freeze` });
      await sleep(parts.random.between(10, 400));
      await once(parts, { method: 'POST', path: `/v1/wallets/${walletId}/unfreeze` });
    },
  },
  autoTopUp: {
    weight: 3,
    run: async (parts) => {
      const { customer, walletId, currency } = pickWallet(parts);
      const { world, random } = parts;
      const path = `/wallet/wallets/${walletId}/auto-top-up`;
      const { token } = customer;
      if (random.happens(0.2)) return void (await once(parts, { method: 'DELETE', path, token }));
      if (random.happens(0.2)) {
        return void (await world.api.write(random, 'rule', {
          method: 'POST',
          path: `${path}/resume`,
          token,
        }));
      }
      const rule = await world.api.read(random, path, token);
      const body = {
        mode: random.pick(['fixed', 'target']),
        threshold: { amount: 3_000, currency },
        amount: { amount: 8_000, currency },
        monthlyCap: { amount: 100_000, currency },
        dailyCount: 5,
        paymentMethodId: pickMethod(random, customer),
      };
      const headers = { 'if-match': `"${rule?.version ?? 0}"` };
      await world.api.write(random, 'rule', { method: 'PUT', path, body, headers, token });
    },
  },
  alert: {
    weight: 1,
    run: async (parts) => {
      const { walletId, currency } = pickWallet(parts);
      const path = `/v1/wallets/${walletId}/alert-settings`;
      const found = await parts.world.api.read(parts.random, path);
      const body = {
        enabled: true,
        threshold: money(parts.random, 9_000, currency),
        channels: ['email', 'webhook'],
        version: found?.version ?? 0,
      };
      await once(parts, { method: 'PUT', path, body });
    },
  },
  dodo: {
    weight: 4,
    run: async ({ world, random }) => {
      const customer = random.pick(world.customers);
      const reason = world.api.uniqueName('dodo');
      const body = {
        amount: random.between(1, 4_000),
        currency: random.pick(currencies),
        entry_type: random.pick(['credit', 'debit']),
        idempotency_key: reason,
        reason,
      };
      const path = `/dodo/customers/${customer.id}/wallets/ledger-entries`;
      const request = { method: 'POST', path, body };
      // The vendor rejects a repeated key, so one of two concurrent requests fails.
      const servers = random.happens(0.2) ? [0, 1] : [random.between(0, 1)];
      const write = {
        kind: 'dodo',
        request,
        reason,
        responses: [] as Awaited<ReturnType<typeof world.api.send>>[],
      };
      world.api.writes.push(write);
      write.responses = await Promise.all(servers.map((server) => world.api.send(server, request)));
    },
  },
  outage: {
    weight: 0.3,
    run: async (parts) => {
      const name = parts.random.pick(['processorOutage', 'webhookReceiversDown']);
      for (const isDown of [true, false]) {
        await once(parts, { method: 'PATCH', path: '/v1/test/scenario', body: { [name]: isDown } });
        await sleep(parts.random.between(50, 300));
      }
    },
  },
  reads: {
    weight: 2,
    run: async (parts) => {
      const { world, random } = parts;
      const { customer, walletId } = pickWallet(parts);
      const [path, token] = random.pick<[string, string | undefined]>([
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
      await world.api.read(random, path, token);
    },
  },
};
