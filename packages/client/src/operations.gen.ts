// Written by `pnpm --filter @coffer/client generate` from the server's OpenAPI document.
import type { Method, PageMethod } from './Method.ts';

/** Every operation of the merchant API, by its subject. */
export type Operations = {
  customers: {
    /**
     * List or search customers
     *
     * Lists your customers, newest first. Filter by name or email to find one. The secret key needs `read`.
     *
     * `GET /v1/customers`
     */
    list: PageMethod<'customers.list'>;
    /**
     * Create a customer and its wallets
     *
     * Creates a customer and a wallet in each of the given currencies. Store the returned ID with your own user, and keep your own ID in `metadata`. The secret key needs `write`.
     *
     * `POST /v1/customers`
     */
    create: Method<'customers.create'>;
    /**
     * Retrieve a customer
     *
     * Retrieves a customer by its ID. The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}`
     */
    retrieve: Method<'customers.retrieve'>;
    /**
     * Update a customer
     *
     * Updates a customer. Fields that you omit stay unchanged; `metadata` is replaced as a whole. The secret key needs `write`.
     *
     * `PATCH /v1/customers/{customerId}`
     */
    update: Method<'customers.update'>;
  };
  wallets: {
    /**
     * List a customer's wallets
     *
     * Lists a customer's wallets, closed ones included. The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/wallets`
     */
    listForCustomer: Method<'wallets.listForCustomer'>;
    /**
     * Create a wallet
     *
     * Creates a wallet in another currency for a customer. A customer can have one open wallet in each currency. The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/wallets`
     */
    create: Method<'wallets.create'>;
    /**
     * List wallets
     *
     * Lists the wallets of all your customers. Filter by currency or status. The secret key needs `read`.
     *
     * `GET /v1/wallets`
     */
    list: PageMethod<'wallets.list'>;
    /**
     * Retrieve a wallet
     *
     * Retrieves a wallet with its status. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}`
     */
    retrieve: Method<'wallets.retrieve'>;
    /**
     * Retrieve a wallet's balance, current or as of a point in time
     *
     * Retrieves the balance of a wallet, current or as of a point in time. The current balance also states pending charges and what is available. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/balance`
     */
    retrieveBalance: Method<'wallets.retrieveBalance'>;
    /**
     * Freeze a wallet
     *
     * Freezes a wallet. It keeps its money, and rejects debits and top-ups until you unfreeze it. Freezing it twice changes nothing. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/freeze`
     */
    freeze: Method<'wallets.freeze'>;
    /**
     * Unfreeze a wallet
     *
     * Unfreezes a wallet, so that it accepts debits and top-ups again. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/unfreeze`
     */
    unfreeze: Method<'wallets.unfreeze'>;
    /**
     * Verify a wallet's history
     *
     * Recalculates a wallet's history from its entries and compares it with the stored balances and hashes. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/verify`
     */
    verify: Method<'wallets.verify'>;
    /**
     * Close a wallet and refund its balance
     *
     * Closes a wallet for good and refunds its paid balance. Promotional credit is removed. It is safe to repeat the request. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/close`
     */
    close: Method<'wallets.close'>;
    /**
     * Preview the closure of a wallet
     *
     * Calculates what closing a wallet would refund and remove. Nothing changes. The secret key needs `read`.
     *
     * `POST /v1/wallets/{walletId}/close/preview`
     */
    previewClosing: Method<'wallets.previewClosing'>;
    /**
     * Retrieve the closure of a wallet
     *
     * Retrieves the record of a closed wallet: where its money went and who closed it. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/closure`
     */
    retrieveClosure: Method<'wallets.retrieveClosure'>;
  };
  ledgerCheckpoints: {
    /**
     * List ledger checkpoints
     *
     * Lists signed digests of the ledger, newest first. Keep copies to prove later that nothing was changed. The secret key needs `read`.
     *
     * `GET /v1/ledger-checkpoints`
     */
    list: PageMethod<'ledgerCheckpoints.list'>;
    /**
     * Compare a ledger checkpoint with the current entries
     *
     * Compares a ledger checkpoint with the current entries. A fault names the wallet and the entry that differ. The secret key needs `read`.
     *
     * `GET /v1/ledger-checkpoints/{ledgerCheckpointId}/verify`
     */
    verify: Method<'ledgerCheckpoints.verify'>;
  };
  entries: {
    /**
     * List a wallet's entries
     *
     * Lists a wallet's entries, newest first. Filter by type, source, direction, time, amount or text. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/entries`
     */
    listForWallet: PageMethod<'entries.listForWallet'>;
    /**
     * Create an entry
     *
     * Credits or debits a wallet immediately. A debit fails with `insufficient_funds` if the available balance does not cover it. To charge later, create a hold instead. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/entries`
     */
    create: Method<'entries.create'>;
    /**
     * List entries of all wallets
     *
     * Lists the entries of all your wallets, newest first. Use the filters to find the movements of a customer, a period or an amount. The secret key needs `read`.
     *
     * `GET /v1/entries`
     */
    list: PageMethod<'entries.list'>;
    /**
     * Retrieve an entry
     *
     * Retrieves one entry of a wallet. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/entries/{entryId}`
     */
    retrieve: Method<'entries.retrieve'>;
  };
  grants: {
    /**
     * List a wallet's unspent grants
     *
     * Lists a wallet's unspent grants in the order in which debits consume them, or by expiry. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/grants`
     */
    listForWallet: PageMethod<'grants.listForWallet'>;
    /**
     * Void a promotional grant
     *
     * Voids the unused balance of a promotional grant. The part that holds reserve stays. Paid credit cannot be voided; refund it instead. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/grants/{grantId}/void`
     */
    void: Method<'grants.void'>;
  };
  holds: {
    /**
     * List a wallet's holds
     *
     * Lists a wallet's open holds. With `status=all` the list includes captured, released and expired holds. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/holds`
     */
    listForWallet: Method<'holds.listForWallet'>;
    /**
     * Create a hold
     *
     * Reserves funds for a future charge, which reduces the available balance. Capture the hold when you know the final amount, or release it. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds`
     */
    create: Method<'holds.create'>;
    /**
     * Capture a hold
     *
     * Captures a hold in full or in part and charges the wallet. Any remainder is released. A hold can be captured once. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds/{holdId}/capture`
     */
    capture: Method<'holds.capture'>;
    /**
     * Release a hold
     *
     * Releases a hold without a charge. The reserved funds become available again. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/holds/{holdId}/release`
     */
    release: Method<'holds.release'>;
  };
  topUps: {
    /**
     * Create a quote for a top-up
     *
     * Calculates what a top-up costs and adds: fee, tax and bonus. The amounts are guaranteed for 15 minutes. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/quotes`
     */
    createQuote: Method<'topUps.createQuote'>;
    /**
     * Create a top-up
     *
     * Tops up a wallet by charging one of the customer's payment methods. The charge may need the customer's confirmation; check `status` and `action`. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/top-ups`
     */
    create: Method<'topUps.create'>;
    /**
     * List top-ups
     *
     * Lists top-ups, newest first. Filter by wallet or status. The secret key needs `read`.
     *
     * `GET /v1/top-ups`
     */
    list: PageMethod<'topUps.list'>;
    /**
     * Retrieve a top-up
     *
     * Retrieves a top-up with its status and, once it is settled, the ID of its entry. The secret key needs `read`.
     *
     * `GET /v1/top-ups/{topUpId}`
     */
    retrieve: Method<'topUps.retrieve'>;
    /**
     * Cancel a top-up
     *
     * Cancels a top-up that waits for the customer. Nothing is charged. The secret key needs `write`.
     *
     * `POST /v1/top-ups/{topUpId}/cancel`
     */
    cancel: Method<'topUps.cancel'>;
  };
  paymentLinks: {
    /**
     * Create a payment link
     *
     * Creates a link with which someone tops up this wallet without signing in. The link can be paid once. The URL is shown only in this response. The secret key needs `write`.
     *
     * `POST /v1/wallets/{walletId}/payment-links`
     */
    create: Method<'paymentLinks.create'>;
    /**
     * List payment links
     *
     * Lists payment links, newest first, without their URLs. The secret key needs `read`.
     *
     * `GET /v1/payment-links`
     */
    list: PageMethod<'paymentLinks.list'>;
    /**
     * Retrieve a payment link
     *
     * Retrieves a payment link with its status, without its URL. The secret key needs `read`.
     *
     * `GET /v1/payment-links/{paymentLinkId}`
     */
    retrieve: Method<'paymentLinks.retrieve'>;
    /**
     * Revoke a payment link and cancel its unconfirmed payment
     *
     * Revokes a payment link, so that nobody can pay it, and cancels a payment that its payer has not confirmed. The secret key needs `write`.
     *
     * `POST /v1/payment-links/{paymentLinkId}/revoke`
     */
    revoke: Method<'paymentLinks.revoke'>;
  };
  paymentMethods: {
    /**
     * List a customer's payment methods
     *
     * Lists a customer's saved payment methods in the order of their priorities. The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/payment-methods`
     */
    listForCustomer: Method<'paymentMethods.listForCustomer'>;
    /**
     * Add a payment method
     *
     * Saves the payment method behind a processor's token for a customer. In test mode, send a test token such as `pm_card_visa`. The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/payment-methods`
     */
    add: Method<'paymentMethods.add'>;
    /**
     * Set the priorities of a customer's payment methods
     *
     * Sets the order of a customer's payment methods. Send the IDs of all of them, first priority first. The secret key needs `write`.
     *
     * `PUT /v1/customers/{customerId}/payment-method-order`
     */
    reorder: Method<'paymentMethods.reorder'>;
    /**
     * Make a payment method the default
     *
     * Gives a payment method priority 1. The other methods move down. The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/payment-methods/{paymentMethodId}/make-default`
     */
    makeDefault: Method<'paymentMethods.makeDefault'>;
    /**
     * Remove a payment method
     *
     * Detaches a payment method from a customer. It cannot be charged anymore, and auto top-up that uses it pauses. The secret key needs `write`.
     *
     * `DELETE /v1/customers/{customerId}/payment-methods/{paymentMethodId}`
     */
    detach: Method<'paymentMethods.detach'>;
  };
  autoTopUp: {
    /**
     * Retrieve a wallet's auto top-up
     *
     * Retrieves a wallet's auto top-up: settings, status and latest attempts. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/auto-top-up`
     */
    retrieve: Method<'autoTopUp.retrieve'>;
    /**
     * Set up auto top-up with the customer's consent
     *
     * Turns on auto top-up, or updates it, with the customer's recorded consent. Both caps and a payment method that can be charged off session are required. If the balance is below the threshold, the first charge follows immediately. We email the customer, who can turn auto top-up off at any time; then only a newer consent turns it on again. The secret key needs `write`.
     *
     * `PUT /v1/wallets/{walletId}/auto-top-up`
     */
    save: Method<'autoTopUp.save'>;
    /**
     * Turn off a wallet's auto top-up
     *
     * Turns off a wallet's auto top-up. A charge that is already in progress still settles. Turning it off twice changes nothing. The secret key needs `write`.
     *
     * `DELETE /v1/wallets/{walletId}/auto-top-up`
     */
    turnOff: Method<'autoTopUp.turnOff'>;
  };
  alerts: {
    /**
     * Retrieve the low-balance alert of a wallet
     *
     * Retrieves the low-balance alert of a wallet: its threshold, its channels and whether it is enabled. Send the returned `version` with a change. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/alert-settings`
     */
    retrieve: Method<'alerts.retrieve'>;
    /**
     * Update the low-balance alert of a wallet
     *
     * Replaces the low-balance alert of a wallet. The alert is sent once each time the available balance drops below the threshold. The secret key needs `write`.
     *
     * `PUT /v1/wallets/{walletId}/alert-settings`
     */
    update: Method<'alerts.update'>;
  };
  emails: {
    /**
     * List emails
     *
     * Lists emails to your customers and to you, newest first. Use it to see who received what and when. The secret key needs `read`.
     *
     * `GET /v1/mails`
     */
    list: PageMethod<'emails.list'>;
  };
  invoices: {
    /**
     * Create a draft invoice
     *
     * Creates a draft invoice with line items. A draft collects nothing until you open it. The secret key needs `write`.
     *
     * `POST /v1/customers/{customerId}/invoices`
     */
    create: Method<'invoices.create'>;
    /**
     * List invoices
     *
     * Lists invoices, newest first. Filter by customer or status. The secret key needs `read`.
     *
     * `GET /v1/invoices`
     */
    list: PageMethod<'invoices.list'>;
    /**
     * Retrieve an invoice
     *
     * Retrieves an invoice with its payments. The secret key needs `read`.
     *
     * `GET /v1/invoices/{invoiceId}`
     */
    retrieve: Method<'invoices.retrieve'>;
    /**
     * Open a draft invoice and collect it when it is due
     *
     * Opens a draft invoice and schedules its collection. The wallet reserves what it will pay. The collection runs when the invoice is due. The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/open`
     */
    open: Method<'invoices.open'>;
    /**
     * Pay an invoice
     *
     * Pays the amount due now, from the sources that you name or from all of the customer's sources in their order. The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/payments`
     */
    pay: Method<'invoices.pay'>;
    /**
     * Void an invoice and return its payments
     *
     * Voids an invoice. Reserved funds are released and payments are returned. An invoice cannot be opened again afterwards. The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/void`
     */
    void: Method<'invoices.void'>;
    /**
     * Mark an invoice as uncollectible
     *
     * Releases the invoice's hold and ends its automatic collection. Use it for an invoice that you no longer expect to be paid. The invoice can still be paid on request, or voided. The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/mark-uncollectible`
     */
    markUncollectible: Method<'invoices.markUncollectible'>;
  };
  autoPay: {
    /**
     * Retrieve a wallet's automatic invoice payment
     *
     * Retrieves whether a wallet pays its customer's invoices automatically, and its position among the payment sources. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/auto-pay`
     */
    retrieve: Method<'autoPay.retrieve'>;
    /**
     * Update a wallet's automatic invoice payment
     *
     * Changes whether a wallet pays its customer's invoices automatically, and its position among the payment sources. The secret key needs `write`.
     *
     * `PUT /v1/wallets/{walletId}/auto-pay`
     */
    update: Method<'autoPay.update'>;
  };
  payouts: {
    /**
     * List payouts
     *
     * Lists payouts, newest first: money that you owe to customers and return by hand. Filter by status to find those that are pending. The secret key needs `read`.
     *
     * `GET /v1/payouts`
     */
    list: PageMethod<'payouts.list'>;
    /**
     * Retrieve a payout
     *
     * Retrieves a payout with its amount and status. The secret key needs `read`.
     *
     * `GET /v1/payouts/{payoutId}`
     */
    retrieve: Method<'payouts.retrieve'>;
    /**
     * Mark a payout as paid
     *
     * Marks a payout as paid after you have sent the money yourself. No money moves through this server. The secret key needs `write`.
     *
     * `POST /v1/payouts/{payoutId}/mark-paid`
     */
    markPaid: Method<'payouts.markPaid'>;
  };
  refunds: {
    /**
     * Refund an invoice
     *
     * Refunds payments of an invoice, to the original payment methods or to the wallet. Without an amount, everything that is not refunded yet is refunded. The secret key needs `write`.
     *
     * `POST /v1/invoices/{invoiceId}/refunds`
     */
    createForInvoice: Method<'refunds.createForInvoice'>;
    /**
     * Refund a top-up
     *
     * Refunds the unused part of a top-up to the payment method that paid it. The bonus of the refunded part is removed in proportion. The secret key needs `write`.
     *
     * `POST /v1/top-ups/{topUpId}/refunds`
     */
    createForTopUp: Method<'refunds.createForTopUp'>;
    /**
     * Preview the refund of a top-up
     *
     * Calculates what a refund of a top-up would return and remove. Nothing changes. The secret key needs `read`.
     *
     * `POST /v1/top-ups/{topUpId}/refunds/preview`
     */
    previewForTopUp: Method<'refunds.previewForTopUp'>;
    /**
     * List refunds
     *
     * Lists refunds, newest first. Filter by wallet, invoice or status. The secret key needs `read`.
     *
     * `GET /v1/refunds`
     */
    list: PageMethod<'refunds.list'>;
    /**
     * Retrieve a refund
     *
     * Retrieves a refund with the status of each part. The secret key needs `read`.
     *
     * `GET /v1/refunds/{refundId}`
     */
    retrieve: Method<'refunds.retrieve'>;
    /**
     * Retry a failed refund
     *
     * Sends the failed parts of a refund to the processor again. The secret key needs `write`.
     *
     * `POST /v1/refunds/{refundId}/retry`
     */
    retry: Method<'refunds.retry'>;
    /**
     * Credit a failed refund to the wallet
     *
     * Credits the failed parts of a refund to the wallet. If the wallet is closed, the amount is yours to pay out. The secret key needs `write`.
     *
     * `POST /v1/refunds/{refundId}/credit`
     */
    creditToWallet: Method<'refunds.creditToWallet'>;
  };
  reports: {
    /**
     * Report what your wallets held at a point in time
     *
     * Sums the unused credit of all your wallets by currency, paid and promotional apart, and what customers owe you. Use it to book deferred revenue at the end of a month: a report about the past never changes. The secret key needs `read`.
     *
     * `GET /v1/reports/liability`
     */
    liability: Method<'reports.liability'>;
    /**
     * Report how balances changed in a period
     *
     * Sums the entries of all your wallets by type and source. In each currency, the opening balance plus the funds that came in, minus those that left, is the closing balance. The secret key needs `read`.
     *
     * `GET /v1/reports/roll-forward`
     */
    rollForward: Method<'reports.rollForward'>;
  };
  disputes: {
    /**
     * List disputes
     *
     * Lists disputes, newest first. Filter by wallet or status to find those that need an answer. The secret key needs `read`.
     *
     * `GET /v1/disputes`
     */
    list: PageMethod<'disputes.list'>;
    /**
     * Retrieve a dispute
     *
     * Retrieves a dispute with its amount, status and the entry that removed the money from the wallet. The secret key needs `read`.
     *
     * `GET /v1/disputes/{disputeId}`
     */
    retrieve: Method<'disputes.retrieve'>;
  };
  documents: {
    /**
     * List documents
     *
     * Lists issued receipts, invoices, credit notes and statements, newest first. Filter by customer, wallet or kind. The secret key needs `read`.
     *
     * `GET /v1/documents`
     */
    list: PageMethod<'documents.list'>;
    /**
     * Retrieve a document
     *
     * Retrieves an issued document with the URLs of its page and its PDF. A document never changes after it is issued. The secret key needs `read`.
     *
     * `GET /v1/documents/{documentId}`
     */
    retrieve: Method<'documents.retrieve'>;
    /**
     * Email a document again
     *
     * Emails a document again, in the language in which it was issued. Use it when a customer lost the email or asks for a copy to another address. The secret key needs `write`.
     *
     * `POST /v1/documents/{documentId}/send`
     */
    send: Method<'documents.send'>;
  };
  legalProfile: {
    /**
     * Retrieve your legal profile
     *
     * Retrieves your registered name, address and tax ID. Your documents print them. The secret key needs `read`.
     *
     * `GET /v1/legal-profile`
     */
    retrieve: Method<'legalProfile.retrieve'>;
    /**
     * Save your legal profile
     *
     * Saves your registered name, address and tax ID. New documents print them; documents that were issued before keep the previous profile. Fails with `invalid_billing_profile` if a field that the country requires is missing or the tax ID is malformed. The secret key needs `admin`.
     *
     * `PUT /v1/legal-profile`
     */
    save: Method<'legalProfile.save'>;
  };
  billingProfiles: {
    /**
     * Retrieve a customer's billing profile
     *
     * Retrieves a customer's registered name, address, tax ID and finance email. Documents for the customer print them. The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/billing-profile`
     */
    retrieve: Method<'billingProfiles.retrieve'>;
    /**
     * Save a customer's billing profile
     *
     * Saves a customer's registered name, address, tax ID and finance email. New documents print them; documents that were issued before keep the previous profile. With a `valid` tax ID in another EU country than yours, top-ups and invoices are under reverse charge. The secret key needs `write`.
     *
     * `PUT /v1/customers/{customerId}/billing-profile`
     */
    save: Method<'billingProfiles.save'>;
  };
  openItems: {
    /**
     * List open items
     *
     * Lists matters that a person must look at, such as a processor event that could not be applied. The secret key needs `read`.
     *
     * `GET /v1/open-items`
     */
    list: PageMethod<'openItems.list'>;
    /**
     * Retrieve an open item
     *
     * Retrieves an open item with what is known about it. The secret key needs `read`.
     *
     * `GET /v1/open-items/{openItemId}`
     */
    retrieve: Method<'openItems.retrieve'>;
  };
  balances: {
    /**
     * Retrieve the total balances of all wallets
     *
     * Adds up the balances of all your wallets by currency. With a reporting currency in your settings, the response also has one total. The secret key needs `read`.
     *
     * `GET /v1/balances`
     */
    retrieve: Method<'balances.retrieve'>;
    /**
     * Retrieve the total balances of a customer's wallets
     *
     * Adds up the balances of a customer's wallets by currency. With a reporting currency in your settings, the response also has one total. The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/balances`
     */
    retrieveForCustomer: Method<'balances.retrieveForCustomer'>;
  };
  analytics: {
    /**
     * Retrieve the analytics of all wallets
     *
     * Retrieves daily balances and flows by source of all your wallets, for a range of days in UTC. Use it for charts and reports. The secret key needs `read`.
     *
     * `GET /v1/analytics`
     */
    retrieve: Method<'analytics.retrieve'>;
    /**
     * Retrieve the forecast of all wallets
     *
     * Estimates how long the balances of your wallets last, by currency, from the spend of recent days. The secret key needs `read`.
     *
     * `GET /v1/forecast`
     */
    forecast: Method<'analytics.forecast'>;
    /**
     * Retrieve the analytics of a wallet
     *
     * Retrieves a wallet's daily balances, flows by source and spend by reason, for a range of days in UTC. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/analytics`
     */
    retrieveForWallet: Method<'analytics.retrieveForWallet'>;
    /**
     * Retrieve the forecast of a wallet
     *
     * Estimates how long the available balance of a wallet lasts, from the spend of recent days. The secret key needs `read`.
     *
     * `GET /v1/wallets/{walletId}/forecast`
     */
    forecastForWallet: Method<'analytics.forecastForWallet'>;
  };
  settings: {
    /**
     * Retrieve your settings
     *
     * Retrieves your name and settings. Send the returned `version` with a change to reject it if someone else changed the settings since. The secret key needs `read`.
     *
     * `GET /v1/settings`
     */
    retrieve: Method<'settings.retrieve'>;
    /**
     * Update your settings
     *
     * Updates your name and settings. Fields that you omit stay unchanged. New limits apply to the next quote. The secret key needs `admin`.
     *
     * `PATCH /v1/settings`
     */
    update: Method<'settings.update'>;
  };
  apiKeys: {
    /**
     * List API keys
     *
     * Lists your API keys, newest first, including expired and revoked ones. Secrets are never shown again. The secret key needs `admin`.
     *
     * `GET /v1/api-keys`
     */
    list: Method<'apiKeys.list'>;
    /**
     * Create an API key
     *
     * Creates a secret key for your back end with the scopes that you choose. The key cannot have a scope that the calling key lacks. The secret is shown only in this response. The secret key needs `admin`.
     *
     * `POST /v1/api-keys`
     */
    create: Method<'apiKeys.create'>;
    /**
     * Retrieve an API key
     *
     * Retrieves one API key without its secret, with the time of its last use. The secret key needs `admin`.
     *
     * `GET /v1/api-keys/{apiKeyId}`
     */
    retrieve: Method<'apiKeys.retrieve'>;
    /**
     * Rename an API key
     *
     * Changes the name of an API key. The secret and the scopes stay the same. The secret key needs `admin`.
     *
     * `PATCH /v1/api-keys/{apiKeyId}`
     */
    rename: Method<'apiKeys.rename'>;
    /**
     * Rotate an API key
     *
     * Creates a new key with the same scopes and lets the old one expire after an overlap, so that you can replace the secret without an outage. The new secret is shown only in this response. The secret key needs `admin`.
     *
     * `POST /v1/api-keys/{apiKeyId}/rotate`
     */
    rotate: Method<'apiKeys.rotate'>;
    /**
     * Revoke an API key
     *
     * Revokes an API key immediately. Sessions that the key created end as well. The secret key needs `admin`.
     *
     * `POST /v1/api-keys/{apiKeyId}/revoke`
     */
    revoke: Method<'apiKeys.revoke'>;
  };
  merchants: {
    /**
     * List merchants
     *
     * Lists the merchants of this server. Only the key in the server's environment can do this. The secret key needs `admin` and `operate`.
     *
     * `GET /v1/merchants`
     */
    list: Method<'merchants.list'>;
    /**
     * Create a merchant and its first API key
     *
     * Creates another merchant on this server, with its first API key. Only the key in the server's environment can do this. The secret key needs `admin` and `operate`.
     *
     * `POST /v1/merchants`
     */
    create: Method<'merchants.create'>;
  };
  auditLog: {
    /**
     * List audit log entries
     *
     * Lists the recorded changes, newest first. Filter by actor, action, object or time to answer who changed what. The secret key needs `admin`.
     *
     * `GET /v1/audit-log`
     */
    list: PageMethod<'auditLog.list'>;
  };
  sessions: {
    /**
     * List a customer's active sessions
     *
     * Lists a customer's active sessions without their tokens. The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/sessions`
     */
    listForCustomer: PageMethod<'sessions.listForCustomer'>;
    /**
     * Create a session for a customer
     *
     * Creates a short-lived token with which one customer's browser calls the customer API. Create it on your back end after you have authenticated the user. The token is shown only in this response. The secret key needs `read` and `write`.
     *
     * `POST /v1/customers/{customerId}/sessions`
     */
    create: Method<'sessions.create'>;
    /**
     * Revoke all sessions of a customer
     *
     * Ends all sessions of a customer immediately, for instance when they sign out everywhere. The secret key needs `write`.
     *
     * `DELETE /v1/customers/{customerId}/sessions`
     */
    revokeForCustomer: Method<'sessions.revokeForCustomer'>;
    /**
     * Revoke a session
     *
     * Ends a session immediately. Its token is rejected from then on. The secret key needs `write`.
     *
     * `DELETE /v1/sessions/{sessionId}`
     */
    revoke: Method<'sessions.revoke'>;
  };
  events: {
    /**
     * List events of a customer's wallets
     *
     * Lists the events of a customer's wallets after a position, oldest first. Use it to catch up after your webhook receiver was down. The secret key needs `read`.
     *
     * `GET /v1/customers/{customerId}/events`
     */
    listForCustomer: Method<'events.listForCustomer'>;
  };
  webhookEndpoints: {
    /**
     * List webhook endpoints
     *
     * Lists your webhook endpoints without their secrets. The secret key needs `admin`.
     *
     * `GET /v1/webhook-endpoints`
     */
    list: Method<'webhookEndpoints.list'>;
    /**
     * Create a webhook endpoint
     *
     * Creates an endpoint that receives events as signed requests. The signing secret is shown only in this response. The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints`
     */
    create: Method<'webhookEndpoints.create'>;
    /**
     * Retrieve a webhook endpoint
     *
     * Retrieves a webhook endpoint without its secret. The secret key needs `admin`.
     *
     * `GET /v1/webhook-endpoints/{webhookEndpointId}`
     */
    retrieve: Method<'webhookEndpoints.retrieve'>;
    /**
     * Update a webhook endpoint
     *
     * Updates the URL, the event types or the status of an endpoint. Enabling a disabled endpoint resumes its deliveries. The secret key needs `admin`.
     *
     * `PATCH /v1/webhook-endpoints/{webhookEndpointId}`
     */
    update: Method<'webhookEndpoints.update'>;
    /**
     * Delete a webhook endpoint and keep its delivery log
     *
     * Deletes a webhook endpoint. Its delivery log is kept, and nothing more is sent. The secret key needs `admin`.
     *
     * `DELETE /v1/webhook-endpoints/{webhookEndpointId}`
     */
    delete: Method<'webhookEndpoints.delete'>;
    /**
     * Rotate the signing secret of a webhook endpoint
     *
     * Creates a new signing secret. For 24 hours, messages are signed with the old secret as well. The new secret is shown only in this response. The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints/{webhookEndpointId}/rotate-secret`
     */
    rotateSecret: Method<'webhookEndpoints.rotateSecret'>;
    /**
     * Send a test message to a webhook endpoint
     *
     * Sends a test message to an endpoint, so that you can check its URL and your signature verification. The secret key needs `admin`.
     *
     * `POST /v1/webhook-endpoints/{webhookEndpointId}/test`
     */
    sendTest: Method<'webhookEndpoints.sendTest'>;
  };
  webhookDeliveries: {
    /**
     * List webhook deliveries
     *
     * Lists messages to your webhook endpoints, newest first, with their status. The secret key needs `read`.
     *
     * `GET /v1/webhook-deliveries`
     */
    list: PageMethod<'webhookDeliveries.list'>;
    /**
     * Retrieve a webhook delivery
     *
     * Retrieves a delivery with its body and all attempts. The secret key needs `read`.
     *
     * `GET /v1/webhook-deliveries/{webhookDeliveryId}`
     */
    retrieve: Method<'webhookDeliveries.retrieve'>;
    /**
     * Replay a webhook delivery
     *
     * Sends a message again, with the same `webhook-id`. Your receiver can recognize the repetition by it. The secret key needs `admin`.
     *
     * `POST /v1/webhook-deliveries/{webhookDeliveryId}/replay`
     */
    replay: Method<'webhookDeliveries.replay'>;
  };
  testMode: {
    /**
     * Retrieve the test clock
     *
     * Retrieves the time of the test clock and by how much it is ahead of real time. The secret key needs `read`.
     *
     * `GET /v1/test/clock`
     */
    retrieveClock: Method<'testMode.retrieveClock'>;
    /**
     * Advance the test clock and run the work that becomes due
     *
     * Moves the test clock forward and runs the work that becomes due, such as expiry and collection. The clock cannot be moved back. The secret key needs `write`.
     *
     * `POST /v1/test/clock/advance`
     */
    advanceClock: Method<'testMode.advanceClock'>;
    /**
     * Retrieve the simulated outages
     *
     * Retrieves which outages are simulated. The secret key needs `read`.
     *
     * `GET /v1/test/scenario`
     */
    retrieveScenario: Method<'testMode.retrieveScenario'>;
    /**
     * Switch simulated outages on or off
     *
     * Turns simulated outages on or off. Use it to see how your integration behaves when the processor or your webhook receiver is down. The secret key needs `write`.
     *
     * `PATCH /v1/test/scenario`
     */
    updateScenario: Method<'testMode.updateScenario'>;
    /**
     * Change the outcome of payments with a saved method
     *
     * Changes the outcome of the payments that follow with a saved payment method, for instance to a decline. The secret key needs `write`.
     *
     * `POST /v1/test/payment-methods/{paymentMethodId}/outcome`
     */
    setPaymentMethodOutcome: Method<'testMode.setPaymentMethodOutcome'>;
    /**
     * Dispute the payment of a top-up
     *
     * Simulates that the customer's bank disputes the payment of a top-up, with the outcome that you choose. The secret key needs `write`.
     *
     * `POST /v1/test/top-ups/{topUpId}/dispute`
     */
    disputeTopUp: Method<'testMode.disputeTopUp'>;
    /**
     * List the test processor's payments
     *
     * Lists the test processor's payments with their refunds and disputes. The secret key needs `operate`.
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
    create: { method: 'POST', path: '/v1/customers', hasIdempotencyKey: true },
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
    list: { method: 'GET', path: '/v1/entries', query: ['type', 'source', 'direction', 'from', 'to', 'amountMin', 'amountMax', 'text', 'cursor', 'limit', 'customerId', 'walletId', 'currency'], isPage: true },
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
    save: { method: 'PUT', path: '/v1/wallets/{walletId}/auto-top-up', hasIdempotencyKey: true },
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
  reports: {
    liability: { method: 'GET', path: '/v1/reports/liability', query: ['at'] },
    rollForward: { method: 'GET', path: '/v1/reports/roll-forward', query: ['from', 'to'] },
  },
  disputes: {
    list: { method: 'GET', path: '/v1/disputes', query: ['cursor', 'limit', 'walletId', 'status'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/disputes/{disputeId}' },
  },
  documents: {
    list: { method: 'GET', path: '/v1/documents', query: ['cursor', 'limit', 'customerId', 'walletId', 'kind'], isPage: true },
    retrieve: { method: 'GET', path: '/v1/documents/{documentId}' },
    send: { method: 'POST', path: '/v1/documents/{documentId}/send' },
  },
  legalProfile: {
    retrieve: { method: 'GET', path: '/v1/legal-profile' },
    save: { method: 'PUT', path: '/v1/legal-profile' },
  },
  billingProfiles: {
    retrieve: { method: 'GET', path: '/v1/customers/{customerId}/billing-profile' },
    save: { method: 'PUT', path: '/v1/customers/{customerId}/billing-profile' },
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
