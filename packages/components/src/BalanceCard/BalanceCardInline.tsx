'use client';
import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { balanceEnglish } from '../messages/english/balance.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';
import { useRootAttributes } from '../WalletTheme/useRootAttributes.ts';
import { BalanceCardAmount } from './BalanceCardAmount.tsx';
import { BalanceCardChips } from './BalanceCardChips.tsx';
import type { BalanceCardClassNames } from './BalanceCardPart.ts';
import type { BalanceView } from './useBalanceView.ts';

type BalanceCardInlineProps = ComponentPropsWithoutRef<'section'> & {
  view: BalanceView;
  classNames: BalanceCardClassNames;
};

/** The balance in a line of the host's own, as in a header. */
export const BalanceCardInline = forwardRef<HTMLElement, BalanceCardInlineProps>(function BalanceCardInline(
  { view, classNames, className, children, ...rest },
  ref,
) {
  const say = useSay(balanceEnglish);
  const { state, balance } = view;
  return (
    <section {...useRootAttributes()} {...rest} {...slot('balance-card', className)} ref={ref}>
      <span {...slot('balance-card-label', 'coffer-label', classNames.label)}>
        {say('balance.available')}
      </span>
      {state === 'loading' || balance ? (
        <BalanceCardAmount balance={balance} classNames={classNames} />
      ) : (
        <span {...slot('balance-card-amount', classNames.amount)}>
          {say(state === 'empty' ? 'balance.none' : 'balance.failed')}
        </span>
      )}
      <BalanceCardChips view={view} hasSwitch={false} classNames={classNames} />
      {children}
    </section>
  );
});
