import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { checkTrust } from './check/trust.ts'
import { compiledOr } from './compiled.server.ts'
import type { TrustFile } from './files/trust.ts'
import type { Item } from './layout.ts'
import { NO_OPERATOR, type OperatorFacts, readOperatorFacts } from './operator.ts'
import { faultsOfOwnText, ownDocument } from './own-text.ts'
import { type ReadOptions, readFiles } from './read-files.server.ts'
import type { StoredData, TrustDocument } from './schema/beside-catalogue.ts'

/** The trust pack as written, for whoever runs it. */
type TrustPack = {
  /** In the order in which they are shown. */
  documents: readonly TrustDocument[]
  storedData: readonly StoredData[]
}

/** The same with what the operator has filled in. */
export type TrustContent = TrustPack & { operator: OperatorFacts }

/**
 * Reads the documents of the trust pack, the operator's facts, and the operator's own texts: Markdown files named after
 * a document, in the folder `trust` beside the operator file, and in `trust/de` those that are shown in German alone.
 *
 * @param options.operatorFile `null`: nobody has filled anything in
 * @throws Error with `code` PREFLIGHT_START and one sentence that names the file and every fault in it
 */
export function loadTrust(options: { operatorFile: string | null } & ReadOptions): TrustContent {
  const { documents, storedData } = loadTrustPack(options)
  const operator = options.operatorFile === null ? NO_OPERATOR : readOperatorFile(options.operatorFile)
  return {
    documents:
      options.operatorFile === null
        ? documents
        : withOwnTexts(documents, { ...options, operatorFile: options.operatorFile, asOf: operator.asOf }),
    storedData,
    operator,
  }
}

/** The trust pack as written, frozen. @throws ContentFault naming the first fault */
export function loadTrustPack(options: ReadOptions): TrustPack {
  return compiledOr('trust', options, () => readTrustPack(options))
}

/** Only the files of the trust pack: the rest is read, and checked, with the catalogue. */
function readTrustPack(options: ReadOptions): TrustPack {
  const { items, lists } = readFiles(options, {
    faulty: 'The trust pack has faults',
    isOwn: (file) => file.startsWith('content/trust/') || file === 'content/stored-data.yaml',
    check: checkTrust,
  })
  const documents = [...items.trust].sort((a, b) => a.data.position - b.data.position).map(assembleDocument)
  return { documents, storedData: lists['stored-data'] }
}

function assembleDocument({ id, data }: Item<TrustFile>): TrustDocument {
  const { name, purpose, version, as_of: asOf, sections } = data
  return { id, name, purpose, version, asOf, sections }
}

function readOperatorFile(file: string): OperatorFacts {
  const read = readOperatorFacts(readText(file))
  if ('faults' in read) throw startError(`The operator file ${file} is not usable: ${read.faults.join('; ')}.`)
  return read.facts
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw startError(
      `The operator file ${file} cannot be read${code}: correct PREFLIGHT_OPERATOR_FILE or leave it out.`,
    )
  }
}

type OwnTexts = { operatorFile: string; asOf: string | null } & Pick<ReadOptions, 'locale'>

/** A text of their own counts in every language, until there is one for a language in a folder of its name. */
function withOwnTexts(documents: readonly TrustDocument[], { operatorFile, asOf, locale }: OwnTexts): TrustDocument[] {
  const folder = path.join(path.dirname(operatorFile), 'trust')
  const own = new Map([
    ...ownTextsIn(folder, documents),
    ...(locale === undefined ? [] : ownTextsIn(path.join(folder, locale), documents)),
  ])
  return documents.map((document) => {
    const text = own.get(document.id)
    return text === undefined ? document : ownDocument(document, text, asOf)
  })
}

function ownTextsIn(folder: string, documents: readonly TrustDocument[]): ReadonlyMap<string, string> {
  const own = new Map<string, string>()
  if (!existsSync(folder)) return own
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const id = file.slice(0, -'.md'.length)
    if (!documents.some((document) => document.id === id)) {
      const known = documents.map((document) => `${document.id}.md`).join(', ')
      throw startError(`There is no document for ${path.join(folder, file)}. The names are ${known}.`)
    }
    const text = readText(path.join(folder, file))
    const faults = faultsOfOwnText(text)
    if (faults.length > 0) throw startError(`${path.join(folder, file)} cannot be shown: ${faults.join('; ')}.`)
    own.set(id, text)
  }
  return own
}

function startError(sentence: string): Error {
  return Object.assign(new Error(sentence), { code: 'PREFLIGHT_START' })
}
