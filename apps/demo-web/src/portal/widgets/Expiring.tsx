import { ExpiringFunds } from '@coffer/components';

export const Expiring = () => <ExpiringFunds />;
