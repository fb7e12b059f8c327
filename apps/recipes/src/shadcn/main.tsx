import { mountRecipe } from '../mountRecipe.tsx';
import { Billing } from './Billing.tsx';

mountRecipe(<Billing />);
