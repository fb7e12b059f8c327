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
import type { PaymentMethodFormProps } from '../PaymentMethodPicker/PaymentMethodFormProps.ts';
import { TopUpFormEditor } from './TopUpFormEditor.tsx';
import { TopUpFormNotice } from './TopUpFormNotice.tsx';
import { TopUpFormOutcome } from './TopUpFormOutcome.tsx';
import { TopUpFormSkeleton } from './TopUpFormSkeleton.tsx';
import { type TopUpOffer, useTopUpOffer } from './useTopUpOffer.ts';

/** Why nothing can be added, or where the top-up stands. */
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
   * Which wallet is topped up.
   * @default the selected wallet, else the first active one
   */
  walletId?: string | undefined;
  /** Controls the amount; null is an empty field. */
  amount?: Money | null | undefined;
  /**
   * The amount at first, uncontrolled.
   * @default the preset in the middle
   */
  defaultAmount?: Money | null | undefined;
  /** Called when another amount is chosen or typed. */
  onAmountChange?: ((amount: Money | null) => void) | undefined;
  /**
   * Where a bank's confirm page sends the customer back to. It is stored, so the default leaves out query and fragment,
   * which may hold secrets: pass your own where they tell your router the page.
   * @default the page's address without query and fragment
   */
  returnUrl?: string | undefined;
  /** Opens the bank's confirm page in the host's own way. Without it the page goes there by a link. */
  onConfirm?: ((action: { url: string }) => void) | undefined;
  /**
   * The processor's own form for a method, opened in place of the test processor's: a component that calls
   * `onToken` with what the processor gave for the method. Made with React's `lazy`, it loads when it is opened.
   */
  addMethodForm?: ComponentType<PaymentMethodFormProps> | undefined;
  /** Called once when a top-up has settled, also after a reload in the middle. */
  onSettled?: ((topUp: TopUp) => void) | undefined;
  /** Called with the form's state, as in `data-state`, at first and whenever it changes. */
  onStateChange?: ((state: TopUpFormState) => void) | undefined;
  /**
   * Level of the heading in the page.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: TopUpFormClassNames | undefined;
};

/**
 * Adds funds: an amount, a way to pay, the server's exact total, and what came of it. A top-up under
 * way survives a reload, and pressing twice pays once.
 */
export const TopUpForm = withCardBoundary(
  'top-up-form',
  function TopUpForm(props: TopUpFormProps, ref: ForwardedRef<HTMLElement>) {
    const { walletId, amount, defaultAmount, onAmountChange, returnUrl = thisPage(), ...others } = props;
    const {
      onConfirm,
      addMethodForm,
      onSettled,
      onStateChange,
      headingLevel = 2,
      classNames = {},
      ...rest
    } = others;
    const t = useTranslate(topUpTexts);
    const titleId = useId();
    const offer = useTopUpOffer(walletId);
    const topUp = useTopUp({ walletId, returnUrl, onSettled });
    const isUnderWay = topUp.status !== 'idle' && topUp.status !== 'submitting' && !isPayableAgain();
    const state = isUnderWay ? topUp.status : offer.state === 'ready' ? readyState() : offer.state;
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
        {isUnderWay ? (
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

    /** The form stays: a quote that expired is read again, and after a rate limit the same one can be paid later. */
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

function thisPage(): string | undefined {
  return typeof window === 'undefined' ? undefined : window.location.origin + window.location.pathname;
}
