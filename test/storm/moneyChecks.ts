import { byId, fault, groupBy, type StormFault, sum, total } from './figures.ts';
import type { StormReading } from './readStorm.ts';
import type { Json, StormWrite } from './StormApi.ts';

/** Checks that a top-up is credited once, if and only if its total was paid to the processor. */
export function checkTopUps({ wallets, topUps, payments, refunds }: StormReading): StormFault[] {
  const paid = byId(payments);
  const entriesOf = new Map(wallets.map(({ wallet, entries }) => [wallet.id, entries]));
  const faults = topUps.flatMap((topUp) => {
    const wrong = (text: string) =>
      fault('top-ups are paid', `top-up ${topUp.id} (${topUp.status}) ${text}`, [topUp.walletId, topUp.id]);
    const payment = paid.get(topUp.id);
    const isSettled = topUp.status === 'settled';
    if (isSettled && payment?.status !== 'succeeded') {
      return [wrong(`has a payment that is ${payment?.status ?? 'not there'}`)];
    }
    if (!isSettled && payment?.status === 'succeeded') {
      // The money is refunded if the wallet cannot receive it, except what the bank took back in a dispute.
      const own = refunds.filter(({ topUpId }) => topUpId === topUp.id);
      const sumOf = (some: typeof own) => sum(some.map(({ amount }) => amount.amount));
      const returned = sumOf(own.filter(({ status }) => status !== 'failed'));
      const kept = payment.amount.amount - lostToDispute(payment) - returned;
      // A failed refund is still owed, unless the bank took the money back in the meantime.
      const owed = sumOf(own.filter(({ status }) => status === 'failed'));
      if (kept === owed) return [];
      return kept === 0 ? [] : [wrong(`was paid ${payment.amount.amount} and returned ${returned}`)];
    }
    if (!isSettled) {
      const isFinal = ['failed', 'canceled', 'expired'].includes(topUp.status);
      return isFinal ? [] : [wrong('is never final')];
    }
    if (payment.amount.amount !== topUp.total.amount)
      return [wrong(`was charged ${payment.amount.amount} for ${topUp.total.amount}`)];
    const entries = entriesOf.get(topUp.walletId) ?? [];
    const at = entries.findIndex(({ id }) => id === topUp.entryId);
    if (entries[at]?.amount.amount !== topUp.amount.amount) return [wrong('was credited another amount')];
    const bonus = topUp.bonus.amount === 0 ? null : entries[at + 1];
    if (bonus && (bonus.source !== 'bonus' || bonus.amount.amount !== topUp.bonus.amount))
      return [wrong('has no bonus beside it')];
    return [];
  });
  const credited = new Set(topUps.map(({ entryId }) => entryId));
  const bonuses = groupBy(
    topUps.filter(({ status, bonus }) => status === 'settled' && bonus.amount > 0),
    ({ walletId }) => walletId,
  );
  for (const { wallet, entries } of wallets) {
    for (const entry of entries.filter(
      ({ source, amount }) => ['topUp', 'autoTopUp', 'paymentLink'].includes(source) && amount.amount > 0,
    )) {
      if (!credited.has(entry.id))
        faults.push(fault('top-ups are paid', `entry ${entry.id} belongs to no top-up`, [wallet.id]));
    }
    const count = entries.filter(({ source }) => source === 'bonus').length;
    const expected = bonuses.get(wallet.id)?.length ?? 0;
    if (count !== expected)
      faults.push(fault('top-ups are paid', `${count} bonuses for ${expected} top-ups`, [wallet.id]));
  }
  return faults;
}

/** Checks that a payment link is paid once. */
export function checkLinks({ links, topUps }: StormReading, writes: readonly StormWrite[]): StormFault[] {
  const stands = byId(topUps);
  return links.flatMap((link) => {
    const linked = writes.filter(({ kind }) => kind === 'linkPayment');
    const paths = new Set(
      linked
        .filter(({ responses }) => responses.some((response) => response?.body?.id === link.topUpId))
        .map(({ request }) => request.path),
    );
    const ids = new Set(
      linked
        .filter(({ request }) => paths.has(request.path))
        .flatMap(({ responses }) => responses.flatMap((response) => response?.body?.id ?? [])),
    );
    const settled = [...ids].filter((id) => stands.get(id)?.status === 'settled');
    if (settled.length <= 1) return [];
    return [
      fault('links are paid once', `link ${link.id} was paid by ${settled.join(' and ')}`, [
        link.walletId,
        link.id,
      ]),
    ];
  });
}

