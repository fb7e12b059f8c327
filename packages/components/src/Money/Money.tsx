'use client';
import type { Money as MoneyValue } from '@coffer/adapter';
import { useFormatMoney, useWalletLocale } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from 'react';
import { slot } from '../internal/slot.ts';
import { useRootAttributes } from '../WalletTheme/ThemeContext.ts';
import { normalizeMoneyText } from './normalizeMoneyText.ts';

export type MoneyProps = Omit<ComponentPropsWithoutRef<'span'>, 'children'> & {
  /** An integer of minor units and its currency: `{ amount: 124850, currency: 'USD' }`. */
  value: MoneyValue;
  /**
   * `plain` in text and tables; `hero` with a small fraction, for the one number that matters; `movement`
   * with a sign both ways, and green where money comes in.
   * @default 'plain'
   */
  variant?: 'plain' | 'hero' | 'movement' | undefined;
  /** Class names by part. */
  classNames?: { minor?: string | undefined } | undefined;
};

/** An amount as the reader's language writes it, and as words for those who hear it. */
export const Money = forwardRef<HTMLSpanElement, MoneyProps>(function Money(props, ref) {
  const { value, variant = 'plain', classNames, className, ...rest } = props;
  const { format, formatToParts, words } = useFormatMoney();
  const { direction } = useWalletLocale();
  const signDisplay = variant === 'movement' ? 'exceptZero' : 'auto';
  return (
    <span
      {...useRootAttributes()}
      {...rest}
      {...slot('money', 'coffer-money', className)}
      ref={ref}
      data-state={stateOf(value.amount, variant)}
    >
      {/* Isolated, or a sign or symbol would change sides in a text of the other direction. */}
      <bdi {...slot('money-figures')} aria-hidden="true">
        {figures()}
      </bdi>
      <span {...slot('money-words', 'coffer-spoken')}>{words(value)}</span>
    </span>
  );

  function figures(): ReactNode {
    // In one piece where it can be: a table of thousands of amounts is drawn in half the time.
    if (variant !== 'hero' && direction === 'ltr') return normalizeMoneyText(format(value, { signDisplay }));
    return formatToParts(value, { signDisplay }).map(({ type, value: text }, index) =>
      variant === 'hero' && (type === 'decimal' || type === 'fraction') ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one number have no other name.
        <span key={index} {...slot('money-minor', 'coffer-money-minor', classNames?.minor)}>
          {text}
        </span>
      ) : (
        // After a signed number the currency would stand on its other side, in Arabic with Latin digits.
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
