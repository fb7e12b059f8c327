import type { Schemas } from '../../api/Schemas.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { Field } from '../../ui/Field.tsx';
import { eventTypes } from './eventTypes.ts';

export type EndpointFieldsProps = { endpoint?: Schemas['WebhookEndpoint'] };

/** Where to tell, and of what. */
export function EndpointFields({ endpoint }: EndpointFieldsProps) {
  const chosen = endpoint?.eventTypes ?? [];
  return (
    <>
      <Field label="Address">
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
        <legend>Events (none chosen: all of them)</legend>
        {eventTypes().map((type) => (
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
