import { defineConfig } from 'vitest/config'
import { wordsPlugin } from './app/messages/words-plugin.server.ts'

export default defineConfig({
  plugins: [wordsPlugin()],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    globalSetup: ['tests/support/database.setup.ts', 'tests/support/build.setup.ts'],
    setupFiles: ['tests/support/console.setup.ts', 'tests/support/fast-check.setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Two cores are the least we promise to be tested on. A third of their time tests wait for servers and databases.
    maxWorkers: 3,
    // The catalogue and the server are loaded once a worker. No test changes what another one imports.
    isolate: false,
  },
})
