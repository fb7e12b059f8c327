import { useLocation } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { EndpointFields } from './EndpointFields.tsx';
import { endpointOf } from './endpointOf.ts';

export type EndpointActionsProps = {
  endpoint: Schemas['WebhookEndpoint'];
  /** The only time that the new secret is known. */
  onSecret: (secret: string) => void;
};

/** Changes an endpoint, attempts it, gives it a new secret, ends it. */
export function EndpointActions({ endpoint, onSecret }: EndpointActionsProps) {
  const api = useMerchantApi();
  const update = api.useMutation('patch', '/v1/webhook-endpoints/{webhookEndpointId}');
  const rotate = api.useMutation('post', '/v1/webhook-endpoints/{webhookEndpointId}/rotate-secret');
  const test = api.useMutation('post', '/v1/webhook-endpoints/{webhookEndpointId}/test');
  const remove = api.useMutation('delete', '/v1/webhook-endpoints/{webhookEndpointId}');
  const [, navigate] = useLocation();
  const params = { path: { webhookEndpointId: endpoint.id } };
  const isEnabled = endpoint.status === 'enabled';
  return (
    <>
      <button
        type="button"
        className="button"
        data-variant="primary"
        disabled={test.isPending || !isEnabled}
        onClick={() => test.mutate({ params })}
      >
        Send test
      </button>
      <span className="quiet" role="status">
        {test.isSuccess && 'Sent: see the log'}
      </span>
      {test.error ? <ErrorNotice error={test.error} /> : null}
      <ActionDialog
        label="Edit"
        title="Edit endpoint"
        submit="Save"
        onSubmit={(form) => update.mutateAsync({ params, body: endpointOf(form) })}
      >
        <EndpointFields endpoint={endpoint} />
      </ActionDialog>
      <ActionDialog
        label={isEnabled ? 'Disable' : 'Enable'}
        variant={isEnabled ? 'danger' : 'plain'}
        title={isEnabled ? 'Disable this endpoint?' : 'Enable this endpoint?'}
        submit={isEnabled ? 'Disable' : 'Enable'}
        onSubmit={() => update.mutateAsync({ params, body: { status: isEnabled ? 'disabled' : 'enabled' } })}
      >
        <p>
          {isEnabled
            ? 'Messages wait until it is enabled again.'
            : 'What was waiting for it is sent at once.'}
        </p>
      </ActionDialog>
      <ActionDialog
        label="Rotate secret"
        title="Make a new signing secret?"
        submit="Rotate"
        onSubmit={async () => onSecret((await rotate.mutateAsync({ params })).secret)}
      >
        <p>For 24 hours the old one signs as well.</p>
      </ActionDialog>
      <ActionDialog
        label="Remove"
        variant="danger"
        title="Remove this endpoint?"
        submit="Remove"
        onSubmit={async () => {
          await remove.mutateAsync({ params });
          navigate('/webhooks');
        }}
      >
        <p>It is told nothing any more. Its log stays.</p>
      </ActionDialog>
    </>
  );
}
