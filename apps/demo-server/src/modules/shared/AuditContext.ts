import type { Money } from '@coffer/adapter';

/** Actor and action of a request, as recorded in the audit log. */
export type AuditContext = {
  merchantId: string;
  actor: AuditActor;
  /** Operation id from the OpenAPI document. */
  action: string;
  /** Ids that the request contains. The ids of created objects are added. */
  subjects: readonly string[];
  detail: AuditDetail;
};

/** `paymentLink`: anyone who has the link. `server`: a request of the demo without a key. */
export type AuditActor = { type: 'apiKey' | 'customer' | 'paymentLink' | 'server'; id: string };

/** Contents of the request without personal or secret data: names of fields, but not their values. */
export type AuditDetail = {
  requestId?: string;
  /** Names of the request's fields. */
  fields?: string[];
  amount?: Money;
  reason?: string;
  /** Number of the entry that the request created in its wallet. */
  entryNumber?: number;
};
