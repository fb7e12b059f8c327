'use client';
import type { Money, TopUp } from '@coffer/adapter';
import { type UseTopUpStatus, useTopUp } from '@coffer/hooks';
import {
  type ComponentPropsWithoutRef,
  type ComponentType,
  type ForwardedRef,
  useEffect,
  useId,
  useState,
} from 'react';
import { Card } from '../internal/Card.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { topUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import type { PaymentMethodFormProps } from '../PaymentMethodPicker/PaymentMethodOwnForm.tsx';
import { TopUpFormEditor } from './TopUpFormEditor.tsx';
import { TopUpFormNotice } from './TopUpFormNotice.tsx';
import { TopUpFormOutcome } from './TopUpFormOutcome.tsx';
import { type TopUpOffer, useTopUpOffer } from './useTopUpOffer.ts';

/** State of the form: why no funds can be added, or the status of the top-up. */
export type TopUpFormState = TopUpOffer['state'] | UseTopUpStatus;

/** Parts of `TopUpForm` for `classNames`. Each node has `data-slot="top-up-form-<part>"`. */
export type TopUpFormPart =
  | 'title'
  | 'fields'
  | 'presets'
  | 'preset'
  | 'amount'
  | 'methods'
  | 'method'
  | 'lines'
  | 'pay'
  | 'outcome'
  | 'notice';

export type TopUpFormClassNames = ClassNames<TopUpFormPart>;

export type TopUpFormProps = Omit<ComponentPropsWithoutRef<'section'>, 'children'> & {
  /**
   * Wallet to top up.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Amount, or null for an empty field. Makes the amount controlled. */
  amount?: Money | null | undefined;
  /**
   * Amount at first, if `amount` is not set.
   * @default the preset in the middle
   */
  defaultAmount?: Money | null | undefined;
  /** Called when the customer chooses or types an amount. Null means that the field is empty or holds no amount. */
  onAmountChange?: ((amount: Money | null) => void) | undefined;
  /**
   * Page to which the bank's confirmation page sends the customer back. It is stored, so the default leaves out query and
   * fragment, which may contain secrets. Set it if your router needs them.
   * @default the page's address without query and fragment
   */
  returnUrl?: string | undefined;
  /**
   * Opens the page on which the customer's bank confirms a payment.
   * @default a link to that page
   */
  onConfirm?: ((action: { url: string }) => void) | undefined;
  /**
   * Form of your processor, which calls `onToken` with the token of a new method. Replaces the test processor's methods.
   * A component that is made with React's `lazy` loads when the form is opened.
   */
  addMethodForm?: ComponentType<PaymentMethodFormProps> | undefined;
  /** Called once when a top-up settles, also if the page was reloaded in between. */
  onTopUpSettled?: ((topUp: TopUp) => void) | undefined;
  /** Called with the state of the form, the same as `data-state`, at first and after each change. */
  onStateChange?: ((state: TopUpFormState) => void) | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: TopUpFormClassNames | undefined;
};

/**
 * Form that adds funds. The customer chooses an amount and a payment method, sees the server's exact total, pays, and sees
 * the result. A top-up in progress survives a reload, and a second click never pays again.
 */
export const TopUpForm = withCardBoundary(
  'top-up-form',
  function TopUpForm(props: TopUpFormProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, amount, defaultAmount, onAmountChange, returnUrl = thisPage(), ...others } = props;
    const {
      onConfirm,
      addMethodForm,
      onTopUpSettled,
      onStateChange,
      headingLevel = 2,
      classNames = {},
      ...rest
    } = others;
    const t = useTranslate(topUpTexts);
    const titleId = useId();
    const offer = useTopUpOffer(walletId);
    const topUp = useTopUp({ walletId, returnUrl, onTopUpSettled });
    const isInProgress = topUp.status !== 'idle' && topUp.status !== 'submitting' && !isPayableAgain();
    const state = isInProgress ? topUp.status : offer.state === 'ready' ? readyState() : offer.state;
    const [isRetry, setRetry] = useState(false);
    const Heading = `h${headingLevel}` as const;
    useEffect(() => onStateChange?.(state), [onStateChange, state]);
    if (offer.state === 'absent') return null;
    return (
      <Card
        aria-labelledby={titleId}
        aria-busy={state === 'loading' || state === 'submitting'}
        {...rest}
        ref={ref}
        slotName="top-up-form"
        data-state={state}
      >
        <Heading {...slot('top-up-form-title', 'coffer-title', classNames.title)} id={titleId}>
          {t('topUp.title')}
        </Heading>
        {isInProgress ? (
          <TopUpFormOutcome topUp={topUp} onConfirm={onConfirm} onAgain={again} classNames={classNames} />
        ) : offer.state === 'ready' ? (
          <TopUpFormEditor
            key={offer.walletId}
            offer={offer}
            topUp={topUp}
            amount={amount}
            defaultAmount={defaultAmount}
            onAmountChange={onAmountChange}
            isRetry={isRetry}
            addMethodForm={addMethodForm}
            classNames={classNames}
          />
        ) : offer.state === 'loading' ? (
          <TopUpFormSkeleton />
        ) : (
          <TopUpFormNotice offer={offer} className={classNames.notice} />
        )}
      </Card>
    );

    /** Whether the form stays: an expired quote is requested again, and a limited one can be paid later. */
    function isPayableAgain() {
      if (topUp.status !== 'failed') return false;
      const code = topUp.error?.code;
      return code === 'quote_expired' || code === 'quote_used' || code === 'rate_limited';
    }

    function again() {
      setRetry(topUp.status === 'failed');
      topUp.reset();
    }

    function readyState() {
      return topUp.status === 'submitting' ? 'submitting' : 'idle';
    }
  },
);

/** Placeholders with the shape of the form. */
function TopUpFormSkeleton() {
  return (
    <div {...slot('top-up-form-fields', 'coffer-top-up-form-fields', 'coffer-below')} data-state="loading">
      {['amounts', 'field', 'methods', 'lines', 'pay'].map((part) => (
        <span
          key={part}
          {...slot('top-up-form-skeleton-part', 'coffer-top-up-form-skeleton-part', 'coffer-skeleton')}
          data-part={part}
        />
      ))}
    </div>
  );
}

function thisPage(): string | undefined {
  return typeof window === 'undefined' ? undefined : window.location.origin + window.location.pathname;
}
