import { httpAdapter } from '@coffer/adapter';
import { createWalletConfig, useBalance, useFormatMoney, WalletProvider } from '@coffer/hooks';

const getToken = async () => 'a token';
const config = createWalletConfig({ adapter: httpAdapter({ baseUrl: '/wallet', getToken }) });

function Balance() {
  const { data, error } = useBalance();
  const { format } = useFormatMoney();
  return <p>{error ? error.code : data ? format(data.availableBalance) : '…'}</p>;
}

export const Wallet = () => (
  <WalletProvider config={config} locale="en-US" timeZone="America/New_York">
    <Balance />
  </WalletProvider>
);
