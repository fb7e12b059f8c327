import { isAmount, isCurrency, type Money } from '@coffer/adapter';
import type { AuditDetail } from './AuditContext.ts';

/** What the audit log keeps of a request's body: which fields it had, and of their values an amount and a reason. */
export function auditDetail(body: unknown, requestId: string | undefined): AuditDetail {
  const request = requestId === undefined ? {} : { requestId };
  if (!isRecord(body)) return request;
  const fields = Object.entries(body).flatMap(([name, value]) =>
    value === undefined ? [] : named(name, value),
  );
  const amount = toMoney(body.amount);
  const { reason } = body;
  return {
    ...request,
    fields,
    ...(amount ? { amount } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}

/** A field of settings is named with the part that it changes. */
function named(name: string, value: unknown): string[] {
  return name === 'settings' && isRecord(value)
    ? Object.keys(value).map((part) => `${name}.${part}`)
    : [name];
}

function toMoney(value: unknown): Money | undefined {
  if (!isRecord(value)) return undefined;
  const { amount, currency } = value;
  return typeof amount === 'number' &&
    isAmount(amount) &&
    typeof currency === 'string' &&
    isCurrency(currency)
    ? { amount, currency }
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
