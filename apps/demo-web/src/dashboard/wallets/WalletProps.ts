import type { Schemas } from '../../api/Schemas.ts';

/** Of what is shown of one wallet. */
export type WalletProps = { wallet: Schemas['Wallet'] };
