'use client';
import type { PaymentMethod, PaymentMethodSetup } from '@coffer/adapter';
import { useAddPaymentMethod } from '@coffer/hooks';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { Button } from '../parts/Button.tsx';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { slot } from '../parts/slot.ts';

type TopUpFormTestMethodsProps = {
  id: string;
  methods: PaymentMethodSetup['testMethods'];
  onAdded: (method: PaymentMethod) => void;
};

/** The methods of a test processor, to be saved as they are. */
export function TopUpFormTestMethods({ id, methods, onAdded }: TopUpFormTestMethodsProps) {
  const say = useSay(topUpEnglish);
  const { mutate, isPending, isError, error } = useAddPaymentMethod();
  return (
    <div {...slot('top-up-form-test-methods')} id={id}>
      <span {...slot('top-up-form-label', 'coffer-label')}>{say('topUp.addMethodExplanation')}</span>
      {methods.map(({ token, label }) => (
        <Button
          key={token}
          slotName="top-up-form-test-method"
          variant="quiet"
          aria-disabled={isPending}
          onClick={() => mutate({ token }, { onSuccess: onAdded })}
        >
          {label}
        </Button>
      ))}
      {isError && (
        <FailureNotice slotName="top-up-form-notice" title={say('topUp.addMethodFailed')} error={error} />
      )}
    </div>
  );
}
