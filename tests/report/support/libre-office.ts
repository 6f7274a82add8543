import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine has a LibreOffice that opens files without a screen. */
export const hasOffice = (): boolean => spawnSync('soffice', ['--version']).status === 0

/** A file as LibreOffice writes it anew in another kind, as text. It keeps its settings in a folder of its own. */
export async function convert(bytes: Uint8Array, { from, to }: { from: string; to: string }): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    writeFileSync(join(folder, `in.${from}`), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    spawnSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, join(folder, `in.${from}`)])
    return readFileSync(join(folder, `in.${to}`), 'latin1')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
