/** The cloud of Nimbus, the fictional SaaS of the demo. */
export function NimbusLogo() {
  return (
    <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
      <path fill="currentColor" d="M9 25a7 7 0 0 1-1-13.9A9 9 0 0 1 25.3 13 6 6 0 0 1 24 25z" />
    </svg>
  );
}
