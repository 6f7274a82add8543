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

/**
 * Packages that the server's files are built with: a start reads a few files instead of hundreds. Not those that load
 * files of their own or start threads, and not React, of which the parts of the report have to share one.
 */
const BUNDLED = [
  '@hono/node-server',
  '@opentelemetry/api',
  '@react-router/node',
  '@remix-run/node-fetch-server',
  '@remix-run/route-pattern',
  'cookie-es',
  'd3-path',
  'd3-shape',
  'drizzle-orm',
  'fflate',
  'hono',
  'ical-generator',
  'intl-messageformat',
  'isbot',
  'jose',
  'nodemailer',
  'oauth4webapi',
  'openid-client',
  'postgres',
  'prom-client',
  'react-hook-form',
  'react-router',
  'use-intl',
  'uuid',
  'yaml',
  'zod',
]

export default defineConfig({
  ssr: { noExternal: BUNDLED },
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
