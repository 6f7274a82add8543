import { parse } from 'yaml'
import * as z from 'zod'
import type { Finding } from '../fault.ts'
import { ACTS_ORDERS, type PlaceSteps } from './places.ts'
import type { Wording } from './wording.ts'

const Pattern = z.string().regex(/[^*]/, 'must be words, in which * stands for any letters')

const STEPS = ['paragraph', 'point', 'subpoint', 'number', 'annex', 'to'] as const satisfies (keyof PlaceSteps)[]
type Step = (typeof STEPS)[number]

/** The words that one language has for those of the other. */
const TermsFile = z.strictObject({
  /** For what schemas fill in, such as `Yes`. */
  usual: z.record(z.string(), z.string().min(1)),
  /** What words in places of acts are called. */
  places: z.record(z.string(), z.string().min(1)).default({}),
  /** How acts are cited; left out: as in English. */
  steps: z
    .strictObject(Object.fromEntries(STEPS.map((step) => [step, z.string().min(1)])) as Record<Step, z.ZodString>)
    .optional(),
  /** Where the name of an act stands. */
  acts: z.enum(ACTS_ORDERS).default('act-first'),
  terms: z.array(
    z.strictObject({
      en: z.array(Pattern).min(1),
      /** What is written for it; the first is the usual one. */
      say: z.array(Pattern).min(1),
      /** `false`: what is written for it is written for other words, too. */
      back: z.boolean().default(true),
      /** What else stands where the English words mean something else, or in the other language for other words. */
      besides: z.array(Pattern).default([]),
    }),
  ),
  /** Never written. */
  never: z.array(z.strictObject({ words: Pattern, instead: z.string().min(1) })).default([]),
})
export type Terms = z.infer<typeof TermsFile>

export const termsFile = (locale: string) => `content/${locale}/terms.yaml`

/** @throws Error naming what is wrong with the file */
export function readTerms(text: string): Terms {
  return TermsFile.parse(parse(text))
}

type Pair = { path: Finding['path']; english: string; own: string }

/** The texts of two wordings side by side; what only one of them has is left out. */
export function pairsOf(english: Wording, own: Wording, path: Finding['path'] = []): Pair[] {
  if (typeof english === 'string' || typeof own === 'string') {
    return typeof english === 'string' && typeof own === 'string' ? [{ path, english, own }] : []
  }
  return Object.entries(english).flatMap(([name, part]) => {
    const other = (own as Readonly<Record<string, Wording>>)[name]
    const step = Array.isArray(english) ? Number(name) : name
    return other === undefined || other === null ? [] : pairsOf(part as Wording, other, [...path, step])
  })
}

/** @returns what is wrong with the terms of one text, in words */
export type TermCheck = (pair: Pick<Pair, 'english' | 'own'>) => string[]

/** Holds texts to the terms, in both directions. */
export function termCheck({ terms, never }: Terms): TermCheck {
  const rules = terms.map(({ en, say, back, besides }) => ({
    name: en[0] ?? '',
    say: say.join(', '),
    english: matching(en),
    own: matching(say),
    allowed: matching([...say, ...besides]),
    englishToo: matching([...en, ...besides]),
    back,
  }))
  const barred = never.map(({ words, instead }) => ({ words, instead, found: matching([words]) }))
  return ({ english, own }) => [
    ...rules
      .filter((rule) => rule.english.test(english) && !rule.allowed.test(own))
      .map((rule) => `"${rule.name}" stands in English, and nothing of: ${rule.say}.`),
    ...rules
      .filter((rule) => rule.back && rule.own.test(own) && !rule.englishToo.test(english) && !rule.englishToo.test(own))
      .map((rule) => `Something of "${rule.say}" stands here, and "${rule.name}" is not in English.`),
    ...barred.filter(({ found }) => found.test(own)).map(({ words, instead }) => `"${words}": write "${instead}".`),
  ]
}

function matching(patterns: readonly string[]): RegExp {
  const letters = patterns.map((pattern) =>
    pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', String.raw`[\p{L}-]*`),
  )
  return new RegExp(String.raw`(?<![\p{L}])(?:${letters.join('|')})(?![\p{L}])`, 'iu')
}
