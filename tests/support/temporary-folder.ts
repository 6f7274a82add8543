import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { findPostmaster } from '#db/embedded/postmaster.server.ts'

/** A folder for one test's data, gone after it, also where the server's part lies elsewhere. Register it before what works in it. */
export function temporaryFolder({ mode = 0o755 } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-start-'))
  chmodSync(folder, mode)
  onTestFinished(async () => {
    const elsewhere = readNote(join(folder, 'data', 'postgres-is-at'))
    await endServer(join(elsewhere ?? join(folder, 'data', 'postgres'), 'data'))
    if (elsewhere) rmSync(elsewhere, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })
  return join(folder, 'data')
}

/** A test may have killed the product and left its server. */
async function endServer(pgData: string) {
  const server = findPostmaster(pgData)
  if (!server) return
  process.kill(server.pid, 'SIGQUIT')
  while (findPostmaster(pgData)) await sleep(20)
}

function readNote(file: string) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}
