import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CustomerScenarios } from './CustomerScenarios.tsx';
import { alwaysOnline, devtoolsApi, devtoolsClient, refetchEverything } from './devtoolsApi.ts';

const switches = [
  {
    name: 'processorOutage',
    label: 'The processor is down',
    effect: 'Payments wait and are retried. An outage is no decline: auto top-up does not pause.',
  },
  {
    name: 'webhookReceiversDown',
    label: 'Webhook receivers are down',
    effect: 'Deliveries fail and are retried for about three days, by the test clock.',
  },
] as const;

type Change = { [Name in (typeof switches)[number]['name']]?: boolean };

/** Outages and other failures that a developer can cause on the demo server. */
export function ScenariosTab() {
  const queryClient = useQueryClient();
  const scenario = devtoolsApi.useQuery('get', '/demo/test/scenario', {}, alwaysOnline);
  // Set in the click itself: a mutation is pending a moment later, and the switch would jump back until then.
  const [chosen, setChosen] = useState<Change>({});
  const change = useMutation({
    ...alwaysOnline,
    mutationFn: async (body: Change) => {
      const { error } = await devtoolsClient.PATCH('/demo/test/scenario', { body });
      if (error) throw new Error(error.detail);
    },
    // Until the scenario is refetched, so that a switch does not jump back.
    onSettled: async () => {
      await refetchEverything(queryClient);
      setChosen({});
    },
  });
  return (
    <div className="devtools-columns">
      <fieldset className="devtools-switches">
        <legend>For all customers</legend>
        {switches.map(({ name, label, effect }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen[name] ?? scenario.data?.[name] ?? false}
              disabled={!scenario.data || change.isPending}
              onChange={(event) => {
                const next = { [name]: event.target.checked };
                setChosen(next);
                change.mutate(next);
              }}
            />
            <span>
              {label}
              <small className="quiet">{effect}</small>
            </span>
          </label>
        ))}
        {(scenario.isError || change.isError) && (
          <p role="alert">Couldn’t reach the server. Nothing changed.</p>
        )}
      </fieldset>
      <CustomerScenarios />
    </div>
  );
}
