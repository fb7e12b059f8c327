/** A word of the API, such as `partiallyPaid`, written for people. */
export function humanize(value: string): string {
  return value
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replaceAll('top up', 'top-up');
}
