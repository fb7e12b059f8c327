import { isAmount, isCurrency, type Money } from '@coffer/adapter';
import type { AuditDetail } from '../shared/index.ts';

/** Returns what the audit log stores of a request's body: the names of its fields, the amount and the reason. */
export function auditDetail(body: unknown, requestId: string | undefined): AuditDetail {
  const request = requestId === undefined ? {} : { requestId };
  if (!isRecord(body)) return request;
  const fields = Object.entries(body).flatMap(([name, value]) =>
    value === undefined ? [] : fieldNames(name, value),
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

/** Returns the name of a field. For `settings`, returns the names of its parts, such as `settings.topUp`. */
function fieldNames(name: string, value: unknown): string[] {
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
