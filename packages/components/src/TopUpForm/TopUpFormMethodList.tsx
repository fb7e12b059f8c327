'use client';
import { forwardRef, useId } from 'react';
import { Choice } from '../internal/Choice.tsx';
import { type ClassNames, slot } from '../internal/slot.ts';
import { PaymentMethodLabel } from '../PaymentMethodPicker/PaymentMethodLabel.tsx';
import type { PaymentMethodChoice } from './usePaymentMethodChoice.ts';

type TopUpFormMethodListProps = {
  choice: PaymentMethodChoice;
  labelId: string;
  classNames: ClassNames<'method' | 'methods'>;
};

/** List of the payment methods, of which one is chosen. Expired methods are shown but disabled. */
export const TopUpFormMethodList = forwardRef<HTMLDivElement, TopUpFormMethodListProps>(
  function TopUpFormMethodList({ choice, labelId, classNames }, ref) {
    const name = useId();
    const { methods, chosen, choose, isExpired } = choice;
    const first = Math.min(...methods.map(({ priority }) => priority));
    return (
      <div
        {...slot('top-up-form-methods', 'coffer-top-up-form-methods', classNames.methods)}
        ref={ref}
        role="radiogroup"
        aria-labelledby={labelId}
      >
        {methods.map((method) => (
          <Choice
            key={method.id}
            isRow
            slotName="top-up-form-method"
            className={classNames.method}
            name={name}
            checked={method === chosen}
            disabled={isExpired(method)}
            onChange={() => choose(method.id)}
          >
            <PaymentMethodLabel method={method} isDefault={method.priority === first} />
          </Choice>
        ))}
      </div>
    );
  },
);
