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
    listCustomers: PageMethod<'listCustomers'>;
    /**
     * Create a customer and its wallets
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers`
     */
    createCustomer: Method<'createCustomer'>;
    /**
     * Retrieve a customer
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}`
     */
    readCustomer: Method<'readCustomer'>;
    /**
     * Update a customer
     *
     * The secret key needs `write`.
     *
     * `PATCH /v1/customers/{customerId}`
     */
    updateCustomer: Method<'updateCustomer'>;
  };
  wallets: {
    /**
     * List a customer's wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/wallets`
     */
    listCustomerWallets: Method<'listCustomerWallets'>;
    /**
     * Open a wallet
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/wallets`
     */
    openWallet: Method<'openWallet'>;
    /**
     * List wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets`
     */
    listAllWallets: PageMethod<'listAllWallets'>;
    /**
     * Retrieve a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}`
     */
    readWallet: Method<'readWallet'>;
    /**
     * Retrieve a wallet's balance, current or as of a point in time
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/balance`
     */
    readBalance: Method<'readBalance'>;
    /**
     * Freeze a wallet
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/freeze`
     */
    freezeWallet: Method<'freezeWallet'>;
    /**
     * Unfreeze a wallet
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/unfreeze`
     */
    unfreezeWallet: Method<'unfreezeWallet'>;
    /**
     * Verify a wallet's history
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/verify`
     */
    verifyWallet: Method<'verifyWallet'>;
    /**
     * List ledger checkpoints
     *
     * The secret key needs `read`.
     *
     * `GET /v1/ledger-checkpoints`
     */
    listLedgerCheckpoints: PageMethod<'listLedgerCheckpoints'>;
    /**
     * Compare a ledger checkpoint with the current entries
     *
     * The secret key needs `read`.
     *
     * `GET /v1/ledger-checkpoints/{ledgerCheckpointId}/verify`
     */
    verifyLedgerCheckpoint: Method<'verifyLedgerCheckpoint'>;
    /**
     * Close a wallet and refund its balance
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/close`
     */
    closeWallet: Method<'closeWallet'>;
    /**
     * Preview the closure of a wallet
     *
     * The secret key needs `read`.
     *
     * `POST /v1/wallets/{walletId}/close/preview`
     */
    previewClosure: Method<'previewClosure'>;
    /**
     * Retrieve the closure of a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/closure`
     */
    readClosure: Method<'readClosure'>;
  };
  entries: {
    /**
     * List a wallet's entries
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/entries`
     */
    listWalletEntries: PageMethod<'listWalletEntries'>;
    /**
     * Create an entry
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/entries`
     */
    createEntry: Method<'createEntry'>;
    /**
     * Retrieve an entry
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/entries/{entryId}`
     */
    readEntry: Method<'readEntry'>;
  };
  grants: {
    /**
     * List a wallet's unspent grants
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/grants`
     */
    listWalletGrants: PageMethod<'listWalletGrants'>;
    /**
     * Void a promotional grant
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/grants/{grantId}/void`
     */
    voidGrant: Method<'voidGrant'>;
  };
  holds: {
    /**
     * List a wallet's holds
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/holds`
     */
    listHolds: Method<'listHolds'>;
    /**
     * Create a hold
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds`
     */
    createHold: Method<'createHold'>;
    /**
     * Capture a hold
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds/{holdId}/capture`
     */
    captureHold: Method<'captureHold'>;
    /**
     * Release a hold
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds/{holdId}/release`
     */
    releaseHold: Method<'releaseHold'>;
  };
  topUps: {
    /**
     * Create a quote for a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/quotes`
     */
    createMerchantQuote: Method<'createMerchantQuote'>;
    /**
     * Create a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/top-ups`
     */
    createMerchantTopUp: Method<'createMerchantTopUp'>;
    /**
     * List top-ups
     *
     * The secret key needs `read`.
     *
     * `GET /v1/top-ups`
     */
    listTopUps: PageMethod<'listTopUps'>;
    /**
     * Retrieve a top-up
     *
     * The secret key needs `read`.
     *
     * `GET /v1/top-ups/{topUpId}`
     */
    readTopUp: Method<'readTopUp'>;
    /**
     * Cancel a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/top-ups/{topUpId}/cancel`
     */
    cancelMerchantTopUp: Method<'cancelMerchantTopUp'>;
  };
  paymentLinks: {
    /**
     * Create a payment link
     *
     * The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/payment-links`
     */
    createPaymentLink: Method<'createPaymentLink'>;
    /**
     * List payment links
     *
     * The secret key needs `read`.
     *
     * `GET /v1/payment-links`
     */
    listPaymentLinks: PageMethod<'listPaymentLinks'>;
    /**
     * Retrieve a payment link
     *
     * The secret key needs `read`.
     *
     * `GET /v1/payment-links/{paymentLinkId}`
     */
    readPaymentLink: Method<'readPaymentLink'>;
    /**
     * Revoke a payment link and cancel its unconfirmed payment
     *
     * The secret key needs `write`.
     *
     * `POST /v1/payment-links/{paymentLinkId}/revoke`
     */
    revokePaymentLink: Method<'revokePaymentLink'>;
  };
  paymentMethods: {
    /**
     * List a customer's payment methods
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/payment-methods`
     */
    listMerchantPaymentMethods: Method<'listMerchantPaymentMethods'>;
    /**
     * Add a payment method
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/payment-methods`
     */
    addMerchantPaymentMethod: Method<'addMerchantPaymentMethod'>;
    /**
     * Set the priorities of a customer's payment methods
     *
     * The secret key needs `write`.
     *
     * `PUT /v1/customers/{customerId}/payment-method-order`
     */
    orderMerchantPaymentMethods: Method<'orderMerchantPaymentMethods'>;
    /**
     * Make a payment method the default
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/payment-methods/{paymentMethodId}/make-default`
     */
    makeDefaultMerchantPaymentMethod: Method<'makeDefaultMerchantPaymentMethod'>;
    /**
     * Remove a payment method
     *
     * The secret key needs `write`.
     *
     * `DELETE /v1/customers/{customerId}/payment-methods/{paymentMethodId}`
     */
    removeMerchantPaymentMethod: Method<'removeMerchantPaymentMethod'>;
  };
  autoTopUp: {
    /**
     * Retrieve a wallet's auto top-up
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/auto-top-up`
     */
    readMerchantAutoTopUp: Method<'readMerchantAutoTopUp'>;
    /**
     * Turn off a wallet's auto top-up
     *
     * The secret key needs `write`.
     *
     * `DELETE /v1/wallets/{walletId}/auto-top-up`
     */
    switchOffMerchantAutoTopUp: Method<'switchOffMerchantAutoTopUp'>;
  };
  alerts: {
    /**
     * Retrieve the low-balance alert of a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/alert-settings`
     */
    readMerchantAlertSettings: Method<'readMerchantAlertSettings'>;
    /**
     * Update the low-balance alert of a wallet
     *
     * The secret key needs `write`.
     *
     * `PUT /v1/wallets/{walletId}/alert-settings`
     */
    saveMerchantAlertSettings: Method<'saveMerchantAlertSettings'>;
    /**
     * List emails to your customers
     *
     * The secret key needs `read`.
     *
     * `GET /v1/mails`
     */
    listMails: PageMethod<'listMails'>;
  };
  invoices: {
    /**
     * Create a draft invoice
     *
     * The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/invoices`
     */
    createInvoice: Method<'createInvoice'>;
    /**
     * List invoices
     *
     * The secret key needs `read`.
     *
     * `GET /v1/invoices`
     */
    listMerchantInvoices: PageMethod<'listMerchantInvoices'>;
    /**
     * Retrieve an invoice
     *
     * The secret key needs `read`.
     *
     * `GET /v1/invoices/{invoiceId}`
     */
    readInvoice: Method<'readInvoice'>;
    /**
     * Open a draft invoice and collect it when it is due
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/open`
     */
    openInvoice: Method<'openInvoice'>;
    /**
     * Pay an invoice
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/payments`
     */
    payMerchantInvoice: Method<'payMerchantInvoice'>;
    /**
     * Void an invoice and return its payments
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/void`
     */
    voidInvoice: Method<'voidInvoice'>;
    /**
     * Retrieve a wallet's automatic invoice payment
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/auto-pay`
     */
    readAutoPay: Method<'readAutoPay'>;
    /**
     * Update a wallet's automatic invoice payment
     *
     * The secret key needs `write`.
     *
     * `PUT /v1/wallets/{walletId}/auto-pay`
     */
    saveAutoPay: Method<'saveAutoPay'>;
  };
  refunds: {
    /**
     * Refund an invoice
     *
     * The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/refunds`
     */
    refundInvoice: Method<'refundInvoice'>;
    /**
     * Refund a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/top-ups/{topUpId}/refunds`
     */
    refundTopUp: Method<'refundTopUp'>;
    /**
     * Preview the refund of a top-up
     *
     * The secret key needs `read`.
     *
     * `POST /v1/top-ups/{topUpId}/refunds/preview`
     */
    previewTopUpRefund: Method<'previewTopUpRefund'>;
    /**
     * List refunds
     *
     * The secret key needs `read`.
     *
     * `GET /v1/refunds`
     */
    listRefunds: PageMethod<'listRefunds'>;
    /**
     * Retrieve a refund
     *
     * The secret key needs `read`.
     *
     * `GET /v1/refunds/{refundId}`
     */
    readRefund: Method<'readRefund'>;
    /**
     * Retry a failed refund
     *
     * The secret key needs `write`.
     *
     * `POST /v1/refunds/{refundId}/retry`
     */
    retryRefund: Method<'retryRefund'>;
    /**
     * Credit a failed refund to the wallet
     *
     * The secret key needs `write`.
     *
     * `POST /v1/refunds/{refundId}/credit`
     */
    creditFailedRefund: Method<'creditFailedRefund'>;
  };
  disputes: {
    /**
     * List disputes
     *
     * The secret key needs `read`.
     *
     * `GET /v1/disputes`
     */
    listDisputes: PageMethod<'listDisputes'>;
    /**
     * Retrieve a dispute
     *
     * The secret key needs `read`.
     *
     * `GET /v1/disputes/{disputeId}`
     */
    readDispute: Method<'readDispute'>;
  };
  openItems: {
    /**
     * List open items
     *
     * The secret key needs `read`.
     *
     * `GET /v1/open-items`
     */
    listOpenItems: PageMethod<'listOpenItems'>;
    /**
     * Retrieve an open item
     *
     * The secret key needs `read`.
     *
     * `GET /v1/open-items/{openItemId}`
     */
    readOpenItem: Method<'readOpenItem'>;
  };
  analytics: {
    /**
     * Retrieve the total balances of all wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/balances`
     */
    readTotals: Method<'readTotals'>;
    /**
     * Retrieve the total balances of a customer's wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/balances`
     */
    readCustomerTotals: Method<'readCustomerTotals'>;
    /**
     * Retrieve the analytics of all wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/analytics`
     */
    readMerchantAnalytics: Method<'readMerchantAnalytics'>;
    /**
     * Retrieve the forecast of all wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/forecast`
     */
    readMerchantForecast: Method<'readMerchantForecast'>;
    /**
     * Retrieve the analytics of a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/analytics`
     */
    readWalletAnalytics: Method<'readWalletAnalytics'>;
    /**
     * Retrieve the forecast of a wallet
     *
     * The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/forecast`
     */
    readWalletForecast: Method<'readWalletForecast'>;
  };
  settings: {
    /**
     * Retrieve your settings
     *
     * The secret key needs `read`.
     *
     * `GET /v1/settings`
     */
    readSettings: Method<'readSettings'>;
    /**
     * Update your settings
     *
     * The secret key needs `admin`.
     *
     * `PATCH /v1/settings`
     */
    updateSettings: Method<'updateSettings'>;
  };
  apiKeys: {
    /**
     * List API keys
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/api-keys`
     */
    listApiKeys: Method<'listApiKeys'>;
    /**
     * Create an API key
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/api-keys`
     */
    createApiKey: Method<'createApiKey'>;
    /**
     * Retrieve an API key
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/api-keys/{apiKeyId}`
     */
    readApiKey: Method<'readApiKey'>;
    /**
     * Rename an API key
     *
     * The secret key needs `admin`.
     *
     * `PATCH /v1/api-keys/{apiKeyId}`
     */
    renameApiKey: Method<'renameApiKey'>;
    /**
     * Rotate an API key
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/api-keys/{apiKeyId}/rotate`
     */
    rotateApiKey: Method<'rotateApiKey'>;
    /**
     * Revoke an API key
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/api-keys/{apiKeyId}/revoke`
     */
    revokeApiKey: Method<'revokeApiKey'>;
  };
  merchants: {
    /**
     * List merchants
     *
     * The secret key needs `admin` and `operate`.
     *
     * `GET /v1/merchants`
     */
    listMerchants: Method<'listMerchants'>;
    /**
     * Create a merchant and its first API key
     *
     * The secret key needs `admin` and `operate`.
     *
     * `POST /v1/merchants`
     */
    createMerchant: Method<'createMerchant'>;
  };
  auditLog: {
    /**
     * List audit log entries
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/audit-log`
     */
    listAuditLog: PageMethod<'listAuditLog'>;
  };
  sessions: {
    /**
     * List a customer's active sessions
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/sessions`
     */
    listSessions: PageMethod<'listSessions'>;
    /**
     * Create a session for a customer
     *
     * The secret key needs `read` and `write`.
     *
     * `POST /v1/customers/{customerId}/sessions`
     */
    createSession: Method<'createSession'>;
    /**
     * Revoke all sessions of a customer
     *
     * The secret key needs `write`.
     *
     * `DELETE /v1/customers/{customerId}/sessions`
     */
    revokeCustomerSessions: Method<'revokeCustomerSessions'>;
    /**
     * Revoke a session
     *
     * The secret key needs `write`.
     *
     * `DELETE /v1/sessions/{sessionId}`
     */
    revokeSession: Method<'revokeSession'>;
  };
  events: {
    /**
     * List events of a customer's wallets
     *
     * The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/events`
     */
    listCustomerEvents: Method<'listCustomerEvents'>;
  };
  webhooks: {
    /**
     * List webhook endpoints
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/webhook-endpoints`
     */
    listWebhookEndpoints: Method<'listWebhookEndpoints'>;
    /**
     * Create a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints`
     */
    createWebhookEndpoint: Method<'createWebhookEndpoint'>;
    /**
     * Retrieve a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `GET /v1/webhook-endpoints/{webhookEndpointId}`
     */
    readWebhookEndpoint: Method<'readWebhookEndpoint'>;
    /**
     * Update a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `PATCH /v1/webhook-endpoints/{webhookEndpointId}`
     */
    updateWebhookEndpoint: Method<'updateWebhookEndpoint'>;
    /**
     * Delete a webhook endpoint and keep its delivery log
     *
     * The secret key needs `admin`.
     *
     * `DELETE /v1/webhook-endpoints/{webhookEndpointId}`
     */
    deleteWebhookEndpoint: Method<'deleteWebhookEndpoint'>;
    /**
     * Rotate the signing secret of a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints/{webhookEndpointId}/rotate-secret`
     */
    rotateWebhookSecret: Method<'rotateWebhookSecret'>;
    /**
     * List webhook deliveries
     *
     * The secret key needs `read`.
     *
     * `GET /v1/webhook-deliveries`
     */
    listWebhookDeliveries: PageMethod<'listWebhookDeliveries'>;
    /**
     * Retrieve a webhook delivery
     *
     * The secret key needs `read`.
     *
     * `GET /v1/webhook-deliveries/{webhookDeliveryId}`
     */
    readWebhookDelivery: Method<'readWebhookDelivery'>;
    /**
     * Replay a webhook delivery
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/webhook-deliveries/{webhookDeliveryId}/replay`
     */
    replayWebhookDelivery: Method<'replayWebhookDelivery'>;
    /**
     * Send a test message to a webhook endpoint
     *
     * The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints/{webhookEndpointId}/test`
     */
    sendTestWebhook: Method<'sendTestWebhook'>;
  };
  testMode: {
    /**
     * Retrieve the test clock
     *
     * The secret key needs `read`.
     *
     * `GET /v1/test/clock`
     */
    readTestClock: Method<'readTestClock'>;
    /**
     * Advance the test clock and run the work that becomes due
     *
     * The secret key needs `write`.
     *
     * `POST /v1/test/clock/advance`
     */
    advanceTestClock: Method<'advanceTestClock'>;
    /**
     * Retrieve the simulated outages
     *
     * The secret key needs `read`.
     *
     * `GET /v1/test/scenario`
     */
    readTestScenario: Method<'readTestScenario'>;
    /**
     * Switch simulated outages on or off
     *
     * The secret key needs `write`.
     *
     * `PATCH /v1/test/scenario`
     */
    changeTestScenario: Method<'changeTestScenario'>;
    /**
     * Change the outcome of payments with a saved method
     *
     * The secret key needs `write`.
     *
     * `POST /v1/test/payment-methods/{paymentMethodId}/outcome`
     */
    changeMethodOutcome: Method<'changeMethodOutcome'>;
    /**
     * Dispute the payment of a top-up
     *
     * The secret key needs `write`.
     *
     * `POST /v1/test/top-ups/{topUpId}/dispute`
     */
    disputeTestTopUp: Method<'disputeTestTopUp'>;
    /**
     * List the test processor's payments
     *
     * The secret key needs `operate`.
     *
     * `GET /v1/test/payments`
     */
    listProcessorPayments: PageMethod<'listProcessorPayments'>;
  };
};

