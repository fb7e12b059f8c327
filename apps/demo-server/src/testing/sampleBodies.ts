/** Returns a valid body of an operation, so that a test can make one part of it invalid. */
export function sampleBodies(operationId: string, ids: Record<string, string>): unknown {
  const amount = { amount: 10_000, currency: 'USD' };
  const samples: Record<string, unknown> = {
    'customers.create': { name: 'Ada', email: 'ada@example.com', metadata: { plan: 'pro' } },
    'customers.update': { name: 'Ada' },
    'wallets.create': { currency: 'EUR' },
    'entries.create': { type: 'debit', amount, reason: 'Usage' },
    'grants.void': { reason: 'Given by mistake' },
    'holds.create': { amount: { amount: 100, currency: 'USD' }, reason: 'Job' },
    'holds.capture': { amount: { amount: 50, currency: 'USD' } },
    'topUps.createQuote': { amount },
    'topUps.create': { amount, paymentMethodId: ids.paymentMethodId },
    'testMode.advanceClock': { by: '1s' },
    'testMode.updateScenario': { processorOutage: false },
    'testMode.setPaymentMethodOutcome': { outcome: 'pays' },
    'testMode.disputeTopUp': { outcome: 'lost' },
    'paymentLinks.create': { amount, expiresIn: '7d', metadata: { order: '7' } },
    'paymentPage.createQuote': { amount },
    'paymentPage.pay': { quoteId: ids.linkQuoteId, paymentToken: 'pm_card_visa' },
    'paymentMethods.add': { token: 'pm_card_visa' },
    'paymentMethods.reorder': { paymentMethodIds: [ids.paymentMethodId] },
    'invoices.create': {
      currency: 'USD',
      lines: [{ description: 'Seats', quantity: 3, unitAmount: { amount: 1000, currency: 'USD' } }],
      dueAt: '2030-01-31T00:00:00Z',
      metadata: { order: '7' },
    },
    'invoices.pay': { methods: ['wallet'] },
    'autoPay.update': { enabled: true, priority: 1 },
    'refunds.createForInvoice': {
      amount: { amount: 100, currency: 'USD' },
      destination: 'original',
      reason: 'Goodwill',
    },
    'payouts.markPaid': { reference: 'BT-2026-0001' },
    'refunds.createForTopUp': { amount: { amount: 100, currency: 'USD' }, reason: 'Goodwill' },
    'refunds.previewForTopUp': { amount: { amount: 100, currency: 'USD' } },
    'wallets.close': { destination: 'original', holds: 'release', reason: 'Moved away' },
    'wallets.previewClosing': { destination: 'external', holds: 'capture' },
    'settings.update': { name: 'Nimbus' },
    'apiKeys.create': { name: 'Backend', scopes: ['read', 'write'] },
    'apiKeys.rename': { name: 'Metering' },
    'apiKeys.rotate': { overlapSeconds: 3600 },
    'merchants.create': { name: 'Cirrus' },
    'sessions.create': { scopes: ['view'] },
    'customerApi.createQuote': { amount },
    'customerApi.createTopUp': { quoteId: ids.quoteId, paymentMethodId: ids.paymentMethodId },
    'customerApi.addPaymentMethod': { token: 'pm_card_visa' },
    'customerApi.previewAutoTopUp': autoTopUp(ids),
    'customerApi.saveAutoTopUp': autoTopUp(ids),
    'webhookEndpoints.create': { url: 'https://nimbus.example/hooks' },
    'webhookEndpoints.update': { eventTypes: ['wallet.topped_up'] },
    'alerts.update': { enabled: true, threshold: amount, channels: ['email'], version: 0 },
    'customerApi.saveAlertSettings': { enabled: true, threshold: amount, channels: ['email'] },
    'customerApi.markNotificationsRead': { notificationIds: [ids.notificationId ?? 'ntf_unknown_1'] },
    'customerApi.payInvoice': { paymentMethodId: ids.paymentMethodId },
    'dodoWire.createCustomer': { name: 'Ada', email: 'ada@example.com' },
    'dodoWire.updateCustomer': { name: 'Ada' },
    'dodoWire.createLedgerEntry': { amount: 100, currency: 'USD', entry_type: 'credit' },
  };
  const sample = samples[operationId];
  if (sample === undefined) throw new Error(`Add a sample body for ${operationId}.`);
  return sample;
}

function autoTopUp({ paymentMethodId }: Record<string, string>) {
  const money = (amount: number) => ({ amount, currency: 'USD' });
  return {
    mode: 'fixed',
    threshold: money(2_000),
    amount: money(10_000),
    paymentMethodId,
    monthlyCap: money(50_000),
    dailyCount: 3,
  };
}
