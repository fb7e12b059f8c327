import { useMerchantApi } from './MerchantApiContext.ts';

/** Who has wallets. */
export function CustomersPage() {
  const api = useMerchantApi();
  const customers = api.useQuery('get', '/v1/customers', { params: { query: { limit: 50 } } });
  return (
    <>
      <h1>Customers</h1>
      {customers.isError && <p role="alert">{customers.error.detail}</p>}
      <ul>
        {customers.data?.items.map(({ id, name, email }) => (
          <li key={id}>
            {name} <span className="quiet">{email}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
