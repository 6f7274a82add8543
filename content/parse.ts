import { YAMLParseError } from 'yaml'
import type * as z from 'zod'
import { deepFreeze } from './deep-freeze.ts'
import { type Finding, IS_MISSING } from './fault.ts'
import { type ContentFiles, ITEM_FOLDERS, type Item, type ItemFolder, LIST_FILES, type ListName } from './layout.ts'
import { onceEach } from './once-each.ts'
import { readYaml } from './read-yaml.ts'
import type { Reword } from './translation/translation.ts'

/** All content parsed, or what keeps a file from being read; `files` is complete only if there are no findings. */
export type ParsedContent = { files: ContentFiles; findings: Finding[] }

/**
 * Parses every source by the schema of its place. The order of sources decides the order of items.
 *
 * @param reword says it in another language; left out, it is said in English
 */
export function parseContent(sources: readonly { file: string; text: string }[], reword?: Reword): ParsedContent {
  const findings: Finding[] = []
  const items = Object.fromEntries(Object.keys(ITEM_FOLDERS).map((folder) => [folder, [] as Item<unknown>[]]))
  const lists: Record<string, unknown> = {}
  for (const { file, text } of sources) {
    const place = placeOf(file)
    if (!place) {
      findings.push({
        file,
        path: [],
        message: 'This file is in no known place.',
        mend: 'Move it into the folder of its kind.',
      })
      continue
    }
    const data = parseFile({ file, text }, { schema: place.schema, reword }, findings)
    if (data === undefined) continue
    if (place.kind === 'list') lists[place.name] = data
    else items[place.folder]?.push({ id: place.id, group: place.group, file, data })
  }
  for (const name of Object.keys(LIST_FILES)) {
    if (name in lists || findings.some(({ file }) => file === `content/${name}.yaml`)) continue
    findings.push({ file: `content/${name}.yaml`, path: [], message: IS_MISSING, mend: 'Restore it.' })
  }
  return { files: { items, lists } as ContentFiles, findings }
}

type Place =
  | { kind: 'list'; name: ListName; schema: z.ZodType }
  | { kind: 'item'; folder: ItemFolder; group: string; id: string; schema: z.ZodType }

/** Where a file belongs, by its path from the root; `null`: nowhere. */
export function placeOf(file: string): Place | null {
  const name = file.replace(/^content\//, '').replace(/\.yaml$/, '')
  if (isListName(name)) return { kind: 'list', name, schema: LIST_FILES[name] }
  const folder = FOLDERS.find((known) => name.startsWith(`${known}/`))
  if (folder === undefined) return null
  const rest = name.slice(folder.length + 1).split('/')
  const { schema, grouped } = ITEM_FOLDERS[folder]
  if (rest.length !== (grouped ? 2 : 1)) return null
  const id = rest.at(-1) ?? ''
  return { kind: 'item', folder, group: grouped ? (rest[0] ?? '') : '', id, schema }
}

const FOLDERS = Object.keys(ITEM_FOLDERS) as ItemFolder[]

function isListName(name: string): name is ListName {
  return name in LIST_FILES
}

type SourceText = { file: string; text: string }
type Reading = { schema: z.ZodType; reword: Reword | undefined }

/** The file's data by its schema, or `undefined` with the reasons added to `findings`. */
function parseFile(source: SourceText, { schema, reword }: Reading, findings: Finding[]): unknown {
  const raw = parseYaml(source, findings)
  if (raw === undefined) return undefined
  const { file } = source
  const parsed = parsedBy(schema, reword ? reword({ file, schema, raw }, findings) : raw)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) findings.push(describeIssue(source.file, issue))
  return undefined
}

const knownBy = onceEach((schema: z.ZodType) => onceEach((raw: object) => deepFreeze(schema.safeParse(raw))))

const parsedBy = (schema: z.ZodType, raw: unknown) =>
  typeof raw === 'object' && raw !== null ? knownBy(schema)(raw) : schema.safeParse(raw)

function parseYaml({ file, text }: SourceText, findings: Finding[]): unknown {
  try {
    return readYaml(text)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    const line = error.linePos?.[0].line ?? 1
    const message = `This is not valid YAML: ${error.message.split(' at line ')[0]}.`
    findings.push({
      file,
      path: [],
      line,
      message,
      mend: 'Mend the syntax; quote texts that contain ": " or begin with a sign.',
    })
    return undefined
  }
}

function describeIssue(file: string, issue: z.core.$ZodIssue): Finding {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return {
      file,
      path: [...path, key],
      message: `Unknown field "${issue.keys.join('", "')}".`,
      mend: 'Correct the spelling or remove it.',
    }
  }
  const field = path.join('.') || 'the file'
  if (issue.code === 'invalid_type' && / undefined$/.test(issue.message)) {
    return { file, path, message: `${field} is missing.`, mend: 'Write it.' }
  }
  return {
    file,
    path,
    message: `${field}: ${issue.message}.`,
    mend: 'Give the field the value its kind of file asks for.',
  }
}
