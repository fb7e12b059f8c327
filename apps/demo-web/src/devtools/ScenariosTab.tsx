import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CustomerScenarios } from './CustomerScenarios.tsx';
import { always, devtoolsApi, devtoolsClient } from './devtoolsApi.ts';
import { refreshEverything } from './refreshEverything.ts';

const switches = [
  {
    name: 'processorOutage',
    label: 'The processor is down',
    effect: 'Payments wait and are tried again. An outage is no decline: auto top-up does not pause.',
  },
  {
    name: 'webhookReceiversDown',
    label: 'Webhook receivers are down',
    effect: 'Deliveries fail and are tried again, for about three days by the clock.',
  },
] as const;

/** The trouble that a server can be put in, each in words. */
export function ScenariosTab() {
  const queryClient = useQueryClient();
  const scenario = devtoolsApi.useQuery('get', '/demo/test/scenario', {}, always);
  const change = useMutation({
    ...always,
    mutationFn: async (body: { [Name in (typeof switches)[number]['name']]?: boolean }) => {
      const { error } = await devtoolsClient.PATCH('/demo/test/scenario', { body });
      if (error) throw new Error(error.detail);
    },
    // Pending until the page has read it again, so that a switch stays where it was put.
    onSettled: () => refreshEverything(queryClient),
  });
  return (
    <div className="devtools-columns">
      <fieldset className="devtools-switches">
        <legend>For everybody</legend>
        {switches.map(({ name, label, effect }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={
                (change.isPending ? change.variables[name] : undefined) ?? scenario.data?.[name] ?? false
              }
              disabled={!scenario.data || change.isPending}
              onChange={(event) => change.mutate({ [name]: event.target.checked })}
            />
            <span>
              {label}
              <small className="quiet">{effect}</small>
            </span>
          </label>
        ))}
        {(scenario.isError || change.isError) && (
          <p role="alert">The server did not answer. Nothing changed.</p>
        )}
      </fieldset>
      <CustomerScenarios />
    </div>
  );
}
