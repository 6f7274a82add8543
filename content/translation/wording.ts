import * as z from 'zod'
import { isOwnList, isWording } from '../files/wording.ts'
import { onceEach } from '../once-each.ts'

/** The words of a file in its own shape: everything else is left out, and so are parts without any. */
export type Wording = string | Wording[] | { [field: string]: Wording }

/** Where words do not fit together: `path` leads to the spot in the file. */
export type Misfit = { path: (string | number)[]; is: 'missing' | 'unknown' | 'shape' }

type Path = Misfit['path']

/**
 * The words of a file.
 *
 * @param raw the file as YAML says it, before its schema fills anything in; nobody changes it any more
 * @returns `null` if it has none
 */
export function wordingOf(schema: z.ZodType, raw: unknown): Wording | null {
  return typeof raw === 'object' && raw !== null ? knownWording(schema)(raw) : findWording(schema, raw)
}

const knownWording = onceEach((schema: z.ZodType) => onceEach((raw: object) => findWording(schema, raw)))

function findWording(schema: z.ZodType, raw: unknown): Wording | null {
  if (raw === undefined || raw === null) return null
  if (isWording(schema)) return typeof raw === 'string' && raw !== '' ? raw : null
  const inner = insideOf(schema, raw)
  if (inner) return wordingOf(inner, raw)
  if (schema instanceof z.ZodArray && Array.isArray(raw)) return wordingOfList(schema, raw)
  const fields = isFields(raw) ? fieldsOf(schema, raw) : []
  const words = fields.map(([name, field]) => [name, wordingOf(field, (raw as Fields)[name])] as const)
  const said = words.filter((entry): entry is readonly [string, Wording] => entry[1] !== null)
  return said.length > 0 ? Object.fromEntries(said) : null
}

function wordingOfList(schema: z.ZodArray, raw: readonly unknown[]): Wording[] | null {
  const words = raw.map((part) => wordingOf(schema.element as z.ZodType, part))
  return words.some((part) => part !== null)
    ? words.map((part, at) => part ?? (typeof raw[at] === 'string' ? '' : {}))
    : null
}

/**
 * A file with other words in the place of its own.
 *
 * @param usual what is said in place of words that the schema fills in, such as `Yes`
 * @param misfits gets whatever is missing, unknown or of another shape; then the file is not whole
 */
export function withWording(
  schema: z.ZodType,
  raw: unknown,
  words: Wording | undefined,
  { usual, misfits, path = [] }: { usual: Readonly<Record<string, string>>; misfits: Misfit[]; path?: Path },
): unknown {
  const own = wordingOf(schema, raw)
  const note = (is: Misfit['is'], at: Path = path) => misfits.push({ path: at, is })
  if (own === null) {
    if (words !== undefined && !isNothing(words)) note('unknown')
    return withUsual(schema, raw, usual)
  }
  if (words === undefined || words === null) {
    note('missing')
    return raw
  }
  if (typeof own === 'string') {
    if (typeof words !== 'string' || words.trim() === '') note(typeof words === 'string' ? 'missing' : 'shape')
    return words
  }
  const inner = insideOf(schema, raw)
  if (inner) return withWording(inner, raw, words, { usual, misfits, path })
  if (isOwnList(schema)) {
    if (!isListOfTexts(words)) note('shape')
    return words
  }
  if (Array.isArray(own)) {
    if (!Array.isArray(words) || words.length !== own.length) {
      note('shape')
      return raw
    }
    const element = (schema as z.ZodArray).element as z.ZodType
    return (raw as unknown[]).map((part, at) =>
      withWording(element, part, words[at], { usual, misfits, path: [...path, at] }),
    )
  }
  if (!isFields(words)) {
    note('shape')
    return raw
  }
  const fields = fieldsOf(schema, raw as Fields)
  for (const name of Object.keys(words)) if (!fields.some(([known]) => known === name)) note('unknown', [...path, name])
  const said = fields.map(([name, field]) => {
    const at = [...path, name]
    return [name, withWording(field, (raw as Fields)[name], words[name], { usual, misfits, path: at })] as const
  })
  return { ...(raw as Fields), ...Object.fromEntries(said.filter(([, part]) => part !== undefined)) }
}

/** What the schema would fill in, in words of the other language; `raw` itself where it fills in none. */
function withUsual(schema: z.ZodType, raw: unknown, usual: Readonly<Record<string, string>>): unknown {
  if (raw !== undefined || !(schema instanceof z.ZodDefault)) return raw
  const filled = schema.def.defaultValue
  const words = wordingOf(schema.unwrap() as z.ZodType, filled)
  if (words === null || typeof words === 'string' || Array.isArray(words)) return raw
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, (typeof word === 'string' && usual[word]) || word]),
  )
}

type Fields = { [name: string]: unknown }

const isFields = (raw: unknown): raw is Fields => typeof raw === 'object' && raw !== null && !Array.isArray(raw)

const isListOfTexts = (words: Wording) =>
  Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string' && word.trim() !== '')

/** An element of a list that has no words is an empty object or text. */
const isNothing = (words: Wording) => words === '' || (isFields(words) && Object.keys(words).length === 0)

/** The schema that a wrapping one passes its input to; the branch of a union that takes it; `null`: it wraps none. */
function insideOf(schema: z.ZodType, raw: unknown): z.ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return schema.unwrap() as z.ZodType
  }
  if (!(schema instanceof z.ZodUnion)) return null
  return typeof raw === 'object' && raw !== null ? knownBranch(schema)(raw) : branchOf(schema, raw)
}

const knownBranch = onceEach((schema: z.ZodUnion) => onceEach((raw: object) => branchOf(schema, raw)))

const branchOf = (schema: z.ZodUnion, raw: unknown) =>
  (schema.options as z.ZodType[]).find((branch) => branch.safeParse(raw).success) ?? null

function fieldsOf(schema: z.ZodType, raw: Fields): [string, z.ZodType][] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape as Record<string, z.ZodType>)
  if (schema instanceof z.ZodRecord) return Object.keys(raw).map((name) => [name, schema.valueType as z.ZodType])
  return []
}
