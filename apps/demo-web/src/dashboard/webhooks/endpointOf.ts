import { readRequiredText } from '../../ui/formValues.ts';
import { eventTypes } from './eventTypes.ts';

/** What was entered in `EndpointFields`. */
export function endpointOf(form: FormData) {
  const types = eventTypes(form.getAll('eventType').map(String));
  return { url: readRequiredText(form, 'url'), eventTypes: types.length > 0 ? types : null };
}