/** Request of each operation: its method, its path, its query parameters, and whether it takes an idempotency key. */
export const routes = {
  customers: {
    listCustomers: { method: 'GET', path: '/v1/customers', query: ['cursor', 'limit', 'email', 'name', 'search'], isPage: true },
    createCustomer: { method: 'POST', path: '/v1/customers' },
    readCustomer: { method: 'GET', path: '/v1/customers/{customerId}' },
    updateCustomer: { method: 'PATCH', path: '/v1/customers/{customerId}' },
  },
  wallets: {
    listCustomerWallets: { method: 'GET', path: '/v1/customers/{customerId}/wallets' },
    openWallet: { method: 'POST', path: '/v1/customers/{customerId}/wallets', hasIdempotencyKey: true },
    listAllWallets: { method: 'GET', path: '/v1/wallets', query: ['cursor', 'limit', 'currency', 'status'], isPage: true },
    readWallet: { method: 'GET', path: '/v1/wallets/{walletId}' },
    readBalance: { method: 'GET', path: '/v1/wallets/{walletId}/balance', query: ['at'] },
    freezeWallet: { method: 'POST', path: '/v1/wallets/{walletId}/freeze' },
    unfreezeWallet: { method: 'POST', path: '/v1/wallets/{walletId}/unfreeze' },
    verifyWallet: { method: 'GET', path: '/v1/wallets/{walletId}/verify' },
    listLedgerCheckpoints: { method: 'GET', path: '/v1/ledger-checkpoints', query: ['cursor', 'limit'], isPage: true },
    verifyLedgerCheckpoint: { method: 'GET', path: '/v1/ledger-checkpoints/{ledgerCheckpointId}/verify' },
    closeWallet: { method: 'POST', path: '/v1/wallets/{walletId}/close', hasIdempotencyKey: true },
    previewClosure: { method: 'POST', path: '/v1/wallets/{walletId}/close/preview' },
    readClosure: { method: 'GET', path: '/v1/wallets/{walletId}/closure' },
  },
  entries: {
    listWalletEntries: { method: 'GET', path: '/v1/wallets/{walletId}/entries', query: ['type', 'source', 'direction', 'from', 'to', 'amountMin', 'amountMax', 'text', 'cursor', 'limit'], isPage: true },
    createEntry: { method: 'POST', path: '/v1/wallets/{walletId}/entries', hasIdempotencyKey: true },
    readEntry: { method: 'GET', path: '/v1/wallets/{walletId}/entries/{entryId}' },
  },
  grants: {
    listWalletGrants: { method: 'GET', path: '/v1/wallets/{walletId}/grants', query: ['order', 'cursor', 'limit', 'entryId'], isPage: true },
    voidGrant: { method: 'POST', path: '/v1/wallets/{walletId}/grants/{grantId}/void', hasIdempotencyKey: true },
  },
  holds: {
    listHolds: { method: 'GET', path: '/v1/wallets/{walletId}/holds', query: ['status'] },
    createHold: { method: 'POST', path: '/v1/wallets/{walletId}/holds', hasIdempotencyKey: true },
    captureHold: { method: 'POST', path: '/v1/wallets/{walletId}/holds/{holdId}/capture', hasIdempotencyKey: true },
    releaseHold: { method: 'POST', path: '/v1/wallets/{walletId}/holds/{holdId}/release', hasIdempotencyKey: true },
  },
  topUps: {
    createMerchantQuote: { method: 'POST', path: '/v1/wallets/{walletId}/quotes' },
    createMerchantTopUp: { method: 'POST', path: '/v1/wallets/{walletId}/top-ups', hasIdempotencyKey: true },
    listTopUps: { method: 'GET', path: '/v1/top-ups', query: ['cursor', 'limit', 'walletId', 'status'], isPage: true },
    readTopUp: { method: 'GET', path: '/v1/top-ups/{topUpId}' },
    cancelMerchantTopUp: { method: 'POST', path: '/v1/top-ups/{topUpId}/cancel', hasIdempotencyKey: true },
  },
  paymentLinks: {
    createPaymentLink: { method: 'POST', path: '/v1/wallets/{walletId}/payment-links' },
    listPaymentLinks: { method: 'GET', path: '/v1/payment-links', query: ['cursor', 'limit', 'walletId'], isPage: true },
    readPaymentLink: { method: 'GET', path: '/v1/payment-links/{paymentLinkId}' },
    revokePaymentLink: { method: 'POST', path: '/v1/payment-links/{paymentLinkId}/revoke' },
  },
  paymentMethods: {
    listMerchantPaymentMethods: { method: 'GET', path: '/v1/customers/{customerId}/payment-methods' },
    addMerchantPaymentMethod: { method: 'POST', path: '/v1/customers/{customerId}/payment-methods', hasIdempotencyKey: true },
    orderMerchantPaymentMethods: { method: 'PUT', path: '/v1/customers/{customerId}/payment-method-order' },
    makeDefaultMerchantPaymentMethod: { method: 'POST', path: '/v1/customers/{customerId}/payment-methods/{paymentMethodId}/make-default' },
    removeMerchantPaymentMethod: { method: 'DELETE', path: '/v1/customers/{customerId}/payment-methods/{paymentMethodId}' },
  },
  autoTopUp: {
    readMerchantAutoTopUp: { method: 'GET', path: '/v1/wallets/{walletId}/auto-top-up' },
    switchOffMerchantAutoTopUp: { method: 'DELETE', path: '/v1/wallets/{walletId}/auto-top-up' },
  },
  alerts: {
    readMerchantAlertSettings: { method: 'GET', path: '/v1/wallets/{walletId}/alert-settings' },
    saveMerchantAlertSettings: { method: 'PUT', path: '/v1/wallets/{walletId}/alert-settings' },
    listMails: { method: 'GET', path: '/v1/mails', query: ['cursor', 'limit', 'walletId'], isPage: true },
  },
  invoices: {
    createInvoice: { method: 'POST', path: '/v1/customers/{customerId}/invoices', hasIdempotencyKey: true },
    listMerchantInvoices: { method: 'GET', path: '/v1/invoices', query: ['cursor', 'limit', 'customerId', 'status'], isPage: true },
    readInvoice: { method: 'GET', path: '/v1/invoices/{invoiceId}' },
    openInvoice: { method: 'POST', path: '/v1/invoices/{invoiceId}/open', hasIdempotencyKey: true },
    payMerchantInvoice: { method: 'POST', path: '/v1/invoices/{invoiceId}/payments', hasIdempotencyKey: true },
    voidInvoice: { method: 'POST', path: '/v1/invoices/{invoiceId}/void', hasIdempotencyKey: true },
    readAutoPay: { method: 'GET', path: '/v1/wallets/{walletId}/auto-pay' },
    saveAutoPay: { method: 'PUT', path: '/v1/wallets/{walletId}/auto-pay' },
  },
  refunds: {
    refundInvoice: { method: 'POST', path: '/v1/invoices/{invoiceId}/refunds', hasIdempotencyKey: true },
    refundTopUp: { method: 'POST', path: '/v1/top-ups/{topUpId}/refunds', hasIdempotencyKey: true },
    previewTopUpRefund: { method: 'POST', path: '/v1/top-ups/{topUpId}/refunds/preview' },
    listRefunds: { method: 'GET', path: '/v1/refunds', query: ['cursor', 'limit', 'invoiceId', 'walletId'], isPage: true },
    readRefund: { method: 'GET', path: '/v1/refunds/{refundId}' },
    retryRefund: { method: 'POST', path: '/v1/refunds/{refundId}/retry', hasIdempotencyKey: true },
    creditFailedRefund: { method: 'POST', path: '/v1/refunds/{refundId}/credit', hasIdempotencyKey: true },
  },
  disputes: {
    listDisputes: { method: 'GET', path: '/v1/disputes', query: ['cursor', 'limit', 'walletId', 'status'], isPage: true },
    readDispute: { method: 'GET', path: '/v1/disputes/{disputeId}' },
  },
  openItems: {
    listOpenItems: { method: 'GET', path: '/v1/open-items', query: ['cursor', 'limit', 'status', 'kind', 'paymentId'], isPage: true },
    readOpenItem: { method: 'GET', path: '/v1/open-items/{openItemId}' },
  },
  analytics: {
    readTotals: { method: 'GET', path: '/v1/balances' },
    readCustomerTotals: { method: 'GET', path: '/v1/customers/{customerId}/balances' },
    readMerchantAnalytics: { method: 'GET', path: '/v1/analytics', query: ['from', 'to'] },
    readMerchantForecast: { method: 'GET', path: '/v1/forecast' },
    readWalletAnalytics: { method: 'GET', path: '/v1/wallets/{walletId}/analytics', query: ['from', 'to'] },
    readWalletForecast: { method: 'GET', path: '/v1/wallets/{walletId}/forecast' },
  },
  settings: {
    readSettings: { method: 'GET', path: '/v1/settings' },
    updateSettings: { method: 'PATCH', path: '/v1/settings' },
  },
  apiKeys: {
    listApiKeys: { method: 'GET', path: '/v1/api-keys' },
    createApiKey: { method: 'POST', path: '/v1/api-keys' },
    readApiKey: { method: 'GET', path: '/v1/api-keys/{apiKeyId}' },
    renameApiKey: { method: 'PATCH', path: '/v1/api-keys/{apiKeyId}' },
    rotateApiKey: { method: 'POST', path: '/v1/api-keys/{apiKeyId}/rotate' },
    revokeApiKey: { method: 'POST', path: '/v1/api-keys/{apiKeyId}/revoke' },
  },
  merchants: {
    listMerchants: { method: 'GET', path: '/v1/merchants' },
    createMerchant: { method: 'POST', path: '/v1/merchants' },
  },
  auditLog: {
    listAuditLog: { method: 'GET', path: '/v1/audit-log', query: ['cursor', 'limit', 'actorType', 'actorId', 'action', 'subjectId', 'from', 'to'], isPage: true },
  },
  sessions: {
    listSessions: { method: 'GET', path: '/v1/customers/{customerId}/sessions', query: ['cursor', 'limit'], isPage: true },
    createSession: { method: 'POST', path: '/v1/customers/{customerId}/sessions' },
    revokeCustomerSessions: { method: 'DELETE', path: '/v1/customers/{customerId}/sessions' },
    revokeSession: { method: 'DELETE', path: '/v1/sessions/{sessionId}' },
  },
  events: {
    listCustomerEvents: { method: 'GET', path: '/v1/customers/{customerId}/events', query: ['after', 'limit'] },
  },
  webhooks: {
    listWebhookEndpoints: { method: 'GET', path: '/v1/webhook-endpoints' },
    createWebhookEndpoint: { method: 'POST', path: '/v1/webhook-endpoints' },
    readWebhookEndpoint: { method: 'GET', path: '/v1/webhook-endpoints/{webhookEndpointId}' },
    updateWebhookEndpoint: { method: 'PATCH', path: '/v1/webhook-endpoints/{webhookEndpointId}' },
    deleteWebhookEndpoint: { method: 'DELETE', path: '/v1/webhook-endpoints/{webhookEndpointId}' },
    rotateWebhookSecret: { method: 'POST', path: '/v1/webhook-endpoints/{webhookEndpointId}/rotate-secret' },
    listWebhookDeliveries: { method: 'GET', path: '/v1/webhook-deliveries', query: ['cursor', 'limit', 'endpointId', 'status'], isPage: true },
    readWebhookDelivery: { method: 'GET', path: '/v1/webhook-deliveries/{webhookDeliveryId}' },
    replayWebhookDelivery: { method: 'POST', path: '/v1/webhook-deliveries/{webhookDeliveryId}/replay' },
    sendTestWebhook: { method: 'POST', path: '/v1/webhook-endpoints/{webhookEndpointId}/test' },
  },
  testMode: {
    readTestClock: { method: 'GET', path: '/v1/test/clock' },
    advanceTestClock: { method: 'POST', path: '/v1/test/clock/advance' },
    readTestScenario: { method: 'GET', path: '/v1/test/scenario' },
    changeTestScenario: { method: 'PATCH', path: '/v1/test/scenario' },
    changeMethodOutcome: { method: 'POST', path: '/v1/test/payment-methods/{paymentMethodId}/outcome' },
    disputeTestTopUp: { method: 'POST', path: '/v1/test/top-ups/{topUpId}/dispute' },
    listProcessorPayments: { method: 'GET', path: '/v1/test/payments', query: ['cursor', 'limit'], isPage: true },
  },
} as const;
