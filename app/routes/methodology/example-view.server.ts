import { createTranslator } from 'use-intl'
import type { readChoices } from '#app/core/methodology/read-choices.ts'
import { EXAMPLE_ROWS, type ExampleConstants, workExample } from '#app/core/methodology/worked-example.ts'
import { type ExampleWords, writeExample } from '#app/core/methodology/write-example.ts'
import { formatOf, type Locale, type Messages } from '#app/messages/locales.ts'
import type { Catalogue } from '#content/schema.ts'

type Ground = { catalogue: Catalogue; locale: Locale; messages: Messages }

/** The example with the choices of an address, and all that the browser needs to compute it for others. */
export function exampleView(
  { catalogue, locale, messages }: Ground,
  { choices, unreadable }: ReturnType<typeof readChoices>,
) {
  const { dimensionWeights, weightsId, alternativeWeights, lambda, nearlySteps } = catalogue.constants
  const constants: ExampleConstants = { dimensionWeights, weightsId, alternativeWeights, lambda, nearlySteps }
  const words = wordsOf(locale, messages)
  const names = new Map(
    [...catalogue.capabilities, ...catalogue.dimensions].map(({ id, name }) => [id as string, name]),
  )
  const nameOf = (id: string) => names.get(id) ?? id
  const list = new Intl.ListFormat(words.locale, { type: 'conjunction' })
  return {
    choices,
    rows: EXAMPLE_ROWS.map((row) => ({ ...row, name: nameOf(row.capability) })),
    dimensions: [...new Set(EXAMPLE_ROWS.map(({ dimension }) => dimension))].map((id) => ({ id, name: nameOf(id) })),
    sets: Object.keys(alternativeWeights),
    unreadable: unreadable.length > 0 ? list.format(unreadable.map(nameOf)) : null,
    constants,
    words,
    written: writeExample(constants, workExample(constants, choices), words),
  }
}

export type ExampleView = ReturnType<typeof exampleView>

/** Blanks stay blanks: who computes fills them in. */
function wordsOf(locale: Locale, messages: Messages): ExampleWords {
  const t = createTranslator({ locale, messages, namespace: 'methodology.example' })
  return {
    locale: formatOf(locale),
    verdicts: {
      ready: t('verdicts.ready'),
      readyAfterHomework: t('verdicts.readyAfterHomework'),
      nearly: t('verdicts.nearly'),
      notYet: t('verdicts.notYet'),
    },
    between: t('between', { worst: '{worst}', best: '{best}' }),
    range: t('range', { lo: '{lo}', hi: '{hi}' }),
    says: t('says', { verdict: '{verdict}', readiness: '{readiness}' }),
  }
}
