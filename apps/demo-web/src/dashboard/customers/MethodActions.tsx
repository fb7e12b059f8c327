import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type MethodActionsProps = {
  customerId: string;
  method: Schemas['PaymentMethod'];
  /** The customer's methods, in order of priority. */
  allMethods: Schemas['PaymentMethod'][];
};

/** Moves a payment method up or down, or removes it. */
export function MethodActions({ customerId, method, allMethods }: MethodActionsProps) {
  const api = useMerchantApi();
  const order = api.useMutation('put', '/v1/customers/{customerId}/payment-method-order');
  const remove = api.useMutation('delete', '/v1/customers/{customerId}/payment-methods/{paymentMethodId}');
  const index = allMethods.indexOf(method);
  const name = `${method.brand} •••• ${method.last4}`;
  const moveTo = (position: number) => {
    const paymentMethodIds = allMethods.map(({ id }) => id).filter((id) => id !== method.id);
    paymentMethodIds.splice(position, 0, method.id);
    order.mutate({ params: { path: { customerId } }, body: { paymentMethodIds } });
  };
  return (
    <div className="actions">
      <button
        type="button"
        className="button"
        aria-label={`Move ${name} up`}
        disabled={index <= 0 || order.isPending}
        onClick={() => moveTo(index - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="button"
        aria-label={`Move ${name} down`}
        disabled={index >= allMethods.length - 1 || order.isPending}
        onClick={() => moveTo(index + 1)}
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
        <p>It will not be charged again. Auto top-up turns off if it uses this method.</p>
      </ActionDialog>
      {order.error ? <ErrorNotice error={order.error} /> : null}
    </div>
  );
}
