import { existsSync } from 'node:fs'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { islandsPlugin } from './app/islands/islands-plugin.server.ts'
import { wordsPlugin } from './app/messages/words-plugin.server.ts'

/** What the server build starts from: the web server, the PDF child process and the report command. */
const entries = {
  index: './app/server/main.server.ts',
  'report-child': './app/report/child.tsx',
  'cli-report': './cli/report.tsx',
}

export default defineConfig({
  plugins: [wordsPlugin(), islandsPlugin(), tailwindcss(), reactRouter()],
  environments: {
    ssr: {
      build: {
        rollupOptions: {
          input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
        },
      },
    },
  },
})
