'use client';
import type { WalletSession } from '@coffer/adapter';
import { useWalletLocale } from '@coffer/hooks';
import * as RadioGroup from 'radix-ui/radio-group';
import { useId } from 'react';
import { topUpEnglish } from '../messages/english/topUp.ts';
import { useSay } from '../messages/useSay.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { Notice } from '../parts/Notice.tsx';
import { slot } from '../parts/slot.ts';
import { TopUpFormAddMethod } from './TopUpFormAddMethod.tsx';
import { TopUpFormMethod } from './TopUpFormMethod.tsx';
import type { TopUpFormClassNames } from './TopUpFormPart.ts';
import type { PaymentMethodChoice } from './usePaymentMethodChoice.ts';

type TopUpFormMethodsProps = {
  methods: PaymentMethodChoice;
  session: WalletSession;
  classNames: TopUpFormClassNames;
};

/** Chooses how to pay, and adds a way to where this session may. */
export function TopUpFormMethods({ methods, session, classNames }: TopUpFormMethodsProps) {
  const say = useSay(topUpEnglish);
  const { direction } = useWalletLocale();
  const labelId = useId();
  const first = Math.min(...methods.methods.map(({ priority }) => priority));
  return (
    <div {...slot('top-up-form-section')}>
      <span {...slot('top-up-form-label', 'coffer-label')} id={labelId}>
        {say('topUp.payWith')}
      </span>
      {methods.state === 'loading' && <span {...slot('top-up-form-skeleton-field', 'coffer-skeleton')} />}
      {methods.state === 'error' && (
        <FailureNotice
          slotName="top-up-form-notice"
          title={say('topUp.methodsFailed')}
          error={methods.error}
          onRetry={methods.retry}
        />
      )}
      {methods.state === 'empty' && (
        <Notice slotName="top-up-form-notice" tone="neutral" title={say('topUp.methodsNone')} />
      )}
      {methods.state === 'ready' && (
        <RadioGroup.Root
          {...slot('top-up-form-methods', classNames.methods)}
          aria-labelledby={labelId}
          dir={direction}
          value={methods.chosen?.id ?? ''}
          onValueChange={methods.choose}
        >
          {methods.methods.map((method) => (
            <TopUpFormMethod
              key={method.id}
              method={method}
              isDefault={method.priority === first}
              isExpired={methods.isExpired(method)}
              className={classNames.method}
            />
          ))}
        </RadioGroup.Root>
      )}
      <TopUpFormAddMethod session={session} onAdded={(method) => methods.choose(method.id)} />
    </div>
  );
}
