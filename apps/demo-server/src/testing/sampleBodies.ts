/** Returns a valid body of an operation, so that a test can make one part of it invalid. */
export function sampleBodies(operationId: string, ids: Record<string, string>): unknown {
  const amount = { amount: 10_000, currency: 'USD' };
  const samples: Record<string, unknown> = {
    createCustomer: { name: 'Ada', email: 'ada@example.com', metadata: { plan: 'pro' } },
    updateCustomer: { name: 'Ada' },
    openWallet: { currency: 'EUR' },
    createEntry: { type: 'debit', amount, reason: 'Usage' },
    voidGrant: { reason: 'Given by mistake' },
    createHold: { amount: { amount: 100, currency: 'USD' }, reason: 'Job' },
    captureHold: { amount: { amount: 50, currency: 'USD' } },
    createMerchantQuote: { amount },
    createMerchantTopUp: { amount, paymentMethodId: ids.paymentMethodId },
    advanceTestClock: { by: '1s' },
    changeTestScenario: { processorOutage: false },
    changeMethodOutcome: { outcome: 'pays' },
    disputeTestTopUp: { outcome: 'lost' },
    createPaymentLink: { amount, expiresIn: '7d', metadata: { order: '7' } },
    quotePaymentLink: { amount },
    payPaymentLink: { quoteId: ids.linkQuoteId, paymentToken: 'pm_card_visa' },
    addMerchantPaymentMethod: { token: 'pm_card_visa' },
    orderMerchantPaymentMethods: { paymentMethodIds: [ids.paymentMethodId] },
    createInvoice: {
      currency: 'USD',
      lines: [{ description: 'Seats', quantity: 3, unitAmount: 1000 }],
      dueAt: '2030-01-31T00:00:00Z',
      metadata: { order: '7' },
    },
    payMerchantInvoice: { methods: ['wallet'] },
    saveAutoPay: { enabled: true, priority: 1 },
    refundInvoice: { amount: 100, destination: 'original', reason: 'Goodwill' },
    refundTopUp: { amount: 100, reason: 'Goodwill' },
    previewTopUpRefund: { amount: 100 },
    closeWallet: { destination: 'original', holds: 'release', reason: 'Moved away' },
    previewClosure: { destination: 'external', holds: 'capture' },
    updateSettings: { name: 'Nimbus' },
    createApiKey: { name: 'Backend', scopes: ['read', 'write'] },
    renameApiKey: { name: 'Metering' },
    rotateApiKey: { overlapSeconds: 3600 },
    createMerchant: { name: 'Cirrus' },
    createSession: { scopes: ['view'] },
    createQuote: { amount },
    createTopUp: { quoteId: ids.quoteId, paymentMethodId: ids.paymentMethodId },
    addPaymentMethod: { token: 'pm_card_visa' },
    previewAutoTopUp: autoTopUp(ids),
    saveAutoTopUp: autoTopUp(ids),
    createWebhookEndpoint: { url: 'https://nimbus.example/hooks' },
    updateWebhookEndpoint: { eventTypes: ['wallet.topped_up'] },
    saveMerchantAlertSettings: { enabled: true, threshold: amount, channels: ['email'], version: 0 },
    saveAlertSettings: { enabled: true, threshold: amount, channels: ['email'] },
    markNotificationsRead: { notificationIds: [ids.notificationId ?? 'ntf_unknown_1'] },
    payInvoice: { paymentMethodId: ids.paymentMethodId },
    dodoCreateCustomer: { name: 'Ada', email: 'ada@example.com' },
    dodoUpdateCustomer: { name: 'Ada' },
    dodoCreateLedgerEntry: { amount: 100, currency: 'USD', entry_type: 'credit' },
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
