'use client';
import type { Money as MoneyValue } from '@coffer/adapter';
import { useFormatMoney, useWalletLocale } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { slot } from '../internal/slot.ts';
import { useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';
import { normalizeMoneyText } from './normalizeMoneyText.ts';

export type MoneyProps = Omit<ComponentPropsWithoutRef<'span'>, 'children'> & {
  /** Amount in minor units with its currency, such as `{ amount: 124850, currency: 'USD' }`. */
  value: MoneyValue;
  /**
   * `plain` is for text and tables, `hero` has a small fraction for the most important amount, `movement` always has a
   * sign and is green for incoming money.
   * @default 'plain'
   */
  variant?: 'plain' | 'hero' | 'movement' | undefined;
  /** Class names by part. */
  classNames?: { minor?: string | undefined } | undefined;
};

/** Amount of money in the format of the customer's language, read as words by screen readers. */
export const Money = forwardRef<HTMLSpanElement, MoneyProps>(function Money(props, ref) {
  const { value, variant = 'plain', classNames, className, ...rest } = props;
  const { format, formatToParts, words } = useFormatMoney();
  const { direction } = useWalletLocale();
  const signDisplay = variant === 'movement' ? 'exceptZero' : 'auto';
  return (
    <span
      {...useWidgetRoot(rest, ref)}
      {...slot('money', 'coffer-money', className)}
      data-state={stateOf(value.amount, variant)}
    >
      {/* Isolated, because a sign or symbol would change sides in text of the other direction. */}
      <bdi {...slot('money-figures')} aria-hidden="true">
        {figures()}
      </bdi>
      <span {...slot('money-words', 'coffer-spoken')}>{words(value)}</span>
    </span>
  );

  function figures(): ReactNode {
    // One text node if possible, which halves the time to draw a table of thousands of amounts.
    if (variant !== 'hero' && direction === 'ltr') return normalizeMoneyText(format(value, { signDisplay }));
    return formatToParts(value, { signDisplay }).map(({ type, value: text }, index) =>
      variant === 'hero' && (type === 'decimal' || type === 'fraction') ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a number have no id.
        <span key={index} {...slot('money-minor', 'coffer-money-minor', classNames?.minor)}>
          {text}
        </span>
      ) : (
        // In Arabic with Latin digits the currency would move to the other side of a signed number.
        normalizeMoneyText(direction === 'rtl' && text === '\u00a0' ? '\u200f\u00a0' : text)
      ),
    );
  }
});

function stateOf(amount: number, variant: MoneyProps['variant']): 'in' | 'out' | 'owed' | undefined {
  if (variant === 'hero' && amount < 0) return 'owed';
  if (variant !== 'movement' || amount === 0) return undefined;
  return amount > 0 ? 'in' : 'out';
}
