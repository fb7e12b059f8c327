import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type MethodActionsProps = {
  customerId: string;
  method: Schemas['PaymentMethod'];
  /** All of the customer's methods, in their order. */
  all: Schemas['PaymentMethod'][];
};

/** Gives a method another place, or forgets it. */
export function MethodActions({ customerId, method, all }: MethodActionsProps) {
  const api = useMerchantApi();
  const order = api.useMutation('put', '/v1/customers/{customerId}/payment-method-order');
  const remove = api.useMutation('delete', '/v1/customers/{customerId}/payment-methods/{paymentMethodId}');
  const index = all.indexOf(method);
  const name = `${method.brand} •••• ${method.last4}`;
  const move = (to: number) => {
    const paymentMethodIds = all.map(({ id }) => id).filter((id) => id !== method.id);
    paymentMethodIds.splice(to, 0, method.id);
    order.mutate({ params: { path: { customerId } }, body: { paymentMethodIds } });
  };
  return (
    <div className="actions">
      <button
        type="button"
        className="button"
        aria-label={`Move ${name} up`}
        disabled={index <= 0 || order.isPending}
        onClick={() => move(index - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="button"
        aria-label={`Move ${name} down`}
        disabled={index >= all.length - 1 || order.isPending}
        onClick={() => move(index + 1)}
      >
        ↓
      </button>
      <ActionDialog
        label="Remove"
        variant="danger"
        title={`Remove ${name}?`}
        submit="Remove"
        onSubmit={() => remove.mutateAsync({ params: { path: { customerId, paymentMethodId: method.id } } })}
      >
        <p>It is not charged any more. An auto top-up that uses it is switched off.</p>
      </ActionDialog>
      {order.error ? <ErrorNotice error={order.error} /> : null}
    </div>
  );
}
