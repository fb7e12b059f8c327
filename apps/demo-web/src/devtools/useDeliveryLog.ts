import { useEffect } from 'react';
import { always, devtoolsApi } from './devtoolsApi.ts';
import { addLogLine, logStore } from './logStore.ts';

/** Looks at the delivery log while somebody looks at this one, and adds what is new in it. */
export function useDeliveryLog(): void {
  const { data } = devtoolsApi.useQuery(
    'get',
    '/demo/webhook-deliveries',
    { params: { query: { limit: 25 } } },
    { ...always, refetchInterval: 3000 },
  );
  useEffect(() => {
    const known = new Set(
      logStore
        .getState()
        .lines.map((line) => line.kind === 'delivery' && [line.deliveryId, line.status, line.tries].join()),
    );
    for (const delivery of data?.items.toReversed() ?? []) {
      const { id: deliveryId, status, eventType: type } = delivery;
      const tries = delivery.tries.length;
      if (known.has([deliveryId, status, tries].join())) continue;
      const line = { kind: 'delivery', at: Date.now(), data: JSON.stringify(delivery) } as const;
      addLogLine({ ...line, deliveryId, type, status, tries });
    }
  }, [data]);
}
