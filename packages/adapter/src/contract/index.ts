export { describeWalletAdapter } from './describeWalletAdapter.ts';
export type {
  ContractOutcome,
  WalletContractControl,
  WalletContractLacks,
  WalletContractNeed,
  WalletContractSubject,
} from './WalletContract.ts';
