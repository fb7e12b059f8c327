/** What was entered in a `datetime-local` field, by the clock of this machine, as RFC 3339; null when it is empty. */
export function instantOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return value === null || value === '' ? null : new Date(String(value)).toISOString();
}
