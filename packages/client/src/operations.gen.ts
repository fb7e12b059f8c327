// Written by `pnpm --filter @coffer/client generate` from the server's OpenAPI document.
import type { Method, PageMethod } from './Method.ts';

/** Every operation of the merchant API, by its subject. */
export type Operations = {
  customers: {
    /**
     * List or search customers
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers`
     */
    list: PageMethod<'customers.list'>;
    /**
     * Create a customer and its wallets
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers`
     */
    create: Method<'customers.create'>;
    /**
     * Retrieve a customer
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}`
     */
    retrieve: Method<'customers.retrieve'>;
    /**
     * Update a customer
     *
     * The secret key needs `write`.
     *
     * `PATCH /v1/customers/{customerId}`
     */
    update: Method<'customers.update'>;
  };
  wallets: {
    /**
     * List a customer's wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/wallets`
     */
    listForCustomer: Method<'wallets.listForCustomer'>;
    /**
     * Open a wallet
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/wallets`
     */
    create: Method<'wallets.create'>;
    /**
     * List wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets`
     */
    list: PageMethod<'wallets.list'>;
    /**
     * Retrieve a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}`
     */
    retrieve: Method<'wallets.retrieve'>;
    /**
     * Retrieve a wallet's balance, current or as of a point in time
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/balance`
     */
    retrieveBalance: Method<'wallets.retrieveBalance'>;
    /**
     * Freeze a wallet
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/freeze`
     */
    freeze: Method<'wallets.freeze'>;
    /**
     * Unfreeze a wallet
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/unfreeze`
     */
    unfreeze: Method<'wallets.unfreeze'>;
    /**
     * Verify a wallet's history
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/verify`
     */
    verify: Method<'wallets.verify'>;
    /**
     * Close a wallet and refund its balance
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/close`
     */
    close: Method<'wallets.close'>;
    /**
     * Preview the closure of a wallet
     *
     * The secret key needs `read`.
     *
     * `POST /v1/wallets/{walletId}/close/preview`
     */
    previewClosing: Method<'wallets.previewClosing'>;
    /**
     * Retrieve the closure of a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/closure`
     */
    retrieveClosure: Method<'wallets.retrieveClosure'>;
  };
  ledgerCheckpoints: {
    /**
     * List ledger checkpoints
     *
     * The secret key needs `read`.
     *
     * `GET /v1/ledger-checkpoints`
     */
    list: PageMethod<'ledgerCheckpoints.list'>;
    /**
     * Compare a ledger checkpoint with the current entries
     *
     * The secret key needs `read`.
     *
     * `GET /v1/ledger-checkpoints/{ledgerCheckpointId}/verify`
     */
    verify: Method<'ledgerCheckpoints.verify'>;
  };
  entries: {
    /**
     * List a wallet's entries
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/entries`
     */
    listForWallet: PageMethod<'entries.listForWallet'>;
    /**
     * Create an entry
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/entries`
     */
    create: Method<'entries.create'>;
    /**
     * Retrieve an entry
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/entries/{entryId}`
     */
    retrieve: Method<'entries.retrieve'>;
  };
  grants: {
    /**
     * List a wallet's unspent grants
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/grants`
     */
    listForWallet: PageMethod<'grants.listForWallet'>;
    /**
     * Void a promotional grant
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/grants/{grantId}/void`
     */
    void: Method<'grants.void'>;
  };
  holds: {
    /**
     * List a wallet's holds
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/holds`
     */
    listForWallet: Method<'holds.listForWallet'>;
    /**
     * Create a hold
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds`
     */
    create: Method<'holds.create'>;
    /**
     * Capture a hold
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds/{holdId}/capture`
     */
    capture: Method<'holds.capture'>;
    /**
     * Release a hold
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds/{holdId}/release`
     */
    release: Method<'holds.release'>;
  };
  topUps: {
    /**
     * Create a quote for a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/quotes`
     */
    createQuote: Method<'topUps.createQuote'>;
    /**
     * Create a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/top-ups`
     */
    create: Method<'topUps.create'>;
    /**
     * List top-ups
     *
     * The secret key needs `read`.
     *
     * `GET /v1/top-ups`
     */
    list: PageMethod<'topUps.list'>;
    /**
     * Retrieve a top-up
     *
     * The secret key needs `read`.
     *
     * `GET /v1/top-ups/{topUpId}`
     */
    retrieve: Method<'topUps.retrieve'>;
    /**
     * Cancel a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/top-ups/{topUpId}/cancel`
     */
    cancel: Method<'topUps.cancel'>;
  };
  paymentLinks: {
    /**
     * Create a payment link
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/payment-links`
     */
    create: Method<'paymentLinks.create'>;
    /**
     * List payment links
     *
     * The secret key needs `read`.
     *
     * `GET /v1/payment-links`
     */
    list: PageMethod<'paymentLinks.list'>;
    /**
     * Retrieve a payment link
     *
     * The secret key needs `read`.
     *
     * `GET /v1/payment-links/{paymentLinkId}`
     */
    retrieve: Method<'paymentLinks.retrieve'>;
    /**
     * Revoke a payment link and cancel its unconfirmed payment
     *
     * The secret key needs `write`.
     *
     * `POST /v1/payment-links/{paymentLinkId}/revoke`
     */
    revoke: Method<'paymentLinks.revoke'>;
  };
  paymentMethods: {
    /**
     * List a customer's payment methods
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/payment-methods`
     */
    listForCustomer: Method<'paymentMethods.listForCustomer'>;
    /**
     * Add a payment method
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/payment-methods`
     */
    add: Method<'paymentMethods.add'>;
    /**
     * Set the priorities of a customer's payment methods
     *
     * The secret key needs `write`.
     *
     * `PUT /v1/customers/{customerId}/payment-method-order`
     */
    reorder: Method<'paymentMethods.reorder'>;
    /**
     * Make a payment method the default
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/payment-methods/{paymentMethodId}/make-default`
     */
    makeDefault: Method<'paymentMethods.makeDefault'>;
    /**
     * Remove a payment method
     *
     * The secret key needs `write`.
     *
     * `DELETE /v1/customers/{customerId}/payment-methods/{paymentMethodId}`
     */
    detach: Method<'paymentMethods.detach'>;
  };
  autoTopUp: {
    /**
     * Retrieve a wallet's auto top-up
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/auto-top-up`
     */
    retrieve: Method<'autoTopUp.retrieve'>;
    /**
     * Turn off a wallet's auto top-up
     *
     * The secret key needs `write`.
     *
     * `DELETE /v1/wallets/{walletId}/auto-top-up`
     */
    turnOff: Method<'autoTopUp.turnOff'>;
  };
  alerts: {
    /**
     * Retrieve the low-balance alert of a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/alert-settings`
     */
    retrieve: Method<'alerts.retrieve'>;
    /**
     * Update the low-balance alert of a wallet
     *
     * The secret key needs `write`.
     *
     * `PUT /v1/wallets/{walletId}/alert-settings`
     */
    update: Method<'alerts.update'>;
  };
  emails: {
    /**
     * List emails to your customers
     *
     * The secret key needs `read`.
     *
     * `GET /v1/mails`
     */
    list: PageMethod<'emails.list'>;
  };
  invoices: {
    /**
     * Create a draft invoice
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/invoices`
     */
    create: Method<'invoices.create'>;
    /**
     * List invoices
     *
     * The secret key needs `read`.
     *
     * `GET /v1/invoices`
     */
    list: PageMethod<'invoices.list'>;
    /**
     * Retrieve an invoice
     *
     * The secret key needs `read`.
     *
     * `GET /v1/invoices/{invoiceId}`
     */
    retrieve: Method<'invoices.retrieve'>;
    /**
     * Open a draft invoice and collect it when it is due
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/open`
     */
    open: Method<'invoices.open'>;
    /**
     * Pay an invoice
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/payments`
     */
    pay: Method<'invoices.pay'>;
    /**
     * Void an invoice and return its payments
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/void`
     */
    void: Method<'invoices.void'>;
    /**
     * Mark an invoice as uncollectible
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/mark-uncollectible`
     */
    markUncollectible: Method<'invoices.markUncollectible'>;
  };
  autoPay: {
    /**
     * Retrieve a wallet's automatic invoice payment
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/auto-pay`
     */
    retrieve: Method<'autoPay.retrieve'>;
    /**
     * Update a wallet's automatic invoice payment
     *
     * The secret key needs `write`.
     *
     * `PUT /v1/wallets/{walletId}/auto-pay`
     */
    update: Method<'autoPay.update'>;
  };
  payouts: {
    /**
     * List payouts
     *
     * The secret key needs `read`.
     *
     * `GET /v1/payouts`
     */
    list: PageMethod<'payouts.list'>;
    /**
     * Retrieve a payout
     *
     * The secret key needs `read`.
     *
     * `GET /v1/payouts/{payoutId}`
     */
    retrieve: Method<'payouts.retrieve'>;
    /**
     * Mark a payout as paid
     *
     * The secret key needs `write`.
     *
     * `POST /v1/payouts/{payoutId}/mark-paid`
     */
    markPaid: Method<'payouts.markPaid'>;
  };
  refunds: {
    /**
     * Refund an invoice
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/refunds`
     */
    createForInvoice: Method<'refunds.createForInvoice'>;
    /**
     * Refund a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/top-ups/{topUpId}/refunds`
     */
    createForTopUp: Method<'refunds.createForTopUp'>;
    /**
     * Preview the refund of a top-up
     *
     * The secret key needs `read`.
     *
     * `POST /v1/top-ups/{topUpId}/refunds/preview`
     */
    previewForTopUp: Method<'refunds.previewForTopUp'>;
    /**
     * List refunds
     *
     * The secret key needs `read`.
     *
     * `GET /v1/refunds`
     */
    list: PageMethod<'refunds.list'>;
    /**
     * Retrieve a refund
     *
     * The secret key needs `read`.
     *
     * `GET /v1/refunds/{refundId}`
     */
    retrieve: Method<'refunds.retrieve'>;
    /**
     * Retry a failed refund
     *
     * The secret key needs `write`.
     *
     * `POST /v1/refunds/{refundId}/retry`
     */
    retry: Method<'refunds.retry'>;
    /**
     * Credit a failed refund to the wallet
     *
     * The secret key needs `write`.
     *
     * `POST /v1/refunds/{refundId}/credit`
     */
    creditToWallet: Method<'refunds.creditToWallet'>;
  };
  disputes: {
    /**
     * List disputes
     *
     * The secret key needs `read`.
     *
     * `GET /v1/disputes`
     */
    list: PageMethod<'disputes.list'>;
    /**
     * Retrieve a dispute
     *
     * The secret key needs `read`.
     *
     * `GET /v1/disputes/{disputeId}`
     */
    retrieve: Method<'disputes.retrieve'>;
  };
  openItems: {
    /**
     * List open items
     *
     * The secret key needs `read`.
     *
     * `GET /v1/open-items`
     */
    list: PageMethod<'openItems.list'>;
    /**
     * Retrieve an open item
     *
     * The secret key needs `read`.
     *
     * `GET /v1/open-items/{openItemId}`
     */
    retrieve: Method<'openItems.retrieve'>;
  };
  balances: {
    /**
     * Retrieve the total balances of all wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/balances`
     */
    retrieve: Method<'balances.retrieve'>;
    /**
     * Retrieve the total balances of a customer's wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/balances`
     */
    retrieveForCustomer: Method<'balances.retrieveForCustomer'>;
  };
  analytics: {
    /**
     * Retrieve the analytics of all wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/analytics`
     */
    retrieve: Method<'analytics.retrieve'>;
    /**
     * Retrieve the forecast of all wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/forecast`
     */
    forecast: Method<'analytics.forecast'>;
    /**
     * Retrieve the analytics of a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/analytics`
     */
    retrieveForWallet: Method<'analytics.retrieveForWallet'>;
    /**
     * Retrieve the forecast of a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/forecast`
     */
    forecastForWallet: Method<'analytics.forecastForWallet'>;
  };
  settings: {
    /**
     * Retrieve your settings
     *
     * The secret key needs `read`.
     *
     * `GET /v1/settings`
     */
    retrieve: Method<'settings.retrieve'>;
    /**
     * Update your settings
     *
     * The secret key needs `admin`.
     *
     * `PATCH /v1/settings`
     */
    update: Method<'settings.update'>;
  };
  apiKeys: {
    /**
     * List API keys
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/api-keys`
     */
    list: Method<'apiKeys.list'>;
    /**
     * Create an API key
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/api-keys`
     */
    create: Method<'apiKeys.create'>;
    /**
     * Retrieve an API key
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/api-keys/{apiKeyId}`
     */
    retrieve: Method<'apiKeys.retrieve'>;
    /**
     * Rename an API key
     *
     * The secret key needs `admin`.
     *
     * `PATCH /v1/api-keys/{apiKeyId}`
     */
    rename: Method<'apiKeys.rename'>;
    /**
     * Rotate an API key
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/api-keys/{apiKeyId}/rotate`
     */
    rotate: Method<'apiKeys.rotate'>;
    /**
     * Revoke an API key
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/api-keys/{apiKeyId}/revoke`
     */
    revoke: Method<'apiKeys.revoke'>;
  };
  merchants: {
    /**
     * List merchants
     *
     * The secret key needs `admin` and `operate`.
     *
     * `GET /v1/merchants`
     */
    list: Method<'merchants.list'>;
    /**
     * Create a merchant and its first API key
     *
     * The secret key needs `admin` and `operate`.
     *
     * `POST /v1/merchants`
     */
    create: Method<'merchants.create'>;
  };
  auditLog: {
    /**
     * List audit log entries
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/audit-log`
     */
    list: PageMethod<'auditLog.list'>;
  };
  sessions: {
    /**
     * List a customer's active sessions
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/sessions`
     */
    listForCustomer: PageMethod<'sessions.listForCustomer'>;
    /**
     * Create a session for a customer
     *
     * The secret key needs `read` and `write`.
     *
     * `POST /v1/customers/{customerId}/sessions`
     */
    create: Method<'sessions.create'>;
    /**
     * Revoke all sessions of a customer
     *
     * The secret key needs `write`.
     *
     * `DELETE /v1/customers/{customerId}/sessions`
     */
    revokeForCustomer: Method<'sessions.revokeForCustomer'>;
    /**
     * Revoke a session
     *
     * The secret key needs `write`.
     *
     * `DELETE /v1/sessions/{sessionId}`
     */
    revoke: Method<'sessions.revoke'>;
  };
  events: {
    /**
     * List events of a customer's wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/events`
     */
    listForCustomer: Method<'events.listForCustomer'>;
  };
  webhookEndpoints: {
    /**
     * List webhook endpoints
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/webhook-endpoints`
     */
    list: Method<'webhookEndpoints.list'>;
    /**
     * Create a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints`
     */
    create: Method<'webhookEndpoints.create'>;
    /**
     * Retrieve a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/webhook-endpoints/{webhookEndpointId}`
     */
    retrieve: Method<'webhookEndpoints.retrieve'>;
    /**
     * Update a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `PATCH /v1/webhook-endpoints/{webhookEndpointId}`
     */
    update: Method<'webhookEndpoints.update'>;
    /**
     * Delete a webhook endpoint and keep its delivery log
     *
     * The secret key needs `admin`.
     *
     * `DELETE /v1/webhook-endpoints/{webhookEndpointId}`
     */
    delete: Method<'webhookEndpoints.delete'>;
    /**
     * Rotate the signing secret of a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints/{webhookEndpointId}/rotate-secret`
     */
    rotateSecret: Method<'webhookEndpoints.rotateSecret'>;
    /**
     * Send a test message to a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints/{webhookEndpointId}/test`
     */
    sendTest: Method<'webhookEndpoints.sendTest'>;
  };
  webhookDeliveries: {
    /**
     * List webhook deliveries
     *
     * The secret key needs `read`.
     *
     * `GET /v1/webhook-deliveries`
     */
    list: PageMethod<'webhookDeliveries.list'>;
    /**
     * Retrieve a webhook delivery
     *
     * The secret key needs `read`.
     *
     * `GET /v1/webhook-deliveries/{webhookDeliveryId}`
     */
    retrieve: Method<'webhookDeliveries.retrieve'>;
    /**
     * Replay a webhook delivery
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/webhook-deliveries/{webhookDeliveryId}/replay`
     */
    replay: Method<'webhookDeliveries.replay'>;
  };
  testMode: {
    /**
     * Retrieve the test clock
     *
     * The secret key needs `read`.
     *
     * `GET /v1/test/clock`
     */
    retrieveClock: Method<'testMode.retrieveClock'>;
    /**
     * Advance the test clock and run the work that becomes due
     *
     * The secret key needs `write`.
     *
     * `POST /v1/test/clock/advance`
     */
    advanceClock: Method<'testMode.advanceClock'>;
    /**
     * Retrieve the simulated outages
     *
     * The secret key needs `read`.
     *
     * `GET /v1/test/scenario`
     */
    retrieveScenario: Method<'testMode.retrieveScenario'>;
    /**
     * Switch simulated outages on or off
     *
     * The secret key needs `write`.
     *
     * `PATCH /v1/test/scenario`
     */
    updateScenario: Method<'testMode.updateScenario'>;
    /**
     * Change the outcome of payments with a saved method
     *
     * The secret key needs `write`.
     *
     * `POST /v1/test/payment-methods/{paymentMethodId}/outcome`
     */
    setPaymentMethodOutcome: Method<'testMode.setPaymentMethodOutcome'>;
    /**
     * Dispute the payment of a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/test/top-ups/{topUpId}/dispute`
     */
    disputeTopUp: Method<'testMode.disputeTopUp'>;
    /**
     * List the test processor's payments
     *
     * The secret key needs `operate`.
     *
     * `GET /v1/test/payments`
     */
    listPayments: PageMethod<'testMode.listPayments'>;
  };
};

