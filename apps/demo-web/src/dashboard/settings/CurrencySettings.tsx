import type { Schemas } from '../../api/Schemas.ts';
import { Field } from '../../ui/Field.tsx';
import { FieldRows } from '../../ui/FieldRows.tsx';
import { readRequiredMoney } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { SaveForm } from '../../ui/SaveForm.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export type CurrencySettingsProps = { merchant: Schemas['Merchant']; currency: string };

/** The settings of top-ups in one currency. */
export function CurrencySettings({ merchant, currency }: CurrencySettingsProps) {
  const save = useSaveSettings(merchant);
  const { topUp } = merchant.settings;
  const current = topUp[currency];
  const money = (amount: number | undefined) => (amount === undefined ? null : { amount, currency });
  return (
    <Section title={`Top-ups in ${currency}`}>
      <SaveForm
        version={merchant.version}
        submit={`Save ${currency}`}
        onSubmit={(form) =>
          save({ settings: { topUp: { ...topUp, [currency]: readCurrencySettings(form, currency) } } })
        }
      >
        <div className="field-row">
          <MoneyField
            name="min"
            currency={currency}
            label="Minimum"
            defaultValue={money(current?.min)}
            required
          />
          <MoneyField
            name="max"
            currency={currency}
            label="Maximum"
            defaultValue={money(current?.max)}
            required
          />
          <MoneyField
            name="step"
            currency={currency}
            label="Step"
            defaultValue={money(current?.step)}
            required
          />
        </div>
        <FieldRows name="preset" label="Preset" count={current?.presets.length ?? 0}>
          {(id) => (
            <MoneyField
              name={`preset-${id}`}
              currency={currency}
              label="Amount"
              defaultValue={money(current?.presets[id])}
              required
            />
          )}
        </FieldRows>
        <FieldRows name="tier" label="Bonus tier" count={current?.bonusTiers.length ?? 0}>
          {(id) => (
            <div className="field-row">
              <MoneyField
                name={`tier-from-${id}`}
                currency={currency}
                label="From"
                defaultValue={money(current?.bonusTiers[id]?.from)}
                required
              />
              <PercentField
                name={`tier-share-${id}`}
                label="Bonus, in %"
                basisPoints={current?.bonusTiers[id]?.basisPoints}
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
            defaultValue={current?.bonusExpiresAfterDays ?? ''}
          />
        </Field>
        <div className="field-row">
          <MoneyField
            name="feeFixed"
            currency={currency}
            label="Fee"
            defaultValue={money(current?.fee.fixed ?? 0)}
            required
          />
          <PercentField name="feeShare" label="Fee, in %" basisPoints={current?.fee.basisPoints} />
          <PercentField name="taxShare" label="Tax, in %" basisPoints={current?.tax.basisPoints} />
        </div>
      </SaveForm>
    </Section>
  );
}

type PercentFieldProps = { name: string; label: string; basisPoints: number | undefined };

/** A percentage. The API has it in basis points. */
function PercentField({ name, label, basisPoints = 0 }: PercentFieldProps) {
  return (
    <Field label={label}>
      <input
        name={name}
        type="number"
        min={0}
        max={100}
        step={0.01}
        required
        defaultValue={basisPoints / 100}
      />
    </Field>
  );
}

function readCurrencySettings(form: FormData, currency: string): Schemas['CurrencyTopUpSettings'] {
  const amount = (name: string) => readRequiredMoney(form, name, currency).amount;
  const share = (name: string) => ({ basisPoints: Math.round(Number(form.get(name)) * 100) });
  const days = Number(form.get('bonusExpiresAfterDays'));
  return {
    min: amount('min'),
    max: amount('max'),
    step: amount('step'),
    presets: form.getAll('preset').map((id) => amount(`preset-${id}`)),
    bonusTiers: form
      .getAll('tier')
      .map((id) => ({ from: amount(`tier-from-${id}`), ...share(`tier-share-${id}`) })),
    fee: { fixed: amount('feeFixed'), ...share('feeShare') },
    tax: share('taxShare'),
    bonusExpiresAfterDays: days > 0 ? days : null,
  };
}
