import { parseArgs } from 'node:util'
import { compileScreening } from '#app/core/governance/screening/compile-screening.ts'
import { parseProcessing } from '#app/core/governance/screening/parse-processing.ts'
import { screen } from '#app/core/governance/screening/screen.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import type { Locale } from '#app/messages/locales.ts'
import { formatExpression } from '#content/expression.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import type { PrivacyRules } from '#content/privacy-rules.ts'
import { refuse } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'
import { readLanguage } from './language.ts'
import { textsFor } from './screen-texts.ts'

const USAGE = `Usage: npm run -s preflight -- screen --in processing.json [--on yyyy-mm-dd] [--country de] [--explain]
       [--lang en|de]
       npm run -s preflight -- screen --questions [--lang en|de]

Says whether a processing needs an impact assessment under the GDPR, why, and what else it touches. --in - reads
standard input. --on: the law of that day, today if left out. --country: with the list of its authorities.
--explain adds the texts, in the language of --lang. --questions lists every question with its options. Example of processing.json:

{"answers": {"prohibited-practice": "no", "personal-data": "yes", "evaluates-people": "yes", "large-scale": "unsure"}}
`
const NOTICES: Record<Locale, string> = {
  en: 'This is not legal advice. Have a lawyer or your data protection officer look at every contested point.',
  de: 'Das ist keine Rechtsberatung. Lassen Sie jeden strittigen Punkt anwaltlich oder von Ihrer Datenschutzstelle prüfen.',
}
const UNSURE: Record<Locale, string> = { en: 'Not sure', de: 'Nicht sicher' }

type Wanted = { in: string | null; on: string; country: string | null; explain: boolean; lang: string | undefined }

/**
 * `screen --in file|-` or `screen --questions`: JSON on standard output.
 *
 * @returns the exit code: 0 screened, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function screenCommand(args: string[]): Promise<number> {
  const wanted = readArgs(args)
  if (wanted === 'help' || wanted === null) {
    const stream = wanted === null ? process.stderr : process.stdout
    stream.write(USAGE)
    return wanted === null ? 2 : 0
  }
  const language = readLanguage(wanted.lang)
  if (!language.ok) return refuse(language.error)
  const { locale } = language
  const rules = loadPrivacyRules({ locale })
  if (wanted.in === null) {
    process.stdout.write(formatJson(listQuestions(rules, locale)))
    return 0
  }
  const fault = faultOfOptions(rules, wanted)
  if (fault) return refuse(fault)
  const input = await readJsonInput(wanted.in)
  if (!input.ok) return refuse(input.error)
  const parsed = parseProcessing(rules, input.json)
  if (!parsed.ok) return refuse(parsed.error)
  const result = screen(compileScreening(rules, wanted), parsed.answers)
  const texts = wanted.explain ? { texts: textsFor(rules, result) } : {}
  process.stdout.write(formatJson({ ...result, ...texts, notice: NOTICES[locale] }))
  return 0
}

function readArgs(args: string[]): Wanted | 'help' | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        in: { type: 'string' },
        on: { type: 'string' },
        country: { type: 'string' },
        lang: { type: 'string' },
        explain: { type: 'boolean', default: false },
        questions: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return 'help'
    // Either a processing or the questions.
    if ((values.in === undefined) !== values.questions) return null
    return {
      in: values.in ?? null,
      on: values.on ?? new Date().toISOString().slice(0, 10),
      country: values.country ?? null,
      explain: values.explain,
      lang: values.lang,
    }
  } catch {
    return null
  }
}

function faultOfOptions({ nationalLists }: PrivacyRules, { on, country }: Wanted) {
  if (dayOf(on) === null) {
    return { field: '--on', message: `"${on}" is no date. Write one such as 2026-11-22.` }
  }
  const known = nationalLists.map((list) => list.country)
  if (country === null || known.includes(country)) return null
  return { field: '--country', message: `There is no list for "${country}". There is one for: ${known.join(', ')}.` }
}

function listQuestions({ hash, questions }: PrivacyRules, locale: Locale) {
  return {
    rules: hash,
    questions: questions.map(({ when, likely, mend, fineTier, ...question }) => ({
      ...question,
      options: [...question.options, { id: 'unsure', text: UNSURE[locale] }],
      askedIf: when === null ? null : formatExpression(when),
    })),
  }
}
