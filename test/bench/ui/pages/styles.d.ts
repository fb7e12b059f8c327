declare module '@coffer/components/styles.css';
