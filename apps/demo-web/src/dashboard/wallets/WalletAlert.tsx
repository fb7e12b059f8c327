import type { Schemas } from '../../api/Schemas.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { readMoney } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import type { WalletProps } from './WalletProps.ts';

type Channel = Schemas['AlertSettings']['channels'][number];

const channelNames: Record<Channel, string> = {
  email: 'Email',
  inApp: 'In the app',
  webhook: 'Webhook',
};

/** The low-balance alert of a wallet: its threshold and channels. */
export function WalletAlert({ wallet: { id: walletId, currency, status } }: WalletProps) {
  const api = useMerchantApi();
  const params = { path: { walletId } };
  const settings = api.useQuery('get', '/v1/wallets/{walletId}/alert-settings', { params });
  const save = api.useMutation('put', '/v1/wallets/{walletId}/alert-settings');
  const { data } = settings;
  return (
    <Section title="Low Balance Alert">
      {settings.error ? <ErrorNotice error={settings.error} onRetry={settings.refetch} /> : null}
      {data && (
        <SaveForm
          version={data.version}
          submit="Save alert"
          disabled={status === 'closed'}
          onSubmit={(form) =>
            save.mutateAsync({
              params,
              body: {
                enabled: form.has('enabled'),
                threshold: readMoney(form, 'threshold', currency),
                channels: data.availableChannels.filter((channel) => form.has(channel)),
                version: data.version,
              },
            })
          }
        >
          <CheckField name="enabled" label="Enable Low Balance Alert" defaultChecked={data.enabled} />
          <MoneyField
            name="threshold"
            currency={currency}
            label="Threshold amount"
            description="We notify the customer once each time the available balance falls below this amount."
            defaultValue={data.threshold}
          />
          <fieldset className="checks">
            <legend>Notification channels</legend>
            {data.availableChannels.map((channel) => (
              <CheckField
                key={channel}
                name={channel}
                label={channelNames[channel]}
                defaultChecked={data.channels.includes(channel)}
              />
            ))}
          </fieldset>
        </SaveForm>
      )}
    </Section>
  );
}
