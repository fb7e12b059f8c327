import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '../api/api.gen.ts';
import { handleSubmit } from '../ui/handleSubmit.ts';
import { always, devtoolsApi, devtoolsClient } from './devtoolsApi.ts';
import { refreshEverything } from './refreshEverything.ts';

type Outcome = components['schemas']['ChangeMethodOutcome']['outcome'];

const outcomes: Record<Outcome, string> = {
  declines: 'declines',
  hasNoFunds: 'has no funds',
  asksFirst: 'asks for 3-D Secure when nobody is there',
  refusesRefunds: 'refuses refunds',
  pays: 'pays',
};

/** A saved card starts to decline, to ask, or to pay again. */
export function CardScenario({ customerId }: { customerId: string }) {
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome>('declines');
  const params = { path: { customerId } };
  const methods = devtoolsApi.useQuery(
    'get',
    '/demo/customers/{customerId}/payment-methods',
    { params },
    always,
  );
  const change = useMutation({
    ...always,
    mutationFn: async (paymentMethodId: string) => {
      const { error } = await devtoolsClient.POST('/demo/test/payment-methods/{paymentMethodId}/outcome', {
        params: { path: { paymentMethodId } },
        body: { outcome },
      });
      if (error) throw new Error(error.detail);
    },
    onSettled: () => refreshEverything(queryClient),
  });
  if (!methods.data) return null;
  const methodId = chosen ?? methods.data.items[0]?.id;
  if (methodId === undefined) return <p className="quiet">No card is saved.</p>;
  return (
    <form className="devtools-row" onSubmit={handleSubmit(() => change.mutate(methodId))}>
      <label className="devtools-field">
        From now on
        <select value={methodId} onChange={(event) => setChosen(event.target.value)}>
          {methods.data.items.map(({ id, brand, last4 }) => (
            <option key={id} value={id}>
              {brand} {last4}
            </option>
          ))}
        </select>
      </label>
      <label className="devtools-field">
        comes to this
        <select value={outcome} onChange={(event) => setOutcome(event.target.value as Outcome)}>
          {Object.entries(outcomes).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={change.isPending}>
        Set
      </button>
      <span role="status" className="quiet">
        {change.isSuccess && 'Set: it counts from the next payment on.'}
        {change.isError && change.error.message}
      </span>
    </form>
  );
}
