import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Source } from '../source.server.ts'

/** Reads every YAML file below `content/<locale>/`, ascending by path. */
export function readTranslation(root: string, locale: string): Source[] {
  return listYaml(root, `content/${locale}`)
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
}

function listYaml(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
}
