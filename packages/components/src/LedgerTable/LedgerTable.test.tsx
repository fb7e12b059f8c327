import { describeConformance } from '../testing/describeConformance.tsx';
import { LedgerTable } from './LedgerTable.tsx';

describeConformance('<LedgerTable />', LedgerTable);
