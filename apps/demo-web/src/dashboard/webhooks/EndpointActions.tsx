import { useLocation } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { EndpointFields, readEndpoint } from './EndpointFields.tsx';

export type EndpointActionsProps = {
  endpoint: Schemas['WebhookEndpoint'];
  /** Called with the new secret. The server returns it only once. */
  onSecret: (secret: string) => void;
};

/** Sends a test event to an endpoint, and edits, disables or removes it. */
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
        {test.isSuccess && 'Sent. See the log.'}
      </span>
      {test.error ? <ErrorNotice error={test.error} /> : null}
      <ActionDialog
        label="Edit"
        title="Edit endpoint"
        submit="Save"
        onSubmit={(form) => update.mutateAsync({ params, body: readEndpoint(form) })}
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
        <p>{isEnabled ? 'Events wait until you enable it again.' : 'Waiting events are sent now.'}</p>
      </ActionDialog>
      <ActionDialog
        label="Rotate secret"
        title="Rotate the signing secret?"
        submit="Rotate"
        onSubmit={async () => onSecret((await rotate.mutateAsync({ params })).secret)}
      >
        <p>We sign with both secrets for 24 hours.</p>
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
        <p>It receives no more events. Its delivery log stays.</p>
      </ActionDialog>
    </>
  );
}
