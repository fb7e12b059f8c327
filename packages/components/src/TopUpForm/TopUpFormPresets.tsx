'use client';
import type { Money as MoneyValue, TopUpSettings } from '@coffer/adapter';
import { useFormatMoney, useWalletLocale } from '@coffer/hooks';
import * as RadioGroup from 'radix-ui/radio-group';
import { polishMoney } from '../Money/polishMoney.ts';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';
import type { TopUpFormClassNames } from './TopUpFormPart.ts';

type TopUpFormPresetsProps = {
  presets: TopUpSettings['presets'];
  amount: MoneyValue | null;
  onAmountChange: (amount: MoneyValue) => void;
  classNames: TopUpFormClassNames;
};

/** The merchant's suggestions, each with what it would give on top. None is chosen while another amount is typed. */
export function TopUpFormPresets({ presets, amount, onAmountChange, classNames }: TopUpFormPresetsProps) {
  const say = useSay(topUpEnglish);
  const { format } = useFormatMoney();
  const { direction } = useWalletLocale();
  const short = (money: MoneyValue) => polishMoney(format(money, { trimZeroMinorUnits: true }));
  return (
    <RadioGroup.Root
      {...slot('top-up-form-presets', classNames.presets)}
      aria-label={say('topUp.amounts')}
      dir={direction}
      value={amount ? String(amount.amount) : ''}
      onValueChange={(value) => {
        const preset = presets.find((each) => String(each.amount.amount) === value);
        if (preset) onAmountChange(preset.amount);
      }}
    >
      {presets.map((preset) => (
        <RadioGroup.Item
          key={preset.amount.amount}
          {...slot('top-up-form-preset', 'coffer-choice', classNames.preset)}
          value={String(preset.amount.amount)}
        >
          <bdi {...slot('top-up-form-preset-amount')}>{short(preset.amount)}</bdi>
          {preset.bonus.amount > 0 && (
            <span {...slot('top-up-form-preset-bonus')}>
              {say('topUp.bonus', { amount: short(preset.bonus) })}
            </span>
          )}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
