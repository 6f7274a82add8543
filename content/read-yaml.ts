import { parse } from 'yaml'
import { deepFreeze } from './deep-freeze.ts'

const readBefore = new Map<string, unknown>()

/**
 * What a text of YAML holds, frozen; `null` if nothing. The same object for the same text in this process: whoever checks
 * changed content reads only the changed files anew.
 *
 * @throws YAMLParseError
 */
export function readYaml(text: string): unknown {
  if (!readBefore.has(text)) readBefore.set(text, deepFreeze(parse(text) ?? null))
  return readBefore.get(text)
}
