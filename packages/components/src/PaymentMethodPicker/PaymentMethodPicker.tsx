'use client';
import { useCapability, usePaymentMethods, usePermission, useWalletSession } from '@coffer/hooks';
import { type ComponentPropsWithoutRef, type ComponentType, type ForwardedRef, useId, useRef } from 'react';
import { Card } from '../internal/Card.tsx';
import { FailureNotice } from '../internal/FailureNotice.tsx';
import { Notice } from '../internal/Notice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { useControlledState } from '../internal/useControlledState.ts';
import { withCardBoundary } from '../internal/withCardBoundary.tsx';
import { paymentMethodTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { PaymentMethodAdd } from './PaymentMethodAdd.tsx';
import type { PaymentMethodFormProps } from './PaymentMethodFormProps.ts';
import { PaymentMethodPickerRow } from './PaymentMethodPickerRow.tsx';

/** Parts of `PaymentMethodPicker` for `classNames`. Each node has `data-slot="payment-method-picker-<part>"`. */
export type PaymentMethodPickerPart = 'title' | 'list' | 'method' | 'actions' | 'notice';

export type PaymentMethodPickerClassNames = ClassNames<PaymentMethodPickerPart>;

export type PaymentMethodPickerProps = Omit<
  ComponentPropsWithoutRef<'section'>,
  'children' | 'defaultValue'
> & {
  /** Id of the chosen method, controlled. */
  value?: string | undefined;
  /**
   * Id of the method that is chosen at first, uncontrolled.
   * @default none
   */
  defaultValue?: string | undefined;
  /** Called when another method is chosen. Given, each method is a radio button; else there is nothing to choose. */
  onValueChange?: ((paymentMethodId: string) => void) | undefined;
  /** Opens the host's own way to add a method, in place of the test processor's. */
  onAdd?: (() => void) | undefined;
  /**
   * The processor's own form for a method, opened in place of the test processor's: a component that calls
   * `onToken` with what the processor gave for the method. Made with React's `lazy`, it loads when it is opened.
   */
  addMethodForm?: ComponentType<PaymentMethodFormProps> | undefined;
  /**
   * Shows the methods and nothing that changes them.
   * @default unless the session may `manage` and the backend offers it
   */
  readOnly?: boolean | undefined;
  /**
   * Level of the heading in the page.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: PaymentMethodPickerClassNames | undefined;
};

/**
 * The customer's saved ways to pay, in the order in which they are charged: adds, removes once that was
 * confirmed, makes one the default, and chooses one where the host asks for it.
 */
export const PaymentMethodPicker = withCardBoundary(
  'payment-method-picker',
  function PaymentMethodPicker(props: PaymentMethodPickerProps, ref: ForwardedRef<HTMLElement>) {
    const {
      value,
      defaultValue = '',
      onValueChange,
      onAdd,
      addMethodForm,
      readOnly = false,
      ...others
    } = props;
    const { headingLevel = 2, classNames = {}, ...rest } = others;
    const t = useTranslate(paymentMethodTexts);
    const titleId = useId();
    const name = useId();
    const title = useRef<HTMLHeadingElement>(null);
    const session = useWalletSession();
    const query = usePaymentMethods();
    const isOffered = useCapability('paymentMethods');
    const mayChange = [useCapability('addPaymentMethod'), usePermission('manage'), !readOnly].every(Boolean);
    const [chosenId, choose] = useControlledState(value, defaultValue, onValueChange);
    const Heading = `h${headingLevel}` as const;
    if (session.data && !isOffered) return null;
    const state = stateOf();
    return (
      <Card
        aria-labelledby={titleId}
        aria-busy={state === 'loading'}
        {...rest}
        ref={ref}
        slotName="payment-method-picker"
        data-state={state}
      >
        <Heading
          {...slot(
            'payment-method-picker-title',
            'coffer-payment-method-picker-title',
            'coffer-title',
            classNames.title,
          )}
          id={titleId}
          ref={title}
          tabIndex={-1}
        >
          {t('paymentMethod.title')}
        </Heading>
        {state === 'ready' && (
          <p {...slot('payment-method-picker-explanation', 'coffer-label')}>
            {t(mayChange ? 'paymentMethod.explanation' : 'paymentMethod.readOnly')}
          </p>
        )}
        {state === 'loading' && (
          <span
            {...slot(
              'payment-method-picker-skeleton',
              'coffer-payment-method-picker-skeleton',
              'coffer-skeleton',
            )}
          />
        )}
        {state === 'error' && (
          <FailureNotice
            slotName="payment-method-picker-notice"
            className={classNames.notice}
            title={t('paymentMethod.failed')}
            error={query.error ?? session.error}
            onRetry={() => void (session.isError ? session : query).refetch()}
          />
        )}
        {state === 'empty' && (
          <Notice
            slotName="payment-method-picker-notice"
            className={classNames.notice}
            tone="neutral"
            title={t('paymentMethod.none')}
          />
        )}
        {state === 'ready' && (
          <ol {...slot('payment-method-picker-list', 'coffer-payment-method-picker-list', classNames.list)}>
            {query.data?.map((method, index) => (
              <PaymentMethodPickerRow
                key={method.id}
                method={method}
                isDefault={index === 0}
                mayChange={mayChange}
                choice={onValueChange && { name, isChosen: method.id === chosenId, choose }}
                onRemoved={() => title.current?.focus()}
                classNames={classNames}
              />
            ))}
          </ol>
        )}
        {!readOnly && (state === 'ready' || state === 'empty') && (
          <PaymentMethodAdd onAdd={onAdd} form={addMethodForm} />
        )}
      </Card>
    );

    function stateOf() {
      if (query.data) return query.data.length > 0 ? 'ready' : 'empty';
      return session.isError || query.isError || query.isPaused ? 'error' : 'loading';
    }
  },
);
