import { LedgerTable } from '@coffer/components';

export const Activity = () => <LedgerTable id="activity" />;
