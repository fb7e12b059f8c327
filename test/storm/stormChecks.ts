import { byId, fault, groupBy, type StormFault, sum } from './figures.ts';
import { checkDisputes, checkInvoice, checkLinks, checkRefunds, checkTopUps } from './moneyChecks.ts';
import type { ReadWallet, StormReading } from './readStorm.ts';
import type { HistoryLine, Json, StormResponse, StormWrite } from './StormApi.ts';

/** A webhook that the receiver got. */
export type ReceivedWebhook = { id: string; body: Json };

type Facts = {
  reading: StormReading;
  writes: readonly StormWrite[];
  history: readonly HistoryLine[];
  received: readonly ReceivedWebhook[];
};

/** Checks the API's responses with independent arithmetic: no code of the server is used here. */
export function checkStorm({ reading, writes, history, received }: Facts): StormFault[] {
  return [
    ...checkAnswers(history),
    ...checkKeys(writes),
    ...reading.wallets.flatMap(checkWallet),
    ...checkHolds(reading, writes),
    ...checkWrites(reading, writes),
    ...checkTopUps(reading),
    ...checkLinks(reading, writes),
    ...reading.invoices.flatMap((invoice) => checkInvoice(reading, invoice)),
    ...checkRefunds(reading),
    ...checkDisputes(reading),
    ...checkExplained(reading, writes),
    ...checkTotals(reading),
    ...checkWebhooks(reading, received),
  ];
}

/** Checks that every request got a response and none failed, except a 503 that says why and when to retry. */
function checkAnswers(history: readonly HistoryLine[]): StormFault[] {
  return history
    .filter((line) => {
      const { response } = line;
      return (
        response === null ||
        (response.status >= 500 && !isAnnounced(response) && !isClockMoving(line, history))
      );
    })
    .map(({ method, path, response }) =>
      fault(
        'no 5xx',
        `${method} ${path}: ${response ? `${response.status} ${JSON.stringify(response.body)}` : 'no response'}`,
        [path],
      ),
    );
}

/** Returns whether the processor was down, or other writes kept the wallet busy for seconds on a loaded machine. */
function isAnnounced({ status, body }: StormResponse): boolean {
  if (status !== 503) return false;
  return body?.code === 'processor_unavailable' || /changing this wallet/.test(body?.detail ?? '');
}

/**
 * Returns whether a write was refused because another server was moving the test clock at that moment. A real clock
 * does not jump; the response says that nothing was written and when to try again.
 */
function isClockMoving(line: HistoryLine, history: readonly HistoryLine[]): boolean {
  if (line.response?.status !== 503 || line.response.body?.code?.toLowerCase() !== 'clock_skew') return false;
  const moves = history.filter(({ path }) => path === '/v1/test/clock/advance');
  const endMs = line.atMs + line.tookMs;
  return moves.some(({ atMs, tookMs }) => atMs - 1000 < endMs && line.atMs < atMs + tookMs + 3000);
}

/** Checks that each idempotency key had one effect and one response. */
function checkKeys(writes: readonly StormWrite[]): StormFault[] {
  return writes.flatMap(({ kind, request, responses }) => {
    const done = responses.filter((response) => response !== null && response.status < 300);
    if (kind === 'dodo') {
      const isTwice = done.length > 1;
      return isTwice ? [fault('same key', `${request.path} was done twice`, [request.path])] : [];
    }
    const ids = new Set(done.map((response) => idOf(response?.body)));
    const bodies = new Set(done.map((response) => JSON.stringify(response?.body)));
    const isSame = ids.size <= 1 && (kind !== 'entry' || bodies.size <= 1);
    return isSame ? [] : [fault('same key', `${request.key}: ${[...bodies].join(' and ')}`, [...ids])];
  });
}

