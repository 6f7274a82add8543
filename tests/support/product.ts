import { startChild } from './child.ts'
import type { Child } from './spawn.ts'

/** Any free port, no log between the lines for people, and a database server whose password everybody may know. */
export const SETTINGS = {
  NODE_ENV: 'test',
  PORT: '0',
  LOG_LEVEL: 'silent',
  PREFLIGHT_ROLE_PREFIX: 'preflight_',
}

export type Product = Child & { url: string }

/** `npm start` without npm, on this data; answers once it is ready. */
export async function startProduct(dataDir: string, env: Record<string, string> = {}): Promise<Product> {
  const child = spawnProduct(dataDir, env)
  const [, url = ''] = await child.waitFor(/Preflight is ready: (\S+)\n.+\n/)
  return { ...child, url }
}

/** The same, for starts that are expected to fail. */
export function spawnProduct(dataDir: string, env: Record<string, string> = {}): Child {
  const child = startChild(['scripts/start.mjs'], {
    ...SETTINGS,
    PREFLIGHT_DATA_DIR: dataDir,
    ...env,
  })
  // Where nothing was built yet, it says so first.
  return { ...child, output: () => child.output().replace(/^Building \.\.\.\n/, '') }
}
