import type { Schemas } from '../../api/Schemas.ts';
import { Field } from '../../ui/Field.tsx';
import { readRequiredText, readText } from '../../ui/formValues.ts';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export type GeneralSettingsProps = { merchant: Schemas['Merchant'] };

/** The merchant's name, the wallets of a new customer, the warning before credit expires, and the page that emails link to. */
export function GeneralSettings({ merchant }: GeneralSettingsProps) {
  const save = useSaveSettings(merchant);
  const { defaultCurrencies, creditExpiryWarningDays, walletUrl } = merchant.settings;
  return (
    <Section title="General">
      <SaveForm
        version={merchant.version}
        submit="Save"
        onSubmit={(form) =>
          save({
            name: readRequiredText(form, 'name'),
            settings: {
              defaultCurrencies:
                readText(form, 'defaultCurrencies')
                  ?.toUpperCase()
                  .match(/[A-Z]+/g) ?? [],
              creditExpiryWarningDays: Number(form.get('creditExpiryWarningDays')),
              walletUrl: readText(form, 'walletUrl'),
            },
          })
        }
      >
        <Field label="Name" hint="On receipts and payment pages.">
          <input name="name" required maxLength={200} defaultValue={merchant.name} autoComplete="off" />
        </Field>
        <Field label="Default currencies" hint="A new customer gets a wallet in each: USD, INR.">
          <input name="defaultCurrencies" defaultValue={defaultCurrencies.join(', ')} autoComplete="off" />
        </Field>
        <Field label="Warn before credit expires, in days">
          <input
            name="creditExpiryWarningDays"
            type="number"
            min={0}
            max={90}
            step={1}
            required
            defaultValue={creditExpiryWarningDays}
          />
        </Field>
        <Field
          label="Wallet page"
          hint="The page of your product with the customer's wallet. Emails link to it."
        >
          <input
            name="walletUrl"
            type="url"
            maxLength={2000}
            placeholder="https://app.example.com/wallet"
            defaultValue={walletUrl ?? ''}
            autoComplete="off"
          />
        </Field>
      </SaveForm>
    </Section>
  );
}
