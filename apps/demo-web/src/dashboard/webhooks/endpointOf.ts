import { textOf } from '../../ui/textOf.ts';
import { eventTypes } from './eventTypes.ts';

/** What was entered in `EndpointFields`. */
export function endpointOf(form: FormData) {
  const types = eventTypes(form.getAll('eventType').map(String));
  return { url: textOf(form, 'url') ?? '', eventTypes: types.length > 0 ? types : null };
}
