import { useTranslations } from 'use-intl'
import type { LineView, SignView } from './lines-view.server.ts'
import type { LibraryPitfall } from './pitfall-view.server.ts'

type LinesProps = { title: string; lines: readonly LineView[]; dataKinds: LibraryPitfall['dataKinds'] }

/** The answers that put a team in one band; one line is enough. */
export function Lines({ title, lines, dataKinds }: LinesProps) {
  return (
    <div className="grid gap-2">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line.id} className="grid gap-3 border-hair border-b py-3">
            {line.kind === 'dataGap' ? <DataGap gap={line.gap} dataKinds={dataKinds} /> : <Signs line={line} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Signs({ line: { signs, where } }: { line: Extract<LineView, { kind: 'signs' }> }) {
  const t = useTranslations('pitfalls.lines')
  return (
    <>
      {signs.length > 1 && <p className="text-sm text-soft">{t('together')}</p>}
      {signs.map((sign) => (
        <Sign key={keyOf(sign)} sign={sign} />
      ))}
      {where.length > 0 && (
        <div className="grid gap-1 border-hair border-l-2 pl-4 text-sm text-soft">
          <p>{t('where')}</p>
          {where.map((sign) => (
            <Sign key={keyOf(sign)} sign={sign} />
          ))}
        </div>
      )}
    </>
  )
}

const keyOf = (sign: SignView) => (sign.kind === 'level' ? sign.capability : sign.ask)

/** What is looked at, and the sentences of which one applies. */
function Sign({ sign }: { sign: SignView }) {
  const t = useTranslations('pitfalls.lines')
  const sentences = sign.kind === 'level' ? sign.statements : sign.options
  return (
    <div className="grid gap-x-8 gap-y-1 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
      <p className={sign.kind === 'level' ? 'font-semibold' : ''}>
        {sign.kind === 'level' ? sign.capability : sign.ask}
      </p>
      <div className="max-w-measure">
        {sign.kind === 'answer' && sign.isNot && <p className="text-sm">{t('anyBut')}</p>}
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{t('quoted', { sentence })}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function DataGap({ gap, dataKinds }: { gap: number; dataKinds: LibraryPitfall['dataKinds'] }) {
  const t = useTranslations('pitfalls.lines')
  const kinds = useTranslations('useCases.dataKind')
  return (
    <>
      <p className="max-w-measure">{t('dataGap', { gap })}</p>
      <dl className="max-w-measure text-sm text-soft">
        {dataKinds.map(({ kind, capabilities }) => (
          <div key={kind} className="grid gap-x-8 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
            <dt className="font-semibold">{kinds(kind)}</dt>
            <dd>{capabilities.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
