import { Money } from '@coffer/components';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { readRequiredMoney } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type HoldActionsProps = { hold: Schemas['Hold'] };

/** Captures or releases a hold. */
export function HoldActions({ hold }: HoldActionsProps) {
  const api = useMerchantApi();
  const capture = api.useMutation('post', '/v1/wallets/{walletId}/holds/{holdId}/capture');
  const release = api.useMutation('post', '/v1/wallets/{walletId}/holds/{holdId}/release');
  if (hold.status !== 'open') return '–';
  const path = { walletId: hold.walletId, holdId: hold.id };
  return (
    <div className="actions">
      <ActionDialog
        label="Capture"
        title="Capture this hold"
        submit="Capture"
        onSubmit={(form) => {
          const body = { amount: readRequiredMoney(form, 'amount', hold.amount.currency) };
          const header = idempotencyKeys.header('captureHold', path, body);
          return capture.mutateAsync({ params: { path, header }, body });
        }}
      >
        <p>
          <Money value={hold.amount} /> is reserved. The captured amount is charged to the wallet. The rest is
          released.
        </p>
        <MoneyField
          name="amount"
          currency={hold.amount.currency}
          defaultValue={hold.amount}
          max={hold.amount}
          label="Capture"
          required
        />
      </ActionDialog>
      <ActionDialog
        label="Release"
        title="Release this hold?"
        submit="Release"
        onSubmit={() => {
          const header = idempotencyKeys.header('releaseHold', path);
          return release.mutateAsync({ params: { path, header } });
        }}
      >
        <p>
          <Money value={hold.amount} /> becomes available again.
        </p>
      </ActionDialog>
    </div>
  );
}
