import { parseArgs } from 'node:util'
import { classify } from '#app/core/governance/triage/classify.ts'
import { readTriageAnswers } from '#app/core/governance/triage/read-answers.ts'
import type { Triage } from '#app/core/governance/triage/triage.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import type { Locale } from '#app/messages/locales.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import type { AiAct } from '#content/ai-act.ts'
import { formatExpression } from '#content/expression.ts'
import { refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'
import { readLanguage } from './language.ts'

const NOTICES: Record<Locale, string> = {
  en: 'Not legal advice. Have a lawyer confirm a prohibition, a high-risk class and every contested point.',
  de: 'Keine Rechtsberatung. Lassen Sie ein Verbot, eine Hochrisiko-Einstufung und jeden strittigen Punkt anwaltlich prüfen.',
}

const USAGE = `Usage: npm run -s preflight -- classify --in system.json [--on yyyy-mm-dd] [--explain] [--lang en|de]
       npm run -s preflight -- classify --questions [--lang en|de]

Places one AI system in the EU AI Act and prints roles, classes, duties with dates and the path of answers as JSON.
--on is the day for which it says what applies, by default today. --in - reads standard input.
Not sure is "unsure"; a missing key is not answered: both leave open what hangs on them. --questions lists the
questions with their options and when they arise, and the worked examples. --explain adds the words of what came out:
classes, duties, both readings of contested points, and open questions, in the language of --lang. Example of system.json:

{"answers": {"infers": "yes", "talks-to-people": "yes", "own-name": "no", "makes-content": "unsure"}}

or a worked example, with answers of your own where it differs:

{"scenario": "s05", "answers": {"own-name": "market"}}

${NOTICES.en}
`

/**
 * `classify --in file|- [--on day]` or `classify --questions`: JSON on standard output.
 *
 * @returns the exit code: 0 done, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function classifyCommand(args: string[]): Promise<number> {
  const read = readArgs(args)
  if (read === 'help' || read === null) return showUsage(read, USAGE)
  const language = readLanguage(read.lang)
  if (!language.ok) return refuse(language.error)
  const { locale } = language
  if ('questions' in read) {
    process.stdout.write(formatJson(listQuestions(loadAiAct({ locale }), locale)))
    return 0
  }
  if (dayOf(read.on) === null) return refuse({ field: '--on', message: `${read.on} is no day such as 2026-11-21.` })
  const input = await readJsonInput(read.in)
  if (!input.ok) return refuse(input.error)
  const rules = loadAiAct({ locale })
  const answers = readTriageAnswers(rules, input.json)
  if (!answers.ok) return refuse(answers.error)
  const triage = classify(rules, answers.answers, read.on)
  const texts = read.explain ? { texts: textsFor(rules, triage) } : {}
  process.stdout.write(formatJson({ ...triage, ...texts, notice: NOTICES[locale] }))
  return 0
}

const UNSURE: Record<Locale, string> = { en: 'Not sure', de: 'Nicht sicher' }

function listQuestions({ questions, scenarios }: AiAct, locale: Locale) {
  return {
    questions: questions.map(({ id, ask, askIf, options, sources }) => ({
      id,
      ask,
      arises: askIf === null ? 'always' : formatExpression(askIf),
      options: Object.fromEntries([...options.map((option) => [option.id, option.text]), ['unsure', UNSURE[locale]]]),
      articles: sources.map(({ act, article }) => `${act} ${article}`),
    })),
    scenarios: scenarios.map(({ id, name }) => ({ id, name })),
  }
}

/** The words of everything that a triage names by its id. */
function textsFor(rules: AiAct, triage: Triage) {
  const named = <One extends { id: string }, Text>(
    all: readonly One[],
    ids: readonly string[],
    text: (one: One) => Text,
  ) => Object.fromEntries(all.filter(({ id }) => ids.includes(id)).map((one) => [one.id, text(one)]))
  const contested = [...triage.contested, ...triage.obligations.flatMap((duty) => duty.contested)]
  return {
    classes: named(rules.classes, triage.classes, ({ about }) => about),
    obligations: named(
      rules.obligations,
      triage.obligations.map(({ id }) => id),
      ({ statement, onlyIf, owner, evidence }) => ({ statement, onlyIf, owner, evidence }),
    ),
    contested: named(rules.contested, contested, ({ name, readings, taken }) => ({ name, readings, taken })),
    ask: named(rules.questions, triage.undetermined?.ask ?? [], ({ ask }) => ask),
  }
}

type Read = ({ in: string; on: string; explain: boolean } | { questions: true }) & { lang: string | undefined }

function readArgs(args: string[]): Read | 'help' | null {
  try {
    const options = {
      in: { type: 'string' },
      on: { type: 'string' },
      explain: { type: 'boolean' },
      questions: { type: 'boolean' },
      lang: { type: 'string' },
      help: { type: 'boolean' },
    } as const
    const { values } = parseArgs({ args, options })
    if (values.help) return 'help'
    const { lang } = values
    if (values.questions) return (values.in ?? values.on ?? values.explain) ? null : { questions: true, lang }
    return values.in === undefined
      ? null
      : {
          in: values.in,
          on: values.on ?? new Date().toISOString().slice(0, 10),
          explain: values.explain ?? false,
          lang,
        }
  } catch {
    return null
  }
}
