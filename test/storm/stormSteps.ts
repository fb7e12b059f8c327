import type { Random } from '../fuzz/Random.ts';
import type { Json, StormRequest } from './StormApi.ts';
import { type StormCustomer, type StormThing, type StormWorld, tokens } from './StormWorld.ts';

/** What an operation works with. */
export type Parts = { world: StormWorld; dice: Random };

/** Something that clients do, and how often. */
export type Operation = { weight: number; run: (parts: Parts) => Promise<unknown> };

/** For an operation that finds nothing to work on. */
export const nothing = Promise.resolve();

/** Chooses a customer and one of their open wallets. */
export function pickWallet({ world, dice }: Parts): {
  customer: StormCustomer;
  walletId: string;
  currency: string;
} {
  const customer = dice.pick(world.customers);
  const currency = dice.happens(0.8) ? 'USD' : 'EUR';
  return { customer, currency, walletId: customer.wallets.get(currency) ?? '' };
}

/** A method of a customer: more often one whose payment is not the end of it. */
export function pickMethod(dice: Random, { methods }: StormCustomer): string {
  const lasting = methods.filter(({ token }) => /bank_debit|dispute/.test(token));
  return dice.pick(dice.happens(0.6) ? lasting : methods).id;
}

/** An amount up to a maximum. */
export function money(dice: Random, max: number, currency: string) {
  return { amount: dice.between(1, max), currency };
}

/** Sends a request that takes no key, once. */
export async function once({ world, dice }: Parts, request: StormRequest): Promise<Json> {
  const answer = await world.api.send(dice.between(0, 1), request);
  return answer && answer.status < 300 ? (answer.body ?? {}) : null;
}

/** Writes an entry, into some wallet or into that of a thing. */
export function entry(
  parts: Parts,
  what: { type: string; grant?: object },
  max: number,
  of?: StormThing,
): Promise<Json> {
  const { world, dice } = parts;
  const { walletId, currency } = of ? { walletId: of.walletId, currency: of.extra } : pickWallet(parts);
  const reason = world.api.uniqueName(what.type);
  const amount = money(dice, max, currency);
  if (what.type === 'adjustment' && dice.happens(0.5)) amount.amount *= -1;
  const path = `/v1/wallets/${walletId}/entries`;
  return world.api.write(dice, 'entry', {
    method: 'POST',
    path,
    body: { ...what, amount, reason },
    reason,
  });
}

/** Remembers a top-up, and answers for its customer where the bank asks. */
export async function followTopUp(
  { world, dice }: Parts,
  { customer, walletId }: { customer: StormCustomer; walletId: string },
  topUp: Json,
): Promise<void> {
  world.remember('topUp', { id: topUp.id, walletId, customer });
  await decide({ world, dice }, topUp.action?.url);
}

/** Answers the bank's question, at the processor's own page; sometimes nobody does. */
async function decide({ world, dice }: Parts, url: string | undefined): Promise<void> {
  if (!url || dice.happens(0.2)) return;
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ decision: dice.happens(0.7) ? 'approve' : 'decline' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  }).catch(() => null);
  const answer = response && { status: response.status, body: null };
  const line = { method: 'POST', path: new URL(url).pathname, atMs: world.api.elapsedMs(), tookMs: 0 };
  world.api.history.push({ ...line, server: 0, answer });
}

/** Pays a payment link, as somebody without a session does. */
export async function payLink({ world, dice }: Parts, link: Json): Promise<void> {
  const { token: linkToken, amount, currency } = link;
  const at = `/payment-links/${linkToken}`;
  const body = amount ? {} : { amount: { amount: dice.between(1, 100) * 100, currency } };
  const quote = await once({ world, dice }, { method: 'POST', path: `${at}/quotes`, body, token: null });
  if (!quote) return;
  const payment = await world.api.write(dice, 'linkPayment', {
    method: 'POST',
    path: `${at}/payments`,
    body: { quoteId: quote.id, paymentToken: dice.pick(tokens) },
    token: null,
  });
  if (!payment) return;
  await decide({ world, dice }, payment.action?.url);
  if (dice.happens(0.15)) {
    const path = `${at}/payments/${payment.id}/cancel`;
    await world.api.write(dice, 'cancelTopUp', { method: 'POST', path, token: null });
  }
  await world.api.read(dice, `${at}/payments/${payment.id}`, null);
}

/** Opens or voids one of the newest invoices. */
export function actOnSomeInvoice({ world, dice }: Parts, action: 'open' | 'void'): Promise<unknown> {
  const invoice = world.pick(dice, 'invoice');
  return invoice ? actOnInvoice({ world, dice }, invoice.id, action) : nothing;
}

/** Opens, pays or voids an invoice, as the merchant. */
export function actOnInvoice(
  { world, dice }: Parts,
  id: string,
  action: 'open' | 'payments' | 'void',
  body?: object,
): Promise<Json> {
  const path = `/v1/invoices/${id}/${action}`;
  return world.api.write(dice, `${action}Invoice`, { method: 'POST', path, body });
}

/** Runs an operation on one of the newest things of a kind. */
export function withSome(kind: string, run: (parts: Parts, thing: StormThing) => Promise<unknown>) {
  return (parts: Parts): Promise<unknown> => {
    const thing = parts.world.pick(parts.dice, kind);
    return thing ? run(parts, thing) : nothing;
  };
}

