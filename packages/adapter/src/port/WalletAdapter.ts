import type { Money } from '../money/Money.ts';
import type { AlertChannel, AlertSettings } from './AlertSettings.ts';
import type { AutoTopUp, AutoTopUpPreview, AutoTopUpSettings } from './AutoTopUp.ts';
import type { Entry } from './Entry.ts';
import type { EntryFilter } from './EntryFilter.ts';
import type { GrantOrder, GrantPage } from './Grant.ts';
import type { Invoice } from './Invoice.ts';
import type { Page } from './Page.ts';
import type { PaymentMethod } from './PaymentMethod.ts';
import type { Receipt } from './Receipt.ts';
import type { TopUp } from './TopUp.ts';
import type { TopUpQuote } from './TopUpQuote.ts';
import type { Wallet } from './Wallet.ts';
import type { AnalyticsParameters, WalletAnalytics } from './WalletAnalytics.ts';
import type { WalletBalance } from './WalletBalance.ts';
import type { WalletEvent } from './WalletEvent.ts';
import type { WalletForecast } from './WalletForecast.ts';
import type { WalletNotificationPage } from './WalletNotification.ts';
import type { WalletSession } from './WalletSession.ts';

/** Options of every call. */
export type CallOptions = {
  /** Stops the call, which then rejects with the signal's reason. */
  signal?: AbortSignal;
};

/** Options of a call that moves money or must not happen twice. */
export type WriteOptions = CallOptions & {
  /**
   * Unique key of the request, 1 to 255 characters. Send the same key when you retry: the request runs once and later
   * calls get the first response. It is sent as the
   * [`Idempotency-Key`](https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/) header.
   */
  idempotencyKey: string;
  /** Called before the call resolves if its result is that of an earlier call with the same key. */
  onReplayed?: () => void;
};

export type ListEntriesParameters = {
  walletId: string;
  /** Entries to include. @default all */
  filter?: EntryFilter;
  /** `nextCursor` of the page before. Without it the first page is read. */
  cursor?: string;
  /** Entries per page, 1 to 100. @default 25 */
  limit?: number;
};

export type ListGrantsParameters = {
  walletId: string;
  /** @default 'consumption' */
  order?: GrantOrder;
  /** `nextCursor` of the page before. Without it the first page is read. */
  cursor?: string;
  /** Grants per page, 1 to 100. @default 25 */
  limit?: number;
};

export type CreateQuoteParameters = { walletId: string; amount: Money };

export type CreateTopUpParameters = {
  quoteId: string;
  paymentMethodId: string;
  /** URL of the page to which the confirm page sends the customer back. */
  returnUrl?: string;
};

export type SaveAutoTopUpParameters = {
  walletId: string;
  settings: AutoTopUpSettings;
  /** `AutoTopUp.version` that the customer edited. Rejects with `version_conflict` if it is no longer the current one. */
  version: number;
};

export type SaveAlertSettingsParameters = {
  walletId: string;
  enabled: boolean;
  threshold: Money | null;
  channels: AlertChannel[];
  /** `AlertSettings.version` that the customer edited. Rejects with `version_conflict` if it is no longer the current one. */
  version: number;
};

/** Way in which events arrive. `polling`: no stream can be opened, so they arrive seconds late. */
export type StreamStatus = 'connecting' | 'open' | 'polling';

/** Position in a customer's events from which a stream or a list continues. */
export type StreamPosition = {
  /**
   * Number of each wallet's newest event at the position, by wallet id. A wallet without events is missing. A balance
   * with a lower `sequence` was read before the position; read it again.
   */
  sequences: Readonly<Record<string, number>>;
};

export type StreamEventsParameters = {
  /** `id` of the last event that was received. Without it the stream starts with the next event. */
  lastEventId?: string;
  /** Called when the way in which events arrive changes. A transport that cannot fail need not call it. */
  onStatus?: (status: StreamStatus) => void;
  /**
   * Called at the start of each connection, before its first event, with the position from which it continues. Compare
   * it with data that was read earlier: no event reports what changed in between.
   */
  onOpen?: (position: StreamPosition) => void;
};

export type EventsAfter = {
  items: WalletEvent[];
  /** Position after the last item. Send it as `after` to get the events that follow. Present even without items. */
  lastEventId: string;
  /** As in `StreamPosition`: the position of `after`, or of now without `after`. */
  sequences: StreamPosition['sequences'];
};

/**
 * Port between the kit and a backend, for one customer who is already authenticated. Every method rejects with a
 * `WalletError`. An id of another customer rejects with `not_found`, as an id that does not exist does.
 *
 * Optional methods belong to capabilities. `getSession` names the capabilities that the backend has, and the kit hides
 * the others.
 */
export interface WalletAdapter {
  /** Returns the signed-in customer, the scopes of the session and the capabilities of the backend. */
  getSession(options?: CallOptions): Promise<WalletSession>;

  /** Returns the customer's wallets, oldest first, including closed ones. */
  listWallets(options?: CallOptions): Promise<Wallet[]>;

  /** Returns a wallet's current balance. */
  getBalance(parameters: { walletId: string }, options?: CallOptions): Promise<WalletBalance>;

  /** Returns a wallet's entries, newest first. Pages neither skip nor repeat entries while new ones are written. */
  listEntries(parameters: ListEntriesParameters, options?: CallOptions): Promise<Page<Entry>>;

  /** Calculates what a top-up costs and adds. Capability `topUp`. */
  createQuote?(parameters: CreateQuoteParameters, options?: CallOptions): Promise<TopUpQuote>;

  /** Confirms a quote and charges the payment method. The top-up it returns may not be settled yet. Capability `topUp`. */
  createTopUp?(parameters: CreateTopUpParameters, options: WriteOptions): Promise<TopUp>;

