import { mountRecipe } from '../mountRecipe.tsx';
import { Widget } from './Widget.tsx';

mountRecipe(<Widget />);
