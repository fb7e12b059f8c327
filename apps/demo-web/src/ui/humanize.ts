/** Writes an enum value of the API for people: `partiallyPaid` becomes "partially paid". */
export function humanize(value: string): string {
  return value
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replaceAll('top up', 'top-up');
}

/** Writes an enum value of the API as a label: `partiallyPaid` becomes "Partially paid". */
export function humanizeLabel(value: string): string {
  const text = humanize(value);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
