import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** `drawing.ts` as the server build would make it, below `node_modules` so that packages are found; gone once it is loaded. */
export async function buildDrawing(): Promise<typeof import('./drawing.ts').drawing> {
  const outDir = `${root}node_modules/.cache/preflight-bench/drawing`
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
      rollupOptions: { input: { drawing: `${root}tests/bench/drawing.ts` }, output: { entryFileNames: '[name].js' } },
    },
  })
  const { drawing } = await import(`${outDir}/drawing.js`)
  await rm(outDir, { recursive: true, force: true })
  return drawing
}