/** Checks that the history of a wallet adds up to its balance. */
function checkWallet({ wallet, balance, entries, grants, holds, verification }: ReadWallet): StormFault[] {
  const wrong = (text: string) => fault('wallet adds up', text, [wallet.id]);
  const faults: StormFault[] = [];
  let before = 0;
  entries.forEach((entry, at) => {
    const { number, amount, balanceBefore, balanceAfter, source } = entry;
    if (number !== at + 1) faults.push(wrong(`entry ${at + 1} has the number ${number}`));
    if (balanceBefore.amount !== before)
      faults.push(wrong(`entry ${number} starts at ${balanceBefore.amount}, not ${before}`));
    if (balanceAfter.amount !== before + amount.amount) faults.push(wrong(`entry ${number} does not add up`));
    if (amount.amount < 0 && balanceAfter.amount < 0 && source !== 'dispute') {
      faults.push(wrong(`entry ${number} (${source}) overdraws to ${balanceAfter.amount}`));
    }
    before = balanceAfter.amount;
  });
  if (balance.balance.amount !== before)
    faults.push(wrong(`the balance is ${balance.balance.amount}, its entries sum to ${before}`));
  const reserved = sum(holds.filter(({ status }) => status === 'open').map(({ amount }) => amount.amount));
  if (balance.pendingCharges.amount !== reserved)
    faults.push(wrong(`open holds are ${reserved}, pending charges ${balance.pendingCharges.amount}`));
  const remaining = sum(grants.map((grant) => grant.remaining.amount));
  if (remaining !== Math.max(0, before))
    faults.push(wrong(`grants have ${remaining} left, the balance is ${before}`));
  if (!verification.intact) faults.push(wrong(`verify: ${JSON.stringify(verification.faults)}`));
  if (wallet.status === 'closed' && before !== 0) faults.push(wrong(`it is closed with ${before}`));
  return faults;
}

/** Checks that each hold is captured or released once, and that no capture exceeds its hold. */
function checkHolds({ wallets }: StormReading, writes: readonly StormWrite[]): StormFault[] {
  const resolutions = new Map<string, Set<string>>();
  for (const { kind, request, responses } of writes) {
    if (kind !== 'capture' && kind !== 'release') continue;
    if (!responses.some((response) => response?.status === 200)) continue;
    const id = request.path.split('/').at(-2) ?? '';
    resolutions.set(id, (resolutions.get(id) ?? new Set()).add(`${kind} ${request.key}`));
  }
  return wallets.flatMap(({ wallet, holds }) =>
    holds.flatMap((hold) => {
      const done = [...(resolutions.get(hold.id) ?? [])];
      const wrong = (text: string) =>
        fault('holds resolve once', `hold ${hold.id} ${text}`, [wallet.id, hold.id]);
      const expected = done[0]?.startsWith('capture') ? 'captured' : 'released';
      return [
        ...(done.length > 1 ? [wrong(`was resolved by ${done.join(' and ')}`)] : []),
        ...(done.length === 1 && hold.status !== expected
          ? [wrong(`is ${hold.status} after ${done[0]}`)]
          : []),
        ...(hold.captured.amount > hold.amount.amount ? [wrong('captured more than it reserved')] : []),
        ...(hold.status !== 'captured' && hold.captured.amount > 0
          ? [wrong(`is ${hold.status} with a capture`)]
          : []),
      ];
    }),
  );
}

/** Checks that each successful write is stored unchanged, and that a rejected write left no entry. */
function checkWrites(
  { wallets, topUps, invoices, refunds }: StormReading,
  writes: readonly StormWrite[],
): StormFault[] {
  const entries = new Map(wallets.flatMap((one) => one.entries.map((entry) => [entry.id, entry] as const)));
  const byReason = groupBy([...entries.values()], ({ reason }) => reason ?? '');
  const holds = new Map(wallets.flatMap((one) => one.holds.map((hold) => [hold.id, hold] as const)));
  const things: Record<string, Map<string, Json>> = {
    entry: entries,
    hold: holds,
    topUp: byId(topUps),
    linkPayment: byId(topUps),
    invoice: byId(invoices),
    refund: byId(refunds),
  };
  return writes.flatMap((write) => {
    const { kind, request, reason, responses } = write;
    const done = responses.find((response) => response !== null && response.status < 300)?.body;
    const wrong = (text: string) =>
      fault('writes are there', `${request.method} ${request.path} (${request.key}): ${text}`, [
        request.path,
        done?.id,
      ]);
    if (kind === 'capture' && done && !same(entries.get(done.entry.id), done.entry))
      return [wrong('its entry is missing or changed')];
    const found = done && things[kind]?.get(done.id);
    if (done && things[kind] && !found) return [wrong(`${done.id} is missing`)];
    if (kind === 'entry' && done && !same(found, done)) return [wrong('its entry was changed')];
    if ((kind === 'entry' || kind === 'dodo') && reason !== '') {
      const count = byReason.get(reason)?.length ?? 0;
      // A write without a response may have taken effect once.
      const isUnknown = responses.some((response) => response === null || response.status >= 500);
      const expected = responses.some((response) => response !== null && response.status < 300) ? 1 : 0;
      if (count > 1 || (count !== expected && !(isUnknown && count === 1)))
        return [wrong(`has ${count} entries instead of ${expected}`)];
    }
    return [];
  });
}

