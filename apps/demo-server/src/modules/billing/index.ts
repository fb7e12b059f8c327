export { taxIdStatuses } from './BillingProfileInput.ts';
export {
  addressLinesOf,
  type BillingProfile,
  findProfile,
  readBillingProfile,
  readLegalProfile,
  saveProfile,
} from './profiles.ts';
export { isReverseCharge, readTaxTreatment, type TaxTreatment, withTaxOf } from './taxTreatment.ts';
