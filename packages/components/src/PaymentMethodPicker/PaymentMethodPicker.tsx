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
import type { PaymentMethodFormProps } from './PaymentMethodOwnForm.tsx';
import { PaymentMethodPickerRow } from './PaymentMethodPickerRow.tsx';

/** Parts of `PaymentMethodPicker` for `classNames`. Each node has `data-slot="payment-method-picker-<part>"`. */
export type PaymentMethodPickerPart = 'title' | 'list' | 'method' | 'actions' | 'notice';

export type PaymentMethodPickerClassNames = ClassNames<PaymentMethodPickerPart>;

export type PaymentMethodPickerProps = Omit<
  ComponentPropsWithoutRef<'section'>,
  'children' | 'defaultValue'
> & {
  /** Id of the chosen method. Makes the choice controlled. */
  value?: string | undefined;
  /**
   * Id of the method that is chosen at first, if `value` is not set.
   * @default none
   */
  defaultValue?: string | undefined;
  /** Called when the customer chooses a method. Without it, methods cannot be chosen. */
  onValueChange?: ((paymentMethodId: string) => void) | undefined;
  /** Called when the customer wants to add a method. Replaces the test processor's methods. */
  onAdd?: (() => void) | undefined;
  /**
   * Form of your processor, which calls `onToken` with the token of a new method. Replaces the test processor's methods.
   * A component that is made with React's `lazy` loads when the form is opened.
   */
  addMethodForm?: ComponentType<PaymentMethodFormProps> | undefined;
  /**
   * Hides everything that changes the methods. A session without the `manage` scope never sees it.
   * @default false
   */
  readOnly?: boolean | undefined;
  /**
   * Heading level of the title.
   * @default 2
   */
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Class names by part. */
  classNames?: PaymentMethodPickerClassNames | undefined;
};

/**
 * Lists the customer's payment methods in the order in which they are charged. The customer can add and remove methods and
 * choose the default. With `onValueChange` the customer chooses one.
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
