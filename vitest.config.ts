/** Four kinds of tests, told apart by folder; journeys need the built page and a browser. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Real store processes and real browsers: two cores carry two files at a time.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts', 'resources/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'features', include: ['test/{features,rules,robustness,kit}/**/*.test.ts'] },
      },
      // What a stand-in was told at the start is asserted test by test.
      { extends: true, test: { name: 'hosts', include: ['test/hosts/**/*.test.ts'], clearMocks: false } },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          // A busy machine takes longer than a second to show what was asked for.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
