import { describeConformance } from '../testing/describeConformance.tsx';
import { MoneyInput } from './MoneyInput.tsx';

describeConformance('<MoneyInput />', (props) => <MoneyInput currency="USD" label="Amount" {...props} />);
