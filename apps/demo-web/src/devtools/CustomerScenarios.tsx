import { useState } from 'react';
import { usePreferences } from '../ui/usePreferences.ts';
import { CardScenario } from './CardScenario.tsx';
import { DisputeScenario } from './DisputeScenario.tsx';
import { alwaysOnline, devtoolsApi } from './devtoolsApi.ts';

/** Failures for one customer: a card that declines, and a disputed payment. */
export function CustomerScenarios() {
  const signedInId = usePreferences(({ customerId }) => customerId);
  const customers = devtoolsApi.useQuery('get', '/demo/customers', {}, alwaysOnline);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const customerId = selectedId ?? signedInId ?? customers.data?.items[0]?.id;
  if (!customers.data || customerId === undefined) return null;
  return (
    <fieldset>
      <legend>For one customer</legend>
      <label className="devtools-field">
        Customer
        <select value={customerId} onChange={(event) => setSelectedId(event.target.value)}>
          {customers.data.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <CardScenario key={`card ${customerId}`} customerId={customerId} />
      <DisputeScenario key={`dispute ${customerId}`} customerId={customerId} />
    </fieldset>
  );
}
