import type { Schemas } from '../../api/Schemas.ts';
import { Field } from '../../ui/Field.tsx';
import { readRequiredText, readText } from '../../ui/formValues.ts';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export type GeneralSettingsProps = { merchant: Schemas['Merchant'] };

/** The merchant's name, the wallets of a new customer, and the warning before credit expires. */
export function GeneralSettings({ merchant }: GeneralSettingsProps) {
  const save = useSaveSettings(merchant);
  const { defaultCurrencies, creditExpiryWarningDays } = merchant.settings;
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
      </SaveForm>
    </Section>
  );
}
