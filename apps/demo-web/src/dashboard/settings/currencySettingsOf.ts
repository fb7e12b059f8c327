import type { Schemas } from '../../api/Schemas.ts';
import { readRequiredMoney } from '../../ui/formValues.ts';

/** What was entered in `CurrencySettings`. */
export function currencySettingsOf(form: FormData, currency: string): Schemas['CurrencyTopUpSettings'] {
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
