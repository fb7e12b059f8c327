export { announceExpiringMethods } from './announceExpiringMethods.ts';
export { type ChargeableMethod, chargeableMethods } from './chargeableMethods.ts';
export { claimMethods, detachmentsDueAt } from './detachPaymentMethods.ts';
export { type CustomerOfMerchant, insertPaymentMethod } from './insertPaymentMethod.ts';
export {
  addPaymentMethod,
  findPaymentMethod,
  listPaymentMethods,
  lockMethods,
  makeDefaultPaymentMethod,
  orderPaymentMethods,
  readPaymentMethodsById,
  removePaymentMethod,
  saveMethod,
} from './paymentMethods.ts';
