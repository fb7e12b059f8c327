import type { Schemas } from '../../api/Schemas.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { Field } from '../../ui/Field.tsx';
import { readRequiredText } from '../../ui/formValues.ts';
import { eventTypes } from './eventTypes.ts';

export type EndpointFieldsProps = { endpoint?: Schemas['WebhookEndpoint'] };

/** The fields of an endpoint: its URL and the event types that it receives. */
export function EndpointFields({ endpoint }: EndpointFieldsProps) {
  const chosen = endpoint?.eventTypes ?? [];
  return (
    <>
      <Field label="URL">
        <input
          name="url"
          type="url"
          required
          maxLength={2000}
          defaultValue={endpoint?.url}
          autoComplete="off"
        />
      </Field>
      <fieldset className="checks checks-many">
        <legend>Event types (select none to receive all)</legend>
        {eventTypes.map((type) => (
          <CheckField
            key={type}
            name="eventType"
            value={type}
            label={type}
            defaultChecked={chosen.includes(type)}
          />
        ))}
      </fieldset>
    </>
  );
}

/** Reads the values of `EndpointFields`. No event type means all of them. */
export function readEndpoint(form: FormData) {
  const selected = new Set<unknown>(form.getAll('eventType'));
  const types = eventTypes.filter((type) => selected.has(type));
  return { url: readRequiredText(form, 'url'), eventTypes: types.length > 0 ? types : null };
}