/** Request of each operation: its method, its path, its query parameters, and whether it takes an idempotency key. */
export const routes = {
  customers: {
    list: { method: 'GET', path: '/v1/customers', query: ['cursor', 'limit', 'email', 'name', 'search'], isPage: true },
    create: { method: 'POST', path: '/v1/customers' },
    retrieve: { method: 'GET', path: '/v1/customers/{customerId}' },
    update: { method: 'PATCH', path: '/v1/customers/{customerId}' },
  },
  wallets: {
    listForCustomer: { method: 'GET', path: '/v1/customers/{customerId}/wallets' },
    create: { method: 'POST', path: '/v1/customers/{customerId}/wallets', hasIdempotencyKey: true },
    list: { method: 'GET', path: '/v1/wallets', query: ['cursor', 'limit', 'currency', 'status'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/wallets/{walletId}' },
    retrieveBalance: { method: 'GET', path: '/v1/wallets/{walletId}/balance', query: ['at'] },
    freeze: { method: 'POST', path: '/v1/wallets/{walletId}/freeze' },
    unfreeze: { method: 'POST', path: '/v1/wallets/{walletId}/unfreeze' },
    verify: { method: 'GET', path: '/v1/wallets/{walletId}/verify' },
    close: { method: 'POST', path: '/v1/wallets/{walletId}/close', hasIdempotencyKey: true },
    previewClosing: { method: 'POST', path: '/v1/wallets/{walletId}/close/preview' },
    retrieveClosure: { method: 'GET', path: '/v1/wallets/{walletId}/closure' },
  },
  ledgerCheckpoints: {
    list: { method: 'GET', path: '/v1/ledger-checkpoints', query: ['cursor', 'limit'], isPage: true },
    verify: { method: 'GET', path: '/v1/ledger-checkpoints/{ledgerCheckpointId}/verify' },
  },
  entries: {
    listForWallet: { method: 'GET', path: '/v1/wallets/{walletId}/entries', query: ['type', 'source', 'direction', 'from', 'to', 'amountMin', 'amountMax', 'text', 'cursor', 'limit'], isPage: true },
    create: { method: 'POST', path: '/v1/wallets/{walletId}/entries', hasIdempotencyKey: true },
    retrieve: { method: 'GET', path: '/v1/wallets/{walletId}/entries/{entryId}' },
  },
  grants: {
    listForWallet: { method: 'GET', path: '/v1/wallets/{walletId}/grants', query: ['order', 'cursor', 'limit', 'entryId'], isPage: true },
    void: { method: 'POST', path: '/v1/wallets/{walletId}/grants/{grantId}/void', hasIdempotencyKey: true },
  },
  holds: {
    listForWallet: { method: 'GET', path: '/v1/wallets/{walletId}/holds', query: ['status'] },
    create: { method: 'POST', path: '/v1/wallets/{walletId}/holds', hasIdempotencyKey: true },
    capture: { method: 'POST', path: '/v1/wallets/{walletId}/holds/{holdId}/capture', hasIdempotencyKey: true },
    release: { method: 'POST', path: '/v1/wallets/{walletId}/holds/{holdId}/release', hasIdempotencyKey: true },
  },
  topUps: {
    createQuote: { method: 'POST', path: '/v1/wallets/{walletId}/quotes' },
    create: { method: 'POST', path: '/v1/wallets/{walletId}/top-ups', hasIdempotencyKey: true },
    list: { method: 'GET', path: '/v1/top-ups', query: ['cursor', 'limit', 'walletId', 'status'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/top-ups/{topUpId}' },
    cancel: { method: 'POST', path: '/v1/top-ups/{topUpId}/cancel', hasIdempotencyKey: true },
  },
  paymentLinks: {
    create: { method: 'POST', path: '/v1/wallets/{walletId}/payment-links' },
    list: { method: 'GET', path: '/v1/payment-links', query: ['cursor', 'limit', 'walletId'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/payment-links/{paymentLinkId}' },
    revoke: { method: 'POST', path: '/v1/payment-links/{paymentLinkId}/revoke' },
  },
  paymentMethods: {
    listForCustomer: { method: 'GET', path: '/v1/customers/{customerId}/payment-methods' },
    add: { method: 'POST', path: '/v1/customers/{customerId}/payment-methods', hasIdempotencyKey: true },
    reorder: { method: 'PUT', path: '/v1/customers/{customerId}/payment-method-order' },
    makeDefault: { method: 'POST', path: '/v1/customers/{customerId}/payment-methods/{paymentMethodId}/make-default' },
    detach: { method: 'DELETE', path: '/v1/customers/{customerId}/payment-methods/{paymentMethodId}' },
  },
  autoTopUp: {
    retrieve: { method: 'GET', path: '/v1/wallets/{walletId}/auto-top-up' },
    turnOff: { method: 'DELETE', path: '/v1/wallets/{walletId}/auto-top-up' },
  },
  alerts: {
    retrieve: { method: 'GET', path: '/v1/wallets/{walletId}/alert-settings' },
    update: { method: 'PUT', path: '/v1/wallets/{walletId}/alert-settings' },
  },
  emails: {
    list: { method: 'GET', path: '/v1/mails', query: ['cursor', 'limit', 'walletId'], isPage: true },
  },
  invoices: {
    create: { method: 'POST', path: '/v1/customers/{customerId}/invoices', hasIdempotencyKey: true },
    list: { method: 'GET', path: '/v1/invoices', query: ['cursor', 'limit', 'customerId', 'status', 'overdue'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/invoices/{invoiceId}' },
    open: { method: 'POST', path: '/v1/invoices/{invoiceId}/open', hasIdempotencyKey: true },
    pay: { method: 'POST', path: '/v1/invoices/{invoiceId}/payments', hasIdempotencyKey: true },
    void: { method: 'POST', path: '/v1/invoices/{invoiceId}/void', hasIdempotencyKey: true },
    markUncollectible: { method: 'POST', path: '/v1/invoices/{invoiceId}/mark-uncollectible', hasIdempotencyKey: true },
  },
  autoPay: {
    retrieve: { method: 'GET', path: '/v1/wallets/{walletId}/auto-pay' },
    update: { method: 'PUT', path: '/v1/wallets/{walletId}/auto-pay' },
  },
  payouts: {
    list: { method: 'GET', path: '/v1/payouts', query: ['cursor', 'limit', 'status', 'customerId', 'walletId', 'currency', 'from', 'to'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/payouts/{payoutId}' },
    markPaid: { method: 'POST', path: '/v1/payouts/{payoutId}/mark-paid', hasIdempotencyKey: true },
  },
  refunds: {
    createForInvoice: { method: 'POST', path: '/v1/invoices/{invoiceId}/refunds', hasIdempotencyKey: true },
    createForTopUp: { method: 'POST', path: '/v1/top-ups/{topUpId}/refunds', hasIdempotencyKey: true },
    previewForTopUp: { method: 'POST', path: '/v1/top-ups/{topUpId}/refunds/preview' },
    list: { method: 'GET', path: '/v1/refunds', query: ['cursor', 'limit', 'invoiceId', 'walletId'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/refunds/{refundId}' },
    retry: { method: 'POST', path: '/v1/refunds/{refundId}/retry', hasIdempotencyKey: true },
    creditToWallet: { method: 'POST', path: '/v1/refunds/{refundId}/credit', hasIdempotencyKey: true },
  },
  disputes: {
    list: { method: 'GET', path: '/v1/disputes', query: ['cursor', 'limit', 'walletId', 'status'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/disputes/{disputeId}' },
  },
  openItems: {
    list: { method: 'GET', path: '/v1/open-items', query: ['cursor', 'limit', 'status', 'kind', 'paymentId'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/open-items/{openItemId}' },
  },
  balances: {
    retrieve: { method: 'GET', path: '/v1/balances' },
    retrieveForCustomer: { method: 'GET', path: '/v1/customers/{customerId}/balances' },
  },
  analytics: {
    retrieve: { method: 'GET', path: '/v1/analytics', query: ['from', 'to'] },
    forecast: { method: 'GET', path: '/v1/forecast' },
    retrieveForWallet: { method: 'GET', path: '/v1/wallets/{walletId}/analytics', query: ['from', 'to'] },
    forecastForWallet: { method: 'GET', path: '/v1/wallets/{walletId}/forecast' },
  },
  settings: {
    retrieve: { method: 'GET', path: '/v1/settings' },
    update: { method: 'PATCH', path: '/v1/settings' },
  },
  apiKeys: {
    list: { method: 'GET', path: '/v1/api-keys' },
    create: { method: 'POST', path: '/v1/api-keys' },
    retrieve: { method: 'GET', path: '/v1/api-keys/{apiKeyId}' },
    rename: { method: 'PATCH', path: '/v1/api-keys/{apiKeyId}' },
    rotate: { method: 'POST', path: '/v1/api-keys/{apiKeyId}/rotate' },
    revoke: { method: 'POST', path: '/v1/api-keys/{apiKeyId}/revoke' },
  },
  merchants: {
    list: { method: 'GET', path: '/v1/merchants' },
    create: { method: 'POST', path: '/v1/merchants' },
  },
  auditLog: {
    list: { method: 'GET', path: '/v1/audit-log', query: ['cursor', 'limit', 'actorType', 'actorId', 'action', 'subjectId', 'from', 'to'], isPage: true },
  },
  sessions: {
    listForCustomer: { method: 'GET', path: '/v1/customers/{customerId}/sessions', query: ['cursor', 'limit'], isPage: true },
    create: { method: 'POST', path: '/v1/customers/{customerId}/sessions' },
    revokeForCustomer: { method: 'DELETE', path: '/v1/customers/{customerId}/sessions' },
    revoke: { method: 'DELETE', path: '/v1/sessions/{sessionId}' },
  },
  events: {
    listForCustomer: { method: 'GET', path: '/v1/customers/{customerId}/events', query: ['after', 'limit'] },
  },
  webhookEndpoints: {
    list: { method: 'GET', path: '/v1/webhook-endpoints' },
    create: { method: 'POST', path: '/v1/webhook-endpoints' },
    retrieve: { method: 'GET', path: '/v1/webhook-endpoints/{webhookEndpointId}' },
    update: { method: 'PATCH', path: '/v1/webhook-endpoints/{webhookEndpointId}' },
    delete: { method: 'DELETE', path: '/v1/webhook-endpoints/{webhookEndpointId}' },
    rotateSecret: { method: 'POST', path: '/v1/webhook-endpoints/{webhookEndpointId}/rotate-secret' },
    sendTest: { method: 'POST', path: '/v1/webhook-endpoints/{webhookEndpointId}/test' },
  },
  webhookDeliveries: {
    list: { method: 'GET', path: '/v1/webhook-deliveries', query: ['cursor', 'limit', 'endpointId', 'status'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/webhook-deliveries/{webhookDeliveryId}' },
    replay: { method: 'POST', path: '/v1/webhook-deliveries/{webhookDeliveryId}/replay' },
  },
  testMode: {
    retrieveClock: { method: 'GET', path: '/v1/test/clock' },
    advanceClock: { method: 'POST', path: '/v1/test/clock/advance' },
    retrieveScenario: { method: 'GET', path: '/v1/test/scenario' },
    updateScenario: { method: 'PATCH', path: '/v1/test/scenario' },
    setPaymentMethodOutcome: { method: 'POST', path: '/v1/test/payment-methods/{paymentMethodId}/outcome' },
    disputeTopUp: { method: 'POST', path: '/v1/test/top-ups/{topUpId}/dispute' },
    listPayments: { method: 'GET', path: '/v1/test/payments', query: ['cursor', 'limit'], isPage: true },
  },
} as const;
