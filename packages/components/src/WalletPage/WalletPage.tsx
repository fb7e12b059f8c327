'use client';
import { type ComponentPropsWithoutRef, type ComponentType, forwardRef, useId } from 'react';
import { BalanceCard } from '../BalanceCard/BalanceCard.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { LowBalanceBanner } from '../LowBalanceBanner/LowBalanceBanner.tsx';
import type { PaymentMethodFormProps } from '../PaymentMethodPicker/PaymentMethodFormProps.ts';
import { TopUpForm } from '../TopUpForm/TopUpForm.tsx';
import { useRootAttributes } from '../WalletTheme/ThemeContext.ts';
import { WalletPageSlot } from './WalletPageSlot.tsx';
import { walletPageSections } from './walletPageSections.ts';

/** Parts of `WalletPage` for `classNames`. Each node has `data-slot="wallet-page-<part>"`. */
export type WalletPagePart = 'banner' | 'start' | 'end' | 'section';

export type WalletPageClassNames = ClassNames<WalletPagePart>;

export type WalletPageProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /**
   * Whose wallet.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /**
   * The processor's own form for a method, opened in place of the test processor's: a component that calls
   * `onToken` with what the processor gave for the method. Made with React's `lazy`, it loads when it is opened.
   */
  addMethodForm?: ComponentType<PaymentMethodFormProps> | undefined;
  /** Class names by part. */
  classNames?: WalletPageClassNames | undefined;
};

/**
 * All of the kit on one page: what this backend offers and this session may do. It lays itself out by its
 * own width, and loads what stands further down after the first screen.
 */
export const WalletPage = forwardRef<HTMLDivElement, WalletPageProps>(function WalletPage(props, ref) {
  const { walletId, addMethodForm, classNames = {}, className, ...rest } = props;
  const root = useRootAttributes();
  const formId = useId();
  const activityId = useId();
  return (
    <div {...root} {...rest} {...slot('wallet-page', 'coffer-wallet-page', className)} ref={ref}>
      <LowBalanceBanner
        walletId={walletId}
        className={classNames.banner}
        onAddFunds={() => focusIn(formId, 'input[type="text"]')}
        onReviewAutoTopUp={() => focusIn(activityId, '[data-section="autoTopUp"] button')}
      />
      <div {...slot('wallet-page-columns', 'coffer-wallet-page-columns')}>
        <div {...slot('wallet-page-start', 'coffer-wallet-page-start', classNames.start)}>
          <BalanceCard
            walletId={walletId}
            onAddFunds={() => focusIn(formId, 'input[type="text"]')}
            onViewActivity={() => focusIn(activityId, 'input')}
          />
          <TopUpForm walletId={walletId} addMethodForm={addMethodForm} id={formId} />
          {sectionsOf('start')}
        </div>
        <div {...slot('wallet-page-end', 'coffer-wallet-page-end', classNames.end)} id={activityId}>
          {sectionsOf('end')}
        </div>
      </div>
    </div>
  );

  function sectionsOf(wanted: 'start' | 'end') {
    return walletPageSections
      .filter(({ column }) => column === wanted)
      .map((section) => (
        <WalletPageSlot
          key={section.name}
          section={section}
          walletId={walletId}
          addMethodForm={addMethodForm}
          className={classNames.section}
        />
      ));
  }
});

/** Goes to a part of the page as a reader with a keyboard does: to what it is for, else to what there is. */
function focusIn(id: string, wanted: string) {
  const part = document.getElementById(id);
  const target = part?.querySelector<HTMLElement>(wanted) ?? part?.querySelector<HTMLElement>('a, button');
  part?.scrollIntoView({ block: 'nearest' });
  target?.focus({ preventScroll: true });
}
