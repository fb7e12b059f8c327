import { lazyPart } from '../config/lazyPart.ts';

/** The field that reads, with the parser, which weighs more than all else here. */
export const laterMoneyField = /* @__PURE__ */ lazyPart(() => import('./readingMoneyField.ts'));
