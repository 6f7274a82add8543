import { useTranslations } from 'use-intl'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import type { ExampleView } from './example-view.server.ts'
import { useSetName } from './weights.tsx'

const TONES = {
  ready: 'ready',
  readyAfterHomework: 'almost',
  nearly: 'nearly',
  notYet: 'notyet',
} as const satisfies Record<string, Tone>

const VERDICTS = ['ready', 'readyAfterHomework', 'nearly', 'notYet'] as const

/** The verdict and the score; what the script writes anew is marked with `data-cell`, `data-mark` or `data-when`. */
export function ExampleSummary({ view }: { view: ExampleView }) {
  const t = useTranslations('methodology.example')
  const setName = useSetName(view.constants.weightsId)
  const { written, sets } = view
  const other = sets.map((id) => ({ term: setName(id), description: <Cell view={view} name={`weights.${id}`} /> }))
  return (
    <div className="grid content-start gap-4 md:sticky md:top-6 md:self-start">
      <h3>{t('result')}</h3>
      <DefinitionList
        items={[
          { term: t('verdict'), description: <Verdict view={view} /> },
          { term: t('readiness'), description: <Cell view={view} name="readiness" /> },
        ]}
      />
      <output className="sr-only" data-cell="says">
        {written.cells.says}
      </output>
      <h4 className="pt-4 font-semibold">{t('other')}</h4>
      <DefinitionList items={other} />
      <p className="max-w-measure text-soft">{t('otherText')}</p>
    </div>
  )
}

const Cell = ({ view, name }: { view: ExampleView; name: string }) => (
  <span data-cell={name} className="tabular-nums [overflow-wrap:anywhere]">
    {view.written.cells[name]}
  </span>
)

function Verdict({ view: { written } }: { view: ExampleView }) {
  const t = useTranslations('methodology.example.verdicts')
  return (
    <>
      {VERDICTS.map((verdict) => (
        <span key={verdict} data-mark={verdict} hidden={written.verdict !== verdict}>
          <VerdictMark tone={TONES[verdict]}>{t(verdict)}</VerdictMark>
        </span>
      ))}
      <span data-mark="open" hidden={written.verdict !== 'open'}>
        <VerdictMark tone="open">
          <span data-cell="verdict">{written.cells.verdict}</span>
        </VerdictMark>
      </span>
    </>
  )
}

/** Every formula with the levels in it. */
export function ExampleLines({ view }: { view: ExampleView }) {
  const t = useTranslations('methodology.example')
  const { isOpen } = view.written
  const lines = [
    ...view.dimensions.map(({ id, name }) => ({ id: `dimension.${id}`, name: t('lines.dimension', { name }) })),
    ...(['mean', 'readiness', 'homework', 'steps'] as const).map((id) => ({ id, name: t(`lines.${id}`) })),
    { id: 'verdict', name: t('lines.verdict', { most: view.constants.nearlySteps.technique }) },
    { id: 'fit', name: t('lines.fit') },
  ]
  return (
    <table className="table">
      <caption>{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col">
            <span data-when="settled" hidden={isOpen}>
              {t('settled')}
            </span>
            <span data-when="open" hidden={!isOpen}>
              {t('worst')}
            </span>
          </th>
          <th scope="col" data-when="open" hidden={!isOpen}>
            {t('best')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, name }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>
              <End view={view} name={`${id}.lo`} says={t('worst')} />
            </td>
            <td data-when="open" hidden={!isOpen}>
              <End view={view} name={`${id}.hi`} says={t('best')} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A formula; where rows are stacked it says for itself which end it is of. */
function End({ view, name, says }: { view: ExampleView; name: string; says: string }) {
  return (
    <>
      <span data-when="open" hidden={!view.written.isOpen} className="block text-faint text-sm md:hidden">
        {says}
      </span>
      <Cell view={view} name={name} />
    </>
  )
}
