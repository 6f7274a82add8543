import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { aFolder } from './site.ts'
import type { Fault } from './under-fault.ts'

const SIZE = '384m'
const PIECE = Buffer.alloc(1024 * 1024)

export type SmallDisk = { folder: string; close(): void }

/** A disk of its own in memory; why there is none where it cannot be made: that takes root on Linux. */
export function makeSmallDisk(): SmallDisk | { missing: string } {
  const folder = aFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    return { missing: error instanceof Error ? error.message.trim() : String(error) }
  }
  return {
    folder,
    close() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Something else fills the disk to the last byte, and is removed after a while. */
export const fullDisk = ({ folder }: SmallDisk, { times, forMs }: { times: number; forMs: number }): Fault => ({
  name: 'disk full',
  times,
  async inject() {
    const file = join(folder, 'something-else')
    fill(file)
    await sleep(forMs)
    rmSync(file)
  },
})

function fill(file: string) {
  const open = openSync(file, 'w')
  try {
    for (const piece of [PIECE, PIECE.subarray(0, 512)]) {
      while (writeSync(open, piece) === piece.length);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(open)
  }
}
