import type { Endpoint } from '../Endpoint.ts';
import { dodoCustomerEndpoints } from './customerEndpoints.ts';
import { dodoWalletEndpoints } from './walletEndpoints.ts';

/** Every operation of the vendor's wire that is served. */
export const dodoEndpoints: readonly Endpoint[] = [...dodoCustomerEndpoints, ...dodoWalletEndpoints];