/** Creates an invoice that is due after some time, at once with 0. */
export async function draftInvoice(parts: Parts, dueInMs: number): Promise<StormThing | null> {
  const { world, dice } = parts;
  const { customer, walletId, currency } = pickWallet(parts);
  const body = {
    currency,
    lines: [{ description: 'Seats', quantity: dice.between(1, 4), unitAmount: dice.between(1, 40) * 100 }],
    dueAt: dueInMs === 0 ? null : new Date(world.now() + dueInMs).toISOString(),
  };
  const path = `/v1/customers/${customer.id}/invoices`;
  const made = await world.api.write(dice, 'invoice', { method: 'POST', path, body });
  if (!made) return null;
  const invoice = { id: made.id, walletId, customer, extra: currency };
  world.remember('invoice', invoice);
  return invoice;
}

/** Does what meets best with where an invoice stands now. */
export async function takeInvoiceOn(parts: Parts, invoice: StormThing): Promise<void> {
  const { world, dice } = parts;
  const found = await world.api.read(dice, `/v1/invoices/${invoice.id}`);
  if (!found) return;
  const { customer, walletId, extra: currency } = invoice;
  const has = (status: string) => found.payments.some((payment: Json) => payment.status === status);
  const close = () => closeWallet(parts, { customer, walletId, currency });
  const refund = () => refundInvoice(parts, invoice);
  // Until a bank has decided.
  const wait = () => sleep(dice.between(300, 3_000));
  const pay = () => payInvoice(parts, invoice);
  const takeBack = () => actOnInvoice(parts, invoice.id, 'void');
  const spend = () => entry(parts, { type: 'debit' }, 8_000, invoice);
  if (has('processing'))
    await dice.pick<() => Promise<unknown>>([close, close, takeBack, pay, refund, spend, wait])();
  else if (found.status === 'draft') await actOnInvoice(parts, invoice.id, 'open');
  else if (found.due.amount > 0 && found.status !== 'void')
    await dice.pick<() => Promise<unknown>>([pay, pay, pay, takeBack, spend])();
  else await dice.pick<() => Promise<unknown>>([wait, wait, wait, refund, close])();
}

/** Pays an invoice by the wallet or a method, as its customer or as the merchant. */
export function payInvoice({ world, dice }: Parts, { id, customer }: StormThing): Promise<Json> {
  const method = pickMethod(dice, customer);
  if (dice.happens(0.4)) {
    const path = `/wallet/invoices/${id}/payments`;
    const body = dice.happens(0.8) ? { paymentMethodId: method } : {};
    return world.api.write(dice, 'payInvoice', { method: 'POST', path, body, token: customer.token });
  }
  const methods = dice.pick([null, ['wallet'], [method], [method], [method]]);
  return actOnInvoice({ world, dice }, id, 'payments', methods ? { methods } : {});
}

/** Refunds an invoice, or a part of it. */
export function refundInvoice({ world, dice }: Parts, invoice: StormThing): Promise<void> {
  const destination = dice.pick(['original', 'wallet', 'paymentMethod']);
  const body = { destination, ...(dice.happens(0.5) ? { amount: dice.between(1, 3_000) } : {}) };
  return refund({ world, dice }, invoice, `/v1/invoices/${invoice.id}/refunds`, body);
}

/** Charges a saved method for a top-up. */
export async function topUpByMerchant({ world, dice }: Parts): Promise<StormThing | null> {
  const { customer, walletId, currency } = pickWallet({ world, dice });
  const amount = { amount: dice.between(1, 150) * 100, currency };
  const body = { amount, paymentMethodId: pickMethod(dice, customer) };
  const path = `/v1/wallets/${walletId}/top-ups`;
  const topUp = await world.api.write(dice, 'topUp', { method: 'POST', path, body });
  if (!topUp) return null;
  await followTopUp({ world, dice }, { customer, walletId }, topUp);
  return { id: topUp.id, walletId, customer };
}

/** Refunds a top-up, or a part of it. */
export function refundTopUp({ world, dice }: Parts, topUp: StormThing): Promise<void> {
  const body = dice.happens(0.5) ? { amount: dice.between(1, 3_000) } : {};
  return refund({ world, dice }, topUp, `/v1/top-ups/${topUp.id}/refunds`, body);
}

/** Has a bank dispute a top-up. */
export function disputeTopUp(parts: Parts, { id }: StormThing): Promise<Json> {
  const body = { outcome: parts.dice.pick(['won', 'lost']) };
  return once(parts, { method: 'POST', path: `/v1/test/top-ups/${id}/dispute`, body });
}

/** Retries a failed refund, or turns it into balance. */
export function mendRefund({ world, dice }: Parts): Promise<unknown> {
  const found = world.pick(dice, 'refund');
  if (!found) return nothing;
  const path = `/v1/refunds/${found.id}/${dice.pick(['retry', 'credit'])}`;
  return world.api.write(dice, 'mendRefund', { method: 'POST', path });
}

async function refund(
  { world, dice }: Parts,
  { customer, walletId }: StormThing,
  path: string,
  body: object,
): Promise<void> {
  const made = await world.api.write(dice, 'refund', { method: 'POST', path, body });
  if (made) world.remember('refund', { id: made.id, walletId, customer });
}

/** Closes a wallet and opens its successor, for what the storm does next. */
export async function closeWallet(
  { world, dice }: Parts,
  { customer, walletId, currency }: { customer: StormCustomer; walletId: string; currency: string },
): Promise<void> {
  const body = {
    destination: dice.pick(['original', 'external']),
    holds: dice.pick(['capture', 'capture', 'release']),
  };
  const path = `/v1/wallets/${walletId}/close`;
  if (!(await world.api.write(dice, 'close', { method: 'POST', path, body }))) return;
  const opened = await world.api.write(dice, 'wallet', {
    method: 'POST',
    path: `/v1/customers/${customer.id}/wallets`,
    body: { currency },
  });
  if (opened) customer.wallets.set(currency, opened.id);
}

/** Waits. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
