import type { Money } from '@coffer/adapter';

/** Who asked for a change, and for which: what its row in the audit log says. */
export type AuditContext = {
  merchantId: string;
  actor: AuditActor;
  /** The operation, by its id in the API's document. */
  action: string;
  /** Ids that the request named. What it made is added. */
  subjects: readonly string[];
  detail: AuditDetail;
};

/** `paymentLink` is whoever holds one; `server` is what the demo asks for without a key. */
export type AuditActor = { type: 'apiKey' | 'customer' | 'paymentLink' | 'server'; id: string };

/** What was asked, without what may be personal or secret: names of fields, and not their values. */
export type AuditDetail = {
  requestId?: string;
  /** The fields that the request had. */
  fields?: string[];
  amount?: Money;
  reason?: string;
  /** The entry that it made in its wallet. */
  entryNumber?: number;
};
