export { createCustomerOnce } from './createCustomerOnce.ts';
export {
  type Customer,
  createCustomer,
  listCustomers,
  readCustomer,
  readCustomersById,
  updateCustomer,
} from './customers.ts';
export { listCustomerEntries } from './listCustomerEntries.ts';
export { openWallet } from './openWallet.ts';
export { openWalletWithin } from './openWalletWithin.ts';
export { withWallets } from './withWallets.ts';
