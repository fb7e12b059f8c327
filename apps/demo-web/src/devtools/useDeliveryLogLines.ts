import { useEffect } from 'react';
import { alwaysOnline, devtoolsApi } from './devtoolsApi.ts';
import { addLogLine, logStore, nextLogId } from './logStore.ts';

/** Polls the webhook deliveries while the log is open, and adds a line for each change. */
export function useDeliveryLogLines(): void {
  const { data } = devtoolsApi.useQuery(
    'get',
    '/demo/webhook-deliveries',
    { params: { query: { limit: 25 } } },
    { ...alwaysOnline, refetchInterval: 3000 },
  );
  useEffect(() => {
    if (!data) return;
    const logged = new Set(
      logStore
        .getState()
        .lines.map(
          (line) => line.kind === 'delivery' && [line.deliveryId, line.status, line.attempts].join(),
        ),
    );
    for (const delivery of data.items.toReversed()) {
      const { id: deliveryId, status, eventType: type } = delivery;
      const attempts = delivery.attempts.length;
      if (logged.has([deliveryId, status, attempts].join())) continue;
      addLogLine({
        kind: 'delivery',
        id: nextLogId(),
        at: Date.now(),
        deliveryId,
        type,
        status,
        attempts,
        data: JSON.stringify(delivery),
      });
    }
  }, [data]);
}
