import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { alwaysOnline, devtoolsApi, devtoolsClient, refetchEverything } from './devtoolsApi.ts';

const steps = [
  { label: '+1 h', hours: 1 },
  { label: '+1 d', hours: 24 },
  { label: '+7 d', hours: 7 * 24 },
  { label: '+30 d', hours: 30 * 24 },
];
const daysMax = 90;

/** The server's test clock, with buttons that advance it. */
export function ClockTab() {
  const queryClient = useQueryClient();
  const [days, setDays] = useState(14);
  const clock = devtoolsApi.useQuery(
    'get',
    '/demo/test/clock',
    {},
    { ...alwaysOnline, refetchInterval: 5000 },
  );
  const advance = useMutation({
    ...alwaysOnline,
    mutationFn: advanceByHours,
    onSettled: () => refetchEverything(queryClient),
  });
  const now = clock.data && new Date(clock.data.now);
  const move = (hours: number) => advance.mutate(hours);
  return (
    <div className="devtools-clock">
      <p>
        The server’s time: <time dateTime={clock.data?.now}>{now ? dateTime.format(now) : '…'}</time>
        {clock.data && <span className="quiet"> {aheadText(clock.data.aheadMs)}</span>}
      </p>
      <div className="devtools-row">
        {steps.map(({ label, hours }) => (
          <button key={label} type="button" disabled={advance.isPending} onClick={() => move(hours)}>
            {label}
          </button>
        ))}
      </div>
      <div className="devtools-row">
        <label className="devtools-slider">
          {days === 1 ? '1 day' : `${days} days`}
          <input
            type="range"
            min={1}
            max={daysMax}
            value={days}
            onChange={(event) => setDays(Number(event.target.value))}
          />
        </label>
        <button type="button" disabled={advance.isPending} onClick={() => move(days * 24)}>
          Move the clock
        </button>
      </div>
      <p role="status" className="quiet">
        {advance.isPending
          ? 'Advancing the clock. Everything that falls due runs in order…'
          : advance.isSuccess
            ? 'Done. Everything on the page is up to date.'
            : 'The clock only moves forward. Expiry, alerts, retries, cool-downs and due dates run in order.'}
      </p>
      {advance.isError && <p role="alert">{advance.error.message}</p>}
    </div>
  );
}

/** Advances the clock in several requests: the server ends a long one early and returns how far it got. */
async function advanceByHours(hours: number): Promise<void> {
  const start = await devtoolsClient.GET('/demo/test/clock', {});
  if (start.error) throw new Error(start.error.detail);
  const target = Date.parse(start.data.now) + hours * hourMs;
  for (let leftMs = hours * hourMs; leftMs >= 1000; ) {
    const body = { by: `${Math.floor(leftMs / 1000)}s` };
    const { data, error } = await devtoolsClient.POST('/demo/test/clock/advance', { body });
    if (error) throw new Error(error.detail);
    leftMs = data.reached ? 0 : target - Date.parse(data.now);
  }
}

const hourMs = 3_600_000;
const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'medium' });

function aheadText(aheadMs: number): string {
  if (aheadMs < 60_000) return '(the real time)';
  const hours = Math.round(aheadMs / hourMs);
  return `(${hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`} ahead of the real time)`;
}
