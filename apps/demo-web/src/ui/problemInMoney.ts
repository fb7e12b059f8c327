/**
 * What the API refused because of an amount, with its figures as money; null for anything else. The API itself
 * tells of minor units, as it speaks to programs.
 */
export function problemInMoney(error: unknown, write: (minorUnits: number) => string): string | null {
  const { code, facts } = Object(error);
  const { availableBalance, refundable, held, min, max, step } = Object(facts);
  if (code === 'insufficient_funds' && isAmount(availableBalance)) {
    return `Only ${write(availableBalance)} are available.`;
  }
  if (code === 'refund_exceeded' && isAmount(refundable)) {
    return `Only ${write(refundable)} can be refunded this way.`;
  }
  if (code === 'hold_exceeded' && isAmount(held)) return `Only ${write(held)} are reserved.`;
  if (code === 'amount_out_of_range' && isAmount(min) && isAmount(max) && isAmount(step)) {
    return `Amounts are from ${write(min)} to ${write(max)}, in steps of ${write(step)}.`;
  }
  return null;
}

function isAmount(fact: unknown): fact is number {
  return typeof fact === 'number';
}
