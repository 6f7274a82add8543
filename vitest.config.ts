import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { islandsPlugin } from './app/islands/islands-plugin.server.ts'
import { wordsPlugin } from './app/messages/words-plugin.server.ts'

// Before anything reads it: what is tested is what runs, and libraries built for development take half as long again.
process.env.NODE_ENV = 'production'

/** Libraries warn of misuse (a list without keys, elements where none may be) only as built for development. */
const WARNED = [
  'tests/server/hidden-fields.test.ts',
  'tests/server/odd-parameters.test.ts',
  'tests/ui/**/*.test.{ts,tsx}',
]

const project = (name: string, own: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  plugins: [wordsPlugin(), islandsPlugin()],
  test: {
    name,
    setupFiles: ['tests/support/console.setup.ts', 'tests/support/fast-check.setup.ts'],
    // Only a test that hangs takes so long: nothing is decided by how busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // The catalogue and the server are loaded once a worker. No test changes what another one imports.
    isolate: false,
    ...own,
  },
})

export default defineConfig({
  test: {
    globalSetup: ['tests/support/database.setup.ts', 'tests/support/build.setup.ts'],
    // Two cores are the least we promise to be tested on. A third of their time tests wait for servers and databases.
    maxWorkers: 3,
    projects: [
      project('product', {
        include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
        exclude: ['tests/e2e/**', 'node_modules/**', ...WARNED],
      }),
      // Every page with every form is among them.
      project('warnings', {
        include: WARNED,
        env: { NODE_ENV: 'development' },
        execArgv: ['--conditions', 'development'],
      }),
    ],
  },
})
