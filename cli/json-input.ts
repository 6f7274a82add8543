import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

/** JSON that was read, or why it could not be. */
export type JsonInput = { ok: true; json: unknown } | { ok: false; error: { field: string; message: string } }

/**
 * Reads JSON from a file, or from standard input for `-`. A path is taken from where npm was called.
 */
export async function readJsonInput(path: string): Promise<JsonInput> {
  const source = await readSource(path)
  if (source === null)
    return fault(path, `The file ${path} cannot be read. Name a file that exists, or - for standard input.`)
  try {
    return { ok: true, json: JSON.parse(source) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fault(path, `This is not JSON: ${why}.`)
  }
}

/** The text of a file, or of standard input for `-`; `null` if it cannot be read. */
export async function readSource(path: string): Promise<string | null> {
  if (path === '-') return text(process.stdin)
  return readFile(resolve(process.env.INIT_CWD ?? '.', path), 'utf8').catch(() => null)
}

function fault(path: string, message: string): JsonInput {
  return { ok: false, error: { field: path === '-' ? 'standard input' : path, message } }
}
