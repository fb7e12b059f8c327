/** Returns the day of an instant in a time zone, such as `2025-11-21`. */
export function localDay(instant: Date, timeZone: string): string {
  return localTime(instant.getTime(), timeZone).slice(0, 10);
}

/** Returns the instant at which a day, such as `2025-11-21`, starts in a time zone. RFC 3339, in UTC. */
export function startOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(day);
  const offset = (instant: number) => Date.parse(`${localTime(instant, timeZone)}Z`) - instant;
  // The offset depends on the instant that is wanted, so the first result only approximates it. The second one is right
  // before and after a change to or from summer time.
  const near = midnight - offset(midnight);
  return new Date(midnight - offset(near)).toISOString();
}

/** Returns the local time, such as `2025-11-21T13:04:00`. Swedish formats times almost like ISO 8601. */
function localTime(instant: number, timeZone: string): string {
  const options = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(instant).replace(' ', 'T');
}