/** Checks an invoice's paid amount against its payments, its wallet's entries and the processor's records. */
export function checkInvoice(
  { wallets, payments, refunds, disputes, events }: StormReading,
  invoice: Json,
): StormFault[] {
  const wrong = (text: string) =>
    fault('invoices are paid once', `invoice ${invoice.number} (${invoice.status}) ${text}`, [
      invoice.id,
      invoice.walletId,
      ...invoice.payments.map(({ id }: Json) => id),
    ]);
  const faults: StormFault[] = [];
  const settled = invoice.payments.filter(({ status }: Json) => status === 'settled');
  const processing = invoice.payments.filter(({ status }: Json) => status === 'processing');
  // A surplus above the amount due was refunded and does not count as paid.
  const overpaid = [...events.values()]
    .flat()
    .filter(({ type, data }) => type === 'invoice.overpaid' && data.invoiceId === invoice.id);
  const paid = total(settled) - sum(overpaid.map(({ data }) => data.surplus.amount));
  for (const { data } of overpaid) {
    const back = refunds.find(({ id }) => id === data.refundId);
    if (back?.amount.amount !== data.surplus.amount)
      faults.push(wrong(`returned ${back?.amount.amount} of a surplus of ${data.surplus.amount}`));
  }
  if (invoice.paid.amount !== paid)
    faults.push(
      wrong(`says paid ${invoice.paid.amount}, its payments sum to ${paid} without refunded surpluses`),
    );
  if (invoice.paid.amount > invoice.total.amount)
    faults.push(wrong(`is paid ${invoice.paid.amount} of ${invoice.total.amount}`));
  if ((invoice.status === 'paid') !== (paid === invoice.total.amount) && invoice.status !== 'void')
    faults.push(wrong(`has ${paid} of ${invoice.total.amount}`));
  for (const { id } of processing) faults.push(wrong(`has a payment ${id} that is never final`));
  for (const { id, amount, refunded } of invoice.payments) {
    if (refunded.amount > amount.amount)
      faults.push(wrong(`returned ${refunded.amount} of payment ${id} of ${amount.amount}`));
  }
  const own = wallets.flatMap(({ entries }) =>
    entries.filter(({ reference }) => reference?.type === 'invoice' && reference.id === invoice.number),
  );
  const byWallet = settled.filter(({ method }: Json) => method.type === 'wallet');
  const debited = -sum(own.filter(({ source }) => source === 'invoice').map(({ amount }) => amount.amount));
  if (debited !== total(byWallet))
    faults.push(wrong(`took ${debited} from the wallet and lists ${total(byWallet)}`));
  // Amount that the processor received for this invoice, without refunds and lost disputes.
  const ids = new Set(invoice.payments.map(({ id }: Json) => id));
  const parts = refunds.flatMap((refund) => refund.parts);
  const kept = sum(
    payments
      .filter(({ id, status }) => ids.has(id) && status === 'succeeded')
      .map((payment) => payment.amount.amount - lostToDispute(payment)),
  );
  const byCard = settled.filter(({ method }: Json) => method.type === 'paymentMethod');
  const explained = new Set(parts.map(({ entryId }) => entryId));
  const undone = new Set(byWallet.map(({ id }: Json) => id));
  const isOfWallet = parts.filter(({ invoicePaymentId }) => undone.has(invoicePaymentId));
  // A surplus that no card could take became balance: a credit that belongs to no refund.
  const surplus =
    sum(
      own
        .filter(({ source, amount, id }) => source === 'refund' && amount.amount > 0 && !explained.has(id))
        .map(({ amount }) => amount.amount),
    ) -
    sum(
      isOfWallet
        .filter(
          ({ destination, entryId, invoicePaymentId }) =>
            destination !== 'wallet' && entryId !== null && invoicePaymentId !== null,
        )
        .map(({ amount }) => amount.amount),
    );
  // A disputed payment that was refunded to the wallet is debited there; a closed wallet has nothing to debit.
  const clawedBack = sum(
    disputes
      .filter(({ invoicePaymentId, status }) => ids.has(invoicePaymentId) && status !== 'won')
      .map((dispute) => dispute.clawedBack.amount),
  );
  const received = total(byCard) + surplus - clawedBack;
  const isClosed = wallets.some(({ wallet }) => wallet.id === invoice.walletId && wallet.status === 'closed');
  const lost = isClosed
    ? total(
        parts.filter(
          ({ destination, invoicePaymentId }) => destination === 'wallet' && ids.has(invoicePaymentId),
        ),
      )
    : 0;
  if (kept > received || kept < received - lost)
    faults.push(
      wrong(
        `the processor kept ${kept}; cards paid ${total(byCard)}, ${surplus} became balance, disputes took ${clawedBack}`,
      ),
    );
  return faults;
}

/** Amount that the bank took back in a dispute: all that had not been refunded to the card before. */
function lostToDispute({ amount, dispute, refunds }: Json): number {
  if (!dispute || dispute.status === 'won') return 0;
  const refunded = total(refunds.filter(({ status }: Json) => status === 'succeeded'));
  return Math.min(dispute.amount.amount, amount.amount - refunded);
}

