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

/** What any call takes. */
export type CallOptions = {
  /** Stops the call; it then rejects with the signal's reason. */
  signal?: AbortSignal;
};

/** What a call that moves money, or that must not happen twice, takes. */
export type WriteOptions = CallOptions & {
  /** The same key and request, at any time again, have one effect and one answer. 1 to 255 characters. */
  idempotencyKey: string;
  /** Called before the answer when it is that of an earlier call with the same key. */
  onReplayed?: () => void;
};

export type ListEntriesParameters = {
  walletId: string;
  filter?: EntryFilter;
  cursor?: string;
  /** 1 to 100. @default 25 */
  limit?: number;
};

export type ListGrantsParameters = {
  walletId: string;
  /** @default 'consumption' */
  order?: GrantOrder;
  cursor?: string;
  /** 1 to 100. @default 25 */
  limit?: number;
};

export type CreateQuoteParameters = { walletId: string; amount: Money };

export type CreateTopUpParameters = {
  quoteId: string;
  paymentMethodId: string;
  /** Where a confirm page sends the customer back to. */
  returnUrl?: string;
};

export type SaveAutoTopUpParameters = {
  walletId: string;
  settings: AutoTopUpSettings;
  /** `AutoTopUp.version` that it was made from; another one meanwhile is `version_conflict`. */
  version: number;
};

export type SaveAlertSettingsParameters = {
  walletId: string;
  enabled: boolean;
  threshold: Money | null;
  channels: AlertChannel[];
  /** `AlertSettings.version` that it was made from; another one meanwhile is `version_conflict`. */
  version: number;
};

export type StreamStatus = 'connecting' | 'open' | 'polling';

/** The moment from which a stream, or an answer, tells of events. */
export type StreamPosition = {
  /**
   * The number of each wallet's newest event at that moment, by wallet id; a wallet that is missing had none.
   * A balance whose `sequence` is lower was read before it, and must be read again.
   */
  sequences: Readonly<Record<string, number>>;
};

export type StreamEventsParameters = {
  /** The `id` of the last event seen; without it the stream starts with what happens from now on. */
  lastEventId?: string;
  /** Told how events arrive now; a transport that cannot fail need not call it. */
  onStatus?: (status: StreamStatus) => void;
  /**
   * Told at the start of each connection, before its first event, from which moment it tells: now, or that of
   * the event after which it resumes. What happened between a reading and that moment shows in it.
   */
  onOpen?: (position: StreamPosition) => void;
};

export type EventsAfter = {
  items: WalletEvent[];
  /** Ask with it for what follows; always there, also when nothing happened. */
  lastEventId: string;
  /** As in `StreamPosition`: of `after`, or of the present without it. */
  sequences: StreamPosition['sequences'];
};

/**
 * What the kit needs from a backend, for one customer who is already known. Every method rejects with
 * a `WalletError`. Ids of another customer are `not_found`, as if they were not there.
 *
 * Optional methods are capabilities: `getSession` names those that are there, and the kit hides
 * what is not.
 */
export interface WalletAdapter {
  /** What the backend offers and what this session may do. */
  getSession(options?: CallOptions): Promise<WalletSession>;

  /** The customer's wallets, oldest first, closed ones too. */
  listWallets(options?: CallOptions): Promise<Wallet[]>;

  /** What stands in a wallet now. */
  getBalance(parameters: { walletId: string }, options?: CallOptions): Promise<WalletBalance>;

  /** A wallet's entries, newest first, complete and without repeats while new ones arrive. */
  listEntries(parameters: ListEntriesParameters, options?: CallOptions): Promise<Page<Entry>>;

  /** Reckons a top-up. Capability `topUp`. */
  createQuote?(parameters: CreateQuoteParameters, options?: CallOptions): Promise<TopUpQuote>;

  /** Confirms a quote and pays it: the only way to `settled`. Capability `topUp`. */
  createTopUp?(parameters: CreateTopUpParameters, options: WriteOptions): Promise<TopUp>;

  /** Where a top-up stands, asking the processor where that helps. Capability `topUp`. */
  getTopUp?(parameters: { topUpId: string }, options?: CallOptions): Promise<TopUp>;

  /** Gives up a top-up that still waits for the customer. Capability `topUp`. */
  cancelTopUp?(parameters: { topUpId: string }, options: WriteOptions): Promise<TopUp>;

  /** Saved ways to pay, by priority. Capability `paymentMethods`. */
  listPaymentMethods?(options?: CallOptions): Promise<PaymentMethod[]>;

