import { BalanceCard } from '@coffer/components';

export const Balance = () => <BalanceCard onAddFunds={() => location.assign('#add-funds')} />;
