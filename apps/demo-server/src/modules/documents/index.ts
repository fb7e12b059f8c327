export { readReceipt } from './readReceipt.ts';
