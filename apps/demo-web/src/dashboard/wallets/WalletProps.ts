import type { Schemas } from '../../api/Schemas.ts';

/** Props of the sections and dialogs of one wallet. */
export type WalletProps = { wallet: Schemas['MerchantWallet'] };
