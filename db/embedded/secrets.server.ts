import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The server's own superuser password, made at the first start and kept beside the data (0600). */
export function readPassword(dataDir: string): string {
  const file = join(dataDir, 'database-password')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const password = randomBytes(24).toString('base64url')
    writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx' })
    return password
  }
}
