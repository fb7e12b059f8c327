import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../api/Schemas.ts';
import { handleSubmit } from '../ui/handleSubmit.ts';
import { alwaysOnline, devtoolsApi, devtoolsClient, refetchEverything } from './devtoolsApi.ts';

type Outcome = Schemas['ChangeMethodOutcome']['outcome'];

const outcomes: readonly { value: Outcome; label: string }[] = [
  { value: 'declines', label: 'declines' },
  { value: 'hasNoFunds', label: 'has insufficient funds' },
  { value: 'asksFirst', label: 'requires 3-D Secure off session' },
  { value: 'refusesRefunds', label: 'rejects refunds' },
  { value: 'pays', label: 'pays' },
];

/** Changes how a saved card responds to the next payments. */
export function CardScenario({ customerId }: { customerId: string }) {
  const queryClient = useQueryClient();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome>('declines');
  const params = { path: { customerId } };
  const methods = devtoolsApi.useQuery(
    'get',
    '/demo/customers/{customerId}/payment-methods',
    { params },
    alwaysOnline,
  );
  const change = useMutation({
    ...alwaysOnline,
    mutationFn: async (paymentMethodId: string) => {
      const { error } = await devtoolsClient.POST('/demo/test/payment-methods/{paymentMethodId}/outcome', {
        params: { path: { paymentMethodId } },
        body: { outcome },
      });
      if (error) throw new Error(error.detail);
    },
    onSettled: () => refetchEverything(queryClient),
  });
  if (!methods.data) return null;
  const methodId = selectedId ?? methods.data.items[0]?.id;
  if (methodId === undefined) return <p className="quiet">This customer has no saved card.</p>;
  return (
    <form className="devtools-row" onSubmit={handleSubmit(() => change.mutate(methodId))}>
      <label className="devtools-field">
        From now on
        <select value={methodId} onChange={(event) => setSelectedId(event.target.value)}>
          {methods.data.items.map(({ id, brand, last4 }) => (
            <option key={id} value={id}>
              {brand} {last4}
            </option>
          ))}
        </select>
      </label>
      <label className="devtools-field">
        does this
        <select
          value={outcome}
          onChange={(event) =>
            setOutcome(outcomes.find(({ value }) => value === event.target.value)?.value ?? 'declines')
          }
        >
          {outcomes.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={change.isPending}>
        Set
      </button>
      <span role="status" className="quiet">
        {change.isSuccess && 'Set. It applies from the next payment on.'}
        {change.isError && change.error.message}
      </span>
    </form>
  );
}
