import { Link } from 'wouter';
import { nameQueryOptions } from '../../ui/cursorPagination.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type CustomerLinkProps = { customerId: string };

/** A link to a customer, by name. */
export function CustomerLink({ customerId }: CustomerLinkProps) {
  const params = { path: { customerId } };
  const { data } = useMerchantApi().useQuery(
    'get',
    '/v1/customers/{customerId}',
    { params },
    nameQueryOptions,
  );
  return <Link href={`/customers/${customerId}`}>{data?.name ?? 'Customer'}</Link>;
}
