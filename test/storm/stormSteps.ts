import type { Random } from '../fuzz/Random.ts';
import type { Json, StormRequest } from './StormApi.ts';
import { type StormCustomer, type StormThing, type StormWorld, tokens } from './StormWorld.ts';

/** The world and the randomness that an operation works with. */
export type Parts = { world: StormWorld; random: Random };

/** An action of the clients, and how often they take it. */
export type Operation = { weight: number; run: (parts: Parts) => Promise<unknown> };

/** The result of an operation that finds nothing to work on. */
export const nothing = Promise.resolve();

/** Chooses a customer and one of their open wallets. */
export function pickWallet({ world, random }: Parts): {
  customer: StormCustomer;
  walletId: string;
  currency: string;
} {
  const customer = random.pick(world.customers);
  const currency = random.happens(0.8) ? 'USD' : 'EUR';
  return { customer, currency, walletId: customer.wallets.get(currency) ?? '' };
}

/** Picks a customer's payment method, more often a slow or disputed one. */
export function pickMethod(random: Random, { methods }: StormCustomer): string {
  const lasting = methods.filter(({ token }) => /bank_debit|dispute/.test(token));
  return random.pick(random.happens(0.6) ? lasting : methods).id;
}

/** An amount up to a maximum. */
export function money(random: Random, max: number, currency: string) {
  return { amount: random.between(1, max), currency };
}

/** Sends a request that takes no key, once. */
export async function once({ world, random }: Parts, request: StormRequest): Promise<Json> {
  const response = await world.api.send(random.between(0, 1), request);
  return response && response.status < 300 ? (response.body ?? {}) : null;
}

/** Writes an entry into the wallet of a thing, or into any wallet. */
export function entry(
  parts: Parts,
  what: { type: string; fundedBy?: string; grant?: object },
  max: number,
  of?: StormThing,
): Promise<Json> {
  const { world, random } = parts;
  const { walletId, currency } = of ? { walletId: of.walletId, currency: of.extra } : pickWallet(parts);
  const reason = world.api.uniqueName(what.type);
  const amount = money(random, max, currency);
  if (what.type === 'adjustment' && random.happens(0.5)) amount.amount *= -1;
  const path = `/v1/wallets/${walletId}/entries`;
  return world.api.write(random, 'entry', {
    method: 'POST',
    path,
    body: { ...what, amount, reason },
    reason,
  });
}

/** Remembers a top-up, and confirms or declines it for its customer if the bank asks. */
export async function followTopUp(
  { world, random }: Parts,
  { customer, walletId }: { customer: StormCustomer; walletId: string },
  topUp: Json,
): Promise<void> {
  world.remember('topUp', { id: topUp.id, walletId, customer });
  await decide({ world, random }, topUp.action?.url);
}

/** Approves or declines a payment on the processor's page; one in five is left undecided. */
async function decide({ world, random }: Parts, url: string | undefined): Promise<void> {
  if (!url || random.happens(0.2)) return;
  const page = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ decision: random.happens(0.7) ? 'approve' : 'decline' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  }).catch(() => null);
  const response = page && { status: page.status, body: null };
  const line = { method: 'POST', path: new URL(url).pathname, atMs: world.api.elapsedMs(), tookMs: 0 };
  world.api.history.push({ ...line, server: 0, response });
}

/** Pays a payment link, without a session. */
export async function payLink({ world, random }: Parts, link: Json): Promise<void> {
  const { token: linkToken, amount, currency } = link;
  const at = `/payment-links/${linkToken}`;
  const body = amount ? {} : { amount: { amount: random.between(1, 100) * 100, currency } };
  const quote = await once({ world, random }, { method: 'POST', path: `${at}/quotes`, body, token: null });
  if (!quote) return;
  const payment = await world.api.write(random, 'linkPayment', {
    method: 'POST',
    path: `${at}/payments`,
    body: { quoteId: quote.id, paymentToken: random.pick(tokens) },
    token: null,
  });
  if (!payment) return;
  await decide({ world, random }, payment.action?.url);
  if (random.happens(0.15)) {
    const path = `${at}/payments/${payment.id}/cancel`;
    await world.api.write(random, 'cancelTopUp', { method: 'POST', path, token: null });
  }
  await world.api.read(random, `${at}/payments/${payment.id}`, null);
}

/** Opens or voids one of the newest invoices. */
export function actOnSomeInvoice({ world, random }: Parts, action: 'open' | 'void'): Promise<unknown> {
  const invoice = world.pick(random, 'invoice');
  return invoice ? actOnInvoice({ world, random }, invoice.id, action) : nothing;
}

/** Opens, pays or voids an invoice, as the merchant. */
export function actOnInvoice(
  { world, random }: Parts,
  id: string,
  action: 'open' | 'payments' | 'void',
  body?: object,
): Promise<Json> {
  const path = `/v1/invoices/${id}/${action}`;
  return world.api.write(random, `${action}Invoice`, { method: 'POST', path, body });
}

/** Runs an operation on one of the newest things of a kind. */
export function withSome(kind: string, run: (parts: Parts, thing: StormThing) => Promise<unknown>) {
  return (parts: Parts): Promise<unknown> => {
    const thing = parts.world.pick(parts.random, kind);
    return thing ? run(parts, thing) : nothing;
  };
}

