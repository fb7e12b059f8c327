import { textOf } from '../parts/textOf.ts';

/** What was entered in `EndpointFields`. */
export function endpointOf(form: FormData): { url: string; eventTypes: string[] | null } {
  const types = form.getAll('eventType').map(String);
  return { url: textOf(form, 'url') ?? '', eventTypes: types.length > 0 ? types : null };
}
