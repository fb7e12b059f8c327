import { mountRecipe } from '../mountRecipe.tsx';
import { Billing } from './Billing.tsx';

// For the story's test: what the browser refused.
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
  const refused = document.documentElement.dataset.refused ?? '';
  document.documentElement.dataset.refused = `${refused}${violatedDirective} ${blockedURI} ${sourceFile}\n`;
});

mountRecipe(<Billing />);
