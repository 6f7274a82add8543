import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ITEM_FOLDERS, LIST_FILES } from './layout.ts'

/** One content file as text; `file` is relative to the root, with forward slashes. */
export type Source = { file: string; text: string }

/**
 * The folder that holds `content/`: `PREFLIGHT_ROOT`, else the nearest folder from
 * the working directory upwards that has `content/constants.yaml`.
 *
 * @throws Error if there is none
 */
export function findContentRoot(): string {
  const configured = process.env.PREFLIGHT_ROOT
  if (configured) return path.resolve(configured)
  let folder = process.cwd()
  while (!existsSync(path.join(folder, 'content', 'constants.yaml'))) {
    const parent = path.dirname(folder)
    if (parent === folder) {
      throw new Error(
        `No content/ folder in ${process.cwd()} or above it. Set PREFLIGHT_ROOT to the folder that holds it.`,
      )
    }
    folder = parent
  }
  return folder
}

/** Reads every YAML file that the layout knows, ascending by path; files elsewhere under `content/` are code or other languages. */
export function readSources(root: string): Source[] {
  const files = Object.keys(LIST_FILES).map((name) => `content/${name}.yaml`)
  for (const folder of Object.keys(ITEM_FOLDERS)) files.push(...listYaml(root, `content/${folder}`))
  return files
    .filter((file) => existsSync(path.join(root, file)))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
}

function listYaml(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`
    if (entry.isDirectory()) return listYaml(root, name)
    return entry.name.endsWith('.yaml') ? [name] : []
  })
}
