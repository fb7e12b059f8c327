import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { Field } from '../../ui/Field.tsx';
import { readRequiredText } from '../../ui/formValues.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

const scopes = { read: 'Read', write: 'Write: move money', admin: 'Admin: API keys and settings' } as const;
const scopeNames = ['read', 'write', 'admin'] as const;

export type CreateApiKeyProps = {
  /** Called with the new key. The server returns its secret only once. */
  onSecret: (key: Schemas['ApiKeyWithSecret']) => void;
};

/** Creates a key with the scopes that it needs. */
export function CreateApiKey({ onSecret }: CreateApiKeyProps) {
  const create = useMerchantApi().useMutation('post', '/v1/api-keys');
  return (
    <ActionDialog
      label="Create key"
      variant="primary"
      title="Create API key"
      submit="Create"
      onSubmit={async (form) => {
        const chosen = scopeNames.filter((scope) => form.has(scope));
        if (chosen.length === 0) throw new Error('Choose at least one scope.');
        onSecret(
          await create.mutateAsync({ body: { name: readRequiredText(form, 'name'), scopes: chosen } }),
        );
      }}
    >
      <Field label="Name" hint="Such as the system that will use it.">
        <input name="name" required maxLength={100} autoComplete="off" />
      </Field>
      <fieldset className="checks">
        <legend>Scopes</legend>
        {scopeNames.map((scope) => (
          <CheckField key={scope} name={scope} label={scopes[scope]} defaultChecked={scope === 'read'} />
        ))}
      </fieldset>
    </ActionDialog>
  );
}
