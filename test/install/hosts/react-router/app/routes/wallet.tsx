import { Billing } from '../Billing';

export default function Wallet() {
  return <Billing />;
}
