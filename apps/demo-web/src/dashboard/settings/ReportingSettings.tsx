import type { Schemas } from '../../api/Schemas.ts';
import { Field } from '../../ui/Field.tsx';
import { FieldRows } from '../../ui/FieldRows.tsx';
import { readRequiredText, readText } from '../../ui/formValues.ts';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export type ReportingSettingsProps = { merchant: Schemas['Merchant'] };

/** The currency of totals, and the exchange rates of the others. */
export function ReportingSettings({ merchant }: ReportingSettingsProps) {
  const save = useSaveSettings(merchant);
  const { reporting } = merchant.settings;
  const rates = Object.entries(reporting?.rates ?? {});
  return (
    <Section title="Reporting">
      <SaveForm
        version={merchant.version}
        submit="Save"
        onSubmit={(form) => save({ settings: { reporting: reportingOf(form) } })}
      >
        <Field label="Reporting currency" hint="Leave empty for no total over several currencies.">
          <input
            name="currency"
            pattern="[A-Za-z]{3}"
            defaultValue={reporting?.currency ?? ''}
            autoComplete="off"
          />
        </Field>
        <FieldRows name="rate" label="Rate" count={rates.length}>
          {(id) => (
            <div className="field-row">
              <Field label="One unit of">
                <input
                  name={`rate-of-${id}`}
                  required
                  pattern="[A-Za-z]{3}"
                  defaultValue={rates[id]?.[0]}
                  autoComplete="off"
                />
              </Field>
              <Field label="Is worth">
                <input
                  name={`rate-worth-${id}`}
                  required
                  inputMode="decimal"
                  pattern="\d{1,9}(\.\d{1,12})?"
                  defaultValue={rates[id]?.[1]}
                  autoComplete="off"
                />
              </Field>
            </div>
          )}
        </FieldRows>
      </SaveForm>
    </Section>
  );
}

function reportingOf(form: FormData): Schemas['ReportingSettings'] | null {
  const currency = readText(form, 'currency')?.toUpperCase();
  if (!currency) return null;
  const rates = form
    .getAll('rate')
    .map((id) => [
      readRequiredText(form, `rate-of-${id}`).toUpperCase(),
      readRequiredText(form, `rate-worth-${id}`),
    ]);
  return { currency, rates: Object.fromEntries(rates) };
}