/** Checks that every entry has a cause that the API or a client knows. */
function checkExplained(
  { wallets, topUps, refunds, disputes, invoices }: StormReading,
  writes: readonly StormWrite[],
): StormFault[] {
  const named = new Set(writes.map(({ reason }) => reason).filter((reason) => reason !== ''));
  const ids = new Set([
    ...topUps.map(({ entryId }) => entryId),
    ...refunds.flatMap(({ parts }) => parts.map(({ entryId }: Json) => entryId)),
    ...disputes.flatMap(({ entryId, reinstatementId }) => [entryId, reinstatementId]),
  ]);
  const numbers = new Set(invoices.map(({ number }) => number));
  const known = new Set([...byId(topUps).keys(), ...byId(refunds).keys()]);
  return wallets.flatMap(({ wallet, entries, closure }) => {
    const faults: StormFault[] = [];
    for (const entry of entries) {
      const { id, source, reason, reference } = entry;
      const isKnown =
        ids.has(id) ||
        named.has(reason) ||
        numbers.has(reference?.id) ||
        known.has(reference?.id) ||
        ['bonus', 'expiry', 'closure'].includes(source);
      if (!isKnown)
        faults.push(
          fault('entries have a cause', `entry ${id} (${source}, ${reason}) has no cause`, [wallet.id]),
        );
    }
    const closing = sum(
      entries.filter(({ source }) => source === 'closure').map(({ amount }) => amount.amount),
    );
    const expected = closure
      ? closure.writtenOff.amount - closure.refunded.amount - closure.forfeited.amount
      : 0;
    if (closing !== expected)
      faults.push(
        fault('entries have a cause', `closing moved ${closing}, and says ${expected}`, [wallet.id]),
      );
    if (closure && (closure.refund?.amount.amount ?? 0) !== closure.refunded.amount)
      faults.push(fault('entries have a cause', 'closing refunds another amount than it says', [wallet.id]));
    return faults;
  });
}

/** Checks that the merchant's totals are the sums of the wallets' balances. */
function checkTotals({ totals, wallets }: StormReading): StormFault[] {
  return totals.currencies.flatMap(({ currency, balance }: Json) => {
    const own = wallets.filter(({ wallet }) => wallet.currency === currency && wallet.status !== 'closed');
    const expected = sum(own.map((one) => Math.max(0, one.balance.balance.amount)));
    const exact = sum(own.map((one) => one.balance.balance.amount));
    const isRight = balance.amount === expected || balance.amount === exact;
    return isRight ? [] : [fault('totals', `${currency}: ${balance.amount} instead of ${exact}`, [])];
  });
}

/** Checks that a wallet's events are numbered without a gap, and that each was delivered under one ID. */
function checkWebhooks(
  { events, wallets }: StormReading,
  received: readonly ReceivedWebhook[],
): StormFault[] {
  const deliveries = received.flatMap(({ id, body }) =>
    positionsOf(body).map((position) => ({ id, position })),
  );
  const delivered = groupBy(deliveries, ({ position }) => position);
  return wallets.flatMap(({ wallet, balance }) => {
    const own = events.get(wallet.id) ?? [];
    const wrong = (text: string) => fault('webhooks', text, [wallet.id]);
    const faults: StormFault[] = [];
    own.forEach(({ sequence }, at) => {
      if (sequence !== at + 1) faults.push(wrong(`event ${at + 1} has the sequence ${sequence}`));
    });
    if (own.length !== balance.sequence)
      faults.push(wrong(`${own.length} events, and the sequence is ${balance.sequence}`));
    for (const { sequence, type } of own) {
      const ids = new Set(delivered.get(`${wallet.id} ${sequence} ${type}`)?.map(({ id }) => id));
      const isOptional = type.startsWith('wallet.balance_');
      if (ids.size > 1 || (ids.size === 0 && !isOptional))
        faults.push(wrong(`event ${sequence} (${type}) was delivered under ${ids.size} IDs`));
    }
    return faults;
  });
}

/** The events that a message reports. A top-up with a bonus has two, of which the message has the second one's number. */
function positionsOf({ type, data }: Json): string[] {
  const { id, sequence } = data?.wallet ?? {};
  const sequences = data?.bonusEntry ? [sequence - 1, sequence] : [sequence];
  return sequences.map((number) => `${id} ${number} ${type}`);
}

function idOf(body: Json): string {
  return body?.id ?? body?.hold?.id ?? body?.walletId ?? '';
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
