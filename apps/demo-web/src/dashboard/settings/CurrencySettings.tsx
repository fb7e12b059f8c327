import type { Schemas } from '../../api/Schemas.ts';
import { Field } from '../../ui/Field.tsx';
import { FieldRows } from '../../ui/FieldRows.tsx';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { Section } from '../../ui/Section.tsx';
import { currencySettingsOf } from './currencySettingsOf.ts';
import { PercentField } from './PercentField.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export type CurrencySettingsProps = { merchant: Schemas['Merchant']; currency: string };

/** How funds are added in one currency. */
export function CurrencySettings({ merchant, currency }: CurrencySettingsProps) {
  const save = useSaveSettings(merchant);
  const { topUp } = merchant.settings;
  const now = topUp[currency];
  const money = (amount: number | undefined) => (amount === undefined ? null : { amount, currency });
  return (
    <Section title={`Top-ups in ${currency}`}>
      <SaveForm
        version={merchant.version}
        submit={`Save ${currency}`}
        onSubmit={(form) =>
          save({ settings: { topUp: { ...topUp, [currency]: currencySettingsOf(form, currency) } } })
        }
      >
        <div className="field-row">
          <MoneyField name="min" currency={currency} label="Least" defaultValue={money(now?.min)} required />
          <MoneyField name="max" currency={currency} label="Most" defaultValue={money(now?.max)} required />
          <MoneyField name="step" currency={currency} label="Step" defaultValue={money(now?.step)} required />
        </div>
        <FieldRows name="preset" label="Preset" count={now?.presets.length ?? 0}>
          {(id) => (
            <MoneyField
              name={`preset-${id}`}
              currency={currency}
              label="Amount"
              defaultValue={money(now?.presets[id])}
              required
            />
          )}
        </FieldRows>
        <FieldRows name="tier" label="Bonus tier" count={now?.bonusTiers.length ?? 0}>
          {(id) => (
            <div className="field-row">
              <MoneyField
                name={`tier-from-${id}`}
                currency={currency}
                label="From"
                defaultValue={money(now?.bonusTiers[id]?.from)}
                required
              />
              <PercentField
                name={`tier-share-${id}`}
                label="Bonus, in %"
                basisPoints={now?.bonusTiers[id]?.basisPoints}
              />
            </div>
          )}
        </FieldRows>
        <Field label="Bonus expires after, in days" hint="Empty: never.">
          <input
            name="bonusExpiresAfterDays"
            type="number"
            min={1}
            max={3650}
            step={1}
            defaultValue={now?.bonusExpiresAfterDays ?? ''}
          />
        </Field>
        <div className="field-row">
          <MoneyField
            name="feeFixed"
            currency={currency}
            label="Fee"
            defaultValue={money(now?.fee.fixed ?? 0)}
            required
          />
          <PercentField name="feeShare" label="Fee, in %" basisPoints={now?.fee.basisPoints} />
          <PercentField name="taxShare" label="Tax, in %" basisPoints={now?.tax.basisPoints} />
        </div>
      </SaveForm>
    </Section>
  );
}
