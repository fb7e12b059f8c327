import { useState } from 'react';
import { usePreferences } from '../ui/usePreferences.ts';
import { CardScenario } from './CardScenario.tsx';
import { DisputeScenario } from './DisputeScenario.tsx';
import { always, devtoolsApi } from './devtoolsApi.ts';

/** Trouble of one customer: a card that changes its mind, and a payment that is disputed. */
export function CustomerScenarios() {
  const signedIn = usePreferences(({ customerId }) => customerId);
  const customers = devtoolsApi.useQuery('get', '/demo/customers', {}, always);
  const [chosen, setChosen] = useState<string | null>(null);
  const customerId = chosen ?? signedIn ?? customers.data?.items[0]?.id;
  if (!customers.data || customerId === undefined) return null;
  return (
    <fieldset>
      <legend>For one customer</legend>
      <label className="devtools-field">
        Customer
        <select value={customerId} onChange={(event) => setChosen(event.target.value)}>
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
