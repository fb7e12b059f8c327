export { chargeableMethods } from './chargeableMethods.ts';
export { claimMethods } from './detachPaymentMethods.ts';
export { type CustomerOfMerchant, insertPaymentMethod } from './insertPaymentMethod.ts';
export {
  addPaymentMethod,
  findPaymentMethod,
  listPaymentMethods,
  lockMethods,
  makeDefaultPaymentMethod,
  orderPaymentMethods,
  removePaymentMethod,
  saveMethod,
} from './paymentMethods.ts';
