import {
  actOnInvoice,
  actOnSomeInvoice,
  disputeTopUp,
  draftInvoice,
  entry,
  followTopUp,
  mendRefund,
  nothing,
  type Operation,
  once,
  payInvoice,
  payLink,
  pickMethod,
  pickWallet,
  refundInvoice,
  refundTopUp,
  sleep,
  takeInvoiceOn,
  topUpByMerchant,
  withSome,
} from './stormSteps.ts';

/** Top-ups, payment links, invoices, refunds and disputes. */
export const paymentOperations: Record<string, Operation> = {
  merchantTopUp: { weight: 4, run: topUpByMerchant },
  customerTopUp: {
    weight: 6,
    run: async ({ world, random }) => {
      const { customer, walletId, currency } = pickWallet({ world, random });
      const { token } = customer;
      const quote = await once(
        { world, random },
        {
          method: 'POST',
          path: `/wallet/wallets/${walletId}/quotes`,
          body: { amount: { amount: random.between(1, 150) * 100, currency } },
          token,
        },
      );
      if (!quote) return;
      const pay = () => {
        const body = { quoteId: quote.id, paymentMethodId: pickMethod(random, customer) };
        return world.api.write(random, 'topUp', { method: 'POST', path: '/wallet/top-ups', body, token });
      };
      // Two tabs confirm the same quote.
      const topUps = await Promise.all(random.happens(0.2) ? [pay(), pay()] : [pay()]);
      for (const topUp of topUps)
        if (topUp) await followTopUp({ world, random }, { customer, walletId }, topUp);
    },
  },
  cancelTopUp: {
    weight: 2,
    run: ({ world, random }) => {
      const topUp = world.pick(random, 'topUp');
      if (!topUp) return nothing;
      const path = `/v1/top-ups/${topUp.id}/cancel`;
      return world.api.write(random, 'cancelTopUp', { method: 'POST', path });
    },
  },
  readTopUp: {
    weight: 2,
    run: ({ world, random }) => {
      const topUp = world.pick(random, 'topUp');
      return topUp ? world.api.read(random, `/v1/top-ups/${topUp.id}`) : nothing;
    },
  },
  createLink: {
    weight: 3,
    run: async ({ world, random }) => {
      const { customer, walletId, currency } = pickWallet({ world, random });
      const amount = { amount: random.between(1, 100) * 100, currency };
      const open = { amountMin: { amount: 100, currency }, amountMax: { amount: 10_000, currency } };
      const body = {
        ...(random.happens(0.5) ? { amount } : open),
        expiresIn: random.pick(['1h', '2d', '7d']),
      };
      const link = await once(
        { world, random },
        { method: 'POST', path: `/v1/wallets/${walletId}/payment-links`, body },
      );
      const extra = { token: link?.url.split('/').at(-1), amount: link?.amount, currency };
      if (link) world.remember('link', { id: link.id, walletId, customer, extra });
    },
  },
  payLink: {
    weight: 7,
    run: async ({ world, random }) => {
      const link = world.pick(random, 'link');
      if (!link) return;
      const payers = random.happens(0.4) ? 2 : 1;
      await Promise.all(Array.from({ length: payers }, () => payLink({ world, random }, link.extra)));
    },
  },
  revokeLink: {
    weight: 1,
    run: ({ world, random }) => {
      const link = world.pick(random, 'link');
      return link
        ? once({ world, random }, { method: 'POST', path: `/v1/payment-links/${link.id}/revoke` })
        : nothing;
    },
  },
  createInvoice: {
    weight: 9,
    run: async (parts) => {
      const { random } = parts;
      const dueInMs = random.pick([0, 600_000, 3_600_000, 3_600_000, 5 * 86_400_000]);
      const invoice = await draftInvoice(parts, dueInMs);
      if (invoice && random.happens(0.85)) await actOnInvoice(parts, invoice.id, 'open');
    },
  },
  openInvoice: { weight: 2, run: (parts) => actOnSomeInvoice(parts, 'open') },
  voidInvoice: { weight: 3, run: (parts) => actOnSomeInvoice(parts, 'void') },
  payInvoice: { weight: 6, run: withSome('invoice', payInvoice) },
  invoiceLife: {
    weight: 12,
    run: async (parts) => {
      const { world, random } = parts;
      const invoice = await draftInvoice(parts, 3_600_000);
      if (!invoice) return;
      // Opening an invoice reserves money that its wallet has.
      if (random.happens(0.6))
        await entry(parts, { type: 'credit', fundedBy: 'externalPayment' }, 12_000, invoice);
      await actOnInvoice(parts, invoice.id, 'open');
      for (let step = random.between(3, 7); step > 0; step -= 1) await takeInvoiceOn(parts, invoice);
      world.remember('invoice', invoice);
    },
  },
  topUpLife: {
    weight: 6,
    run: async (parts) => {
      const { world, random } = parts;
      const topUp = await topUpByMerchant(parts);
      if (!topUp) return;
      for (let step = random.between(2, 5); step > 0; step -= 1) {
        await random.pick([
          () => refundTopUp(parts, topUp),
          () => refundTopUp(parts, topUp),
          () => disputeTopUp(parts, topUp),
          () => mendRefund(parts),
          () => entry(parts, { type: 'debit' }, 8_000),
          () => sleep(random.between(100, 3_000)),
        ])();
      }
      world.remember('topUp', topUp);
    },
  },
  refundInvoice: { weight: 3, run: withSome('invoice', refundInvoice) },
  refundTopUp: { weight: 3, run: withSome('topUp', refundTopUp) },
  previewTopUpRefund: {
    weight: 1,
    run: withSome('topUp', (parts, { id }) =>
      once(parts, { method: 'POST', path: `/v1/top-ups/${id}/refunds/preview`, body: {} }),
    ),
  },
  mendRefund: { weight: 3, run: mendRefund },
  dispute: { weight: 2, run: withSome('topUp', disputeTopUp) },
};
