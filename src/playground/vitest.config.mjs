import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', '*.test.mjs'],
    // The tests are short and share no state, so a worker for each file would take longer than they do.
    pool: 'threads',
    isolate: false,
    reporters: ['dot'],
  },
});