  /** Saves the method behind a processor's token, as the last in priority. Capability `addPaymentMethod`. */
  addPaymentMethod?(parameters: { token: string }, options: WriteOptions): Promise<PaymentMethod>;

  /** Forgets a method. Removing one that is gone is `not_found`. Capability `addPaymentMethod`. */
  removePaymentMethod?(parameters: { paymentMethodId: string }, options?: CallOptions): Promise<void>;

  /** Makes a method the first in priority. Capability `addPaymentMethod`. */
  makeDefaultPaymentMethod?(
    parameters: { paymentMethodId: string },
    options?: CallOptions,
  ): Promise<PaymentMethod[]>;

  /** Events as they happen, in order a wallet; ends quietly once `signal` aborts. Capability `events`. */
  streamEvents?(parameters: StreamEventsParameters, options?: CallOptions): AsyncIterable<WalletEvent>;

  /**
   * What happened since: for those who cannot hold a stream open. Without `after` there are no items, only
   * where the events stand now. Capability `events`.
   */
  listEvents?(parameters: { after?: string; limit?: number }, options?: CallOptions): Promise<EventsAfter>;

  /**
   * The unspent grants of a wallet, page by page. While debits consume grants, the pages repeat none and skip none of
   * those that are left. Capability `grants`.
   */
  listGrants?(parameters: ListGrantsParameters, options?: CallOptions): Promise<GrantPage>;

  /** How long the balance should last. Capability `forecast`. */
  getForecast?(parameters: { walletId: string }, options?: CallOptions): Promise<WalletForecast>;

  /** Balances by day, flows and spend. Capability `analytics`. */
  getAnalytics?(parameters: AnalyticsParameters, options?: CallOptions): Promise<WalletAnalytics>;

  /** What proves an entry. Capability `receipts`. */
  getReceipt?(parameters: { walletId: string; entryId: string }, options?: CallOptions): Promise<Receipt>;

  /**
   * Exactly the entries of `filter` as CSV (RFC 4180, UTF-8, a header row), oldest first, safe from formula
   * injection, piece by piece. Capability `export`.
   */
  exportEntries?(
    parameters: { walletId: string; filter?: EntryFilter },
    options?: CallOptions,
  ): AsyncIterable<string>;

  /** A wallet's rule for refilling itself. Capability `autoTopUp`. */
  getAutoTopUp?(parameters: { walletId: string }, options?: CallOptions): Promise<AutoTopUp>;

  /** What saving these settings would charge at once, and at most. Capability `autoTopUp`. */
  previewAutoTopUp?(
    parameters: { walletId: string; settings: AutoTopUpSettings },
    options?: CallOptions,
  ): Promise<AutoTopUpPreview>;

  /** Switches it on with these settings, or changes them, and ends a pause. Capability `autoTopUp`. */
  saveAutoTopUp?(parameters: SaveAutoTopUpParameters, options: WriteOptions): Promise<AutoTopUp>;

  /** Switches it off, whatever its version; twice is as once. Capability `autoTopUp`. */
  switchOffAutoTopUp?(parameters: { walletId: string }, options?: CallOptions): Promise<AutoTopUp>;

  /** Ends a pause with the same settings. Capability `autoTopUp`. */
  resumeAutoTopUp?(parameters: { walletId: string }, options: WriteOptions): Promise<AutoTopUp>;

  /** When the customer is told of a low balance. Capability `alerts`. */
  getAlertSettings?(parameters: { walletId: string }, options?: CallOptions): Promise<AlertSettings>;

  /** Capability `alerts`. */
  saveAlertSettings?(parameters: SaveAlertSettingsParameters, options?: CallOptions): Promise<AlertSettings>;

  /** The customer's invoices but drafts, newest first. Capability `invoices`. */
  listInvoices?(
    parameters: { cursor?: string; limit?: number },
    options?: CallOptions,
  ): Promise<Page<Invoice>>;

  /**
   * Pays what is due: from the wallet of its currency as far as it reaches, the rest with `paymentMethodId`.
   * Without one the invoice stays partially paid. Capability `invoices`.
   */
  payInvoice?(
    parameters: { invoiceId: string; paymentMethodId?: string },
    options: WriteOptions,
  ): Promise<Invoice>;

  /** What the customer is told of in the product, newest first. Capability `notifications`. */
  listNotifications?(
    parameters: { cursor?: string; limit?: number },
    options?: CallOptions,
  ): Promise<WalletNotificationPage>;

  /** Marks them as read; twice is as once, and ids that are none of theirs are left alone. Capability `notifications`. */
  markNotificationsRead?(parameters: { notificationIds: string[] }, options?: CallOptions): Promise<void>;
}
