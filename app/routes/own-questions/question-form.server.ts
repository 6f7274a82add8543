import { OWN_LEVELS, OWN_TEXT_MAX } from '#app/core/own-questions/own-limits.ts'
import { AddedQuestion } from '#app/core/own-questions/own-questions.ts'
import { fieldOf, nameFault, textFault } from '#app/server/form.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Catalogue, DimensionId } from '#content/schema.ts'
import { LEVEL_FIELDS, type QuestionErrors, type QuestionFields } from './question-fields.ts'

/** The form as it was sent; plain forms send each line break as two characters. */
export function typedQuestion(form: FormData): QuestionFields {
  return {
    ask: fieldOf(form, 'ask').trim(),
    help: fieldOf(form, 'help').replaceAll('\r\n', '\n').trim(),
    section: fieldOf(form, 'section'),
    capability: fieldOf(form, 'capability'),
    levels: LEVEL_FIELDS.map((name) => fieldOf(form, name).trim()),
    version: Number(fieldOf(form, 'version')),
  }
}

/** What is wrong with the words of a question, standard or own. */
export function wordingErrors({ ask, help }: Pick<QuestionFields, 'ask' | 'help'>, say: Say): QuestionErrors {
  const askFault = ask === '' ? say('ownAsk') : nameFault(ask, OWN_TEXT_MAX.ask, say)
  const helpFault = textFault(help, OWN_TEXT_MAX.help, say)
  return { ...(askFault && { ask: askFault }), ...(helpFault && { help: helpFault }) }
}

export type ParsedQuestion = { ok: true; question: AddedQuestion } | { ok: false; errors: QuestionErrors }

/**
 * Reads a question of a workspace's own from its form.
 *
 * @param id what it will be called; of an unsaved one any that is valid
 */
export function parseQuestion(
  typed: QuestionFields,
  id: string,
  { catalogue, say }: { catalogue: Catalogue; say: Say },
): ParsedQuestion {
  const capability = catalogue.capabilities.find((one) => one.id === typed.capability && one.scored)
  const dimension = catalogue.dimensions.find((one) => one.id === (capability?.dimension ?? typed.section))
  const errors: QuestionErrors = {
    ...wordingErrors(typed, say),
    ...(typed.capability !== '' && !capability && { capability: say('ownInforms') }),
    ...(!dimension && { section: say('ownSection') }),
    ...levelErrors(typed.levels, capability !== undefined, say),
  }
  if (Object.keys(errors).length > 0 || !dimension) return { ok: false, errors }
  const question = AddedQuestion.parse({
    id,
    section: dimension.id satisfies DimensionId,
    capability: capability?.id ?? null,
    ask: typed.ask,
    help: typed.help,
    levels: typed.levels.filter((text) => text !== ''),
  })
  return { ok: true, question }
}

function levelErrors(levels: readonly string[], counts: boolean, say: Say): QuestionErrors {
  const faults = levels.map((text, level) => {
    const fault = text === '' && counts ? say('ownLevel', { level }) : nameFault(text, OWN_TEXT_MAX.level, say)
    return fault === null ? [] : [[LEVEL_FIELDS[level] ?? 'levels', fault] as const]
  })
  const filled = levels.filter((text) => text !== '').length
  const few = !counts && filled < OWN_LEVELS.least ? [['level0', say('ownLevels')] as const] : []
  return Object.fromEntries([...few, ...faults.flat()])
}
