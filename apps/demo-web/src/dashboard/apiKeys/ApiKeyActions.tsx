import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Field } from '../../ui/Field.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type ApiKeyActionsProps = {
  apiKey: Schemas['ApiKey'];
  /** Called with the new key. The server returns its secret only once. */
  onSecret: (key: Schemas['ApiKeyWithSecret']) => void;
};

/** Rotates or revokes a key. A key of the server's configuration can be neither rotated nor revoked. */
export function ApiKeyActions({
  apiKey: { id, name, status, origin, lastUsedAt },
  onSecret,
}: ApiKeyActionsProps) {
  const api = useMerchantApi();
  const rotate = api.useMutation('post', '/v1/api-keys/{apiKeyId}/rotate');
  const revoke = api.useMutation('post', '/v1/api-keys/{apiKeyId}/revoke');
  const params = { path: { apiKeyId: id } };
  if (origin === 'configured' || status === 'revoked' || status === 'expired') return '–';
  return (
    <div className="actions">
      {status === 'active' && (
        <ActionDialog
          label="Rotate"
          title={`Rotate ${name}?`}
          submit="Rotate"
          onSubmit={async (form) => {
            const overlapSeconds = Number(form.get('overlapSeconds'));
            onSecret(await rotate.mutateAsync({ params, body: { overlapSeconds } }));
          }}
        >
          <Field label="Keep the old key active for">
            <select name="overlapSeconds" defaultValue="86400">
              <option value="0">Revoke it now</option>
              <option value="3600">1 hour</option>
              <option value="86400">1 day</option>
              <option value="604800">1 week</option>
            </select>
          </Field>
        </ActionDialog>
      )}
      <ActionDialog
        label="Revoke"
        variant="danger"
        title={`Revoke ${name}?`}
        submit="Revoke"
        onSubmit={() => revoke.mutateAsync({ params })}
      >
        <p>
          Requests with this key will fail. Last used: <DateTime value={lastUsedAt} none="never" />. You can’t
          undo this.
        </p>
      </ActionDialog>
    </div>
  );
}
