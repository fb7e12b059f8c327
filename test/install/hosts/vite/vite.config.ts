import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  preview: {
    headers: { 'Content-Security-Policy': "default-src 'self'; style-src 'self'" },
  },
});
