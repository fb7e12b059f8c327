'use client';
import { type ComponentPropsWithoutRef, type ComponentType, forwardRef, useId } from 'react';
import { BalanceCard } from '../BalanceCard/BalanceCard.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { LowBalanceBanner } from '../LowBalanceBanner/LowBalanceBanner.tsx';
import type { PaymentMethodFormProps } from '../PaymentMethodPicker/PaymentMethodOwnForm.tsx';
import { TopUpForm } from '../TopUpForm/TopUpForm.tsx';
import { InsideRoot, useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';
import { WalletPageSlot } from './WalletPageSlot.tsx';
import { walletPageSections } from './walletPageSections.ts';

/** Parts of `WalletPage` for `classNames`. Each node has `data-slot="wallet-page-<part>"`. */
export type WalletPagePart = 'banner' | 'start' | 'end' | 'section';

export type WalletPageClassNames = ClassNames<WalletPagePart>;

export type WalletPageProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
  /**
   * Wallet to show.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /**
   * Form of your processor, which calls `onToken` with the token of a new method. Replaces the test processor's methods.
   * A component that is made with React's `lazy` loads when the form is opened.
   */
  addMethodForm?: ComponentType<PaymentMethodFormProps> | undefined;
  /** Class names by part. */
  classNames?: WalletPageClassNames | undefined;
};

/**
 * Page with all widgets that the backend offers and the session may use. Its layout depends on its own width. Widgets below
 * the first screen load later.
 */
export const WalletPage = forwardRef<HTMLDivElement, WalletPageProps>(function WalletPage(props, ref) {
  const { walletId, addMethodForm, classNames = {}, className, ...rest } = props;
  const formId = useId();
  const activityId = useId();
  return (
    <div {...useWidgetRoot(rest, ref)} {...slot('wallet-page', 'coffer-wallet-page', className)}>
      <InsideRoot value={true}>
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
      </InsideRoot>
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

/** Moves the focus to the wanted element inside a part of the page, else to its first link or button. */
function focusIn(id: string, wanted: string) {
  const part = document.getElementById(id);
  const target = part?.querySelector<HTMLElement>(wanted) ?? part?.querySelector<HTMLElement>('a, button');
  part?.scrollIntoView({ block: 'nearest' });
  target?.focus({ preventScroll: true });
}
