import type { Schemas } from '../../api/Schemas.ts';
import { Field } from '../../ui/Field.tsx';
import { readText } from '../../ui/formValues.ts';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export type CollectionSettingsProps = { merchant: Schemas['Merchant'] };

/** Retries of failed collections, notices before a charge, and the merchant's own emails. */
export function CollectionSettings({ merchant }: CollectionSettingsProps) {
  const save = useSaveSettings(merchant);
  const { invoiceRetryDays, chargeNoticeDays, notificationEmail } = merchant.settings;
  return (
    <Section title="Invoice collection">
      <SaveForm
        version={merchant.version}
        submit="Save"
        onSubmit={(form) =>
          save({
            settings: {
              invoiceRetryDays: readText(form, 'invoiceRetryDays')?.match(/\d+/g)?.map(Number) ?? [],
              chargeNoticeDays: Number(form.get('chargeNoticeDays')),
              notificationEmail: readText(form, 'notificationEmail') ?? null,
            },
          })
        }
      >
        <Field
          label="Retry days"
          hint="Days after the due date on which we retry a failed collection. Leave empty for no retries."
        >
          <input name="invoiceRetryDays" defaultValue={invoiceRetryDays.join(', ')} autoComplete="off" />
        </Field>
        <Field label="Notify before a charge, in days" hint="0 for no notice.">
          <input
            name="chargeNoticeDays"
            type="number"
            min={0}
            max={30}
            step={1}
            required
            defaultValue={chargeNoticeDays}
          />
        </Field>
        <Field
          label="Notification email"
          hint="We email you about failed collections and overdue invoices. Leave empty for no emails."
        >
          <input
            name="notificationEmail"
            type="email"
            maxLength={254}
            defaultValue={notificationEmail ?? ''}
            autoComplete="off"
          />
        </Field>
      </SaveForm>
    </Section>
  );
}
