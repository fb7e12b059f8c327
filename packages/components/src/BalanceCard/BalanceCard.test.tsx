import { describeConformance } from '../testing/describeConformance.tsx';
import { BalanceCard } from './BalanceCard.tsx';

describeConformance('<BalanceCard />', BalanceCard);
