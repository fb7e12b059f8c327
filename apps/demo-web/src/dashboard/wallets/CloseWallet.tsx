import { Money } from '@coffer/components';
import { useState } from 'react';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { CheckField } from '../../ui/CheckField.tsx';
import { Field } from '../../ui/Field.tsx';
import { readText } from '../../ui/formValues.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { ClosurePreview } from './ClosurePreview.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useWalletBalance } from './useWalletBalance.ts';
import type { WalletProps } from './WalletProps.ts';

/** Closes a wallet permanently and refunds its balance, after a preview. */
export function CloseWallet({ wallet: { id: walletId } }: WalletProps) {
  const close = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/close');
  return (
    <ActionDialog
      label="Close and refund"
      variant="danger"
      title="Close and refund this wallet?"
      submit="Close and refund"
      onSubmit={(form) => {
        const body = {
          destination: form.get('destination') === 'external' ? ('external' as const) : ('original' as const),
          holds: form.get('holds') === 'capture' ? ('capture' as const) : ('release' as const),
          reason: readText(form, 'reason'),
        };
        const header = idempotencyKeys.header('closeWallet', walletId, body);
        return close.mutateAsync({ params: { path: { walletId }, header }, body });
      }}
    >
      <CloseFields walletId={walletId} />
    </ActionDialog>
  );
}

function CloseFields({ walletId }: { walletId: string }) {
  const [destination, setDestination] = useState<'original' | 'external'>('original');
  const [holds, setHolds] = useState<'release' | 'capture'>('release');
  const balance = useWalletBalance(walletId);
  return (
    <>
      <Field label="Refund to">
        <select
          name="destination"
          value={destination}
          onChange={({ currentTarget: { value } }) =>
            setDestination(value === 'external' ? 'external' : 'original')
          }
        >
          <option value="original">Original payment methods, newest first</option>
          <option value="external">Payout: you pay it out yourself</option>
        </select>
      </Field>
      <Field label="Open holds">
        <select
          name="holds"
          value={holds}
          onChange={({ currentTarget: { value } }) => setHolds(value === 'capture' ? 'capture' : 'release')}
        >
          <option value="release">Release the reserved funds</option>
          <option value="capture">Capture the reserved funds</option>
        </select>
      </Field>
      {balance.data && (
        <p>
          In the wallet now: <Money value={balance.data.balance} />
          {balance.data.pendingCharges.amount > 0 && (
            <>
              , of which <Money value={balance.data.pendingCharges} /> is reserved by holds
            </>
          )}
          .
        </p>
      )}
      <ClosurePreview walletId={walletId} destination={destination} holds={holds} />
      <ReasonField />
      <CheckField
        required
        name="isSure"
        label="I have checked these amounts. A closed wallet can’t be reopened."
      />
    </>
  );
}
