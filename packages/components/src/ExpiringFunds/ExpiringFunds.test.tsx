import { describeConformance } from '../testing/describeConformance.tsx';
import { ExpiringFunds } from './ExpiringFunds.tsx';

describeConformance('<ExpiringFunds />', ExpiringFunds);
