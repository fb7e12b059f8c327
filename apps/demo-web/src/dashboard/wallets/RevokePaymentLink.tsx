import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type RevokePaymentLinkProps = { link: Schemas['PaymentLink'] };

/** Withdraws a link that was not used. */
export function RevokePaymentLink({ link }: RevokePaymentLinkProps) {
  const revoke = useMerchantApi().useMutation('post', '/v1/payment-links/{paymentLinkId}/revoke');
  if (link.status !== 'open' && link.status !== 'processing') return '–';
  return (
    <ActionDialog
      label="Revoke"
      variant="danger"
      title="Revoke this payment link?"
      submit="Revoke"
      onSubmit={() => revoke.mutateAsync({ params: { path: { paymentLinkId: link.id } } })}
    >
      <p>
        Nobody can pay {link.amount ? <Money value={link.amount} /> : 'with it'} any more. A payment that
        still waits for its payer is given up; money that has already been taken stays in the wallet.
      </p>
    </ActionDialog>
  );
}
