import { parse, YAMLParseError } from 'yaml'
import * as z from 'zod'
import type { OperatorBlank } from './trust-blanks.ts'

/** A key without a value is as good as none: the blank stays to be filled in. */
const blank = <T extends z.ZodType>(schema: T) => z.preprocess((typed) => typed ?? undefined, schema.optional())

/** Lines become one, as they stand in a sentence. */
const Line = z
  .string('must be a text')
  .trim()
  .min(1, 'must not be empty; leave the key out instead')
  .max(600, 'must have 600 characters at most')
  .transform((text) => text.split(/\s*\n\s*/).join(', '))
const Count = (what: string, max: number) =>
  z.int(`must be a whole number of ${what}`).min(0, 'must not be below 0').max(max, `must be ${max} at most`)
const Email = z.email('must be one e-mail address, such as privacy@example.com')
const SecurePage = z.url({ protocol: /^https$/, error: 'must be an e-mail address or an https address' })

/** What the operator knows and the product cannot, as the file has it; `none` is an answer where there may be none. */
export const OperatorFile = z.strictObject({
  as_of: z.iso.date('must be the date of these facts, such as 2026-11-22'),
  company: blank(Line),
  address: blank(Line),
  represented_by: blank(Line),
  email: blank(Email),
  data_protection_officer: blank(Line),
  eu_representative: blank(Line),
  supervisory_authority: blank(Line),
  hosting_provider: blank(Line),
  hosting_place: blank(Line),
  encryption_at_rest: blank(Line),
  staff_access: blank(Line),
  backup_place: blank(Line),
  backup_days: blank(Count('days', 3_650)),
  log_days: blank(Count('days', 3_650)),
  mail_provider: blank(Line),
  mail_place: blank(Line),
  transfers: blank(Line),
  change_notice_days: blank(Count('days', 365)),
  breach_hours: blank(Count('hours', 72)),
  security_contact: blank(z.union([Email, SecurePage], 'must be an e-mail address or an https address')),
  sub_processors: z
    .array(z.strictObject({ name: Line, does: Line, place: Line }), 'must be a list of name, does and place')
    .max(50, 'must have 50 entries at most')
    .default([]),
})
export type OperatorFile = z.infer<typeof OperatorFile>

/** Where `none` means that there is none, in words of ours. */
export const MAY_BE_NONE = [
  'data-protection-officer',
  'eu-representative',
  'encryption-at-rest',
  'mail-provider',
  'mail-place',
  'transfers',
] as const satisfies readonly OperatorBlank[]
type NoneBlank = (typeof MAY_BE_NONE)[number]

/** What the operator has filled in; `asOf` is `null` where there is no operator file. */
export type OperatorFacts = {
  asOf: string | null
  values: Partial<Record<OperatorBlank, string>>
  /** What there is none of. */
  none: readonly NoneBlank[]
  /** Beside those that host and mail. */
  subProcessors: OperatorFile['sub_processors']
}

/** Nobody has filled anything in. */
export const NO_OPERATOR: OperatorFacts = { asOf: null, values: {}, none: [], subProcessors: [] }

/**
 * The facts of an operator file.
 *
 * @returns `faults` in words, one for each field that cannot be read, instead of the facts
 */
export function readOperatorFacts(text: string): { facts: OperatorFacts } | { faults: string[] } {
  const raw = parseYaml(text)
  if ('fault' in raw) return { faults: [raw.fault] }
  const parsed = OperatorFile.safeParse(raw.yaml)
  if (!parsed.success) return { faults: parsed.error.issues.map(sayIssue) }
  const { as_of: asOf, sub_processors: subProcessors, ...fields } = parsed.data
  const filled = Object.entries(fields).flatMap(([key, value]): [OperatorBlank, string][] =>
    value === undefined ? [] : [[key.replaceAll('_', '-') as OperatorBlank, String(value)]],
  )
  const isNone = ([name, value]: [OperatorBlank, string]) =>
    MAY_BE_NONE.some((may) => may === name) && value.toLowerCase() === 'none'
  return {
    facts: {
      asOf,
      values: Object.fromEntries(filled.filter((entry) => !isNone(entry))),
      none: filled.filter(isNone).map(([name]) => name as NoneBlank),
      subProcessors,
    },
  }
}

function parseYaml(text: string): { yaml: unknown } | { fault: string } {
  try {
    return { yaml: parse(text) ?? {} }
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    return { fault: `line ${error.linePos?.[0].line ?? 1} is not valid YAML; quote texts that hold ": "` }
  }
}

function sayIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} is not a fact that is asked for`
  if (issue.path.length === 0) return 'it must be a list of facts, one "name: text" a line'
  return `${issue.path.join('.')} ${issue.message}`
}
