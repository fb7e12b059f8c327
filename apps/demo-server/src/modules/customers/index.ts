export { type Customer, createCustomer, listCustomers, readCustomer, updateCustomer } from './customers.ts';
export { listCustomerEntries } from './listCustomerEntries.ts';
export { openWallet, openWalletWithin } from './openWallet.ts';
