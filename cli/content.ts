import { parseArgs } from 'node:util'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { checkContent, checkTranslated } from '#content/check.ts'
import { type Fault, formatFault } from '#content/fault.ts'
import { findContentRoot } from '#content/source.server.ts'
import { touchTechniques } from './content-touch.ts'
import { acceptWords, messageFaultsOf, printWords } from './content-words.ts'

const USAGE = `Usage: npm run -s preflight -- content check [folder that holds content/] [--on yyyy-mm-dd] [--lang de]
       npm run -s preflight -- content touch [folder that holds content/] [--on yyyy-mm-dd]
       npm run -s preflight -- content words FILE
       npm run -s preflight -- content accept --lang de FILE ...
Example: npm run -s preflight -- content check .
check: prints what is wrong with the content; with --lang, with its translation and with the messages.
--on: the day on which review dates are looked at, or that touch sets; today if left out.
touch: sets the day of techniques whose words have changed, and notes the words in content/updated.yaml.
words: prints what is to be translated of a file below content/, as a translation is written.
accept: notes in translated files, or in app/messages/de.json, that they say what the English says today.`

type Args = { positionals: string[]; on: string; lang: string; help: boolean }

/**
 * `content check [root] [--on date] [--lang de]`: prints the faults of the content, one a line, to stderr. What should
 * have been looked at again by that day is a fault. `content touch [root] [--on date]` dates techniques. `content words` and `content accept` are for translators.
 *
 * @returns the exit code: 0 clean, 1 faults, 2 wrong usage
 */
export async function contentCommand(args: string[]): Promise<number> {
  const { positionals, on, lang, help } = readArgs(args)
  const [verb, ...rest] = positionals
  if (help) {
    console.log(USAGE)
    return 0
  }
  const [first] = rest
  if (verb === 'words' && first !== undefined && rest.length === 1) return printWords(findContentRoot(), first)
  if (verb === 'accept' && lang !== '' && first !== undefined) return acceptWords(findContentRoot(), lang, rest)
  if (verb === 'touch' && rest.length <= 1 && dayOf(on) !== null) return touchTechniques(first ?? findContentRoot(), on)
  if (verb !== 'check' || rest.length > 1 || dayOf(on) === null) {
    console.error(USAGE)
    return 2
  }
  const root = first ?? findContentRoot()
  return report(lang === '' ? checkContent(root, on) : [...checkTranslated(root, lang), ...messageFaultsOf(root, lang)])
}

function report(faults: readonly Fault[]): number {
  if (faults.length === 0) {
    console.log('The content is clean.')
    return 0
  }
  for (const fault of faults) console.error(formatFault(fault))
  console.error(faults.length === 1 ? '1 fault.' : `${faults.length} faults.`)
  return 1
}

function readArgs(args: string[]): Args {
  const today = new Date().toISOString().slice(0, 10)
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        on: { type: 'string', default: today },
        lang: { type: 'string', default: '' },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    return { positionals, ...values }
  } catch {
    return { positionals: [], on: today, lang: '', help: false }
  }
}
