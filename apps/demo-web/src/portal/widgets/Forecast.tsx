import { BalanceChart } from '@coffer/components';

export const Forecast = () => <BalanceChart />;
