import type { Endpoint } from '../Endpoint.ts';
import { dodoCustomerEndpoints } from './customerEndpoints.ts';
import { dodoWalletEndpoints } from './walletEndpoints.ts';

/** Operations of the Dodo Payments API that this server supports. Dodo's official SDK works with them unchanged. */
export const dodoEndpoints: readonly Endpoint[] = [...dodoCustomerEndpoints, ...dodoWalletEndpoints];