/** Checks that each refund to a card is one refund at the processor, and that no payment returns more than it was. */
export function checkRefunds({ refunds, payments, disputes }: StormReading): StormFault[] {
  const faults: StormFault[] = [];
  const made = payments.flatMap((payment) => payment.refunds.map((refund: Json) => ({ ...refund, payment })));
  for (const refund of refunds) {
    const wrong = (text: string) =>
      fault('refunds are made once', `refund ${refund.id} ${text}`, [
        refund.walletId,
        refund.id,
        refund.invoiceId,
        refund.topUpId,
      ]);
    if (refund.amount.amount !== total(refund.parts)) faults.push(wrong('is not the sum of its parts'));
    for (const part of refund.parts) {
      const asked = made.filter(({ id }) => id.startsWith(`${part.id}_`));
      const back = asked.filter(({ status }) => status === 'succeeded');
      const expected = part.destination === 'paymentMethod' && part.status === 'settled' ? 1 : 0;
      if (back.length !== expected)
        faults.push(
          wrong(
            `has ${back.length} refunds at the processor for part ${part.id} (${part.destination}, ${part.status})`,
          ),
        );
      if (back.some(({ amount }) => amount.amount !== part.amount.amount))
        faults.push(wrong(`was refunded another amount for part ${part.id}`));
      if (part.status === 'processing') faults.push(wrong(`has a part ${part.id} that is never final`));
    }
  }
  const known = refunds.flatMap(({ parts }) => parts.map(({ id }: Json) => id));
  for (const { id, payment } of made) {
    if (!known.some((part) => id.startsWith(`${part}_`)))
      faults.push(
        fault('refunds are made once', `refund ${id} of ${payment.id} is in no list`, [payment.id]),
      );
  }
  for (const payment of payments) {
    const back = total(payment.refunds.filter(({ status }: Json) => status === 'succeeded'));
    if (back > payment.amount.amount)
      faults.push(
        fault('refunds are made once', `${payment.id} of ${payment.amount.amount} returned ${back}`, [
          payment.id,
        ]),
      );
    const recorded = disputes.filter(
      ({ topUpId, invoicePaymentId }) => topUpId === payment.id || invoicePaymentId === payment.id,
    );
    const expected = payment.dispute ? 1 : 0;
    if (recorded.length !== expected)
      faults.push(
        fault(
          'disputes are recorded',
          `${payment.id} has ${recorded.length} disputes instead of ${expected}`,
          [payment.id],
        ),
      );
    else if (payment.dispute && recorded[0].status !== payment.dispute.status)
      faults.push(
        fault(
          'disputes are recorded',
          `${payment.id}: ${recorded[0].status}, the processor says ${payment.dispute.status}`,
          [payment.id],
        ),
      );
  }
  return faults;
}

/** Checks that a dispute takes what was not refunded to the card, and returns it once when it is won. */
export function checkDisputes({ disputes, topUps, payments, refunds, wallets }: StormReading): StormFault[] {
  const parts = refunds.flatMap((refund) => refund.parts);
  return disputes.flatMap((dispute) => {
    const topUp = topUps.find(({ id }) => id === dispute.topUpId);
    const payment = dispute.topUpId ?? dispute.invoicePaymentId;
    const read = wallets.find(({ wallet }) => wallet.id === dispute.walletId);
    const wrong = (text: string) =>
      fault('disputes net right', `dispute ${dispute.id} (${dispute.status}) of ${payment} ${text}`, [
        dispute.walletId,
        payment,
        dispute.id,
      ]);
    const entry = read?.entries.find(({ id }) => id === dispute.entryId);
    const reinstatement = read?.entries.find(({ id }) => id === dispute.reinstatementId);
    const taken = -(entry?.amount.amount ?? 0);
    const faults: StormFault[] = [];
    if (taken !== dispute.clawedBack.amount)
      faults.push(wrong(`took ${taken}, and says ${dispute.clawedBack.amount}`));
    if (dispute.status !== 'won' && reinstatement) faults.push(wrong('was reinstated'));
    if (read?.wallet.status === 'closed') return faults;
    if (dispute.status === 'won' && (reinstatement?.amount.amount ?? 0) !== taken)
      faults.push(wrong(`reinstated ${reinstatement?.amount.amount ?? 0} of ${taken}`));
    if (dispute.status === 'won' || topUp?.status !== 'settled') return faults;
    const asked = payments.find(({ id }) => id === topUp.id)?.refunds ?? [];
    const going = parts.filter(
      ({ id, destination }) =>
        destination === 'paymentMethod' && asked.some((refund: Json) => refund.id.startsWith(`${id}_`)),
    );
    const gone = total(going) + taken;
    if (gone !== topUp.amount.amount)
      faults.push(
        wrong(`took ${taken} beside refunds of ${total(going)}; the top-up was ${topUp.amount.amount}`),
      );
    return faults;
  });
}
