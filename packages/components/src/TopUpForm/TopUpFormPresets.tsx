'use client';
import type { Money as MoneyValue, TopUpSettings } from '@coffer/adapter';
import { useFormatMoney } from '@coffer/hooks';
import { useId } from 'react';
import { Choice } from '../internal/Choice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';

type TopUpFormPresetsProps = {
  presets: TopUpSettings['presets'];
  amount: MoneyValue | null;
  onAmountChange: (amount: MoneyValue) => void;
  classNames: ClassNames<'preset' | 'presets'>;
};

/** Suggested amounts, each with its bonus. None is chosen if the customer types another amount. */
export function TopUpFormPresets({ presets, amount, onAmountChange, classNames }: TopUpFormPresetsProps) {
  const t = useTranslate(topUpTexts);
  const { format } = useFormatMoney();
  const name = useId();
  const short = (money: MoneyValue) => normalizeMoneyText(format(money, { trimZeroMinorUnits: true }));
  return (
    <div
      {...slot('top-up-form-presets', 'coffer-top-up-form-presets', classNames.presets)}
      role="radiogroup"
      aria-label={t('topUp.amounts')}
    >
      {presets.map((preset) => (
        <Choice
          key={preset.amount.amount}
          slotName="top-up-form-preset"
          className={classNames.preset}
          name={name}
          checked={amount?.amount === preset.amount.amount}
          onChange={() => onAmountChange(preset.amount)}
        >
          <bdi {...slot('top-up-form-preset-amount', 'coffer-strong')}>{short(preset.amount)}</bdi>
          {preset.bonus.amount > 0 && (
            <span {...slot('top-up-form-preset-bonus', 'coffer-top-up-form-preset-bonus')}>
              {t('topUp.bonus', { amount: short(preset.bonus) })}
            </span>
          )}
        </Choice>
      ))}
    </div>
  );
}
