import { mountRecipe } from '../mountRecipe.tsx';
import { Billing } from './Billing.tsx';

// Records the browser's policy violations for the story's test.
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
  const violations = document.documentElement.dataset.violations ?? '';
  document.documentElement.dataset.violations = `${violations}${violatedDirective} ${blockedURI} ${sourceFile}\n`;
});

mountRecipe(<Billing />);