/** Creates an invoice that is due after `dueInMs`; 0 makes it due at once. */
export async function draftInvoice(parts: Parts, dueInMs: number): Promise<StormThing | null> {
  const { world, random } = parts;
  const { customer, walletId, currency } = pickWallet(parts);
  const body = {
    currency,
    lines: [
      {
        description: 'Seats',
        quantity: random.between(1, 4),
        unitAmount: { amount: random.between(1, 40) * 100, currency },
      },
    ],
    dueAt: dueInMs === 0 ? null : new Date(world.now() + dueInMs).toISOString(),
  };
  const path = `/v1/customers/${customer.id}/invoices`;
  const made = await world.api.write(random, 'invoice', { method: 'POST', path, body });
  if (!made) return null;
  const invoice = { id: made.id, walletId, customer, extra: currency };
  world.remember('invoice', invoice);
  return invoice;
}

/** Acts on an invoice in a way that its status allows, so that operations meet on it. */
export async function takeInvoiceOn(parts: Parts, invoice: StormThing): Promise<void> {
  const { world, random } = parts;
  const found = await world.api.read(random, `/v1/invoices/${invoice.id}`);
  if (!found) return;
  const { customer, walletId, extra: currency } = invoice;
  const has = (status: string) => found.payments.some((payment: Json) => payment.status === status);
  const close = () => closeWallet(parts, { customer, walletId, currency });
  const refund = () => refundInvoice(parts, invoice);
  // Leaves the bank time to decide.
  const wait = () => sleep(random.between(300, 3_000));
  const pay = () => payInvoice(parts, invoice);
  const takeBack = () => actOnInvoice(parts, invoice.id, 'void');
  const spend = () => entry(parts, { type: 'debit' }, 8_000, invoice);
  if (has('processing'))
    await random.pick<() => Promise<unknown>>([close, close, takeBack, pay, refund, spend, wait])();
  else if (found.status === 'draft') await actOnInvoice(parts, invoice.id, 'open');
  else if (found.due.amount > 0 && found.status !== 'void')
    await random.pick<() => Promise<unknown>>([pay, pay, pay, takeBack, spend])();
  else await random.pick<() => Promise<unknown>>([wait, wait, wait, refund, close])();
}

/** Pays an invoice from the wallet or by a payment method, as its customer or as the merchant. */
export function payInvoice({ world, random }: Parts, { id, customer }: StormThing): Promise<Json> {
  const method = pickMethod(random, customer);
  if (random.happens(0.4)) {
    const path = `/wallet/invoices/${id}/payments`;
    const body = random.happens(0.8) ? { paymentMethodId: method } : {};
    return world.api.write(random, 'payInvoice', { method: 'POST', path, body, token: customer.token });
  }
  const methods = random.pick([null, ['wallet'], [method], [method], [method]]);
  return actOnInvoice({ world, random }, id, 'payments', methods ? { methods } : {});
}

/** Refunds an invoice, or a part of it. */
export function refundInvoice({ world, random }: Parts, invoice: StormThing): Promise<void> {
  const destination = random.pick(['original', 'wallet', 'paymentMethod']);
  const body = {
    destination,
    ...(random.happens(0.5) ? { amount: money(random, 3_000, invoice.extra) } : {}),
  };
  return refund({ world, random }, invoice, `/v1/invoices/${invoice.id}/refunds`, body);
}

/** Charges a saved method for a top-up. */
export async function topUpByMerchant({ world, random }: Parts): Promise<StormThing | null> {
  const { customer, walletId, currency } = pickWallet({ world, random });
  const amount = { amount: random.between(1, 150) * 100, currency };
  const body = { amount, paymentMethodId: pickMethod(random, customer) };
  const path = `/v1/wallets/${walletId}/top-ups`;
  const topUp = await world.api.write(random, 'topUp', { method: 'POST', path, body });
  if (!topUp) return null;
  await followTopUp({ world, random }, { customer, walletId }, topUp);
  return { id: topUp.id, walletId, customer };
}

/** Refunds a top-up, or a part of it. */
export async function refundTopUp({ world, random }: Parts, topUp: StormThing): Promise<void> {
  const found = await world.api.read(random, `/v1/top-ups/${topUp.id}`);
  const partly = found && random.happens(0.5);
  const body = partly ? { amount: money(random, 3_000, found.amount.currency) } : {};
  return refund({ world, random }, topUp, `/v1/top-ups/${topUp.id}/refunds`, body);
}

/** Has a bank dispute a top-up. */
export function disputeTopUp(parts: Parts, { id }: StormThing): Promise<Json> {
  const body = { outcome: parts.random.pick(['won', 'lost']) };
  return once(parts, { method: 'POST', path: `/v1/test/top-ups/${id}/dispute`, body });
}

/** Retries a failed refund, or turns it into balance. */
export function mendRefund({ world, random }: Parts): Promise<unknown> {
  const found = world.pick(random, 'refund');
  if (!found) return nothing;
  const path = `/v1/refunds/${found.id}/${random.pick(['retry', 'credit'])}`;
  return world.api.write(random, 'mendRefund', { method: 'POST', path });
}

async function refund(
  { world, random }: Parts,
  { customer, walletId }: StormThing,
  path: string,
  body: object,
): Promise<void> {
  const made = await world.api.write(random, 'refund', { method: 'POST', path, body });
  if (made) world.remember('refund', { id: made.id, walletId, customer });
}

/** Closes a wallet and opens its successor, for what the storm does next. */
export async function closeWallet(
  { world, random }: Parts,
  { customer, walletId, currency }: { customer: StormCustomer; walletId: string; currency: string },
): Promise<void> {
  const body = {
    destination: random.pick(['original', 'external']),
    holds: random.pick(['capture', 'capture', 'release']),
  };
  const path = `/v1/wallets/${walletId}/close`;
  if (!(await world.api.write(random, 'close', { method: 'POST', path, body }))) return;
  const opened = await world.api.write(random, 'wallet', {
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
