import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Builds the PDF process as the server build does, below `node_modules` so that packages are found.
 *
 * @param name one folder a test file, since files run side by side
 * @returns the entry's path, and how to remove it
 */
export async function buildChild(name: string) {
  const outDir = `${root}node_modules/.cache/preflight-tests/${name}`
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        input: { 'report-child': `${root}app/report/child.tsx` },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return { entry: `${outDir}/report-child.js`, remove: () => rmSync(outDir, { recursive: true, force: true }) }
}
