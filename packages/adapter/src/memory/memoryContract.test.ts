import { describeWalletAdapter } from '../contract/describeWalletAdapter.ts';
import { memoryContract } from './memoryContract.ts';

describeWalletAdapter('memoryAdapter', memoryContract);
