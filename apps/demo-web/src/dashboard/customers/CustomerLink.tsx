import { Link } from 'wouter';
import { nameReading } from '../../ui/nameReading.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type CustomerLinkProps = { customerId: string };

/** A customer by name. */
export function CustomerLink({ customerId }: CustomerLinkProps) {
  const params = { path: { customerId } };
  const { data } = useMerchantApi().useQuery('get', '/v1/customers/{customerId}', { params }, nameReading);
  return <Link href={`/customers/${customerId}`}>{data?.name ?? 'Customer'}</Link>;
}
