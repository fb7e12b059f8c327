/** The day of an instant where the reader is: `2025-11-21`. */
export function localDay(instant: Date, timeZone: string): string {
  return wallTime(instant.getTime(), timeZone).slice(0, 10);
}

/** The instant at which a day, `2025-11-21`, starts where the reader is. RFC 3339, UTC. */
export function startOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(day);
  const offset = (instant: number) => Date.parse(`${wallTime(instant, timeZone)}Z`) - instant;
  // The offset at that instant is only known once the instant is: the second look is right on both sides of a change.
  const near = midnight - offset(midnight);
  return new Date(midnight - offset(near)).toISOString();
}

/** What the clock on the wall says: `2025-11-21T13:04:00`. Swedish writes times almost as ISO does. */
function wallTime(instant: number, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(instant).replace(' ', 'T');
}
