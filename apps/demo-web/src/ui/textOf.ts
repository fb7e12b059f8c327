/** What was entered in a field, without the space around it; null when it is empty. */
export function textOf(form: FormData, name: string): string | null {
  return String(form.get(name) ?? '').trim() || null;
}