  /** Returns a top-up. Asks the processor first if its status may have changed there. Capability `topUp`. */
  getTopUp?(parameters: { topUpId: string }, options?: CallOptions): Promise<TopUp>;

  /** Cancels a top-up that waits for the customer. Rejects with `top_up_not_cancelable` otherwise. Capability `topUp`. */
  cancelTopUp?(parameters: { topUpId: string }, options: WriteOptions): Promise<TopUp>;

  /** Returns the customer's payment methods by priority. Capability `paymentMethods`. */
  listPaymentMethods?(options?: CallOptions): Promise<PaymentMethod[]>;

  /** Saves the payment method behind a processor's token, with the lowest priority. Capability `addPaymentMethod`. */
  addPaymentMethod?(parameters: { token: string }, options: WriteOptions): Promise<PaymentMethod>;

  /** Removes a payment method. Rejects with `not_found` if it was removed before. Capability `addPaymentMethod`. */
  removePaymentMethod?(parameters: { paymentMethodId: string }, options?: CallOptions): Promise<void>;

  /** Gives a payment method priority 1 and returns all methods in their new order. Capability `addPaymentMethod`. */
  makeDefaultPaymentMethod?(
    parameters: { paymentMethodId: string },
    options?: CallOptions,
  ): Promise<PaymentMethod[]>;

  /**
   * Yields events as they happen. Events of one wallet arrive in order. Ends without an error when `signal` aborts.
   * Capability `events`.
   */
  streamEvents?(parameters: StreamEventsParameters, options?: CallOptions): AsyncIterable<WalletEvent>;

  /**
   * Returns the events after a position, for clients that cannot keep a stream open. Without `after` it returns no items
   * and the current position. Capability `events`.
   */
  listEvents?(parameters: { after?: string; limit?: number }, options?: CallOptions): Promise<EventsAfter>;

  /**
   * Returns a wallet's unspent grants. Pages neither skip nor repeat the remaining grants while debits consume others.
   * Capability `grants`.
   */
  listGrants?(parameters: ListGrantsParameters, options?: CallOptions): Promise<GrantPage>;

  /** Estimates how long a wallet's balance lasts. Capability `forecast`. */
  getForecast?(parameters: { walletId: string }, options?: CallOptions): Promise<WalletForecast>;

  /** Returns a wallet's balances by day, its flows and its spend. Capability `analytics`. */
  getAnalytics?(parameters: AnalyticsParameters, options?: CallOptions): Promise<WalletAnalytics>;

  /** Returns the receipt of an entry. Capability `receipts`. */
  getReceipt?(parameters: { walletId: string; entryId: string }, options?: CallOptions): Promise<Receipt>;

  /**
   * Yields the entries that match a filter as CSV ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), UTF-8, with a
   * header row), oldest first, in chunks of text. Texts are safe from formula injection. Capability `export`.
   */
  exportEntries?(
    parameters: { walletId: string; filter?: EntryFilter },
    options?: CallOptions,
  ): AsyncIterable<string>;

  /** Returns a wallet's auto top-up. Capability `autoTopUp`. */
  getAutoTopUp?(parameters: { walletId: string }, options?: CallOptions): Promise<AutoTopUp>;

  /** Calculates what saving these settings would charge immediately, and at most. Capability `autoTopUp`. */
  previewAutoTopUp?(
    parameters: { walletId: string; settings: AutoTopUpSettings },
    options?: CallOptions,
  ): Promise<AutoTopUpPreview>;

  /** Turns auto top-up on with these settings, or changes them, and ends a pause. Capability `autoTopUp`. */
  saveAutoTopUp?(parameters: SaveAutoTopUpParameters, options: WriteOptions): Promise<AutoTopUp>;

  /** Turns auto top-up off, whatever its version. Repeating the call changes nothing. Capability `autoTopUp`. */
  switchOffAutoTopUp?(parameters: { walletId: string }, options?: CallOptions): Promise<AutoTopUp>;

  /** Ends a pause with the same settings. It may charge immediately. Capability `autoTopUp`. */
  resumeAutoTopUp?(parameters: { walletId: string }, options: WriteOptions): Promise<AutoTopUp>;

  /** Returns when and how the customer is notified of a low balance. Capability `alerts`. */
  getAlertSettings?(parameters: { walletId: string }, options?: CallOptions): Promise<AlertSettings>;

  /** Saves when and how the customer is notified of a low balance. Capability `alerts`. */
  saveAlertSettings?(parameters: SaveAlertSettingsParameters, options?: CallOptions): Promise<AlertSettings>;

  /** Returns the customer's invoices except drafts, newest first. Capability `invoices`. */
  listInvoices?(
    parameters: { cursor?: string; limit?: number },
    options?: CallOptions,
  ): Promise<Page<Invoice>>;

  /**
   * Pays the amount due: first from the wallet in the invoice's currency, then the rest with `paymentMethodId`. Without
   * a payment method the invoice may stay partially paid. Capability `invoices`.
   */
  payInvoice?(
    parameters: { invoiceId: string; paymentMethodId?: string },
    options: WriteOptions,
  ): Promise<Invoice>;

  /** Returns the customer's notifications in the product, newest first. Capability `notifications`. */
  listNotifications?(
    parameters: { cursor?: string; limit?: number },
    options?: CallOptions,
  ): Promise<WalletNotificationPage>;

  /**
   * Marks notifications as read. Repeating the call changes nothing. Ids that are not this customer's are ignored.
   * Capability `notifications`.
   */
  markNotificationsRead?(parameters: { notificationIds: string[] }, options?: CallOptions): Promise<void>;
}
